"""The letters' tones in formulas, legends and answers: they stand out wherever they are read."""

import re
from pathlib import Path

import pytest

from nnbp.live.palette import COLOURS, MIDDLE, live_style

from .test_palette import contrast

ROOT = Path(__file__).parents[2]


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
