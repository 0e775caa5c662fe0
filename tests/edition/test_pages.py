"""What a page offers beside its pictures: predictions, search, themes, anchors, links, and plain words in trouble."""

import re
import shutil

import pytest

from .conftest import PAGES

WAY_BACK = "04_pass_the_error_back.html"


def test_every_numbered_equation_has_an_anchor(edition):
    text = edition.text(WAY_BACK)
    assert {"35", "BP1", "42", "43", "44", "45", "BP2"} <= set(re.findall(r'class="formula" id="eq-([^"]+)"', text))


def test_no_formula_is_left_as_tex(edition):
    for name in PAGES:
        text = re.sub(
            r'alttext="[^"]*"|<script.*?</script>|<pre.*?</pre>|<code.*?</code>',
            "",
            edition.text(name),
            flags=re.S,
        )
        assert not re.search(r"\$\$|\\(frac|delta|color|sigma)", text), name


def test_a_prediction_is_recorded_scored_kept_and_forgotten(visit):
    page = visit(WAY_BACK)
    form = page.locator("form.ask").first
    record = form.get_by_role("button", name="record")
    assert record.is_disabled()
    form.locator("input").first.check()
    record.click()
    assert re.match(r"✓ A hit\.|✗ It is: ", form.locator(".said").text_content())
    said = page.locator(".score").text_content()
    assert said.startswith("Predictions recorded: 1 of ")
    page.reload()
    assert page.locator(".score").text_content() == said
    assert form.locator("input").first.is_checked() and form.locator("input").first.is_disabled()
    page.get_by_role("button", name="forget them").click()
    page.wait_for_function(
        "() => document.querySelector('.score').textContent.startsWith('Predictions recorded: 0 of ')"
    )


def test_the_right_answer_is_called_a_hit(visit, folder):
    page = visit(WAY_BACK)
    form = page.locator("form.ask").first
    truth = form.evaluate("(form) => JSON.parse(form.querySelector('script').textContent)[2]")
    form.locator("input").nth(truth).check()
    form.get_by_role("button", name="record").click()
    assert form.locator(".said").text_content().startswith("✓ A hit.")
    page.get_by_role("button", name="forget them").click()


def test_search_finds_an_equation_and_leads_there(visit):
    page = visit("index.html")
    page.locator("#search input").fill("bp2 transpose")
    first = page.locator("#search li a").first
    first.wait_for()
    first.click()
    page.wait_for_url("**/*.html#cell-*")
    assert page.locator(page.evaluate("() => location.hash")).count() == 1


def test_the_theme_is_switched_and_remembered(visit):
    page = visit("index.html")
    before = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.locator("#theme").click()
    after = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.reload()
    assert before != after == page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.evaluate("() => localStorage.clear()")


def test_solutions_are_folded_and_exercises_say_how_to_run_them(visit):
    page = visit(WAY_BACK)
    solution = page.locator("details", has_text="A solution").first
    assert solution.get_attribute("open") is None
    assert "run.py lab" in page.locator(".exercise .own").first.text_content()


def test_keys_alone_take_another_weight(visit):
    picture = Picture(visit("index.html"), "00-19")
    picture.svg.locator('[data-pick="w3.1.2"]').focus()
    picture.page.keyboard.press("ArrowRight")
    name = picture.page.evaluate("() => document.activeElement.dataset.pick")
    picture.page.keyboard.press("Enter")
    picture.figure.locator(f'svg[data-control="{name}"]').wait_for()
    picture.range.focus()
    row = int(picture.svg.get_attribute("data-frame"))
    picture.page.keyboard.press("ArrowRight")
    picture.shows(name, row + 1)


@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_a_page_whose_data_is_missing_or_damaged_says_so(damage, visit, folder, tmp_path):
    where = tmp_path / "copy"
    shutil.copytree(folder, where)
    file = where / "data" / "00-19-0.js"
    if damage == "missing":
        file.unlink()
    else:
        file.write_text(file.read_text(encoding="utf-8")[:2000] + '")', encoding="utf-8")
    page = visit("00_start_here.html", where, forgiven=("Failed to load resource",))
    figure = page.locator("#picture-00-19")
    figure.scroll_into_view_if_needed()
    page.wait_for_function("(note) => note.textContent", arg=figure.locator(".note").element_handle())
    assert "data/00-19-0.js is missing or damaged" in figure.locator(".note").text_content()
    assert figure.locator("img.still").is_visible()
