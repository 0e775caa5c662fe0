"""A bar that multiplies, on a scale of powers of ten."""

import numpy as np

from ..live.columns import choose, place

RADIUS, BAR, ROW = 28, 12, 44


def draw_bar(scene, frame, y, kind, start, end, opacity):
    """A bar between two logarithms, cut at the ends of the scale; an arrow says that it goes on."""
    first, last = (np.clip(frame.x(v), frame.left + 2, frame.left + frame.width - 2) for v in (start, end))
    across = {"x": place(np.minimum(first, last)), "width": place(np.abs(last - first))}
    scene.add("rect", kind=kind, y=y, height=BAR, fill_opacity=opacity, **across)
    if opacity == 1 and (end < frame.xs[0]).any():
        seen = choose(end < frame.xs[0], ("hidden", "visible"))
        scene.add("path", kind=kind, d=f"M{frame.left - 9},{y + BAR / 2}l9,-9v18z", visibility=seen)
