"""The predictions of notebook 06."""

import numpy as np

from ...chapter.backprop import backprop
from ...data.tiny import tiny_network
from ..question import Question


def at_zero():
    """The error of neuron 3.1 and the gradient of w^3_12, as that weight stands and with the weight at 0."""
    found = []
    for factor in (1.0, 0.0):
        net, x, y = tiny_network()
        net.w[3][0, 1] *= factor
        result = backprop(net, x, y)
        found.append((result.delta[3][0, 0], result.nabla_w[3][0, 1]))
    return found


def left_at_zero():
    """With w^3_12 at 0, is nothing left of its gradient, less than a tenth, or more than half?"""
    (_, before), (_, after) = at_zero()
    return [after == 0, 0 < abs(after / before) < 0.1, after / before > 0.5].index(True)


def wrong_step():
    """The cost, and the cost after a step of w^3 against delta a^T, and after one against a delta^T."""
    net, x, y = tiny_network()
    result, costs = backprop(net, x, y), []
    for way in (0.0, result.nabla_w[3], result.nabla_w[3].T):
        moved = net.copy()
        moved.w[3] -= way
        costs.append(backprop(moved, x, y).cost)
    return costs


def wrong_way_down():
    """With the wrong step, does the cost rise, stay to four digits, fall by less than with the right one, or by as much?"""
    before, right, wrong = wrong_step()
    share = (before - wrong) / (before - right)
    return 0 if share < -0.005 else 1 if share < 0.005 else 2 if share < 0.9 else 3


def two_examples():
    """The rank of the gradient of w^3 for the notebook's two examples, less one."""
    net, x, y = tiny_network()
    result = backprop(net, np.column_stack([x, [-0.6, 0.8]]), np.column_stack([y, [1, 0]]))
    return int(np.linalg.matrix_rank(result.nabla_w[3])) - 1


def directions():
    """delta^3_1 / delta^3_2 for each of the notebook's two examples."""
    net, x, y = tiny_network()
    delta = backprop(net, np.column_stack([x, [-0.6, 0.8]]), np.column_stack([y, [1, 0]])).delta[3]
    return delta[0] / delta[1]


QUESTIONS = {
    "wrong_way_down": Question(
        "Take one step of descent with w³, as long as the gradient, and take a² (δ³)ᵀ for it, the wrong way round. The "
        "cost …",
        (
            "rises",
            "stays where it was",
            "falls, by less than with the right one",
            "falls by as much: they are the same numbers",
        ),
        wrong_way_down,
        "The change is about minus the sum of gradient times step, and that sum is (Σ δⱼaⱼ)², which cannot be negative: the "
        "cost goes from {0:.4f} to {2:.4f}, and the right way to {1:.4f}.".format(*wrong_step()),
    ),
    "at_zero": Question(
        "w³₁₂ is −1.90, and its gradient +0.0261. Set it to 0, and nothing of neuron 2·2 comes through to 3·1 any more. What "
        "is left of that gradient?",
        ("nothing: it is 0", "less than a tenth", "more than half"),
        left_at_zero,
        "The weight is no factor of its own gradient, δ³₁ a²₂, and changes it only as far as it changes δ³₁, from "
        "{0[0]:+.4f} to {1[0]:+.4f}: {1[1]:+.4f} is left.".format(*at_zero()),
    ),
    "two_examples": Question(
        "The gradient of w³ for a mini-batch of two examples has the rank …",
        ("one, as for a single example", "two, one for each example", "three, the full rank of a 3×3 matrix"),
        two_examples,
        "It is a mean of two outer products whose errors point in different directions: δ³₁ / δ³₂ is "
        "{:+.2f} for the one example and {:+.2f} for the other.".format(*directions()),
    ),
}
