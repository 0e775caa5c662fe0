"""The predictions of notebook 05."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.equations import bias_gradient
from ...checks.nudges import complex_step_gradient
from ...data.tiny import tiny_network
from ...ground.parameters import find
from ...kit.sweep import sweep
from ..question import Question


def left_to_do():
    """Which of delta times sigma', delta times a, and delta alone is the gradient of the biases as it is measured?"""
    net, x, y = tiny_network()
    result, (_, measured) = backprop(net, x, y), complex_step_gradient(net, x, y)
    delta, z, a = result.delta[3], result.forward.z[3], result.forward.a[3]
    candidates = (delta * net.activation[3].prime(z), delta * a, bias_gradient(delta))
    return int(np.argmin([np.abs(c - measured[3]).max() for c in candidates]))


def along_the_bias():
    """The values of b^3_1 that its slider has, the cost at each of them, and the error of its neuron."""
    net, x, y = tiny_network()
    values, columns = np.arange(-6, 6.01, 0.02), (np.reshape(x, (-1, 1)), np.reshape(y, (-1, 1)))
    swept = sweep(net, *columns, find(net, "b3.1"), values, 0.5)
    return values, swept.cost, swept.delta[3][0]


def largest_error():
    """Along b^3_1, is |delta^3_1| largest where the cost is highest, lowest, or steepest?"""
    values, cost, delta = along_the_bias()
    steepness = np.abs(np.gradient(cost, values))
    places = np.array([cost.argmax(), cost.argmin(), steepness.argmax()])
    return int(np.abs(places - np.abs(delta).argmax()).argmin())


def peak():
    """Where |delta^3_1| is largest along b^3_1: the bias, the error, and the cost there, lowest and highest."""
    values, cost, delta = along_the_bias()
    at = np.abs(delta).argmax()
    return values[at], delta[at], cost[at], cost.min(), cost.max()


def all_weights_zero():
    """With every weight 0 and the biases as they were: how many of the eight gradients are not zero, as 8, 2 or 0?"""
    net, x, y = tiny_network()
    for w in net.w.values():
        w[:] = 0.0
    return (8, 2, 0).index(sum(np.count_nonzero(nabla) for nabla in backprop(net, x, y).nabla_b.values()))


def first_bias():
    """Of neuron 3.1: the measured gradient of its bias, and its error times its slope, and times its activation."""
    net, x, y = tiny_network()
    result = backprop(net, x, y)
    delta, a = result.delta[3][0, 0], result.forward.a[3][0, 0]
    return complex_step_gradient(net, x, y)[1][3][0, 0], delta * a * (1 - a), delta * a


QUESTIONS = {
    "left_to_do": Question(
        "All eight errors δ are known. To get from the error of a neuron to the gradient of its bias, …",
        ("multiply by its slope σ′(z)", "multiply by its activation a", "do nothing more"),
        left_to_do,
        "The slope is in δ already, and the bias stands in z with the factor 1: for b³₁ a nudge measures {:.4f}, which is "
        "δ³₁; times the slope it would be {:.4f}, times the activation {:.4f}.".format(*first_bias()),
    ),
    "the_largest_error": Question(
        "Slide b³₁ from −6 to 6. The error of its neuron is largest where the cost is …",
        ("highest", "lowest", "steepest"),
        largest_error,
        "The error is not the height of the cost but its slope, which is largest at b³₁ = {:.2f}, with {:.4f}; the cost is "
        "{:.2f} there, between {:.2f} and {:.2f} at the ends.".format(*peak()),
    ),
    "all_weights_zero": Question(
        "Every weight of the network is set to 0, its biases stay as they are. How many of the eight biases have a "
        "gradient that is not 0?",
        ("all eight: they sit in different places", "two: those of the outputs", "none of them"),
        all_weights_zero,
        "Errors come back along the weights, and 0 times an error is 0: the six hidden gradients are 0, "
        "and only the outputs, which meet the cost itself, have one.",
    ),
}
