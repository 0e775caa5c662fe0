"""The colours: every text stands out from its paper, and formulas do in light and in dark."""

import re
from pathlib import Path

import pytest

from nnbp.live.palette import COLOURS, MIDDLE, live_style

ROOT = Path(__file__).parents[2]
PAPER = "#ffffff", "#111111"
TEXTS = ("ink", "muted", "z", "a", "print", "delta", "negative", "w", "C")


def contrast(one, other):
    """The contrast ratio of two colours, as WCAG defines it."""

    def light(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.05 + sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((light(one), light(other)))
    return high / low


def test_the_contrast_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_colour_stands_out_from_the_paper_in_light_and_dark(name):
    assert all(contrast(colour, paper) >= 4.5 for colour, paper in zip(COLOURS[name], PAPER, strict=True))


@pytest.mark.parametrize("name", [name for name in MIDDLE if MIDDLE[name] != "inherit"])
def test_a_formulas_letter_stands_out_on_white_and_black_and_has_its_dark_tone_in_jupyterlab(name):
    assert min(contrast(MIDDLE[name], paper) for paper in ("#ffffff", "#000000")) >= 4.5
    script = (ROOT / "prefix/share/jupyter/labextensions/nnbp-stills/stills.js").read_text(encoding="utf-8")
    dark = dict(re.findall(r'"(#\w{6})": "(#\w{6})"', script))
    assert dark[MIDDLE[name]] in {COLOURS[each][1] for each in MIDDLE if MIDDLE[each] == MIDDLE[name]}


def test_notebooks_colour_their_letters_with_these_tones_alone():
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert set(re.findall(r"\\color\{(#\w+)\}", path.read_text(encoding="utf-8"))) <= set(MIDDLE.values()), path


def test_what_is_said_beside_a_picture_has_its_colours_in_dark_too():
    assert 'body[data-jp-theme-light="false"] .nnbp-told' in live_style("")
