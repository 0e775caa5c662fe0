"""The predictions of notebook 07."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.saturation import flat
from ...chapter.sgd import step
from ...data.tiny import tiny_network
from ..question import Question
from .scaling import scaled


def what_is_left():
    """Of what arrives at neuron 2.3, is most of it left in its error, about a quarter, or less than a hundredth?"""
    net, x, y = tiny_network()
    result = backprop(net, x, y)
    arriving = (net.w[3].T @ result.delta[3])[2, 0]
    left = abs(result.delta[2][2, 0] / arriving)
    return 0 if left > 0.5 else 2 if left < 0.01 else 1


def five_times():
    """With all weights five times as large: are all the neurons saturated, half of them, or one?"""
    net, x, y = tiny_network()
    larger = scaled(net, 5.0, 0.0)
    z = backprop(larger, x, y).forward.z
    found = np.concatenate([flat(larger.activation[l], z[l]).ravel() for l in z])
    return {len(found): 0, len(found) // 2: 1, 1: 2}[int(found.sum())]


def after_steps(steps=1000, shift=6.0):
    """Saturated and wrong: after that many steps of size 1 under the quadratic cost, is output 1 below a half?"""
    net, x, y = tiny_network()
    net = scaled(net, 1.0, shift)
    start = backprop(net, x, y).forward.output[0, 0]
    x, y = np.reshape(x, (2, 1)), np.reshape(y, (2, 1))
    for _ in range(steps):
        step(net, x, y, 1.0)
    end = backprop(net, x, y).forward.output[0, 0]
    return 2 if end < 0.5 else 0 if end > 0.99 * start else 1


QUESTIONS = {
    "what_is_left": Question(
        "An error of 0.16 arrives at neuron 2·3. How much of it is left in δ²₃?",
        ("all of it: the weights have done their work", "a quarter: σ′ is at most 0.25", "less than a hundredth"),
        what_is_left,
        "What arrives is ∂C/∂a. The error is ∂C/∂z, and between the two stands the slope of the neuron itself.",
    ),
    "five_times": Question(
        "Make every weight of the tiny network five times as large. Of its eight neurons, how many are saturated then?",
        ("all eight", "four", "one, as before"),
        five_times,
        "z is a sum. Where its terms have the same sign it grows; where they cancel, larger terms cancel too.",
    ),
    "slow_or_stuck": Question(
        "Output 4·1 is saturated and wrong: it gives 0.9995 and should give 0. After a thousand steps of gradient "
        "descent under the quadratic cost it gives …",
        ("about the same: it is stuck", "a little less, and still more than one half", "less than one half"),
        after_steps,
        "The slope of a sigmoid is never 0. Each step is tiny, each makes the next one larger, and then it goes fast.",
    ),
}
