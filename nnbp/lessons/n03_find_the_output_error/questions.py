"""The predictions of notebook 03."""

import numpy as np

from ...chapter.activations import sigmoid
from ...chapter.equations import output_error, output_error_diagonal
from ...chapter.feedforward import feedforward
from ...checks.nudges import complex_step_error
from ...data.tiny import tiny_network
from ..question import Question


def along_z():
    """The outputs of a sigmoid from z = -8 to 8, and its |delta| at each with the target 0 and the quadratic cost."""
    z = np.linspace(-8, 8, 1601)[np.newaxis]
    return sigmoid(z)[0], np.abs(output_error(sigmoid(z), np.zeros_like(z), z))[0]


def where_largest():
    """Is this |delta| largest at an output near 1, of 1/2 or of 2/3?"""
    a, delta = along_z()
    return int(np.abs(np.array([1, 1 / 2, 2 / 3]) - a[delta.argmax()]).argmin())


def three_errors():
    """|delta| at the outputs that the choices name: at z = 8, at 1/2, and the largest."""
    a, delta = along_z()
    return delta[-1], delta[np.abs(a - 0.5).argmin()], delta.max()


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
    "where_largest": Question(
        "A sigmoid output should be 0, and the cost is the quadratic one. Slide its z from −8 to 8. At which output a is its "
        "|δ| largest?",
        ("as near 1 as it gets, where the miss is largest", "at ½, where the sigmoid is steepest", "at about ⅔"),
        where_largest,
        "δ is the miss times the slope, a · a(1 − a), and both must be there: it is {:.4f} at z = 8, {:.4f} at a = ½ and "
        "{:.4f} at ⅔.".format(*three_errors()),
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
