"""(BP2) one step at a time, or a mistake in its place: the errors that it gives along a sweep, and those measured."""

from dataclasses import dataclass

import numpy as np

from ...checks.nudges import complex_step_error
from ...checks.registry import EQUATIONS

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


def steps_back(net, x, y, parameter, swept, mistake=None):
    """{l: StepBack} for l = L - 1 ... 2 along a Sweep, each from the true error above it.

    mistake: a Mistake that breaks "BP2", whose step is taken in the right one's place.
    """
    step = EQUATIONS["BP2"].function if mistake is None else mistake.wrong["BP2"]
    measured = measured_errors(net, x, y, parameter, swept.values)
    steps = {}
    for l in range(net.L - 1, 1, -1):
        w = np.repeat(net.w[l + 1][:, :, np.newaxis], len(swept.values), axis=2)
        if parameter.k is not None and parameter.layer == l + 1:
            w[parameter.j - 1, parameter.k - 1] = swept.values
        delta, z, f = swept.delta[l + 1], swept.z[l], net.activation[l]
        found = [one_step(step, w[:, :, i], delta[:, [i]], z[:, [i]], f) for i in range(len(swept.values))]
        arriving = (w * delta[:, np.newaxis]).sum(axis=0)
        steps[l] = StepBack(w, arriving, f.prime(z), np.hstack(found), measured[l])
    return steps


def one_step(step, w, delta_next, z, activation):
    """What a step gives, (n_l, 1), or a column of nan where it raises or gives another shape."""
    try:
        found = step(w, delta_next, z, activation)
    except (ValueError, np.linalg.LinAlgError):
        found = np.empty(0)
    return found if found.shape == z.shape else np.full(z.shape, np.nan)


def measured_errors(net, x, y, parameter, values):
    """{l: (n_l, N)}: every error of layers 2 ... L - 1 by complex step, at each value of one weight or bias."""
    moved, columns = net.copy(), {l: [] for l in range(2, net.L)}
    for value in values:
        parameter.write({"w": moved.w, "b": moved.b}, value)
        for l, found in columns.items():
            found.append(complex_step_error(moved, x, y, l))
    return {l: np.hstack(found) for l, found in columns.items()}


def verdicts(mistake):
    """{tag: does its check hold?} for the equations of the way back, with a Mistake switched on, or None."""
    wrong = {} if mistake is None else mistake.wrong
    return {tag: max(EQUATIONS[tag].check(seed, wrong.get(tag)) for seed in range(4)) < 1e-9 for tag in TAGS}
