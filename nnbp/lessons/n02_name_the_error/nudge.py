"""A nudge at one neuron's weighted input: the layers above run again, and the true cost stands beside what delta says."""

from dataclasses import dataclass

import numpy as np

from ...chapter.backprop import costs, gradient
from ...chapter.feedforward import all_finite, propagate_from
from ...checks.nudges import weighted_inputs
from ...ground import intake

LADDER = np.logspace(-4, np.log10(3), 121)  # sizes of a nudge, small to large


@dataclass(frozen=True)
class Nudges:
    """One neuron's z raised by each of `values`, (N,).

    z[l], a[l], delta[l]: (n_l, N); z and a with the nudge, delta without it. a_before[l]: (n_l, 1), without it.
    cost: (N,), C with the nudge; start: C without it; slope: delta of the neuron that is nudged.
    """

    values: np.ndarray
    z: dict
    a: dict
    a_before: dict
    delta: dict
    cost: np.ndarray
    start: float
    slope: float

    def heard(self, l):
        """(n_l, N), how far the nudge moves the activations of layer l."""
        return self.a[l] - self.a_before[l]

    @property
    def change(self):
        """(N,), the true change of the cost."""
        return self.cost - self.start

    @property
    def predicted(self):
        """(N,), delta times the nudge."""
        return self.slope * self.values

    @property
    def residual(self):
        """(N,), what the prediction missed: it falls with the square of the nudge, down to rounding at about 1e-16."""
        return self.change - self.predicted

    @property
    def ratio(self):
        """(N,), the true change over the predicted one; nan where nothing is predicted."""
        something = self.predicted != 0
        return np.where(something, self.change / np.where(something, self.predicted, 1), np.nan)


def nudge(net, x, y, layer, j, values):
    """Raise the weighted input of neuron j of `layer` by each of `values`, and run the layers above it.

    One example: x (n_1,), y (n_L,); layer from 2 to L, j from 1; values: a number or (N,). Returns Nudges.
    ValueError for a neuron that does not exist, or more than one example.

    >>> from nnbp import tiny_network
    >>> nudge(*tiny_network(), layer=2, j=2, values=[0.8, -0.8]).change.round(4)
    array([-0.0394,  0.0316])
    """
    z, target = weighted_inputs(net, x, y, layer)
    j = intake.whole(j, "j", 1, len(z))
    values = np.atleast_1d(intake.numbers(values, "values"))
    if values.ndim != 1:
        raise ValueError(f"values has shape {values.shape}; expected a number or (N,)")
    found = gradient(net, *intake.examples(x, y, net))
    moved = z + np.eye(len(z))[:, [j - 1]] * np.append(0.0, values)  # the first column is the network undisturbed
    with np.errstate(over="ignore", invalid="ignore"):
        above, still = propagate_from(net, layer, moved), np.ones(len(values))
        cost = costs(net, above, target)
    if not (all_finite(above.z, above.a) and np.isfinite(cost).all()):
        most = values[np.abs(values).argmax()]
        raise ValueError(f"values reaches {most:g}, and takes the layers above it beyond all floats; expected less")
    return Nudges(
        values=values,
        z={l: above.z[l][:, 1:] if l in above.z else part * still for l, part in found.forward.z.items()},
        a={l: above.a[l][:, 1:] if l in above.a else part * still for l, part in found.forward.a.items()},
        a_before={l: above.a[l][:, :1] if l in above.a else part for l, part in found.forward.a.items()},
        delta={l: part * still for l, part in found.delta.items()},
        cost=cost[1:],
        start=float(cost[0]),
        slope=float(found.delta[layer][j - 1, 0]),
    )


def ladders(net, x, y, layer, j, values):
    """(up, down): the Nudges of every size, small to large and those of `values` among them, up and down."""
    sizes = np.union1d(LADDER, np.abs(values[values != 0]))
    return nudge(net, x, y, layer, j, sizes), nudge(net, x, y, layer, j, -sizes)
