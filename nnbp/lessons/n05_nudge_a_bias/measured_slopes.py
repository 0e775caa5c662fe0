"""The slope of the cost along one bias, measured at every position of its slider: no backpropagation in it."""

import copy
from dataclasses import dataclass

import numpy as np

from ...chapter.backprop import costs
from ...chapter.feedforward import propagate

ROUNDING = 9  # decimals: what is below is noise in a centred difference


@dataclass(frozen=True)
class Slopes:
    """exact: (N,), by complex step. centred: (N,), from two costs a little apart, to nine decimals."""

    exact: np.ndarray
    centred: np.ndarray


def measured_slopes(net, x, y, bias, values, h=1e-5):
    """Slopes of one example's cost with `bias`, a Parameter, at each of `values`, (N,).

    x: (n_1, 1); y: (n_L, 1). In double precision whatever the network's own, and the network is left as it was.
    """

    def cost(nudge):
        """C at every value, nudged: the bias of the layer is (n_l, N), a column for each."""
        moved = copy.copy(net)
        moved.w = {l: w.astype("float64") for l, w in net.w.items()}
        moved.b = {l: b.astype("float64") for l, b in net.b.items()}
        columns = np.repeat(moved.b[bias.layer], len(values), axis=1) + 0.0 * nudge
        columns[bias.j - 1] = np.asarray(values) + nudge
        moved.b[bias.layer] = columns
        return costs(moved, propagate(moved, x), np.repeat(y, len(values), axis=1))

    tiny = 1e-30
    exact = cost(1j * tiny).imag / tiny
    return Slopes(exact, np.round((cost(h) - cost(-h)) / (2 * h), ROUNDING) + 0.0)
