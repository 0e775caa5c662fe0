"""What flows back along a sweep: the product on every line, what arrives at every neuron, and how open its gate is."""

from dataclasses import dataclass

import numpy as np

from ..chapter.costs import made_for


@dataclass(frozen=True)
class Flow:
    """The way back into one layer, at each of N positions.

    terms: (n_{l+1}, n_l, N), w * delta of each line that leads to layer l; at the output (1, n_L, N), dC/da. arriving:
    (n_l, N), their sums. gate: (n_l, N), what arrives is multiplied by it; None where nothing is. delta: (n_l, N).
    steepest: the greatest value of the gate.
    """

    terms: np.ndarray
    gate: np.ndarray | None
    delta: np.ndarray
    steepest: float

    @property
    def arriving(self):
        return self.terms.sum(axis=0)

    @property
    def open(self):
        """(n_l, N): how far each gate is open, from 0 to 1; where there is none, as far as can be."""
        if self.gate is None:
            return np.ones_like(self.delta)
        return np.minimum(np.abs(self.gate) / self.steepest, 1)

    @property
    def beyond(self):
        """(n_l, N): is a gate further open than its greatest? A mistake's can be."""
        return np.zeros(self.delta.shape, bool) if self.gate is None else np.abs(self.gate) > self.steepest * (1 + 1e-9)


def steepest(activation):
    """The greatest slope of an activation; 1 where nobody has said."""
    return float(getattr(activation, "steepest", 1.0))


def weights_along(net, parameter, values, l):
    """w^l at every position, (n_l, n_{l-1}, N), with the parameter in hand at each of `values`."""
    w = np.repeat(net.w[l][:, :, np.newaxis], len(values), axis=2)
    if parameter.k is not None and parameter.layer == l:
        w[parameter.j - 1, parameter.k - 1] = values
    return w


def flow_back(net, parameter, swept, l):
    """The Flow into layer l of a Sweep."""
    if l == net.L:
        return flow_in(net, swept.z[l], swept.delta[l], swept.output_slope)
    terms = weights_along(net, parameter, swept.values, l + 1) * swept.delta[l + 1][:, np.newaxis]
    return flow_on(net, l, terms, swept.z[l], swept.delta[l])


def flow_in(net, z, delta, output_slope):
    """The Flow into the outputs: (BP1), unless sigma' cancels there or the outputs depend on one another.

    Then the error itself arrives, and no gate stands in its way. All are (n_L, N); output_slope: dC/da.
    """
    f = net.activation[net.L]
    if made_for(net.cost, f) or not hasattr(f, "prime"):
        return Flow(delta[np.newaxis], None, delta, 1.0)
    return Flow(output_slope[np.newaxis], f.prime(z), delta, steepest(f))


def flow_on(net, l, terms, z, delta):
    """The Flow into a hidden layer, of what comes down its lines: (BP2)."""
    f = net.activation[l]
    return Flow(terms, f.prime(z), delta, steepest(f))


def flows_back(net, parameter, swept):
    """{l: Flow} into every layer, 2 ... L."""
    return {l: flow_back(net, parameter, swept, l) for l in net.w}
