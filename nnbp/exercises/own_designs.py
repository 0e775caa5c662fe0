"""A reader's own activation or cost, tried, and its derivative held against its values: what is wrong, by name."""

import numpy as np

from ..checks import answers
from .own_mistakes import difference, gradient_mistake, slope_mistake
from .verdict import Verdict


def check_activation(activation):
    """Is `.prime` of a reader's own activation, an object to call, the slope of its values? A Verdict; nothing is thrown.

    >>> check_activation(type("C", (), {"__call__": lambda self, z: z**3, "prime": lambda self, z: z**2 * 1.5})()).text[:37]
    '**This is 0.5 times the slope.** Is a'
    """
    z = np.array([[-2.3], [-1.37], [-0.41], [0.23], [0.9], [1.62]])
    trouble = unready(activation, "prime", (z,), z.shape, z.shape)
    if trouble:
        return Verdict(False, trouble)
    given, right = np.asarray(activation.prime(z)), difference(activation, z)
    if np.allclose(given, right, 1e-7, 1e-8):
        return Verdict(
            True, f"Right at all {len(z)} points tried: `.prime` is the slope of the values." + far_out(activation)
        )
    found = slope_mistake(activation, z, given, lambda points: difference(activation, points))
    return Verdict(False, told(found, given, right, {"z": z}))


def check_cost(cost):
    """Is `.gradient` of a reader's own cost, an object to call on (a, y), the slope of its values along each output?"""
    a, y = np.array([[0.21], [0.43], [0.78]]), np.array([[0.0], [1.0], [0.5]])
    trouble = unready(cost, "gradient", (a, y), (1,), a.shape)
    if trouble:
        return Verdict(False, trouble)
    given, nudges = np.asarray(cost.gradient(a, y)), np.eye(len(a))[:, :, np.newaxis]
    right = difference(lambda t: np.array([cost(a + t * nudge, y) for nudge in nudges]), 0.0)
    if np.allclose(given, right, 1e-7, 1e-8):
        return Verdict(True, f"Right for all {len(a)} outputs tried: `.gradient` is the slope of the values.")
    return Verdict(False, told(gradient_mistake(a, given, right), given, right, {"a": a, "y": y}))


def unready(thing, method, arguments, *shapes):
    """Why an object cannot be tried: a class, a method missing, not written, stopping, of other shapes; "" if it can."""
    if isinstance(thing, type):
        return f"This is the class itself: hand over an object, `{thing.__name__}()`."
    if not callable(thing) or not hasattr(thing, method):
        return f"Expected an object to call, with `.{method}`, and this is `{thing!r}`."
    named = ("the object itself", thing), (f"`.{method}`", getattr(thing, method))
    for (name, function), shape in zip(named, shapes, strict=True):
        answer = answers.outcome(lambda *, given, function=function: function(*given), {"given": arguments})
        if answer is ...:
            return f"Not written yet: the `...` is still in place in {name}."
        if answer is None:
            return f"In {name}: it gave back nothing. Is there a `return`?"
        if answers.stopped(answer):
            return f"In {name}: it stopped with {type(answer).__name__}: {answer}."
        found = answer.get("", np.empty(0)).shape
        if found != shape:
            return f"In {name}: it gave the shape {found}; expected {shape}."
    return ""


def told(found, given, right, arguments):
    """A named mistake, or the first difference."""
    if found:
        return f"**This is {found[0]}.** {found[1]}"
    return answers.first_difference(answers.parts(given), answers.parts(right), arguments)


def far_out(activation):
    """A word of warning about an activation that breaks down for large |z|; "" for one that does not."""
    with np.errstate(all="ignore"):
        ends = {end: np.array([[end]]) for end in (-1000.0, 1000.0)}
        bad = [end for end, z in ends.items() if not np.isfinite([activation(z), activation.prime(z)]).all()]
    return f" But at z = {bad[0]:g} it is not finite: does an exponential overflow?" if bad else ""
