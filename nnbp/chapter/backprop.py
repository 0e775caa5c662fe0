"""Backpropagation: the gradient of the cost in five steps, one pass forward and one pass back."""

from dataclasses import dataclass

import numpy as np

from ..ground import intake
from .costs import made_for
from .equations import bias_gradient, hidden_error, output_error, weight_gradient
from .feedforward import Forward, all_finite, propagate, too_large
from .network import sound


@dataclass(frozen=True)
class Gradient:
    """What backprop computed.

    cost: float, the mean of C_x. delta[l]: (n_l, m), dC_x/dz of each example, not divided by m.
    nabla_w[l], nabla_b[l]: the shapes of w[l] and b[l], means over the examples. forward: the way forward.
    """

    cost: float
    delta: dict
    nabla_w: dict
    nabla_b: dict
    forward: Forward


def backprop(net, x, y):
    """The gradient of the cost by BP1 to BP4.

    x: (n_1,), (n_1, 1) or (n_1, m); y: the same with n_L rows. Returns a Gradient. ValueError for anything else.

    >>> from nnbp import Network
    >>> result = backprop(Network([2, 3, 2], rng=0), [0.5, 0.2], [1, 0])
    >>> result.nabla_w[2].shape, result.delta[3].shape
    ((3, 2), (2, 1))
    """
    return finite_gradient(sound(net), *intake.examples(x, y, net))


def finite_gradient(net, x, y, names=("x", "y")):
    """`gradient`, or ValueError about one of `names` where such large numbers come in that they grow beyond all floats."""
    with np.errstate(over="ignore", invalid="ignore"):
        found = gradient(net, x, y)
    if not all_finite(found.forward.z, found.forward.a):
        raise too_large(net, {names[0]: x})
    if not (np.isfinite(found.cost) and all_finite(found.delta, found.nabla_w, found.nabla_b)):
        raise too_large(net, dict(zip(names, (x, y), strict=True)))
    return found


def ready(net, x, y):
    """(x, y) as columns: the front door of whatever computes with a network and examples. Arguments as of `backprop`.

    What goes through has been tried: its way forward and its gradient are finite.
    """
    x, y = intake.examples(x, y, sound(net))
    finite_gradient(net, x, y)
    return x, y


def gradient(net, x, y):
    """Backprop without its checks: x is (n_1, m), y is (n_L, m)."""
    # 1, 2. Input and feedforward.
    forward = propagate(net, x)
    z, a = forward.z, forward.a
    # 3. Output error, (BP1).
    delta = {net.L: output_error(a[net.L], y, z[net.L], net.cost, net.activation[net.L])}
    # 4. Backpropagate the error, (BP2).
    for l in range(net.L - 1, 1, -1):
        delta[l] = hidden_error(net.w[l + 1], delta[l + 1], z[l], net.activation[l])
    # 5. Output: the gradient, (BP3) and (BP4).
    nabla_b = {l: bias_gradient(delta[l]) for l in z}
    nabla_w = {l: weight_gradient(delta[l], a[l - 1]) for l in z}
    return Gradient(float(costs(net, forward, y).mean()), delta, nabla_w, nabla_b, forward)


def costs(net, forward, y):
    """C_x of each example, (m,); from z where the cost is made for this output, so that saturation loses no digits."""
    if made_for(net.cost, net.activation[net.L]):
        return net.cost.at_z(forward.z[net.L], y)
    return net.cost(forward.output, y)
