"""Which two letters did not go together: their shapes, and what each axis counts."""

import numpy as np

from ..running.unharmed import copied
from ..saying.handed_over import by, handed_over
from ..saying.notation import names
from ..saying.verdict import Finding, quoted
from .raised_calls import kinds_apart
from .tracing import Clash, LetteredActivation, letter_of, lettered
from .whose_line import message, student_line

LAYERS = {
    "w_next": ("layer l + 1", "layer l"), "delta_next": ("layer l + 1", "examples"), "b_next": ("layer l + 1", ""),
    "z": ("the layer", "examples"), "a": ("the layer", "examples"), "y": ("the layer", "examples"),
    "w": ("layer l", "layer l − 1"), "a_in": ("layer l − 1", "examples"), "b": ("layer l", ""),
    "delta": ("layer l", "examples"), "nabla_a": ("layer L", "examples"), "slope": ("layer l + 1", "layer l"),
    "jacobian": ("outputs k", "weighted inputs j", "examples"), "x": ("layer 1", "examples"), "w2": ("layer 2", "layer 1"),
    "w3": ("layer 3", "layer 2"), "delta3": ("layer 3", "examples"), "z2": ("layer 2", "examples"), "labels": ("examples",),
    "outputs": ("digits", "examples"), "X": ("layer 1", "examples"), "Y": ("layer L", "examples"), "s": ("entries", ""),
    "t": ("entries", ""),
}  # fmt: skip


def with_letters(case, exercise):
    """The arguments of a case as arrays that know their letters; an activation keeps them."""
    written = names(exercise)
    found = {}
    for name, value in case.arguments.items():
        value = copied(value)
        if isinstance(value, dict):
            value = {
                l: lettered(part, f"{written.get(name, name).rstrip('ˡᴸ')}{'⁰¹²³⁴⁵⁶⁷⁸⁹'[l]}")
                for l, part in value.items()
            }
        elif hasattr(value, "w") and hasattr(value, "b"):
            value.w = {l: lettered(part, f"w{'⁰¹²³⁴⁵⁶⁷⁸⁹'[l]}") for l, part in value.w.items()}
            value.b = {l: lettered(part, f"b{'⁰¹²³⁴⁵⁶⁷⁸⁹'[l]}") for l, part in value.b.items()}
            value.activation = {l: LetteredActivation(f) for l, f in value.activation.items()}
        elif hasattr(value, "prime"):
            value = LetteredActivation(value)
        else:
            value = lettered(value, written.get(name, name))
        found[name] = value
    return found


def shapes(error, call, case, exercise):
    """Which two letters did not go together, found by running the function once more on arrays that know theirs."""
    try:
        with np.errstate(all="ignore"):
            call(with_letters(case, exercise))
    except Clash as clash:
        if len(clash.operands) >= 2:
            one, two = clash.operands[:2]
            return Finding("shapes", f"{told(one)} {clash.sign} {told(two)}: the shapes do not fit", why(clash, case))
        if clash.operands:
            return Finding(
                "shapes", f"{clash.sign} does not fit {told(clash.operands[0])}", handed_over(case, exercise)
            )
    except KeyboardInterrupt:
        raise
    except BaseException as again:
        return kinds_apart(again, message(again)) or plain(error, case, exercise)
    return plain(error, case, exercise)


def plain(error, case, exercise):
    """What can be said where no two letters are known."""
    if isinstance(error, TypeError):
        says = f"{student_line(error)} {handed_over(case, exercise)}".strip()
        return Finding("wrong-kind", "an operation on things that it is not made for", says)
    if "inhomogeneous" in message(error):
        return Finding(
            "ragged", "a list whose rows have different lengths", "Give every row the same number of entries."
        )
    if any(
        word in message(error)
        for word in ("shape", "broadcast", "dimension", "align", "axis", "axes", "concatenat", "subscript")
    ):
        return Finding("shapes", "two shapes inside that do not fit", handed_over(case, exercise))
    return stopped(error)


def stopped(error):
    """What is left to say: where it stopped, and Python's own words."""
    said = f"Python says: {quoted(message(error), 120)}." if message(error).strip() else "Python gives no reason."
    return Finding(
        "raised",
        f"it stopped with {quoted(type(error).__name__)}",
        f"{student_line(error)} {said}".strip(),
        named=False,
    )


def told(value):
    return f"{letter_of(value)} {by(np.shape(value))}"


def why(clash, case):
    """What the axes count, and what the operation asks of them."""
    counts = {}
    for name, value in case.arguments.items():
        for size, what in zip(np.shape(value), LAYERS.get(name, ()), strict=False):
            if what and isinstance(value, np.ndarray):
                counts.setdefault(size, []).append(what)
    known = {size: next(iter(dict.fromkeys(what))) for size, what in counts.items() if len(set(what)) == 1 or size > 1}
    one, two = clash.operands[:2]
    sizes = [size for size in dict.fromkeys((*np.shape(one), *np.shape(two))) if size > 1 and size in known]
    counted = " and ".join(f"{size} counts {known[size]}" for size in sizes[:2])
    rule = (
        "The inner axes of a matrix product must count the same."
        if clash.sign in ("times", "dot")
        else "Entries pair up."
    )
    turn = " Does one need its transpose?" if np.ndim(one) == np.ndim(two) == 2 else ""
    return f"{counted}. {rule}{turn}" if counted else rule + turn
