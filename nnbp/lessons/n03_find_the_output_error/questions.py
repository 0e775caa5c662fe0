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


def shortcut_beside_truth():
    """The first of two softmax outputs' errors, by (37) and by complex step."""
    net, x, y = tiny_network(output="softmax")
    forward = feedforward(net, x)
    jacobian = net.activation[net.L].jacobian(forward.z[net.L])
    one = output_error_diagonal(forward.output - np.reshape(y, (-1, 1)), jacobian)
    return one[0, 0], complex_step_error(net, x, y, net.L)[0, 0]


def shortcut():
    """0, 1 or 2: is (37) the true error, half of it, or of the other sign?"""
    one, true = shortcut_beside_truth()
    return [np.isclose(one / true, share) for share in (1.0, 0.5, -1.0)].index(True)


def first_output(cost):
    """(delta, a - y) of the tiny network's first output under a cost, delta by complex step."""
    net, x, y = tiny_network(cost=cost)
    return complex_step_error(net, x, y, net.L)[0, 0], feedforward(net, x).output[0, 0] - y[0]


QUESTIONS = {
    "saturated_and_wrong": Question(
        "A sigmoid output stands at z = 6 and so gives a = 0.998; it should give 0. With the quadratic cost its |δ| is …",
        ("near 1, like its miss", "near ¼, the steepest slope", "below 0.01"),
        flat_and_wrong,
        "The miss is large, but δ is the miss times the slope of the sigmoid, "
        f"{sigmoid(6.0):.3f} · {sigmoid.prime(6.0):.4f} = {sigmoid(6.0) * sigmoid.prime(6.0):.4f}.",
    ),
    "a_minus_y": Question(
        "Sigmoid outputs. For which cost is δᴸ the bare miss, a − y?",
        (
            "for the quadratic one, ½ Σ (y − a)²",
            "for cross-entropy, −Σ [y ln a + (1 − y) ln(1 − a)]",
            "for both of these",
            "for neither of these",
        ),
        the_miss,
        "a − y is ∂C/∂a of the quadratic cost and then meets σ′; in cross-entropy's stands a 1/σ′ that cancels it: "
        "output 4·1 misses by {1:+.4f}, and its δ is {0:+.4f} with the one, ".format(*first_output("quadratic"))
        + f"{first_output('cross-entropy')[0]:+.4f} with the other.",
    ),
    "the_shortcut": Question(
        "Two softmax outputs, quadratic cost, targets that sum to 1. What does (37), the k = j term alone, give?",
        ("the true δ", "half of the true δ", "the true size with the wrong sign"),
        shortcut,
        "One output falls as the other rises, and one is as far too low as the other is too high, so the two terms "
        f"of the sum are equal: (37) gives {shortcut_beside_truth()[0]:+.4f} of {shortcut_beside_truth()[1]:+.4f}.",
    ),
}
