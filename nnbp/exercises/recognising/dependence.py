"""Which letter a wrong answer leaves out, or takes twice: each is doubled in turn, and the answer watched."""

import numpy as np

from ..asked.cases import Case
from ..running.attempts import Attempt, attempt
from ..running.unharmed import copied
from ..saying.notation import names
from ..saying.verdict import Finding

MOVED = 1e-9


def dependence(exercise, call, case, base: Attempt):
    """A Finding about a letter that moves the answer otherwise than it should, or that each moves it as it should."""
    written, found = names(exercise.name), []
    for name, value in case.arguments.items():
        for what, changed in doubled(name, value):
            other = Case(case.arguments | {name: changed}, case.wanted, case.facts)
            mine = attempt(call, other, exercise.mode).parts
            right = attempt(exercise.call, other, exercise.mode).parts
            if mine is None or right is None:
                continue
            if factor(case.wanted, right) != 1 and kept(exercise, call, case, base, name, mine):
                letter = written.get(what, what)
                says = "Is something divided by its own size, or only its sign used?"
                found.append(Finding("scale-free", f"the size of {letter} changes nothing in your answer", says))
                continue
            finding = compared(written.get(what, what), factor(base.parts, mine), factor(case.wanted, right))
            if finding:
                found.append(finding)
    says = "Where that shows, as often as it should. So look at places: an index, an axis, an order, a sum that stops."
    found.append(Finding("places", "every letter comes in, but not everywhere where it should", says, named=False))
    return min(found, key=lambda finding: ORDER.index(finding.key))


ORDER = ("scale-free", "not-used", "used-in-vain", "another-power", "not-in-proportion", "places")


def kept(exercise, call, case, base, name, doubled_answer):
    """Does an answer stay when all of an argument doubles, though it moves when a part of it does?"""
    value = case.arguments[name]
    if not isinstance(value, np.ndarray) or value.size < 2 or factor(base.parts, doubled_answer) != 1:
        return False
    other = value * np.linspace(1, 2, value.size).reshape(value.shape)
    found = attempt(call, Case(case.arguments | {name: other}, case.wanted, case.facts), exercise.mode).parts
    return found is not None and factor(base.parts, found) != 1


def doubled(name, value):
    """(its letter, a copy with all of it doubled) for each thing that an argument holds."""
    if isinstance(value, np.ndarray) and value.dtype.kind == "f" or isinstance(value, float):
        yield name, 2 * value
    elif isinstance(value, dict):
        yield name, {key: 2 * part for key, part in value.items()}
    elif isinstance(value, np.random.Generator):
        yield "the generator", np.random.default_rng(12345)
    elif hasattr(value, "w") and hasattr(value, "b"):
        for letter in ("w", "b"):
            twin = copied(value)
            setattr(twin, letter, {l: 2 * part for l, part in getattr(twin, letter).items()})
            yield letter, twin


def factor(before, after):
    """By how much an answer has grown: a number where all of it has by the same, else None."""
    if set(before) != set(after) or any(before[k].shape != after[k].shape for k in before):
        return None
    one, two = (np.concatenate([part.ravel() for part in parts.values()]) for parts in (before, after))
    if not (np.isfinite(one).all() and np.isfinite(two).all()) or not np.abs(one).max():
        return None
    at = int(np.abs(one).argmax())
    ratio = two[at] / one[at]
    return float(ratio) if np.abs(two - ratio * one).max() <= MOVED * np.abs(one).max() else None


def compared(letter, mine, right):
    """What two growths under a doubled letter say: not used, used though it should not be, another power."""
    if mine == right:
        return None
    if letter == "the generator":
        return Finding(
            "not-used", "the order does not follow from `rng`", "Draw one order of the examples with it, and use it."
        )
    if mine is not None and abs(mine - 1) < MOVED and right != mine:
        return Finding(
            "not-used", f"{letter} changes nothing in your answer", f"It should: the equation holds {letter}."
        )
    if right is not None and abs(right - 1) < MOVED:
        return Finding(
            "used-in-vain", f"{letter} moves your answer, and should not", f"The equation holds no {letter}."
        )
    if right is None or not doublings(right):
        return None
    if mine is None or not doublings(mine):
        says = f"When {letter} doubles, every entry should become {right:.3g} times as large; yours do not."
        return Finding("not-in-proportion", f"your answer is not in proportion to {letter}", says, named=False)
    if abs(mine - right) > 1e-6:
        says = f"When {letter} doubles, yours becomes {mine:.3g} times as large, and the right one {right:.3g} times."
        return Finding("another-power", f"{letter} comes in too often, or not often enough", says, named=False)
    return None


def doublings(growth):
    """Does the answer hold a power of what was doubled? Where σ stands between them, one number grows as it likes."""
    power = np.log2(abs(growth)) if growth else 0.5
    return abs(power - round(power)) < 1e-6
