"""The predictions of notebook 12."""

import numpy as np

from ...chapter.sgd import sgd
from ...data.digits import load_digits
from ..question import Question
from .error_lengths import deep_network, error_lengths, resized


def ratio(activation="sigmoid", init="normal", depth=6):
    """|delta^2| over |delta^L| on fifty digits, 30 neurons a layer."""
    training, _ = load_digits()
    net = deep_network(64, 30, depth, 10, activation, init)
    return error_lengths([net], training.x[:, :50], training.y[:, :50]).ratio.item()


def six_layers():
    """With six hidden layers of sigmoids, is delta^2 shorter than delta^L by less than 3, less than 100, or more?"""
    return int(np.searchsorted([3, 100], 1 / ratio()))


def scaled_weights():
    """With weights N(0, 1/n), is delta^2 closer to delta^L than with N(0, 1), within 3 of that, or farther?"""
    return int(np.searchsorted([1 / 3, 3], ratio() / ratio(init="scaled")))


def six_of_relu():
    """The same with relu and N(0, 1): is delta^2 over delta^L below 1/10, between, or above 10?"""
    return int(np.searchsorted([0.1, 10], ratio("relu")))


def chain_of_one(most=16):
    """One neuron a layer: the first size of the weights at which the error grows, up to 5, up to 16, or none."""
    chain = deep_network(1, 1, 100, 1)
    sizes = np.arange(0.5, most + 0.1, 0.5)
    factors = error_lengths([resized(chain, size, 1.0) for size in sizes], [[1.0]], [[0.0]]).per_layer
    grows = sizes[factors >= 1]
    return 2 if not len(grows) else 0 if grows[0] <= 5 else 1


def first_layer():
    """Four hidden layers of sigmoids, N(0, 1): have the first one's weights moved hardly, half as far, or as far?"""
    training, _ = load_digits()
    net = deep_network(64, 30, 4, 10)
    start = net.copy()
    sgd(net, (training.x, training.y), epochs=15, mini_batch_size=10, eta=0.5, rng=1)
    moved = {l: np.sqrt(((net.w[l] - start.w[l]) ** 2).mean()) for l in (2, 3, 4, 5)}
    return int(np.searchsorted([0.2, 0.6], moved[2] / max(moved[l] for l in (3, 4, 5))))


QUESTIONS = {
    "six_layers": Question(
        "Six hidden layers of 30 sigmoid neurons, weights and biases N(0, 1). On the way from the output to layer 2, the "
        "error gets shorter by a factor of …",
        ("about 1: random factors cancel", "about 10", "about 4000, a quarter in each layer"),
        six_layers,
        "σ′ takes away seven eighths, but 30 weights of size 1 bring the errors of 30 neurons together, and those add up.",
    ),
    "six_of_relu": Question(
        "Put relu in place of the sigmoid; the weights stay the same numbers. Now δ² is …",
        ("more than ten times shorter than δ⁸: half the neurons are dead", "within a factor of ten",
         "more than ten times longer"),
        six_of_relu,
        "The slopes are 0 or 1, and halve the squares; the weights still make the error five times longer in each layer.",
    ),
    "scaled_weights": Question(
        "Back to the sigmoid. Draw the weights from N(0, 1/n) in place of N(0, 1). Then δ² comes …",
        ("closer to the length of δ⁸: this is what scaling is for", "out as before", "out shorter still"),
        scaled_weights,
        "The weights no longer make the error longer, and then the slope, at most a quarter, is all that there is.",
    ),
    "chain_of_one": Question(
        "One sigmoid neuron a layer, weights of the size s. From which s on does the error typically grow?",
        ("from about 4, since 4 · ¼ = 1", "from about 10", "for no s up to 16"),
        chain_of_one,
        "A large weight makes z large as well, and then the slope is nowhere near a quarter.",
    ),
    "first_layer": Question(
        "Four hidden layers of sigmoids, N(0, 1), trained for 15 epochs. Compared with those of the other hidden layers, the "
        "weights into the first one have moved …",
        ("hardly at all: less than a fifth as far", "about half as far", "about as far"),
        first_layer,
        "At the start its error is a fifth of the last one's, but after an epoch it is a half, and it ends as the longest.",
    ),
}  # fmt: skip
