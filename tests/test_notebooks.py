"""The committed notebooks: executed, free of widgets, readable where nothing runs, within the norms."""

import base64
import io
import json
import re
import runpy
import statistics
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import numpy as np
import pytest
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
EXECUTE, REPACK = runpy.run_path(str(ROOT / "notebooks" / "execute.py")), "run `python run.py execute --repack`"


def cells(path, kind=None):
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if kind in (None, cell["cell_type"])]


def source(cell):
    return "".join(cell["source"])


def lines(cell):
    return sum(bool(line.strip()) for line in source(cell).splitlines())


def words(text):
    """Words of prose, an equation counting as one."""
    text = re.sub(r"```.*?```", " ", text, flags=re.S)
    text = re.sub(r"\$\$.*?\$\$|\$[^$\n]*\$", " EQ ", text, flags=re.S)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>", r"\1", text)
    return len(re.findall(r"[A-Za-z0-9][A-Za-z0-9'’-]*", text))


each = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def test_there_are_notebooks():
    assert {"00_start_here", "04_pass_the_error_back"} <= {path.stem for path in NOTEBOOKS}


@each
def test_executed_from_top_to_bottom_without_error(path):
    code = cells(path, "code")
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert not [o for cell in code for o in cell["outputs"] if o["output_type"] == "error" or o.get("name") == "stderr"]


@each
def test_its_slides_are_marked(path):
    notebook = nbformat.read(path, as_version=4)
    marked = [cell.metadata.get("slideshow") for cell in notebook.cells]
    kinds = [mark["slide_type"] for mark in marked if mark]
    assert kinds[0] == "slide" and kinds.count("slide") >= 3 and "subslide" in kinds
    EXECUTE["mark_slides"](notebook)
    assert [cell.metadata.get("slideshow") for cell in notebook.cells] == marked, REPACK


@each
def test_no_widget_is_stored(path):
    assert "widgets" not in json.loads(path.read_text(encoding="utf-8"))["metadata"]
    stored = {mime for cell in cells(path, "code") for o in cell["outputs"] for mime in o.get("data", {})}
    assert "application/vnd.jupyter.widget-view+json" not in stored


@each
def test_every_live_picture_stands_still_where_nothing_runs(path):
    pictures = [o["data"] for c in cells(path, "code") for o in c["outputs"] if "image/svg+xml" in o.get("data", {})]
    assert pictures
    for data in pictures:
        svg = "".join(data["image/svg+xml"])
        assert "nnbp-still" in svg and "nnbp-picture" not in svg and "<script" not in svg
        ElementTree.fromstring(svg)
        assert data["image/png"] and "".join(data["text/plain"]).strip()


@each
def test_every_picture_has_words(path):
    for cell in cells(path, "code"):
        for output in cell["outputs"]:
            for mime in {"image/png", "image/svg+xml"} & set(output.get("data", {})):
                assert output["metadata"][mime]["alt"].strip()


@each
def test_norms_of_reading(path):
    code = cells(path, "code")
    sizes = sorted(lines(cell) for cell in code)
    prose = sum(words(source(cell)) for cell in cells(path, "markdown"))
    kinds = "".join("c" if cell["cell_type"] == "code" else "m" for cell in cells(path))
    assert statistics.median(sizes) <= 3 and sizes[int(0.9 * (len(sizes) - 1))] <= 8 and sizes[-1] <= 15
    assert "ccc" not in kinds
    assert 60 <= prose / len(code) <= 100
    assert 20 <= len(kinds) <= 40


def minutes(path):
    """Reading at 150 words a minute, half a minute a code cell, two a live picture, four an exercise; to the next 5."""
    prose = [source(cell) for cell in cells(path, "markdown")]
    code = cells(path, "code")
    live = sum("image/svg+xml" in output.get("data", {}) for cell in code for output in cell["outputs"])
    exercises = sum(len(re.findall(r"\*\*\d+\.\*\*", text)) for text in prose)
    return 5 * round((sum(map(words, prose)) / 150 + 0.5 * len(code) + 2 * live + 4 * exercises) / 5)


@each
def test_the_minutes_are_those_of_the_rule(path):
    stated = re.findall(r"\*About (\d+) minutes\.\*", source(cells(path)[0]))
    if stated:
        assert [int(number) for number in stated] == [minutes(path)]
        assert 25 <= minutes(path) <= 45


@each
def test_nothing_that_nbval_cannot_compare(path):
    for cell in cells(path, "code"):
        assert not re.search(r"\binteract\(|with .*Output\(|clear_output", source(cell))
        assert not source(cell).rstrip().endswith(";")


@each
def test_links_lead_somewhere(path):
    text = "\n".join(source(cell) for cell in cells(path, "markdown"))
    for target in re.findall(r"\]\(([^)#]+\.ipynb)", text):
        assert (path.parent / target).is_file(), target
    other = [stem for stem in re.findall(r"\]\((\w+)\.ipynb", source(cells(path)[-1]))]
    assert other, "the last cell leads to the next or the previous notebook"


def test_the_readmes_picture_is_todays():
    import nnbp

    drawn = nnbp.OneNetwork(*nnbp.tiny_network(), hand="w3.1.2").still()
    stored = (ROOT / "docs" / "one_network.svg").read_text(encoding="utf-8")
    assert stored == drawn + "\n", "run `python run.py execute`"


def table_of_notebooks(text):
    rows = [line for line in text.splitlines() if re.match(r"\| \d\d \|", line)]
    return [re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", row) for row in rows]


def test_the_tables_of_notebooks_agree_and_are_complete():
    start = "\n".join(source(cell) for cell in cells(ROOT / "notebooks" / "00_start_here.ipynb", "markdown"))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert table_of_notebooks(start) == table_of_notebooks(readme)
    listed = re.findall(r"\]\(notebooks/(\w+)\.ipynb\)", readme)
    assert listed == [path.stem for path in NOTEBOOKS]


def test_each_notebook_leads_to_its_neighbours():
    for before, after in zip(NOTEBOOKS, NOTEBOOKS[1:], strict=False):
        assert f"]({after.name})" in source(cells(before)[-1]), f"{before.name} does not lead on to {after.name}"
        if before.stem != "00_start_here":
            assert f"]({before.name})" in source(cells(after)[-1]), f"{after.name} does not lead back to {before.name}"


def pngs(path):
    """The PNGs of a notebook's outputs, in base64."""
    data = [output.get("data", {}) for cell in cells(path, "code") for output in cell["outputs"]]
    return ["".join(d["image/png"]) for d in data if "image/png" in d]


@each
def test_its_pngs_are_packed(path):
    for png in pngs(path):
        content = base64.b64decode(png)
        image = Image.open(io.BytesIO(content))
        assert image.mode == "P" and len(content) < 120_000, REPACK


def test_all_notebooks_together_weigh_less_than_4_mb():
    assert sum(path.stat().st_size for path in NOTEBOOKS) < 4_000_000, REPACK


def test_packing_keeps_what_a_picture_shows():
    """A drawing with more colours than the palette has: soft edges over a ramp, and a white ground that stays white."""
    across = np.linspace(0, 255, 300)[np.newaxis] * np.ones((200, 1))
    pixels = np.stack([across, 255 - across, 200 + across / 5], axis=2).astype(np.uint8)
    pixels[:120] = 255
    pixels[40:60, 40:200] = np.linspace(20, 255, 20).astype(np.uint8)[:, np.newaxis, np.newaxis]
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    packed = EXECUTE["packed"](base64.b64encode(file.getvalue()).decode())
    shown = np.asarray(Image.open(io.BytesIO(base64.b64decode(packed))).convert("RGB")).astype(int)
    assert shown.shape == pixels.shape
    assert np.abs(shown - pixels).mean() < 0.5 and np.abs(shown - pixels).max() <= 16
    assert (shown[:40] == 255).all()
    assert EXECUTE["packed"](packed) == packed
