"""What a reader's function raised, in the words of the equation: which letters, their shapes, what each axis counts."""

import numpy as np

from ..saying.handed_over import handed_over
from ..saying.verdict import Finding, quoted
from .raised_calls import kinds_apart, misuse
from .raised_lookups import attribute_missing, divided_by_zero, index_outside, key_missing, name_missing
from .raised_shapes import shapes, stopped
from .whose_line import PACKAGE, innermost, message, raised_by_hand, students_frame


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
