"""The predictions of notebook 07."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.saturation import flat
from ...data.tiny import tiny_network
from ..question import Question
from .scaling import scaled


def wide_awake():
    """What arrives at neuron 2.3, its slope and its error, with its bias moved to where its z is 0."""
    net, x, y = tiny_network()
    net.b[2][2, 0] -= backprop(net, x, y).forward.z[2][2, 0]
    result = backprop(net, x, y)
    arriving, slope = net.w[3].T @ result.delta[3], net.activation[2].prime(result.forward.z[2])
    return {"arriving": arriving[2, 0], "slope": slope[2, 0], "left": result.delta[2][2, 0]}


def wide_open():
    """Of what arrives at neuron 2.3 when its z is 0, is nearly all left in its error, about a quarter, or a hundredth?"""
    found = wide_awake()
    left = abs(found["left"] / found["arriving"])
    return 0 if left > 0.5 else 2 if left < 0.01 else 1


def flat_neurons(scale):
    """How many neurons of the tiny network are saturated with all weights `scale` times as large."""
    net, x, y = tiny_network()
    larger = scaled(net, scale, 0.0)
    return sum(int(flat(larger.activation[l], z).sum()) for l, z in backprop(larger, x, y).forward.z.items())


def five_times():
    """With all weights five times as large: are all the neurons saturated, half of them, or one?"""
    return {8: 0, 4: 1, 1: 2}[flat_neurons(5.0)]


def shrinkage(scale):
    """How many times smaller than delta^4 is delta^2 with all weights `scale` times as large?"""
    net, x, y = tiny_network()
    delta = backprop(scaled(net, scale, 0.0), x, y).delta
    return np.linalg.norm(delta[4]) / np.linalg.norm(delta[2])


def a_hundred_times():
    """Is delta^2 a hundred times smaller with weights five times as large, a tenth as large, or with neither?"""
    done = [shrinkage(scale) >= 100 for scale in (5.0, 0.1)]
    return [(True, False), (False, True), (False, False)].index(tuple(done))


QUESTIONS = {
    "wide_open": Question(
        "Move the bias of 2·3 until its z is 0, so that the neuron is as awake as it can be. Of the error that arrives, "
        "how much is left in δ²₃?",
        ("nearly all of it", "a quarter", "less than a hundredth, as before: what arrives falls as well"),
        wide_open,
        "What arrives is ∂C/∂a, and between it and the error ∂C/∂z stands the neuron's own slope, which for σ is ¼ at its "
        "steepest: {arriving:.4f} times {slope:.4f} is {left:.4f}.",
        wide_awake,
    ),
    "five_times": Question(
        "Make every weight of the tiny network five times as large. Of its eight neurons, how many are saturated then?",
        ("all eight", "four", "one, as before"),
        five_times,
        "z is a sum, so where its terms have the same sign it grows, and where they cancel, larger terms cancel too: {count} "
        "of the 8 end on the flat.",
        lambda: {"count": flat_neurons(5.0)},
    ),
    "a_hundred_times": Question(
        "What makes ‖δ²‖ a hundred times smaller than ‖δ⁴‖ in the tiny network?",
        ("weights five times as large", "weights a tenth as large", "neither of them"),
        a_hundred_times,
        "Weights five times as large carry more error down too, and the ratio is {large:.1f}; at a tenth hardly anything "
        "arrives, and it is {small:.0f}.",
        lambda: {"large": shrinkage(5.0), "small": shrinkage(0.1)},
    ),
}
