"""The predictions of notebook 06."""

import numpy as np

from ...chapter.backprop import backprop
from ...checks.nudges import complex_step_gradient
from ...data.tiny import tiny_network
from ..question import Question


def way_round():
    """Is the gradient of w^3, measured by complex step, delta a^T, a delta^T, or both?"""
    net, x, y = tiny_network()
    result, measured = backprop(net, x, y), complex_step_gradient(net, x, y)[0][3]
    product = result.delta[3] @ result.forward.a[2].T
    fits = [bool(np.allclose(way, measured)) for way in (product, product.T)]
    return 2 if all(fits) else fits.index(True)


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


def swapped():
    """The gradients of w^3_12 and w^3_21."""
    nabla = backprop(*tiny_network()).nabla_w[3]
    return nabla[0, 1], nabla[1, 0]


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
    "the_way_round": Question(
        "Which one is the gradient of w³?",
        ("δ³ (a²)ᵀ", "a² (δ³)ᵀ", "either: both hold the same numbers in the same places"),
        way_round,
        "Row j of w belongs to the neuron that listens, and so does the error; the other way round would give w³₁₂ the "
        "{1:+.4f} of w³₂₁ in place of its own {0:+.4f}.".format(*swapped()),
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
