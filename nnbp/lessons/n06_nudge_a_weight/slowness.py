"""Why is this weight slow? The factors of one gradient in logarithms, and the smallest of them named in words."""

from dataclasses import dataclass

import numpy as np

from ...chapter.backprop import gradient, ready
from ...chapter.saturation import WORDS, network_states
from ...ground.parameters import Parameter, find
from ...kit.scales import log10


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
            f"∂C/∂{self.parameter.label} = {self.gradient:+.3g}. The furthest below its best is {self.smallest.says}, "
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


@dataclass(frozen=True)
class Split:
    """|dC/dw| or |dC/db| of one parameter in factors, at N positions: says: (F,). names: (F,). sizes, logs: (F, N).

    best: (F, 1), the logarithm of what each could be: 1, or the steepest slope of the activation.
    """

    names: tuple
    says: tuple
    sizes: np.ndarray
    logs: np.ndarray
    best: np.ndarray

    @property
    def smallest(self):
        """Which factor is the smallest at each position, measured against what it could be, (N,)."""
        return np.argmin(self.logs - self.best, axis=0)


def split(net, parameter, z, a, delta, output_slope):
    """The Split of one parameter at N positions: z[l], a[l], delta[l]: (n_l, N); output_slope: (n_L, N), dC/da.

    The weights of the layer above the parameter's are the same at every position: those of `net`.
    """
    l, j = parameter.layer, parameter.j - 1
    activation, error = net.activation[l], np.abs(delta[l][j])
    rows = []  # name, says, sizes, logs, best
    if parameter.k is not None:
        a_in = np.abs(a[l - 1][parameter.k - 1])
        rows.append(("a_in", "|aᵢₙ|, the activation that comes in", a_in, log10(a_in), 0.0))
    if hasattr(activation, "prime"):
        slope = np.abs(activation.prime(z[l])[j])
        best = np.log10(getattr(activation, "steepest", 1.0))
        rows.append(("slope", "σ′(z), the slope of its neuron", slope, log10(slope), best))
        where = "∂C/∂a, the error at the output" if l == net.L else "(wᵀδ)ⱼ, the error that arrives from above"
        above = output_slope if l == net.L else net.w[l + 1].T @ delta[l + 1]
        size = np.abs(above[j])  # infinite where the cost cancels the slope: its logarithm is delta's less the slope's
        logs = np.where(np.isfinite(size), log10(size), log10(error) - log10(slope))
        rows.append(("error", where, size, logs, 0.0))
    else:
        rows.append(("error", "δ, the error at the output", error, log10(error), 0.0))
    names, says, sizes, logs, best = zip(*rows, strict=True)
    return Split(names, says, np.array(sizes), np.array(logs), np.array(best)[:, np.newaxis])


def why_slow(net, x, y, name):
    """What makes the gradient of one weight ("w3.1.2") or bias ("b3.1") small, for one example.

    |dC/dw| = |a_in| * |sigma'(z)| * |error from above|: dC/da at layer L, (w^T delta)_j below it; a bias has no a_in,
    softmax outputs have one factor for the last two. The smallest is named, each measured against what it could be: 1
    for a_in and for the error, the steepest slope for sigma'. ValueError for a name that does not exist.
    """
    x, y = ready(net, x, y)
    parameter = find(net, name, "name")
    if x.shape[1] != 1:
        raise ValueError(f"x holds {x.shape[1]} examples; expected one")
    found = gradient(net, x, y)
    z, a, l = found.forward.z, found.forward.a, parameter.layer
    parts = split(net, parameter, z, a, found.delta, net.cost.gradient(found.forward.output, y))
    columns = zip(parts.names, parts.sizes[:, 0].tolist(), parts.logs[:, 0].tolist(), parts.says, strict=True)
    factors = tuple(Factor(*column) for column in columns)
    state = network_states(net, z, found.forward.output, y)[l][parameter.j - 1, 0]
    gradient_of_it = float(parameter.read({"w": found.nabla_w, "b": found.nabla_b}))
    return Slowness(parameter, gradient_of_it, factors, factors[int(parts.smallest[0])], WORDS[int(state)])
