"""What came back from a reader's function, as arrays by label, or why it is no numbers."""

import inspect
from types import EllipsisType

import numpy as np

from .time_limit import TookTooLong


def leaves(value, label=""):
    """What a nest of dicts and pairs holds, by label: "[2]" of a dict, "[0][2]" of one of a pair of dicts."""
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, (tuple, list)) and any(isinstance(part, dict) for part in value):
        entries = enumerate(value)
    else:
        return {label: value}
    return {name: leaf for key, part in entries for name, leaf in leaves(part, f"{label}[{key}]").items()}


def read(answer):
    """(trouble, parts, in single precision?) of what came back; trouble is "" for numbers."""
    if answer is None:
        return "nothing", None, False
    single, parts = False, {}
    try:
        found = leaves(answer)
    except Exception:  # a dict that holds itself, say
        return "no numbers", None, False
    if not found:
        return "empty", None, False
    for label, leaf in found.items():
        if isinstance(leaf, EllipsisType):
            return "unwritten", None, False
        if leaf is None:
            return "none inside", None, False
        trouble, array = numbers(leaf)
        if trouble:
            return trouble, None, False
        single = single or array.dtype in (np.float32, np.float16)
        parts[label] = array.astype(float)
    return "", parts, single


def numbers(leaf):
    """(trouble, array) of one piece of an answer."""
    if isinstance(leaf, (str, bytes)):
        return "text", None
    if callable(leaf) and not isinstance(leaf, np.ndarray):
        return "a function", None
    if isinstance(leaf, (set, frozenset)):
        return "a set", None
    if inspect.isgenerator(leaf) or isinstance(leaf, (map, filter, zip)):
        return "a generator", None
    if np.ma.isMaskedArray(leaf):
        if np.ma.getmaskarray(leaf).any():
            return "masked", None
        leaf = leaf.data
    if isinstance(leaf, (list, tuple)) and any(isinstance(part, str) for part in leaf):
        return "text inside", None
    try:
        array = np.asarray(leaf)
        if array.dtype.kind == "O":
            array = np.array(array.tolist())
            if array.dtype.kind == "O" and any(part is None for part in array.flat):
                return "none inside", None
            if array.dtype.kind == "O":
                array = array.astype(float)
    except TookTooLong:
        raise
    except Exception:  # its `__array__`, `__len__` or `__getattr__` may do anything
        return "ragged" if isinstance(leaf, (list, tuple)) else "no numbers", None
    if array.dtype.kind == "c":
        return "complex", None
    if array.dtype.kind not in "biuf":
        return "text" if array.dtype.kind in "US" else "no numbers", None
    return ("empty", None) if array.size == 0 else ("", array)
