"""A bar that multiplies, on a scale of powers of ten."""

import numpy as np

from ..live.columns import place
from .draw_beyond import draw_beyond

RADIUS, BAR, ROW = 28, 12, 44


def draw_bar(scene, frame, y, kind, start, end):
    """A bar as long as what is left after a factor, pale as far as it was before; both are logarithms, (N,).

    As in every picture, the longer the larger; what is off the scale ends in an arrow head.
    """
    left, right = frame.left + 2, frame.left + frame.width - 2
    was, now = (np.clip(frame.x(v), left, right) for v in (start, end))
    if (was > now).any():
        scene.add("rect", kind=f"{kind} taken", x=place(now), y=y, width=place(np.maximum(was - now, 0)), height=BAR)
    scene.add("rect", kind=kind, x=left, y=y, width=place(now - left), height=BAR)
    draw_beyond(scene, frame.left - 1, y + BAR / 2, "left", kind, end < frame.xs[0])
    draw_beyond(scene, frame.left + frame.width + 1, y + BAR / 2, "right", kind, end > frame.xs[1])
