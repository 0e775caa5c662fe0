"""A reader's function, called on a case: by name or by position, on copies, and what came of it."""

import contextlib
import inspect
import io
import warnings
from dataclasses import dataclass
from types import EllipsisType

import numpy as np

from .came_back import read
from .compared import equal
from .time_limit import TookTooLong, time_limit
from .unharmed import copied, frozen, unharmed


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
