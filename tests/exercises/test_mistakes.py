"""The catalogue of mistakes: each breaks exactly the checks that it says."""

import pytest

from nnbp.checks.registry import ALGORITHMS, EQUATIONS
from nnbp.exercises.wrong.mistakes import MISTAKES, known

pytestmark = pytest.mark.slow

ALL = EQUATIONS | ALGORITHMS
each = pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: m.key)


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


def test_keys_and_names_are_given_once():
    for names in ([mistake.key for mistake in MISTAKES], [mistake.name for mistake in MISTAKES]):
        assert len(names) == len(set(names)) >= 25


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


def test_known_finds_them_by_tag():
    assert {m.key for m in known("BP4")} == {"opposite-sign", "order-of-outer", "inner-for-outer"}
