"""Why is this weight slow? The factors of one gradient in logarithms, and the smallest of them named in words."""

from dataclasses import dataclass

import numpy as np

from . import intake
from .backprop import gradient
from .parameters import Parameter, find
from .saturation import WORDS, states

LEAST = float(np.log10(5e-324))  # the logarithm given to 0, and to what has underflowed to 0


@dataclass(frozen=True)
class Factor:
    """name: "a_in", "slope" or "error". value: its size. log: its base-10 logarithm, finite. says: what it is, in words."""

    name: str
    value: float
    log: float
    says: str


@dataclass(frozen=True)
class Slowness:
    """One weight or bias: its gradient, its factors, the smallest of them, and the state of its neuron in words."""

    parameter: Parameter
    gradient: float
    factors: tuple
    smallest: Factor
    state: str

    @property
    def says(self):
        """One or two sentences."""
        neuron = f"{self.parameter.layer}·{self.parameter.j}"
        state = "" if self.state == "active" else f" Neuron {neuron} is {self.state}."
        return (
            f"∂C/∂{self.parameter.label} = {self.gradient:+.3g}. The smallest factor is {self.smallest.says}, "
            f"{self.smallest.value:.3g}.{state}"
        )

    def _repr_markdown_(self):
        rows = [
            f"| {factor.says.replace('|', '&#124;')} | {factor.value:.3g} | {factor.log:+.2f} |"
            for factor in self.factors
        ]
        return "\n".join([self.says, "", "| factor | size | log₁₀ |", "|---|---|---|", *rows])

    def __repr__(self):
        return self.says


def log10(size):
    """log10 of a size, finite for 0 too."""
    return max(float(np.log10(size)), LEAST) if size > 0 else LEAST


def why_slow(net, x, y, name):
    """What makes the gradient of one weight ("w3.1.2") or bias ("b3.1") small, for one example.

    |dC/dw| = |a_in| * |sigma'(z)| * |error from above|: dC/da at layer L, (w^T delta)_j below it; a bias has no a_in,
    softmax outputs have one factor for the last two. The smallest is named, each measured against what it could be: 1
    for a_in and for the error, the steepest slope for sigma'. ValueError for a name that does not exist.
    """
    net.check()
    parameter = find(net, name)
    x, y = intake.examples(x, y, net)
    if x.shape[1] != 1:
        raise ValueError(f"x holds {x.shape[1]} examples; expected one")
    found = gradient(net, x, y)
    l, j = parameter.layer, parameter.j - 1
    activation, delta = net.activation[l], abs(float(found.delta[l][j, 0]))
    z, a_in = found.forward.z[l], found.forward.a[l - 1]
    where = "∂C/∂a, the error at the output" if l == net.L else "(wᵀδ)ⱼ, the error that arrives from above"
    factors, best = [], []
    if parameter.k is not None:
        size = abs(float(a_in[parameter.k - 1, 0]))
        factors.append(Factor("a_in", size, log10(size), "|a_in|, the activation that comes in"))
        best.append(0.0)
    if hasattr(activation, "prime"):
        slope = abs(float(activation.prime(z)[j, 0]))
        factors.append(Factor("slope", slope, log10(slope), "σ′(z), the slope of its neuron"))
        best.append(log10(getattr(activation, "steepest", 1.0)))
        error, log_error = arriving(net, found, y, l, j, delta, slope)
        factors.append(Factor("error", error, log_error, where))
    else:
        factors.append(Factor("error", delta, log10(delta), "δ, the error at the output"))
    best.append(0.0)
    smallest = min(zip(factors, best, strict=True), key=lambda pair: pair[0].log - pair[1])[0]
    output_slope = net.cost.gradient(found.forward.output, y) if l == net.L else None
    state = WORDS[int(states(activation, z, output_slope)[j, 0])]
    gradient_of_it = float(parameter.read({"w": found.nabla_w, "b": found.nabla_b}))
    return Slowness(parameter, gradient_of_it, tuple(factors), smallest, state)


def arriving(net, found, y, l, j, delta, slope):
    """(size, log10) of the error from above. Where the cost cancels the slope, the logarithm is delta's less the slope's."""
    if l < net.L:
        size = abs(float((net.w[l + 1].T @ found.delta[l + 1])[j, 0]))
        return size, log10(size)
    size = abs(float(net.cost.gradient(found.forward.output, y)[j, 0]))
    if np.isfinite(size):
        return size, log10(size)
    return size, log10(delta) - log10(slope)
