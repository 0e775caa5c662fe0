"""(BP2) one step at a time, or a mistake in its place: the errors that it gives along a sweep, and those measured."""

from dataclasses import dataclass

import numpy as np

from ...chapter.equations import weighted_input
from ...checks.nudges import cost_from
from ...checks.registry import EQUATIONS
from ...kit.flow import Flow, flow_back, steepest, weights_along
from ...kit.sweep import arriving_along
from .mistaken_steps import RIGHT, STEPS, Step

H = 1e-30  # the imaginary nudge
TAGS = ("42", "43", "44", "45", "BP2")


@dataclass(frozen=True)
class StepBack:
    """From layer l + 1 to layer l, at every position of a sweep, from the true error of layer l + 1.

    step: the Step taken. flow: the Flow that it makes, its delta what the step gives; None where that is no column.
    other: (rows, columns, N), what it gives then; None where it gives nothing. measured: (n_l, N), by complex step.
    """

    step: Step
    flow: Flow | None
    other: np.ndarray | None
    measured: np.ndarray

    @property
    def right(self):
        """(n_l, N): is it what is measured? False where there is no column."""
        given = np.nan if self.flow is None else self.flow.delta
        return np.isclose(given, self.measured, rtol=1e-9, atol=1e-12)


def step_back(net, y, parameter, swept, l, mistake=None):
    """The StepBack to layer l along a Sweep. mistake: a Mistake that breaks "BP2", whose step is taken instead."""
    measured = measured_error(net, y, parameter, swept, l)
    if mistake is None:
        return StepBack(RIGHT, flow_back(net, parameter, swept, l), None, measured)
    w, step = weights_along(net, parameter, swept.values, l + 1), STEPS[mistake.key]
    delta, z, f = swept.delta[l + 1], swept.z[l], net.activation[l]
    each = range(len(swept.values))
    given = [given_by(mistake.wrong["BP2"], w[:, :, i], delta[:, [i]], z[:, [i]], f) for i in each]
    if any(part is None for part in given):
        return StepBack(step, None, None, measured)
    if given[0].shape != (len(z), 1):
        return StepBack(step, None, np.dstack(given), measured)
    terms = np.dstack([step.weights(w[:, :, i]).T * delta[:, [i]] for i in each])
    gate = step.gate(f, z) if step.gate else None
    return StepBack(step, Flow(terms, gate, np.hstack(given), steepest(f)), None, measured)


def given_by(step, w, delta_next, z, activation):
    """What a step gives, or None where it cannot be taken."""
    try:
        return step(w, delta_next, z, activation)
    except (ValueError, np.linalg.LinAlgError):
        return None


def measured_error(net, y, parameter, swept, l):
    """The error of layer l by complex step, (n_l, N): a nudge for each neuron at each position of a Sweep, all at once."""
    n, z = len(swept.z[l]), swept.z[l]
    nudged = z[:, :, np.newaxis] + 1j * H * np.eye(n)[:, np.newaxis]  # (n_l, N, n_l): neurons, positions, nudges
    nudged = nudged.reshape(n, -1)
    for layer in range(l + 1, parameter.layer + 1):  # up to the one weight that is not the same at every position
        a = net.activation[layer - 1](nudged)
        nudged = weighted_input(net.w[layer], a, net.b[layer])
    if parameter.layer > l:
        nudged[parameter.j - 1] = arriving_along(net, a, parameter, np.repeat(swept.values, n))
    return cost_from(net, max(l, parameter.layer), nudged, y).imag.reshape(-1, n).T / H


def verdicts(mistake):
    """{tag: does its check hold?} for the equations of the way back, with a Mistake switched on, or None."""
    wrong = {} if mistake is None else mistake.wrong
    return {tag: max(EQUATIONS[tag].check(seed, wrong.get(tag)) for seed in range(4)) < 1e-9 for tag in TAGS}
