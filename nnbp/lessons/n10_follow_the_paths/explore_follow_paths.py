"""Every path from a weight to the cost: one of them lit, its factors, and the sum that arrives at the gradient."""

import ipywidgets
import numpy as np

from ...chapter.saturation import network_states
from ...checks.paths import count_paths
from ...ground.parameters import find
from ...kit import signs
from ...kit.draw_network import WIDTH, Layout
from ...kit.explore_one_network import OneNetwork
from ...live.columns import figure, sentences
from ...live.legend import Sign
from ...live.marks import Scene, words
from .draw_lit_path import draw_column, draw_lit
from .draw_path_table import draw_table, table_height
from .walks import named, walks

MOST_PATHS, MOST_LAYERS, GAP = 12, 4, 118


class FollowPaths(OneNetwork):
    """Every path from the weight in hand to the cost: FollowPaths(net, x, y, hand="w2.1.1").

    Arguments and errors are those of OneNetwork, for networks of up to 4 layers with at most 12 paths from any weight and
    outputs that depend on one neuron each. follow(number) takes a path in hand, forward() and backward() the next one.

    >>> from nnbp import tiny_network
    >>> FollowPaths(*tiny_network(), hand="w2.1.1")
    FollowPaths 2-3-3-2: w²₁₁ = +1.80, path 1 of 6 (2·1 → 3·1 → 4·1) = +0.01031, sum so far +0.01031, measured +0.00498
    """

    signs = (
        Sign(
            "a",
            "glowing line",
            "the path in hand, from the weight to the cost; each of its factors stands where it belongs",
        ),
        Sign(
            "delta",
            "walk of bars",
            "each path's product, from where the sum before it ended: purple goes up, orange down; pale: not yet "
            "in the sum",
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
        self.path = 1
        super().__init__(net, x, y, hand or "w2.1.1")
        self._back, self._next = (
            ipywidgets.Button(description=text, icon=icon, button_style=style, layout={"width": "140px"})
            for text, icon, style in (("path before", "arrow-left", ""), ("next path", "arrow-right", "primary"))
        )
        self._back.on_click(lambda _: self.backward())
        self._next.on_click(lambda _: self.forward())
        self._enable()
        self.box.children = (self.bar, ipywidgets.HBox([self._back, self._next]), *self.box.children[1:])

    @property
    def count(self):
        """The number of paths from the weight in hand."""
        return count_paths(self.net.sizes, find(self.net, self.hand).layer)

    def follow(self, number):
        """Take path `number`, counted from 1, in hand. ValueError for one that does not exist."""
        if number not in range(1, self.count + 1):
            raise ValueError(f"path is {number!r}; expected a whole number from 1 to {self.count}")
        with self._lock:
            self.path = int(number)
            self._take()
            self._enable()
        return self

    def forward(self):
        """Go on to the next path; after the last, stay."""
        return self.follow(min(self.path + 1, self.count))

    def backward(self):
        """Go back to the path before; at the first, stay."""
        return self.follow(max(self.path - 1, 1))

    def pick(self, name):
        with self._lock:
            if name in {f"path{number}" for number in range(1, self.count + 1)}:
                self.follow(int(name.removeprefix("path")))
            elif self._known(name) != self.hand:
                self.path = 1
                super().pick(name)
                self._enable()

    def reset(self):
        with self._lock:
            self.path = 1
            super().reset()
            self._enable()

    def _enable(self):
        self._back.disabled, self._next.disabled = self.path == 1, self.path == self.count

    def draw(self, control):
        net, weight = self.network(), find(self.net, control.name)
        found = walks(net, self.x, self.y, weight, control.positions)
        layout, which = Layout(net.sizes, GAP), self.path - 1
        state = network_states(net, found.swept.z, found.swept.a[net.L], self.y)
        top = 50 + layout.height + 40
        height = int(top + table_height(count_paths(net.sizes, 2)) + 34)  # as tall for every weight
        scene = Scene(1080, height, len(control.positions), "every path from a weight to the cost, and their sum")
        draw_lit(
            scene, layout, net, self.y, found, state, which, lambda l, j: self._through(weight, found.routes, l, j)
        )
        draw_column(scene, WIDTH + 56, 34, found, which)
        draw_table(scene, top, found, which)
        scene.place(words(sentences(list(self._captions(found, which))), kind="caption muted", x=30, y=height - 12))
        return scene

    def _through(self, weight, routes, l, j):
        """What a click on a neuron takes: above the weight, the path in hand led through it; else a weight there."""
        if l <= weight.layer:
            to, k = (j, weight.k) if l == weight.layer else (weight.j, j)
            if l == weight.layer - 1 or l == weight.layer:
                return f"w{weight.layer}.{to}.{k}", f"neuron {l}·{j}, take the weight there"
            k = 1 if l > 1 else j
            return f"w{max(l, 2)}.{j if l > 1 else 1}.{k}", f"neuron {l}·{j}, take a weight there"
        route = list(routes[self.path - 1])
        route[l - weight.layer] = j
        return f"path{routes.index(tuple(route)) + 1}", f"neuron {l}·{j}, lead the path through it"

    def _captions(self, found, which):
        """What the picture shows, as one sentence a position."""
        for value, product, so_far, goal in zip(
            found.swept.values, found.products[which], found.running[which], found.measured, strict=True
        ):
            numbers = [figure(number, 5, signed=True) for number in (product, so_far, goal)]
            yield (
                f"{found.weight.label} is {figure(value, 2, signed=True)}. Path {which + 1} of {len(found.routes)}, "
                f"{named(found.routes[which], found.weight.layer)}, gives {numbers[0]}; the sum so far is {numbers[1]}, "
                f"and the measured gradient is {numbers[2]}."
            )

    def code(self):
        """The lines that rebuild the network of this moment and this picture."""
        lines = super().code().replace("nnbp.OneNetwork(", "picture = nnbp.FollowPaths(")
        return lines + f"\npicture.follow({self.path})"

    def __repr__(self):
        net, weight = self.network(), find(self.net, self.hand)
        found = walks(net, self.x, self.y, weight, np.array([self.values[self.hand]]))
        i, sizes = self.path - 1, "-".join(map(str, net.sizes))
        numbers = [
            figure(rows, 5, signed=True) for rows in (found.products[i, 0], found.running[i, 0], found.measured[0])
        ]
        return (
            f"FollowPaths {sizes}: {weight.label} = {figure(self.values[self.hand], 2, signed=True)}, "
            f"path {self.path} of {len(found.routes)} ({named(found.routes[i], weight.layer)}) = {numbers[0]}, "
            f"sum so far {numbers[1]}, measured {numbers[2]}"
        )
