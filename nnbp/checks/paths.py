"""The gradient of one weight as a sum over paths: every route from the weight to the cost, its factors multiplied."""

import math
from dataclasses import dataclass
from itertools import product

import numpy as np

from ..chapter.backprop import ready
from ..chapter.equations import layer_slope
from ..chapter.feedforward import propagate
from ..ground import intake
from ..ground.parameters import Parameter

MOST = 200_000  # paths; more would take minutes


@dataclass(frozen=True)
class Path:
    """neurons: (j^l, ..., j^L), counted from 1, the neuron after the weight first. factors: from the cost inwards."""

    neurons: tuple
    factors: tuple

    @property
    def product(self):
        return math.prod(self.factors)


def count_paths(sizes, layer):
    """How many paths lead from one weight into `layer` to the cost: the product of the sizes of the layers above it.

    >>> count_paths([2, 3, 3, 2], 2)
    6
    """
    sizes = [intake.whole(n, f"sizes[{i}]") for i, n in enumerate(intake.listed(sizes, "sizes", "layer sizes"))]
    if len(sizes) < 2:
        raise ValueError(f"sizes is {sizes}; expected two layers or more")
    return math.prod(sizes[intake.whole(layer, "layer", 2, len(sizes)) :])


def paths(net, x, y, layer, j, k):
    """(57) Every path from the weight w^layer_jk to the cost of one example; their products sum to dC_x/dw.

    x: (n_1,); y: (n_L,); j, k count from 1. Returns a list of Path. ValueError for a weight that does not exist, for
    softmax outputs, which mix the last layer, and where there are more than 200,000 paths: it names their number.
    """
    x, y = ready(net, x, y)
    weight = known_weight(net, x, layer, j, k)
    count = count_paths(net.sizes, layer)
    if count > MOST:
        raise ValueError(
            f"net is large: {weight.label} of a {net.sizes} network has {count:,} paths to the cost; this walks at most "
            f"{MOST:,}, which is why backpropagation sums them layer by layer"
        )
    if not hasattr(net.activation[net.L], "prime"):
        raise ValueError(
            "net has softmax outputs, which depend on one another; the paths of (57) need one output, one neuron"
        )
    forward = propagate(net, x)
    slopes = {l: layer_slope(net.w[l], forward.z[l], net.activation[l]) for l in range(layer + 1, net.L + 1)}
    cost_slope = output_slope(net, forward, y)[:, 0]
    ends = (net.activation[layer].prime(forward.z[layer])[j - 1, 0], forward.a[layer - 1][k - 1, 0])
    found = []
    for above in product(*(range(n) for n in net.sizes[layer:])):
        route = (j - 1, *above)
        links = [slopes[l][there, here] for l, here, there in zip(slopes, route, above, strict=False)]
        factors = (cost_slope[route[-1]], *reversed(links), *ends)
        found.append(Path(tuple(n + 1 for n in route), tuple(float(f) for f in factors)))
    return found


def output_slope(net, forward, y):
    """dC/da at the outputs, (n_L, m); ValueError where it is infinite, as at an output that has rounded to 0 or 1."""
    slope = net.cost.gradient(forward.output, y)
    if not np.isfinite(slope).all():
        at = intake.first(~np.isfinite(slope))[0]
        raise ValueError(
            f"x drives output {at + 1} to {forward.output[at, 0]:g}, where ∂C/∂a is infinite, so that no product along "
            "a path can be had; expected an output that is not saturated"
        )
    return slope


def path_sum(net, x, y, layer, j, k):
    """(57) dC_x/dw^layer_jk as the sum of the products along every path. Arguments and errors as in `paths`."""
    return math.fsum(path.product for path in paths(net, x, y, layer, j, k))


def known_weight(net, x, layer, j, k, named="layer"):
    """The Parameter of a weight given by its numbers; ValueError if it does not exist or x holds several examples."""
    if x.shape[1] != 1:
        raise ValueError(f"x holds {x.shape[1]} examples; expected one")
    layer = intake.whole(layer, named, 2, net.L)
    return Parameter(
        layer, intake.whole(j, "j", 1, net.sizes[layer - 1]), intake.whole(k, "k", 1, net.sizes[layer - 2])
    )
