"""The predictions of notebook 14."""

import numpy as np

from ...chapter.network import Network
from ...chapter.sgd import accuracy, sgd
from ...data.digits import load_digits
from ..question import Question


def after_one_epoch():
    """The share of the test digits that are read right after one epoch, in per cent; the mean of five starts."""
    training, test = load_digits()
    shares = []
    for seed in range(1, 6):
        net = Network([64, 30, 10], rng=seed)
        sgd(net, (training.x, training.y), epochs=1, mini_batch_size=10, eta=3.0, rng=seed)
        shares.append(100 * accuracy(net, test.x, test.y))
    return float(np.mean(shares))


def first_epoch():
    """About a tenth, about half, or nearly all?"""
    return int(np.argmin([abs(after_one_epoch() - guess) for guess in (10, 55, 97)]))


QUESTIONS = {
    "first_epoch": Question(
        "144 steps of your own, once through the training digits. Of digits never seen, the network then reads rightly …",
        ("about one in ten, as by guessing", "about half", "nearly all"),
        first_epoch,
        "Five starts read {share:.0f} % on average: most comes early, and thirty epochs bring the rest.",
        numbers=lambda: {"share": after_one_epoch()},
    ),
}
