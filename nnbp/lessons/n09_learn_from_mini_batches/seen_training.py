"""What is seen of a training at every position of the control in hand: the networks, the epochs, and whose errors."""

from dataclasses import dataclass

import numpy as np

from ...kit.draw_backflow import Scale
from ...kit.draw_network import Layout
from .course import Course, Replay
from .example_flows import flows_along, flows_of, sampled

LEFT, WIDE, HIGH, CLOSE = 446, 604, 456, 84  # of the network's diagram; between neurons, at least
BELOW = 28  # its heading
MOST = 8  # neurons of a layer


@dataclass(frozen=True)
class Errors:
    """The errors of one example a position: {l: Flow}, where and how they are drawn, the example, and what it wants.

    at: (2, N), its point in the plane; wanted: (1, N); which: (N,), counted from 1.
    """

    flows: dict
    layout: Layout
    scale: Scale
    at: np.ndarray
    wanted: np.ndarray
    which: np.ndarray


@dataclass(frozen=True)
class Seen:
    """positions: (N,), of the control in hand; numbers: of all controls. taken: the Course; x, y, tests: of what.

    tested: was the accuracy measured on examples that are not trained on? played, epoch: the Replay whose mini-batches are
    in hand, and its number, or None. errors: Errors, or None where the network is too large to be drawn.
    """

    hand: str
    positions: np.ndarray
    numbers: dict
    why: bool
    taken: Course
    x: np.ndarray
    y: np.ndarray
    tests: object
    tested: bool
    played: Replay | None
    epoch: int | None
    errors: Errors | None

    @property
    def nets(self):
        """The network of each position."""
        return self.played.nets if self.played else [self.taken.nets[int(e)] for e in self.epochs]

    @property
    def epochs(self):
        """(N,), how many epochs have been at each position, fractions too."""
        if self.played:
            return self.epoch - 1 + self.positions / len(self.played.batches)
        return self.positions if self.hand == "epoch" else np.full(len(self.positions), self.numbers["epoch"])


def drawable(net):
    """Is a network small enough for its diagram?"""
    return max(net.sizes) <= MOST


def errors_of(state, positions, taken, x, y):
    """The Errors at every position of "epoch" or "example"; the scale is one for the whole course."""
    numbers, sizes = state.numbers, taken.nets[0].sizes
    which = positions if state.hand == "example" else np.full(len(positions), numbers["example"])
    columns = which.astype(int) - 1
    if state.hand == "example":
        flows = flows_of(taken.nets[int(numbers["epoch"])], x, y)
    else:
        flows = flows_along(taken.nets, x[:, columns[:1]], y[:, columns[:1]])
    layout = Layout(sizes, max(CLOSE, min(110, HIGH // max(sizes))), LEFT, BELOW, WIDE)
    scale = Scale(sampled(taken, x, y), layout.radius)
    return Errors(flows, layout, scale, x[:, columns], y[:, columns], which)
