"""Every grip of every picture, without a page: what it moves is there, and a position leads to its pixel and back."""

import re
from functools import cache

import numpy as np
import pytest

from nnbp.live import grips
from nnbp.live.frame import Frame
from nnbp.live.marks import Scene

from ..explorers import EXPLORERS

each_explorer = pytest.mark.parametrize("name", EXPLORERS)
made = cache(lambda name: EXPLORERS[name]())


def hands(explorer, most=6):
    """Its states with one control after another in hand, up to `most` of them."""
    names = list(explorer.controls(explorer.first))
    return [explorer.step(explorer.first, ("take", name)) for name in names[:: -(-len(names) // most)]]


def unfolded(explorer):
    """The same with all that it shows on request, where it does."""
    if any(choice.name == "why" for choice in explorer.choices):
        return [explorer.step(state, ("choose", "why", True)) for state in hands(explorer)]
    return []


def gripped(markup):
    """(grip, the control that it names or None) of every mark that has one."""
    for tag in re.findall(r"<[^>]*data-grip=[^>]*>", markup):
        named = re.search(r'data-(?:pick|of)="([^"]*)"', tag)
        yield re.search(r'data-grip="([^"]*)"', tag)[1], named and named[1]


def places(grip, count):
    """The pixels of all positions, of a grip along an axis; None of one that has no axis."""
    numbers = [float(n) for n in grip.split()[1:]]
    if len(numbers) < 2:
        return None
    return np.interp(np.arange(count), np.linspace(0, count - 1, len(numbers)), numbers)


def moving(channels, index, count):
    """Where everything that moves to the side is, (N,) each."""
    rows = np.frombuffer(index, "<u2").reshape(len(channels), count)
    for (_, attribute, texts), at in zip(channels, rows, strict=True):
        if attribute in ("cx", "x1") or (attribute == "transform" and texts[0].startswith("translate")):
            yield np.array([float(re.search(r"-?[\d.]+", text)[0]) for text in texts])[at]


@pytest.mark.slow
@each_explorer
def test_every_control_can_be_dragged_and_what_can_be_dragged_is_a_control(name):
    explorer = made(name)
    for state in hands(explorer):
        markup, _, _ = explorer.drawn(state).live(explorer.place(state))
        controls = set(explorer.controls(state))
        owners = {owner or state.hand for _, owner in gripped(markup)}
        assert owners <= controls
        offered = {"eta", "m"}  # are in no picture but by their list
        assert controls - owners <= offered, controls - owners


@each_explorer
@pytest.mark.slow
def test_a_position_leads_to_its_pixel_and_back(name):
    explorer, met = made(name), 0
    for state in (*hands(explorer), *unfolded(explorer)):
        scene, control = explorer.drawn(state), explorer.controls(state)[state.hand]
        markup, channels, index = scene.live(explorer.place(state))
        count = len(control.positions)
        seen = list(moving(channels, index, count))
        for grip, owner in gripped(markup):
            axis, *numbers = grip.split()
            assert axis in ("x", "y", "xy") and all(np.isfinite(float(n)) for n in numbers)
            if (owner or state.hand) != state.hand:
                continue
            assert numbers, f"{state.hand} is in hand, but {grip!r} does not say where it leads"
            if (at := places(grip, count)) is None:
                assert 100 <= float(numbers[0]) <= 1000
                continue
            met += 1
            back = np.abs(at[:, np.newaxis] - at).argmin(axis=1)
            flat = np.abs(np.diff(at)).min() < 0.005
            assert flat or (back == np.arange(count)).all()
            assert np.abs(at[back] - at).max() < 0.01
            inside = (at > 0) & (at < scene.width)
            gaps = [np.abs(x - at)[inside].max() for x in seen if len(set(x)) > 1]
            clipped = [np.median(np.abs(x - at)[inside]) for x in seen if len(set(x)) > 1]
            assert min(gaps) < 0.11 or min(clipped) < 0.11, f"{state.hand}: nothing drawn is where {grip[:40]!r} leads"
    charts = (
        "VanishingError",
        "WayBack",
        "OuterProduct",
        "FollowPaths",
        "Saturation",
        "ThreeProducts",
        "FiveSteps",
        "CacheGame",
    )
    assert met or name in charts


@each_explorer
def test_a_still_has_nothing_to_touch(name):
    explorer = made(name)
    still = explorer.still()
    for sign in ("data-grip", "data-of", 'class="field"', 'class="grasp"', 'class="arrows"'):
        assert sign not in still


def test_a_grip_says_its_axis_and_its_places():
    assert grips.along([40, 540.004]) == "x 40 540"
    assert grips.along([3, 1, 2], "y") == "y 3 1 2"
    assert grips.by("x", 300) == "x 300" and grips.by() == "xy 480"
    assert grips.across(Frame(10, 20, 300, 100, (0, 1), (0, 1))) == "x 10 310"
    assert grips.across(Frame(10, 20, 300, 100, (0, 1), (0, 1)), ends=(0.1, 0.9)) == "x 40 280"


def test_what_is_to_be_touched_is_in_the_page_only():
    scene = Scene(100, 100, 3, "a scene")
    panel = scene.panel(0, 0, 100, 100)
    panel.place(grips.field(Frame(10, 20, 30, 40, (0, 1), (0, 1)), "x 10 40", of="w"))
    panel.place(grips.knob(grips.spots(np.arange(3.0), 5), "x 0 2", wide=10))
    markup, channels, _ = scene.live(1)
    assert list(gripped(markup)) == [("x 10 40", "w"), ("x 0 2", None)]
    assert [texts for _, _, texts in channels] == [[f"translate({x}.0 5.0)" for x in range(3)]]
    assert "rect" not in scene.still(1, lambda kinds: "").replace('<rect class="paper"', "")
