"""How long the error is in each layer of a deep network, over a mini-batch, and what made it shorter or longer there."""

from dataclasses import dataclass

import numpy as np

from ...chapter.backprop import finite_gradient
from ...chapter.feedforward import all_finite
from ...chapter.network import DEEPEST, Network, sound
from ...chapter.saturation import flat
from ...ground import intake


def deep_network(n_in, width, depth, n_out, activation="sigmoid", init="normal", rng=0):
    """`depth` hidden layers of `width` neurons under sigmoid outputs with the cross-entropy cost, so that delta^L = a - y.

    The same rng gives the same random numbers whatever the activation; init="scaled" divides each by sqrt(n_in).
    """
    ends = (("n_in", n_in, None), ("width", width, None), ("depth", depth, DEEPEST - 2), ("n_out", n_out, None))
    n_in, width, depth, n_out = (intake.whole(value, name, 1, most) for name, value, most in ends)
    sizes = [n_in] + depth * [width] + [n_out]
    return Network(sizes, activation=activation, output="sigmoid", cost="cross-entropy", init=init, rng=rng)


def resized(net, weights, biases):
    """A copy of `net` with every weight multiplied by `weights` and every bias by `biases`."""
    weights, biases = intake.one_number(weights, "weights"), intake.one_number(biases, "biases")
    moved = sound(net).copy()
    with np.errstate(over="ignore"):
        moved.w = {l: (weights * w).astype(net.dtype) for l, w in moved.w.items()}
        moved.b = {l: (biases * b).astype(net.dtype) for l, b in moved.b.items()}
    for name, value, held in (("weights", weights, moved.w), ("biases", biases, moved.b)):
        if not all_finite(held):
            raise ValueError(f"{name} is {value:g}, and takes the network's numbers beyond the largest {net.dtype}")
    return moved


@dataclass(frozen=True)
class Lengths:
    """N networks. last: (N,), the L of each. The others are {l: (N,)}, nan where a network has no such hidden layer.

    length: the mean over the examples of |delta^l|, l = 2 ... L; shortest, longest: its ends. arriving: the mean of
    |(w^{l+1})^T delta^{l+1}|; expected: what w^T does to the length of a random error, the root of n_l Var(w^{l+1}).
    slope: the mean of sigma'. asleep: the share of neurons on the flat. The last four are of hidden layers.
    """

    last: np.ndarray
    length: dict
    shortest: dict
    longest: dict
    arriving: dict
    expected: dict
    slope: dict
    asleep: dict

    @property
    def first(self):
        """|delta^2|, (N,)."""
        return self.length[2]

    @property
    def output(self):
        """|delta^L|, (N,)."""
        return np.array([self.length[l][k] for k, l in enumerate(self.last)])

    @property
    def factor(self):
        """{l: |delta^l| over |delta^{l+1}|, (N,)}: the product of growth and shrinkage."""
        return {l: over(self.length[l], self.length[l + 1]) for l in self.arriving}

    @property
    def growth(self):
        """{l: what (w^{l+1})^T does to the length, (N,)}."""
        return {l: over(self.arriving[l], self.length[l + 1]) for l in self.arriving}

    @property
    def shrinkage(self):
        """{l: what sigma'(z^l) does to the length, (N,)}."""
        return {l: over(self.length[l], self.arriving[l]) for l in self.arriving}

    @property
    def ratio(self):
        """|delta^2| over |delta^L|, (N,)."""
        return over(self.first, self.output)

    @property
    def per_layer(self):
        """The one factor a layer that would give the same ratio, (N,): the geometric mean of the factors."""
        return self.ratio ** (1 / (self.last - 2))


def over(a, b):
    """a / b; nan where b is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(b > 0, a / b, np.nan)


def geometric(factors):
    """The geometric mean over the layers of {l: (N,)}, leaving out layers that are not there."""
    with np.errstate(divide="ignore"):
        return np.exp(np.nanmean(np.log(np.array(list(factors.values()))), axis=0))


def error_lengths(nets, x, y):
    """The Lengths of several networks, of any depths, on the examples x (n_1, m), y (n_L, m). ValueError for bad input.

    >>> error_lengths([deep_network(2, 3, 2, 1)], [[0.5], [0.2]], [[1.0]]).last
    array([4])
    """
    nets = intake.listed(nets, "nets", "Networks") if not isinstance(nets, Network) else [nets]
    if not nets:
        raise ValueError("nets is empty; expected a list of Networks")
    for i, net in enumerate(nets):
        sound(net, f"nets[{i}]")
    last = np.array([net.L for net in nets])
    deepest = int(last.max())
    table = {name: np.full((deepest + 1, len(nets)), np.nan) for name in Lengths.__annotations__ if name != "last"}
    for k, net in enumerate(nets):
        found = finite_gradient(net, *intake.examples(x, y, net))
        for l, delta in found.delta.items():
            size = norms(delta)
            table["length"][l, k], table["shortest"][l, k], table["longest"][l, k] = size.mean(), size.min(), size.max()
        for l in range(2, net.L):
            z, f = found.forward.z[l], net.activation[l]
            table["arriving"][l, k] = norms(net.w[l + 1].T @ found.delta[l + 1]).mean()
            table["expected"][l, k] = np.sqrt(net.sizes[l - 1] * (net.w[l + 1] ** 2).mean())
            table["slope"][l, k] = f.prime(z).mean()
            table["asleep"][l, k] = flat(f, z).mean()
    ends = {"length": deepest, "shortest": deepest, "longest": deepest}
    rows = {name: {l: row[l] for l in range(2, ends.get(name, deepest - 1) + 1)} for name, row in table.items()}
    return Lengths(last=last, **rows)


def norms(columns):
    """The length of each column, (m,)."""
    return np.sqrt((columns**2).sum(axis=0))
