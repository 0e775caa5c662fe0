"""Where a wrong answer is right: what sets the cases, or the parts, in which it agrees apart from the others."""

from ..running.compared import CLOSE, off_by
from ..saying.verdict import Finding

WORDS = {
    ("m", True): ("right for one example, wrong for several", "Columns are examples: treat each on its own, and mind what "
    "is added up."),
    ("m", False): ("right for several examples, wrong for one", "A single example is one column."),
    ("square", True): ("right on square layers, wrong on others", "Which axis counts what? Square matrices hide a "
    "transpose."),
    ("square", False): ("right but on square layers", "Does it choose by the shape? On square layers the shape says "
    "nothing."),
}  # fmt: skip


def separated(exercise, right, wrong):
    """What sets the cases in which the answer is right apart from those in which it is wrong, or None."""
    if not right or not wrong:
        return None
    facts = exercise.cases[right[0]].facts
    for name in ("m", "square", "layer", "activation", "cost", "layers"):
        if name not in facts:
            continue
        good = {fact(exercise, i, name) for i in right}
        bad = {fact(exercise, i, name) for i in wrong}
        if good & bad or len(good | bad) == 1 or len(right) < 2:
            continue
        if name == "m" or name == "square":
            found, says = WORDS[name, True in good]
            return Finding(f"by-{name}", found, says, named=False)
        if name in ("activation", "cost"):
            own = {"activation": "Ask the activation that is handed over, by `.prime(z)` or by calling it.",
                   "cost": "Ask the cost that is handed over: `cost.gradient(a, y)`."}[name]  # fmt: skip
            says = f"Is one {name} written in? {own}" if len(good) == 1 else f"What have these in common? {own}"
            found = f"right with {listed(good)}, wrong with {listed(bad)}"
            return Finding(f"{name}-written-in" if len(good) == 1 else f"by-{name}", found, says, named=len(good) == 1)
        if name == "layer":
            return Finding(
                "by-layer",
                f"right at {listed(good)} layer, wrong at {listed(bad)}",
                "Is one layer written in? Use `layer`.",
                named=False,
            )
        return Finding(
            "by-depth",
            f"right with {listed(good)} layers, wrong with {listed(bad)}",
            "Is the number of layers written in?",
            named=False,
        )
    return None


def fact(exercise, i, name):
    value = exercise.cases[i].facts[name]
    return value == 1 if name == "m" else value


def listed(values):
    return " and ".join(str(v) for v in sorted(values)[:3]) + (" …" if len(values) > 3 else "")


def by_label(given, wanted, exercise):
    """Which parts of a dict, or of a pair of them, are right and which are wrong."""
    if len(wanted) < 2 or set(given) != set(wanted):
        return None
    good = [label for label in wanted if off_by({"": given[label]}, {"": wanted[label]}) <= CLOSE]
    bad = [label for label in wanted if label not in good]
    if not good:
        return None
    halves = {label[:3] for label in good}, {label[:3] for label in bad}
    letters = exercise.halves
    if letters and not halves[0] & halves[1]:
        one, two = (letters[int(next(iter(half))[1])] for half in halves)
        return Finding("one-half", f"{one} is right, {two} is not", f"So look at {two} alone.", named=False)
    layers = [sorted({int(label.strip("[]").split("][")[-1]) for label in part}) for part in (good, bad)]
    if not set(layers[0]) & set(layers[1]):
        if min(layers[0]) > max(layers[1]):
            return Finding(
                "wrong-below",
                f"right at layer {spoken(layers[0])}, wrong below",
                "So the step from one layer to the one before is at fault.",
                named=False,
            )
        return Finding(
            "wrong-layer",
            f"right at layer {spoken(layers[0])}, wrong at {spoken(layers[1])}",
            "So look at what is special there.",
            named=False,
        )
    return Finding(
        "some-parts",
        f"{len(good)} of {len(wanted)} parts are right",
        "So look at what the others do not share.",
        named=False,
    )


def spoken(numbers):
    return ", ".join(map(str, numbers))
