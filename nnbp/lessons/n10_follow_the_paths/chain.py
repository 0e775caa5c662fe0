"""The sum over all paths as a product of matrices, multiplied out from either end, and what each order costs."""

from functools import reduce

import numpy as np

from ...chapter.backprop import ready
from ...chapter.equations import layer_slope
from ...chapter.feedforward import propagate
from ...checks.counting import counted
from ...checks.paths import count_paths, output_slope
from ...ground import intake

WIDEST, DEEPEST = 300, 100  # of what is multiplied to be counted, so that it is done within a second


def path_links(net, x, y, layer):
    """[dC/da^L, da^L/da^{L-1}, ..., da^{layer+1}/da^layer]: a row and then the matrices of (56), for one example."""
    x, y = ready(net, x, y)
    if x.shape[1] != 1:
        raise ValueError(f"x holds {x.shape[1]} examples; expected one")
    if not hasattr(net.activation[net.L], "prime"):
        raise ValueError("net has softmax outputs, which depend on one another; (56) needs one output, one neuron")
    layer, forward = intake.whole(layer, "layer", 1, net.L), propagate(net, x)
    above = range(net.L, layer, -1)
    return [
        output_slope(net, forward, y).T,
        *(layer_slope(net.w[l], forward.z[l], net.activation[l]) for l in above),
    ]


def from_the_cost(links):
    """(dC/da^layer, multiplications): the row first, then each matrix in turn, as backpropagation does."""
    return multiplied(chained(links), np.matmul)


def from_the_weight(links):
    """The same from the other end: matrix times matrix, and the row last."""
    return multiplied(chained(links)[::-1], lambda right, left: left @ right)


def chained(links):
    """Links as matrices that can be multiplied in a row; ValueError otherwise."""
    links = [intake.numbers(link, f"links[{i}]") for i, link in enumerate(intake.listed(links, "links", "matrices"))]
    if not links:
        raise ValueError("links is empty; expected a row and matrices, as path_links gives them")
    for i, link in enumerate(links):
        rows = links[i - 1].shape[-1] if i else 1
        if link.ndim != 2 or len(link) != rows:
            raise ValueError(
                f"links[{i}] has shape {link.shape}; expected ({rows}, ...), to multiply what comes before it"
            )
    return links


def multiplied(matrices, product):
    """One product after another, and the multiplications counted in them."""
    wrap, tally = counted()
    with np.errstate(over="ignore", invalid="ignore"):
        found = reduce(product, map(wrap, matrices))
    if not np.isfinite(found).all():
        raise ValueError("links has a product beyond all floats; expected smaller numbers")
    return np.asarray(found), tally.products


def path_work(n, depth):
    """Multiplications for dC/da^2 in a network of `depth` layers of n neurons: (along paths, from the weight, the cost).

    Along paths: each of the n neurons of layer 2 has n^(depth - 2) paths of depth - 1 links. The other two are counted.

    >>> path_work(3, 4)
    (54, 36, 18)
    """
    n, depth = intake.whole(n, "n", 1, WIDEST), intake.whole(depth, "depth", 2, DEEPEST)
    links = [np.ones((1, n)), *(np.ones((n, n)) for _ in range(depth - 2))]
    alone = n * count_paths([n] * depth, 2) * (depth - 2)
    return alone, from_the_weight(links)[1], from_the_cost(links)[1]
