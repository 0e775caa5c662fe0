"""The whole edition: pages side by side on all cores, then what they share."""

import os
import shutil
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from nnbp.live.picture import LivePicture

from . import cells, first, pages, styles
from .alive import FOLDERS, alive

HERE = Path(__file__).parent
ROOT = HERE.parent
KEPT = ROOT / "build" / "edition-kept"
NOTEBOOKS = ROOT / "notebooks"
LONGEST_FIRST = ("12", "09", "08", "11", "04")


def build(out, most=None, say=lambda text: None, kept=KEPT):
    """Write the edition into the folder `out`. most: tables of a picture, at most; kept: where drawn ones are kept."""
    cells.one_thread()
    paths = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    clear(out)
    order = sorted(paths, key=lambda path: (path.stem[:2] not in LONGEST_FIRST, LONGEST_FIRST.index(path.stem[:2]) if path.stem[:2] in LONGEST_FIRST else 0))
    began, found = time.monotonic(), {}
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as workers:
        for path, entries in zip(order, workers.map(one_page, *zip(*((path, paths, out, kept, most) for path in order), strict=True)), strict=True):
            found[path] = entries
            say(f"{path.stem}.html  {time.monotonic() - began:.0f} s")
    pages.write_search([entry for path in paths for entry in found[path]], out)
    first.write(paths, first_picture(paths[0], out, kept, most), out)
    write_static(out)
    return out


def one_page(path, paths, out, kept, most):
    return pages.write(path, alive(path, out, kept, most), paths, out)


def first_picture(path, out, kept, most):
    """The HTML of the first live picture of a notebook whose page is there already."""
    return next(html for html in alive(path, out, kept, most).values() if html.startswith("<figure"))


def clear(out):
    """An empty folder for the edition. ValueError for one with anything else in it."""
    if out.exists() and any(out.iterdir()) and not (out / "static" / "page.js").exists():
        raise ValueError(f"{out} is not empty and holds no edition; name another folder")
    shutil.rmtree(out, ignore_errors=True)
    for name in (*FOLDERS, "static"):
        (out / name).mkdir(parents=True)


def write_static(out):
    """Style and scripts. The pictures' script is JupyterLab's, as a plain script: a page from a folder loads no modules."""
    picture = script_of(LivePicture).replace("export default { render };", "return { render };")
    host = (HERE / "static" / "page.js").read_text(encoding="utf-8")
    together = f'"use strict";\nconst picture = (() => {{\n{picture}}})();\n{host}'
    (out / "static" / "page.js").write_text(together, encoding="utf-8")
    shutil.copy(HERE / "static" / "theme.js", out / "static")
    (out / "static" / "page.css").write_text(styles.style(), encoding="utf-8")


def script_of(widget):
    """The script of an anywidget, as text."""
    return str(widget._esm)
