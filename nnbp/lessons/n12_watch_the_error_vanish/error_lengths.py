"""How long the error is in each layer of a deep network, over a mini-batch, and what made it shorter or longer there."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ...chapter.backprop import finite_gradient
from ...chapter.equations import output_error, weighted_input
from ...chapter.feedforward import all_finite
from ...chapter.network import DEEPEST, MOST, Network, sound
from ...chapter.saturation import flat
from ...ground import intake

AT_ONCE = 16  # networks: their layers then fit into the processor's cache


def deep_network(n_in, width, depth, n_out, activation="sigmoid", init="normal", rng=0):
    """`depth` hidden layers of `width` neurons under sigmoid outputs with the cross-entropy cost, so that delta^L = a - y.

    The same rng gives the same random numbers whatever the activation; init="scaled" divides each by sqrt(n_in).
    """
    ends = (("n_in", n_in, None), ("width", width, None), ("depth", depth, DEEPEST - 2), ("n_out", n_out, None))
    n_in, width, depth, n_out = (intake.whole(value, name, 1, most) for name, value, most in ends)
    weights = n_in * width + (depth - 1) * width**2 + width * n_out
    if weights > MOST:
        raise ValueError(f"width is {width:,}: {weights:,} weights in all; expected at most {MOST:,}")
    sizes = [n_in] + depth * [width] + [n_out]
    return Network(sizes, activation=activation, output="sigmoid", cost="cross-entropy", init=init, rng=rng)


def resized(net, weights, biases):
    """A copy of `net` with every weight multiplied by `weights` and every bias by `biases`."""
    weights, biases = intake.one_number(weights, "weights"), intake.one_number(biases, "biases")
    return multiplied(sound(net), weights, biases)


def multiplied(net, weights, biases):
    """`resized` of a network and numbers that are known to be sound."""
    moved = net.copy()
    for letter, name, factor in (("w", "weights", weights), ("b", "biases", biases)):
        with np.errstate(over="ignore"):
            held = {l: (factor * part).astype(net.dtype) for l, part in getattr(net, letter).items()}
        if not all_finite(held):
            raise ValueError(f"{name} is {factor:g}, and takes the network's numbers beyond the largest {net.dtype}")
        setattr(moved, letter, held)
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

    @cached_property
    def first(self):
        """|delta^2|, (N,)."""
        return self.length[2]

    @cached_property
    def output(self):
        """|delta^L|, (N,)."""
        return np.array([self.length[l][k] for k, l in enumerate(self.last)])

    @cached_property
    def factor(self):
        """{l: |delta^l| over |delta^{l+1}|, (N,)}: the product of growth and shrinkage."""
        return {l: over(self.length[l], self.length[l + 1]) for l in self.arriving}

    @cached_property
    def growth(self):
        """{l: what (w^{l+1})^T does to the length, (N,)}."""
        return {l: over(self.arriving[l], self.length[l + 1]) for l in self.arriving}

    @cached_property
    def shrinkage(self):
        """{l: what sigma'(z^l) does to the length, (N,)}."""
        return {l: over(self.length[l], self.arriving[l]) for l in self.arriving}

    @cached_property
    def ratio(self):
        """|delta^2| over |delta^L|, (N,)."""
        return over(self.first, self.output)

    @cached_property
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


def mean(by_layer):
    """The mean over the layers that are there, (N,)."""
    return np.nanmean(np.array(list(by_layer.values())), axis=0)


DEEP_ENOUGH = 10  # hidden layers, for the task


def within(ratio, depth, goal, deep_enough):
    """Is the task done, (N,): deep enough, and neither length more than `goal` times the other?"""
    with np.errstate(invalid="ignore"):
        return (depth >= deep_enough) & (ratio <= goal) & (ratio >= 1 / goal)


def error_lengths(nets, x, y):
    """The Lengths of several networks, of any depths, on the examples x (n_1, m), y (n_L, m). ValueError for bad input.

    >>> error_lengths([deep_network(2, 3, 2, 1)], [[0.5], [0.2]], [[1.0]]).last
    array([4])
    """
    nets = [nets] if isinstance(nets, Network) else intake.listed(nets, "nets", "Networks")
    if not nets:
        raise ValueError("nets is empty; expected a list of Networks")
    for i, net in enumerate(nets):
        sound(net, f"nets[{i}]")
    return lengths_of(nets, [intake.examples(x, y, net) for net in nets])


def lengths_of(nets, examples):
    """`error_lengths` of networks that are known to be sound, each with its (x, y)."""
    last = np.array([net.L for net in nets])
    deepest = int(last.max())
    table = {name: np.full((deepest + 1, len(nets)), np.nan) for name in Lengths.__annotations__ if name != "last"}
    for alike in batches(nets):
        x, y = examples[alike[0]]
        with np.errstate(over="ignore", invalid="ignore"):
            found = list(measured([nets[k] for k in alike], x, y))
        for name, l, values in found:
            table[name][l, alike] = values
            if not np.isfinite(values).all():
                for k in alike:
                    finite_gradient(nets[k], x, y)
    ends = {"length": deepest, "shortest": deepest, "longest": deepest}
    rows = {name: {l: row[l] for l in range(2, ends.get(name, deepest - 1) + 1)} for name, row in table.items()}
    return Lengths(last=last, **rows)


def batches(nets):
    """Lists of the places of networks that can be run at once: of the same sizes, activations and cost, a few at a time."""
    alike = {}
    for k, net in enumerate(nets):
        kind = (*net.sizes, *map(id, net.activation.values()), id(net.cost), str(net.dtype))
        alike.setdefault(kind, []).append(k)
    for places in alike.values():
        yield from (places[i : i + AT_ONCE] for i in range(0, len(places), AT_ONCE))


def measured(nets, x, y):
    """(name, layer, a number for each network) of all that Lengths holds; the networks are alike but for their numbers."""
    one, layers = nets[0], range(2, nets[0].L)
    w, b = ({l: np.array([getattr(net, letter)[l] for net in nets]) for l in one.w} for letter in "wb")
    z, a, slope = {}, {1: x}, {}
    for l in one.w:
        z[l] = weighted_input(w[l], a[l - 1], b[l])
        a[l], slope[l] = both(one.activation[l], z[l])
    delta = output_errors(one, a[one.L], y, z[one.L])
    for l in (one.L, *reversed(layers)):
        if l < one.L:
            arriving = w[l + 1].swapaxes(1, 2) @ delta
            delta = arriving * slope[l]
            yield "arriving", l, norms(arriving).mean(axis=1)
            yield "expected", l, np.sqrt(one.sizes[l - 1] * (w[l + 1] ** 2).mean(axis=(1, 2)))
            yield "slope", l, slope[l].mean(axis=(1, 2))
            yield "asleep", l, flat(one.activation[l], z[l], slope[l]).mean(axis=(1, 2))
        size = norms(delta)
        yield from (
            ("length", l, size.mean(axis=1)),
            ("shortest", l, size.min(axis=1)),
            ("longest", l, size.max(axis=1)),
        )


def both(activation, z):
    """The values and the slopes of an activation, from one exponential where it offers that; None for a slope it has not."""
    if hasattr(activation, "with_slope"):
        return activation.with_slope(z)
    return activation(z), activation.prime(z) if hasattr(activation, "prime") else None


def output_errors(net, a, y, z):
    """(BP1) for each of several networks: a, z: (N, n_L, m); y: (n_L, m)."""
    return np.array(
        [output_error(*each, net.cost, net.activation[net.L]) for each in zip(a, [y] * len(a), z, strict=True)]
    )


def norms(columns):
    """The length of each column of (..., n, m): (..., m)."""
    return np.sqrt((columns**2).sum(axis=-2))
