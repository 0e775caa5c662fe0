"""What a reader's function raised, in the words of the equation: which letters, their shapes, what each axis counts."""

import dis
import linecache
import re
import traceback
from pathlib import Path

import numpy as np

from ..chapter.activations import ACTIVATIONS
from ..chapter.costs import COSTS
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
        found = students_frame(error)
        if (found is None or found[0] is not innermost(error)) and (misused := misuse(error, text)):
            return misused
        found = "the package refused what it was handed" if inside else f"your own `raise` stopped it: {quoted(kind)}"
        says = (
            f"It says: {quoted(text, 160)}." if text.strip() else f"It gives no reason. {handed_over(case, exercise)}"
        )
        return Finding("refused" if inside else "raised-by-hand", found, says)
    for test, finding in (
        (kinds_apart(error, text) is not None, kinds_apart(error, text)),
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
        ("integer scalar" not in text and any(
            words in text for words in ("can be converted", "only length-1", "only 0-dim")), Finding(
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
    return stopped(error)


def message(error):
    """What an error says, "" where it cannot say it."""
    try:
        return str(error)
    except Exception:
        return ""


def misuse(error, text):
    """A Finding about a name or an argument that the package does not have, or None."""
    if isinstance(error, AttributeError) and "has no attribute" in text:
        name = quoted(text.split("'")[-2] if text.count("'") > 1 else "that name")
        return Finding(
            "unknown-attribute", f"nnbp has no {name}", "Is it misspelt? Tab completes names; `nnbp.Network?` helps."
        )
    if isinstance(error, TypeError) and "missing a required argument" in text:
        says = f"It needs {quoted(text.split(':')[-1].strip())} as well. {student_line(error)}"
        return Finding("argument-missing", "a function of the package got too few arguments", says)
    return None


MISSING = re.compile(r"([\w.<>]+)\(\) missing \d+ required (?:positional|keyword-only) arguments?: (.*)")
TOO_MANY = re.compile(r"([\w.<>]+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) (?:was|were) given")
UNKNOWN = re.compile(r"unexpected keyword argument '(\w+)'|'(\w+)' is an invalid keyword")
TORCH = {"keepdim": "`keepdims=True`", "dim": "`axis=…`", "dims": "`axis=…`"}


def kinds_apart(error, text):
    """A Finding about a call or an operation on the wrong kind of thing, or None."""
    if isinstance(error, ValueError) and "cannot reshape" in text:
        says = "The entries must fill the new shape exactly. Where a last piece may be shorter, cut slices."
        return Finding("reshape", "a reshape to a shape that holds another number of entries", says)
    if isinstance(error, ValueError) and ("with a sequence" in text or "could not broadcast input" in text):
        says = "Pick one entry on the right, by j and k, or fill a whole row on the left. " + student_line(error)
        return Finding("array-for-entry", "one place is given a whole array, or one of another shape", says)
    if isinstance(error, ValueError) and "does not have enough dimensions" in text:
        return Finding(
            "matmul-of-numbers", "`@` with a single number", "Numbers multiply with `*`; `@` joins two arrays."
        )
    if not isinstance(error, TypeError):
        return None
    unknown = UNKNOWN.search(text)
    if unknown:
        name = unknown[1] or unknown[2]
        found = f"there is no argument `{quoted(name)}=` there"
        says = f"That is torch's word; numpy says {TORCH[name]}." if name in TORCH else student_line(error)
        return Finding("unknown-argument", found, says)
    missing = MISSING.search(text)
    if missing:
        name = missing[1].rsplit(".", 1)[-1]
        if name == "prime":
            says = "`.prime` takes the weighted input: `activation.prime(z)`."
        else:
            says = f"It needs {quoted(missing[2])} as well. {student_line(error)}"
        return Finding("argument-missing", f"{quoted(name)} is called with too few arguments", says)
    many = TOO_MANY.search(text)
    if many:
        name = quoted(many[1].rsplit(".", 1)[-1])
        if int(many[3]) == int(many[2]) + 1 and many[1].count(".") and not of_package(many[1]):
            says = "Python hands the object itself over first: `def …(self, z)`."
            return Finding("self-missing", f"`self` is missing in {name}", says)
        says = f"It takes {many[2]}, and got {many[3]}. {student_line(error)}"
        return Finding("too-many-arguments", f"{name} is called with too many arguments", says)
    if "object is not callable" in text:
        what = "an array" if "ndarray" in text else "a number" if "'float" in text or "'int" in text else "a thing"
        says = "Is a `*` missing? a(1 − a) calls a. " + student_line(error)
        return Finding("call-for-product", f"{what} is called like a function", says)
    if "for @" in text and "NoneType" not in text and "'method'" not in text:
        return Finding(
            "matmul-of-numbers", "`@` with a single number", "Numbers multiply with `*`; `@` joins two arrays."
        )
    if "unsupported operand" in text and "'dict'" in text:
        says = "A dict holds an array for each layer: take one, w[l], and loop over the layers."
        return Finding("dict-arithmetic", "a whole dict in a sum or a product", says)
    if "can't multiply sequence" in text or "unsupported operand" in text and ("'list'" in text or "'tuple'" in text):
        return Finding(
            "list-arithmetic", "a list in a sum or a product", "Lists do not calculate: `np.array(…)` first."
        )
    if "integer scalar" in text or "cannot be interpreted as an integer" in text:
        says = "`range`, `axis` and an index take one whole number; `np.concatenate` takes its arrays in one list. "
        return Finding(
            "whole-number-wanted", "something else where a whole number is wanted", says + student_line(error)
        )
    if "not subscriptable" in text:
        return Finding("not-subscriptable", "square brackets behind something that has no entries", student_line(error))
    return None


def of_package(qualified):
    """Is it a method of the package's own, such as Sigmoid.prime?"""
    holders = {type(one).__name__ for one in (*ACTIVATIONS.values(), *COSTS.values())}
    return qualified.split(".")[0] in holders | {"Network", "Softplus", "Sine", "Quartic", "LetteredActivation"}


def students_frame(error):
    """(frame, line) of the innermost code that is neither the package's nor a library's, or None."""
    found = None
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if not file.startswith(PACKAGE) and "site-packages" not in file and "/lib/python" not in file:
            found = frame, line
    return found


def student_line(error):
    """Where in the reader's code it stopped: "Line 3: w @ z."."""
    found = students_frame(error)
    if found is None:
        return ""
    frame, line = found
    text = linecache.getline(frame.f_code.co_filename, line, frame.f_globals).strip()
    own = line - frame.f_code.co_firstlineno
    where = f"Line {own} of {quoted(frame.f_code.co_name)}" if own > 0 else f"Line {line}"
    return f"{where}: {quoted(text)}." if text else f"{where}."


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
