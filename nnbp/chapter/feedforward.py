"""Feedforward: from the input to the output, keeping every z and a on the way."""

from dataclasses import dataclass

import numpy as np

from ..ground import intake
from .equations import weighted_input
from .network import sound


@dataclass(frozen=True)
class Forward:
    """What feedforward computed: z[l] for l = 2 ... L, a[l] for l = 1 ... L, each (n_l, m)."""

    z: dict
    a: dict

    @property
    def output(self):
        """a^L, (n_L, m)."""
        return self.a[max(self.a)]


def feedforward(net, x):
    """z^l = w^l a^{l-1} + b^l and a^l = sigma(z^l), for l = 2 ... L.

    x: (n_1,), (n_1, 1) or a mini-batch (n_1, m), lists too. Returns a Forward. ValueError for anything else.

    >>> from nnbp import Network
    >>> feedforward(Network([2, 3, 1], rng=0), [0.5, 0.2]).output.shape
    (1, 1)
    """
    return finite_forward(sound(net), intake.inputs(x, net))


def finite_forward(net, x, name="x"):
    """`propagate`, or ValueError about `name` where such large numbers come in that they grow beyond all floats."""
    with np.errstate(over="ignore", invalid="ignore"):
        forward = propagate(net, x)
    if not all_finite(forward.z, forward.a):
        raise too_large(net, {name: x})
    return forward


def all_finite(*dicts):
    """Are all numbers of all arrays finite?"""
    return all(np.isfinite(part).all() for held in dicts for part in held.values())


def too_large(net, given):
    """The ValueError that names the largest of `given`, arrays by name, and of the network's weights and biases."""
    given = given | {f"net.w[{l}]": net.w[l] for l in net.w} | {f"net.b[{l}]": net.b[l] for l in net.b}
    sizes = {name: float(np.abs(array).max()) for name, array in given.items()}
    name = max(sizes, key=sizes.__getitem__)
    most = np.finfo(net.dtype).max
    return ValueError(
        f"{name} holds numbers of up to {sizes[name]:.1g} in size, which grow on their way through the network beyond "
        f"the largest {net.dtype}, {most:.1g}; expected smaller numbers"
    )


def propagate(net, x):
    """Feedforward without its checks: x is (n_1, m), real or complex."""
    upper = propagate_from(net, 2, weighted_input(net.w[2], x, net.b[2]))
    return Forward(upper.z, {1: x} | upper.a)


def propagate_from(net, layer, z_layer):
    """The layers from `layer` on, given its z^l, (n_l, m): what a nudge at z^l does to all that follows."""
    z, a = {layer: z_layer}, {layer: net.activation[layer](z_layer)}
    for l in range(layer + 1, net.L + 1):
        z[l] = weighted_input(net.w[l], a[l - 1], net.b[l])
        a[l] = net.activation[l](z[l])
    return Forward(z, a)
