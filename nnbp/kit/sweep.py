"""One weight or bias at every position of its slider: the equations, run at each."""

from dataclasses import dataclass

import numpy as np

from ..chapter.backprop import costs, gradient
from ..chapter.equations import hidden_error, output_error
from ..chapter.feedforward import Forward, propagate, propagate_from


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

    x: (n_1, 1); y: (n_L, 1). The network is left as it was. All positions at once: below the weight they share one way
    forward, above it each is a column, as the examples of a mini-batch are. `one_by_one` is the same in plain steps.
    """
    forward, further = (forward_along(net, x, parameter, at) for at in (values, values + ahead))
    ys, a, z = np.repeat(y, len(values), axis=1), forward.a, forward.z
    delta = {net.L: output_error(a[net.L], ys, z[net.L], net.cost, net.activation[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = hidden_error(net.w[l + 1], delta[l + 1], z[l], net.activation[l])
        if l + 1 == parameter.layer and parameter.k is not None:  # the one row that is met by the weight that moves
            k = parameter.k - 1
            leaving = np.repeat(net.w[l + 1][:, [k]], len(values), axis=1)
            leaving[parameter.j - 1] = values
            delta[l][k] = (leaving * delta[l + 1]).sum(axis=0) * net.activation[l].prime(z[l])[k]
    error = delta[parameter.layer][parameter.j - 1]
    return Sweep(
        values=values,
        ahead=ahead,
        z=z,
        a=a,
        delta={l: delta[l] for l in net.w},
        output_slope=net.cost.gradient(a[net.L], ys),
        cost=costs(net, forward, ys),
        slope=error if parameter.k is None else error * a[parameter.layer - 1][parameter.k - 1],
        cost_ahead=costs(net, further, ys),
    )


def forward_along(net, x, parameter, values):
    """The way forward with one weight or bias at each of `values`, (N,): a Forward, a column a position."""
    below, l = propagate(net, x), parameter.layer
    z, a = ({layer: np.repeat(part, len(values), axis=1) for layer, part in of.items()} for of in (below.z, below.a))
    z[l][parameter.j - 1] = arriving_along(net, a[l - 1], parameter, values)
    above = propagate_from(net, l, z[l])
    return Forward({**z, **above.z}, {**a, **above.a})


def arriving_along(net, a, parameter, values):
    """z of the neuron of a weight or bias with it at each of `values`, (N,), given a^{l-1} below it, (n_{l-1}, N)."""
    l, j = parameter.layer, parameter.j - 1
    arriving = net.w[l][[j]].T * a
    if parameter.k is not None:
        arriving[parameter.k - 1] = values * a[parameter.k - 1]
    return arriving.sum(axis=0) + (values if parameter.k is None else net.b[l][j])


def one_by_one(net, x, y, parameter, values, ahead):
    """`sweep` with a pass forward and a pass back of its own for every position."""
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
