"""The panels of every picture, without a page: every mark is in one, none lies over another, and a still knows of none."""

import re
from functools import cache

import pytest

from nnbp.live.marks import Panel, Scene

from ..explorers import EXPLORERS

made = cache(lambda name: EXPLORERS[name]())
NARROWEST = 360


def boxes(scene):
    """(left, top, right, bottom, least) of every panel."""
    for panel in scene.panels.values():
        left, top, width, height, least = map(float, panel.attributes["data-panel"].split())
        yield left, top, left + width, top + height, least


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_mark_is_in_a_panel_and_no_panel_lies_over_another(name):
    explorer = made(name)
    scene = explorer.drawn(explorer.state)
    outside = [mark for mark in scene.root.children if not isinstance(mark, Panel)]
    assert [mark.attributes["class"] for mark in outside] == ["caption muted"]
    assert len(scene.panels) > 1 and all(panel.children for panel in scene.panels.values())
    found = list(boxes(scene))
    for i, (left, top, right, bottom, _) in enumerate(found):
        assert 0 <= left < right <= scene.width + 10 and 0 <= top < bottom <= scene.height
        for x1, y1, x2, y2, _ in found[:i]:
            apart = max(left - x2, x1 - right, top - y2, y1 - bottom)
            assert apart > -0.01, (left, top, x1, y1)


@pytest.mark.parametrize("name", EXPLORERS)
def test_a_narrow_page_has_room_for_every_panel(name):
    explorer = made(name)
    scene = explorer.drawn(explorer.state)
    needed = [panel for panel in scene.panels.values() if "data-spare" not in panel.attributes]
    assert all(float(panel.attributes["data-panel"].split()[4]) <= NARROWEST for panel in needed)


def test_a_still_has_its_marks_in_the_order_in_which_they_were_drawn():
    scene = Scene(100, 50, 2, "a scene")
    one, other = scene.panel(0, 0, 50, 40), scene.panel(50, 0, 50, 40)
    other.add("line", kind="first")
    one.stiff(10).add("line", kind="second")
    one.add("line", kind="only-tight", room="tight")
    other.add("line", kind="third", room="wide")
    scene.caption("Said.", 0, 48)
    assert scene.panel(0, 0, 50, 40) is one
    still, (live, _, _) = scene.still(0, lambda kinds: ""), scene.live(0)
    assert re.findall(r'class="([^"]*)"', still) == ["nnbp-still", "paper", "first", "second", "third", "caption muted"]
    assert "data-" not in still and still.count("<g") == 1
    assert re.findall(r'<line class="([^"]*)"', live) == ["second", "only-tight", "first", "third"]
