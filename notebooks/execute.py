"""Run the notebooks and save them as they are committed: python run.py execute [--repack] [notebook ...].

Without a name it runs them all and draws the README's picture again. Each is run from top to bottom in a new kernel.
Outputs keep their still pictures, as SVG and as a PNG of it for viewers that refuse an SVG they do not trust; live widgets
and their state, which no viewer could show without the kernel, go. PNGs are packed into a palette.

--repack runs nothing: it only packs the PNGs of stored outputs that are not packed yet, and marks the slides.
"""

import argparse
import base64
import io
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

WIDGET = "application/vnd.jupyter.widget-view+json"
SCALE = 1.5  # pixels of a PNG for each of its SVG: viewers show the 1080 of a picture in a column of about 900
COLOURS = 128


def stored(outputs):
    """A cell's outputs without widgets; one that was nothing but a widget goes."""
    kept = []
    for output in outputs:
        if "data" in output:
            output.data.pop(WIDGET, None)
            if not output.data:
                continue
        kept.append(output)
    return kept


def mark_slides(notebook):
    """For `nbconvert --to slides`: a heading begins a slide, a picture or a prediction one below it; the rest goes on."""
    for cell in notebook.cells:
        held = {mime for output in cell.get("outputs", []) for mime in output.get("data", {})}
        cell.metadata.pop("slideshow", None)
        if cell.cell_type == "markdown" and re.search("^##? ", cell.source, re.MULTILINE):
            cell.metadata["slideshow"] = {"slide_type": "slide"}
        elif held & {"image/png", "image/svg+xml"} or ".ask(" in cell.source:
            cell.metadata["slideshow"] = {"slide_type": "subslide"}


def opened(png):
    """The image of a PNG in base64."""
    return Image.open(io.BytesIO(base64.b64decode(png)))


def is_packed(png):
    return opened(png).mode == "P"


def packed(png):
    """The same picture in a palette of its own, a quarter of the size; one with transparency stays as it is."""
    image = opened(png)
    if image.mode == "P" or (image.mode == "RGBA" and image.getextrema()[3][0] < 255):
        return png
    file = io.BytesIO()
    image.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=1, dither=Image.Dither.NONE).save(
        file, "PNG", optimize=True
    )
    return base64.b64encode(file.getvalue()).decode()


def with_pictures(notebook):
    """The outputs of a notebook that hold a picture."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if {"image/svg+xml", "image/png"} & set(output.get("data", {})):
                yield output


def known_pictures(path):
    """{SVG: its PNG} of the notebook as it was, so that a picture that has not changed keeps its bytes."""
    if not path.exists():
        return {}
    data = [output.data for output in with_pictures(nbformat.read(path, as_version=4))]
    both = [d for d in data if "image/svg+xml" in d and "image/png" in d]
    return {d["image/svg+xml"]: d["image/png"] for d in both if is_packed(d["image/png"])}


def photograph(svgs):
    """{SVG: PNG, in base64} by a headless browser."""
    from browser.chromium import open_browser

    pictures = {}
    with open_browser(1200, 900, scale=SCALE) as browser:
        page = browser.new_page()
        for svg in svgs:
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{svg}")
            pictures[svg] = packed(base64.b64encode(page.locator("svg").first.screenshot()).decode())
    return pictures


def give_pictures(notebook, path):
    """Give every SVG of a notebook its PNG, and pack the PNGs that have no SVG."""
    outputs, pictures = list(with_pictures(notebook)), known_pictures(path)
    new = {output.data["image/svg+xml"] for output in outputs if "image/svg+xml" in output.data} - set(pictures)
    pictures |= photograph(sorted(new)) if new else {}
    for output in outputs:
        if "image/svg+xml" in output.data:
            output.data["image/png"] = pictures[output.data["image/svg+xml"]]
            output.metadata["image/png"] = output.metadata["image/svg+xml"]  # its words
        else:
            output.data["image/png"] = packed(output.data["image/png"])


def execute(path):
    """Run one notebook and save it; an error in a cell leaves the file as it was."""
    notebook = nbformat.read(path, as_version=4)
    there = {"metadata": {"path": str(HERE)}}
    NotebookClient(notebook, timeout=300, resources=there, store_widget_state=False, coalesce_streams=True).execute()
    notebook.metadata.pop("widgets", None)
    notebook.metadata.language_info = {"name": "python"}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = stored(cell.outputs)
    mark_slides(notebook)
    give_pictures(notebook, path)
    nbformat.write(notebook, path)


def repack(path):
    """Pack the pictures of a stored notebook, and mark its slides; everything else stays as it is."""
    notebook = nbformat.read(path, as_version=4)
    mark_slides(notebook)
    give_pictures(notebook, path)
    nbformat.write(notebook, path)


def draw_readme():
    """The picture at the top of the README."""
    import nnbp

    picture = nnbp.OneNetwork(*nnbp.tiny_network(), hand="w3.1.2").still()
    (HERE.parent / "docs" / "one_network.svg").write_text(picture + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="run.py execute", description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", type=Path, help="all where none is named")
    parser.add_argument("--repack", action="store_true", help="only pack the stored pictures, run nothing")
    options = parser.parse_args()
    chosen = [path.resolve() for path in options.notebooks] or sorted(HERE.glob("*.ipynb"))
    for number, path in enumerate(chosen, 1):
        print(f"[{number}/{len(chosen)}] {path.name}", flush=True)
        (repack if options.repack else execute)(path)
    if not options.notebooks and not options.repack:
        draw_readme()
