"""The networks that stand side by side: what there is to choose from, and the errors of any of them at any depth."""

import numpy as np

from ...ground import intake
from .error_lengths import deep_network, lengths_of, multiplied

ACTIVATIONS = ("sigmoid", "tanh", "relu")
INITS = {"normal": "N(0, 1)", "scaled": "N(0, 1/n)"}
NOTHING = "nothing"  # in place of the second network's activation: there is none
KEPT = 24  # lengths: of every kind, with any number in hand


def kind(activation, init):
    """(activation, init), checked."""
    intake.choice(activation, "activation", dict.fromkeys(ACTIVATIONS))
    intake.choice(init, "init", INITS)
    return activation, init


def pair(beside):
    """A pair of names, checked to be one."""
    if not isinstance(beside, (tuple, list)) or len(beside) != 2:
        raise ValueError(f"beside is {beside!r}; expected a pair such as ('relu', 'normal'), or None")
    return beside


class Networks:
    """Deep networks of one width that see one mini-batch, with the same random numbers whatever their kind.

    x, y: inputs and targets, columns. width: of the hidden layers. rng: a seed. ValueError for bad input.
    """

    def __init__(self, x, y, width, rng):
        self.n_in, self.n_out = (len(intake.numbers(part, name)) for part, name in ((x, "x"), (y, "y")))
        self.width, self.rng = intake.whole(width, "width"), intake.whole(rng, "rng", at_least=0)
        self.x, self.y = intake.examples(x, y, self.network(2, ("sigmoid", "normal")))
        self._found = {}

    def network(self, depth, kind):
        """The network of that depth and (activation, init) as it was drawn."""
        return deep_network(self.n_in, self.width, int(depth), self.n_out, *kind, self.rng)

    def lengths(self, kind, doublings, biases, depth):
        """The Lengths of N networks of a kind: weights doubled so often, biases multiplied, at such depths, (N,) each."""
        key = (kind, *(np.asarray(numbers, dtype=float).tobytes() for numbers in (doublings, biases, depth)))
        if key not in self._found:
            drawn = {d: self.network(d, kind) for d in np.unique(depth)}
            nets = [multiplied(drawn[d], 2.0**w, b) for w, b, d in zip(doublings, biases, depth, strict=True)]
            found = lengths_of(nets, [(self.x, self.y)] * len(nets))
            while len(self._found) >= KEPT:
                del self._found[next(iter(self._found))]
            self._found[key] = found
        return self._found[key]
