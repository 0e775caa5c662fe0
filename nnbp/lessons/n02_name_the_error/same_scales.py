"""What the pictures of all neurons have in common, to be compared by: scales, and the way back before any push."""

from dataclasses import dataclass

import numpy as np

from ...ground.parameters import Parameter
from ...kit.flow import flows_back
from ...kit.sweep import sweep
from ...live.frame import nice_ceiling
from .nudge import nudge


@dataclass(frozen=True)
class Scales:
    """error: the |delta| of a full bar. change: {l: the largest change of the cost by a neuron of layer l, true or promised}.

    most: the largest number that the chart of residuals must hold.
    """

    error: float
    change: dict
    most: float


def same_scales(net, x, y, neurons, positions):
    """The Scales of neurons, (l, j) each, with the demon at every one of `positions`."""
    error, most, change = 0.0, 1.0, dict.fromkeys(net.w, 1e-9)
    for l, j in neurons:
        found = nudge(net, x, y, l, j, positions)
        error = max(error, abs(found.slope))
        change[l] = max(change[l], np.abs([found.change, found.predicted]).max())
        most = max(most, np.abs([found.residual, found.predicted]).max())
    return Scales(nice_ceiling(1.05 * error), change, most)


def still_flows(net, x, y, positions):
    """{l: Flow} of the way back before any push, the same at each of so many positions."""
    still = Parameter(net.L, 1)
    values = np.full(positions, still.read({"b": net.b}))
    return flows_back(net, still, sweep(net, x, y, still, values, 0.0))
