"""Saturation: neurons on the flat part of their activation, where a nudge to z hardly moves a."""

import numpy as np

FLAT = 0.05  # saturated: |sigma'(z)| below this share of its maximum
RIGHT = 0.1  # an output that asks for less change than this, |dC/da|, is right

ACTIVE, SATURATED, DEAD, RIGHT_AND_FLAT, WRONG_AND_FLAT = range(5)
WORDS = ("active", "saturated", "dead", "saturated, right", "saturated, wrong")


def words_of(activation):
    """WORDS, in which the flat of an activation without any slope there, such as relu's, is called dead."""
    return tuple(word.replace("saturated", "dead") for word in WORDS) if dies(activation) else WORDS


def dies(activation):
    """Is its flat without any slope at all?"""
    return getattr(activation, "slope", None) == 0


def flat(activation, z, slope=None):
    """Where each neuron stands on the flat: a mask of z's shape; False where the activation has no slope of its own.

    slope: sigma'(z), where it is known already.
    """
    if not hasattr(activation, "prime"):
        return np.zeros(np.shape(z), dtype=bool)
    steepest = getattr(activation, "steepest", 1.0)
    return np.abs(activation.prime(z) if slope is None else slope) < FLAT * steepest


def states(activation, z, missed=None):
    """The state of each neuron, as an index into WORDS. missed: how far outputs are from right, as `miss`
    gives it, at the output layer only; z's shape."""
    on_flat = flat(activation, z)
    if missed is not None:
        settled = np.where(np.abs(missed) < RIGHT, RIGHT_AND_FLAT, WRONG_AND_FLAT)
        return np.where(on_flat, settled, ACTIVE)
    asleep = DEAD if dies(activation) else SATURATED
    return np.where(on_flat, asleep, ACTIVE)


def flat_edges(activation, low, high):
    """The stretches of [low, high] that are flat, as (from, to) pairs, to 1/1000 of its length."""
    z = np.linspace(low, high, 1001)
    mask = np.concatenate([[False], flat(activation, z), [False]])
    edges = np.flatnonzero(np.diff(mask.astype(int)))
    return [(z[i], z[j - 1]) for i, j in zip(edges[::2], edges[1::2], strict=True)]


def miss(cost, a, y):
    """How far each output is from right, (n_L, m): dC/da, or a - y where the cost is made for its activation.

    Such a cost is infinitely steep at a wrong output, and not level at a right one.
    """
    return cost.error(a, y) if getattr(cost, "partner", None) else cost.gradient(a, y)


def network_states(net, z, a, y):
    """The states of every neuron of layers 2 ... L: {l: (n_l, m)}. z: {l: (n_l, m)}; a: the outputs, y: the targets."""
    return {l: states(net.activation[l], z[l], miss(net.cost, a, y) if l == net.L else None) for l in z}
