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


def valley():
    """Along b^3_1, does the cost fall and rise again, rise all the way, or rise and fall again?"""
    _, cost, _ = along_the_bias()
    turns = np.diff(np.sign(np.diff(cost)))
    return 1 if not turns.any() else 0 if turns.sum() > 0 else 2


def two_parts():
    """The smallest that the error gets along b^3_1, and its two parts, carried back from 4.1 and 4.2, where it stands."""
    net, x, y = tiny_network()
    first, second = net.w[4][:, 0] * backprop(net, x, y).delta[4].ravel()
    return {"first": first, "second": second, "least": along_the_bias()[2].min()}


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
    "a_valley": Question(
        "Slide b³₁ from −6 to 6 and leave everything else as it is. The cost …",
        ("falls into a valley and rises again", "rises all the way", "rises to a peak and falls again"),
        valley,
        "Output 4·1 is above its 0 and 4·2 below its 1 wherever the bias is, and what they send back has one sign, "
        "{first:+.4f} and {second:+.4f} at the start: the slope of the cost is nowhere below {least:.4f}.",
        two_parts,
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
