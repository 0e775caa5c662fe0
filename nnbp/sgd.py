"""Stochastic gradient descent: epochs of shuffled mini-batches, each one a backprop and a small step downhill."""

from dataclasses import dataclass

import numpy as np

from . import intake
from .backprop import gradient
from .feedforward import propagate
from .progress import bar


@dataclass(frozen=True)
class Epoch:
    """One epoch: the mean cost of the mini-batches as they were met; the share of test examples put right, or None."""

    cost: float
    accuracy: float | None


class History(list):
    """One Epoch an epoch; .cost and .accuracy give the whole columns as lists."""

    @property
    def cost(self):
        return [epoch.cost for epoch in self]

    @property
    def accuracy(self):
        return [epoch.accuracy for epoch in self]


def sgd(net, data, *, epochs, mini_batch_size, eta, rng=None, test_data=None, progress=False):
    """Train `net` in place: w -> w - eta * mean of dC_x/dw over each mini-batch, b likewise, all layers 2 ... L.

    data: (X, Y) with X (n_1, N) and Y (n_L, N). eta: the learning rate, > 0. A short last mini-batch is divided by its
    own size. test_data: (X, Y) as well. progress: show a bar. Returns a History, one entry an epoch.
    ValueError before anything is changed; if training itself runs off to infinity, FloatingPointError, with w and b as
    they were before the epoch.
    """
    net.check()
    x, y = pair(data, "data", net)
    test = None if test_data is None else pair(test_data, "test_data", net)
    epochs, size = intake.whole(epochs, "epochs"), intake.whole(mini_batch_size, "mini_batch_size")
    if intake.numbers(eta, "eta").ndim or eta <= 0:
        raise ValueError(f"eta is {eta!r}; expected one number above 0")
    rng = intake.generator(rng)
    history = History()
    with bar(epochs, progress) as tick:
        for _ in range(epochs):
            trained = net.copy()
            cost = one_epoch(trained, x, y, size, eta, rng)
            if not all(np.isfinite(p).all() for p in [*trained.w.values(), *trained.b.values()]):
                raise FloatingPointError(
                    f"epoch {len(history) + 1} ran off to infinity with eta = {eta:g}; try a smaller eta"
                )
            net.w.update(trained.w)
            net.b.update(trained.b)
            history.append(Epoch(cost, None if test is None else accuracy(net, *test)))
            tick(history[-1])
    return history


def one_epoch(net, x, y, size, eta, rng):
    """Step through a shuffle of the columns in mini-batches; returns the mean cost met on the way."""
    order = rng.permutation(x.shape[1])
    total = 0.0
    with np.errstate(over="ignore", invalid="ignore"):
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            total += step(net, x[:, batch], y[:, batch], eta) * len(batch)
    return total / len(order)


def step(net, x, y, eta):
    """One step downhill on one mini-batch, all layers 2 ... L, in place; returns the cost before it."""
    found = gradient(net, x, y)
    for l in net.w:
        net.w[l] -= eta * found.nabla_w[l]
        net.b[l] -= eta * found.nabla_b[l]
    return found.cost


def accuracy(net, x, y):
    """The share of columns whose largest output is the largest target."""
    return float((propagate(net, x).output.argmax(axis=0) == y.argmax(axis=0)).mean())


def pair(data, name, net):
    """(X, Y) checked, or one clear error."""
    if not isinstance(data, (tuple, list)) or len(data) != 2:
        raise ValueError(f"{name} is {type(data).__name__}; expected a pair (X, Y) with examples as columns")
    return intake.examples(*data, net, (f"{name}[0]", f"{name}[1]"))
