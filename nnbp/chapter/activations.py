"""Activation functions: a = sigma(z), with sigma'(z), or a full Jacobian where neurons depend on one another.

Each is an object f: f(z) has the shape of z, f.prime(z) too; softmax has f.jacobian(z) instead. All work in floats:
integers are turned into float64, float32 and complex numbers stay what they are.
They take complex z, for complex-step checks: there they branch on the real part and never use abs.
"""

import numpy as np

from ..ground.intake import floats


def decay(z):
    """e^z or e^-z, whichever does not overflow: at most 1 in size."""
    return np.exp(np.where(z.real >= 0, -z, z) if z.dtype.kind == "c" else -np.abs(z))


class Sigmoid:
    """(3) sigma(z) = 1 / (1 + e^-z), for z of any shape."""

    name = "sigmoid"
    steepest = 0.25
    constants = {np.dtype(t): (np.array(1, t), np.array(limit, t)) for t, limit in (("float64", 700), ("float32", 80))}

    def __call__(self, z):
        z = floats(z, "z")
        e = decay(z)
        return np.where(z.real >= 0, 1.0, e) / (1 + e)

    def prime(self, z):
        """(40) sigma'(z) = sigma(z) (1 - sigma(z)), written as sigma(z) sigma(-z): accurate at both ends.

        Both come from one exponential.
        """
        e = decay(floats(z, "z"))
        whole = 1 + e
        return (1 / whole) * (e / whole)

    def with_slope(self, z):
        """(sigma(z), sigma'(z)) of real z from one exponential: e^z / (1 + e^z), and that over 1 + e^z once more.

        e^z stops short of overflow, which both ends survive: there sigma is 1 to the last digit.
        """
        one, limit = self.constants[z.dtype]
        e = np.exp(np.minimum(z, limit))
        whole = one + e
        a = e / whole
        return a, a / whole


class Tanh:
    """tanh(z), for z of any shape."""

    name = "tanh"
    steepest = 1.0

    def __call__(self, z):
        return np.tanh(floats(z, "z"))

    def prime(self, z):
        """1 - tanh(z)^2, written as 4 e^-2z / (1 + e^-2z)^2: accurate at both ends."""
        e = decay(floats(z, "z")) ** 2
        return 4 * e / (1 + e) ** 2


class LeakyRelu:
    """z where z > 0, slope * z elsewhere, for z of any shape."""

    steepest = 1.0

    def __init__(self, name, slope):
        self.name, self.slope = name, slope

    def __call__(self, z):
        z = floats(z, "z")
        return np.where(z.real > 0, z, self.slope * z + 0)  # + 0: relu gives 0, not -0

    def prime(self, z):
        """1 where z > 0, the slope elsewhere, at the kink z = 0 too."""
        z = floats(z, "z")
        return np.where(z.real > 0, 1, self.slope).astype(z.real.dtype)


class Identity:
    """a = z: a linear neuron."""

    name = "identity"
    steepest = 1.0

    def __call__(self, z):
        return floats(z, "z")

    def prime(self, z):
        """1 everywhere."""
        return np.ones_like(floats(z, "z").real)


class Softmax:
    """a_j = e^z_j / sum_k e^z_k, for z of shape (n, m): each column sums to 1. Output layers only."""

    name = "softmax"

    def __call__(self, z):
        z = floats(z, "z")
        e = np.exp(z - z.real.max(axis=0))
        return e / e.sum(axis=0)

    def jacobian(self, z):
        """da_k / dz_j, of shape (n, n, m), row k, column j: -a_k a_j, and a_j (1 - a_j) where k = j.

        The outputs sum to 1, so each column sums to 0; the diagonal is taken from that, which keeps its digits.
        """
        a = self(z)
        slopes = -a[:, np.newaxis] * a
        itself = np.arange(len(a))
        slopes[itself, itself] = 0
        slopes[itself, itself] = -slopes.sum(axis=0)
        return slopes


sigmoid = Sigmoid()
sigmoid_prime = sigmoid.prime
tanh = Tanh()
relu = LeakyRelu("relu", 0.0)
leaky_relu = LeakyRelu("leaky-relu", 0.01)
identity = Identity()
softmax = Softmax()

ACTIVATIONS = {f.name: f for f in (sigmoid, tanh, relu, leaky_relu, identity, softmax)}
