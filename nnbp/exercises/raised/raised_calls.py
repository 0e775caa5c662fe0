"""What was raised by a call or an operation on the wrong kind of thing: arguments too many or few, lists, dicts."""

import re

from ...chapter.activations import ACTIVATIONS
from ...chapter.costs import COSTS
from ..saying.verdict import Finding, quoted
from .whose_line import student_line

MISSING = re.compile(r"([\w.<>]+)\(\) missing \d+ required (?:positional|keyword-only) arguments?: (.*)")
TOO_MANY = re.compile(r"([\w.<>]+)\(\) takes (?:from \d+ to )?(\d+) positional arguments? but (\d+) (?:was|were) given")
UNKNOWN = re.compile(r"unexpected keyword argument '(\w+)'|'(\w+)' is an invalid keyword")
TORCH = {"keepdim": "`keepdims=True`", "dim": "`axis=…`", "dims": "`axis=…`"}


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
