"""The course of a training: the network as it was after every epoch, and any one of them again, step by step."""

import copy
from dataclasses import dataclass

import numpy as np

from ...chapter.backprop import costs, gradient
from ...chapter.feedforward import all_finite, finite_forward, too_large
from ...chapter.network import sound
from ...chapter.sgd import accuracy, look_into, pair, sgd, step
from ...ground import intake

MOST = 10**8  # weights and biases of all networks that a course keeps


@dataclass(frozen=True)
class Course:
    """nets[e]: the network after e epochs, from 0, the start. shuffles[e]: the generator as epoch e + 1 found it.

    cost: (epochs + 1,), the mean cost of all training examples. accuracy: the same for the share of test examples put
    right. error_norm[l], saturated[l]: (epochs + 1,) as in a History, with the start before them.
    """

    nets: list
    shuffles: list
    cost: np.ndarray
    accuracy: np.ndarray
    error_norm: dict
    saturated: dict


@dataclass(frozen=True)
class Replay:
    """One epoch, mini-batch by mini-batch. nets[k]: after k of them. batches[k]: the columns of X in mini-batch k.

    gradients[k]: what backprop found in mini-batch k, with nets[k]. `nets` has one more than the other two.
    """

    nets: list
    batches: list
    gradients: list


def course(net, data, *, epochs, mini_batch_size, eta, rng=None, test_data=None, watch=None):
    """Train a copy of `net` by `sgd`, which takes the same arguments, and keep every epoch. Returns a Course.

    Where there are no test data, .accuracy is that of the training examples. watch(e) is called after epoch e.
    ValueError and FloatingPointError as sgd.
    """
    x, y = pair(data, "data", sound(net))
    tests = (x, y) if test_data is None else pair(test_data, "test_data", net)
    finite_forward(net, tests[0], "test_data[0]")
    trained, rng = net.copy(), intake.generator(rng)
    epochs = intake.whole(epochs, "epochs")
    kept = (epochs + 1) * sum(part.size for part in (*net.w.values(), *net.b.values()))
    if kept > MOST:
        raise ValueError(
            f"epochs is {epochs:,}; a course keeps the network after each of them, {kept:,} numbers here, and expected "
            f"are at most {MOST:,}"
        )
    if watch is not None and not callable(watch):
        raise ValueError(f"watch is {intake.shown(watch)}; expected a function, called with the number of each epoch")
    nets, shuffles, found, looked = [net.copy()], [], [measured(net, x, y, tests)], [at_start(net, x, y)]
    for epoch in range(1, epochs + 1):
        shuffles.append(copy.deepcopy(rng))
        (entry,) = sgd(trained, (x, y), epochs=1, mini_batch_size=mini_batch_size, eta=eta, rng=rng)
        nets.append(trained.copy())
        found.append(measured(trained, x, y, tests))
        looked.append((entry.error_norm, entry.saturated))
        if watch is not None:
            watch(epoch)
    (cost, right), (lengths, shares) = zip(*found, strict=True), zip(*looked, strict=True)
    by_layer = ({l: np.array([entry[l] for entry in column]) for l in net.w} for column in (lengths, shares))
    return Course(nets, shuffles, np.array(cost), np.array(right), *by_layer)


def measured(net, x, y, tests):
    """(cost, accuracy) of a network as it is; ValueError where the cost is not finite."""
    forward = finite_forward(net, x, "data[0]")
    with np.errstate(over="ignore", invalid="ignore"):
        cost, right = float(costs(net, forward, y).mean()), accuracy(net, *tests)
    if not np.isfinite(cost):
        raise too_large(net, {"data[0]": x, "data[1]": y})
    return cost, right


def at_start(net, x, y):
    """(error lengths, saturated shares) before the first epoch, as `sgd` finds them after each; ValueError as above."""
    with np.errstate(over="ignore", invalid="ignore"):
        lengths, shares = look_into(net, x, y)
    if not np.isfinite([*lengths.values()]).all():
        raise too_large(net, {"data[0]": x, "data[1]": y})
    return lengths, shares


def replay(taken, epoch, data, *, mini_batch_size, eta):
    """Epoch number `epoch` of a Course, counted from 1, again in the plain form of the step. Returns a Replay."""
    if not isinstance(taken, Course):
        raise ValueError(f"taken is {intake.shown(taken)}; expected a Course, as `course` returns it")
    if not 1 <= intake.whole(epoch, "epoch") < len(taken.nets):
        raise ValueError(f"epoch is {epoch}; this course has epochs 1 ... {len(taken.nets) - 1}")
    mini_batch_size = intake.whole(mini_batch_size, "mini_batch_size")
    eta = intake.one_number(eta, "eta", above=0.0)
    net = taken.nets[epoch - 1].copy()
    x, y = pair(data, "data", net)
    order = copy.deepcopy(taken.shuffles[epoch - 1]).permutation(x.shape[1])
    nets, gradients = [net.copy()], []
    batches = [order[start : start + mini_batch_size] for start in range(0, len(order), mini_batch_size)]
    with np.errstate(over="ignore", invalid="ignore"):
        for batch in batches:
            gradients.append(gradient(net, x[:, batch], y[:, batch]))
            step(net, x[:, batch], y[:, batch], eta)
            nets.append(net.copy())
    if not all_finite(net.w, net.b):
        raise ValueError(f"eta is {eta:g}, and this epoch runs off to infinity with it; expected a smaller one")
    return Replay(nets, batches, gradients)
