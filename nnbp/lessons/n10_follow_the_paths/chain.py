"""The sum over all paths as a product of matrices, multiplied out from either end, and what each order costs."""

from functools import reduce

import numpy as np

from ...chapter.equations import layer_slope
from ...chapter.feedforward import propagate
from ...checks.counting import counted
from ...checks.paths import count_paths
from ...ground import intake


def path_links(net, x, y, layer):
    """[dC/da^L, da^L/da^{L-1}, ..., da^{layer+1}/da^layer]: a row and then the matrices of (56), for one example."""
    net.check()
    x, y = intake.examples(x, y, net)
    forward = propagate(net, x)
    above = range(net.L, layer, -1)
    return [
        net.cost.gradient(forward.output, y).T,
        *(layer_slope(net.w[l], forward.z[l], net.activation[l]) for l in above),
    ]


def from_the_cost(links):
    """(dC/da^layer, multiplications): the row first, then each matrix in turn, as backpropagation does."""
    return multiplied(links, np.matmul)


def from_the_weight(links):
    """The same from the other end: matrix times matrix, and the row last."""
    return multiplied(links[::-1], lambda right, left: left @ right)


def multiplied(matrices, product):
    """One product after another, and the multiplications counted in them."""
    wrap, tally = counted()
    found = reduce(product, map(wrap, matrices))
    return np.asarray(found), tally.products


def path_work(n, depth):
    """Multiplications for dC/da^2 in a network of `depth` layers of n neurons: (along paths, from the weight, the cost).

    Along paths: each of the n neurons of layer 2 has n^(depth - 2) paths of depth - 1 links. The other two are counted.

    >>> path_work(3, 4)
    (54, 36, 18)
    """
    links = [np.ones((1, n)), *(np.ones((n, n)) for _ in range(depth - 2))]
    alone = n * count_paths([n] * depth, 2) * (depth - 2)
    return alone, from_the_weight(links)[1], from_the_cost(links)[1]
