"""`nbconvert --to html --template nnbp`: a page of any notebook that asks no network, and is in nobody's way."""

import re
from pathlib import Path

import pytest
from nbconvert.exporters import HTMLExporter

from browser import axe

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def exporter():
    templates = ROOT / "prefix" / "share" / "jupyter" / "nbconvert" / "templates"
    return HTMLExporter(template_name="nnbp", extra_template_basedirs=[str(templates)])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_formulas_are_there_and_nothing_is_loaded(exporter, path):
    page, _ = exporter.from_filename(str(path))
    written = re.sub(r"<(script|style|pre|code)\b.*?</\1>", "", page, flags=re.DOTALL)
    assert written.count("<math") > 10 and "$" not in re.sub(r"<[^>]*>", "", written)
    assert not re.findall(
        r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"'](?!data:)[^\"']+|@import|url\((?!data:|#)", page
    )
    assert "No description" not in page


def test_it_asks_nobody_and_is_in_nobodys_way(exporter, browser, tmp_path):
    path, asked = tmp_path / "page.html", []
    path.write_text(exporter.from_filename(str(NOTEBOOKS[4]))[0], encoding="utf-8")
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("[...document.images].every((image) => image.naturalWidth > 100)")
    assert axe.findings(page, "body") == []
    page.close()
