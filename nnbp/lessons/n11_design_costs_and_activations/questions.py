"""The predictions of notebook 11."""

import numpy as np

from ...chapter.activations import sigmoid, sigmoid_prime
from ...chapter.backprop import gradient
from ...chapter.network import Network
from ...data.digits import load_digits
from ...data.tiny import tiny_network
from ..question import Question
from .one_neuron import neuron, train

GOOD, BAD, ETA, LARGE_ETA, EPOCHS = (0.6, 0.9), (2.0, 2.0), 0.15, 3.0, 300


def arrival(cost, start, eta=ETA):
    """After how many epochs one sigmoid neuron is within 1/2 of its target."""
    return int(train(neuron("sigmoid", cost), *start, eta, EPOCHS).arrival[0])


def with_large_steps():
    """The epochs that the quadratic cost needs from both starts with an eta of 3, and how many times as many that is."""
    good, bad = (arrival("quadratic", start, LARGE_ETA) for start in (GOOD, BAD))
    return {"good": good, "bad": bad, "times": bad / good}


def twenty_times():
    """With these steps, does the bad start need about as many epochs as the good one, three times, or six times?"""
    return int(np.abs(np.log(np.array([1, 3, 6.4]) / with_large_steps()["times"])).argmin())


def who_is_first():
    """From the bad start, is the quadratic cost first, cross-entropy by less than five times, or by more than ten?"""
    ratio = arrival("quadratic", BAD) / arrival("cross-entropy", BAD)
    return [ratio < 1, 1 <= ratio < 5, ratio > 10].index(True)


def columns(network):
    """(net, x, y) with x and y as columns."""
    net, x, y = network
    return net, np.reshape(x, (-1, 1)), np.reshape(y, (-1, 1))


def one_sign(examples):
    """In how many of the 30 rows of a gradient above 30 sigmoids have all the entries one sign, for so many digits?"""
    net, digits = Network([64, 30, 30, 10], rng=1), load_digits()[0]
    rows = gradient(net, digits.x[:, :examples], digits.y[:, :examples]).nabla_w[3]
    return int((np.abs(np.sign(rows).sum(axis=1)) == 30).sum())


def ten_digits():
    """For ten digits, in all of the rows, in about half, or in none?"""
    return int(np.abs(np.array([30, 15, 0]) - one_sign(10)).argmin())


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
    "twenty_times": Question(
        "With η = 0.15 the quadratic cost needs 36 epochs from the good start and 232 from the bad one, six times as many. "
        "With η = 3, twenty times as large, the bad start needs …",
        (
            "about as many as the good one: long steps make up for the slope",
            "about three times as many as the good one",
            "still about six times as many",
        ),
        twenty_times,
        "η stretches the steps of both starts alike, so it shortens both ways, to {good} epochs and {bad}, and the one stays "
        "{times:.1f} times the other.",
        with_large_steps,
    ),
    "ten_digits": Question(
        "30 neurons above a sigmoid layer of 30: for one digit each of the 30 rows of ∇w has one sign. The gradient for ten "
        "digits is the mean of ten such. How many of its rows have one sign?",
        ("all 30, like those it is the mean of", "about half of them", "hardly one: 30 numbers must agree"),
        ten_digits,
        "A neuron whose δ has one sign for all ten keeps it; where the δ differ, the activations decide, and they differ "
        "too: {rows} of the 30 rows have one sign.",
        lambda: {"rows": one_sign(10)},
    ),
    "all_biases_down": Question(
        "relu everywhere, and every bias 3 lower. Output 4·2 gives 0 and should give 1. How large is the largest |δ| of the "
        "network?",
        ("about 1, that output's miss", "small, below 0.1", "0, exactly"),
        all_dead,
        "The miss is 1, but the slope of a dead neuron is not small, it is 0; and both outputs are dead.",
    ),
}
