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


def largest_error():
    """Along b^3_1, is |delta^3_1| largest where the cost is highest, lowest, or steepest?"""
    net, x, y = tiny_network()
    values, columns = np.arange(-6, 6.01, 0.02), (np.reshape(x, (-1, 1)), np.reshape(y, (-1, 1)))
    swept = sweep(net, *columns, find(net, "b3.1"), values, 0.5)
    steepness = np.abs(np.gradient(swept.cost, values))
    places = np.array([swept.cost.argmax(), swept.cost.argmin(), steepness.argmax()])
    return int(np.abs(places - np.abs(swept.delta[3][0]).argmax()).argmin())


def all_weights_zero():
    """With every weight 0 and the biases as they were: how many of the eight gradients are not zero, as 8, 2 or 0?"""
    net, x, y = tiny_network()
    for w in net.w.values():
        w[:] = 0.0
    return (8, 2, 0).index(sum(np.count_nonzero(nabla) for nabla in backprop(net, x, y).nabla_b.values()))


QUESTIONS = {
    "left to do": Question(
        "All eight errors δ are known. To get from the error of a neuron to the gradient of its bias, …",
        ("multiply by its slope σ′(z)", "multiply by its activation a", "do nothing more"),
        left_to_do,
        "The slope is in δ already, and the bias stands in z with the factor 1.",
    ),
    "the largest error": Question(
        "Slide b³₁ from −6 to 6. The error of its neuron is largest where the cost is …",
        ("highest", "lowest", "steepest"),
        largest_error,
        "The error is not the height of the cost but its slope.",
    ),
    "all weights zero": Question(
        "Every weight of the network is set to 0, its biases stay as they are. How many of the eight biases have a "
        "gradient that is not 0?",
        ("all eight: they sit in different places", "two: those of the outputs", "none"),
        all_weights_zero,
        "Errors come back along the weights: through weights of 0 nothing comes.",
    ),
}
