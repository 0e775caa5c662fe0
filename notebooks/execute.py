"""Run the notebooks and save them as they are committed: python run.py execute [notebook ...].

Without a name it runs them all and draws the README's picture again. Each is run from top to bottom in a new kernel.
Outputs keep their still pictures, as SVG and as a PNG of it for viewers that refuse an SVG they do not trust; live widgets
and their state, which no viewer could show without the kernel, go.
"""

import base64
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

WIDGET = "application/vnd.jupyter.widget-view+json"


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


def known_pictures(path):
    """{SVG: its PNG} of the notebook as it was, so that a picture that has not changed keeps its bytes."""
    if not path.exists():
        return {}
    cells = nbformat.read(path, as_version=4).cells
    data = [output.get("data", {}) for cell in cells for output in cell.get("outputs", [])]
    return {d["image/svg+xml"]: d["image/png"] for d in data if "image/svg+xml" in d and "image/png" in d}


def photograph(svgs):
    """{SVG: PNG, in base64} by a headless browser, at twice the size."""
    from browser.lab import open_browser

    pictures = {}
    with open_browser(1200, 900, scale=2) as browser:
        page = browser.new_page()
        for svg in svgs:
            page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block }}</style>{svg}")
            pictures[svg] = base64.b64encode(page.locator("svg").first.screenshot()).decode()
    return pictures


def execute(path):
    """Run one notebook and save it; an error in a cell leaves the file as it was."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=300, resources={"metadata": {"path": str(HERE)}}, store_widget_state=False
    ).execute()
    notebook.metadata.pop("widgets", None)
    notebook.metadata.language_info = {"name": "python"}
    drawn = []
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs = stored(cell.outputs)
            drawn += [output for output in cell.outputs if "image/svg+xml" in output.get("data", {})]
    pictures = known_pictures(path)
    new = {output.data["image/svg+xml"] for output in drawn} - set(pictures)
    pictures |= photograph(sorted(new)) if new else {}
    for output in drawn:
        output.data["image/png"] = pictures[output.data["image/svg+xml"]]
        output.metadata["image/png"] = output.metadata["image/svg+xml"]  # its words
    nbformat.write(notebook, path)


def draw_readme():
    """The picture at the top of the README."""
    import nnbp

    picture = nnbp.OneNetwork(*nnbp.tiny_network(), hand="w3.1.2").still()
    (HERE.parent / "docs" / "one_network.svg").write_text(picture + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    chosen = [Path(name).resolve() for name in sys.argv[1:]] or sorted(HERE.glob("*.ipynb"))
    for number, path in enumerate(chosen, 1):
        print(f"[{number}/{len(chosen)}] {path.name}", flush=True)
        execute(path)
    if not sys.argv[1:]:
        draw_readme()
