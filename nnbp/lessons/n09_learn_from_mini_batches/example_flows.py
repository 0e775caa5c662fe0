"""How an example's error flows back through a network as it was after every epoch, or many examples' through one."""

import numpy as np

from ...chapter.backprop import gradient
from ...kit.flow import Flow, flow_in, flow_on

MOST_SAMPLED = 40  # networks of a course that a scale is taken from


def flows_of(net, x, y):
    """{l: Flow} into every layer of a network, one example a position. x: (n_1, N); y: (n_L, N)."""
    found = gradient(net, x, y)
    z, delta = found.forward.z, found.delta
    flows = {net.L: flow_in(net, z[net.L], delta[net.L], net.cost.gradient(found.forward.output, y))}
    for l in range(net.L - 1, 1, -1):
        terms = net.w[l + 1][:, :, np.newaxis] * delta[l + 1][:, np.newaxis]
        flows[l] = flow_on(net, l, terms, z[l], delta[l])
    return {l: flows[l] for l in net.w}


def flows_along(nets, x, y):
    """The same of many networks, one after the other. x: (n_1, m) and y: (n_L, m), for each of them."""
    each = [flows_of(net, x, y) for net in nets]
    return {l: joined([flows[l] for flows in each]) for l in each[0]}


def joined(flows):
    """One Flow of the positions of several."""
    terms, delta = (np.concatenate([getattr(flow, name) for flow in flows], axis=-1) for name in ("terms", "delta"))
    gate = None if flows[0].gate is None else np.concatenate([flow.gate for flow in flows], axis=-1)
    return Flow(terms, gate, delta, flows[0].steepest)


def sampled(taken, x, y):
    """The flows of all examples through some of a Course's networks, for a scale that holds throughout."""
    return flows_along(taken.nets[:: -(-len(taken.nets) // MOST_SAMPLED)], x, y)
