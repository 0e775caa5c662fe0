"""The chapter's algorithms whole, as the exercises know them: the way back, its product, every gradient, a step."""

import numpy as np

from ..chapter import equations
from ..chapter.activations import sigmoid
from ..chapter.backprop import backprop
from ..chapter.designs import serves
from ..chapter.sgd import step
from ..ground import intake


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
    serves(activation, "activation", ("prime",))
    z = by_layer(z, "z", 2, max(z, default=0) if isinstance(z, dict) and all(type(l) is int for l in z) else 0)
    w, delta_L = by_layer(w, "w", 3, max(z)), intake.numbers(delta_L, "delta_L")
    expected = {f"w[{l}]": (w[l], (len(z[l]), len(z[l - 1]))) for l in w} | {
        f"z[{l}]": (z[l], (len(z[l]), 1)) for l in z
    }
    for name, (array, shape) in (expected | {"delta_L": (delta_L, (len(z[max(z)]), 1))}).items():
        if array.shape != shape:
            raise ValueError(f"{name} has shape {array.shape}; expected {shape}")
    product = np.eye(len(z[2]))
    with np.errstate(over="ignore", invalid="ignore"):
        for l in range(2, max(z)):
            product = product @ (activation.prime(z[l]) * w[l + 1].T)
        found = product @ delta_L
    if not np.isfinite(found).all():
        raise ValueError("w has a product beyond all floats; expected smaller numbers")
    return found


def by_layer(given, name, lowest, highest):
    """{lowest: array, ..., highest: array} out of a dict that may hold more; ValueError where one is no table of numbers."""
    if not isinstance(given, dict) or highest < 2 or not set(range(lowest, highest + 1)) <= set(given):
        keys = intake.shown(sorted(given, key=str)) if isinstance(given, dict) else intake.shown(given)
        raise ValueError(f"{name} is keyed by {keys}; expected a dict with the layers {lowest}, {lowest + 1}, ... L")
    found = {l: intake.numbers(given[l], f"{name}[{l}]") for l in range(lowest, highest + 1)}
    for l, array in found.items():
        if array.ndim != 2:
            raise ValueError(f"{name}[{l}] has shape {array.shape}; expected a table, (n, 1) for a column")
    return found


def whole_gradient(net, x, y):
    """The five steps: (nabla_w, nabla_b) of a mini-batch."""
    result = backprop(net, x, y)
    return result.nabla_w, result.nabla_b


def after_one_step(net, x, y, eta):
    """(w, b) after one step of gradient descent on one mini-batch; net stays as it is."""
    moved = net.copy()
    step(moved, x, y, eta)
    return moved.w, moved.b
