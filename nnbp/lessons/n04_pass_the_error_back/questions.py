"""The predictions of notebook 04."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.equations import hidden_error
from ...checks.nudges import nudged_error
from ...data.tiny import tiny_network
from ..question import Question


def way_back():
    """Which of w, its transpose and its inverse gives delta^2 as it is measured?"""
    net, x, y = tiny_network()
    result = backprop(net, x, y)
    measured, w = nudged_error(net, x, y, 2), net.w[3]
    candidates = (w.T, np.linalg.inv(w).T, w)  # hidden_error transposes what it is given
    errors = [hidden_error(c, result.delta[3], result.forward.z[2]) for c in candidates]
    return int(np.argmin([np.abs(e - measured).max() for e in errors]))


def zero_weight():
    """Does neuron 2.2 still feel neuron 3.1's error when w^3_12 is 0: no error, the same, or the others' only?"""
    net, x, y = tiny_network()
    net.w[3][0, 1] = 0.0
    result = backprop(net, x, y)
    through = net.w[3][:, 1] * result.delta[3][:, 0]
    return 2 if through[0] == 0 and np.any(through[1:]) else 0 if not np.any(through) else 1


def lengths():
    """Is delta^2 shorter than delta^4, about as long (to a quarter), or longer?"""
    result = backprop(*tiny_network())
    ratio = np.linalg.norm(result.delta[2]) / np.linalg.norm(result.delta[4])
    return 0 if ratio < 0.75 else 2 if ratio > 1.25 else 1


QUESTIONS = {
    "the way back": Question(
        "Forward, the signal was multiplied by w³. Which matrix carries δ³ back to layer 2?",
        ("w³ itself", "its inverse, which undoes it", "its transpose"),
        way_back,
        "The chain rule multiplies by the slopes of the way forward, and sums over all who listened.",
    ),
    "a weight of zero": Question(
        "Set w³₁₂ to 0. Then the error of neuron 2·2 is made of …",
        ("nothing: it is zero", "the same as before", "the errors of neurons 3·2 and 3·3 only"),
        zero_weight,
        "The sum runs over all neurons of the next layer; a weight of zero takes out its own term and no other.",
    ),
    "how long": Question(
        "Compared with δ⁴, the error vector δ² of this network is …",
        ("shorter", "about as long", "longer"),
        lengths,
        "Each step back multiplies by σ′, at most 0.25 for the sigmoid; weights near 1 cannot make up for it.",
    ),
}
