"""A reader's own activation or cost, tried: is its derivative the slope of its values? A verdict, whatever it does."""

from ..saying.verdict import Verdict
from .own_activation import tried_activation
from .own_calls import Refused, Unwritten
from .own_cost import tried_cost
from .own_verdict import from_finding


def check_activation(activation):
    """Is `.prime` of a reader's own activation, an object to call, the slope of its values? A Verdict; nothing is thrown.

    Tried at many z: on both sides of every kink, on it, and far out.

    >>> check_activation(type("C", (), {"__call__": lambda self, z: z**3, "prime": lambda self, z: z**2 * 1.5})()).text[:37]
    '**This is 0.5 times the slope.** Is a'
    """
    return judged(tried_activation, activation)


def check_cost(cost):
    """Is `.gradient` of a reader's own cost, an object to call on (a, y), the slope of its values along each output?

    Tried for many outputs and targets, within 0 ... 1 and beyond. A Verdict; nothing is thrown.
    """
    return judged(tried_cost, cost)


def judged(tried, design):
    """The Verdict of tried(design), also where a reader's object does not answer."""
    try:
        return tried(design)
    except Refused as refused:
        return from_finding(refused.finding)
    except Unwritten as unwritten:
        return Verdict(False, str(unwritten), "unwritten")
    except KeyboardInterrupt:
        raise
    except BaseException:  # a reader's object may do anything, at any of its calls
        return Verdict(False, BROKEN, "unreadable")


BROKEN = "**It does not answer the same way each time.** It raises at some calls, or when it is looked at."
