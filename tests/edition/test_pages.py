"""What a page offers beside its pictures: predictions, search, themes, anchors, links, and plain words in trouble."""

import re
import shutil

import pytest

from .conftest import PAGES
from .picture import Picture

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
    page.locator(".score", has_text="Predictions recorded: 0 of ").wait_for()  # the page is loaded anew meanwhile


def test_the_right_answer_is_called_a_hit(visit):
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


def test_the_hints_come_one_by_one_before_the_solution(edition):
    exercise = re.search(
        r'<section class="cell exercise".*?</section>\s*<section.*?</section>', edition.text(WAY_BACK), re.S
    )[0]
    found = [re.sub("<.*?>", "", each) for each in re.findall(r"<summary>(.*?)</summary>", exercise)]
    assert found == ["A hint", *["One more hint"] * 4, "A solution"]
    assert "Hint 1 of 5." in exercise


def test_print_shows_the_solutions(visit):
    page = visit(WAY_BACK)
    solution = page.locator("details", has_text="A solution").first
    assert not solution.evaluate("(each) => each.open")
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert solution.evaluate("(each) => each.open")
    assert not page.locator("details.hint").first.evaluate("(each) => each.open")
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert not solution.evaluate("(each) => each.open")


def test_keys_alone_take_another_number_and_move_it(visit, edition):
    picture = Picture(visit("index.html"))
    name = picture.leading("take", edition)
    picture.svg.locator(f'[data-pick="{name}"]').first.focus()
    picture.page.keyboard.press("Enter")
    picture.shows(name)
    picture.range.focus()
    row = int(picture.svg.get_attribute("data-frame"))
    picture.page.keyboard.press("ArrowRight")
    picture.shows(name, row + 1)


def test_another_number_puts_the_first_back_and_says_so(visit, edition):
    picture = Picture(visit("index.html"))
    before = picture.figure.locator(".hand > output").text_content()
    label = picture.list.evaluate("(list) => list.selectedOptions[0].textContent")
    name = picture.leading("take", edition)
    picture.slide(20)
    picture.list.select_option(name)
    picture.shows(name)
    assert picture.note.text_content() == f"{label} is back at {before}: without Python one number moves at a time."


def test_what_has_no_table_says_that_it_needs_python(visit, edition):
    picture = Picture(visit("index.html"))
    known = {event for event in picture.what["events"] if event.startswith("take ")}
    missing = next(name for name in picture.what["controls"] if f"take {name}" not in known)
    picture.svg.locator(f'[data-pick="{missing}"]').first.dispatch_event("click")
    picture.page.wait_for_function("(note) => note.textContent", arg=picture.note.element_handle())
    assert "needs Python" in picture.note.text_content()


def test_a_choice_is_there_once_what_it_is_about_is_unfolded(visit):
    picture = Picture(visit("12_watch_the_error_vanish.html"))
    lists = {name: picture.figure.locator(f".more select[aria-label='{name}']") for name in ("why", "beside init")}
    beside = picture.figure.locator(".more label", has_text="◇ beside it")
    assert lists["why"].is_visible() and not beside.is_visible() and not lists["beside init"].is_visible()
    lists["why"].select_option(label="why")
    beside.wait_for()
    assert lists["beside init"].is_visible()
    lists["why"].select_option(label="picture")
    beside.wait_for(state="hidden")


def test_the_address_leads_back(visit):
    picture = Picture(visit(WAY_BACK))
    picture.slide(40)
    picture.page.wait_for_function("() => location.hash.length > 1")
    again = Picture(visit(WAY_BACK + picture.page.evaluate("() => location.hash")))
    again.shows(picture.svg.get_attribute("data-control"), 40)


def test_a_drag_in_the_picture_moves_the_slider(visit):
    picture = Picture(visit("index.html"))
    grip = picture.svg.locator("[data-grip]").first.bounding_box()
    x, y, row = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2, picture.range.input_value()
    picture.page.mouse.move(x, y)
    picture.page.mouse.down()
    for step in range(1, 6):
        picture.page.mouse.move(x + 6 * step, y - 6 * step)
    picture.page.wait_for_function("([range, row]) => range.value !== row", arg=[picture.range.element_handle(), row])
    picture.page.mouse.up()


@pytest.mark.parametrize("damage", ["missing", "cut"])
def test_a_page_whose_data_is_missing_or_damaged_says_so(damage, visit, edition, tmp_path):
    where = tmp_path / "copy"
    shutil.copytree(edition.folder, where, ignore=shutil.ignore_patterns("[0-9]*.html"))
    file = next(where.glob("data/00-*-0.js"))
    if damage == "missing":
        file.unlink()
    else:
        file.write_text(file.read_text(encoding="utf-8")[:2000] + '")', encoding="utf-8")
    page = visit("index.html", where, forgiven="Failed to load resource")
    figure = page.locator("figure.live")
    page.wait_for_function("(note) => note.textContent", arg=figure.locator(".note").element_handle())
    assert re.search(r"data/\S+-0.js is missing or damaged", figure.locator(".note").text_content())
    assert figure.locator("img.still").is_visible()
