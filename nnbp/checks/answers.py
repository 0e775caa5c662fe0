"""What a function gave back, made comparable: parts by label, and the relative error between two answers."""

import math
from types import EllipsisType

import numpy as np


def outcome(function, arguments):
    """What a function gives back for copies of the arguments, as `parts`; or the exception that it raised.

    None and ... come back as they are, ... also when it is still somewhere in a dict or tuple.
    """
    try:
        with np.errstate(all="ignore"):
            answer = function(**{name: copied(value) for name, value in arguments.items()})
    except Exception as error:  # a reader's function may do anything; what it did is the answer
        return error
    if answer is None:
        return None
    if any(isinstance(leaf, EllipsisType) for leaf in leaves(answer).values()):
        return ...
    try:
        return parts(answer)
    except (TypeError, ValueError) as error:
        return TypeError(f"it gave back {type(answer).__name__}, which is not made of numbers ({error})")


def leaves(value, label=""):
    """What a nest of dicts and tuples holds, by label: "[2]" for an entry of a dict, "[0][2]" for one of a pair of dicts."""
    if not isinstance(value, (dict, tuple)):
        return {label: value}
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    return {name: leaf for key, part in entries for name, leaf in leaves(part, f"{label}[{key}]").items()}


def parts(value):
    """`leaves` as arrays of numbers; one array alone has the label ""."""
    return {label: np.asarray(leaf, dtype=float) for label, leaf in leaves(value).items()}


def relative_error(found, wanted):
    """max|found - wanted| / max|wanted| over `parts`; infinity for other labels or shapes, or numbers not finite."""
    if {k: v.shape for k, v in found.items()} != {k: v.shape for k, v in wanted.items()}:
        return math.inf
    if not all(np.isfinite(part).all() for part in found.values()):
        return math.inf
    off = max(np.abs(found[label] - wanted[label]).max() for label in wanted)
    return float(off / max(np.abs(part).max() for part in wanted.values()))


def copied(value):
    """Arrays, networks and dicts of arrays as copies, so that a function that writes into its arguments harms nothing."""
    if isinstance(value, dict):
        return {key: copied(part) for key, part in value.items()}
    return value.copy() if hasattr(value, "copy") else value
