"""The predictions of notebook 13."""

from functools import cache

import numpy as np

from ...chapter.network import Network
from ...chapter.sgd import sgd
from ...data.digits import load_digits
from ..question import Question
from .push import push


@cache
def reader():
    """(the network at its start, trained as in the notebook, the test digits)."""
    training, test = load_digits()
    start = Network([64, 30, 10], rng=1)
    net = start.copy()
    sgd(net, (training.x, training.y), epochs=30, mini_batch_size=10, eta=3.0, rng=0)
    return start, net, test


def the_corner():
    """The weights of the first pixel, which is never inked: next to zero, changed like the others, or untouched?"""
    start, net, _ = reader()
    before, after = start.w[2][:, 0], net.w[2][:, 0]
    return 2 if np.array_equal(before, after) else 0 if np.abs(after).max() < 0.1 else 1


def neighbours(pictures):
    """The correlation of pixels side by side or one above the other. pictures: (N, 8, 8)."""
    one = np.concatenate([pictures[:, :, 1:].ravel(), pictures[:, 1:].ravel()])
    other = np.concatenate([pictures[:, :, :-1].ravel(), pictures[:, :-1].ravel()])
    return float(np.corrcoef(one, other)[0, 1])


def correlations():
    """Of neighbours: in the digits, and in the weights of the trained network."""
    _, net, test = reader()
    return {"drawn": neighbours(test.x.T.reshape(-1, 8, 8)), "learnt": neighbours(net.w[2].reshape(-1, 8, 8))}


def strokes():
    """Do the weights go together with their neighbours, as pixels of digits do, or not, as noise?"""
    found = correlations()
    return 0 if found["learnt"] > found["drawn"] / 2 else 2


def turning_length(digit=156):
    """The length at which a push turns the answer."""
    _, net, test = reader()
    lengths = np.arange(0, 3, 0.01)
    x, y = test.x[:, [digit]], test.y[:, [digit]]
    right = push(net, x, y, x, lengths, 0 * lengths).read == test.labels[digit]
    return lengths[right.argmax()]


def how_far():
    """Is the length at which a push turns the answer near 2, near 1 or near 0.2?"""
    return int(np.abs(np.log(np.array([2.0, 1.0, 0.2]) / turning_length())).argmin())


QUESTIONS = {
    "how_far": Question(
        "Digit 156, an 8, is read as a 6 with 0.76. As a column of 64 numbers it is 4.01 long. How far must it be pushed "
        "against the slope of the cost until it is read as an 8?",
        ("about 2", "about 1", "about 0.2"),
        how_far,
        "Sixty-four small changes add up when each has the sign that its slope asks for: a push of {length:.2f} is enough.",
        lambda: {"length": turning_length()},
    ),
    "strokes": Question(
        "Each hidden neuron has 64 weights, one for each pixel. Drawn as an 8 by 8 picture, after training, most look …",
        ("like strokes and loops", "like a digit each", "mostly like noise"),
        strokes,
        "They started as noise, and training moved them only as far as was needed: neighbours have a correlation of "
        "{drawn:.2f} in the digits, and of {learnt:.2f} in the weights.",
        correlations,
    ),
    "the_corner": Question(
        "The pixel in the upper left corner is paper, 0, in every training digit. After training, its thirty weights are …",
        (
            "next to zero, since nothing needs them",
            "changed as much as the others",
            "exactly as they were at the start",
        ),
        the_corner,
        "By (BP4) the gradient is the error times what comes in, and in 1,438 digits nothing ever came in.",
    ),
}
