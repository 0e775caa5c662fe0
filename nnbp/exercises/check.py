"""Exercises that answer back: a reader's function is tried on every case, and told what it did."""

from .attempts import Misfit, attempt, caller
from .exercise import exercise as exercise_of
from .expressions import arguments
from .judgement import Judgement
from .raised import handed_over
from .verdict import Verdict, composed, quoted

UNWRITTEN = "Not written yet: the `...` is still in place."


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
    if not callable(function):
        return Verdict(False, f"**Expected a function.** This is {quoted(repr(function))}.", "no-function", tried)
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
    attempts = [attempt(call, case, exercise.mode) for case in exercise.cases]
    if attempts[0].printed:
        print(attempts[0].printed, end="")  # what the reader prints to see, of the first case alone
    if any(one.trouble == "unwritten" for one in attempts):
        return Verdict(False, UNWRITTEN, "unwritten", tried)
    return Judgement(exercise, call, attempts).verdict()
