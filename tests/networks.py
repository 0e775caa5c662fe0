"""Random networks and examples for the property tests: sizes, depths, activations and costs that go together."""

import numpy as np
from hypothesis import strategies as st

import nnbp

KINDS = (
    {"activation": "sigmoid", "cost": "quadratic"},
    {"activation": "sigmoid", "cost": "cross-entropy"},
    {"activation": "tanh", "cost": "quadratic"},
    {"activation": "tanh", "output": "sigmoid", "cost": "cross-entropy"},
    {"activation": "relu", "output": "identity", "cost": "quadratic"},
    {"activation": "leaky-relu", "output": "sigmoid", "cost": "cross-entropy"},
    {"activation": "tanh", "output": "softmax", "cost": "log-likelihood"},
    {"activation": "sigmoid", "output": "softmax", "cost": "quadratic"},
    {"activation": "identity", "cost": "quadratic"},
)


@st.composite
def cases(draw, most_layers=6, most_examples=4):
    """(net, x, y): a network of 2 ... most_layers layers, and examples whose z keep clear of relu's kink."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=2, max_size=most_layers))
    kind = draw(st.sampled_from(KINDS))
    seed = draw(st.integers(0, 2**32 - 1))
    m = draw(st.integers(1, most_examples))
    rng = np.random.default_rng(seed)
    net = nnbp.Network(sizes, rng=rng, **kind)
    x, y = rng.normal(size=(sizes[0], m)), rng.random((sizes[-1], m))
    while min(np.abs(z).min() for z in nnbp.feedforward(net, x).z.values()) < 1e-6:
        x = rng.normal(size=x.shape)
    return net, x, y


def relative(found, expected):
    """The largest difference, relative to the largest number expected; the differences themselves where all are 0."""
    return np.abs(found - expected).max() / (np.abs(expected).max() or 1.0)
