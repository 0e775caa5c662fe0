"""The predictions of notebook 12."""

from functools import cache

import numpy as np

from ...chapter.sgd import sgd
from ...data.digits import load_digits
from ..question import Question
from .error_lengths import deep_network, error_lengths, resized


@cache
def lengths(activation="sigmoid", init="normal", depth=6):
    """What becomes of the error on fifty digits, 30 neurons a layer."""
    training, _ = load_digits()
    net = deep_network(64, 30, depth, 10, activation, init)
    return error_lengths([net], training.x[:, :50], training.y[:, :50])


def ratio(activation="sigmoid", init="normal"):
    """|delta^2| over |delta^L|."""
    return lengths(activation, init).ratio.item()


def a_layer(activation="sigmoid", init="normal"):
    """The typical factor of one layer: what the weights make of the error, and what the slopes leave of it."""
    found = lengths(activation, init)
    return {
        "grown": gmean([growth[0] for growth in found.growth.values()]),
        "kept": gmean([shrinkage[0] for shrinkage in found.shrinkage.values()]),
        "factor": found.per_layer[0],
    }


def gmean(factors):
    return float(np.exp(np.mean(np.log(factors))))


def six_layers():
    """With six hidden layers of sigmoids, is delta^2 shorter than delta^L by less than 3, less than 100, or more?"""
    return int(np.searchsorted([3, 100], 1 / ratio()))


def scaled_weights():
    """With weights N(0, 1/n), is delta^2 closer to delta^L than with N(0, 1), within 3 of that, or farther?"""
    return int(np.searchsorted([1 / 3, 3], ratio() / ratio(init="scaled")))


def six_of_relu():
    """The same with relu and N(0, 1): is delta^2 over delta^L below 1/10, between, or above 10?"""
    return int(np.searchsorted([0.1, 10], ratio("relu")))


def chain_factors(most=16):
    """One neuron a layer: sizes of the weights and the factor of a layer at each."""
    chain = deep_network(1, 1, 100, 1)
    sizes = np.arange(0.5, most + 0.1, 0.5)
    return sizes, error_lengths([resized(chain, size, 1.0) for size in sizes], [[1.0]], [[0.0]]).per_layer


def chain_of_one():
    """One neuron a layer: the first size of the weights at which the error grows, up to 5, up to 16, or none."""
    sizes, factors = chain_factors()
    grows = sizes[factors >= 1]
    return 2 if not len(grows) else 0 if grows[0] <= 5 else 1


@cache
def moved():
    """Four hidden layers of sigmoids, N(0, 1): how far a weight into each hidden layer has moved after 15 epochs."""
    training, _ = load_digits()
    net = deep_network(64, 30, 4, 10)
    start = net.copy()
    sgd(net, (training.x, training.y), epochs=15, mini_batch_size=10, eta=0.5, rng=1)
    return {l: np.sqrt(((net.w[l] - start.w[l]) ** 2).mean()) for l in (2, 3, 4, 5)}


def first_layer():
    """Have the first layer's weights moved hardly, half as far as the others, or as far?"""
    return int(np.searchsorted([0.2, 0.6], moved()[2] / max(moved()[l] for l in (3, 4, 5))))


QUESTIONS = {
    "six_layers": Question(
        "Six hidden layers of 30 sigmoid neurons, weights and biases N(0, 1). On the way from the output to layer 2, the "
        "error gets shorter by a factor of …",
        ("about 1: random factors cancel", "about 10", "about 4000, a quarter in each layer"),
        six_layers,
        "In each layer σ′ leaves {kept:.2f} of it, but 30 weights of size 1 bring together the errors of 30 neurons and make "
        "it {grown:.1f} times longer: {factor:.2f} in all.",
        a_layer,
    ),
    "six_of_relu": Question(
        "Put relu in place of the sigmoid; the weights stay the same numbers. Now δ² is …",
        ("more than ten times shorter than δ⁸: half the neurons are dead", "within a factor of ten",
         "more than ten times longer"),
        six_of_relu,
        "The slopes, 0 or 1, leave {kept:.2f} of the length in a layer, and the weights make it {grown:.1f} times longer.",
        lambda: a_layer("relu"),
    ),
    "scaled_weights": Question(
        "Back to the sigmoid. Draw the weights from N(0, 1/n) in place of N(0, 1). Then δ² comes …",
        ("closer to the length of δ⁸: this is what scaling is for", "out as before", "out shorter still"),
        scaled_weights,
        "The weights make the error {grown:.2f} times as long in each layer where they made it 5.5 times, and then the "
        "slope, at most ¼, is all that there is.",
        lambda: a_layer(init="scaled"),
    ),
    "chain_of_one": Question(
        "One sigmoid neuron a layer, weights of the size s. From which s on does the error typically grow?",
        ("from about 4, since 4 · ¼ = 1", "from about 10", "for no s up to 16"),
        chain_of_one,
        "A large weight makes z large as well, and then the slope is nowhere near ¼: the best factor up to 16 is {best:.2f}.",
        lambda: {"best": chain_factors()[1].max()},
    ),
    "first_layer": Question(
        "Four hidden layers of sigmoids, N(0, 1), trained for 15 epochs. Compared with those of the other hidden layers, the "
        "weights into the first one have moved …",
        ("hardly at all: less than a fifth as far", "about half as far", "about as far"),
        first_layer,
        "At the start its error is a fifth of the last one's, but it ends as the longest, and a weight has moved by "
        "{moved[2]:.2f} there and by {moved[3]:.2f}, {moved[4]:.2f} and {moved[5]:.2f} in the others.",
        lambda: {"moved": moved()},
    ),
}  # fmt: skip
