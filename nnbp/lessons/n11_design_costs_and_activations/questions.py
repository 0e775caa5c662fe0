"""The predictions of notebook 11."""

import numpy as np

from ...chapter.activations import sigmoid, sigmoid_prime
from ...chapter.backprop import gradient
from ...data.tiny import tiny_network
from ..question import Question
from .one_neuron import neuron, train

GOOD, BAD, ETA, EPOCHS = (0.6, 0.9), (2.0, 2.0), 0.15, 300


def arrival(cost, start):
    """After how many epochs one sigmoid neuron is within 1/2 of its target."""
    return int(train(neuron("sigmoid", cost), *start, ETA, EPOCHS).arrival[0])


def worse_start():
    """Quadratic cost: does the worse start take fewer epochs, up to twice as many, or more than five times as many?"""
    ratio = arrival("quadratic", BAD) / arrival("quadratic", GOOD)
    return [ratio < 1, 1 <= ratio <= 2, ratio > 5].index(True)


def who_is_first():
    """From the bad start, is the quadratic cost first, cross-entropy by less than five times, or by more than ten?"""
    ratio = arrival("quadratic", BAD) / arrival("cross-entropy", BAD)
    return [ratio < 1, 1 <= ratio < 5, ratio > 10].index(True)


def columns(network):
    """(net, x, y) with x and y as columns."""
    net, x, y = network
    return net, np.reshape(x, (-1, 1)), np.reshape(y, (-1, 1))


def signs_of_a_row():
    """Sigmoid neurons below: are the gradients of one neuron's weights all positive, all of one sign, or of both signs?"""
    rows = gradient(*columns(tiny_network())).nabla_w[3]
    one_sign = (np.abs(np.sign(rows).sum(axis=1)) == rows.shape[1]).all()
    return 0 if (rows > 0).all() else 1 if one_sign else 2


def all_dead():
    """All biases of the relu network at -3, an output missing by 1: what is the largest error in the whole network?"""
    net, x, y = columns(tiny_network(activation="relu"))
    for b in net.b.values():
        b -= 3.0
    found = gradient(net, x, y)
    largest = max(np.abs(delta).max() for delta in found.delta.values())
    missed = np.abs(found.forward.output - y).max() >= 1
    return 2 if missed and largest == 0 else 1 if largest < 0.1 else 0


def first_errors():
    """What (BP1) gives one sigmoid neuron before the first epoch: the miss and the slope at both starts."""
    z = np.array([sum(GOOD), sum(BAD)])
    return {"miss": sigmoid(z), "slope": sigmoid_prime(z)}


QUESTIONS = {
    "worse_start": Question(
        "Quadratic cost, target 0. The first start gives 0.82 and is below ½ after 36 epochs. How long does the second take, "
        "which gives 0.98?",
        (
            "less: its miss is larger, and so are its steps",
            "a little longer: it has a little farther to go",
            "more than five times as long",
        ),
        worse_start,
        "Its miss is a fifth larger, {miss[1]:.2f} for {miss[0]:.2f}, but σ′ there is {slope[1]:.3f} where it was "
        "{slope[0]:.3f}, and the step is their product.",
        first_errors,
    ),
    "first_there": Question(
        "Start w = b = 2, output 0.98, target 0, η = 0.15 for both costs. Which brings the output below ½ first?",
        (
            "the quadratic cost",
            "cross-entropy, up to five times sooner",
            "cross-entropy, more than ten times sooner",
        ),
        who_is_first,
        "Its first step is {times:.0f} times as long, as 1/σ′ cancels the slope that holds the other one back, and it is "
        "there after {crossed} epochs where the other needs {quadratic}.",
        lambda: {
            "times": 1 / first_errors()["slope"][1],
            "crossed": arrival("cross-entropy", BAD),
            "quadratic": arrival("quadratic", BAD),
        },
    ),
    "one_row": Question(
        "A sigmoid layer sends positive activations only. In one row of ∇w above it, the gradient of the weights into one "
        "neuron for one example, the signs are …",
        ("all positive", "all the same, positive or negative", "mixed"),
        signs_of_a_row,
        "Every entry of the row is the one δ of that neuron times a positive activation: here δ is {delta[0]:+.2f}, "
        "{delta[1]:+.2f} and {delta[2]:+.2f} for the 3 rows.",
        lambda: {"delta": gradient(*columns(tiny_network())).delta[3].ravel()},
    ),
    "all_biases_down": Question(
        "relu everywhere, and every bias 3 lower. Output 4·2 gives 0 and should give 1. How large is the largest |δ| of the "
        "network?",
        ("about 1, that output's miss", "small, below 0.1", "0, exactly"),
        all_dead,
        "The miss is 1, but the slope of a dead neuron is not small, it is 0; and both outputs are dead.",
    ),
}
