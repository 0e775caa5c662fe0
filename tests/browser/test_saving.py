"""What a slider in motion tells Python, and when: saving.js, with a slider that only notes it."""

from pathlib import Path

import pytest

import nnbp.live

SAVING = (Path(nnbp.live.__file__).parent / "saving.js").read_text(encoding="utf-8")
SLIDER = """
var told = [];
var slider = { save_changes: (...given) => told.push(given) };
sparing(slider);
"""
WAITED = "() => new Promise((on) => setTimeout(on, 3 * PAUSE))"


@pytest.fixture
def page(browser):
    opened = browser.new_page()
    opened.add_script_tag(content=SAVING + SLIDER)
    yield opened
    opened.close()


def moved(page, *numbers):
    """What has been told, after the slider has been at these numbers, one after another without a pause."""
    return page.evaluate(
        "(numbers) => { numbers.forEach((at) => slider.save_changes(at, 'more')); return told; }", numbers
    )


def test_the_first_is_told_at_once_and_then_only_where_it_stops(page):
    assert moved(page, *range(30)) == [[0, "more"]]
    page.evaluate(WAITED)
    assert page.evaluate("told") == [[0, "more"], [29, "more"]]
    page.evaluate(WAITED)
    assert moved(page, 7)[2:] == [[7, "more"]]  # it has rested: at once again


def test_in_a_hurry_what_waits_is_told_now_and_once(page):
    moved(page, 1, 2, 3)
    assert page.evaluate("(slider.hurry(), told)") == [[1, "more"], [3, "more"]]
    page.evaluate("slider.hurry()")
    page.evaluate(WAITED)
    assert page.evaluate("told") == [[1, "more"], [3, "more"]]


def test_a_slider_of_two_pictures_is_seen_to_once_and_one_that_was_closed_not_at_all(page):
    page.evaluate("sparing(slider)")
    assert moved(page, 1, 2) == [[1, "more"]]
    assert page.evaluate("(sparing(slider = {}), Object.keys(slider))") == []


def test_a_slider_that_is_closed_while_it_waits_says_no_more(page):
    assert page.evaluate("(slider.comm_live = true, slider.comm = {}, 1)") and len(moved(page, 1, 2)) == 1
    page.evaluate("void delete slider.comm")  # as ipywidgets closes it: to save it now would be an error
    page.evaluate(WAITED)
    page.evaluate("slider.hurry()")
    assert page.evaluate("told") == [[1, "more"]]
