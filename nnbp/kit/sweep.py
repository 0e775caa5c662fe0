"""One weight or bias at every position of its slider: the equations, run at each."""

from dataclasses import dataclass

import numpy as np

from ..chapter.backprop import costs, gradient
from ..chapter.feedforward import propagate


@dataclass(frozen=True)
class Sweep:
    """values: (N,), the positions. z[l], a[l], delta[l]: (n_l, N). cost, slope: (N,), C and dC/d(parameter).

    cost_ahead: (N,), the true cost at value + ahead; cost_predicted: C + slope * ahead, what the gradient says of it.
    output_slope: (n_L, N), dC/da at the output.
    """

    values: np.ndarray
    ahead: float
    z: dict
    a: dict
    delta: dict
    output_slope: np.ndarray
    cost: np.ndarray
    slope: np.ndarray
    cost_ahead: np.ndarray

    @property
    def cost_predicted(self):
        return self.cost + self.slope * self.ahead


def sweep(net, x, y, parameter, values, ahead):
    """Run backprop on one example with `parameter` at each of `values`, (N,), and a step of `ahead` further on.

    x: (n_1, 1); y: (n_L, 1). The network is left as it was.
    """
    moved = net.copy()
    shown, cost_ahead = [], []
    for value in values:
        parameter.write({"w": moved.w, "b": moved.b}, value)
        shown.append(gradient(moved, x, y))
        parameter.write({"w": moved.w, "b": moved.b}, value + ahead)
        cost_ahead.append(costs(moved, propagate(moved, x), y).item())

    def columns(of, layers):
        return {l: np.hstack([of(r)[l] for r in shown]) for l in layers}

    a = columns(lambda r: r.forward.a, range(1, net.L + 1))
    return Sweep(
        values=values,
        ahead=ahead,
        z=columns(lambda r: r.forward.z, net.w),
        a=a,
        delta=columns(lambda r: r.delta, net.w),
        output_slope=net.cost.gradient(a[net.L], y),
        cost=np.array([r.cost for r in shown]),
        slope=np.array([parameter.read({"w": r.nabla_w, "b": r.nabla_b}) for r in shown]),
        cost_ahead=np.array(cost_ahead),
    )


def sweep_input(net, x, y, k, values, ahead):
    """The same with input k, counted from 1, at each of `values`, one example a position; slope is dC/dx_k."""
    xs, ys = (np.repeat(column, len(values), axis=1) for column in (x, y))
    xs[k - 1] = values
    further = xs.copy()
    further[k - 1] += ahead
    found = gradient(net, xs, ys)
    return Sweep(
        values=values,
        ahead=ahead,
        z=found.forward.z,
        a=found.forward.a,
        delta=found.delta,
        output_slope=net.cost.gradient(found.forward.output, ys),
        cost=costs(net, found.forward, ys),
        slope=(net.w[2].T @ found.delta[2])[k - 1],
        cost_ahead=costs(net, propagate(net, further), ys),
    )
