"""Every notebook in a real JupyterLab: every control of every picture to both ends, and who could not read it."""

import json
import shutil
from pathlib import Path

import pytest

from browser import axe

CONTRAST = ("00", "08")  # whose colours axe measures too; that takes seconds, and all share one style
NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))

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
    "shown": [[[mark, name, texts[_index[c, row]]] for c, (mark, name, texts) in enumerate(_hand["channels"])]
              for row in {rows}],
}}))
"""
# Once the control is in hand, its slider alone in its place: to both ends by key, and to a place between.
ENDS = """async ([number, name, label]) => {
  const svg = () => document.querySelectorAll("svg.nnbp-picture")[number];
  const box = svg().closest(".jp-OutputArea-child");
  for (const end = performance.now() + 60000; performance.now() < end; await new Promise(requestAnimationFrame)) {
    const labels = [...box.querySelectorAll(".widget-slider .widget-label")].map((each) => each.textContent);
    if (svg().dataset.control === name && labels.length === 1 && labels[0] === label) break;
  }
  const read = () => ({
    control: svg().dataset.control, row: Number(svg().dataset.frame),
    marks: Object.fromEntries([...svg().querySelectorAll("[data-mark]")].map((mark) => {
      const attributes = Object.fromEntries([...mark.attributes].map(({ name, value }) => [name, value]));
      return [mark.dataset.mark, { ...attributes, text: mark.textContent }];
    })),
  });
  const handle = box.querySelector(".noUi-handle");
  const press = (key) => handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const between = () => {
    const few = Number(svg().dataset.frame) < 60;
    for (let presses = 0; presses < (few ? 1 : 6); presses++) press(few ? "ArrowLeft" : "PageDown");
  };
  return JSON.stringify([() => press("Home"), () => press("End"), between].map((go) => (go(), read())));
}"""

UNREACHED = """() => [...document.querySelectorAll("svg.nnbp-picture")].map((svg) => svg.querySelectorAll("[data-pick]"))
  .filter((picks) => picks.length && [...picks].filter((mark) => mark.tabIndex === 0).length !== 1).length ? ["marks"] : []"""


class Picture:
    """One live picture of a page, by its number from the top, driven as a reader would."""

    def __init__(self, tab, number):
        self.tab, self.number = tab, number
        self.svg = tab.page.locator("svg.nnbp-picture").nth(number)
        self.box = tab.page.locator(".jp-OutputArea-child").filter(has=tab.page.locator("svg.nnbp-picture")).nth(number)
        self.svg.scroll_into_view_if_needed()

    def ask(self, *rows):
        """What the kernel says: {"control", "row", "last", "shown": [[mark, attribute, text], ...] at each of `rows`}."""
        return json.loads(self.tab.python(HAND.format(number=self.number, rows=list(rows))))

    def until(self, **data):
        """Wait until the picture's data attributes are these."""
        wanted = "".join(f'[data-{name}="{value}"]' for name, value in data.items())
        self.box.locator(f"svg.nnbp-picture{wanted}").wait_for()

    def take(self, at, name):
        """Take a control, by entry `at` of the list or by its mark."""
        listed = self.box.locator(".widget-dropdown select").first
        if listed.is_visible():
            listed.select_option(index=at)
        elif self.svg.get_attribute("data-control") != name:  # it offers every control by a mark, and has no list
            self.svg.locator(f'[data-pick="{name}"]').first.dispatch_event("click")

    def both_ends_and_between(self, name, label):
        """The control that was taken: at each place every mark is what the kernel's table says."""
        seen = json.loads(self.tab.page.evaluate(ENDS, [self.number, name, label]))
        told = self.ask(*(each["row"] for each in seen))
        low, high, middle = (each["row"] for each in seen)
        assert [low, high] == [0, told["last"]] and low < middle < high
        for each, shown in zip(seen, told["shown"], strict=True):
            assert each["control"] == name == told["control"]
            wrong = [entry for entry in shown if each["marks"][str(entry[0])].get(entry[1]) != entry[2]]
            assert wrong == [], f"picture {self.number}, row {each['row']}"

    def drag(self):
        """The control in hand, from its upper end to a place between with the mouse."""
        handle, last = self.box.locator(".noUi-handle"), self.ask()["last"]
        handle.focus()
        self.tab.page.keyboard.press("End")
        self.until(frame=last)
        place = handle.bounding_box()
        self.tab.page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        self.tab.page.mouse.down()
        self.tab.page.mouse.move(place["x"] - 90, place["y"] + place["height"] / 2, steps=6)
        self.tab.page.mouse.up()
        self.box.locator(".noUi-active").wait_for(state="detached")  # moves may arrive after the call
        self.box.locator(f'svg.nnbp-picture:not([data-frame="{last}"])').wait_for()
        assert 0 < int(self.svg.get_attribute("data-frame")) < last


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_control_of_every_picture_and_nothing_in_anybodys_way(tab, server, path):
    shutil.copy(path, server.root / path.name)
    opened = tab(name=path.name)
    opened.run_all()
    page = opened.page
    opened.python(EXPLORERS)
    count = int(opened.python("print(len(_shown))"))
    assert count >= 1
    page.wait_for_function(
        "count => document.querySelectorAll('svg.nnbp-picture[data-frame]').length === count", arg=count
    )
    for number in range(count):
        picture = Picture(opened, number)
        controls = f"[[c.name, c.label] for c in _shown[{number}].controls(_shown[{number}].state).values()]"
        for at, (name, label) in enumerate(json.loads(opened.python(f"print(_json.dumps({controls}))"))):
            picture.take(at, name)
            picture.both_ends_and_between(name, label)
        picture.drag()
        picture.box.get_by_role("button", name="reset").click()
        start = picture.ask()
        picture.until(control=start["control"], frame=start["row"])
    for name in ("legend", "as code"):
        buttons = page.locator(f".jp-OutputArea button:has-text('{name}')")
        assert buttons.evaluate_all("(all) => all.map((button) => button.click()).length") >= count
    page.wait_for_function(
        "count => [...document.querySelectorAll('.jp-OutputArea textarea')].filter((text) => text.value).length >= count",
        arg=count,
    )
    without = () if path.stem[:2] in CONTRAST else ("color-contrast",)
    assert axe.findings(page, ".jp-OutputArea", without) == []
    assert page.evaluate(UNREACHED) == []
