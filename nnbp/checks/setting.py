"""A random network with one example, for a check or an exercise to be tried on."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..chapter.feedforward import feedforward
from ..chapter.network import Network
from .nudges import complex_step_error


@dataclass(frozen=True)
class Setting:
    """A random network with one example: z, a by feedforward, delta by complex step, and a hidden layer l to look at.

    Nothing is computed before it is asked for: most checks need a part of it.
    """

    net: Network
    x: np.ndarray
    y: np.ndarray
    l: int

    @cached_property
    def forward(self):
        return feedforward(self.net, self.x)

    @cached_property
    def delta(self):
        return {l: complex_step_error(self.net, self.x, self.y, l) for l in self.net.w}

    @property
    def activation(self):
        return self.net.activation[self.l]


def setting(rng, sizes=None, activation="sigmoid", **options):
    """A Setting; sizes are drawn, four or five layers of two to five neurons, unless given."""
    sizes = sizes or rng.integers(2, 6, size=rng.integers(4, 6)).tolist()
    net = Network(sizes, activation=activation, rng=rng, **options)
    x, y = rng.normal(size=(sizes[0], 1)), rng.random((sizes[-1], 1))
    return Setting(net, x, y, int(rng.integers(2, net.L)))


def generic(rng):
    """A Setting for a check: random sizes, sigmoid or tanh, quadratic."""
    return setting(rng, activation=str(rng.choice(["sigmoid", "tanh"])))
