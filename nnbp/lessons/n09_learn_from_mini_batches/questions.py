"""The predictions of notebook 09."""

from functools import cache

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.descent import Descent
from ...chapter.network import Network
from ...chapter.sgd import accuracy
from ...data.plane import ring
from ..question import Question
from .course import course


def start():
    """The network and the points of the notebook."""
    return Network([2, 6, 1], rng=1), ring()


@cache
def off(m, draws=400):
    """How far the mean gradient of m points drawn at random is off, as a share of the gradient's length."""
    net, (x, y) = start()

    def mean_gradient(columns):
        found = backprop(net, x[:, columns], y[:, columns])
        return np.concatenate([g.ravel() for g in found.nabla_w.values()])

    exact, rng = mean_gradient(np.arange(200)), np.random.default_rng(0)
    squares = [((mean_gradient(rng.integers(0, 200, m)) - exact) ** 2).sum() for _ in range(draws)]
    return float(np.sqrt(np.mean(squares)) / np.linalg.norm(exact))


def ten_times_as_many():
    """With ten times the examples, is a mini-batch's gradient off by as much, a third of it, a tenth, or nothing?"""
    return int(np.abs(np.array([1, 1 / np.sqrt(10), 0.1, 0]) - off(100) / off(10)).argmin())


@cache
def lengths():
    """The length of each layer's error, epoch by epoch."""
    net, data = start()
    return course(net, data, epochs=200, mini_batch_size=10, eta=3.0, rng=0).error_norm


def layer_by_layer():
    """From epoch 20 to 200, do the errors of both layers stay, shrink, or only those of the last?"""
    shrunk = {l: length[200] < length[20] / 3 for l, length in lengths().items()}
    return 1 if all(shrunk.values()) else 2 if shrunk[3] else 0


@cache
def without_the_last_layer(epochs=50, starts=20):
    """The share of points right when layer 2 alone has learnt, for each of twenty starts."""
    _, (x, y) = start()
    shares = []
    for seed in range(starts):
        net, rng = Network([2, 6, 1], rng=seed), np.random.default_rng(0)
        descent, drawn = Descent(net, 3.0), net.copy()
        for _ in range(epochs):
            for batch in rng.permutation(200).reshape(-1, 10):
                descent.step(x[:, batch], y[:, batch])
                net.w[3][:], net.b[3][:] = drawn.w[3], drawn.b[3]
        shares.append(accuracy(net, x, y))
    return np.array(shares)


def without_the_last():
    """Layer 2 alone: in the median of twenty starts, are all points right, about four in five, or half?"""
    return int(np.abs(np.array([1.0, 0.8, 0.5]) - np.median(without_the_last_layer())).argmin())


QUESTIONS = {
    "ten_times_as_many": Question(
        "With ten times as many examples in a mini-batch, its mean gradient is off by …",
        ("as much as before", "about a third as much", "a tenth as much", "nothing"),
        ten_times_as_many,
        "The mean of m independent draws is off by 1/√m of what one draw is, and √10 is 3.2; measured, it is "
        "{ten:.2f} of the gradient's length with 10 examples and {hundred:.2f} with 100.",
        lambda: {"ten": off(10), "hundred": off(100)},
    ),
    "layer_by_layer": Question(
        "By epoch 20 every point is right. Until epoch 200, what do the errors ‖δ²‖ and ‖δ³‖ do?",
        ("both stay as they are: there is nothing left to learn", "both shrink", "only that of the last layer shrinks"),
        layer_by_layer,
        "Right is not the same as done, since an output of 0.7 is on the right side and still costs: ‖δ²‖ goes from "
        "{hidden[20]:.4f} to {hidden[200]:.4f}, ‖δ³‖ from {last[20]:.4f} to {last[200]:.4f}.",
        lambda: {"hidden": lengths()[2], "last": lengths()[3]},
    ),
    "without_the_last": Question(
        "The weights of the last layer stay as they were drawn, and layer 2 learns for fifty epochs. Of the 200 points, how "
        "many are right then, in the median of twenty starts?",
        ("all of them: layer 2 makes up for it", "about four in five", "half of them, as many as by guessing"),
        without_the_last,
        "Six hidden neurons make up for part of an output that was drawn at random and never corrected: the shares go from "
        "{low:.1%} to {high:.1%}, with {half} of the 20 starts at 50 %.",
        lambda: {
            "low": without_the_last_layer().min(),
            "high": without_the_last_layer().max(),
            "half": int((without_the_last_layer() == 0.5).sum()),
        },
    ),
}
