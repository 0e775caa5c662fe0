"""Independent routes to a derivative: the cost is perturbed and looked at again, with no backpropagation in it."""

import copy

import numpy as np

from ..chapter.backprop import costs, ready
from ..chapter.feedforward import propagate, propagate_from
from ..ground import intake
from ..ground.parameters import parameters

LEAST = 1e-15  # of a step: below it a difference holds no digit


def nudged_error(net, x, y, layer, h=1e-5):
    """(35) delta^l measured: the centred difference of the cost as each z^l_j is nudged by h.

    One example; returns (n_l, 1), right to about 1e-10.
    ValueError for a layer that does not exist, or more than one example.
    """
    z, y = weighted_inputs(net, x, y, layer)
    h = step_size(h, z)
    up, down = (cost_from(net, layer, z + step * np.eye(len(z)), y) for step in (h, -h))
    return ((up - down) / (2 * h))[:, np.newaxis]


def complex_step_error(net, x, y, layer, h=1e-30):
    """(35) delta^l exact to rounding, (n_l, 1): the imaginary part of the cost as each z^l_j is nudged by i h."""
    z, y = weighted_inputs(net, x, y, layer)
    h = intake.one_number(h, "h", 1e-200, 1e-10)
    return (cost_from(net, layer, z + 1j * h * np.eye(len(z)), y).imag / h)[:, np.newaxis]


def complex_step_gradient(net, x, y):
    """(nabla_w, nabla_b), dicts keyed 2 ... L, exact to rounding: each weight and bias nudged by i h in turn.

    x: (n_1, m); y: (n_L, m). The cost is the mean over the examples. A pass forward for every number: slow, and sure.
    """
    x, y = ready(net, x, y)
    found = {"w": {l: np.zeros(net.w[l].shape) for l in net.w}, "b": {l: np.zeros(net.b[l].shape) for l in net.b}}
    for parameter in parameters(net):
        parameter.write(found, complex_step_parameter(net, x, y, parameter))
    return found["w"], found["b"]


def complex_step_parameter(net, x, y, parameter, h=1e-30):
    """The slope of the mean cost along one weight or bias, exact to rounding. x: (n_1, m); y: (n_L, m), checked."""
    nudged = copy.copy(net)
    held = getattr(net, parameter.letter)
    setattr(nudged, parameter.letter, {**held, parameter.layer: held[parameter.layer].astype(complex)})
    arrays = {"w": nudged.w, "b": nudged.b}
    parameter.write(arrays, parameter.read(arrays) + 1j * h)
    return float(costs(nudged, propagate(nudged, x), y).mean().imag / h)


def weighted_inputs(net, x, y, layer):
    """z^l of one example, (n_l, 1), and its target; the layer number checked."""
    x, y = ready(net, x, y)
    if x.shape[1] != 1:
        raise ValueError(f"x holds {x.shape[1]} examples; expected one, whose neurons are nudged in turn")
    return propagate(net, x).z[intake.whole(layer, "layer", 2, net.L)], y


def step_size(h, start):
    """The step of a difference as a float; ValueError for one that is no step, or does not move `start`."""
    h = intake.one_number(h, "h", high=1.0, above=0.0)
    with np.errstate(under="ignore"):
        still = (start + np.array(h, start.dtype) == start) | (start - np.array(h, start.dtype) == start)
    if h < LEAST or still.any():
        raise ValueError(
            f"h is {h:g}, too small a step from {start[still].flat[0] if still.any() else 0.0:g}: nothing moves but "
            f"rounding; expected {LEAST:g} to 1"
        )
    return h


def cost_from(net, layer, z, y):
    """The cost of each column of z^l, (n_l, m): the layers above it run forward, one column a nudge."""
    return costs(net, propagate_from(net, layer, z), y)
