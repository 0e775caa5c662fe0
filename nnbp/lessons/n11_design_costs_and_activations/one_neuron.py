"""One neuron, its input 1 and its target 0, trained by gradient descent from many starts at once: a column each."""

from dataclasses import dataclass

import numpy as np

from ...chapter.backprop import costs
from ...chapter.equations import output_error
from ...chapter.feedforward import Forward
from ...chapter.network import Network

X, Y = 1.0, 0.0
HALF = 0.5  # the neuron has "got there" when its output is nearer to the target than this


@dataclass(frozen=True)
class Training:
    """N trainings at E + 1 moments, before the first epoch and after each: every array is (E + 1, N).

    miss: a - y. steepness: dC/da. slope: sigma'(z). delta: dC/dz, which is also dC/dw and dC/db, as the input is 1.
    """

    w: np.ndarray
    b: np.ndarray
    z: np.ndarray
    a: np.ndarray
    miss: np.ndarray
    steepness: np.ndarray
    slope: np.ndarray
    delta: np.ndarray
    cost: np.ndarray

    @property
    def arrival(self):
        """The first epoch after which |a - y| < 1/2, (N,); -1 where that never comes."""
        near = np.abs(self.miss) < HALF
        return np.where(near.any(axis=0), near.argmax(axis=0), -1)

    @property
    def push(self):
        """What the cost makes of the miss, dC/da over a - y; 1 where nothing is missed."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.miss == 0, 1.0, self.steepness / self.miss)


class Moments:
    """A Training of one column or of N, at one epoch for each position: epoch: (N,)."""

    def __init__(self, training, epoch):
        self.training, self.epoch = training, epoch
        self.column = np.arange(len(epoch)) if training.a.shape[1] > 1 else np.zeros(len(epoch), dtype=int)

    def now(self, values):
        """What (E + 1, N) holds at the epoch of each position, (N,)."""
        return values[self.epoch, self.column]

    def at(self, values):
        """(N,) for each training as one for each position."""
        return values[self.column]


def neuron(activation, cost):
    """A network of one neuron, activation and cost by name or as objects; ValueError where they do not go together."""
    return Network.from_parameters({2: [[0.0]]}, {2: [0.0]}, activation=activation, cost=cost)


def train(net, w, b, eta, epochs):
    """A Training of the neuron `net` from the starts w, b with the learning rates eta: numbers or (N,) each."""
    w, b, eta = (np.array(part, dtype=float) for part in np.broadcast_arrays(*map(np.atleast_1d, (w, b, eta))))
    y, f, moments = np.full((1, len(w)), Y), net.activation[2], []
    with np.errstate(over="ignore", invalid="ignore"):  # too large a step may run off to infinity, and be seen to
        for _ in range(epochs + 1):
            z = (w * X + b)[np.newaxis]
            a = f(z)
            delta = output_error(a, y, z, net.cost, f)
            cost = costs(net, Forward({2: z}, {2: a}), y)
            moments.append((w, b, z[0], a[0], (a - y)[0], net.cost.gradient(a, y)[0], f.prime(z)[0], delta[0], cost))
            w, b = w - eta * delta[0] * X, b - eta * delta[0]
    return Training(*(np.array(column) for column in zip(*moments, strict=True)))
