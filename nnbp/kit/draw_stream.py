"""A band: what flows along a line, with upright ends that are as high as it is much, so that bands fill a gate exactly."""

import numpy as np

from ..live.columns import Column, choose, place

STREAMS = ("stream of-d", "stream of-n minus")  # positive, negative


def draw_stream(scene, start, end, thickness, negative):
    """A band from `start` to `end`, (x, y) each, where the y of the end may be (N,); thickness, negative: (N,).

    It is a level line, sheared: a slanting one would end in a corner that stands out to one side of its gate.
    """
    (x1, y1), (x2, y2) = start, end
    slant = place(np.degrees(np.arctan((y2 - y1 + 0 * thickness) / (x2 - x1))), 3)
    sheared = Column([f"skewY({angle})" for angle in slant.texts], slant.index)
    look = {"kind": choose(negative, STREAMS), "stroke_width": place(thickness), "transform": sheared}
    moved = scene.add("g", transform=f"translate({x1:g} {y1:g})")
    moved.add("line", x1=0, y1=0, x2=f"{x2 - x1:g}", y2=0, **look)


def stacked(thickness):
    """Where bands of some thickness, (n, N), meet a gate one on another: the middle of each, from the gate's own."""
    return np.cumsum(thickness, axis=0) - thickness / 2 - thickness.sum(axis=0) / 2
