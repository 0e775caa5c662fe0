"""Exercises that answer back: a reader's function is tried, and told what is wrong, not only that it is."""

from dataclasses import dataclass

import numpy as np

from ..checks import answers
from ..checks.registry import ALGORITHMS, EQUATIONS
from ..checks.setting import setting
from ..ground import intake
from .mistakes import known
from .verdict import Verdict

NETWORKS = (([3, 3, 3, 3], "sigmoid"), ([4, 4, 4, 4], "tanh"), ([2, 4, 3, 2], "sigmoid"), ([3, 2, 4, 5], "tanh"))


@dataclass(frozen=True)
class Exercise:
    """cases: (arguments, wanted) on generic networks; wrong: a function for the name and words of each known mistake."""

    cases: list
    wrong: list


def check(name, function):
    """Try `function` in place of an equation's, by its tag such as "BP2", or "way back", "product", "algorithm", "SGD".

    It is called with the arguments of the equation's function, by name. Returns a Verdict; what it raises is explained.

    >>> check("BP2", lambda w_next, delta_next, z, activation: w_next.T @ delta_next).text[:18]
    '**This is no σ′.**'
    """
    exercise = one_equation(name)
    if not callable(function):
        return Verdict(False, f"Expected a function, and this is `{function!r}`.")
    wanted = [answers.parts(value) for _, value in exercise.cases]
    raw = [answers.outcome(function, arguments) for arguments, _ in exercise.cases]
    if any(answer is ... for answer in raw):
        return Verdict(False, "Not written yet: the `...` is still in place.")
    given = [answers.turned(g, w) for g, w in zip(raw, wanted, strict=True)]
    if all(answers.agree(g, w) for g, w in zip(given, wanted, strict=True)):
        error = max(answers.relative_error(g, w) for g, w in zip(given, wanted, strict=True))
        text = f"Right on all {len(wanted)} networks tried, with a relative error of at most {max(error, 1e-16):.0e}."
        if any(not answers.agree(g, w) for g, w in zip(raw, wanted, strict=True)):
            shape = next(iter(wanted[0].values())).shape
            text += f" It came lying flat; the wanted shape is a column's, {shape} the first time."
        return Verdict(True, text)
    for mistake, wrong in exercise.wrong:
        if answers.alike(raw, [answers.outcome(wrong, arguments) for arguments, _ in exercise.cases]):
            return Verdict(False, f"**This is {mistake.name}.** {mistake.says}")
    at = next(i for i, (g, w) in enumerate(zip(given, wanted, strict=True)) if not answers.agree(g, w))
    return Verdict(False, answers.first_difference(given[at], wanted[at], exercise.cases[at][0]))


def settings():
    """(setting, rng) for each generic network: square layers first, then not; sigmoid and tanh."""
    for seed, (sizes, activation) in enumerate(NETWORKS):
        rng = np.random.default_rng(seed)
        yield setting(rng, sizes, activation), rng


def one_equation(tag):
    """The exercise of one equation or algorithm: its own arguments, and its known mistakes."""
    equation = intake.choice(tag, "name", EQUATIONS | ALGORITHMS)
    return Exercise([equation.case(*pair) for pair in settings()], [(m, m.wrong[tag]) for m in known(tag)])
