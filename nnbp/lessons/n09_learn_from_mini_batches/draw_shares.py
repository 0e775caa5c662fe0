"""Which digits a network in training reads: for each of the ten, the share of its test examples that are put right."""

import numpy as np

from ...live.columns import number, place
from ...live.marks import words
from .seen import read_as


def draw_shares(scene, left, top, width, high, nets, tests):
    """A bar a digit, as high as its share, `high` for all; one network a position. tests: Digits."""
    read, pitch = read_as(nets, tests.x), width / 10
    wide = round(pitch * 2 / 3)
    scene.place(words(("right-text", "✓"), " read right, in per cent of each digit", kind="small", x=left, y=top))
    for i in range(10):
        own, x = tests.labels == i, left + pitch * i
        share = (read[own] == i).mean(axis=0) if own.any() else np.zeros(len(nets))
        scene.add("rect", kind="track", x=x, y=top + 8, width=wide, height=high)
        scene.add("rect", kind="a", x=x, y=place(top + 8 + high * (1 - share)), width=wide, height=place(high * share))
        below = {"x": x + wide / 2, "y": top + high + 24}
        scene.add("text", text=f"{i}", kind="small middle strong", **below)
        scene.add("text", text=number(100 * share, 0), kind="small middle", x=below["x"], y=below["y"] + 15)
