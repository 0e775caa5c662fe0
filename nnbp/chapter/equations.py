"""The chapter's numbered equations, each a small pure function in the chapter's letters.

Shapes: a, z and delta are columns (n, m), one column an example; w^l is (n_l, n_{l-1}); b^l is (n_l, 1).
In code w_next is w^{l+1}, delta_next is delta^{l+1}, a_in is a^{l-1}. Equations about one example say so.
"""

import numpy as np

from .activations import sigmoid
from .costs import made_for, quadratic

# The way forward, recalled


def weighted_input(w, a_in, b):
    """(8) z^l = w^l a^{l-1} + b^l.

    w: (n_l, n_{l-1}); a_in: (n_{l-1}, m); b: (n_l, 1). Returns (n_l, m).
    """
    return w @ a_in + b


def weighted_input_by_index(w, a_in, b):
    """(46) z^l_j = sum_k w^l_jk a^{l-1}_k + b^l_j, one neuron at a time. Shapes as in (8)."""
    z = np.zeros_like(w[:, :1] * a_in[:1] + b)
    for j in range(w.shape[0]):
        for k in range(w.shape[1]):
            z[j] += w[j, k] * a_in[k]
        z[j] += b[j]
    return z


def quadratic_cost(a, y):
    """(10) C_x = 1/2 sum_j (y_j - a_j)^2. a, y: (n_L, m). Returns (m,)."""
    return quadratic(a, y)


# The Hadamard product


def hadamard(s, t):
    """(34) (s * t)_j = s_j t_j, element by element. s, t: the same shape, which is returned."""
    return s * t


# The output error


def output_error_jacobian(nabla_a, jacobian):
    """(36) delta^L_j = sum_k dC/da_k da_k/dz_j.

    nabla_a: (n_L, m); jacobian: (n_L, n_L, m), row k, column j. Returns (n_L, m).
    """
    return np.einsum("km,kjm->jm", nabla_a, jacobian)


def output_error_diagonal(nabla_a, jacobian):
    """(37) delta^L_j = dC/da_j da_j/dz_j: (36) where only k = j survives, so not for softmax. Shapes as in (36)."""
    return np.einsum("jm,jjm->jm", nabla_a, jacobian)


def output_error_by_index(nabla_a, z, activation=sigmoid):
    """(38) delta^L_j = dC/da_j sigma'(z_j), one neuron at a time. nabla_a, z: (n_L, m). Returns (n_L, m)."""
    slope = activation.prime(z)
    delta = np.zeros_like(nabla_a * slope)
    for j in range(len(z)):
        delta[j] = nabla_a[j] * slope[j]
    return delta


def quadratic_gradient(a, y):
    """(39) nabla_a C = a - y, for the quadratic cost. a, y: (n_L, m). Returns (n_L, m)."""
    return quadratic.gradient(a, y)


def sigmoid_slope(z):
    """(40) sigma'(z) = sigma(z) (1 - sigma(z)), in the form that keeps its digits. Any shape."""
    return sigmoid.prime(z)


def sigmoid_slope_of_a(a):
    """(40), last line: a (1 - a). Any shape. It loses its digits where a is close to 1: it is 0 at z = 37."""
    return a * (1 - a)


def output_error(a, y, z, cost=quadratic, activation=sigmoid):
    """(BP1) delta^L = nabla_a C * sigma'(z^L); (36) with the full Jacobian where the activation has one.

    a, y, z: (n_L, m). Returns (n_L, m). Where the cost is made for this activation, the form in which sigma' has
    cancelled is used: the product would be infinity times zero at a saturated neuron.
    """
    if made_for(cost, activation):
        return cost.error(a, y)
    if not hasattr(activation, "prime"):
        return output_error_jacobian(cost.gradient(a, y), activation.jacobian(z))
    return cost.gradient(a, y) * activation.prime(z)


def output_error_sigmoid_quadratic(a, y):
    """(41) delta^L = (a - y) * a * (1 - a): sigmoid outputs, quadratic cost. a, y: (n_L, m). Returns (n_L, m)."""
    return (a - y) * (a * (1 - a))


# The error of the layer before


def chained_error(delta_next, slope):
    """(42) delta^l_j = sum_k delta^{l+1}_k dz^{l+1}_k / dz^l_j, for one example.

    delta_next: (n_{l+1}, 1); slope: (n_{l+1}, n_l), as (44) gives it. Returns (n_l, 1).
    """
    return (delta_next * slope).sum(axis=0)[:, np.newaxis]


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


# The slope along a bias and along a weight


def bias_slope(b):
    """(47) dz^l_j / db^l_j = 1. b: (n_l, 1). Returns (n_l, 1)."""
    return np.ones_like(b)


def bias_gradient_by_index(delta):
    """(48) dC_x/db^l_j = delta^l_j * 1, one neuron at a time. delta: (n_l, 1), one example. Returns (n_l, 1)."""
    gradient = np.zeros_like(delta)
    for j in range(len(delta)):
        gradient[j] = delta[j] * 1
    return gradient


def bias_gradient(delta):
    """(BP3) dC/db^l = delta^l, the mean of the columns when there are several examples.

    delta: (n_l, m). Returns (n_l, 1).
    """
    return delta.sum(axis=1, keepdims=True) / delta.shape[1]


def weight_slope(w, a_in):
    """(49) dz^l_j / dw^l_jk = a^{l-1}_k, the same in every row j. w: (n_l, n_{l-1}); a_in: (n_{l-1}, 1). Returns w's
    shape.
    """
    return np.repeat(a_in.T, len(w), axis=0)


def weight_gradient_by_index(delta, a_in):
    """(50) dC_x/dw^l_jk = delta^l_j a^{l-1}_k, one weight at a time.

    delta: (n_l, 1); a_in: (n_{l-1}, 1), one example. Returns (n_l, n_{l-1}).
    """
    gradient = np.zeros_like(delta * a_in.T)
    for j in range(len(delta)):
        for k in range(len(a_in)):
            gradient[j, k] = delta[j, 0] * a_in[k, 0]
    return gradient


def weight_gradient(delta, a_in):
    """(BP4) dC/dw^l = delta^l (a^{l-1})^T, the mean over the columns when there are several examples.

    delta: (n_l, m); a_in: (n_{l-1}, m). Returns (n_l, n_{l-1}), the shape of w^l.
    """
    return delta @ a_in.T / delta.shape[1]


def one_weight_gradient(a_in, delta_out):
    """(51) dC/dw = a_in delta_out: one weight, from the activation it comes from and the error it goes to. Numbers."""
    return a_in * delta_out


# The chain rule, written out


def output_weight_chain(dC_da, da_dz, dz_dw):
    """(52) dC_x/dw^L_jk = dC_x/da^L_j da^L_j/dz^L_j dz^L_j/dw^L_jk: three numbers, one product."""
    return dC_da * da_dz * dz_dw


def hidden_weight_chain(dC_da, da_da, da_dz, dz_dw):
    """(53) dC_x/dw^{l-1}_kp = sum_j dC_x/da^l_j da^l_j/da^{l-1}_k, times da^{l-1}_k/dz^{l-1}_k dz^{l-1}_k/dw^{l-1}_kp.

    dC_da, da_da: (n_l,), one entry for each neuron j of layer l; da_dz, dz_dw: numbers. Returns a number.
    """
    return (dC_da * da_da).sum() * da_dz * dz_dw


def activation_slope(z, activation=sigmoid):
    """(54) da^l_j / dz^l_j = sigma'(z^l_j). z: (n_l, m). Returns (n_l, m)."""
    return activation.prime(z)


def input_slope(w):
    """(55) dz^l_j / da^{l-1}_k = w^l_jk. w: (n_l, n_{l-1}). Returns the same matrix."""
    return w


def layer_slope(w, z, activation=sigmoid):
    """(56) da^l_j / da^{l-1}_k = sigma'(z^l_j) w^l_jk, for one example. w: (n_l, n_{l-1}); z: (n_l, 1). Returns w's shape."""
    return activation.prime(z) * w
