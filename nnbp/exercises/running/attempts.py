"""A reader's function, called on a case: by name or by position, on copies; what came back, made comparable."""

import contextlib
import inspect
import io
import warnings
from dataclasses import dataclass
from types import EllipsisType

import numpy as np

from ...chapter.activations import ACTIVATIONS
from ...chapter.costs import COSTS
from .time_limit import TookTooLong, time_limit

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
    except Exception:  # a reader's object may answer anything when it is asked for its signature
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
    before = {name: frozen(value) for name, value in arguments.items()}
    printed, damaged = io.StringIO(), []
    try:
        with (
            np.errstate(all="ignore"), warnings.catch_warnings(), contextlib.redirect_stdout(printed),
            unharmed(arguments.values(), damaged), time_limit(),
        ):  # fmt: skip
            warnings.simplefilter("ignore")
            answer = call(arguments)
            if mode == "batches" and isinstance(answer, (list, tuple)) and len(answer):
                answer = dict(enumerate(answer))
            moved = mode != "network" or not equal(frozen(arguments["net"]), before["net"])
            if mode == "network" and not isinstance(answer, EllipsisType):
                answer = (arguments["net"].w, arguments["net"].b)
            trouble, parts, single = read(answer)
    except KeyboardInterrupt:
        raise
    except TookTooLong:
        return Attempt(None, "too slow", printed=printed.getvalue())
    except BaseException as error:  # a reader's function may do anything; what it did is the answer
        return Attempt(None, "raised", error, printed=printed.getvalue())
    if not moved and trouble != "unwritten":
        return Attempt(None, "unmoved", printed=printed.getvalue())
    left_alone = {"net", "rng"} if mode == "network" else set()
    changed = tuple(
        name for name in arguments if name not in left_alone and not equal(frozen(arguments[name]), before[name])
    )
    if damaged:
        changed += (next((name for name in ("activation", "cost", "net") if name in arguments), "the package"),)
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


def is_design(value):
    """An activation or a cost."""
    return not isinstance(value, type) and (hasattr(value, "prime") or hasattr(value, "gradient"))


def is_network(value):
    return hasattr(value, "w") and hasattr(value, "b")


def frozen(value):
    """What an argument holds, by label, to compare with later."""
    try:
        if is_network(value):
            return leaves(copied({"w": value.w, "b": value.b}))
        return leaves(copied(value) if isinstance(value, (dict, np.ndarray)) else {})
    except Exception:  # something that was put in, and cannot be looked at
        return {"it cannot be read": object()}


@contextlib.contextmanager
def unharmed(values, damaged):
    """Whatever is written into activations and costs, the package's and those handed over, is undone afterwards.

    They are handed over as they are, since the package knows its own by identity. damaged: a list that gets an entry
    where something was written.
    """
    shared = [*ACTIVATIONS.values(), *COSTS.values()]
    for value in values:
        shared += [value.cost, *value.activation.values()] if is_network(value) else [value] if is_design(value) else []
    holders = {id(holder): holder for one in shared for holder in (type(one), one)}.values()
    before = [(holder, dict(vars(holder))) for holder in holders]
    try:
        yield
    finally:
        for holder, old in before:
            now = dict(vars(holder))
            for key in {*old, *now} - NOT_RESTORED:
                if key not in old:
                    delattr(holder, key)
                elif key not in now or now[key] is not old[key]:
                    setattr(holder, key, old[key])
                else:
                    continue
                damaged.append(key)


NOT_RESTORED = {"__dict__", "__weakref__", "__static_attributes__", "__firstlineno__"}


def leaves(value, label=""):
    """What a nest of dicts and pairs holds, by label: "[2]" of a dict, "[0][2]" of one of a pair of dicts."""
    if isinstance(value, dict):
        entries = value.items()
    elif isinstance(value, (tuple, list)) and any(isinstance(part, dict) for part in value):
        entries = enumerate(value)
    else:
        return {label: value}
    return {name: leaf for key, part in entries for name, leaf in leaves(part, f"{label}[{key}]").items()}


def equal(one, other):
    """Do two nests hold the same things in the same places? nan is like nan."""
    return set(one) == set(other) and all(alike(one[label], other[label]) for label in one)


def alike(one, other):
    """Are these the same array, or the same thing?"""
    if one is other:
        return True
    try:
        one, other = np.asarray(one), np.asarray(other)
        return bool(np.array_equal(one, other, equal_nan=one.dtype.kind in "fc" and other.dtype.kind in "fc"))
    except Exception:  # things of a reader's that cannot be compared
        return False


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
