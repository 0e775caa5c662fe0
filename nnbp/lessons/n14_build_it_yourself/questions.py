"""The predictions of notebook 14."""

from functools import cache

import numpy as np

from ...chapter.equations import bias_gradient, hidden_error, output_error, weight_gradient
from ...chapter.feedforward import feedforward
from ...chapter.network import Network
from ...chapter.sgd import accuracy
from ...data.digits import load_digits
from ..question import Question


@cache
def after_one_epoch(with_slope):
    """The share of the test digits that are read right after one epoch, in per cent; the mean of five starts.

    with_slope=False: the output error is a - y, without the sigma' of (BP1); everything else is as it should be.
    """
    training, test = load_digits()
    shares = []
    for seed in range(1, 6):
        net, rng = Network([64, 30, 10], rng=seed), np.random.default_rng(seed)
        for batch in np.split(rng.permutation(training.x.shape[1]), range(10, training.x.shape[1], 10)):
            forward, y = feedforward(net, training.x[:, batch]), training.y[:, batch]
            a, z = forward.a, forward.z
            delta = {3: output_error(a[3], y, z[3]) if with_slope else a[3] - y}
            delta[2] = hidden_error(net.w[3], delta[3], z[2])
            for l in (2, 3):
                net.w[l] -= 3.0 * weight_gradient(delta[l], a[l - 1])
                net.b[l] -= 3.0 * bias_gradient(delta[l])
        shares.append(100 * accuracy(net, test.x, test.y))
    return float(np.mean(shares))


def no_slope():
    """Without it: about a tenth, about a third, or about three quarters?"""
    return int(np.argmin([abs(after_one_epoch(False) - guess) for guess in (10, 33, 75)]))


QUESTIONS = {
    "no_slope": Question(
        "Suppose that your (BP1) forgets σ′: the error of the outputs is a − y, though the cost is the quadratic one. All "
        "the rest is right. After one epoch, how many of the unseen digits does the network read?",
        (
            "about one in ten, as by guessing",
            "about a third, fewer than with σ′",
            "about three in four, more than with σ′",
        ),
        no_slope,
        "Without σ′ an output that is flat and wrong is not slow any more, and a − y is the error of another cost, the "
        "cross-entropy: five starts read {without:.0f} % on average, and {slope:.0f} % with σ′.",
        numbers=lambda: {"slope": after_one_epoch(True), "without": after_one_epoch(False)},
    ),
}
