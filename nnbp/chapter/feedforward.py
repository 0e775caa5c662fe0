"""Feedforward: from the input to the output, keeping every z and a on the way."""

from dataclasses import dataclass

from ..ground import intake
from .equations import weighted_input


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
    net.check()
    return propagate(net, intake.columns(x, net.sizes[0], "x", net.dtype))


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
