"""The colours of the letters: legible on both papers, and apart for eyes that lack one kind of cone."""

import numpy as np
import pytest

from nnbp.live.palette import COLOURS

LACKING = {  # Machado, Oliveira and Fernandes 2009, severity 1.0, of linear RGB
    "red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
each_paper = pytest.mark.parametrize("dark", [0, 1], ids=["light", "dark"])


def linear(colour):
    parts = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    """CIELAB of linear RGB under D65."""
    t = XYZ @ np.clip(rgb, 0, 1) / [0.95047, 1, 1.08883]
    x, y, z = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(first, second):
    """CIEDE2000 between two colours of CIELAB (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = first, second
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    grow = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25**7))
    c1, c2 = np.hypot(grow * a1, b1), np.hypot(grow * a2, b2)
    h1, h2 = (np.degrees(np.arctan2(b, grow * a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180
    l, c, h = (l1 + l2) / 2, (c1 + c2) / 2, np.radians(h1 + turn / 2)
    waves = ((-0.17, 1, 30), (0.24, 2, 0), (0.32, 3, -6), (-0.2, 4, 63))
    t = 1 + sum(size * np.cos(times * h - np.radians(shift)) for size, times, shift in waves)
    far_l = (l2 - l1) / (1 + 0.015 * (l - 50) ** 2 / np.sqrt(20 + (l - 50) ** 2))
    far_c = (c2 - c1) / (1 + 0.045 * c)
    far_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * c * t)
    bend = np.exp(-(((np.degrees(h) % 360 - 275) / 25) ** 2))
    turned = -2 * np.sqrt(c**7 / (c**7 + 25**7)) * np.sin(np.radians(60 * bend))
    return float(np.sqrt(far_l**2 + far_c**2 + far_h**2 + turned * far_c * far_h))


def contrast(first, second):
    low, high = sorted(float(XYZ[1] @ linear(colour)) + 0.05 for colour in (first, second))
    return high / low


def test_the_formula_gives_the_published_differences():
    """Pairs 1, 7, 17 and 24 of Sharma's table."""
    published = (
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425), ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492), ((50, 2.5, 0), (50, 3.2592, 0.335), 1.0),
    )  # fmt: skip
    for first, second, expected in published:
        assert apart(first, second) == pytest.approx(expected, abs=1e-4)


@each_paper
@pytest.mark.parametrize("eyes", LACKING)
def test_letters_side_by_side_are_apart_without_red_or_green(dark, eyes):
    for pair in (("a", "delta"), ("z", "w"), ("delta", "negative")):
        seen = [lab(np.array(LACKING[eyes]) @ linear(COLOURS[name][dark])) for name in pair]
        assert apart(*seen) >= 20, pair


@each_paper
def test_letters_can_be_read_on_paper_and_panel(dark):
    for letter in ("ink", "muted", "z", "a", "delta", "negative", "w", "C"):
        for ground in ("paper", "panel"):
            assert contrast(COLOURS[letter][dark], COLOURS[ground][dark]) >= 4.5, (letter, ground)
