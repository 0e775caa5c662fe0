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


def silent_input():
    """With x_2 = 0, which gradients of w^2 are zero: none, the second row, the second column, or all?"""
    net, x, y = tiny_network()
    silent = backprop(net, [x[0], 0.0], y).nabla_w[2] == 0
    row, column = np.zeros_like(silent), np.zeros_like(silent)
    row[1], column[:, 1] = True, True
    patterns = (np.zeros_like(silent), row, column, np.ones_like(silent))
    return [np.array_equal(silent, pattern) for pattern in patterns].index(True)


def two_examples():
    """The rank of the gradient of w^3 for the notebook's two examples, less one."""
    net, x, y = tiny_network()
    result = backprop(net, np.column_stack([x, [-0.6, 0.8]]), np.column_stack([y, [1, 0]]))
    return int(np.linalg.matrix_rank(result.nabla_w[3])) - 1


def silent_error():
    """The error of neuron 2.2 when x_2 is 0."""
    net, x, y = tiny_network()
    return backprop(net, [x[0], 0.0], y).delta[2][1, 0]


def directions():
    """delta^3_1 / delta^3_2 for each of the notebook's two examples."""
    net, x, y = tiny_network()
    delta = backprop(net, np.column_stack([x, [-0.6, 0.8]]), np.column_stack([y, [1, 0]])).delta[3]
    return delta[0] / delta[1]


QUESTIONS = {
    "at_zero": Question(
        "w³₁₂ is −1.90, and its gradient +0.0261. Set it to 0, and nothing of neuron 2·2 comes through to 3·1 any more. What "
        "is left of that gradient?",
        ("nothing: it is 0", "less than a tenth", "more than half"),
        left_at_zero,
        "The weight is no factor of its own gradient, δ³₁ a²₂, and changes it only as far as it changes δ³₁, from "
        "{0[0]:+.4f} to {1[0]:+.4f}: {1[1]:+.4f} is left.".format(*at_zero()),
    ),
    "a_silent_input": Question(
        "Set the input x₂ to 0. Which of the six gradients of w² are then exactly 0?",
        ("none of them", "the second row, to neuron 2·2", "the second column, from x₂", "all of them"),
        silent_input,
        "Every gradient in that column has x₂ as a factor; the errors themselves are not zero, "
        f"that of neuron 2·2 is {silent_error():+.4f}.",
    ),
    "two_examples": Question(
        "The gradient of w³ for a mini-batch of two examples has the rank …",
        ("one, as for a single example", "two, one for each example", "three, the full rank of a 3×3 matrix"),
        two_examples,
        "It is a mean of two outer products whose errors point in different directions: δ³₁ / δ³₂ is "
        "{:+.2f} for the one example and {:+.2f} for the other.".format(*directions()),
    ),
}
