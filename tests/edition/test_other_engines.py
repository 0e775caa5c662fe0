"""The edition in Firefox and in WebKit, where they are found: the pictures of their share of pages, predictions, themes."""

import json
import os

import pytest

from browser import firefox, webkit

from .conftest import PAGES
from .test_every_page import HOLD

SHARE = 1 if os.environ.get("NNBP_ENGINES") == "all" else 2  # every page in both of them, or in one of the two
ENGINES = {
    "firefox": (firefox.find_firefox, firefox.open_firefox, firefox.MISSING, PAGES[::SHARE]),
    "webkit": (webkit.find_webkit, webkit.open_webkit, webkit.MISSING, PAGES[SHARE - 1 :: SHARE]),
}
WALK = """
  const form = document.querySelector("form.ask"), before = document.documentElement.dataset.theme;
  form.querySelectorAll("input")[0].click();
  form.querySelector("button").click();
  document.querySelector("#theme").click();
  const math = document.querySelector(".formula math").getBoundingClientRect();
  return {
    said: form.querySelector(".said").textContent, score: document.querySelector(".score").textContent,
    turned: before !== document.documentElement.dataset.theme, formula: math.height,
    sideways: document.documentElement.scrollWidth - innerWidth,
  };
"""


@pytest.fixture(scope="module", params=ENGINES)
def page(request):
    find, started, missing, files = ENGINES[request.param]
    if find() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    with started() as opened:
        opened.files = files
        yield opened


def test_every_picture_is_what_python_draws(page, edition):
    for file in page.files:
        page.go(f"{edition.folder.as_uri()}/{file}")
        page.run(HOLD)
        for name in page.run("return [...document.querySelectorAll('figure.live')].map((one) => one.id.slice(8))"):
            tables = json.loads((edition.truth / f"{name}.json").read_text(encoding="utf-8"))
            assert page.run("return held(...given)", name, tables) == [], (file, name)


def test_predictions_formulas_and_themes(page, edition):
    page.go(f"{edition.folder.as_uri()}/04_pass_the_error_back.html")
    found = page.run(WALK)
    assert found["said"][0] in "✓✗" and found["score"].startswith("Predictions recorded: 1 of ")
    assert found["turned"] and found["formula"] > 15 and found["sideways"] <= 0
