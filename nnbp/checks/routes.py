"""Four routes to one gradient: the matrix form, index loops, the sum over paths, and finite differences."""

from dataclasses import dataclass

import numpy as np

from ..chapter.backprop import costs, gradient, ready
from ..chapter.equations import hidden_error_by_index, output_error_by_index
from ..chapter.feedforward import propagate
from ..ground import intake
from ..ground.parameters import Parameter, find
from .nudges import complex_step_parameter, step_size
from .paths import known_weight, path_sum


@dataclass(frozen=True)
class Routes:
    """One gradient by several routes: label of the weight, values by route, and the largest difference between two."""

    label: str
    values: dict

    @property
    def difference(self):
        """The largest difference between any two routes."""
        values = list(self.values.values())
        return float(np.ptp(values))  # nan where one is

    def __repr__(self):
        lines = [f"∂C/∂{self.label} by {len(self.values)} routes"]
        lines += [f"  {name:<20}{value:+.10f}" for name, value in self.values.items()]
        return "\n".join([*lines, f"  {'largest difference':<20}{self.difference:.0e}"])


def four_routes(net, x, y, l, j, k, h=1e-5):
    """dC_x/dw^l_jk of one example in the matrix form, by index loops, over paths and by centred differences of step h.

    j, k count from 1. Returns Routes, with the complex step as a fifth, exact to rounding. ValueError as in `paths`.
    """
    x, y = ready(net, x, y)
    weight = known_weight(net, x, l, j, k, "l")
    h = step_size(h, np.asarray(weight.read({"w": net.w})))
    values = {
        "matrix form": float(weight.read({"w": gradient(net, x, y).nabla_w})),
        "index loops": loops(net, x, y, l, j, k),
        "sum over paths": path_sum(net, x, y, l, j, k),
        "centred difference": float(centred(along(net, x, y, weight), h)),
        "complex step": complex_step_parameter(net, x, y, weight),
    }
    return Routes(weight.label, values)


def loops(net, x, y, l, j, k):
    """The gradient of one weight by (38), (45) and (50), neuron by neuron."""
    forward = propagate(net, x)
    delta = output_error_by_index(net.cost.gradient(forward.output, y), forward.z[net.L], net.activation[net.L])
    for layer in range(net.L - 1, l - 1, -1):
        delta = hidden_error_by_index(net.w[layer + 1], delta, forward.z[layer], net.activation[layer])
    return float(delta[j - 1, 0] * forward.a[l - 1][k - 1, 0])


def along(net, x, y, parameter):
    """The cost as a function of how far one weight or bias is moved; the network itself stays as it is."""
    moved = net.copy()
    arrays = {"w": moved.w, "b": moved.b}
    start = parameter.read(arrays)

    def cost(step):
        parameter.write(arrays, start + step)
        return costs(moved, propagate(moved, x), y).mean()

    return cost


def centred(cost, h):
    """(C(+h) - C(-h)) / 2h: its error falls with h^2 until rounding takes over."""
    return (cost(h) - cost(-h)) / (2 * h)


def one_sided(cost, h):
    """(C(+h) - C(0)) / h: its error falls with h only."""
    return (cost(h) - cost(0.0)) / h


def step_sweep(net, x, y, parameter, steps=None):
    """The relative errors of one-sided and of centred differences over a range of steps, against the complex step.

    parameter: a weight or bias, as a Parameter or by its name such as "b2.2".
    Returns (steps, one_sided_errors, centred_errors), each (n,); steps: 1e-1 ... 1e-15 unless given, all above 0 and at
    most 1. Both errors have a valley: the formula's own error falls with h, and rounding's rises.
    """
    x, y = ready(net, x, y)
    steps = np.logspace(-1, -15, 57) if steps is None else np.atleast_1d(intake.numbers(steps, "steps"))
    if steps.ndim > 1 or steps.min() <= 0 or steps.max() > 1:
        raise ValueError(f"steps is {intake.shown(steps)}; expected a row of numbers above 0 and at most 1")
    parameter = find(net, parameter.name if isinstance(parameter, Parameter) else parameter, "parameter")
    exact, cost = complex_step_parameter(net, x, y, parameter), along(net, x, y, parameter)
    scale = abs(exact) or 1.0
    errors = [[abs(rule(cost, h) - exact) / scale for h in steps] for rule in (one_sided, centred)]
    return steps, np.array(errors[0]), np.array(errors[1])
