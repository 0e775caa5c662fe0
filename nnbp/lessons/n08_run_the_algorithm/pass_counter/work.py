"""What a gradient costs: passes and multiplications of backpropagation beside those of finite differences."""

from dataclasses import dataclass

import numpy as np

from ....ground import intake

MOST = (
    2 * 10**9
)  # weights, where the sizes come as arrays: twice the square, of the centred differences, fits into 64 bits


@dataclass(frozen=True)
class Work:
    """parameters: weights and biases, each a number to nudge. forward, back: multiplications in the matrix products of one
    pass each way, for one example. first: those of the weights into layer 2. Numbers, or arrays (N,) of them.
    """

    weights: np.ndarray
    biases: np.ndarray
    first: np.ndarray

    @property
    def parameters(self):
        return self.weights + self.biases

    @property
    def forward(self):
        """One for each weight: z^l = w^l a^{l-1}."""
        return self.weights

    @property
    def back(self):
        """One for each weight in (BP4), and another in (BP2), which stops above the first weights."""
        return 2 * self.weights - self.first

    @property
    def passes(self):
        """{way: passes} of one gradient: backpropagation's one forward and one back; the others' passes are all forward."""
        return {"backprop": 2 + 0 * self.parameters, "one-sided": self.parameters + 1, "centred": 2 * self.parameters}

    @property
    def products(self):
        """{way: multiplications} of one gradient, in the matrix products."""
        nudged = {way: self.passes[way] * self.forward for way in ("one-sided", "centred")}
        return {"backprop": self.forward + self.back, **nudged}


def work(sizes):
    """The Work of a network. sizes: its layers' sizes, each a number or an array (N,), for N networks at once.

    >>> tiny = work([2, 3, 3, 2])
    >>> tiny.parameters, tiny.forward, tiny.back, tiny.passes["centred"]
    (29, 21, 36, 58)
    """
    sizes = [layer_sizes(n, f"sizes[{i}]") for i, n in enumerate(intake.listed(sizes, "sizes", "layer sizes"))]
    if len(sizes) < 2:
        raise ValueError(f"sizes is {intake.shown(sizes)}; expected two layers or more")
    if len({len(n) for n in sizes if isinstance(n, np.ndarray)}) > 1:
        raise ValueError(f"sizes is {intake.shown(sizes)}; expected numbers, or arrays of one length")
    if any(isinstance(n, np.ndarray) for n in sizes):
        weights = np.max(sum(np.multiply(*pair, dtype=float) for pair in zip(sizes, sizes[1:], strict=False)))
        if weights > MOST:
            raise ValueError(f"sizes asks for {weights:.3g} weights; expected at most {MOST:,} where sizes are arrays")
    pairs = [before * after for before, after in zip(sizes, sizes[1:], strict=False)]
    return Work(weights=sum(pairs), biases=sum(sizes[1:]), first=pairs[0])


def layer_sizes(value, name):
    """A layer's size as an int, or an array of them, (N,), as 64-bit integers."""
    if not isinstance(value, (np.ndarray, list, tuple)):
        return intake.whole(value, name)
    given = np.atleast_1d(intake.numbers(value, name))
    intake.no_larger(given, name, MOST, "expected sizes")
    if given.ndim > 1 or (given != np.floor(given)).any() or given.min() < 1:
        raise ValueError(f"{name} is {intake.shown(value)}; expected a whole number of at least 1, or a row of them")
    return given.astype("int64")
