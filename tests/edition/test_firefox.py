"""A reader's walk in Firefox, where one is found: pictures as Python draws them, a prediction, the theme."""

import json

import pytest

from browser.firefox import find_firefox, open_firefox

from .test_every_page import HOLD

PAGE = "04_pass_the_error_back.html"
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


@pytest.fixture(scope="module")
def page():
    if find_firefox() is None:
        pytest.skip("no Firefox is found; NNBP_FIREFOX names one")
    with open_firefox() as opened:
        yield opened


def test_the_pictures_of_a_page_are_what_python_draws(page, edition):
    page.go(f"{edition.folder.as_uri()}/{PAGE}")
    page.run(HOLD)
    for path in sorted(edition.truth.glob("04-*.json")):
        assert page.run("return held(...given)", path.stem, json.loads(path.read_text(encoding="utf-8"))) == []


def test_predictions_formulas_and_themes(page, edition):
    page.go(f"{edition.folder.as_uri()}/{PAGE}")
    found = page.run(WALK)
    assert found["said"][0] in "✓✗" and found["score"].startswith("Predictions recorded: 1 of ")
    assert found["turned"] and found["formula"] > 15 and found["sideways"] <= 0
