"""Every picture of every page is what Python draws: each control at both ends and between, each choice, each action."""

from pathlib import Path

import nbformat
import pytest

from edition import cells
from nnbp.live.explorer import Explorer

from .pictures import Picture

NOTEBOOKS = sorted(Path(__file__).resolve().parents[2].joinpath("notebooks").glob("[0-9][0-9]_*.ipynb"))
MOST = 6  # controls of a picture that are tried, the first and the last among them


def explorers(path):
    """[(name of its figure, explorer)] of a notebook."""
    found = cells.shown(nbformat.read(path, as_version=4), path.parent)
    return [(f"{path.stem[:2]}-{number}", each) for number, each in found if isinstance(each, Explorer)]


def drawn(explorer, state):
    return explorer.drawn(state).live(explorer.place(state))[0]


def spaced(names):
    """A few of many, from the first to the last."""
    return names if len(names) <= MOST else [names[round(i * (len(names) - 1) / (MOST - 1))] for i in range(MOST)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem[:2])
def test_every_picture_is_what_python_draws(path, visit):
    shown = explorers(path)
    page = visit(f"{path.stem}.html")
    assert page.locator("figure.live").count() == len(shown)
    for name, explorer in shown:
        picture, first = Picture(page, name), explorer.state
        picture.shows(first.hand, explorer.place(first))
        assert picture.differences(drawn(explorer, first)) == []
        for control in spaced(list(explorer.controls(first))):
            walk_along(picture, explorer, first, control)


def walk_along(picture, explorer, first, name):
    """Take a control in hand, slide it to both ends and between, and leave it away from where it was."""
    if name != picture.svg.get_attribute("data-control"):
        picture.take(name)
    state = explorer.step(first, ("take", name))
    picture.shows(name, explorer.place(state))
    control = explorer.controls(state)[name]
    last = len(control.positions) - 1
    for row in (0, last, last // 3):
        picture.slide(row)
        picture.shows(name, row)
        assert picture.differences(explorer.drawn(state).live(row)[0]) == [], (name, row)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem[:2])
def test_choices_actions_and_marks(path, visit):
    page = visit(f"{path.stem}.html")
    for name, explorer in explorers(path):
        picture, first = Picture(page, name), explorer.state
        address = f"#picture-{name}/{first.hand}={first.numbers[first.hand]}"
        for event in tried(explorer):
            state = explorer.step(first, event)
            if state is None:
                continue
            picture.restart(address)
            picture.shows(first.hand, explorer.place(first))
            if event[0] == "press":
                picture.press([action.name for action in explorer.actions].index(event[1]))
            elif event[0] == "choose":
                number = [choice.name for choice in explorer.choices].index(event[1])
                options = [value for _, value in explorer.choices[number].offered(first)]
                picture.choose(number, options.index(event[2]))
            else:
                picture.svg.locator(f'[data-pick="{event[1]}"]').first.dispatch_event("click")
            picture.shows(state.hand, explorer.place(state))
            assert picture.differences(drawn(explorer, state)) == [], event


def tried(explorer):
    """An event of each kind: every action, the last option of each choice, the last mark."""
    state = explorer.state
    yield from (("press", action.name) for action in explorer.actions)
    yield from (("choose", choice.name, choice.offered(state)[-1][1]) for choice in explorer.choices)
    yield from [("mark", name) for name in explorer.marks(state)][-1:]


def test_another_control_puts_the_first_back_and_says_so(visit):
    picture = Picture(visit("04_pass_the_error_back.html"), "04-30")
    picture.slide(20)
    picture.svg.locator('[data-pick="w2.1.1"]').dispatch_event("click")
    picture.svg.and_(picture.page.locator('[data-control="w2.1.1"]')).wait_for()
    assert picture.note.text_content() == "w³₁₂ is back at −1.90: without Python one number moves at a time."


def test_a_press_with_a_number_moved_keeps_it_where_python_does(visit):
    path = NOTEBOOKS[4]
    name, explorer = explorers(path)[0]
    picture = Picture(visit(f"{path.stem}.html"), name)
    picture.slide(40)
    picture.press(0)
    moved = explorer.step(explorer.state, ("set", "w3.1.2", explorer.controls(explorer.state)["w3.1.2"].positions[40]))
    state = explorer.step(moved, ("press", "back"))
    picture.page.wait_for_function("(figure) => figure.dataset.node !== '0'", arg=picture.figure.element_handle())
    picture.shows("w3.1.2", 40)
    assert picture.differences(drawn(explorer, state)) == []


def test_what_leads_out_of_the_edition_says_so(visit):
    picture = Picture(visit("08_run_the_algorithm.html"), "08-7")
    for _ in range(12):
        picture.press(0)
        picture.page.wait_for_timeout(60)
    assert "Python" in picture.note.text_content()


def test_the_address_leads_back(visit, folder):
    picture = Picture(visit("04_pass_the_error_back.html"), "04-26")
    picture.press(0)
    picture.page.wait_for_function("(figure) => figure.dataset.node !== '0'", arg=picture.figure.element_handle())
    picture.slide(40)
    picture.page.wait_for_function("() => location.hash.length > 1")
    hash_ = picture.page.evaluate("() => location.hash")
    again = Picture(visit(f"04_pass_the_error_back.html{hash_}"), "04-26")
    again.shows("w3.1.2", 40)
    assert again.figure.get_attribute("data-node") == picture.figure.get_attribute("data-node")


def test_the_lines_for_jupyterlab_rebuild_what_is_shown(visit):
    path = NOTEBOOKS[4]
    name, explorer = explorers(path)[1]
    picture = Picture(visit(f"{path.stem}.html"), name)
    picture.figure.locator(".as-code summary").click()
    picture.slide(40)
    value = float(explorer.controls(explorer.state)["w3.1.2"].positions[40])
    wanted = explorer.lines(explorer.step(explorer.state, ("set", "w3.1.2", value)))
    pre = picture.figure.locator(".as-code pre")
    picture.page.wait_for_function("([pre, lines]) => pre.textContent === lines", arg=[pre.element_handle(), wanted])
