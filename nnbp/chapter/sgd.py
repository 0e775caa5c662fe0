"""Stochastic gradient descent: epochs of shuffled mini-batches, each one a backprop and a small step downhill."""

from dataclasses import dataclass

import numpy as np

from ..ground import intake
from ..ground.progress import bar
from .backprop import finite_gradient, gradient
from .descent import Descent
from .feedforward import all_finite, finite_forward, propagate
from .network import sound
from .saturation import flat

PROBED = 250  # the first so many training examples are looked into at the end of each epoch
GATHERED = 200  # so many shuffled examples are fetched at once: few fetches, and they stay in the processor's cache


@dataclass(frozen=True)
class Epoch:
    """What one epoch of training did.

    cost: the mean cost of the mini-batches as they were met. accuracy: the share of test examples put right, or None.
    error_norm[l]: the length of delta^l, and saturated[l]: the share of neurons of layer l on the flat of their
    activation, both means over the first 250 training examples at the end of the epoch, for l = 2 ... L.
    """

    cost: float
    accuracy: float | None
    error_norm: dict
    saturated: dict


class History(list):
    """One Epoch an epoch. .cost, .accuracy, .error_norm[l] and .saturated[l] give whole columns as lists."""

    @property
    def cost(self):
        return [epoch.cost for epoch in self]

    @property
    def accuracy(self):
        return [epoch.accuracy for epoch in self]

    @property
    def error_norm(self):
        return {l: [epoch.error_norm[l] for epoch in self] for l in (self[0].error_norm if self else ())}

    @property
    def saturated(self):
        return {l: [epoch.saturated[l] for epoch in self] for l in (self[0].saturated if self else ())}


def trained_course(history, name):
    """`history` if it is a History of an epoch or more; ValueError otherwise."""
    if not isinstance(history, History) or not history or not all(isinstance(epoch, Epoch) for epoch in history):
        raise ValueError(
            f"{name} is {intake.shown(history)}; expected the History of one epoch or more, as sgd gives it"
        )
    return history


def tested(history, name):
    """The same, with an accuracy after each epoch."""
    if None in trained_course(history, name).accuracy:
        raise ValueError(f"{name} has no accuracy; expected a training with test_data")
    return history


def sgd(net, data, *, epochs, mini_batch_size, eta, rng=None, test_data=None, progress=False):
    """Train `net` in place: w -> w - eta * mean of dC_x/dw over each mini-batch, b likewise, all layers 2 ... L.

    data: (X, Y) with X (n_1, N) and Y (n_L, N). eta: the learning rate, > 0. A short last mini-batch is divided by its
    own size. test_data: (X, Y) as well. progress: show a bar. Returns a History, one entry an epoch.
    ValueError before anything is changed; if training itself runs off to infinity, FloatingPointError, with w and b as
    they were before the epoch. Stopped by hand in the middle of an epoch, w and b are as they were before it, too, and
    the KeyboardInterrupt has the .history until then.
    """
    x, y = pair(data, "data", sound(net))
    test = None if test_data is None else pair(test_data, "test_data", net)
    if test is not None:
        finite_forward(net, test[0], "test_data[0]")
    epochs, size = intake.whole(epochs, "epochs"), intake.whole(mini_batch_size, "mini_batch_size")
    eta, rng = intake.one_number(eta, "eta", above=0.0), intake.generator(rng)
    x, y = np.asfortranarray(x), np.asfortranarray(y)  # each example side by side in memory, to be fetched as a piece
    history, trained = History(), net
    try:
        with bar(epochs, progress) as tick:
            for _ in range(epochs):
                following = trained.copy()
                entry = epoch_of(following, x, y, size, eta, rng, test)
                if entry is None:
                    finite_gradient(trained, x, y, ("data[0]", "data[1]"))
                    raise RanOff(f"eta = {eta:g} is too large: epoch {len(history) + 1} ran off to infinity with it")
                trained = following  # all of it at once, whenever the reader stops it
                history.append(entry)
                take_over(net, trained)
                tick(entry)
    except KeyboardInterrupt as stopped:
        take_over(net, trained)
        stopped.history = history  # type: ignore[attr-defined]
        stopped.add_note(
            f"Stopped by hand: the network is as it was after epoch {len(history)} of {epochs}, whole. "
            "What is known of these epochs is sys.last_value.history."
        )
        raise
    return history


class RanOff(FloatingPointError, ValueError):
    """Training ran off to infinity: an argument, the learning rate, was too large."""


def epoch_of(net, x, y, size, eta, rng, test):
    """The Epoch of one more epoch of training, in place; None where it ran off to infinity."""
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        cost = one_epoch(net, x, y, size, eta, rng)
        right, (lengths, shares) = None if test is None else accuracy(net, *test), look_into(net, x, y)
    finite = all_finite(net.w, net.b) and np.isfinite([cost, *lengths.values()]).all()
    return Epoch(cost, right, lengths, shares) if finite else None


def take_over(net, trained):
    """Give `net` the weights and biases of `trained`, in the dicts that it has."""
    net.w.update(trained.w)
    net.b.update(trained.b)


def one_epoch(net, x, y, size, eta, rng):
    """Step through a shuffle of the columns in mini-batches; returns the mean cost met on the way."""
    order = rng.permutation(x.shape[1])
    fetched = size * max(1, GATHERED // size)
    descent, total = Descent(net, eta), 0.0
    for start in range(0, len(order), fetched):
        chosen = order[start : start + fetched]
        xs, ys = x.T[chosen].T, y.T[chosen].T
        shown = np.empty_like(ys)
        for first in range(0, len(chosen), size):
            batch = slice(first, first + size)
            shown[:, batch] = descent.step(xs[:, batch], ys[:, batch])
        total += descent.cost_of(shown, ys).sum()
    return float(total / len(order))


def step(net, x, y, eta):
    """One step downhill on one mini-batch, all layers 2 ... L, in place; returns the cost before it."""
    found = gradient(net, x, y)
    for l in net.w:
        net.w[l] -= eta * found.nabla_w[l]
        net.b[l] -= eta * found.nabla_b[l]
    return found.cost


def look_into(net, x, y):
    """({l: mean length of delta^l}, {l: share of saturated neurons}) over the first columns."""
    found = gradient(net, x[:, :PROBED], y[:, :PROBED])
    lengths = {l: float(np.linalg.norm(delta, axis=0).mean()) for l, delta in found.delta.items()}
    shares = {l: float(flat(net.activation[l], z).mean()) for l, z in found.forward.z.items()}
    return dict(sorted(lengths.items())), shares


def accuracy(net, x, y):
    """The share of columns whose largest output is the largest target; of one output, those on its target's side of ½."""
    output = propagate(net, x).output
    if len(y) == 1:
        return float(((output > 0.5) == (y > 0.5)).mean())
    return float((output.argmax(axis=0) == y.argmax(axis=0)).mean())


def pair(data, name, net):
    """(X, Y) checked, or one clear error."""
    if not isinstance(data, (tuple, list)) or len(data) != 2:
        raise ValueError(f"{name} is {type(data).__name__}; expected a pair (X, Y) with examples as columns")
    return intake.examples(*data, net, (f"{name}[0]", f"{name}[1]"), copy=False)
