"""Every path from a weight to the cost: one of them lit, its factors, and the sum that arrives at the gradient."""

import numpy as np

from ...chapter.saturation import network_states
from ...checks.paths import count_paths
from ...ground.parameters import find
from ...kit import signs
from ...kit.draw_network import WIDTH, Layout
from ...kit.network_explorer import NetworkExplorer
from ...kit.unfold import WHY
from ...live.columns import figure, sentences
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Action
from .draw_lit_path import draw_column, draw_lit
from .draw_path_table import draw_table, table_height
from .draw_walk import draw_walk
from .path_captions import captions
from .walks import named, walks

MOST_PATHS, MOST_LAYERS, GAP = 12, 4, 118


class FollowPaths(NetworkExplorer):
    """Every path from the weight in hand to the cost: FollowPaths(net, x, y, hand="w2.1.1").

    Arguments and errors are those of OneNetwork, for networks of up to 4 layers with at most 12 paths from any weight and
    outputs that depend on one neuron each. follow(number) takes a path in hand, forward() and backward() the next one;
    after the last come all of them together.

    >>> from nnbp import tiny_network
    >>> FollowPaths(*tiny_network(), hand="w2.1.1")
    FollowPaths 2-3-3-2: w²₁₁ = +1.80, path 1 of 6 (2·1 → 3·1 → 4·1) = +0.01031, sum so far +0.01031, measured +0.00498
    """

    signs = (
        Sign(
            "a",
            "band",
            "a path, from the cost to the weight, as thick as its product beside the others, purple if positive, dashed "
            "orange if negative; paths already in the sum are paler. All together they leave one band on the weight, "
            "their sum",
        ),
        Sign(
            "delta",
            "walk of bars",
            "each path's product, from where the sum before it ended: purple adds, orange takes away; pale: not yet "
            "in the sum. ‘drawn × 10’: all bars of the moment, ten times as long as they would be; the shorter, the more",
        ),
        Sign(
            "C",
            "dashed line",
            "∂C/∂w of the weight in hand by complex step, with no path and no backpropagation in it",
        ),
        signs.DISC,
        signs.LINE,
        signs.RING,
        signs.WRONG,
    )
    letters = "w"

    def __init__(self, net, x, y, hand=None):
        net.check()
        most = count_paths(net.sizes, 2)
        if most > MOST_PATHS or net.L > MOST_LAYERS:
            raise ValueError(
                f"the network is {net.sizes}, with {most} paths from a weight into layer 2; the picture lists up to "
                f"{MOST_PATHS} paths in up to {MOST_LAYERS} layers"
            )
        if not hasattr(net.activation[net.L], "prime"):
            raise ValueError("softmax outputs depend on one another; the picture needs outputs of one neuron each")
        self.most = most
        self.row = (
            Action("backward", "path before", lambda state: self._by(state, -1), icon="arrow-left", width=140),
            Action(
                "forward", self._onwards, lambda state: self._by(state, 1), icon="arrow-right", primary=True, width=140
            ),
            WHY,
        )
        super().__init__(net, x, y, hand or "w2.1.1", path=1, together=False, why=False)

    @property
    def path(self):
        """The number of the path in hand, counted from 1."""
        return self.state["path"]

    @property
    def count(self):
        """The number of paths from the weight in hand."""
        return self._count(self.state)

    def _count(self, state):
        return count_paths(self.net.sizes, find(self.net, state.hand).layer)

    def _by(self, state, step):
        """The state a path further on, or back, where after the last one come all together; None where there is none."""
        number = state["path"] + step + state["together"]
        count = self._count(state)
        last = count + (count > 1)
        return state.choosing(path=min(number, count), together=number > count) if 1 <= number <= last else None

    def _onwards(self, state):
        """What a press forward leads to, in words."""
        return "all together" if 1 < self._count(state) == state["path"] else "next path"

    def follow(self, number):
        """Take path `number`, counted from 1, in hand. ValueError for one that does not exist."""
        return self.do("choose", "path", number)

    def forward(self):
        """Go on to the next path, from the last one to all of them together; then stay."""
        return self.do("press", "forward")

    def backward(self):
        """Go back to the path before; at the first, stay."""
        return self.do("press", "backward")

    def taken(self, state, name):
        """Another weight, and the first of its paths."""
        return state if name == state.hand else state.taking(name).choosing(path=1, together=False)

    def chosen(self, state, name, value):
        if name != "path":
            return super().chosen(state, name, value)
        count = self._count(state)
        if value not in range(1, count + 1):
            raise ValueError(f"path is {value!r}; expected a whole number from 1 to {count}")
        return state.choosing(path=int(value), together=False)

    def marks(self, state):
        """Its paths; a press meant for one of a weight that was let go leaves all as it is."""
        count, stay = self._count(state), ("take", state.hand)
        return {f"path{n}": ("choose", "path", n) if n <= count else stay for n in range(1, self.most + 1)}

    def scene(self, state):
        net, (weight, positions) = self.network(state), self.held(state)
        found = walks(net, self.x, self.y, weight, positions)
        layout, which, why, together = Layout(net.sizes, GAP), state["path"] - 1, state["why"], state["together"]
        flats = network_states(net, found.swept.z, found.swept.a[net.L], self.y)
        top = 50 + layout.height + 40
        height = int(top + table_height(self.most) + 34) if why else int(top + 16)  # as tall for every weight
        scene = Scene(1080, height, len(positions), "every path from a weight to the cost, and their sum")
        network = scene.panel(0, 0, 700, top - 20, layout.least)
        draw_lit(network, layout, net, self.y, found, flats, which, together, why and not together)
        if why:
            column = scene.panel(700, 0, 380, 80 + 23 * len(found.factors[0]), 316)
            draw_column(column, WIDTH + 56, 34, found, which)
            draw_table(scene.panel(0, top - 20, 1080, height - top - 10, 340), top, found, which)
        else:
            beside = scene.panel(700, 0, 380, top - 20, 316)
            draw_walk(beside, WIDTH + 44, 24, 1066 - WIDTH - 44, top - 186, found, which, together)
        scene.caption(sentences(captions(found, which, together)), 30, height - 12)
        return scene

    def done(self, state):
        return [f"picture.follow({state['path']}){'.forward()' * state['together']}"]

    def said(self, state):
        weight, number, value = find(self.net, state.hand), state["path"], state.numbers[state.hand]
        found = walks(self.network(state), self.x, self.y, weight, np.array([value]))
        i = number - 1
        numbers = [
            figure(rows, 5, signed=True) for rows in (found.products[i, 0], found.running[i, 0], found.measured[0])
        ]
        return (
            f"{self.titled(state)}, path {number} of {len(found.routes)} ({named(found.routes[i], weight.layer)}) = "
            f"{numbers[0]}, sum so far {numbers[1]}, measured {numbers[2]}"
        )
