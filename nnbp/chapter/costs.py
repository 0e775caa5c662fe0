"""Cost functions C_x(a, y), summed over the outputs of each example, with their gradient over a.

Each is an object c: c(a, y) has shape (m,), c.gradient(a, y) has a's shape (n, m). A cost that is made for one output
activation (`partner`) also has c.at_z(z, y) and c.error(a, y): the cost and delta^L with sigma' cancelled by hand,
so that they stay exact where a has rounded to 0 or 1. All work in floats, whatever comes in.
"""

import numpy as np

from ..ground.intake import floats
from .activations import decay


def vanishes(a):
    """Where a number from 0 to 1 is too small to divide by: below the smallest normal number of its kind."""
    return a.real < np.finfo(a.real.dtype).tiny


def log(a):
    """ln a, with a no smaller than the smallest normal number of its kind: finite, and never a warning."""
    return np.log(np.where(vanishes(a), np.finfo(a.real.dtype).tiny, a))


class Quadratic:
    """(10) C_x = 1/2 sum_j (y_j - a_j)^2."""

    name = "quadratic"

    def __call__(self, a, y):
        return ((floats(y, "y") - floats(a, "a")) ** 2).sum(axis=0) / 2

    def gradient(self, a, y):
        """(39) dC/da_j = a_j - y_j."""
        return floats(a, "a") - floats(y, "y")


class CrossEntropy:
    """C_x = -sum_j [y_j ln a_j + (1 - y_j) ln(1 - a_j)], for sigmoid outputs."""

    name = "cross-entropy"
    partner = "sigmoid"
    targets = (0.0, 1.0)

    def __call__(self, a, y):
        a, y = floats(a, "a"), floats(y, "y")
        return -(y * log(a) + (1 - y) * log(1 - a)).sum(axis=0)

    def gradient(self, a, y):
        """dC/da_j = (a_j - y_j) / (a_j (1 - a_j)): infinite, with its sign, where a_j is 0 or 1 and y_j is not."""
        a, y = floats(a, "a"), floats(y, "y")
        slope = a * (1 - a)
        flat = vanishes(slope)
        infinite = np.where(a == y, 0, np.where(a.real > y.real, np.inf, -np.inf)).astype(a.dtype)
        return np.where(flat, infinite, (a - y) / np.where(flat, 1, slope))

    def at_z(self, z, y):
        """The same cost from z = ln(a / (1 - a)): max(z, 0) - y z + ln(1 + e^-|z|), summed."""
        z, y = floats(z, "z"), floats(y, "y")
        return (np.where(z.real >= 0, z, 0) - y * z + np.log1p(decay(z))).sum(axis=0)

    def error(self, a, y):
        """delta^L = a - y: the slope a (1 - a) of the sigmoid cancels."""
        return floats(a, "a") - floats(y, "y")


class LogLikelihood:
    """C_x = -sum_j y_j ln a_j, for softmax outputs."""

    name = "log-likelihood"
    partner = "softmax"
    targets = (0.0, np.inf)

    def __call__(self, a, y):
        a, y = floats(a, "a"), floats(y, "y")
        return -(y * log(a)).sum(axis=0)

    def gradient(self, a, y):
        """dC/da_j = -y_j / a_j: minus infinity where a_j is 0 and y_j is not."""
        a, y = floats(a, "a"), floats(y, "y")
        zero = vanishes(a)
        infinite = np.where(y == 0, 0, -np.inf).astype(a.dtype)
        return np.where(zero, infinite, -y / np.where(zero, 1, a))

    def at_z(self, z, y):
        """The same cost from z: sum_j y_j (ln sum_k e^z_k - z_j)."""
        z, y = floats(z, "z"), floats(y, "y")
        shifted = z - z.real.max(axis=0)
        return (y * (np.log(np.exp(shifted).sum(axis=0)) - shifted)).sum(axis=0)

    def error(self, a, y):
        """delta^L_j = a_j sum_k y_k - y_j, which is a - y where the targets sum to 1: softmax's Jacobian cancels."""
        a, y = floats(a, "a"), floats(y, "y")
        return a * y.sum(axis=0) - y


def made_for(cost, activation):
    """Is this cost made for this output activation, so that sigma' cancels in delta^L?"""
    return getattr(cost, "partner", None) == getattr(activation, "name", "")


quadratic = Quadratic()
cross_entropy = CrossEntropy()
log_likelihood = LogLikelihood()

COSTS = {c.name: c for c in (quadratic, cross_entropy, log_likelihood)}
