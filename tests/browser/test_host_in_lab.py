"""What stands around a picture in JupyterLab: honest without a kernel, named for every reader, and given back when done."""

import pytest

import nnbp
from browser import axe
from browser.lab import PICTURE
from nnbp.live.picture import SCRIPT

SOURCE = "import nnbp\npicture = nnbp.WayBack(*nnbp.tiny_network(), hand='w3.1.2').back()\npicture"
DEMON = "import nnbp\npicture = nnbp.Demon(*nnbp.tiny_network(), hand='2.2')\npicture"
MODELS = "from ipywidgets.widgets.widget import _instances; print(len(_instances))"


@pytest.fixture
def shown(tab):
    def show(source=SOURCE, *more, own=False):
        opened = tab(source, *more, own=own)
        opened.run_all()
        opened.page.wait_for_selector(f"{PICTURE}[data-frame]")
        return opened

    return show


def test_without_a_kernel_it_says_so_and_offers_nothing_else(shown):
    opened = shown()
    page = opened.page
    parts = (f".jp-OutputArea .widget-vbox {part}" for part in ("button:not(.nnbp-present, .nnbp-pager *)", "select"))
    buttons = page.locator(", ".join(parts))
    assert not page.locator(".nnbp-alone").is_visible()
    assert not any(part.is_disabled() for part in buttons.all())
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()")
    page.wait_for_selector(".nnbp-alone:not([hidden])")
    assert "Run the cell again" in page.locator(".nnbp-alone").inner_text()
    assert all(part.is_disabled() for part in buttons.all())
    assert page.locator("button.nnbp-present").is_enabled()
    row = opened.look("frame()")
    opened.drag(80)
    assert opened.look("frame()") > row
    unsent = [error for error in opened.errors if "Could not send widget sync message" in error]  # ipywidgets' own word
    opened.errors[:] = [error for error in opened.errors if error not in unsent]
    opened.click_mark("w2.3.1")
    assert not page.locator(".nnbp-asking").count()
    assert page.locator(f'{PICTURE}[data-control="w3.1.2"]').count() == 1


def test_after_a_restart_it_is_alive_again_when_the_cell_has_run(shown):
    opened = shown()
    page = opened.page
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.restartKernel()")
    page.wait_for_selector(".nnbp-alone:not([hidden])")
    opened.run_all()
    page.wait_for_selector(f"{PICTURE}[data-frame]")
    page.wait_for_selector(".nnbp-alone", state="hidden")
    opened.click_mark("w2.3.1")
    page.wait_for_selector(f'{PICTURE}[data-control="w2.3.1"]')


def test_whatever_can_have_the_focus_has_a_name_and_keeps_its_keys(shown):
    opened = shown()
    page = opened.page
    page.wait_for_selector(".noUi-handle[aria-label]")
    grip = page.locator(".jp-OutputArea .noUi-handle")
    assert grip.get_attribute("aria-label") == "w³₁₂"
    grip.focus()
    page.keyboard.press("ArrowRight")
    assert grip.get_attribute("aria-valuetext") == "−1.88"
    cells = page.locator(".jp-Cell").count()
    for part in (grip, page.locator(".jp-OutputArea select").first, page.locator(".jp-OutputArea button").first):
        part.focus()
        for key in ("b", "d", "d"):
            page.keyboard.press(key)
        assert page.locator(".jp-Cell").count() == cells


def test_a_question_is_answered_with_the_keyboard_alone(tab):
    opened = tab("import nnbp\nnnbp.Predictions('08').ask('not_needed')")
    opened.run_all()
    page = opened.page
    choices = page.locator(".nnbp-ask input[type=radio]")
    choices.first.focus()
    page.keyboard.press(" ")
    for key in ("b", "ArrowDown"):
        page.keyboard.press(key)
    assert choices.nth(1).is_checked() and page.locator(".jp-Cell").count() == 1
    page.wait_for_selector(".nnbp-ask button:not(:disabled)")
    while not page.evaluate("document.activeElement.matches('button')"):  # each choice has a stop of its own
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".nnbp-ask button:disabled")
    texts = page.locator(".nnbp-ask .widget-html-content div")
    texts.nth(1).wait_for()  # the answer may come after the button is off
    lines = texts.evaluate_all("(all) => all.map((text) => text.getBoundingClientRect().height + 8)")  # and its margins
    assert len(lines) == 2 and [height % 20 for height in lines] == [8, 8], "as close as the notebook's lines"
    assert not axe.findings(page, ".jp-OutputArea")


def test_the_demon_follows_though_its_slider_was_ahead_of_python(shown):
    opened = shown(DEMON)
    kernel = opened.kernel()
    opened.click_mark("z3.1")
    opened.page.wait_for_selector(f'{PICTURE}[data-control="z3.1"]')
    kernel.suspend()
    try:
        opened.drag(60)
        opened.click_mark("z2.3")
    finally:
        kernel.resume()
    opened.page.wait_for_selector(f'{PICTURE}[data-control="z2.3"]')
    assert not opened.page.locator(".nnbp-asking").count()


def test_a_cell_that_runs_again_gives_its_widgets_back_and_a_reload_finds_it_alive(shown):
    opened = shown(SOURCE, MODELS, own=True)

    def count():
        opened.run_all()
        opened.page.wait_for_selector(f"{PICTURE}[data-frame]")
        return int(opened.page.locator(".jp-OutputArea-output pre").last.inner_text())

    first = count()
    assert [count() for _ in range(3)] == [first] * 3
    opened.command("docmanager:save")
    opened.reload()
    opened.page.wait_for_selector(f"{PICTURE}[data-frame]")
    opened.click_mark("w2.3.1")
    opened.page.wait_for_selector(f'{PICTURE}[data-control="w2.3.1"]')
    assert "Error" not in opened.page.locator(".jp-OutputArea").first.inner_text()


def test_other_cells_in_the_place_of_all_find_nothing_of_them(shown):
    opened = shown()
    opened.renew("print('picture' in globals())", MODELS)
    opened.run_all()
    said = opened.page.locator(".jp-OutputArea-output pre").all_inner_texts()
    assert [text.strip() for text in said] == ["False", "0"]
    assert not opened.page.locator(PICTURE).count()


@pytest.mark.parametrize("name", ["live.explorer.KEPT", "live.touch.State.taking"])
def test_no_test_leaves_a_module_changed_to_those_after_it(shown, name):
    opened = shown()
    opened.renew("1")
    opened.python(f"import sys, nnbp; sys.before = nnbp.{name}; nnbp.{name} = None")
    with pytest.raises(RuntimeError, match=name):
        opened.renew("1")
    opened.python(f"import sys, nnbp; nnbp.{name} = sys.before")
    opened.renew("1")


def test_a_button_that_can_do_no_more_hands_the_focus_to_the_slider(shown):
    opened = shown()
    page = opened.page
    back = page.get_by_role("button", name="one layer back")
    for layer in (3, 2):
        back.focus()
        page.keyboard.press("Enter")
        page.wait_for_function(
            "layer => look.picture().querySelector('.caption').textContent.includes(`has reached layer ${layer}`)",
            arg=layer,
        )
    page.wait_for_selector("button:disabled:has-text('one layer back')")
    page.wait_for_function("document.activeElement.matches('.noUi-handle')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_the_system_decides_the_colours_all_is_legible_on_its_paper(shown, scheme):
    opened = shown()
    opened.page.emulate_media(forced_colors="active", color_scheme=scheme)
    ink = opened.page.evaluate("getComputedStyle(look.picture().querySelector('text')).fill")
    assert ink == ("rgb(255, 255, 255)" if scheme == "dark" else "rgb(0, 0, 0)")
    dark = "[0, 0, 0]" if scheme == "dark" else "[1, 1, 1]"  # what is behind all: the system's paper
    assert opened.look("contrasts()") and not [f for f in opened.look(f"contrasts({dark})") if f["ratio"] < 4.5]
    opened.page.emulate_media(forced_colors="null", color_scheme="null")


def test_with_reduced_motion_nothing_changes_by_degrees(shown):
    opened = shown()
    slow = """[...document.querySelectorAll(".nnbp, .nnbp *")].filter((each) =>
      getComputedStyle(each).transitionProperty !== "none" && getComputedStyle(each).transitionDuration !== "0s").length"""
    for wish, some in (("no-preference", True), ("reduce", False)):
        opened.page.emulate_media(reduced_motion=wish)
        assert (opened.page.evaluate(slow) > 0) is some
    opened.page.emulate_media(reduced_motion="null")


def test_a_picture_whose_slider_is_no_more_is_a_picture_and_a_sentence(tab):
    opened = tab("1")
    explorer = nnbp.OneNetwork(*nnbp.tiny_network())
    markup, _, _ = explorer.drawn(explorer.state).live(0)
    said = opened.page.evaluate(
        """async ([script, markup]) => {
          const module = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
          const { default: picture } = await import(module);
          const hand = { slider: "IPY_MODEL_gone", base: {}, control: "w3.1.2", markup };
          const manager = { get_model: () => Promise.reject(new Error("model not found")) };
          const el = document.createElement("div");
          document.body.append(el);
          picture.render({ model: { get: () => hand, on() {}, off() {}, widget_manager: manager }, el });
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const said = [el.querySelectorAll("svg.nnbp-picture").length, el.querySelector(".nnbp-alone").innerText];
          el.remove();
          return said;
        }""",
        [SCRIPT, markup],
    )
    assert said == [1, "Nothing moves here any more. Run the cell again."]
