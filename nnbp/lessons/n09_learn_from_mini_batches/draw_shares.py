"""Which digits a network in training reads: for each of the ten, the share of its test examples that are put right."""

import numpy as np

from ...live.columns import number, place
from ...live.marks import words
from .seen import read_as

HIGH, PITCH, WIDE = 40, 39, 26


def draw_shares(scene, left, top, nets, tests):
    """A bar a digit, as high as its share, one network a position. tests: Digits."""
    read = read_as(nets, tests.x)
    scene.place(words(("right-text", "✓"), " read right, in per cent of each digit", kind="small", x=left, y=top))
    for i in range(10):
        own, x = tests.labels == i, left + PITCH * i
        share = (read[own] == i).mean(axis=0) if own.any() else np.zeros(len(nets))
        scene.add("rect", kind="track", x=x, y=top + 8, width=WIDE, height=HIGH)
        high = HIGH * share
        scene.add("rect", kind="a", x=x, y=place(top + 8 + HIGH - high), width=WIDE, height=place(high))
        told = (("strong", f"{i} "), number(100 * share, 0))
        scene.place(words(*told, kind="small middle", x=x + WIDE / 2, y=top + HIGH + 24))
