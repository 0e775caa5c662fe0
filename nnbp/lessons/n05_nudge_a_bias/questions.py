"""The predictions of notebook 05."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.sgd import step
from ...data.tiny import tiny_network
from ...ground.parameters import find
from ...kit.sweep import sweep
from ..question import Question


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


def from_nothing(steps=3):
    """The gradients of the biases of layer 3 after some steps of descent from weights and biases that are all 0."""
    net, x, y = tiny_network()
    for array in (*net.w.values(), *net.b.values()):
        array[:] = 0.0
    for _ in range(steps):
        step(net, np.reshape(x, (-1, 1)), np.reshape(y, (-1, 1)), eta=1.0)
    return backprop(net, x, y).nabla_b[3].ravel()


def all_alike():
    """Are these three still 0, one number for all three, or different numbers?"""
    gradients = from_nothing()
    return 0 if not gradients.any() else 1 if np.ptp(gradients) < 1e-12 else 2


QUESTIONS = {
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
    "all_alike": Question(
        "All the weights and all the biases start at 0, and three steps of descent are taken. The gradients of the three "
        "biases of layer 3 are then …",
        ("still 0", "one number for all three, and not 0", "three different numbers"),
        all_alike,
        "Neurons with the same weights in and out get the same error, take the same step and are the same again: after 3 "
        f"steps each of the three has the gradient {from_nothing()[0]:+.4f}.",
    ),
}
