"""The pages: each notebook as HTML by nbconvert with a template of ours, the first page, and what can be searched for."""

import base64
import html
import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import nbformat
from nbconvert.exporters import HTMLExporter

from . import exercises
from .maths import markdown

HERE = Path(__file__).parent
ROOT = HERE.parent
POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' 'unsafe-inline' file:; img-src 'self' data: file:; "
    "font-src 'self' file:; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True)
class Page:
    """A notebook in the edition: "04", "04_pass_the_error_back.html", "pass the error back"."""

    number: str
    file: str
    name: str


def page_of(path):
    return Page(path.stem[:2], f"{path.stem}.html", path.stem[3:].replace("_", " "))


def write(path, alive, paths, out):
    """Write the page of a notebook; alive: {number of a cell: HTML}. Returns what of it can be searched for."""
    notebook, pages = nbformat.read(path, as_version=4), [page_of(each) for each in paths]
    page = page_of(path)
    at = pages.index(page)
    for number, cell in enumerate(notebook.cells):
        cell.metadata = {"number": number, "exercise": exercises.is_one(cell)}
        cell.metadata["hints"] = exercises.hints(cell.source) if cell.metadata["exercise"] else ""
        if number in alive:
            cell.outputs = [nbformat.v4.new_output("execute_result", {"nnbp/html": alive[number]})]
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                output.data["nnbp/image"] = f"stills/{page.number}-{number}.png"
                (out / output.data["nnbp/image"]).write_bytes(base64.b64decode(output.data["image/png"]))
    body = exporter().from_notebook_node(notebook, {
        "title": f"{page.number} {page.name}", "number": page.number, "policy": POLICY,
        "pages": [asdict(each) for each in pages], "contents": headings(notebook),
        "before": asdict(pages[at - 1]) if at else None, "after": asdict(pages[at + 1]) if at + 1 < len(pages) else None,
    })[0]  # fmt: skip
    (out / page.file).write_text(body, encoding="utf-8")
    return entries(notebook, page)


def write_chapter(paths, out):
    """The page about the chapter, which notebooks refer to."""
    text = (ROOT / "docs" / "chapter.md").read_text(encoding="utf-8")
    cell = nbformat.v4.new_markdown_cell(text, metadata={"number": 0})
    body = exporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]), {
        "title": "the chapter", "number": "", "policy": POLICY, "pages": [asdict(page_of(each)) for each in paths],
    })[0]  # fmt: skip
    (out / "chapter.html").write_text(body, encoding="utf-8")


@cache
def exporter(template="index.html.j2"):
    """What makes a page of a notebook; its templates are compiled once."""
    return HTMLExporter(
        template_name="page", template_file=template, extra_template_basedirs=[str(HERE / "templates")],
        filters={"markdown": markdown},
    )  # fmt: skip


def headings(notebook):
    """[(anchor, heading)] of the second level."""
    found = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            for title, anchor in re.findall(
                r'<h2 id="[^"]*">(.*?)<a class="anchor-link" href="#([^"]*)"', markdown(cell.source)
            ):
                found.append((anchor, re.sub("<[^>]+>", "", title)))
    return found


def entries(notebook, page):
    """[[file#anchor, lesson and heading, words]] of every text cell."""
    found, heading = [], page.name
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            titles = re.findall(r"^#+ (.+)", cell.source, re.MULTILINE)
            if titles:
                heading = titles[0]
            found.append([f"{page.file}#cell-{number}", f"{page.number} · {heading}", words(cell.source)])
    return found


def words(source):
    """The words of a markdown text, for a search: formulas by their number and letters, no marks."""
    text = re.sub(r"\\tag\{(.+?)\}", r" (\1) ", source)
    text = re.sub(r"\\color\{#\w+\}|<[^>]+>|\]\([^)]*\)", " ", text)
    text = re.sub(r"\\(delta|sigma|nabla|partial|eta|odot)", lambda m: f" {m[1]} ", text)
    return " ".join(re.sub(r"[\\${}*_`#\[\]|^]", " ", html.unescape(text)).split())


def write_search(found, out):
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    (out / "static" / "words.js").write_text(f"nnbp.words({text})", encoding="utf-8")
