"""Every path from one weight to the cost at every position of its slider: factors, products and the running sum."""

from dataclasses import dataclass

import numpy as np

from ...checks.nudges import cost_from
from ...checks.paths import paths
from ...ground.parameters import indexed
from ...kit.sweep import sweep

H = 1e-30  # the imaginary nudge


@dataclass(frozen=True)
class Factor:
    """One factor of a path: letter "C", "z", "w" or "a", the layer, neuron j and, of a weight, k; values (N,)."""

    letter: str
    layer: int
    j: int
    k: int | None
    values: np.ndarray

    @property
    def label(self):
        """For readers: "∂C/∂a⁴₁", "σ′(z⁴₁)", "w⁴₁₂" or "a¹₂"."""
        at = indexed(self.layer, self.j, self.k)
        return {"C": f"∂C/∂a{at}", "z": f"σ′(z{at})", "w": f"w{at}", "a": f"a{at}"}[self.letter]


@dataclass(frozen=True)
class Walks:
    """routes[i]: the neurons of path i, (j^l, ..., j^L), counted from 1; factors[i]: its Factors, from the cost inwards.

    products, running: (paths, N); swept: the Sweep; measured: (N,), the gradient by complex step.
    """

    weight: object
    routes: list
    factors: list
    products: np.ndarray
    running: np.ndarray
    swept: object
    measured: np.ndarray

    def arrived(self, which):
        """Is the sum of the paths up to number `which`, counted from 0, what was measured, (N,)?"""
        return np.isclose(self.running[which], self.measured, rtol=1e-9, atol=1e-15)


def walks(net, x, y, weight, values):
    """(57) The paths from `weight`, a Parameter, at each of `values`, (N,). x: (n_1, 1); y: (n_L, 1)."""
    swept = sweep(net, x, y, weight, values, 0.0)
    slopes = {l: net.activation[l].prime(swept.z[l]) for l in range(weight.layer, net.L + 1)}
    routes = [path.neurons for path in paths(net, x, y, *weight)]
    factors = [list(along(net, weight, route, swept, slopes)) for route in routes]
    products = np.array([np.prod([factor.values for factor in path], axis=0) for path in factors])
    return Walks(weight, routes, factors, products, products.cumsum(axis=0), swept, measured(net, y, weight, swept))


def measured(net, y, weight, swept):
    """The gradient by complex step at every position, (N,): the weight nudged moves its neuron's z, and the cost follows."""
    nudged = swept.z[weight.layer].astype(complex)
    nudged[weight.j - 1] += 1j * H * swept.a[weight.layer - 1][weight.k - 1]
    return cost_from(net, weight.layer, nudged, y).imag / H


def along(net, weight, route, swept, slopes):
    """The Factors of one path, from the cost inwards."""
    n, neurons = len(swept.values), dict(enumerate(route, weight.layer))
    yield Factor("C", net.L, neurons[net.L], None, swept.output_slope[neurons[net.L] - 1])
    for l in range(net.L, weight.layer, -1):
        j, k = neurons[l], neurons[l - 1]
        yield Factor("z", l, j, None, slopes[l][j - 1])
        yield Factor("w", l, j, k, np.full(n, net.w[l][j - 1, k - 1]))
    yield Factor("z", weight.layer, weight.j, None, slopes[weight.layer][weight.j - 1])
    yield Factor("a", weight.layer - 1, weight.k, None, swept.a[weight.layer - 1][weight.k - 1])


def named(route, first):
    """The neurons of a path in words: "2·1 → 3·2 → 4·1"; first: the layer of the first of them."""
    return " → ".join(f"{l}·{j}" for l, j in enumerate(route, first))


def heading(factor):
    """A Factor's letter and layer without its neurons, for the head of a column."""
    return factor.label.translate(dict.fromkeys(map(ord, "₀₁₂₃₄₅₆₇₈₉,")))
