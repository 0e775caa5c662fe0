"""One weight and the neurons that it joins, at every position of a slider: both ends of its gradient, and its factors."""

from dataclasses import dataclass

import numpy as np

from ...chapter.equations import one_weight_gradient
from ...chapter.saturation import network_states
from ...ground.parameters import Parameter
from .slowness import Split, split


@dataclass(frozen=True)
class Zoom:
    """a_in, a_out, delta: (N,), what enters the weight, what leaves its neuron, and that neuron's error.

    factors: the Split of its gradient. states: (N,), of its neuron, as indices into WORDS.
    """

    weight: Parameter
    a_in: np.ndarray
    a_out: np.ndarray
    delta: np.ndarray
    factors: Split
    states: np.ndarray

    @property
    def gradient(self):
        """(51) at each position, (N,)."""
        return one_weight_gradient(self.a_in, self.delta)

    @property
    def slowest(self):
        """The factor furthest below its best at each position, in words."""
        return [self.factors.says[i] for i in self.factors.smallest]


def zoom_in(net, y, swept, weight):
    """The Zoom on a weight, a Parameter. y: (n_L, 1); swept: a Sweep, with what the weight is joined to as in `net`."""
    l, j = weight.layer, weight.j - 1
    return Zoom(
        weight=weight,
        a_in=swept.a[l - 1][weight.k - 1],
        a_out=swept.a[l][j],
        delta=swept.delta[l][j],
        factors=split(net, weight, swept.z, swept.a, swept.delta, swept.output_slope),
        states=network_states(net, swept.z, swept.a[net.L], y)[l][j],
    )
