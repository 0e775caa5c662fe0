"""What is off the scale: an arrow head at the end of the scale, which points to where the value would be."""

import numpy as np

from ..live.columns import choose
from ..live.grips import spots

HEADS = {"right": "M0,0l-9,-8v16z", "left": "M0,0l9,-8v16z", "up": "M0,0l-8,9h16z", "down": "M0,0l-8,-9h16z"}


def draw_beyond(scene, x, y, way, kind, beyond):
    """An arrow head with its tip at (x, y), numbers or (N,) each, where `beyond` holds, (N,); nothing where it never does.

    way: "right", "left", "up" or "down"; kind: the class of its colour, a text or a Column.
    """
    beyond = np.asarray(beyond)
    if beyond.any():
        group = scene.add("g", kind="off", transform=spots(x, y), visibility=choose(beyond, ("hidden", "visible")))
        group.add("path", kind=kind, d=HEADS[way])
