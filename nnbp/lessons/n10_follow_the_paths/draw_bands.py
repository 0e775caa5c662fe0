"""Paths as bands through the network, side by side, each as thick as its product; together they make one sum."""

import numpy as np

from ...kit.draw_stream import STREAMS
from ...live.columns import choose, number, place

THICKEST, ROOM = 18, 46  # pixels: of the band with the largest product, and of all side by side


class Bands:
    """Where the bands of all paths are. thickness: (paths, N); at[l]: (paths, N), the height of each in layer l."""

    def __init__(self, layout, walks):
        sizes, first = np.abs(walks.products), walks.weight.layer
        self.unit = np.minimum(
            THICKEST / np.maximum(sizes.max(axis=0), 1e-300), ROOM / np.maximum(sizes.sum(axis=0), 1e-300)
        )
        self.thickness = self.unit * sizes
        self.at = {}
        for l, passed in enumerate(np.transpose(walks.routes), first):
            self.at[l] = np.empty_like(sizes)
            for j in set(passed.tolist()):
                here = passed == j
                self.at[l][here] = layout.y(l, j) + beside(self.thickness[here])

    def top(self, i, l):
        """How high path i ever reaches halfway from layer l - 1 to l; None where it has no band there."""
        if l - 1 not in self.at:
            return None
        return float(((self.at[l - 1][i] + self.at[l][i] - self.thickness[i]) / 2).min())


def beside(thickness):
    """The middle of each of some bands that lie side by side, from the middle of all."""
    return np.cumsum(thickness, axis=0) - thickness / 2 - thickness.sum(axis=0) / 2


def draw_band(scene, layout, walks, bands, i, kind):
    """Path i, counted from 0, from the last layer to the neuron of its weight; where it was asked for, it comes in turn."""
    first, last = walks.weight.layer, len(layout.sizes)
    around = scene.add("g", kind=kind, pointer_events="none")
    look = {"kind": choose(walks.products[i] < 0, STREAMS), "stroke_width": place(bands.thickness[i])}
    for l in range(last, first, -1):
        ends = {"x1": layout.x(l - 1), "y1": place(bands.at[l - 1][i]), "x2": layout.x(l), "y2": place(bands.at[l][i])}
        around.add("g", kind=f"turn turn{last - l}").add("line", **look, **ends)


def draw_sum(scene, layout, walks, bands):
    """What is left of all bands when they are added, on the weight: as thick as the gradient beside the products."""
    weight, whole = walks.weight, walks.running[-1]
    l = weight.layer
    x1, x2 = layout.x(l - 1) + layout.radius, layout.x(l) - layout.radius
    ends = {"x1": x1, "y1": layout.y(l - 1, weight.k), "x2": x2, "y2": layout.y(l, weight.j)}
    group = scene.add("g", kind=f"held turn turn{len(layout.sizes) - l}", pointer_events="none")
    group.add("title", text=number(whole, 5, signed=True))
    look = {"kind": choose(whole < 0, STREAMS), "stroke_width": place(bands.unit * np.abs(whole))}
    group.add("line", **look, **ends)
