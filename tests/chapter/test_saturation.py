"""Saturation: flat, dead, right and wrong, each at its threshold."""

import numpy as np

from nnbp.chapter.activations import identity, relu, sigmoid, softmax, tanh
from nnbp.chapter.saturation import WORDS, flat, flat_edges, states


def named(*arguments):
    return [WORDS[i] for i in states(*arguments)]


def test_flat_is_below_a_twentieth_of_the_steepest():
    edge = np.log((1 + np.sqrt(0.95)) / (1 - np.sqrt(0.95)))  # where sigma' is 5 % of 0.25
    assert flat(sigmoid, np.array([edge - 1e-6, edge + 1e-6, -edge - 1e-6, 0])).tolist() == [False, True, True, False]
    assert flat(tanh, np.array([2.1, 2.3])).tolist() == [False, True]
    assert not flat(identity, np.array([1e9])).any() and not flat(softmax, np.array([[9.0]])).any()


def test_words():
    assert named(sigmoid, np.array([0.0, 6.0])) == ["active", "saturated"]
    assert named(relu, np.array([1.0, -1.0])) == ["active", "dead"]
    assert named(sigmoid, np.array([6.0, 6.0, 0.0]), np.array([0.05, 0.9, 0.9])) == [
        "saturated, right",
        "saturated, wrong",
        "active",
    ]


def test_edges_of_the_flat():
    (low, left), (right, high) = flat_edges(sigmoid, -8, 8)
    assert low == -8 and high == 8 and abs(right + left) < 1e-9 and 4.3 < right < 4.4
    assert flat_edges(identity, -8, 8) == []
