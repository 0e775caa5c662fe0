"""Presenting: every text of every picture, on every page, is one that a hall can read; nothing is cut or over one another."""

import re
from pathlib import Path

import pytest

import nnbp
from nnbp.live.touch import Action, Choice

from ..explorers import EXPLORERS, sent
from .pictures import page_of

READABLE = 29.95  # pixels: 30, rounded
BIG = {"width": 1920, "height": 1080}
UNFOLDED = ("why", "numbers", "network", "view")


def looks():
    """{name: explorer}: each as it opens, with each of its choices, and after a press of what is pressed there."""
    found, tiny = {}, nnbp.tiny_network()
    for name, make in EXPLORERS.items():
        row = make().row
        choices = [part for part in row if isinstance(part, Choice) and part.name in UNFOLDED]
        found[name] = make()
        for choice in choices:
            for text, value in choice.options:
                if make().state[choice.name] != value:
                    found[f"{name}, {choice.name} {text}"] = make().do("choose", choice.name, value)
        for action in (part for part in row if isinstance(part, Action) and (part.primary or part.name == "freeze")):
            pressed = make().do("press", action.name)
            found[f"{name}, pressed"] = pressed
            if any(choice.name == "why" for choice in choices):
                found[f"{name}, pressed, why"] = make().do("press", action.name).do("choose", "why", True)
    for why in (False, True):
        more = ", why" if why else ""
        for phase in ("forward", "update"):
            five = nnbp.FiveSteps(*tiny).finish().go(phase).do("choose", "why", why)
            found[f"FiveSteps at {phase}{more}"] = five
        found[f"CacheGame erased{more}"] = nnbp.CacheGame(*tiny, erased=["z3"]).do("choose", "why", why)
        found[f"PassCounter race{more}"] = nnbp.PassCounter([784, 30, 10], hand="race").do("choose", "why", why)
    inputs = nnbp.OuterProduct(*tiny, layer=2, hand="x2", zoom="w2.3.2").do("choose", "numbers", True)
    inputs.set("x2", 0.0)  # where a logarithm is −∞, a short text
    return richest(found | {"OuterProduct of inputs": inputs})


def richest(found):
    """Of {name: explorer}, for each explorer and each arrangement of its panels the one with the most to read."""
    kept = {}
    for name, explorer in found.items():
        markup = sent(explorer)["markup"]
        key = re.split(",| at| erased| race", name)[0], *re.findall(r'data-(?:panel|group)="[^"]*"', markup)
        texts = markup.count("<text")
        if key not in kept or texts > kept[key][0]:
            kept[key] = texts, name
    return {name: found[name] for _, name in kept.values()}


@pytest.fixture(scope="module")
def page(browser):
    """A page with them all, and the keys and the button of one after the other."""
    opened, failed, pictures = browser.new_page(), [], looks()
    opened.set_viewport_size(BIG)
    opened.on("pageerror", lambda error: failed.append(str(error)))
    opened.set_content(page_of(pictures, present=True))
    for script in ("narrow.js", "presenting.js"):
        opened.add_script_tag(path=Path(__file__).with_name(script))
    opened.wait_for_function(f"document.querySelectorAll('svg.nnbp-picture').length === {len(pictures)}")
    yield opened
    opened.close()
    assert failed == []


def test_a_hall_can_read_every_page_of_every_picture(page):
    names = page.evaluate("[...document.querySelectorAll('.shown')].map((shown) => shown.dataset.name)")
    assert {name.split(",")[0].split(" ")[0] for name in names} == {name.split(" ")[0] for name in EXPLORERS}
    found = {name: page.evaluate("([name, least]) => presented(name, least)", [name, READABLE]) for name in names}
    assert {name: told for name, told in found.items() if told["wrong"]} == {}
    pages = {name: told["pages"] for name, told in found.items()}
    assert pages["FollowPaths"] == pages["Training"] == 1 and pages["OneNetwork, numbers numbers"] == 2
    assert pages["OuterProduct of inputs"] == 1 and pages["OutputError softmax, why why"] == 2
    assert pages["Saturation, why numbers"] == 2  # the table whole, and what is taken in hand above the curves
    assert pages["FiveSteps at update, why"] == 3  # the network, the phases with the code, the arithmetic
    assert max(pages.values()) <= 4
    assert all(told["panels"] for told in found.values())  # each is on a page


HEADS = """() => [...document.querySelectorAll("rect.push")].filter((pill) => pill.getClientRects().length).map((pill) => {
  const within = ["g", "text"].map((kind) => pill.parentNode.querySelector(`:scope > ${kind}`));
  const [head, text] = within.map((mark) => mark.getBoundingClientRect()), { left, right } = pill.getBoundingClientRect();
  return [left < head.left, head.right < text.left, text.right < right];
})"""


def test_a_demon_is_beside_its_number(page):
    names = page.evaluate("[...document.querySelectorAll('.shown')].map((shown) => shown.dataset.name)")
    for name in (name for name in names if name.startswith("Demon")):
        shown = page.locator(f".shown[data-name='{name}']")
        page.evaluate("document.querySelectorAll('.shown').forEach((each) => (each.style.display = 'none'))")
        shown.evaluate("(each) => (each.style.display = '')")
        shown.locator("button.nnbp-present").evaluate("(button) => button.click()")
        page.wait_for_function(
            "document.fullscreenElement !== null && document.querySelector('.nnbp-presenting svg').style.width"
        )
        assert page.evaluate(HEADS) == [[True] * 3], name
        page.keyboard.press("Escape")
        page.wait_for_function("document.fullscreenElement === null")


@pytest.mark.parametrize("size", [(1366, 768), (2560, 1440)])
def test_other_screens_have_the_same_pages_in_proportion(page, size):
    names = ["DigitErrors", "VanishingError, why why", "PassCounter"]
    found = [page.evaluate("([name, least]) => presented(name, least)", [name, READABLE]) for name in names]
    page.set_viewport_size({"width": size[0], "height": size[1]})
    try:
        least = READABLE * size[1] / BIG["height"]
        assert [page.evaluate("([name, least]) => presented(name, least)", [name, least]) for name in names] == found
    finally:
        page.set_viewport_size(BIG)


def test_pages_are_turned_by_keys_and_buttons_and_the_slider_stays_with_its_own(page):
    shown = page.locator(".shown[data-name^='OneNetwork']")
    shown.evaluate("(each) => (each.style.display = '')")
    shown.locator("button.nnbp-present").evaluate("(button) => button.click()")
    page.wait_for_function("document.fullscreenElement !== null")
    told, picture = shown.locator(".nnbp-pager output"), shown.locator("svg.nnbp-picture")
    row = int(picture.get_attribute("data-frame"))
    assert told.inner_text() == "1 of 2" and shown.locator(".nnbp-caption").is_visible()
    first = picture.get_attribute("viewBox")
    for press, at in (
        (lambda: page.keyboard.press("PageDown"), 2), (lambda: page.keyboard.press("PageDown"), 2),
        (lambda: page.keyboard.press("PageUp"), 1), (lambda: shown.locator("[aria-label^='the next part']").click(), 2),
        (lambda: shown.locator("[aria-label^='the part before']").click(), 1),
    ):  # fmt: skip
        press()
        assert told.inner_text() == f"{at} of 2" and int(picture.get_attribute("data-frame")) == row
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowRight")
    assert int(picture.get_attribute("data-frame")) == row + 1 and told.inner_text() == "2 of 2"
    assert picture.get_attribute("viewBox") != first
    page.keyboard.press("Escape")
    page.wait_for_function("document.fullscreenElement === null")
    assert picture.get_attribute("viewBox") == " ".join(sent_box("OneNetwork"))
    assert picture.locator("[style], .nnbp-left-out, .nnbp-stretched").count() == 0


def sent_box(name):
    return sent(EXPLORERS[name]())["markup"].split('viewBox="')[1].split('"')[0].split(" ")
