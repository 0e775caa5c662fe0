"""The length of every layer's error as a bar, all on one scale from zero."""

import numpy as np

from ..live.columns import number, place
from ..live.marks import words
from .draw_beyond import draw_beyond
from .draw_network import FIRST, LAST


def draw_norms(scene, layout, top, delta, full):
    """‖delta^l‖ under each layer l of `delta`, {l: (n_l, N)}; full: the length whose bar is full."""
    scene.place(words(("d strong", "‖δ‖"), kind="end", x=layout.x(1) + layout.radius, y=top + 10))
    scene.add("text", text="per layer", kind="small muted end", x=layout.x(1) + layout.radius, y=top + 30, room="wide")
    span = min(140, (LAST - FIRST) / (len(layout.sizes) - 1) - 20)
    for l, errors in delta.items():
        left, size = layout.x(l) - span / 2, np.sqrt((errors**2).sum(axis=0))
        scene.add("rect", kind="track", x=left, y=top, width=span, height=12, rx=2)
        scene.add("rect", kind="d", x=left, y=top, width=place(np.minimum(size / full, 1) * span), height=12, rx=2)
        draw_beyond(scene, left + span + 10, top + 6, "right", "d", size > full)
        scene.place(words(("d", "‖δ‖ ", "wide"), ("strong", number(size, 4)), kind="middle", x=layout.x(l), y=top + 30))
