"""An output layer by itself: the factors of its error for one cost or another, and the terms of (36) where they stay."""

from dataclasses import dataclass

import numpy as np

from ...chapter.activations import sigmoid, softmax
from ...chapter.costs import cross_entropy, quadratic
from ...chapter.equations import output_error, output_error_diagonal, output_error_jacobian
from ...chapter.saturation import ACTIVE, states


@dataclass(frozen=True)
class Factors:
    """a, nabla_a, slope, delta: (n, m) each; delta = nabla_a * slope, (BP1), column by column."""

    a: np.ndarray
    nabla_a: np.ndarray
    slope: np.ndarray
    delta: np.ndarray


@dataclass(frozen=True)
class Terms:
    """a, nabla_a: (n, m). jacobian, terms: (n, n, m), row k, column j: da_k/dz_j, and dC/da_k times it.

    one, whole: (n, m), delta by (37), which keeps only k = j, and by (36), which adds up all of them.
    """

    a: np.ndarray
    nabla_a: np.ndarray
    jacobian: np.ndarray
    terms: np.ndarray
    one: np.ndarray
    whole: np.ndarray


def factors(z, y, cost):
    """(38) for sigmoid outputs. z, y: (n, m), a column for each example, or for each position of a slider."""
    a = sigmoid(z)
    return Factors(a, cost.gradient(a, y), sigmoid.prime(z), output_error(a, y, z, cost))


def terms(z, y):
    """(36) and (37) for softmax outputs and the quadratic cost. z, y: (n, m)."""
    a, jacobian = softmax(z), softmax.jacobian(z)
    nabla_a = quadratic.gradient(a, y)
    one, whole = output_error_diagonal(nabla_a, jacobian), output_error_jacobian(nabla_a, jacobian)
    return Terms(a, nabla_a, jacobian, nabla_a[:, np.newaxis] * jacobian, one, whole)


def two_errors(z, y, softmax_outputs):
    """The two errors that are compared, (n, m) each: by (37) and by (36), or with the quadratic cost and cross-entropy."""
    if softmax_outputs:
        found = terms(z, y)
        return found.one, found.whole
    return factors(z, y, quadratic).delta, factors(z, y, cross_entropy).delta


def output_states(z, a, y, softmax_outputs):
    """Which outputs are on the flat, and whether they are right, (n, m); softmax has no flat of one neuron."""
    return np.full(z.shape, ACTIVE) if softmax_outputs else states(sigmoid, z, quadratic.gradient(a, y))
