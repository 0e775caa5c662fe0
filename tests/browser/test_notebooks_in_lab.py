"""Every notebook in a real JupyterLab: every control of every picture to both ends, and who could not read it."""

import json
import shutil
from pathlib import Path

import pytest

from browser import axe

CONTRAST = ("00", "08")  # whose colours axe measures too; that takes seconds, and all share one style
NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))

CONTROLS = Path(__file__).with_name("controls.js").read_text(encoding="utf-8")
EXPLORERS = """
import json as _json, numpy as _np
from nnbp.live.explorer import Explorer as _Explorer
_shown = [value for _, value in sorted(Out.items()) if isinstance(value, _Explorer)]
_given = [{} for _ in _shown]  # of each picture {control: the table that its page was given last}
def _keep(number, hand):
    _given[number][hand["control"]] = hand
for _number, _each in enumerate(_shown):
    _keep(_number, _each.lab.picture.hand)
    _each.lab.picture.observe(lambda change, number=_number: _keep(number, change["new"]), "hand")
def _told(number, rows):
    "Prints {control: last row, and every [mark, attribute, text] at each of its rows}."
    def told(hand, rows):
        index = _np.frombuffer(hand["index"], "<u2").reshape(-1, hand["positions"])
        channels = [*enumerate(hand["channels"])]
        shown = [[[mark, name, texts[index[c, row]]] for c, (mark, name, texts) in channels] for row in rows]
        return {"last": hand["positions"] - 1, "shown": shown}
    print(_json.dumps({name: told(_given[number][name], each) for name, each in rows.items()}))
def _at(each):
    return {"control": each.state.hand, "row": each.place(each.state), "last": each.lab.picture.hand["positions"] - 1}
def _controls(each):
    return [[c.name, c.label, float(c.positions[0]), c.step] for c in each.controls(each.state).values()]
"""
UNREACHED = """() => [...document.querySelectorAll("svg.nnbp-picture")].map((svg) => svg.querySelectorAll("[data-pick]"))
  .filter((picks) => picks.length && [...picks].filter((mark) => mark.tabIndex === 0).length !== 1).length ? ["marks"] : []"""


class Picture:
    """One live picture of a page, by its number from the top, driven as a reader would."""

    def __init__(self, tab, number):
        self.tab, self.number = tab, number
        self.svg = tab.page.locator("svg.nnbp-picture").nth(number)
        self.box = tab.page.locator(".jp-OutputArea-child").filter(has=tab.page.locator("svg.nnbp-picture")).nth(number)
        self.svg.scroll_into_view_if_needed()

    def asked(self, function):
        """What one of the functions of EXPLORERS says of it."""
        return json.loads(self.tab.python(f"print(_json.dumps({function}(_shown[{self.number}])))"))

    def until(self, **data):
        """Wait until the picture's data attributes are these."""
        wanted = "".join(f'[data-{name}="{value}"]' for name, value in data.items())
        self.box.locator(f"svg.nnbp-picture{wanted}").wait_for()

    def drag(self):
        """The control in hand, from its upper end to a place between with the mouse."""
        handle, last = self.box.locator(".noUi-handle"), self.asked("_at")["last"]
        handle.focus()
        self.tab.page.keyboard.press("End")
        self.until(frame=last)
        place = handle.bounding_box()
        self.tab.page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        self.tab.page.mouse.down()
        self.tab.page.mouse.move(place["x"] - 90, place["y"] + place["height"] / 2, steps=2)
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
        assert page.evaluate(CONTROLS, [number, picture.asked("_controls")]) == []
        picture.drag()
        picture.box.get_by_role("button", name="reset").click()
        start = picture.asked("_at")
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
