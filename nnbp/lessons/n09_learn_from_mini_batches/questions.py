"""The predictions of notebook 09."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.network import Network
from ...chapter.sgd import accuracy
from ...data.plane import ring
from ..question import Question
from .course import course


def start():
    """The network and the points of the notebook."""
    return Network([2, 6, 1], rng=1), ring()


def ten_times_as_many(draws=400):
    """With ten times the examples, is a mini-batch's gradient off by as much, a third of it, a tenth, or nothing?"""
    net, (x, y) = start()

    def gradient(columns):
        found = backprop(net, x[:, columns], y[:, columns])
        return np.concatenate([g.ravel() for g in found.nabla_w.values()])

    exact, rng = gradient(np.arange(200)), np.random.default_rng(0)
    off = [
        np.sqrt(np.mean([((gradient(rng.integers(0, 200, m)) - exact) ** 2).sum() for _ in range(draws)]))
        for m in (10, 100)
    ]
    return int(np.abs(np.array([1, 1 / np.sqrt(10), 0.1, 0]) - off[1] / off[0]).argmin())


def layer_by_layer():
    """From epoch 20 to 200, do the errors of both layers grow, shrink, or only those of the last?"""
    net, data = start()
    taken = course(net, data, epochs=200, mini_batch_size=10, eta=3.0, rng=0)
    shrunk = [lengths[200] < lengths[20] / 3 for lengths in taken.error_norm.values()]
    return 1 if all(shrunk) else 2 if shrunk[-1] else 0


def without_the_last(epochs=100):
    """Trained without layer L: is nearly every point right, about half of them, or is it as good but slower?"""
    net, (x, y) = start()
    rng = np.random.default_rng(0)
    for _ in range(epochs):
        for batch in rng.permutation(200).reshape(-1, 10):
            found = backprop(net, x[:, batch], y[:, batch])
            net.w[2] -= 3.0 * found.nabla_w[2]
            net.b[2] -= 3.0 * found.nabla_b[2]
    share = accuracy(net, x, y)
    return 0 if share > 0.95 else 1 if share > 0.7 else 2


QUESTIONS = {
    "ten_times_as_many": Question(
        "With ten times as many examples in a mini-batch, its mean gradient is off by …",
        ("as much as before", "about a third as much", "a tenth as much", "nothing"),
        ten_times_as_many,
        "The error of a mean of m independent draws falls like 1/√m, and √10 is about 3.",
    ),
    "layer_by_layer": Question(
        "By epoch 20 every point is right. Until epoch 200, what do the errors ‖δ²‖ and ‖δ³‖ do?",
        ("both stay as they are: there is nothing left to learn", "both shrink", "only that of the last layer shrinks"),
        layer_by_layer,
        "Right is not the same as done: an output of 0.7 is on the right side and still has a cost.",
    ),
    "without_the_last": Question(
        "The weights of the last layer stay as they were at the start, and layer 2 learns for a hundred epochs. How many of "
        "the 200 points are right then?",
        ("nearly all: layer 2 makes up for it", "four in five", "about half"),
        without_the_last,
        "Six hidden neurons cannot make up for an output that was drawn at random and never corrected.",
    ),
}
