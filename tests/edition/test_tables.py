"""Tables without a page: texts as patterns, and the states that an event leads to."""

import numpy as np
import pytest

import nnbp
from edition import series
from edition.book import bare
from edition.styles import scoped
from edition.walk import Walk


def read(raw):
    """The whole numbers of varints, as the page reads them."""
    values, value, weight = [], 0, 1
    for byte in raw:
        value += (byte & 127) * weight
        weight *= 128
        if byte < 128:
            values.append(-(value + 1) // 2 if value % 2 else value // 2)
            value, weight = 0, 1
    return values


@pytest.mark.parametrize("values", [[0], [5, 5, 5], [1, -1, 63, -64, 64, 8191, -8192], [2**30 - 1, -(2**30) + 1, 0]])
def test_series_can_be_read_again(values):
    order, raw = series.written(values)
    found = np.array(read(raw))
    for _ in range(order):
        found = np.cumsum(found)
    assert found.tolist() == values


def test_what_grows_evenly_is_stored_as_nearly_nothing():
    order, raw = series.written(range(1000, 3000, 4))
    assert order == 2 and set(raw[4:]) == {0}


@pytest.mark.parametrize(
    "texts",
    [
        ["1.5", "2.5", "-0.5"], ["+0.07", "−0.10"], ["translate(3.0 4)", "translate(12.5 4)"], ["12", "7"],
        ["1.25", "3", "4.5"],
        ["M0,0L1.0,-2.5", "M0,0L3.5,2.0"],
    ],
)  # fmt: skip
def test_texts_that_differ_in_their_numbers_are_patterns(texts):
    pieces, styles, numbers = series.pattern(texts)
    for k, text in enumerate(texts):
        said = [series.spoken(row[k], *style, 10 ** style[0]) for row, style in zip(numbers, styles, strict=True)]
        assert "".join(part for pair in zip(pieces, [*said, ""], strict=True) for part in pair) == text


@pytest.mark.parametrize(
    "texts",
    [["-0.0", "1.0"], ["007", "8"], ["a 1", "b 1"], ["−3e−7", "0.1"], ["", "1"], ["3.10", "3.1"], ["99999999999"]],
)
def test_texts_that_would_not_come_back_as_they_were_are_no_patterns(texts):
    assert series.pattern(texts) is None


def test_markup_is_stored_without_what_moves():
    markup = '<g><circle data-mark="0" class="a" cx="1.5"/><text data-mark="1" x="2">0.5</text></g>'
    channels = [[0, "cx", []], [1, "text", []]]
    assert bare(markup, channels) == '<g><circle data-mark="0" class="a"/><text data-mark="1" x="2"></text></g>'


def test_styles_are_kept_inside_the_pictures():
    sheet = ".nnbp > svg { width: 1px; }\n.cell, text, :is(a, b) { fill: red; } @media (x) { .a { top: 0; } }"
    expected = ".nnbp > svg{width:1px;}.nnbp .cell,.nnbp text,.nnbp :is(a,b){fill:red;}@media(x){.nnbp .a{top:0;}}"
    assert "".join(scoped(sheet, ".nnbp").split()) == "".join(expected.split())


@pytest.fixture(scope="module")
def walk():
    return Walk(nnbp.WayBack(*nnbp.tiny_network(), hand="w3.1.2"))


def test_every_control_and_every_press_is_there(walk):
    explorer = walk.explorer
    for reached in (4, 3, 2):
        for name in explorer.controls(explorer.first):
            assert walk.find(explorer.first.choosing(reached=reached).taking(name)), (reached, name)


def test_a_lead_is_what_the_explorer_does(walk):
    explorer = walk.explorer
    for node in walk.nodes[::9]:
        for event, lead in node.on.items():
            if lead.whole:
                assert walk.nodes[lead.node] is walk.find(explorer.step(node.state, event))
            if lead.shift is not None:
                control = explorer.controls(node.state)[node.state.hand]
                moved = explorer.step(node.state, ("set", control.name, control.positions[7]))
                following = explorer.step(moved, event)
                assert walk.find(following) is walk.nodes[lead.node] and explorer.place(following) == 7 + lead.shift


def test_a_number_that_python_would_keep_apart_is_put_back(walk):
    assert all(
        lead.shift is None for event, lead in walk.nodes[0].on.items() if event[0] == "take" and event[1] != "w3.1.2"
    )


def test_too_many_tables_are_left_out_level_by_level():
    few, more = (Walk(nnbp.VanishingError(), most) for most in (1, 60))
    assert max(node.far for node in few.nodes) == 2 < max(node.far for node in more.nodes)
    assert len(more.nodes) <= 60
