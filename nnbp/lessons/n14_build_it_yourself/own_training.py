"""A training with an epoch of the reader's own: what it reaches, which digits it misreads, how long it takes beside sgd."""

import time
from dataclasses import dataclass

import numpy as np

from ...chapter.network import Network
from ...chapter.sgd import accuracy, sgd
from ...data.digits import load_digits
from ...exercises.check import check
from ...ground import intake


@dataclass(frozen=True)
class OwnTraining:
    """accuracy: (epochs + 1,), the share of test digits read rightly, from before the first epoch on; empty if not trained.

    net: as trained. misread: the numbers of the test digits read wrongly. seconds: the reader's own, and sgd's. missing:
    why it has not been trained, "" if it has.
    """

    net: Network
    accuracy: np.ndarray
    misread: np.ndarray
    seconds: tuple
    missing: str = ""

    def __repr__(self):
        if self.missing:
            return f"Not trained yet. {self.missing}"
        own, quick = self.seconds
        return (
            f"{self.accuracy[-1]:.1%} of the test digits are read rightly after {len(self.accuracy) - 1} epochs, "
            f"{self.accuracy[0]:.1%} before the first; {len(self.misread)} are misread. "
            f"It took {own / quick:.1f} times as long as nnbp.sgd."
        )


def own_training(epoch, *, sizes=(64, 30, 10), epochs=30, mini_batch_size=10, eta=3.0, rng=1):
    """Train on the embedded digits with `epoch(net, X, Y, eta, mini_batch_size, rng)`, once the tutor takes it for right.

    sizes, rng: of the network and of the shuffles. Returns an OwnTraining, which says what is missing if it is not
    right yet. ValueError for bad input.

    >>> own_training(lambda net, X, Y, eta, mini_batch_size, rng: ...)
    Not trained yet. Step 8: Not written yet: the ... is still in place.
    """
    net, epochs = Network(sizes, rng=intake.whole(rng, "rng", at_least=0)), intake.whole(epochs, "epochs")
    if (net.sizes[0], net.sizes[-1]) != (64, 10):
        raise ValueError(f"sizes is {net.sizes}; the digits need 64 inputs and 10 outputs")
    size, eta = intake.whole(mini_batch_size, "mini_batch_size"), intake.one_number(eta, "eta")
    verdict = check("epoch", epoch)
    if not verdict.right:
        nothing = np.empty(0)
        return OwnTraining(net, nothing, nothing, (), f"Step 8: {repr(verdict).removeprefix('✗ ')}")
    training, test = load_digits()
    twin, order = net.copy(), np.random.default_rng(rng)
    reached, start = [accuracy(net, test.x, test.y)], time.perf_counter()
    for _ in range(epochs):
        epoch(net, training.x, training.y, eta, size, order)
        reached.append(accuracy(net, test.x, test.y))
    middle = time.perf_counter()
    sgd(
        twin, (training.x, training.y), epochs=epochs, mini_batch_size=size, eta=eta, rng=rng,
        test_data=(test.x, test.y),
    )  # fmt: skip
    seconds = middle - start, time.perf_counter() - middle
    return OwnTraining(net, np.array(reached), read_wrongly(net, test), seconds)


def read_wrongly(net, data):
    """The numbers of the Digits whose largest output is not their own."""
    shown = [accuracy(net, data.x[:, [i]], data.y[:, [i]]) for i in range(len(data))]
    return np.flatnonzero(np.array(shown) == 0)
