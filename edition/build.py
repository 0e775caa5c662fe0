"""The whole edition: pages side by side on all cores, then what they share."""

import os
import shutil
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from nnbp.live.picture import SCRIPT

from . import cells, first, pages, styles
from .alive import FOLDERS, alive

HERE = Path(__file__).parent
ROOT = HERE.parent
KEPT = ROOT / "build" / "edition-kept"
NOTEBOOKS = ROOT / "notebooks"
PARTS = ("make.js", "books.js", "figure.js", "predictions.js", "copy.js", "search.js", "page.js")
COPIED = ("theme.js", "math.woff2", "math-LICENSE.txt")
LONGEST_FIRST = "12 09 08 11 04"


def build(out, say=lambda text: None, kept=KEPT, sample=None, seen=None):
    """Write the edition into the folder `out`. kept: where drawn tables are kept; sample, seen: as for `alive`."""
    cells.one_thread()
    paths = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
    clear(out)
    write_static(out)
    order = sorted(paths, key=lambda path: LONGEST_FIRST.find(path.stem[:2]) % 99)
    began, found = time.monotonic(), {}
    with ProcessPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as workers:
        waiting = {workers.submit(one_page, path, paths, out, kept, sample, seen): path for path in order}
        for done in as_completed(waiting):
            found[path := waiting[done]] = done.result()
            say(f"[{len(found)}/{len(paths)}] {path.stem}.html  {time.monotonic() - began:.0f} s")
    pages.write_chapter(paths, out)
    pages.write_search([entry for path in paths for entry in found[path]], out)
    first.write(paths, first_picture(paths[0], out, kept, sample), out)
    return out


def one_page(path, paths, out, kept, sample, seen):
    return pages.write(path, alive(path, out, kept, sample, seen), paths, out)


def first_picture(path, out, kept, sample):
    """The HTML of the first live picture of a notebook whose page is there already."""
    return next(html for html in alive(path, out, kept, sample).values() if html.startswith("<figure"))


def clear(out):
    """An empty folder for the edition. ValueError for one with anything else in it."""
    if out.exists() and any(out.iterdir()) and not (out / "static" / "page.js").exists():
        raise ValueError(f"{out} is not empty and holds no edition; name another folder")
    shutil.rmtree(out, ignore_errors=True)
    for name in (*FOLDERS, "static"):
        (out / name).mkdir(parents=True)


def write_static(out):
    """Style and scripts. The pictures' script is JupyterLab's, as a plain script: a page from a folder loads no modules."""
    picture = SCRIPT.replace("export default { render };", "return { render };")
    host = "\n".join((HERE / "static" / part).read_text(encoding="utf-8") for part in PARTS)
    together = f"const picture = (() => {{\n{picture}}})();\n{host}"
    (out / "static" / "page.js").write_text(f'"use strict";\n(() => {{\n{together}}})();\n', encoding="utf-8")
    for name in COPIED:
        shutil.copy(HERE / "static" / name, out / "static")
    (out / "static" / "page.css").write_text(styles.style(), encoding="utf-8")
