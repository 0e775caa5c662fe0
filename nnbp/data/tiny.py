"""The tiny network that recurs in every notebook: 2-3-3-2, its numbers fixed here and nowhere else.

w^3 is square, neither symmetric nor orthogonal, so that it, its transpose and its inverse all differ. Neuron 3 of
layer 2 starts saturated.
"""

from ..chapter.network import Network

W = {
    2: [[1.8, -0.9], [-1.2, 1.6], [4.6, 3.4]],
    3: [[1.4, -1.9, 0.6], [0.8, 1.1, -1.5], [-0.7, 2.0, 1.2]],
    4: [[1.6, -1.1, 0.9], [-0.8, 1.3, 0.7]],
}
B = {2: [0.0, 0.0, 0.9], 3: [-0.4, 0.5, -0.6], 4: [0.2, -0.5]}
X = [0.9, 0.35]
Y = [0.0, 1.0]


def tiny_network(**options):
    """(net, x, y): the network and its one example, as a new copy. Options are those of Network.from_parameters.

    >>> net, x, y = tiny_network()
    >>> net.sizes, x, y
    ([2, 3, 3, 2], [0.9, 0.35], [0.0, 1.0])
    """
    return Network.from_parameters(W, B, **options), list(X), list(Y)
