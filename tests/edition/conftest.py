"""One edition and one browser for all its tests; a page fails its test by an error, or by asking anything of the outside."""

import os
import time
from pathlib import Path

import pytest

import run
from browser import lab
from edition.build import build


@pytest.fixture(scope="session")
def folder(tmp_path_factory, worker_id):
    """The edition, with the tables next to the start: built by the first worker that needs it, for all of them.

    NNBP_EDITION names a folder with an edition to test instead.
    """
    if named := os.environ.get("NNBP_EDITION"):
        return Path(named).resolve()
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "edition"
    with open(shared.with_suffix(".lock"), "a") as lock:
        while not run.locked(lock):
            time.sleep(0.2)
        if not (shared / "index.html").exists():
            build(shared, most=1)
    return shared


@pytest.fixture(scope="package")
def browser():
    """A headless browser. Where there is none the tests are skipped; where CI is set they fail."""
    if lab.find_browser() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lab.MISSING)
    with lab.open_browser(1200, 900) as opened:
        yield opened


@pytest.fixture
def visit(browser, folder):
    """visit("index.html") is a page of the edition, opened from its folder; forgiven: errors that may come of it."""
    pages, heard = [], []

    def open_page(name, where=folder, forgiven=()):
        page = browser.new_page()
        pages.append(page)
        page.on("pageerror", lambda error: heard.append(f"page error: {error}"))
        page.on("console", lambda message: message.type == "error" and heard.append(message.text))
        page.on(
            "request", lambda request: request.url.startswith((where.as_uri(), "data:")) or heard.append(request.url)
        )
        page.goto(f"{where.as_uri()}/{name}")
        page.forgiven = forgiven
        return page

    yield open_page
    forgiven = tuple(text for page in pages for text in page.forgiven)
    for page in pages:
        page.close()
    assert [text for text in heard if not text.startswith(forgiven or "\0")] == []
