"""What a network reads: its mistakes, which digits it takes for which, and which examples would move its weights."""

import numpy as np

from ...chapter.backprop import costs, finite_gradient
from ...chapter.feedforward import finite_forward, propagate
from ...chapter.network import sound
from ...chapter.saturation import flat
from ...data.digits import images, known


def readings(net, data):
    """What each of the Digits is read as, (N,): the number of the largest output."""
    return finite_forward(net, images(sound(net), data), "data").output.argmax(axis=0)


def confusion(net, data):
    """Counts (10, 10): in row i, column j how many digits i are read as j. data: Digits.

    >>> from nnbp import Network, load_digits
    >>> _, test = load_digits()
    >>> int(confusion(Network([64, 5, 10], rng=0), test).sum())
    359
    """
    _, _, labels = known(sound(net), data)
    counts = np.zeros((net.sizes[-1], net.sizes[-1]), dtype=int)
    np.add.at(counts, (labels, readings(net, data)), 1)
    return counts


def misread(net, data):
    """The numbers of the Digits that are read wrong, counted from 0, the costliest first."""
    x, y, labels = known(sound(net), data)
    wrong = np.flatnonzero(readings(net, data) != labels)
    if not len(wrong):
        return wrong
    x, y = x[:, wrong], y[:, wrong]
    finite_gradient(net, x, y, ("data", "data"))
    return wrong[np.argsort(-costs(net, propagate(net, x), y), kind="stable")]


def gradient_lengths(net, data):
    """How far each example alone would move the weights: the length of its dC_x/dw over all layers, (N,). data: Digits.

    A gradient of one example is an outer product, so its length is that of delta times that of a.
    """
    x, y, _ = known(sound(net), data)
    found = finite_gradient(net, x, y, ("data", "data"))
    a, delta = found.forward.a, found.delta
    squares = [(delta[l] ** 2).sum(axis=0) * (a[l - 1] ** 2).sum(axis=0) for l in delta]
    return np.sqrt(sum(squares))


def flat_shares(net, data):
    """(low, high): for each neuron of layer 2 the share of the Digits for which it is saturated near 0, and near 1."""
    forward = finite_forward(net, images(sound(net), data), "data")
    on_flat, upper = flat(net.activation[2], forward.z[2]), forward.z[2] > 0
    return (on_flat & ~upper).mean(axis=1), (on_flat & upper).mean(axis=1)
