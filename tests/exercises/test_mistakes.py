"""The catalogue of mistakes: each breaks exactly the checks that it says, and changes nothing where it is silent."""

import numpy as np
import pytest

from nnbp.checks.registry import ALGORITHMS, EQUATIONS
from nnbp.checks.setting import setting as setting_of
from nnbp.exercises.mistakes import MISTAKES, known

ALL = EQUATIONS | ALGORITHMS
each = pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.name)


def worst(tag, function=None):
    return max(ALL[tag].check(seed, function) for seed in range(12))


@pytest.fixture(scope="module")
def unbroken():
    return {tag: worst(tag) for tag in ALL}


@each
def test_breaks_exactly_the_checks_that_it_names(mistake, unbroken):
    worst_errors = unbroken | {tag: worst(tag, function) for tag, function in mistake.wrong.items()}
    assert {tag for tag, error in worst_errors.items() if error > 1e-9} == set(mistake.tags)


@each
def test_is_told_in_words(mistake):
    assert mistake.name and mistake.says.endswith(".") and mistake.tags and set(mistake.tags) <= set(ALL)


def test_names_are_given_once():
    names = [mistake.name for mistake in MISTAKES]
    assert len(names) == len(set(names)) and len(names) >= 25


def test_the_usual_ones_are_there():
    """Those that the design names."""
    words = " / ".join(mistake.name for mistake in MISTAKES)
    for piece in (
        "transpose",
        "no σ′",
        "σ′(a)",
        "dot product",
        "y − a",
        "mean",
        "already updated",
        "indices swapped",
        "½",
    ):
        assert piece in words


@pytest.mark.parametrize("activation", ["relu", "leaky-relu", "identity"])
def test_silent_where_it_changes_nothing(activation):
    rng = np.random.default_rng(5)
    at = setting_of(rng, [3, 3, 3, 3], activation)
    for mistake in MISTAKES:
        for tag in set(mistake.tags) & {"44", "45", "BP2", "54", "56"}:
            arguments, wanted = EQUATIONS[tag].case(at, rng)
            same = (
                np.allclose(mistake.wrong[tag](**arguments), wanted, rtol=1e-9, atol=1e-12)
                if activation in mistake.silent
                else False
            )
            assert same == (activation in mistake.silent)


def test_known_finds_them_by_tag():
    assert {m.name for m in known("BP4")} == {
        "the opposite sign",
        "the outer product the other way round",
        "an inner product in place of the outer",
    }
