"""Exercises: the right answer in any style is accepted, every mistake gets its own name, and nothing is thrown."""

import re

import numpy as np
import pytest

from nnbp.checks.registry import ALGORITHMS, EQUATIONS
from nnbp.exercises.check import Verdict, check
from nnbp.exercises.mistakes import MISTAKES

ALL = EQUATIONS | ALGORITHMS
EVERY_MISTAKE = [(tag, mistake) for mistake in MISTAKES for tag in mistake.tags]


def right(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * activation.prime(z)


def loops(w_next, delta_next, z, activation):
    delta = []
    for j in range(w_next.shape[1]):
        delta.append([sum(delta_next[k, 0] * w_next[k, j] for k in range(len(delta_next))) * activation.prime(z[j, 0])])
    return delta


RIGHT = {
    "matrix": right,
    "loops": loops,
    "einsum": lambda w_next, delta_next, z, activation: (
        np.einsum("kj,km->jm", w_next, delta_next) * activation.prime(z)
    ),
    "flat": lambda **a: right(**a).ravel(),
    "row": lambda **a: right(**a).T,
    "list": lambda **a: right(**a).tolist(),
    "in place": lambda w_next, delta_next, z, activation: np.multiply(
        w_next.T @ delta_next, activation.prime(z), out=z
    ),
}


@pytest.mark.parametrize("style", RIGHT)
def test_right_in_any_style(style):
    verdict = check("BP2", RIGHT[style])
    assert verdict.right and "Right on all" in verdict.text
    assert ("lying flat" in verdict.text) == (style in ("flat", "row"))


@pytest.mark.parametrize("name, mistake", EVERY_MISTAKE, ids=lambda value: getattr(value, "name", value))
def test_every_mistake_is_called_by_its_name(name, mistake):
    verdict = check(name, mistake.wrong[name])
    assert not verdict.right and f"This is {mistake.name}." in verdict.text and mistake.says in verdict.text


@pytest.mark.parametrize("name", ALL)
def test_the_right_function_is_right(name):
    assert check(name, ALL[name].function).right


ODD = [
    (lambda **a: ..., "Not written yet"),
    (lambda **a: None, "It gave back nothing"),
    (lambda **a: 2 * right(**a), r"first difference is at \[0, 0\]: yours"),
    (lambda **a: np.vstack([right(**a), [[1.0]]]), r"has the shape \(4, 1\); expected \(3, 1\)"),
    (lambda **a: "hello", "not made of numbers"),
    (lambda **a: a["nothing"], "It stopped with KeyError"),
    (lambda z: z, "It stopped with TypeError"),
    (lambda **a: {2: right(**a)}, r"It gave back the entries \[2\]; expected one array"),
    (lambda **a: np.full(a["z"].shape, np.nan), "yours nan"),
    (3, "Expected a function"),
]


@pytest.mark.parametrize("function, message", ODD)
def test_anything_else_is_told_what_it_is(function, message):
    verdict = check("BP2", function)
    assert isinstance(verdict, Verdict) and not verdict.right
    assert re.search(message, verdict.text), verdict.text


def test_all_the_way_with_a_layer_forgotten_or_unwritten():
    assert (
        "It gave back the entries [2]; expected the entries [2], [3], [4]"
        in check("way back", lambda z, **a: {2: z[2]}).text
    )
    assert "Not written yet" in check("way back", lambda z, **a: {l: ... for l in z}).text
    assert "in [2] is at [0, 0]" in check("way back", lambda z, delta_L, **a: {2: z[2], 3: z[3], 4: delta_L}).text


def test_an_unknown_exercise():
    with pytest.raises(ValueError, match="name is 'BP9'; expected one of '3', '8'"):
        check("BP9", right)


def test_how_a_verdict_is_shown():
    verdict = Verdict(False, "**Bold** and `code`.")
    assert verdict._repr_markdown_() == "**✗** **Bold** and `code`." and repr(verdict) == "✗ Bold and code."
