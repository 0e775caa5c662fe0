"""A network as the lines of Python that rebuild it."""

import numpy as np


def network_code(net):
    """Lines that import nnbp and leave the network in `net`."""
    w = ",\n".join(f"     {l}: {np.round(net.w[l], 9).tolist()}" for l in net.w).lstrip()
    b = ", ".join(f"{l}: {np.round(net.b[l].ravel(), 9).tolist()}" for l in net.b)
    options = repr(net).removeprefix(f"Network({net.sizes}, ").removesuffix(")")
    return f"import nnbp\nw = {{{w}}}\nb = {{{b}}}\nnet = nnbp.Network.from_parameters(w, b, {options})"
