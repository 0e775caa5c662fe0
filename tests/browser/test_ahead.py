"""A table drawn ahead of the press on a mark: shown at once, with no word of Python's, and never where it may be untrue."""

import re
from contextlib import contextmanager
from pathlib import Path

import pytest

import nnbp.live
from browser.lab import HANDLE, PICTURE
from nnbp.live.picture import SCRIPT

from .test_live_picture import agree, computed, follow, pick, settled
from .test_touch import Mouse, drag, grips, shown, until_still  # noqa: F401

FORESEEING = (Path(nnbp.live.__file__).parent / "ahead.js").read_text(encoding="utf-8")
ALONE = """
var told = [], came = [];
var ahead = foreseeing((content) => told.push(content), (table) => came.push(table));
var pause = (ms) => new Promise((done) => setTimeout(done, ms));
var answer = (content) => ahead.hear({ ticket: content.ticket, table: { control: content.near } }, ["texts", "rows"]);
"""
# `drawn` resolves when the page has so many more tables that were drawn ahead.
DRAWN = """(count) => void (window.drawn = new Promise((done) => {
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  let tables = 0;
  kernel.anyMessage.connect(function heard(_, { msg, direction }) {
    if (direction !== "recv" || !msg.content?.data?.content?.ticket || ++tables < count) return;
    kernel.anyMessage.disconnect(heard);
    setTimeout(done, 100);
  });
}))"""
HELD = f'{PICTURE}[data-control="b2.1"][data-frame]'


@pytest.fixture
def page(browser):
    opened = browser.new_page()
    opened.add_script_tag(content=FORESEEING + ALONE)
    yield opened
    opened.close()


def test_a_mark_that_is_only_passed_asks_for_nothing(page):
    page.evaluate("async () => { ahead.rest('b2.1'); ahead.rest('b2.2'); ahead.leave(); await pause(3 * REST); }")
    assert page.evaluate("told") == []
    page.evaluate("async () => { ahead.rest('b2.1'); ahead.rest('b2.2'); await pause(3 * REST); ahead.rest('b2.2'); }")
    page.evaluate("pause(3 * REST)")
    assert [content["near"] for content in page.evaluate("told")] == ["b2.2"]


def test_only_the_answer_that_was_asked_for_last_is_kept_and_no_longer_than_it_is_true(page):
    page.evaluate("async () => { for (const name of ['b2.1', 'b2.2']) { ahead.rest(name); await pause(3 * REST); } }")
    assert page.evaluate("(answer(told[0]), [ahead.of('b2.1'), ahead.of('b2.2'), came.length])") == [None, None, 0]
    table = {"control": "b2.2", "channels": "texts", "index": "rows", "early": True}
    assert page.evaluate("(answer(told[1]), [ahead.of('b2.1'), ahead.of('b2.2'), came.length])") == [None, table, 1]
    page.evaluate("ahead.hear(undefined), ahead.hear({ settled: true })")  # not its own
    assert page.evaluate("ahead.of('b2.2')") == table
    assert page.evaluate("(ahead.drop(), answer(told[1]), [ahead.of('b2.2'), came.length])") == [None, 1]


def test_lines_of_a_list_are_asked_for_one_after_another_until_something_may_have_changed(page):
    page.evaluate("ahead.line(['b2.1', 'b2.2', 'b2.3'])")
    near = "told.map(({ near }) => near)"
    assert page.evaluate(near) == ["b2.1"]
    assert page.evaluate(f"(answer(told[0]), {near})") == ["b2.1", "b2.2"]
    assert (
        page.evaluate("(ahead.line(['b2.2', 'b2.1', 'b2.3', 'b3.1']), told.length)") == 3
    )  # its answer counts no more
    assert page.evaluate(f"(answer(told[1]), answer(told[2]), {near})") == ["b2.1", "b2.2", "b2.2", "b2.3"]
    page.evaluate("async () => { ahead.rest('w3.1.2'); await pause(3 * REST); }")  # comes first, and the lines after it
    page.evaluate("ahead.hear({ ticket: told[4].ticket, table: null }, [])")  # nothing is to be shown for that
    assert page.evaluate(near)[4:] == ["w3.1.2", "b2.3"]
    page.evaluate("answer(told[5])")
    kept = "['b2.1', 'b2.2', 'b2.3', 'w3.1.2'].map((name) => ahead.of(name)?.control)"
    assert page.evaluate(kept) == ["b2.1", "b2.2", "b2.3", None]
    page.evaluate("(ahead.drop(), answer(told[6]))")
    assert page.evaluate(f"[told.length, ...{kept}]") == [7, None, None, None, None]


def rest_on(tab, name):
    """Rest on a mark until its table is there."""
    tab.page.evaluate(DRAWN, 1)
    tab.page.mouse.move(*tab.page.evaluate("name => look.spot(name)", name))
    tab.page.evaluate("drawn")


@contextmanager
def rested(tab, twin):
    """The table of b2.1 is there, and the kernel stopped."""
    kernel = settled(tab, twin)
    rest_on(tab, "b2.1")
    kernel.suspend()
    try:
        yield
    finally:
        kernel.resume()


def test_with_the_kernel_stopped_a_mark_that_was_rested_on_is_taken_dragged_and_not_drawn_again(shown):  # noqa: F811
    tab, twin = shown()
    with rested(tab, twin):
        tab.click_mark("b2.1")
        tab.page.wait_for_selector(HELD)
        twin.pick("b2.1")
        agree(tab, twin)
        assert not tab.page.locator(".nnbp-asking").count()
        x, y = next(g for g in grips(tab) if g["kind"] == "field")["middle"]
        drag(Mouse(tab.page), (x, y), (x + 40, y))
        until_still(tab)
        moved = tab.look("frame()")
        assert moved != twin.place(twin.state)
        follow(tab, twin)
        tab.page.evaluate("void (window.drawing = look.picture())")
    tab.until_held(twin.controls(twin.state)["b2.1"].label, "b2.1")
    tab.python("1")
    assert tab.page.evaluate("drawing === look.picture()") and tab.look("frame()") == moved
    agree(tab, twin)
    told = tab.python("print(picture.hand, picture.values['b2.1'])").split()
    assert told == ["b2.1", str(twin.values["b2.1"])]
    tab.click_mark("w3.1.2")
    tab.until_held(*pick(twin, "w3.1.2"))
    agree(tab, twin)


@pytest.mark.parametrize("change", ["slider", "choice"])
def test_what_may_have_become_untrue_meanwhile_is_not_shown(shown, change):  # noqa: F811
    tab, twin = shown()
    with rested(tab, twin):
        if change == "slider":
            tab.page.locator(HANDLE).press("Home")
            follow(tab, twin)
        else:
            tab.page.get_by_role("button", name="backward").evaluate("(button) => button.click()")
        tab.click_mark("b2.1")
        tab.page.wait_for_timeout(300)
        assert tab.page.locator(".nnbp-asking").count() and not tab.page.locator(HELD).count()
    if change == "choice":
        twin.do("choose", "view", "backward")
    tab.until_held(*pick(twin, "b2.1"))
    tab.page.wait_for_function("row => look.frame() === row", arg=twin.place(twin.state))
    if change == "slider":
        tab.page.wait_for_function("cost => look.numbers().cost === cost", arg=computed(twin.values, "b2.1")["cost"])
        agree(tab, twin)


def test_a_table_of_other_numbers_than_the_sliders_say_is_not_shown(shown):  # noqa: F811
    """As it comes of a slider's message that reaches Python late, or in another order than it was sent."""
    tab, twin = shown()
    tab.python(
        "given = picture.lab.picture.give\n"
        "late = lambda base: {slider: number + 0.02 for slider, number in base.items()}\n"
        "picture.lab.picture.give = lambda to, table: given(to, {**table, 'base': late(table['base'])})"
    )
    with rested(tab, twin):
        tab.click_mark("b2.1")
        tab.page.wait_for_timeout(300)
        assert tab.page.locator(".nnbp-asking").count() and not tab.page.locator(HELD).count()
    tab.until_held(*pick(twin, "b2.1"))
    agree(tab, twin)


def test_where_the_one_let_go_is_moved_before_python_has_answered_its_own_table_is_back(shown):  # noqa: F811
    tab, twin = shown()
    with rested(tab, twin):
        tab.click_mark("b2.1")
        tab.page.wait_for_selector(HELD)
        tab.page.locator(HANDLE).press("Home")  # the slider beside it is the old one still
        tab.page.wait_for_selector(f'{PICTURE}[data-control="w3.1.2"][data-frame="0"]')
        follow(tab, twin)
    tab.until_held(*pick(twin, "b2.1"))
    tab.page.wait_for_function("cost => look.numbers().cost === cost", arg=computed(twin.values, "b2.1")["cost"])
    agree(tab, twin)


LIST, LINES = ".nnbp-list select", int(re.search(r"LINES = (\d+);", SCRIPT)[1])
# Counts what the page asks for ahead of a press from now on.
ASKED = """() => {
  window.asked = 0;
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  kernel.anyMessage.connect((_, { msg, direction }) => {
    if (direction === "send" && msg.content?.data?.content?.near) asked++;
  });
}"""


def test_with_the_kernel_stopped_a_near_line_of_the_open_list_is_shown_and_after_it_another(shown):  # noqa: F811
    tab, twin = shown()
    kernel, names = settled(tab, twin), list(twin.controls(twin.state))
    at = names.index(twin.hand)
    tab.page.mouse.move(0, 0)  # it rests on no mark
    tab.page.evaluate(DRAWN, LINES)
    tab.page.focus(LIST)
    for name in (names[at + LINES // 2], names[at]):
        tab.page.evaluate("drawn")
        kernel.suspend()
        try:
            tab.page.select_option(LIST, index=names.index(name))
            tab.page.wait_for_selector(f'{PICTURE}[data-control="{name}"][data-frame]')
            twin.pick(name)
            agree(tab, twin)
            tab.page.evaluate("void (window.drawing = look.picture())")
            tab.page.evaluate(DRAWN, LINES)
        finally:
            kernel.resume()
        tab.until_held(twin.controls(twin.state)[name].label, name)
        tab.python("1")
        assert tab.page.evaluate("drawing === look.picture()")
        assert tab.python("print(picture.hand)").split() == [name]


def test_a_list_that_is_left_asks_for_no_more(shown):  # noqa: F811
    tab, twin = shown()
    settled(tab, twin)
    tab.page.mouse.move(0, 0)
    tab.page.evaluate(ASKED)
    tab.page.focus(LIST)
    tab.page.evaluate("document.activeElement.blur()")
    tab.python("1")
    tab.python("1")  # an answer to what was asked would have come by now, and the next been asked for
    assert tab.page.evaluate("asked") == 1
