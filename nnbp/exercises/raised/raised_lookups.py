"""What was raised by something that is not there: a name, an attribute, a layer of a dict, an entry of an array."""

import linecache

from ..saying.handed_over import handed_over
from ..saying.verdict import Finding, quoted
from .whose_line import student_line, students_frame


def name_missing(error, text, case, exercise):
    name = quoted(getattr(error, "name", None) or text.split("'")[1])
    if isinstance(error, UnboundLocalError):
        return Finding(
            "unbound-name", f"the name {name} is used before it has a value", "Give it one before the loop or branch."
        )
    return Finding("unknown-name", f"the name {name} is no argument, and has no value", handed_over(case, exercise))


def attribute_missing(error, text, case, exercise):
    if "not writable" in text or "object attribute" in text:
        return Finding("not-writable", "something is written to that cannot be changed", student_line(error))
    name, holder = quoted(getattr(error, "name", None) or "?"), type(getattr(error, "obj", None)).__name__
    says = "`.prime` belongs to the activation, `.gradient` to the cost, `.T` to arrays."
    if holder == "dict":
        says = "It is a dict, a number for each layer: ask it for one, as in w[2]."
    return Finding(
        "unknown-attribute", f"there is no .{name} on {quoted(holder)}", f"{says} {handed_over(case, exercise)}"
    )


def key_missing(error, text, case, exercise):
    key = error.args[0] if error.args else "?"
    own = lacking(error, key)
    if own is not None:
        name, held = own
        layers = f"it holds {', '.join(quoted(k) for k in list(held)[:5])}" if held else "it is still empty"
        says = f"So far {layers}. Which entry is found first, and where does the loop begin and end?"
        return Finding("layer-that-is-not", f"`{quoted(name)}` has no entry {quoted(key)}", says)
    held = [f"`{n}` {min(v)} to {max(v)}" for n, v in case.arguments.items() if isinstance(v, dict)]
    net = case.arguments.get("net")
    if net is not None:
        held = [f"w, b, z and δ have layers 2 to {net.L}, a 1 to {net.L}"]
    says = f"Dicts are numbered by layer: {', '.join(held)}." if held else handed_over(case, exercise)
    return Finding(
        "layer-that-is-not",
        f"layer {quoted(key)} is asked for, and it is not there",
        says + " Mind both ends of the loop.",
    )


def lacking(error, key):
    """(name, dict) of the one dict of the reader's function that lacks a key, where it is clear which; or None."""
    found = students_frame(error)
    if found is None:
        return None
    frame, line = found
    text = linecache.getline(frame.f_code.co_filename, line, frame.f_globals)
    dicts = {
        name: value
        for name, value in frame.f_locals.items()
        if type(value) is dict and key not in value and isinstance(key, int) and all(isinstance(k, int) for k in value)
    }
    named = {name: value for name, value in dicts.items() if f"{name}[" in text} or dicts
    return next(iter(named.items())) if len(named) == 1 else None


def index_outside(error, text, case, exercise):
    if "too many indices" in text or "invalid index to scalar" in text:
        return Finding("too-many-indices", "more indices than the array has axes", handed_over(case, exercise))
    if "integers, slices" in text or "only integers" in text or "integer (or boolean)" in text or "of integer" in text:
        return Finding(
            "index-no-integer",
            "an index that is no whole number",
            "`for v in s` runs over values: `range(len(s))` gives the places j.",
        )
    return Finding(
        "index-outside", "an index beyond the end of an array",
        "Python counts from 0 to n − 1, and rows and columns may differ in number. " + handed_over(case, exercise),
    )  # fmt: skip


def divided_by_zero(error, text, case, exercise):
    return Finding("divided-by-zero", "a division by zero", "Which count is 0 there? " + handed_over(case, exercise))
