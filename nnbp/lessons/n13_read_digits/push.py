"""The error carried one step past layer 2, to the pixels; and a digit pushed along it."""

from dataclasses import dataclass

import numpy as np

from ...chapter.backprop import costs, finite_gradient, gradient
from ...chapter.network import sound
from ...ground import intake


@dataclass(frozen=True)
class Pushed:
    """N positions. start: (n_1, 1), the digit as it is in the data. x, slope: (n_1, N), the pixels and dC/dx there.

    z[l], a[l], delta[l]: (n_l, N); cost, read: (N,).
    """

    start: np.ndarray
    x: np.ndarray
    slope: np.ndarray
    z: dict
    a: dict
    delta: dict
    cost: np.ndarray
    read: np.ndarray

    @property
    def moved(self):
        """How far each pixel is from where it was, (n_1, N)."""
        return self.x - self.start

    @property
    def steepness(self):
        """The length of dC/dx, (N,)."""
        return np.linalg.norm(self.slope, axis=0)


def input_gradient(net, x, y):
    """dC_x/dx of each example, (n_1, m): (w^2)^T delta^2, which is (BP2) without a sigma', as pixels have none.

    x: (n_1,), (n_1, 1) or (n_1, m); y: the same with n_L rows. ValueError for anything else.

    >>> from nnbp import Network
    >>> input_gradient(Network([4, 3, 2], rng=0), [0, 1, 0, 1], [1, 0]).shape
    (4, 1)
    """
    return slopes(net, finite_gradient(sound(net), *intake.examples(x, y, net)))


def slopes(net, found):
    """(w^2)^T delta^2 of a Gradient."""
    return net.w[2].T @ found.delta[2]


def against_the_slope(net, x, y):
    """The direction in which the cost of one example falls fastest, (n_1, 1), of length 1; 0 where it has no slope."""
    slope = slopes(net, gradient(net, x, y))
    return -slope / (np.linalg.norm(slope) or 1.0)


def push(net, x, y, mean, lengths, blends):
    """A digit at each of N positions: blended towards `mean`, moved along -dC/dx as it is at x, clipped to 0 ... 1.

    x, mean: (n_1, 1); y: (n_L, 1); lengths, blends: (N,).
    """
    pixels = np.clip(x + (mean - x) * blends + against_the_slope(net, x, y) * lengths, 0, 1).astype(net.dtype)
    targets = np.repeat(y, len(lengths), axis=1)
    found = gradient(net, pixels, targets)
    forward = found.forward
    cost = costs(net, forward, targets)
    return Pushed(x, pixels, slopes(net, found), forward.z, forward.a, found.delta, cost, forward.output.argmax(axis=0))
