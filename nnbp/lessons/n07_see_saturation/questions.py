"""The predictions of notebook 07."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.saturation import flat
from ...data.tiny import tiny_network
from ..question import Question
from .scaling import scaled


def on_the_lower_flat():
    """With the bias of 2.3 at -10: the gradients of w^2_31 and w^3_13, and what neuron 2.3 sends."""
    net, x, y = tiny_network()
    net.b[2][2, 0] = -10
    result = backprop(net, x, y)
    return {"into": result.nabla_w[2][2, 0], "out": result.nabla_w[3][0, 2], "sent": result.forward.a[2][2, 0]}


def which_side():
    """Is only the weight into it slow then, only the one out of it, or both: under a tenth of that of w^2_22?"""
    found, yardstick = on_the_lower_flat(), abs(backprop(*tiny_network()).nabla_w[2][1, 1])
    slow = tuple(bool(abs(found[side]) < yardstick / 10) for side in ("into", "out"))
    return [(True, False), (False, True), (True, True)].index(slow)


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
    "which_side": Question(
        "Pull the bias of 2·3 down to −10, from the upper flat of its curve to the lower one. Call a weight slow if its "
        "gradient is less than a tenth of the 0.016 of w²₂₂. Which is slow then: w²₃₁, into 2·3, or w³₁₃, out of it?",
        ("w²₃₁, as before", "w³₁₃: they change places", "both"),
        which_side,
        "The neuron is flat on either side, so the weight into it stays slow, at {into:.4f}; but here it sends only "
        "{sent:.4f}, and that is a factor of the gradient of the weight out of it, {out:.4f}.",
        on_the_lower_flat,
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
