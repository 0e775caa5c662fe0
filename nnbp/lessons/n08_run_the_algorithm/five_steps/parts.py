"""What the lines of a phase go through on the way to their result, an entry at a time, from the numbers that they read."""

import numpy as np


def cost_parts(net, result):
    """The addends of the cost, an output each: (y - a)², of which it is half the sum, or ln(1 + e^z) - y z."""
    y = result.read["y"][:, 0]
    if net.cost.name == "quadratic":
        return ((y - result.read[f"a{net.L}"][:, 0]) ** 2).tolist()
    z = result.read[f"z{net.L}"][:, 0]
    return (np.logaddexp(0, z) - y * z).tolist()


def output_parts(net, result):
    """(a - y, slope) of each output, whose product (BP1) is for the quadratic cost."""
    a, y, z = (result.read[key][:, 0] for key in (f"a{net.L}", "y", f"z{net.L}"))
    return list(zip((a - y).tolist(), net.activation[net.L].prime(z).tolist(), strict=True))


def error_parts(net, l, result):
    """(what arrives, slope) of each neuron of layer l, whose product (BP2) is."""
    w, above, z = (result.read[key] for key in (f"w{l + 1}", f"delta{l + 1}", f"z{l}"))
    return list(zip((w.T @ above)[:, 0].tolist(), net.activation[l].prime(z)[:, 0].tolist(), strict=True))
