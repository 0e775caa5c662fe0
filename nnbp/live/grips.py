"""Grips: how a mark is dragged, in the few words that the page reads, and the arrows that show what can be dragged.

A grip is a text. Along an axis, "x 40 540": the position whose place is nearest to the pointer, from the place of the
first to that of the last one, in pixels of the drawing around the mark; more numbers are more places, evenly apart in
positions. By a way, "xy 480": as much further as the pointer goes, 480 pixels from end to end, to the right ("x"), up
("y"), or both. "x" alone says no more than that it can be dragged, where its control is not in hand yet.
"""

import numpy as np

from .columns import woven
from .marks import Mark

RANGE = 480  # pixels from end to end, by a way


def along(places, axis="x"):
    """Dragged along an axis: places, in pixels, of the first and the last position, or of all."""
    return " ".join([axis, *(f"{place:g}" for place in np.round(np.asarray(places, dtype=float), 2).tolist())])


def across(frame, ends=None):
    """Dragged along a Frame's own axis. ends: the first and the last position, where the axis goes on beyond them."""
    return along(frame.x(frame.xs if ends is None else ends))


def by(axis="xy", length=RANGE):
    """Dragged by as much as the pointer moves, `length` pixels from one end to the other; up and right are more."""
    return f"{axis} {length:g}"


def field(frame, grip, of=None):
    """The whole of a Frame as a place to drag in. of: the control that it moves, the one in hand unless given."""
    box = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    return Mark("rect", kind="field", live=True, grip=grip, of=of, **box)


def knob(where, grip, wide=0, of=None):
    """A place to drag by, large enough for a finger at any size of the picture: a stroke, `wide` pixels long.

    where: a transform that leads to its middle, a text or a Column. of: as for a field.
    """
    stroke = Mark("path", kind="grasp", d=f"M{-wide / 2:g},0h{max(wide, 0.01):g}")
    return Mark("g", stroke, live=True, grip=grip, of=of, transform=where)


def arrows(where, axis, out=15):
    """Two small arrow heads that say which way the mark there can be dragged, `out` pixels from its middle."""
    if axis == "x":
        drawn = f"M{4 - out},-4l-4,4l4,4M{out - 4},-4l4,4l-4,4"
    else:
        drawn = f"M-4,{4 - out}l4,-4l4,4M-4,{out - 4}l4,4l4,-4"
    return Mark("path", kind="arrows", live=True, d=drawn, transform=where)


def spots(x, y):
    """A translation to each (x, y): two numbers, or an array of each position."""
    if np.ndim(x) == np.ndim(y) == 0:
        return f"translate({x:g} {y:g})"
    return woven("translate(%.1f %.1f)", x, y)
