"""Exercises that answer back: a reader's function is tried on every case, and told what it did."""

import contextlib
import inspect

from .asked.exercise import exercise as exercise_of
from .asked.expressions import arguments
from .recognising.judgement import Judgement
from .running.attempts import Misfit, attempt, caller
from .running.time_limit import SECONDS
from .saying.handed_over import handed_over
from .saying.verdict import Verdict, composed, quoted, shown

UNWRITTEN = "Not written yet: the `...` is still in place."
UNREADABLE = "**What came back cannot be looked at.** It raises when it is read. Give back a plain array of numbers."
TOO_SLOW = (
    f"**It was stopped: one case took longer than {SECONDS:.0f} seconds.** The arrays are small, so a loop may have no end: "
    "does what it waits for come about?"
)


def check(name, function):
    """Try `function` as an answer to an exercise: an equation's tag such as "BP2", or "way back", "product", "algorithm",
    "SGD", "epoch", "mini-batches", "saturated", "targets", "pixel slopes", "accuracy".

    It is called with the exercise's arguments, by name, or by position where its own names are others. Returns a Verdict;
    nothing is raised, but a ValueError for an exercise that does not exist.

    >>> check("BP2", lambda w_next, delta_next, z, activation: w_next.T @ delta_next).text[:22]
    '**σ′(zˡ) is missing.**'
    """
    exercise = exercise_of(name)
    tried = (len(exercise.cases), 0)
    try:
        return tried_on(exercise, function, tried)
    except KeyboardInterrupt:
        raise
    except BaseException:  # what a reader hands over may answer anything at any time, even when it is only looked at
        return Verdict(False, UNREADABLE, "unreadable", tried)


def tried_on(exercise, function, tried):
    """The Verdict on a function, from all cases."""
    name = exercise.name
    if not callable(function):
        return Verdict(False, f"**Expected a function.** This is {quoted(shown(function))}.", "no-function", tried)
    try:
        call = caller(function, arguments(name))
    except Misfit as count:
        says = f"{handed_over(exercise.cases[0], name)} In this order, or by these names."
        return Verdict(
            False,
            composed(f"it takes {count}, and {len(arguments(name))} are handed over", (0, says)),
            "arguments",
            tried,
        )
    attempts = []
    for case in exercise.cases:
        attempts.append(attempt(call, case, exercise.mode))
        if attempts[-1].trouble == "too slow":
            return Verdict(False, TOO_SLOW, "too-slow", tried)
    if attempts[0].printed:
        print(attempts[0].printed, end="")  # what the reader prints to see, of the first case alone
    if any(one.trouble == "unwritten" for one in attempts):
        return Verdict(False, UNWRITTEN, "unwritten", tried)
    verdict = Judgement(exercise, call, attempts).verdict()
    turned = misplaced(function, arguments(name))
    if turned and not verdict.right:
        says = f"Yours takes {quoted(', '.join(turned), 120)}. Use this order, or exactly these names."
        found = f"the order is {', '.join(f'`{letter}`' for letter in arguments(name))}"
        return Verdict(False, composed(found, (0, says)), "arguments-turned", verdict.cases)
    return verdict


def misplaced(function, names):
    """A function's own parameters, where it is called by position and one has the place of another; else ()."""
    try:
        signature = inspect.signature(function)
    except Exception:
        return ()
    with contextlib.suppress(TypeError):
        signature.bind(**dict.fromkeys(names))
        return ()  # it is called by name
    own = tuple(signature.parameters)
    if not any(own[i] in names and own[i] != names[i] for i in range(min(len(own), len(names)))):
        return ()
    return own
