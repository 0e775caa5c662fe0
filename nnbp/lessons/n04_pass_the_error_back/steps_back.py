"""(BP2) one step at a time, or a mistake in its place: the errors that it gives along a sweep, and those measured."""

from dataclasses import dataclass

import numpy as np

from ...checks.nudges import cost_from
from ...checks.registry import EQUATIONS

H = 1e-30  # the imaginary nudge
TAGS = ("42", "43", "44", "45", "BP2")


@dataclass(frozen=True)
class StepBack:
    """From layer l + 1 to layer l, at every position of a sweep.

    w: (n_{l+1}, n_l, N), the weights between; arriving: (n_l, N), w^T delta^{l+1}; slope: (n_l, N), sigma'(z^l);
    found: (n_l, N), what the step gives; nan where its shapes do not fit. measured: (n_l, N), by complex step.
    """

    w: np.ndarray
    arriving: np.ndarray
    slope: np.ndarray
    found: np.ndarray
    measured: np.ndarray

    @property
    def right(self):
        """(n_l, N): what arrives, times the slope."""
        return self.arriving * self.slope


def step_back(net, y, parameter, swept, l, mistake=None):
    """The StepBack to layer l along a Sweep, from the true error of the layer above it.

    mistake: a Mistake that breaks "BP2", whose step is taken in the right one's place.
    """
    w = np.repeat(net.w[l + 1][:, :, np.newaxis], len(swept.values), axis=2)
    if parameter.k is not None and parameter.layer == l + 1:
        w[parameter.j - 1, parameter.k - 1] = swept.values
    delta, z, f = swept.delta[l + 1], swept.z[l], net.activation[l]
    arriving = (w * delta[:, np.newaxis]).sum(axis=0)
    if mistake is None:
        found = swept.delta[l]  # by (BP2)
    else:
        step, each = mistake.wrong["BP2"], range(len(swept.values))
        found = np.hstack([one_step(step, w[:, :, i], delta[:, [i]], z[:, [i]], f) for i in each])
    return StepBack(w, arriving, f.prime(z), found, measured_error(net, y, parameter, swept, l))


def one_step(step, w, delta_next, z, activation):
    """What a step gives, (n_l, 1), or a column of nan where it raises or gives another shape."""
    try:
        found = step(w, delta_next, z, activation)
    except (ValueError, np.linalg.LinAlgError):
        found = np.empty(0)
    return found if found.shape == z.shape else np.full(z.shape, np.nan)


def measured_error(net, y, parameter, swept, l):
    """The error of layer l by complex step, (n_l, N): a nudge for each neuron at each position of a Sweep."""
    n, z = len(swept.z[l]), swept.z[l]
    nudged = z[:, :, np.newaxis] + 1j * H * np.eye(n)[:, np.newaxis]  # (n_l, N, n_l): neurons, positions, nudges
    if parameter.layer <= l:  # the weights above are the same at every position
        return cost_from(net, l, nudged.reshape(n, -1), y).imag.reshape(-1, n).T / H
    moved, columns = net.copy(), []
    for i, value in enumerate(swept.values):
        parameter.write({"w": moved.w, "b": moved.b}, value)
        columns.append(cost_from(moved, l, nudged[:, i], y).imag / H)
    return np.array(columns).T


def verdicts(mistake):
    """{tag: does its check hold?} for the equations of the way back, with a Mistake switched on, or None."""
    wrong = {} if mistake is None else mistake.wrong
    return {tag: max(EQUATIONS[tag].check(seed, wrong.get(tag)) for seed in range(4)) < 1e-9 for tag in TAGS}
