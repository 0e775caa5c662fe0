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


def on_target():
    """The second output with its activation for its target: its cross-entropy, and its delta."""
    net, x, _ = tiny_network(cost="cross-entropy")
    forward = feedforward(net, x)
    a, z = forward.output[1:], forward.z[net.L][1:]
    return net.cost(a, a).item(), output_error(a, a, z, net.cost).item()


def left_over():
    """Is this delta 0, above 0, or below?"""
    _, delta = on_target()
    return 0 if abs(delta) < 1e-12 else 1 if delta > 0 else 2


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


QUESTIONS = {
    "where_largest": Question(
        "A sigmoid output should be 0, and the cost is the quadratic one. Slide its z from −8 to 8. At which output a is its "
        "|δ| largest?",
        ("as near 1 as it gets, where the miss is largest", "at ½, where the sigmoid is steepest", "at about ⅔"),
        where_largest,
        "δ is the miss times the slope, a · a(1 − a), and both must be there: it is {:.4f} at z = 8, {:.4f} at a = ½ and "
        "{:.4f} at ⅔.".format(*three_errors()),
    ),
    "cost_left_over": Question(
        "Cross-entropy, and a target between 0 and 1: let that of output 4·2 be 0.5326, the output itself. The cost of this "
        "output is then 0.69, not 0. What is its δ?",
        ("0", "above 0: a smaller output would cost less", "below 0: a larger output would cost less"),
        left_over,
        "δ is the slope of the cost, not its height: with the target where the output is, cross-entropy has its lowest "
        f"value, {on_target()[0]:.2f}, and is level there.",
    ),
    "the_shortcut": Question(
        "Two softmax outputs, quadratic cost, targets that sum to 1. What does (37), the k = j term alone, give?",
        ("the true δ", "half of the true δ", "the true size with the wrong sign"),
        shortcut,
        "One output falls as the other rises, and one is as far too low as the other is too high, so the two terms "
        f"of the sum are equal: (37) gives {shortcut_beside_truth()[0]:+.4f} of {shortcut_beside_truth()[1]:+.4f}.",
    ),
}
