"""A network with every weight multiplied and every bias shifted: the equations, run at each position of a slider."""

from dataclasses import dataclass

import numpy as np

from ...chapter.backprop import costs
from ...chapter.equations import output_error
from ...chapter.feedforward import Forward, all_finite
from ...chapter.network import sound
from ...chapter.saturation import miss, states
from ...ground import intake
from ...kit.flow import flow_in, flow_on


@dataclass(frozen=True)
class Scaling:
    """N positions. z[l], a[l], delta[l], slope[l] (sigma'), arriving[l], state[l]: (n_l, N); cost: (N,).

    arriving: what sigma' is multiplied by to give delta, dC/da at layer L and w^T delta below it. state: an index into
    saturation.WORDS.
    """

    z: dict
    a: dict
    delta: dict
    slope: dict
    arriving: dict
    state: dict
    cost: np.ndarray

    @property
    def length(self):
        """{l: the length of delta^l, (N,)}."""
        return {l: np.sqrt((delta**2).sum(axis=0)) for l, delta in self.delta.items()}

    @property
    def shrinkage(self):
        """How many times smaller delta^2 is than delta^L, (N,): inf where delta^2 alone is 0, nan where both are."""
        length = self.length
        with np.errstate(divide="ignore", invalid="ignore"):
            return length[max(length)] / length[2]


def scaled(net, scale=1.0, shift=0.0):
    """A copy of `net` with its weights multiplied by `scale` and `shift` added to its biases; ValueError unless numbers.

    >>> from nnbp import tiny_network
    >>> scaled(tiny_network()[0], 2.0, -1.0).b[3].ravel().tolist()
    [-1.4, -0.5, -1.6]
    """
    scale, shift = intake.one_number(scale, "scale"), intake.one_number(shift, "shift")
    moved = sound(net).copy()
    with np.errstate(over="ignore"):
        for l in net.w:
            moved.w[l] = (moved.w[l] * scale).astype(net.dtype)
            moved.b[l] = (moved.b[l] + shift).astype(net.dtype)
    for name, value, held in (("scale", scale, moved.w), ("shift", shift, moved.b)):
        if not all_finite(held):
            raise ValueError(f"{name} is {value:g}, and takes the network's numbers beyond the largest {net.dtype}")
    return moved


def scaling(net, x, y, scale, shift):
    """A Scaling of one example. x: (n_1, 1); y: (n_L, N), the targets at each position; scale, shift: (N,).

    Each position is a column, as the examples of a mini-batch are, but with weights of its own: w[l] is (n_l, n_{l-1}, N).
    """
    w = {l: (each[:, :, np.newaxis] * scale).astype(net.dtype) for l, each in net.w.items()}
    z, a = {}, {1: np.repeat(x, len(scale), axis=1).astype(net.dtype)}
    for l in w:
        z[l] = (w[l] * a[l - 1]).sum(axis=1) + (net.b[l] + shift).astype(net.dtype)
        a[l] = net.activation[l](z[l])
    slope = {l: net.activation[l].prime(z[l]) for l in z}
    delta = {net.L: output_error(a[net.L], y, z[net.L], net.cost, net.activation[net.L])}
    arriving = {net.L: at_output(net, a[net.L], y, slope[net.L], delta[net.L])}
    for l in range(net.L - 1, 1, -1):
        arriving[l] = (w[l + 1] * delta[l + 1][:, np.newaxis]).sum(axis=0)
        delta[l] = arriving[l] * slope[l]
    wrong = {net.L: miss(net.cost, a[net.L], y)}
    return Scaling(
        z=z,
        a={l: a[l] for l in z},
        delta={l: delta[l] for l in z},
        slope=slope,
        arriving={l: arriving[l] for l in z},
        state={l: states(net.activation[l], z[l], wrong.get(l)) for l in z},
        cost=costs(net, Forward(z, a), y),
    )


def ways_back(net, found, scale):
    """{l: Flow} of a Scaling of `net`, of which every weight is multiplied by `scale`, (N,)."""
    z, delta = found.z, found.delta
    flows = {}
    for l in range(2, net.L):
        terms = net.w[l + 1][:, :, np.newaxis] * scale * delta[l + 1][:, np.newaxis]
        flows[l] = flow_on(net, l, terms, z[l], delta[l])
    return {**flows, net.L: flow_in(net, z[net.L], delta[net.L], found.arriving[net.L])}


def reached(ratio, goal):
    """Where the goal is reached; nan is not."""
    return np.nan_to_num(ratio, nan=0.0, posinf=np.inf) >= goal


def at_output(net, a, y, slope, delta):
    """dC/da at the outputs, (n_L, N); delta over sigma' where a has rounded to 0 or 1 and dC/da to infinity."""
    steepness = net.cost.gradient(a, y)
    rounded = np.isinf(steepness) & (slope > 0)
    with np.errstate(over="ignore"):
        return np.where(rounded, delta / np.where(rounded, slope, 1), steepness)
