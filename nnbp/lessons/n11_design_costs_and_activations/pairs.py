"""Pairs of an activation and a cost: those to choose from and a reader's own, checked, in words and as code."""

from dataclasses import dataclass, field

from ...chapter.designs import label
from ...live.touch import Choice
from .one_neuron import neuron

PAIRS = (
    ("sigmoid", "quadratic"), ("sigmoid", "cross-entropy"), ("tanh", "quadratic"), ("relu", "quadratic"),
    ("leaky-relu", "quadratic"), ("identity", "quadratic"),
)  # fmt: skip


@dataclass(frozen=True)
class PairChoice(Choice):
    """A list of PAIRS by their numbers. own: further numbers, of a reader's own pairs, which come last and stay."""

    own: list = field(default_factory=list, compare=False)

    def offered(self, state):
        known = dict.fromkeys((*range(len(PAIRS)), *self.own, state[self.name]))
        return tuple((self.title(number), number) for number in known)


def known_pair(pair, side):
    """(activation, cost) as given, if they go together; ValueError otherwise."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise ValueError(f"{side} is {pair!r}; expected an activation and a cost, such as {PAIRS[0]}")
    neuron(*pair)
    return tuple(pair)


def title(pair):
    """A pair as readers read it."""
    return " · ".join(part if isinstance(part, str) else label(part).strip("'") for part in pair)


def written(part):
    """An activation or cost as code."""
    return repr(part) if isinstance(part, str) else f"{type(part).__name__}()"
