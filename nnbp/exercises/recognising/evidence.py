"""How a wrong answer differs where it has no name: its parts, its shape, a ratio, some entries alone."""

import numpy as np

from ..running.compared import CLOSE, off_by
from ..saying.verdict import Finding, quoted
from .where_right import spoken


def part_name(label, exercise):
    """How a part of an answer is written: [1][3] of a gradient is ∇b³, [3] of the errors is δ³."""
    numbers = [part.strip("[]") for part in label.split("][")]
    if not numbers[-1].isdigit():
        return quoted(label)
    layer = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(digit)] for digit in numbers[-1])
    if exercise.halves and len(numbers) == 2 and numbers[0] in ("0", "1"):
        return exercise.halves[int(numbers[0])] + layer
    return f"δ{layer}" if exercise.name == "way back" else quoted(label)


def shape_words(given, wanted, exercise):
    """Labels or shapes that are not the wanted ones."""
    if set(given) != set(wanted):
        if set(wanted) == {""}:
            return Finding(
                "dict-for-array",
                "several arrays, where one was wanted",
                f"Wanted is one array of shape {wanted[''].shape}.",
            )
        missing = [part_name(label, exercise) for label in wanted if label not in given]
        extra = [part_name(label, exercise) for label in given if label not in wanted]
        if set(given) == {""}:
            parts = ", ".join(part_name(label, exercise) for label in wanted)
            return Finding("array-for-dict", "one array, where several were wanted", f"Wanted are {parts}.")
        said = [f"missing {', '.join(missing)}"] * bool(missing) + [f"too many {', '.join(extra[:4])}"] * bool(extra)
        return Finding(
            "wrong-layers",
            f"the entries are not those wanted: {'; '.join(said)}",
            f"Wanted are {', '.join(part_name(label, exercise) for label in wanted)}. Does the loop run over every layer?",
        )
    label = next((k for k in wanted if given[k].shape != wanted[k].shape), None)
    if label is None:
        return None
    g, w = given[label], wanted[label]
    where = f" in {part_name(label, exercise)}" if label else ""
    says = f"Yours{where} is {by(g.shape)}, wanted is {by(w.shape)}."
    if g.size == 1:
        return Finding(
            "one-number",
            "one number, where each neuron has its own",
            says + " Was everything added up, or does a `return` end a loop?",
        )
    if g.ndim == w.ndim == 2 and g.shape == w.shape[::-1]:
        if np.allclose(g.T, w, 1e-8, 1e-10):
            return Finding("transposed", "the right numbers, transposed", says + " Turn it round with `.T`.")
        return Finding("transposed-and-wrong", "the shape is turned round", says)
    if g.ndim == w.ndim + 1 and g.shape[1:] == w.shape:
        return Finding(
            "pair-for-one", f"{g.shape[0]} arrays side by side", "A comma makes a pair; `*` multiplies. " + says
        )
    short = next(
        (axis for axis in range(min(g.ndim, w.ndim)) if g.ndim == w.ndim and g.shape[axis] != w.shape[axis]), None
    )
    if short is not None and abs(g.shape[short] - w.shape[short]) == 1:
        which = ("row", "column")[short] if short < 2 else "slice"
        less = "missing" if g.shape[short] < w.shape[short] else "too many"
        return Finding(
            f"{which}-{less.replace(' ', '-')}", f"one {which} {less}", says + " Does a loop end one early or late?"
        )
    if short is not None and g.shape[short] == 1:
        which = ("row", "column")[short] if short < 2 else "slice"
        return Finding(
            f"one-{which}", f"only one {which}", says + " Was the axis added up, or only its first entry taken?"
        )
    return Finding("wrong-shape", f"the answer has another shape, {by(g.shape)}", says, named=False)


def by(shape):
    return "×".join(map(str, shape)) if shape else "a single number"


def entries(given, wanted):
    """How the numbers of one array differ: nan, a constant ratio, some rows alone, another order, whole numbers."""
    label = next(k for k in wanted if off_by({"": given[k]}, {"": wanted[k]}) > CLOSE)
    g, w = given[label], wanted[label]
    if not np.isfinite(g).all():
        what = "nan" if np.isnan(g).any() else "infinite"
        return Finding(
            "not-finite",
            f"the answer is {what}",
            "A logarithm, root or power of a negative number, 0/0, or an exponential too large?",
        )
    scale = np.abs(w).max() or 1.0
    if np.array_equal(g, np.trunc(w)) or np.array_equal(g, np.round(w)):
        return Finding("whole-numbers", "cut to whole numbers", "Let arrays hold fractions: `dtype=float`.")
    miss = np.abs(g - w) > CLOSE * scale
    if (g[~miss].size and not g[miss].any()) and w.ndim:
        return Finding(
            "zeros-left",
            "some entries are right, and the others still 0",
            "Does a loop end early: a `return` inside, or a range too short?",
        )
    if np.allclose(np.sort(g, axis=None), np.sort(w, axis=None), 1e-8, 1e-10):
        return Finding(
            "reordered", "the right numbers in other places", "Which index counts rows, and which columns?", named=False
        )
    if np.allclose(np.abs(g), np.abs(w), 1e-8, 1e-10):
        return Finding(
            "some-signs", "the right numbers, some with the wrong sign", "Where does the sign come from?", named=False
        )
    small = off_by(given, wanted)
    if small < 0.03:
        return Finding(
            "precision", f"nearly right, off by {small:.0e} of the largest",
            "A difference quotient whose step is too large or too small, or a rounded constant? It must agree to 1e-8.",
            named=False,
        )  # fmt: skip
    return mask(miss)


COUNTS = {
    "m": "m, the number of examples", "eta": "η", "first": "the size of the first layer", "last": "the size of the last "
    "layer",
    "here": "the size of the layer", "below": "the size of the layer below", "above": "the size of the layer above",
}  # fmt: skip


def ratios(exercise, answers, wrong):
    """given / wanted where it is one number in each case, and what that number is; answers: {case: parts}."""
    found = {}
    for i in wrong:
        c = constant_ratio(answers[i], exercise.cases[i].wanted)
        if c is None:
            return None
        found[i] = c
    c = np.array(list(found.values()))
    for name, words in COUNTS.items():
        count = np.array([exercise.cases[i].facts.get(name, np.nan) for i in found], dtype=float)
        for value, found_words in ((count, f"multiplied by {words}"), (1 / count, f"divided by {words}")):
            if np.allclose(c, value, 1e-6) and len(found) > 1:
                return Finding(
                    "count-too-many", f"the right answer, {found_words}", "That count does not belong there."
                )
    if len(found) > 1 and np.allclose(c, c[0], 1e-6):
        says = "Is a factor missing, or one too many?"
        return Finding("constant-ratio", f"{c[0]:.4g} times the right answer, everywhere".replace("-", "−"), says)
    if any(exercise.cases[i].wanted[k].size > 1 for i in found for k in exercise.cases[i].wanted):
        says = (
            f"{c[0]:.3g} times in one case, {c[-1]:.3g} times in another: which count, or which sum, makes that number?"
        )
        return Finding("ratio-by-case", "a multiple of the right answer, another in each case", says, named=False)
    return None


def constant_ratio(given, wanted):
    """given / wanted where it is the same everywhere, else None."""
    if set(given) != set(wanted) or any(given[label].shape != wanted[label].shape for label in wanted):
        return None
    g = np.concatenate([given[label].ravel() for label in wanted])
    w = np.concatenate([wanted[label].ravel() for label in wanted])
    at = int(np.abs(w).argmax())
    c = g[at] / w[at] if w[at] and np.isfinite(g).all() else 0.0
    return float(c) if c and np.allclose(g, c * w, 1e-7, 1e-10 * np.abs(g).max()) else None


def mask(miss):
    """Which rows or columns are wrong, where others are right."""
    if miss.all() or miss.ndim != 2:
        return None
    for axis, which in ((1, "row"), (0, "column")):
        bad = miss.any(axis=axis)
        if not bad.all():
            return Finding(
                f"some-{which}s",
                f"only some {which}s are wrong: {spoken(np.flatnonzero(bad)[:4] + 1)}",
                "What do these not share with the others?",
                named=False,
            )
    return Finding(
        "some-entries",
        f"{int(miss.sum())} of {miss.size} entries are wrong",
        "What do they have in common: a sign, a size?",
        named=False,
    )
