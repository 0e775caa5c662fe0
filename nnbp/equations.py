"""The chapter's numbered equations, each a small pure function in the chapter's letters.

Shapes: a, z and delta are columns (n, m), one column an example; w^l is (n_l, n_{l-1}); b^l is (n_l, 1).
In code w_next is w^{l+1}, delta_next is delta^{l+1}, a_in is a^{l-1}.
"""

import numpy as np

from .activations import sigmoid
from .costs import quadratic


def weighted_input(w, a_in, b):
    """(8) z^l = w^l a^{l-1} + b^l.

    w: (n_l, n_{l-1}); a_in: (n_{l-1}, m); b: (n_l, 1). Returns (n_l, m). (46) is its row j.
    """
    return w @ a_in + b


def output_error(a, y, z, cost=quadratic, activation=sigmoid):
    """(BP1) delta^L = nabla_a C * sigma'(z^L); (36) with the full Jacobian where the activation has one.

    a, y, z: (n_L, m). Returns (n_L, m). Where the cost is made for this activation, the form in which sigma' has
    cancelled is used: the product would be infinity times zero at a saturated neuron.
    """
    if getattr(cost, "partner", None) == getattr(activation, "name", ""):
        return cost.error(a, y)
    if not hasattr(activation, "prime"):
        return output_error_jacobian(cost.gradient(a, y), activation.jacobian(z))
    return cost.gradient(a, y) * activation.prime(z)


def output_error_jacobian(nabla_a, jacobian):
    """(36) delta^L_j = sum_k dC/da_k da_k/dz_j.

    nabla_a: (n_L, m); jacobian: (n_L, n_L, m), row k, column j. Returns (n_L, m).
    """
    return np.einsum("km,kjm->jm", nabla_a, jacobian)


def next_input(w_next, z, b_next, activation=sigmoid):
    """(43) z^{l+1}_k = sum_j w^{l+1}_kj sigma(z^l_j) + b^{l+1}_k.

    w_next: (n_{l+1}, n_l); z: (n_l, m); b_next: (n_{l+1}, 1). Returns (n_{l+1}, m).
    """
    return w_next @ activation(z) + b_next


def next_input_slope(w_next, z, activation=sigmoid):
    """(44) dz^{l+1}_k / dz^l_j = w^{l+1}_kj sigma'(z^l_j), the whole matrix for one example.

    w_next: (n_{l+1}, n_l); z: (n_l, 1). Returns (n_{l+1}, n_l): row k, column j.
    """
    return w_next * activation.prime(z).T


def chained_error(delta_next, slope):
    """(42) delta^l_j = sum_k delta^{l+1}_k dz^{l+1}_k / dz^l_j, for one example.

    delta_next: (n_{l+1}, 1); slope: (n_{l+1}, n_l), as (44) gives it. Returns (n_l, 1).
    """
    return (delta_next * slope).sum(axis=0)[:, np.newaxis]


def hidden_error_by_index(w_next, delta_next, z, activation=sigmoid):
    """(45) delta^l_j = sum_k delta^{l+1}_k w^{l+1}_kj sigma'(z^l_j), one neuron at a time.

    w_next: (n_{l+1}, n_l); delta_next: (n_{l+1}, m); z: (n_l, m). Returns (n_l, m).
    """
    slope = activation.prime(z)
    delta = np.zeros_like(slope * delta_next[:1])
    for j in range(w_next.shape[1]):
        for k in range(w_next.shape[0]):
            delta[j] += delta_next[k] * w_next[k, j] * slope[j]
    return delta


def hidden_error(w_next, delta_next, z, activation=sigmoid):
    """(BP2) The error of layer l, carried back from layer l + 1.

    delta^l = ((w^{l+1})^T delta^{l+1}) * sigma'(z^l)

    w_next: (n_{l+1}, n_l); delta_next: (n_{l+1}, m); z: (n_l, m). Returns (n_l, m).
    """
    return (w_next.T @ delta_next) * activation.prime(z)


def bias_gradient(delta):
    """(BP3) dC/db^l = delta^l, the mean of the columns when there are several examples.

    delta: (n_l, m). Returns (n_l, 1).
    """
    return delta.sum(axis=1, keepdims=True) / delta.shape[1]


def weight_gradient(delta, a_in):
    """(BP4) dC/dw^l = delta^l (a^{l-1})^T, the mean over the columns when there are several examples.

    delta: (n_l, m); a_in: (n_{l-1}, m). Returns (n_l, n_{l-1}), the shape of w^l.
    """
    return delta @ a_in.T / delta.shape[1]
