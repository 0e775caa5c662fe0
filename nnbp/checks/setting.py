"""A random network with one example, for a check or an exercise to be tried on."""

from dataclasses import dataclass

import numpy as np

from ..chapter.feedforward import Forward, feedforward
from ..chapter.network import Network
from .nudges import complex_step_error


@dataclass(frozen=True)
class Setting:
    """A random network with one example: z, a by feedforward, delta by complex step, and a hidden layer l to look at."""

    net: Network
    x: np.ndarray
    y: np.ndarray
    forward: Forward
    delta: dict
    l: int

    @property
    def activation(self):
        return self.net.activation[self.l]


def setting(rng, sizes=None, activation="sigmoid", **options):
    """A Setting; sizes are drawn, four or five layers of two to five neurons, unless given."""
    sizes = sizes or rng.integers(2, 6, size=rng.integers(4, 6)).tolist()
    net = Network(sizes, activation=activation, rng=rng, **options)
    x, y = rng.normal(size=(sizes[0], 1)), rng.random((sizes[-1], 1))
    delta = {l: complex_step_error(net, x, y, l) for l in net.w}
    return Setting(net, x, y, feedforward(net, x), delta, int(rng.integers(2, net.L)))


def generic(rng):
    """A Setting for a check: random sizes, sigmoid or tanh, quadratic."""
    return setting(rng, activation=str(rng.choice(["sigmoid", "tanh"])))
