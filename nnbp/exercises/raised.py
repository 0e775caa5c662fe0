"""What a reader's function raised, in the words of the equation: which letters, their shapes, what each axis counts."""

import dis
import traceback
from pathlib import Path

import numpy as np

from .attempts import copied
from .notation import names
from .tracing import Clash, LetteredActivation, letter_of, lettered
from .verdict import Finding, quoted

PACKAGE = str(Path(__file__).resolve().parents[1])
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


def explained(error, call, case, exercise):
    """A Finding: what stopped the function, in the exercise's own terms."""
    kind, text = type(error).__name__, message(error)
    if isinstance(error, NotImplementedError):
        return Finding("unwritten", "not written yet: it raises NotImplementedError", "Put your formula in its place.")
    if raised_by_hand(error):
        inside = innermost(error).f_code.co_filename.startswith(PACKAGE)
        found = "the package refused what it was handed" if inside else f"your own `raise` stopped it: {quoted(kind)}"
        return Finding("refused" if inside else "raised-by-hand", found, f"It says: {quoted(text, 160)}.")
    for test, finding in (
        (isinstance(error, RecursionError), Finding(
            "endless-recursion", "a function that calls itself without end", "It needs a case that calls nothing: layer L, "
            "say.")),
        (isinstance(error, np.linalg.LinAlgError), Finding(
            "inverse", "an inverse of w, which only some square matrices have",
            "Nothing is undone on the way back: errors are multiplied by the transpose of w, whatever its shape.")),
        ("truth value" in text, Finding(
            "if-on-array", "an `if`, `and`, `or`, `max` or `sorted` on a whole array",
            "An array has many entries, some true and some not. Choose entry by entry with `np.where(z > 0, …, …)` or "
            "`np.maximum`.")),
        ("can be converted" in text or "only length-1" in text or "only 0-dim" in text, Finding(
            "math-on-array", "a function for single numbers, handed an array",
            "`math.exp`, `float` and their like take one number; `np.exp` takes every entry of an array.")),
        ("'method'" in text or "'function'" in text or "builtin_function" in text, Finding(
            "not-called", "a function was used as a number: its call is missing",
            "`.prime` is a function: `activation.prime(z)`, with z in brackets. So are `.sum()` and `.mean()`.")),
        ("NoneType" in text, Finding(
            "none-inside", "something inside gave back nothing, None", "Is there a function of yours without a `return`?")),
        ("gradient" in text and isinstance(error, TypeError), Finding(
            "gradient-arguments", "`.gradient` was called with the wrong arguments", "It takes two: `cost.gradient(a, y)`.")),
    ):  # fmt: skip
        if test:
            return finding
    special = {
        NameError: name_missing, AttributeError: attribute_missing, KeyError: key_missing, IndexError: index_outside,
        ZeroDivisionError: divided_by_zero,
    }  # fmt: skip
    for raised, words in special.items():
        if isinstance(error, raised):
            return words(error, text, case, exercise)
    if isinstance(error, (ValueError, TypeError)):
        return shapes(error, call, case, exercise)
    return Finding("raised", f"it stopped with {quoted(kind)}", handed_over(case, exercise), named=False)


def message(error):
    """What an error says, "" where it cannot say it."""
    try:
        return str(error)
    except Exception:
        return ""


def innermost(error):
    """The frame in which it was raised, or None."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    return frames[-1] if frames else None


def raised_by_hand(error):
    """Was it a `raise` of the reader's, or of this package, and not something that Python or numpy met?"""
    frame, last = innermost(error), error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    if frame is None or last.tb_lasti < 0 or "site-packages" in frame.f_code.co_filename:
        return False
    return dis.opname[frame.f_code.co_code[last.tb_lasti]] == "RAISE_VARARGS"


def handed_over(case, exercise):
    """The arguments by name, with their shapes."""
    return f"Handed over: {', '.join(argument_words(name, value) for name, value in case.arguments.items())}."


def argument_words(name, value):
    if isinstance(value, np.ndarray):
        return f"`{name}` {by(value.shape)}"
    if isinstance(value, dict):
        return f"`{name}` with layers {min(value)} to {max(value)}"
    return f"`{name}`"


def by(shape):
    return "(" + "×".join(map(str, shape)) + ")" if len(shape) > 1 else f"({', '.join(map(str, shape))},)"


def name_missing(error, text, case, exercise):
    name = quoted(getattr(error, "name", None) or text.split("'")[1])
    if isinstance(error, UnboundLocalError):
        return Finding(
            "unbound-name", f"the name {name} is used before it has a value", "Give it one before the loop or branch."
        )
    return Finding("unknown-name", f"the name {name} is no argument, and has no value", handed_over(case, exercise))


def attribute_missing(error, text, case, exercise):
    name, holder = quoted(getattr(error, "name", None) or "?"), type(getattr(error, "obj", None)).__name__
    says = "`.prime` belongs to the activation, `.gradient` to the cost, `.T` to arrays."
    if holder == "dict":
        says = "It is a dict, a number for each layer: ask it for one, as in w[2]."
    return Finding(
        "unknown-attribute", f"there is no .{name} on {quoted(holder)}", f"{says} {handed_over(case, exercise)}"
    )


def key_missing(error, text, case, exercise):
    key = quoted(error.args[0] if error.args else "?")
    held = [f"`{n}` {min(v)} to {max(v)}" for n, v in case.arguments.items() if isinstance(v, dict)]
    net = case.arguments.get("net")
    if net is not None:
        held = [f"w, b, z and δ have layers 2 to {net.L}, a 1 to {net.L}"]
    says = f"Dicts are numbered by layer: {', '.join(held)}." if held else handed_over(case, exercise)
    return Finding(
        "layer-that-is-not", f"layer {key} is asked for, and it is not there", says + " Mind both ends of the loop."
    )


def index_outside(error, text, case, exercise):
    if "too many indices" in text or "invalid index to scalar" in text:
        return Finding("too-many-indices", "more indices than the array has axes", handed_over(case, exercise))
    if "integers, slices" in text or "only integers" in text:
        return Finding(
            "index-no-integer", "an index that is no whole number", "Index with j and k, not with arrays of numbers."
        )
    return Finding(
        "index-outside", "an index beyond the end of an array",
        "Python counts from 0 to n − 1, and rows and columns may differ in number. " + handed_over(case, exercise),
    )  # fmt: skip


def divided_by_zero(error, text, case, exercise):
    return Finding("divided-by-zero", "a division by zero", "Which count is 0 there? " + handed_over(case, exercise))


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
        return plain(again, case, exercise)
    return plain(error, case, exercise)


def plain(error, case, exercise):
    """What can be said where no two letters are known."""
    if isinstance(error, TypeError):
        return Finding("wrong-kind", "an operation on things that it is not made for", handed_over(case, exercise))
    if "inhomogeneous" in message(error):
        return Finding(
            "ragged", "a list whose rows have different lengths", "Give every row the same number of entries."
        )
    if any(
        word in message(error)
        for word in ("shape", "broadcast", "dimension", "align", "axis", "axes", "concatenat", "subscript")
    ):
        return Finding("shapes", "two shapes inside that do not fit", handed_over(case, exercise))
    return Finding(
        "raised", f"it stopped with {quoted(type(error).__name__)}", handed_over(case, exercise), named=False
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
