"""The first page: one picture to push on at once, one sentence, and the lessons."""

import re
from dataclasses import asdict

import nbformat

from . import pages
from .alive import ROOT

ROW = re.compile(r"^\| (\d\d) \| \[[^\]]*\]\([^)]*\) \| (.*?) \| (.*?) \|$", re.MULTILINE)
PICTURE = re.compile(r'id="picture-(.+?)"')
MINUTES = re.compile(r"\*About (\d+) minutes\.\*")


def write(paths, figure, out):
    """Write index.html. figure: the HTML of the picture on it, whose first table is asked for before the script asks."""
    told = {
        number: (equations, push) for number, equations, push in ROW.findall((ROOT / "README.md").read_text("utf-8"))
    }
    lessons = [
        {**asdict(page := pages.page_of(path)), "minutes": minutes(path)}
        | dict(zip(("equations", "push"), told[page.number], strict=True))
        for path in paths
    ]
    body = pages.exporter("first.html.j2").from_notebook_node(nbformat.v4.new_notebook(), {
        "title": "backpropagation, one equation at a time", "number": "", "policy": pages.POLICY,
        "pages": [asdict(pages.page_of(path)) for path in paths], "lessons": lessons, "figure": figure,
        "ahead": f"data/{PICTURE.search(figure)[1]}-0.js",
    })[0]  # fmt: skip
    (out / "index.html").write_text(body, encoding="utf-8")


def minutes(path):
    """How long a lesson takes, as it says itself."""
    cells = nbformat.read(path, as_version=4).cells
    return next(found[1] for cell in cells if (found := MINUTES.search(cell.source)))
