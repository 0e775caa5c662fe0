"""One sampled edition and one browser for all its tests; a page fails by an error, or by asking anything of the outside."""

import os
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

import run
from edition.build import NOTEBOOKS, build

from ..chromium import chromium
from . import witness

SAMPLE = 2  # tables of a picture at each distance from its start
PAGES = ["index.html", *sorted(f"{path.stem}.html" for path in NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))]


@dataclass
class Edition:
    """A built edition, and what Python draws of its pictures: a file for each figure, as witness.py writes them."""

    folder: Path
    truth: Path

    def text(self, page):
        return (self.folder / page).read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def edition(tmp_path_factory, worker_id):
    """Every page, the first tables, and some states drawn by lot: built by the first worker that needs it, for all.

    NNBP_EDITION names a folder where it is to stay, and is found by the next run.
    """
    base = tmp_path_factory.getbasetemp()
    home = Path(
        os.environ.get("NNBP_EDITION") or (base if worker_id == "master" else base.parent) / "edition"
    ).resolve()
    found = Edition(home / "pages", home / "truth")
    found.truth.mkdir(parents=True, exist_ok=True)
    with open(home / "lock", "a") as lock:
        while not run.locked(lock):
            time.sleep(0.2)
        if not (home / "whole").exists():
            build(found.folder, kept=home / "kept", sample=SAMPLE, seen=partial(witness.drawn, found.truth))
            (home / "whole").touch()
    return found


@pytest.fixture(scope="package")
def browser():
    with chromium(1200, 900) as opened:
        yield opened


def opened(browser, folder, name, heard):
    """A page of an edition in a folder, opened from there; what it does wrong is put into `heard`."""
    page = browser.new_page()
    page.on("pageerror", lambda error: heard.append(f"page error: {error}"))
    page.on("console", lambda message: message.type == "error" and heard.append(message.text))
    page.on("request", lambda asked: asked.url.startswith((folder.as_uri(), "data:")) or heard.append(asked.url))
    page.goto(f"{folder.as_uri()}/{name}")
    return page


@pytest.fixture
def visit(browser, edition):
    """visit("index.html") is a page of the edition; where: another folder, forgiven: what its errors may begin with."""
    pages, heard, fine = [], [], ["\0"]

    def open_page(name, where=edition.folder, forgiven="\0"):
        fine.append(forgiven)
        pages.append(opened(browser, where, name, heard))
        return pages[-1]

    yield open_page
    for page in pages:
        page.evaluate("() => localStorage.clear()")
        page.close()
    assert [text for text in heard if not text.startswith(tuple(fine))] == []
