"""What a function gave back, made comparable: parts by label, rows turned into columns, differences found."""

import math
from types import EllipsisType

import numpy as np

TOLERANCE = 1e-8


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


def stopped(answer):
    """Did the function raise?"""
    return isinstance(answer, Exception)


def same_numbers_lying_flat(part, wanted):
    """Is this of the wanted size, but a row or a flat vector where a column was wanted, or the other way round?"""
    return part.shape != wanted.shape and np.squeeze(part).shape == np.squeeze(wanted).shape


def turned(given, wanted):
    """The answer with rows and flat vectors turned into the columns that are wanted, where they fit."""
    if not isinstance(given, dict) or not isinstance(wanted, dict) or set(given) != set(wanted):
        return given
    return {
        label: part.reshape(wanted[label].shape) if same_numbers_lying_flat(part, wanted[label]) else part
        for label, part in given.items()
    }


def agree(given, wanted):
    """Are these the same labels, shapes and numbers?"""
    if not isinstance(given, dict) or not isinstance(wanted, dict) or set(given) != set(wanted):
        return False
    pairs = [(given[label], wanted[label]) for label in wanted]
    return all(g.shape == w.shape and np.allclose(g, w, TOLERANCE, TOLERANCE) for g, w in pairs)


def alike(given, wrong):
    """Does an answer do in every case what a known mistake does: the same numbers, or stopping where that one stops?"""
    both = [(turned(g, w), w) for g, w in zip(given, wrong, strict=True)]
    return all(agree(g, w) or (stopped(g) and stopped(w)) for g, w in both) and any(agree(g, w) for g, w in both)


def first_difference(given, wanted, arguments):
    """In words, where an answer first goes astray: raised, nothing, labels, shape, or the first wrong number."""
    shapes = ", ".join(f"{name} {shape_of(value)}" for name, value in arguments.items() if shape_of(value))
    if given is None:
        return "It gave back nothing: is there a `return`?"
    if stopped(given):
        return f"It stopped with {type(given).__name__}: {given}. The shapes handed to it were {shapes}."
    if set(given) != set(wanted):
        found, expected = ("one array" if set(p) == {""} else f"the entries {', '.join(p)}" for p in (given, wanted))
        return f"It gave back {found}; expected {expected}."
    label = next(k for k in wanted if not agree({k: given[k]}, {k: wanted[k]}))
    where = f" in {label}" if label else ""
    g, w = given[label], wanted[label]
    if g.shape != w.shape:
        return f"The answer{where} has the shape {g.shape}; expected {w.shape}, from {shapes}."
    at = tuple(int(i) for i in np.argwhere(~np.isclose(g, w, TOLERANCE, TOLERANCE))[0])
    digits = 6 if f"{g[at]:.6g}" != f"{w[at]:.6g}" else 12
    return (
        f"The shape is right. The first difference{where} is at {list(at)}: yours {g[at]:.{digits}g}, "
        f"expected {w[at]:.{digits}g}. "
        "It is none of the usual mistakes."
    )


def shape_of(value):
    """The shape of an array, or of each array in a dict; "" for anything else."""
    if isinstance(value, dict):
        return {key: part.shape for key, part in value.items()}
    return value.shape if isinstance(value, np.ndarray) and value.ndim else ""
