"""What a network reads: its mistakes, which digits it takes for which, and which examples would move its weights."""

import numpy as np

from ...chapter.backprop import costs, gradient
from ...chapter.feedforward import propagate
from ...chapter.saturation import flat
from ...ground import intake


def readings(net, data):
    """What each of the Digits is read as, (N,): the number of the largest output."""
    net.check()
    return propagate(net, intake.columns(data.x, net.sizes[0], "the digits", net.dtype)).output.argmax(axis=0)


def confusion(net, data):
    """Counts (10, 10): in row i, column j how many digits i are read as j. data: Digits.

    >>> from nnbp import Network, load_digits
    >>> _, test = load_digits()
    >>> int(confusion(Network([64, 5, 10], rng=0), test).sum())
    359
    """
    counts = np.zeros((net.sizes[-1], net.sizes[-1]), dtype=int)
    np.add.at(counts, (data.labels, readings(net, data)), 1)
    return counts


def misread(net, data):
    """The numbers of the Digits that are read wrong, counted from 0, the costliest first."""
    wrong = np.flatnonzero(readings(net, data) != data.labels)
    x, y = data.x[:, wrong], data.y[:, wrong]
    return wrong[np.argsort(-costs(net, propagate(net, x), y), kind="stable")] if len(wrong) else wrong


def gradient_lengths(net, data):
    """How far each example alone would move the weights: the length of its dC_x/dw over all layers, (N,). data: Digits.

    A gradient of one example is an outer product, so its length is that of delta times that of a.
    """
    found = gradient(net, *intake.examples(data.x, data.y, net))
    a, delta = found.forward.a, found.delta
    squares = [(delta[l] ** 2).sum(axis=0) * (a[l - 1] ** 2).sum(axis=0) for l in delta]
    return np.sqrt(sum(squares))


def flat_shares(net, data):
    """(low, high): for each neuron of layer 2 the share of the Digits for which it is saturated near 0, and near 1."""
    forward = propagate(net, intake.columns(data.x, net.sizes[0], "the digits", net.dtype))
    on_flat, upper = flat(net.activation[2], forward.z[2]), forward.z[2] > 0
    return (on_flat & ~upper).mean(axis=1), (on_flat & upper).mean(axis=1)
