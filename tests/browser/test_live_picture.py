"""The live picture under a reader's hands, in a real JupyterLab: always Python's numbers, at once."""

import xml.etree.ElementTree as ET

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient

import nnbp
from browser.lab import HANDLE, PICTURE

from ..independent import numbers, rebuilt, written

SOURCE = "import nnbp\nexplorer = nnbp.OneNetwork(*nnbp.tiny_network(), hand={hand!r})\nexplorer"
BY_PAGE = ("data-frame", "data-control", "tabindex")  # attributes that the page adds, or moves
READOUT = ".jp-OutputArea .widget-readout"
CODE = ".jp-OutputArea textarea"
# The numbers that sliders have sent to Python since.
TELLING = """() => {
  window.told = [];
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  kernel.anyMessage.connect((_, { msg, direction }) => {
    const state = direction === "send" && msg.header.msg_type === "comm_msg" ? msg.content.data.state : null;
    if (state && "value" in state) told.push(state.value);
  });
}"""


def one_network(hand="w3.1.2"):
    """The explorer that the page shows, in this process."""
    return nnbp.OneNetwork(*nnbp.tiny_network(), hand=hand)


@pytest.fixture
def shown(tab):
    """shown(hand): a tab with the tiny network's picture, between two other cells, and its twin in this process."""

    def show(hand="w3.1.2"):
        opened = tab("1", SOURCE.format(hand=hand), "2")
        opened.run_all()
        twin = one_network(hand)
        opened.until_held(twin.controls(twin.state)[hand].label, hand)
        return opened, twin

    return show


def computed(values, hand):
    """What look.numbers() answers for a network with those values, straight from backprop."""
    net, x, y = nnbp.tiny_network()
    expected = numbers(rebuilt(net, values), x, y, hand, values[hand])
    return {"control": hand} | {name: expected[name] for name in ("deltas", "cost", "held")}


def tree(markup):
    """A drawing as one line an element, inner ones indented: what must be equal for two to look and act alike."""

    def lines(node, depth=0):
        attributes = [f"{name}={value!r}" for name, value in sorted(node.attrib.items()) if name not in BY_PAGE]
        yield "  " * depth + " ".join([node.tag.rpartition("}")[2], *attributes, repr(node.text or "")])
        for child in node:
            yield from lines(child, depth + 1)

    return list(lines(ET.fromstring(markup)))


def agree(tab, twin):
    """The page shows exactly what Python draws for the twin's values, and backprop's numbers."""
    assert tab.look("numbers()") == computed(twin.values, twin.hand)
    scene, row = twin.drawn(twin.state), twin.place(twin.state)
    assert tab.look("frame()") == row
    assert tree(tab.look("markup()")) == tree(scene.live(row)[0])


def follow(tab, twin):
    """Give the twin the value that the picture is at, and compare."""
    control = twin.controls(twin.state)[twin.hand]
    twin.set(control.name, control.positions[tab.look("frame()")])
    agree(tab, twin)


def pick(twin, name):
    twin.pick(name)
    return twin.controls(twin.state)[name].label, name


def drawn(scene, row):
    """What look.walk() answers for the marks of a scene at a row, as Python draws it: {mark: [attributes, text]}."""
    found = ET.fromstring(scene.live(row)[0]).iterfind(".//*[@data-mark]")
    return {mark.get("data-mark"): [mark.attrib, None if len(mark) else mark.text or ""] for mark in found}


def set_on(mark, name, text):
    if name == "text":
        mark[1] = text
    else:
        mark[0][name] = text


@pytest.mark.parametrize("hand", ["w3.1.2", "b2.3"])
def test_every_position_shows_pythons_numbers(shown, hand):
    tab, twin = shown(hand)
    scene, start = twin.drawn(twin.state), twin.place(twin.state)
    assert tab.look("frame()") == start
    walk = tab.look("walk()")
    positions = twin.controls(twin.state)[hand].positions
    assert [step["frame"] for step in walk] == list(range(len(positions))) == list(range(501))
    _, channels, index = scene.live(0)
    columns = np.frombuffer(index, "<u2").reshape(len(channels), -1)
    for row, step in enumerate(walk):
        if row % 50 == 0:
            marks = drawn(scene, row)
        for (mark, name, texts), column in zip(channels, columns, strict=True):
            set_on(marks[str(mark)], name, texts[column[row]])
        assert row % 50 != 49 or marks == drawn(scene, row)  # so are those between
        assert step["marks"] == marks
        assert step["numbers"] == computed(twin.values | {hand: positions[row]}, hand)


def test_keys_and_mouse_move_it_to_where_they_say(shown):
    tab, twin = shown()
    keyboard, start = tab.page.keyboard, tab.look("frame()")
    tab.page.locator(HANDLE).focus()
    for key, row in (("ArrowRight", start + 1), ("ArrowLeft", start), ("PageUp", start + 5), ("Home", 0), ("End", 500)):
        keyboard.press(key)
        assert tab.look("frame()") == row
        follow(tab, twin)
    for stretch in (-173, 61):
        row = tab.look("frame()")
        tab.drag(stretch)
        assert (tab.look("frame()") - row) * stretch > 0
        follow(tab, twin)


def settled(tab, twin):
    """There and back once: the page has then set up all that it sends messages through, a thread in the kernel too."""
    for name in ("b3.2", "w3.1.2"):
        tab.click_mark(name)
        tab.until_held(*pick(twin, name))
    return tab.kernel()


def test_a_stopped_kernel_neither_stops_the_drag_nor_loses_it(shown):
    tab, twin = shown()
    kernel, start = settled(tab, twin), tab.look("frame()")
    kernel.suspend()
    try:
        tab.drag(120)
        dragged = tab.look("frame()")
        assert dragged > start + 50
        follow(tab, twin)
        tab.click_mark("w2.3.1")
        tab.page.wait_for_selector(".nnbp-asking")
        agree(tab, twin)
    finally:
        kernel.resume()
    tab.until_held(*pick(twin, "w2.3.1"))
    tab.page.wait_for_function("cost => look.numbers().cost === cost", arg=computed(twin.values, "w2.3.1")["cost"])
    assert not tab.page.locator(".nnbp-asking").count()
    agree(tab, twin)
    tab.click_mark("w3.1.2")
    tab.until_held(*pick(twin, "w3.1.2"))
    assert tab.look("frame()") == dragged
    agree(tab, twin)


def test_a_stale_row_is_never_shown(shown):
    """The slider's last message reaches Python after the pick: what was computed before it must not be seen."""
    tab, twin = shown()
    kernel = settled(tab, twin)
    kernel.suspend()
    try:
        tab.drag(120)
        follow(tab, twin)
        tab.click_mark("w2.3.1")
        tab.watch("look.numbers")
    finally:
        kernel.resume()
    before = computed(twin.values, "w3.1.2")
    tab.until_held(*pick(twin, "w2.3.1"))
    # A second pick comes back only when Python has answered everything that was sent before it.
    tab.click_mark("b4.1")
    after = computed(twin.values, "w2.3.1")
    tab.until_held(*pick(twin, "b4.1"))
    assert tab.watched() == [before, after, computed(twin.values, "b4.1")]


def test_hand_over_by_mouse_and_by_keyboard_keeps_every_value(shown):
    tab, twin = shown()
    tab.drag(-80)
    follow(tab, twin)
    tab.click_mark("w2.3.1")
    tab.until_held(*pick(twin, "w2.3.1"))
    agree(tab, twin)
    tab.drag(-150)
    follow(tab, twin)

    reach_by_tab(tab)
    for _ in range(40):
        if focus(tab) == "b4.1":
            break
        tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("Enter")
    tab.until_held(*pick(twin, "b4.1"))
    agree(tab, twin)
    tab.page.locator(HANDLE).focus()
    for key in ("PageDown", "PageDown", "ArrowRight"):
        tab.page.keyboard.press(key)
    follow(tab, twin)

    tab.click_mark("w3.1.2")
    tab.until_held(*pick(twin, "w3.1.2"))
    agree(tab, twin)
    tab.page.locator(".jp-OutputArea select").select_option(label=twin.controls(twin.state)["w2.3.1"].label)
    tab.until_held(*pick(twin, "w2.3.1"))
    agree(tab, twin)


def test_nothing_queues(shown):
    tab, twin = shown()
    storm = tab.look("storm(200, 60)")
    assert storm["rows"][-1] == storm["last"] == storm["first"] + 200
    assert storm["frames"] <= 2
    assert storm["rows"] == sorted(set(storm["rows"]))
    follow(tab, twin)


def test_python_hears_where_a_slider_stops_and_not_of_every_position(shown):
    tab, twin = shown()
    tab.page.evaluate(TELLING)
    storm = tab.look("storm(150, 60)")
    follow(tab, twin)
    last = "last => told.length > 0 && Math.abs(told.at(-1) - last) < 1e-9"
    tab.page.wait_for_function(last, arg=twin.values["w3.1.2"])
    told = tab.page.evaluate("told")
    assert 2 <= len(told) <= min(75, 2 + (storm["ms"] + storm["settled"]) / 100) and told == sorted(told)


def test_reset_and_state_as_code(shown):
    tab, twin = shown()
    tab.drag(90)
    follow(tab, twin)
    tab.click_mark("b3.2")
    tab.until_held(*pick(twin, "b3.2"))
    tab.drag(-60)
    follow(tab, twin)

    tab.page.get_by_role("button", name="as code").click()
    tab.page.wait_for_function(f"code => document.querySelector('{CODE}').value === code", arg=twin.code())
    *build, show = tab.page.locator(CODE).input_value().splitlines()
    rebuilt = {}
    exec("\n".join(build), rebuilt)
    again = eval(show, rebuilt)
    assert computed(twin.values, "b3.2") == tab.look("numbers()")
    assert again.values == pytest.approx(twin.values)  # its scales are those of its own start
    assert again.hand == twin.hand and repr(again) == repr(twin)

    tab.page.get_by_role("button", name="reset").click()
    twin = one_network()
    tab.until_held(twin.controls(twin.state)["w3.1.2"].label, "w3.1.2")
    agree(tab, twin)
    tab.drag(40)
    follow(tab, twin)


def test_a_typed_value_snaps_to_a_position(shown):
    tab, twin = shown()
    for typed in ("0.013", "-3.377", "99"):
        tab.page.locator(READOUT).click()
        tab.page.keyboard.press("ControlOrMeta+a")
        tab.page.keyboard.type(typed)
        tab.page.keyboard.press("Enter")
        twin.set("w3.1.2", float(typed))
        told = written(twin.values["w3.1.2"], 2)
        tab.page.wait_for_function(f"told => document.querySelector('{READOUT}').textContent === told", arg=told)
        agree(tab, twin)


def test_size_never_changes(shown):
    tab, twin = shown()
    sizes = """(() => {
      const {x, y, width, height} = look.picture().getBoundingClientRect();
      return [x, y, width, height, look.picture().closest(".jp-OutputArea").getBoundingClientRect().height];
    })"""
    tab.watch(sizes)
    tab.drag(-60, 240, -90)
    for name in ("w4.2.3", "b2.1"):
        tab.click_mark(name)
        tab.until_held(*pick(twin, name))
        tab.drag(50)
    tab.page.get_by_role("button", name="reset").click()
    tab.until_held(twin.controls(twin.state)["w3.1.2"].label, "w3.1.2")
    assert len(tab.watched()) == 1


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_texts_stand_out_in_both_themes(shown, theme):
    tab, _ = shown()
    tab.theme(theme)
    tab.page.locator(HANDLE).focus()
    for key in ("Home", "PageUp", "End"):
        tab.page.keyboard.press(key)
        weak = [found for found in tab.look("contrasts()") if found["ratio"] < 4.5]
        assert weak == [], f"at {key}: {weak}"


def test_a_saved_notebook_shows_the_picture_without_a_kernel(tab):
    source = SOURCE.format(hand="w3.1.2")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source)])
    NotebookClient(notebook, kernel_name="python3", store_widget_state=False).execute()
    (output,) = notebook.cells[0].outputs
    assert "application/vnd.jupyter.widget-view+json" in output.data
    del output.data["application/vnd.jupyter.widget-view+json"]
    twin = one_network()

    opened = tab(source, outputs=[output])
    picture = opened.page.locator(".jp-OutputArea-output img")
    assert picture.evaluate("img => img.decode().then(() => [img.naturalWidth, img.naturalHeight])") == [1080, 576]
    drawn = picture.evaluate("img => fetch(img.src).then(answer => answer.text())")
    assert drawn.strip() == twin.still().strip()
    assert opened.page.locator(PICTURE).count() == 0


def focus(tab):
    """The name of the mark that has the keyboard's focus, or None."""
    return tab.page.evaluate("document.activeElement.dataset?.pick ?? null")


def reach_by_tab(tab):
    """From the slider, with the Tab key alone, into the picture."""
    tab.page.locator(HANDLE).focus()
    for _ in range(12):
        tab.page.keyboard.press("Tab")
        if focus(tab):
            return
    raise AssertionError("the Tab key does not lead from the slider into the picture")


def test_keys_in_the_picture_stay_in_the_picture(shown):
    tab, twin = shown()
    reach_by_tab(tab)
    assert focus(tab) == "w3.1.2"
    cells = """(() => {
      const notebook = jupyterapp.shell.currentWidget.content;
      return [notebook.mode, notebook.activeCellIndex, notebook.widgets.map((cell) => cell.model.sharedModel.source)];
    })()"""
    before = tab.page.evaluate(cells)
    drawn = ET.fromstring(twin.drawn(twin.state).live(0)[0])
    order = [mark.get("data-pick") for mark in drawn.iterfind(".//*[@data-pick]")]
    at = order.index("w3.1.2")
    for key, step in (("ArrowRight", 1), ("ArrowDown", 1), ("ArrowDown", 1), ("ArrowLeft", -1), ("ArrowUp", -1)):
        tab.page.keyboard.press(key)
        at = (at + step) % len(order)
        assert focus(tab) == order[at]
    tab.page.keyboard.press("End")
    assert focus(tab) == order[-1]
    tab.page.keyboard.press("Home")
    assert focus(tab) == order[0]
    for key in "abdxzmjk0":  # each a command to JupyterLab: insert, delete, cut, undo, change to text, move
        tab.page.keyboard.press(key)
        tab.page.keyboard.press(key)
    assert focus(tab) == order[0]
    assert tab.page.evaluate(cells) == before
    tab.page.keyboard.press("Enter")
    tab.until_held(*pick(twin, order[0]))
    assert focus(tab) == order[0]
    assert tab.page.evaluate(cells) == before
