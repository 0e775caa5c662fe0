"""A reader's own object, called: numbers of the wanted shape, or why it cannot be tried any further."""

import numpy as np

from ..asked.cases import Case
from ..raised.raised import explained
from ..recognising.diagnosis import TROUBLES
from ..running.came_back import numbers
from ..running.time_limit import TookTooLong, time_limit
from ..saying.verdict import Finding, quoted, shown


class Refused(Exception):
    """Why an object cannot be tried any further: a Finding."""

    def __init__(self, finding):
        super().__init__(finding.key)
        self.finding = finding


class Unwritten(Exception):
    """Where the `...` of an exercise is still in place."""


def refuse_what_is_none(thing, method):
    """Refused for a class, or for what has no such method."""
    if isinstance(thing, type):
        found = f"this is the class itself: hand over an object, {quoted(thing.__name__)}()"
        raise Refused(Finding("class-for-object", found, "The brackets make one."))
    if not callable(thing) or not hasattr(thing, method):
        raise Refused(
            Finding("no-design", f"expected an object to call, with `.{method}`", f"This is {quoted(shown(thing))}.")
        )


def called(function, given, where, shape):
    """(numbers of the wanted shape, notes) of a call, with scalars and flat arrays spread where that is without doubt."""
    before, given = given, tuple(part.copy() for part in given)
    try:
        with np.errstate(all="ignore"), time_limit():
            answer = function(*given)
    except KeyboardInterrupt:
        raise
    except TookTooLong:
        says = "The arrays are small, so a loop may have no end."
        raise Refused(Finding("too-slow", f"in {where}: it was stopped after two seconds", says)) from None
    except BaseException as error:
        case = Case(dict(zip(("a", "y") if len(given) == 2 else ("z",), given, strict=True)), {}, {})
        finding = explained(error, lambda letters: function(*letters.values()), case, "BP1")
        raise Refused(Finding(finding.key, f"in {where}: {finding.found}", finding.says, finding.named)) from None
    if any(not np.array_equal(part, old) for part, old in zip(given, before, strict=True)):
        raise Refused(
            Finding(
                "argument-changed",
                f"in {where}: it writes into what it is handed",
                "Work on a copy, or on a new array.",
            )
        )
    if answer is ...:
        raise Unwritten(f"Not written yet: the `...` is still in place in {where}.")
    trouble = "nothing" if answer is None else ""
    if not trouble:
        trouble, answer = numbers(answer)
    if trouble:
        found, says = TROUBLES[trouble]
        raise Refused(Finding(trouble.replace(" ", "-"), f"in {where}: {found}", says))
    answer = answer.astype(float)
    if answer.shape == shape:
        return answer, []
    one_example = len(shape) == 1 and shape[0] == 1 or len(shape) == 2 and shape[1] == 1
    if one_example and (answer.size == np.prod(shape) or answer.ndim == 0 and where == "`.prime`"):
        note = f" In {where} the shape is {answer.shape}; a network wants {shape}."
        return np.broadcast_to(answer.reshape(shape) if answer.size > 1 else answer.ravel(), shape).astype(float), [
            note
        ]
    if answer.ndim == 0 and where == "`.prime`":
        return np.full(shape, float(answer)), []
    says = (
        "A cost adds up the outputs of each example, axis=0, and gives one number an example."
        if len(shape) == 1
        else "It has a number for each entry."
    )
    raise Refused(Finding("wrong-shape", f"in {where}: it gave the shape {answer.shape}; expected {shape}", says))


def same_numbers(one, other):
    with np.errstate(all="ignore"):
        return np.allclose(one, other, 1e-9, 1e-12, equal_nan=True)
