"""A reader's function, called on a case: by name or by position, on copies; what came back, made comparable."""

import contextlib
import inspect
import io
import warnings
from dataclasses import dataclass
from types import EllipsisType

import numpy as np

CLOSE, SINGLE = 1e-8, 3e-6  # relative: equal in double precision, equal in single


@dataclass(frozen=True)
class Attempt:
    """parts: arrays by label, or None where no numbers came. trouble: why, one word. error: what was raised.

    changed: the names of the arguments that were written into. single: did it come in single precision?
    """

    parts: dict | None
    trouble: str = ""
    error: BaseException | None = None
    changed: tuple = ()
    single: bool = False
    printed: str = ""


class Misfit(Exception):
    """The function cannot be called with what is handed over."""


def caller(function, names):
    """How to call a function with arguments by name: by its own names where they fit, by position otherwise."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):
        return lambda arguments: function(*arguments.values())
    blank = dict.fromkeys(names)
    with contextlib.suppress(TypeError):
        signature.bind(**blank)
        return lambda arguments: function(**arguments)
    try:
        signature.bind(*names)
    except TypeError:
        raise Misfit(str(len(signature.parameters))) from None
    return lambda arguments: function(*arguments.values())


def attempt(call, case, mode="answer"):
    """An Attempt at one case. mode: the answer is what comes back; "network": the network that the function leaves
    behind; "batches": a list, each entry a part of its own."""
    arguments = {name: copied(value) for name, value in case.arguments.items()}
    before = {name: leaves(frozen(value)) for name, value in arguments.items()}
    printed = io.StringIO()
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings(), contextlib.redirect_stdout(printed):
            warnings.simplefilter("ignore")
            answer = call(arguments)
    except (Exception, SystemExit) as error:  # a reader's function may do anything; what it did is the answer
        return Attempt(None, "raised", error)
    if mode == "batches" and isinstance(answer, (list, tuple)) and len(answer):
        answer = dict(enumerate(answer))
    if mode == "network":
        if isinstance(answer, EllipsisType):
            return Attempt(None, "unwritten")
        net = arguments.pop("net")
        if same(leaves(frozen(net)), before.pop("net")):
            return Attempt(None, "unmoved", printed=printed.getvalue())
        answer = (net.w, net.b)
        arguments.pop("rng")
    changed = tuple(name for name in arguments if not same(leaves(frozen(arguments[name])), before[name]))
    trouble, parts, single = read(answer)
    return Attempt(parts, trouble, None, changed, single, printed.getvalue())


def copied(value):
    """Arrays, networks, generators and dicts of arrays as copies: what is written into them harms nothing."""
    if isinstance(value, dict):
        return {key: copied(part) for key, part in value.items()}
    if isinstance(value, np.random.Generator):
        twin = np.random.default_rng()
        twin.bit_generator.state = value.bit_generator.state
        return twin
    return value.copy() if hasattr(value, "copy") else value


def frozen(value):
    """What an argument holds, as numbers to compare with later."""
    if hasattr(value, "w") and hasattr(value, "b"):
        return copied({"w": value.w, "b": value.b})
    return copied(value) if isinstance(value, (dict, np.ndarray)) else {}


def leaves(value, label=""):
    """What a nest of dicts and pairs holds, by label: "[2]" of a dict, "[0][2]" of one of a pair of dicts."""
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, (tuple, list)) and any(isinstance(part, dict) for part in value):
        entries = enumerate(value)
    else:
        return {label: value}
    return {name: leaf for key, part in entries for name, leaf in leaves(part, f"{label}[{key}]").items()}


def same(one, other):
    """Do two nests hold the same numbers in the same places?"""
    if set(one) != set(other):
        return False
    return all(np.array_equal(one[label], other[label], equal_nan=False) for label in one)


def read(answer):
    """(trouble, parts, in single precision?) of what came back; trouble is "" for numbers."""
    if answer is None:
        return "nothing", None, False
    single, parts = False, {}
    found = leaves(answer)
    if not found:
        return "empty", None, False
    for label, leaf in found.items():
        if isinstance(leaf, EllipsisType):
            return "unwritten", None, False
        if leaf is None:
            return "nothing", None, False
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
    try:
        array = np.asarray(leaf)
        if array.dtype.kind == "O":
            array = np.array(array.tolist())
            if array.dtype.kind == "O":
                array = array.astype(float)
    except (TypeError, ValueError):
        return "ragged" if isinstance(leaf, (list, tuple)) else "no numbers", None
    if array.dtype.kind == "c":
        return "complex", None
    if array.dtype.kind not in "biuf":
        return "text" if array.dtype.kind in "US" else "no numbers", None
    return ("empty", None) if array.size == 0 else ("", array)


def fitted(parts, wanted):
    """The answer with rows, flat vectors and bare numbers given the wanted shape, where that is without doubt."""
    if parts is None or set(parts) != set(wanted):
        return parts
    return {
        label: part.reshape(wanted[label].shape)
        if part.shape != wanted[label].shape and np.squeeze(part).shape == np.squeeze(wanted[label]).shape
        else part
        for label, part in parts.items()
    }


def off_by(parts, wanted):
    """max|given - wanted| / max|wanted| over all parts; infinity for other labels, shapes, or no finite numbers."""
    if parts is None or set(parts) != set(wanted):
        return np.inf
    if any(parts[label].shape != wanted[label].shape or not np.isfinite(parts[label]).all() for label in wanted):
        return np.inf
    scale = max(np.abs(part).max() for part in wanted.values()) or 1.0
    return float(max(np.abs(parts[label] - wanted[label]).max() for label in wanted) / scale)
