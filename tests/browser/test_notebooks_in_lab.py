"""Every notebook in a real JupyterLab: restart and run all, then drag every control of every picture from end to end."""

import json
import shutil
from pathlib import Path

import pytest

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))

ASK_KERNEL = """code => {
  const future = jupyterapp.shell.currentWidget.sessionContext.session.kernel.requestExecute({code, store_history: false});
  let said = "";
  future.onIOPub = message => { if (message.header.msg_type === "stream") said += message.content.text; };
  return future.done.then(() => said);
}"""
EXPLORERS = """
import json as _json, numpy as _np
from nnbp.live.explorer import Explorer as _Explorer
_shown = [value for _, value in sorted(Out.items()) if isinstance(value, _Explorer)]
"""
HAND = """
_e = _shown[{number}]
_hand = _e.lab.picture.hand
_index = _np.frombuffer(_hand["index"], "<u2").reshape(-1, _hand["positions"])
print(_json.dumps({{
    "control": _hand["control"], "row": _e.place(_e.state), "last": _hand["positions"] - 1,
    "shown": [[mark, name, texts[_index[c, {row}]]] for c, (mark, name, texts) in enumerate(_hand["channels"])],
}}))
"""
WRONG = """([number, shown]) => {
  const svg = document.querySelectorAll("svg.nnbp-picture")[number];
  const marks = Object.fromEntries([...svg.querySelectorAll("[data-mark]")].map(mark => [mark.dataset.mark, mark]));
  return shown.filter(([mark, name, text]) =>
    (name === "text" ? marks[mark].textContent : marks[mark].getAttribute(name)) !== text);
}"""


class Picture:
    """One live picture of a page, by its number from the top, driven as a reader would."""

    def __init__(self, tab, number):
        self.tab, self.number = tab, number
        self.svg = tab.page.locator("svg.nnbp-picture").nth(number)
        self.box = tab.page.locator(".jp-OutputArea-child").filter(has=tab.page.locator("svg.nnbp-picture")).nth(number)
        self.svg.scroll_into_view_if_needed()

    def ask(self, row):
        """What the kernel says: {"control", "row", "last", "shown": [mark, attribute, text] at `row`}."""
        return json.loads(self.tab.page.evaluate(ASK_KERNEL, HAND.format(number=self.number, row=row)))

    def until(self, **data):
        """Wait until the picture's data attributes are these."""
        wanted = "".join(f'[data-{name}="{value}"]' for name, value in data.items())
        self.box.locator(f"svg.nnbp-picture{wanted}").wait_for()

    def take(self, at, name, label):
        """Take a control, by entry `at` of the list or by its mark, and wait until its slider is alone in its place."""
        listed = self.box.locator(".widget-dropdown select").first
        if listed.is_visible():
            listed.select_option(index=at)
        elif self.svg.get_attribute("data-control") != name:  # it offers every control by a mark, and has no list
            self.svg.locator(f'[data-pick="{name}"]').first.dispatch_event("click")
        self.until(control=name)
        self.tab.page.wait_for_function(
            "([number, label]) => { const all = document.querySelectorAll('svg.nnbp-picture')[number]"
            ".closest('.jp-OutputArea-child').querySelectorAll('.widget-slider .widget-label');"
            " return all.length === 1 && all[0].textContent === label; }",
            arg=[self.number, label],
        )

    def agrees_at(self, row):
        """Wait for a row, and hold every mark of it against the kernel's table."""
        self.until(frame=row)
        wrong = self.tab.page.evaluate(WRONG, [self.number, self.ask(row)["shown"]])
        assert wrong == [], f"picture {self.number}, row {row}"

    def drag_end_to_end(self):
        """The control in hand: to both ends by key, and to a place between with the mouse."""
        handle = self.box.locator(".noUi-handle")
        last = self.ask(0)["last"]
        for key, row in (("Home", 0), ("End", last)):
            handle.focus()
            self.tab.page.keyboard.press(key)
            self.agrees_at(row)
        place = handle.bounding_box()
        self.tab.page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        self.tab.page.mouse.down()
        self.tab.page.mouse.move(place["x"] - 90, place["y"] + place["height"] / 2, steps=6)
        self.tab.page.mouse.up()
        self.box.locator(".noUi-active").wait_for(state="detached")  # moves may arrive after the call
        self.box.locator(f'svg.nnbp-picture:not([data-frame="{last}"])').wait_for()
        row = int(self.svg.get_attribute("data-frame"))
        assert 0 < row < last
        self.agrees_at(row)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_control_of_every_picture(tab, server, path):
    shutil.copy(path, server.root / path.name)
    opened = tab(name=path.name)
    opened.run_all()
    page = opened.page
    page.evaluate(ASK_KERNEL, EXPLORERS)
    count = int(page.evaluate(ASK_KERNEL, "print(len(_shown))"))
    assert count >= 1
    page.wait_for_function(
        "count => document.querySelectorAll('svg.nnbp-picture[data-frame]').length === count", arg=count
    )
    for number in range(count):
        picture = Picture(opened, number)
        controls = f"[[c.name, c.label] for c in _shown[{number}].controls(_shown[{number}].state).values()]"
        for at, (name, label) in enumerate(json.loads(page.evaluate(ASK_KERNEL, f"print(_json.dumps({controls}))"))):
            picture.take(at, name, label)
            picture.drag_end_to_end()
        picture.box.get_by_role("button", name="reset").click()
        picture.until(control=picture.ask(0)["control"], frame=picture.ask(0)["row"])
