"""Multiplications counted while the code runs: arrays that keep a tally, put in the place of a network's own."""

import copy
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np

from ..chapter.backprop import gradient, ready
from ..chapter.feedforward import propagate


@dataclass
class Tally:
    """products: how many multiplications there were inside matrix products."""

    products: int = 0


def counted():
    """(wrap, tally): wrap(array) is an array that adds its matrix products to the tally, and so is all that is made of it.

    >>> wrap, tally = counted()
    >>> _ = wrap([[1.0, 2.0], [3.0, 4.0]]) @ np.array([[5.0], [6.0]])
    >>> tally
    Tally(products=4)
    """
    tally = Tally()

    class Counted(np.ndarray):
        def __array_ufunc__(self, ufunc, method, *inputs, **options):
            plain = [np.asarray(part) if isinstance(part, Counted) else part for part in inputs]
            found = getattr(ufunc, method)(*plain, **options)
            if ufunc is np.matmul:
                tally.products += plain[0].size * plain[1].shape[-1]
            return np.asarray(found).view(Counted) if isinstance(found, np.ndarray) else found

    return (lambda array: np.array(array, dtype=float).view(Counted)), tally


def counting_network(net):
    """(net, wrap, tally): a copy whose weights, biases and activations keep a tally."""
    wrap, tally = counted()
    twin = copy.copy(net)
    twin.w, twin.b = ({l: wrap(array) for l, array in held.items()} for held in (net.w, net.b))
    twin.activation = {l: Counting(activation, wrap) for l, activation in net.activation.items()}
    return twin, wrap, tally


class Counting:
    """An activation whose results keep the tally: numpy gives plain arrays where it is asked for them."""

    def __init__(self, activation, wrap):
        self._activation, self._wrap = activation, wrap
        self.__dict__ |= {name: self._of(name) for name in ("prime", "jacobian") if hasattr(activation, name)}
        self.name = getattr(activation, "name", "")

    def _of(self, name):
        return lambda z: self._wrap(getattr(self._activation, name)(z))

    def __call__(self, z):
        return self._wrap(self._activation(z))


def count_products(net, x, y):
    """The multiplications in matrix products of one gradient, as .forward and .back, counted while backprop runs.

    x: (n_1,), (n_1, 1) or (n_1, m); y: the same with n_L rows. ValueError for anything else.

    >>> from nnbp import tiny_network
    >>> count_products(*tiny_network())
    namespace(forward=21, back=36)
    """
    x, y = ready(net, x, y)
    twin, wrap, tally = counting_network(net)
    propagate(twin, wrap(x))
    forward = tally.products
    gradient(twin, wrap(x), y)
    return SimpleNamespace(forward=forward, back=tally.products - 2 * forward)
