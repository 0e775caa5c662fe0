"""The predictions of notebook 03."""

import numpy as np

from ...chapter.activations import sigmoid
from ...chapter.equations import output_error, output_error_diagonal
from ...chapter.feedforward import feedforward
from ...checks.nudges import complex_step_error
from ...data.tiny import tiny_network
from ..question import Question


def flat_and_wrong():
    """How large is |delta| of a sigmoid output with z = 6 and y = 0, quadratic cost: near 1, near 1/4, below 0.01?"""
    z, y = np.array([[6.0]]), np.array([[0.0]])
    size = abs(output_error(sigmoid(z), y, z).item())
    return 0 if size > 0.5 else 1 if size > 0.01 else 2


def the_miss():
    """For which cost is delta^L = a - y, by complex step: quadratic, cross-entropy, both, neither?"""
    holds = []
    for cost in ("quadratic", "cross-entropy"):
        net, x, y = tiny_network(cost=cost)
        miss = feedforward(net, x).output - np.reshape(y, (-1, 1))
        holds.append(np.allclose(complex_step_error(net, x, y, net.L), miss))
    return [(True, False), (False, True), (True, True), (False, False)].index(tuple(holds))


def shortcut():
    """With two softmax outputs, is (37) the true error, half of it, or of the other sign?"""
    net, x, y = tiny_network(output="softmax")
    forward = feedforward(net, x)
    jacobian = net.activation[net.L].jacobian(forward.z[net.L])
    one = output_error_diagonal(forward.output - np.reshape(y, (-1, 1)), jacobian)
    ratio = one / complex_step_error(net, x, y, net.L)
    return [np.allclose(ratio, share) for share in (1.0, 0.5, -1.0)].index(True)


QUESTIONS = {
    "saturated and wrong": Question(
        "A sigmoid output stands at z = 6 and so gives a = 0.998; it should give 0. With the quadratic cost its |δ| is …",
        ("near 1, like its miss", "near ¼, the steepest slope", "below 0.01"),
        flat_and_wrong,
        "The miss is large, but the other factor, σ′(6), is 0.0025, and the product is no larger.",
    ),
    "a − y": Question(
        "Sigmoid outputs. For which cost is δᴸ = a − y?",
        ("the quadratic cost", "cross-entropy", "both", "neither"),
        the_miss,
        "a − y is ∂C/∂a of the quadratic cost, which then meets σ′; in cross-entropy's stands a 1/σ′ that cancels it.",
    ),
    "the shortcut": Question(
        "Two softmax outputs, quadratic cost, targets that sum to 1. What does (37), the k = j term alone, give?",
        ("the true δ", "half of it", "the true size with the wrong sign"),
        shortcut,
        "Each output moves as much against you as the other moves for you, so the two terms of the sum are equal.",
    ),
}
