"""All pictures on one page that grows narrower: nothing small, cut, or over one another; and a finger still lands."""

from pathlib import Path

import pytest

import nnbp
from nnbp.live.grips import RANGE

from ..explorers import EXPLORERS, sent
from ..kit.test_one_network import example
from ..lessons.test_n11_design_costs_and_activations import Softplus
from .pictures import page_of
from .test_touch import Finger

WIDTHS = (360, 460, 620, 760, 900, 1060, 1200)
ARRANGED = """width => [...document.querySelectorAll('svg.nnbp-picture')].every((svg) => {
  const whole = Number((svg.nnbpWhole ?? svg.getAttribute("viewBox")).split(" ")[2]);
  const narrow = svg.closest(".nnbp-narrow") !== null;
  return width < whole - 1 ? narrow && svg.viewBox.baseVal.width === width : !narrow;
})"""
LEAST = 11.95  # pixels of the page: 12, rounded


UNFOLDED = {
    "numbers": ("OneNetwork", "WayBack", "Demon", "OuterProduct"),
    "why": (
        "FollowPaths",
        "TwoStarts",
        "OutputError",
        "OutputError softmax",
        "VanishingError",
        "Training",
        "PassCounter",
        "DigitErrors",
    ),
    "network": ("BiasSlope",),
}


def lowest(explorer):
    """With the control in hand at its first position."""
    explorer.set(explorer.hand, explorer.controls(explorer.state)[explorer.hand].low)
    return explorer


def stale(five_steps):
    """Run to the end, then a weight changed."""
    five_steps.finish().go("forward").set("w2.1.1", 1.0)
    return five_steps


@pytest.fixture(scope="module")
def page(browser):
    """A page with every picture, and some of them as they look on request too."""
    tiny = nnbp.tiny_network()
    more = {f"{kind.__name__} backward": kind(*tiny, view="backward") for kind in (nnbp.OneNetwork, nnbp.Demon)}
    more |= {f"{name} lowest": lowest(EXPLORERS[name]()) for name in ("OneNetwork", "Demon", "BiasSlope")}
    for choice, names in UNFOLDED.items():
        more |= {f"{name} {choice}": EXPLORERS[name]().do("choose", choice, True) for name in names}
    more["FollowPaths all"] = EXPLORERS["FollowPaths"]().follow(6).forward()
    more["FiveSteps stale"] = stale(nnbp.FiveSteps(*tiny))
    more["FiveSteps stale, why"] = stale(nnbp.FiveSteps(*tiny).do("choose", "why", True))
    more["CacheGame why"] = nnbp.CacheGame(*tiny, erased=["z3"]).do("choose", "why", True)
    more["Training step"] = EXPLORERS["Training"]().do("press", "freeze").do("choose", "why", True)
    reader = nnbp.Network([64, 5, 10], rng=1), *nnbp.load_digits()
    more["Training of digits"] = nnbp.Training(*reader, epochs=2)
    more["Training of digits, step"] = nnbp.Training(*reader, epochs=2, hand="step")
    more["TwoStarts all"] = nnbp.TwoStarts().do("choose", "why", True).do("choose", "numbers", True)
    own = nnbp.TwoStarts(("tanh", "quadratic"), (Softplus(), "quadratic"))
    more["TwoStarts of a reader"] = own.do("choose", "numbers", True)
    more["OneNetwork 6-8-8-2"] = nnbp.OneNetwork(*example([6, 8, 8, 2], 1))
    more["OneNetwork of six layers"] = nnbp.OneNetwork(*example([3, 4, 4, 4, 4, 2], 1), view="backward")
    more["Demon of six layers"] = nnbp.Demon(*example([3, 4, 4, 4, 4, 2], 1))
    more["Saturation 6-8-2"] = nnbp.Saturation(*example([6, 8, 2], 1)).do("choose", "why", True)
    opened, failed = browser.new_page(), []
    opened.on("pageerror", lambda error: failed.append(str(error)))
    pictures = {name: make() for name, make in EXPLORERS.items()} | more
    opened.set_content(page_of(pictures))
    opened.add_script_tag(path=Path(__file__).with_name("narrow.js"))
    opened.wait_for_function(f"document.querySelectorAll('svg.nnbp-picture').length === {len(pictures)}")
    yield opened
    opened.close()
    assert failed == []


def narrow(page, width):
    """The window that wide, and every picture arranged for it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(ARRANGED, arg=width)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_small_or_cut_or_over_one_another(page, width):
    narrow(page, width)
    assert page.evaluate("wrong", LEAST) == []


UNDER_BARS = """() => [...document.querySelectorAll(".shown[data-name^='Training of digits']")].map((shown) => {
  const seen = [...shown.querySelectorAll("text.small.middle")].filter((text) => text.getClientRects().length);
  const boxes = seen.map((text) => text.getBoundingClientRect()).sort((a, b) => a.left - b.left);
  const beside = (box) => (other) => Math.abs(other.top - box.top) < 2;
  const next = (box, i) => boxes.slice(i + 1).filter(beside(box)).map((other) => other.left - box.right);
  return [seen.length, Math.min(...boxes.flatMap(next))];
})"""


def test_numbers_under_bars_are_apart(page):
    narrow(page, 360)
    found = page.evaluate(UNDER_BARS)
    assert len(found) == 2 and all(count >= 20 and gap >= 4 for count, gap in found), found


FRAMED = """() => [...document.querySelectorAll(".shown[data-name^='Training of digits'] g[shape-rendering]")]
  .map((digit) => [digit, digit.nextElementSibling].map((mark) => mark.getBoundingClientRect()))
  .map(([digit, frame]) => Math.max(frame.left - digit.left, digit.right - frame.right))"""


@pytest.mark.parametrize("width", [360, 460])
def test_a_digit_keeps_within_its_frame(page, width):
    narrow(page, width)
    found = page.evaluate(FRAMED)
    assert len(found) == 64 and max(found) <= 1, max(found)


IN_ROWS = """() => [...document.querySelectorAll(".shown[data-name='FollowPaths why'] [data-pick^=path] text.end")]
  .filter((text) => /^\\d$/.test(text.textContent))
  .map((text) => text.getBoundingClientRect().left - text.parentNode.querySelector("rect").getBoundingClientRect().left)"""


def test_the_number_of_a_path_keeps_off_the_edge_of_its_row(page):
    narrow(page, 360)
    found = page.evaluate(IN_ROWS)
    assert len(found) == 6 and min(found) >= 3, found


ON_NUMBERS = """() => [...document.querySelectorAll(".shown[data-name$=lowest]")].flatMap((shown) => {
  const seen = (kind) => [...shown.querySelectorAll(kind)].filter((mark) => mark.getClientRects().length);
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const arrows = seen(".arrows").map((mark) => mark.getBoundingClientRect());
  const under = seen("text.muted.end").filter((text) => arrows.some((box) => meet(box, text.getBoundingClientRect())));
  return under.map((text) => [shown.dataset.name, text.textContent]);
})"""


@pytest.mark.parametrize("width", [360, 620, 1200])
def test_arrows_at_the_end_of_an_axis_lie_over_none_of_its_numbers(page, width):
    narrow(page, width)
    assert page.locator(".shown[data-name$=lowest] .arrows").count() >= 5
    assert page.evaluate(ON_NUMBERS) == []


BANDS = """() => [...document.querySelectorAll(".shown")].map((shown) => {
  const box = (mark) => mark.getBoundingClientRect(), seen = (mark) => mark.getClientRects().length > 0;
  const gates = [...shown.querySelectorAll("[data-stiff] .opening")].filter(seen).map(box);
  const bands = [...shown.querySelectorAll("[data-between] .stream")].filter(seen);
  const far = (band) => Math.min(...gates.map((gate) => Math.abs(gate.right - box(band).left)));
  const ends = gates.length ? bands.map(far) : [];
  const upright = bands.every((band) => getComputedStyle(band).vectorEffect === "none");
  return [shown.dataset.name, bands.length, Math.max(0, ...ends), upright];
})"""


@pytest.mark.parametrize("width", [360, 620, 1200])
def test_a_band_ends_upright_at_the_outer_edge_of_its_gate(page, width):
    narrow(page, width)
    found = {name: rest for name, *rest in page.evaluate(BANDS)}
    with_bands = {name: rest for name, rest in found.items() if rest[0]}
    assert {"OneNetwork backward", "Demon backward", "WayBack", "Saturation"} <= set(with_bands)
    assert all(far < 0.6 and upright for _, far, upright in with_bands.values()), with_bands


def test_a_picture_keeps_360_pixels_and_scrolls_by_itself(page):
    page.set_viewport_size({"width": 276, "height": 900})
    every = "[...document.querySelectorAll('svg.nnbp-picture')]"
    page.wait_for_function(f"{every}.every((svg) => svg.viewBox.baseVal.width === 360 && svg.clientWidth === 360)")
    scroll = page.evaluate(f"{every}.map((svg) => `${{svg.closest('.shown').dataset.name}} · scrolls`)")
    assert page.evaluate("wrong", LEAST) == scroll
    far = page.evaluate(f"{every}.map(({{ parentNode: box }}) => (box.scrollLeft = 999, box.scrollLeft))")
    assert set(far) == {360 - 276}
    page.evaluate(f"{every}.forEach(({{ parentNode: box }}) => (box.scrollLeft = 0))")


@pytest.mark.parametrize("width", (360, 520, 620, 760))
def test_parts_that_fill_no_line_stand_in_the_middle_of_it(page, width):
    narrow(page, width)
    found = page.evaluate("""() => [...document.querySelectorAll(".nnbp-narrow svg.nnbp-picture")].flatMap((svg) => {
      const panels = [...svg.querySelectorAll("[data-panel]")].map((panel) => {
        const [x, y, width, , least] = panel.dataset.panel.split(" ").map(Number), { a, e, d, f } = panel.getScreenCTM();
        return { top: Math.round(d * y + f), left: a * x + e, right: a * (x + width) + e, stiff: least === width };
      });
      const lines = Map.groupBy(panels, ({ top }) => top), { left, right } = svg.getBoundingClientRect();
      return !panels.every(({ stiff }) => stiff) ? [] : [...lines.values()].map((line) =>
        [Math.min(...line.map((each) => each.left)) - left, right - Math.max(...line.map((each) => each.right))]);
    })""")
    assert found and max(left for left, _ in found) > 20
    assert not [each for each in found if abs(each[0] - each[1]) > 1]


def test_a_page_that_has_room_again_is_as_it_was(page):
    narrow(page, 1200)
    pictures = "[...document.querySelectorAll('svg.nnbp-picture')].map((svg) => svg.outerHTML)"
    fresh = [sent(make())["markup"] for make in EXPLORERS.values()]
    before = page.evaluate(pictures)
    assert not any(sign in svg for svg in before for sign in ("nnbp-squeezed", "--nnbp", "scale(1 1)"))
    assert all(svg.count("transform=") == new.count("transform=") for svg, new in zip(before, fresh, strict=False))
    narrow(page, 500)
    assert page.locator(".nnbp-caption:visible").count() == len(before)
    assert page.evaluate(pictures) != before
    narrow(page, 1200)
    assert page.locator(".nnbp-caption:visible").count() == 0 and page.evaluate(pictures) == before


@pytest.mark.parametrize("width", [360, 276])
@pytest.mark.parametrize("mark", [".held > line.reach", "[data-room='tight'] > rect.pill"])
def test_a_finger_lands_where_it_points_in_a_narrow_page(page, mark, width):
    narrow(page, 360)
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate("scrollTo(0, 0)")
    page.evaluate("document.querySelector('.shown[data-name=OneNetwork] .nnbp').scrollLeft = 999")
    box = page.locator(f".shown[data-name='OneNetwork'] .nnbp-squeezed {mark}").bounding_box()
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    frame = "Number(document.querySelector('.shown[data-name=OneNetwork] svg.nnbp-picture').dataset.frame)"
    before, finger = page.evaluate(frame), Finger(page)
    finger.down(*at)
    finger.move(at[0] - 48, at[1])
    finger.up()
    moved = round(48 / RANGE * (sent(EXPLORERS["OneNetwork"]())["positions"] - 1))
    page.wait_for_function(f"row => {frame} === row", arg=before - moved)
    assert page.evaluate("document.querySelector('.shown[data-name=OneNetwork] .nnbp').scrollLeft") == 360 - width
