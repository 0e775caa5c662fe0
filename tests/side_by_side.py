"""Backpropagation of many networks at once, one beside the other, in formulas that share no code with the package.

One call for all positions of a slider: a network built and differentiated anew at each takes far longer.
"""

from dataclasses import dataclass

import numpy as np

SIGMA = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "relu": lambda z: np.maximum(z, 0.0),
    "leaky-relu": lambda z: np.maximum(z, 0.01 * z),
    "softmax": lambda z: np.exp(z) / np.exp(z).sum(axis=1, keepdims=True),
}
SLOPE = {
    "sigmoid": lambda z: 0.25 / np.cosh(z / 2) ** 2,
    "tanh": lambda z: 1 / np.cosh(z) ** 2,
    "relu": lambda z: np.where(z > 0, 1.0, 0.0),
    "leaky-relu": lambda z: np.where(z > 0, 1.0, 0.01),
}
COST = {
    "quadratic": lambda z, a, y: ((a - y) ** 2 / 2).sum(axis=(1, 2)),
    "cross-entropy": lambda z, a, y: (np.logaddexp(0, z) - y * z).sum(axis=(1, 2)),
    "log-likelihood": lambda z, a, y: (y * (np.log(np.exp(z).sum(axis=1, keepdims=True)) - z)).sum(axis=(1, 2)),
}
OUTPUT_ERROR = {
    "quadratic": lambda z, a, y, output: (a - y) * SLOPE[output](z),
    "cross-entropy": lambda z, a, y, output: a - y,
    "log-likelihood": lambda z, a, y, output: a - y,  # of targets that sum to 1
}


@dataclass(frozen=True)
class SideBySide:
    """N networks of one design with one example each: w, b, z, a, delta, nabla_w by layer, (N, rows, columns); cost (N,).

    [k] gives the same of network k alone.
    """

    w: dict
    b: dict
    z: dict
    a: dict
    delta: dict
    nabla_w: dict
    cost: np.ndarray

    def __getitem__(self, k):
        by_layer = (self.w, self.b, self.z, self.a, self.delta, self.nabla_w)
        return SideBySide(*({l: part[k] for l, part in held.items()} for held in by_layer), self.cost[k])

    @property
    def nabla_b(self):
        return self.delta


def side_by_side(net, w, b, x, y):
    """SideBySide of the design of `net`: w[l] (N, n_l, n_{l-1}), b[l] (N, n_l, 1), x (N, n_1, 1), y (N, n_L, 1)."""
    names, last, z, a = {l: f.name for l, f in net.activation.items()}, max(w), {}, {1: x}
    with np.errstate(over="ignore"):
        for l in sorted(w):
            z[l] = w[l] @ a[l - 1] + b[l]
            a[l] = SIGMA[names[l]](z[l])
        cost = COST[net.cost.name](z[last], a[last], y)
        delta = {last: OUTPUT_ERROR[net.cost.name](z[last], a[last], y, names[last])}
        for l in range(last - 1, 1, -1):
            delta[l] = w[l + 1].transpose(0, 2, 1) @ delta[l + 1] * SLOPE[names[l]](z[l])
    nabla_w = {l: delta[l] * a[l - 1].transpose(0, 2, 1) for l in w}
    return SideBySide(w, b, z, a, {l: delta[l] for l in w}, nabla_w, cost)


def at_values(net, x, y, values):
    """SideBySide of `net` with some numbers changed: {"w3.1.2", "b3.1" or "x1": a number, or one for each network}."""
    count = max(np.size(value) for value in values.values())

    def repeated(array):
        return np.repeat(np.array(array, dtype=float).reshape(1, len(array), -1), count, axis=0)

    held = {"w": {l: repeated(w) for l, w in net.w.items()}, "b": {l: repeated(b) for l, b in net.b.items()}}
    x, y = repeated(x), repeated(y)
    for name, value in values.items():
        letter, (first, *rest) = name[0], map(int, name[1:].split("."))
        if letter == "x":
            x[:, first - 1, 0] = value
        else:
            held[letter][first][:, rest[0] - 1, rest[1] - 1 if letter == "w" else 0] = value
    return side_by_side(net, held["w"], held["b"], x, y)
