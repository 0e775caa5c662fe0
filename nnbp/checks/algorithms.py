"""The chapter's algorithms whole, as the exercises know them: the way back, its product, every gradient, a step."""

import numpy as np

from ..chapter import equations
from ..chapter.activations import sigmoid
from ..chapter.backprop import backprop
from ..chapter.sgd import step


def way_back(w, z, delta_L, activation, step=equations.hidden_error):
    """(BP2), or another step in its place, from the error of the last layer through all the layers: {2: delta^2, ...}."""
    delta = {max(z): delta_L}
    for l in range(max(z) - 1, 1, -1):
        delta[l] = step(w[l + 1], delta[l + 1], z[l], activation)
    return delta


def error_by_product(w, z, delta_L, activation=sigmoid):
    """delta^2 = diag(sigma'(z^2)) (w^3)^T ... diag(sigma'(z^{L-1})) (w^L)^T delta^L: (BP2) many times, as one matrix.

    w: {3: (n_3, n_2), ...}; z: {2: (n_2, 1), ...}; delta_L: (n_L, 1). Returns (n_2, 1).
    """
    product = np.eye(len(z[2]))
    for l in range(2, max(z)):
        product = product @ (activation.prime(z[l]) * w[l + 1].T)
    return product @ delta_L


def whole_gradient(net, x, y):
    """The five steps: (nabla_w, nabla_b) of a mini-batch."""
    result = backprop(net, x, y)
    return result.nabla_w, result.nabla_b


def after_one_step(net, x, y, eta):
    """(w, b) after one step of gradient descent on one mini-batch; net stays as it is."""
    moved = net.copy()
    step(moved, x, y, eta)
    return moved.w, moved.b
