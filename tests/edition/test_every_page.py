"""Every page in a browser: its pictures against Python's drawings, at any width, for a screen reader, asking nothing."""

import json
import re
from pathlib import Path

import pytest

from browser.axe import findings

from .conftest import PAGES, opened

HOLD = Path(__file__).with_name("hold.js").read_text(encoding="utf-8")
CONTRAST = ("in", "06", "08")  # pages whose colours axe measures; that takes seconds, and they share one style


@pytest.fixture(scope="module", params=PAGES, ids=lambda name: name[:2])
def page(request, browser, edition):
    """One page after the other, each open while its tests run."""
    heard = []
    page = opened(browser, edition.folder, request.param, heard)
    page.file = request.param
    yield page
    page.close()
    assert heard == []


def test_every_picture_is_what_python_draws(page, edition):
    page.evaluate(f"() => {{ {HOLD} }}")
    names = page.locator("figure.live").evaluate_all("(all) => all.map((each) => each.id.replace('picture-', ''))")
    known = {path.stem for path in edition.truth.glob(f"{page.file[:2]}-*.json")}
    assert names if page.file == "index.html" else set(names) == known
    for name in names:
        tables = json.loads((edition.truth / f"{name}.json").read_text(encoding="utf-8"))
        assert page.evaluate("([name, tables]) => held(name, tables)", [name, tables]) == []


def test_no_page_scrolls_sideways(page):
    for width in (360, 768, 1920):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_serious(page):
    assert findings(page, "body", () if page.file[:2] in CONTRAST else ("color-contrast",)) == []


@pytest.fixture(scope="module")
def anchors(edition):
    """{a page: every id in it}."""
    return {name: set(re.findall(r'\bid="([^"]+)"', edition.text(name))) for name in (*PAGES, "chapter.html")}


def test_every_link_inside_the_edition_leads_somewhere(page, edition, anchors):
    for href in re.findall(r'(?:href|src)="([^":]+)"', edition.text(page.file)):
        file, _, anchor = href.partition("#")
        assert (edition.folder / (file or page.file)).is_file(), href
        assert not anchor or anchor in anchors[file or page.file], href
