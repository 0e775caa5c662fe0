"""The three products: at every position of every entry the picture shows Python's numbers, and marks what they touch."""

import xml.etree.ElementTree as ET
from decimal import Decimal

import numpy as np
import pytest

import nnbp
from nnbp.lessons.n01_multiply_elementwise.products import products

from ..explorers import is_pure, sent
from ..independent import written
from ..kit.test_backflow import drawn, of
from ..kit.test_one_network import SVG, decode

S, T = [1, 2, -2], [3, 4, 0.5]
LOWERED = "₁₂₃₄"
OTHERS = {
    "two": ([1, 2], [3, 4], {}),
    "four, at the ends": ([12, -12, 0, 0.1], [-12, 12, 0, -0.1], {}),
    "small": ([0.3056, -0.2974, 0.0381], [0.2293, 0.2499, 0.2145], {"reach": 1}),
    "not in tenths": ([1 / 3, -2.5555], [np.pi, 0.001], {}),
}


def exactly(explorer, name, value):
    """(s, t) with one entry replaced, as decimal numbers, in which sums that cancel are 0."""
    values = {key: Decimal(repr(float(v))) for key, v in (explorer.values | {name: value}).items()}
    return [[values[f"{letter}{j + 1}"] for j in range(explorer.n)] for letter in "st"]


def wanted(explorer, name, value):
    """The numbers that the picture must show, by label."""
    s, t = exactly(explorer, name, value)
    n, decimals = explorer.n, explorer.decimals

    def told(number):
        return written(number, decimals)

    index = range(n)
    return {
        "entries": [told(v) for v in (*s, *t)],
        "elementwise": [told(s[j] * t[j]) for j in index],
        "terms": [told(s[j] * t[j]) for j in index],
        "dot": told(sum(s[j] * t[j] for j in index)),
        "outer": [[told(s[j] * t[k]) for k in index] for j in index],
        "rows": [told(v) for v in s],
        "columns": [told(v) for v in t],
    }


def told(explorer):
    """The numbers that the page shows, in the form of `wanted`, at each position."""
    hand, n = sent(explorer), explorer.n
    lines = decode(hand)
    cells = [at for kind, at in lines if kind.split()[0] == "value"]
    assert len(cells) == 2 * n + n + 1 + n * n
    terms = [at for kind, at in lines if kind in ("end", "end strong")]
    edges = {end: [at for kind, at in lines if kind in (f"small strong {end}", f"small muted {end}")] for end in
             ("end", "middle")}  # fmt: skip
    columns = [at for at in edges["middle"] if at[0][0] in "+−"]
    for k in range(hand["positions"]):
        value = [at[k] for at in cells]
        yield {
            "entries": value[: 2 * n],
            "elementwise": value[2 * n : 3 * n],
            "terms": [at[k] for at in terms],
            "dot": value[3 * n],
            "outer": [value[3 * n + 1 + n * j :][:n] for j in range(n)],
            "rows": [at[k] for at in edges["end"]],
            "columns": [at[k] for at in columns],
        }


def holds(explorer):
    name = explorer.hand
    control, hand = explorer.controls(explorer.state)[name], sent(explorer)
    assert hand["control"] == name and hand["positions"] == len(control.positions)
    caption = next(at for kind, at in decode(hand) if kind.startswith("caption"))
    at, line = int(name[1:]) - 1, "row" if name[0] == "s" else "column"
    for k, (shown, value) in enumerate(zip(told(explorer), control.positions, strict=True)):
        numbers = wanted(explorer, name, value)
        assert shown == numbers
        assert caption[k] == (
            f"{control.label} is {written(value, explorer.decimals)}. It enters one number of s ⊙ t, "
            f"{numbers['elementwise'][at]}; the one number sᵀt, {numbers['dot']}; and {line} {at + 1} of s tᵀ."
        )


@pytest.mark.parametrize("name", ["s2", "t3"])
def test_a_product_is_an_area_below_its_number(name):
    """As high as its entry of s and as wide as that of t, at every position."""
    explorer = nnbp.ThreeProducts(S, T, hand=name, reach=6)
    found = drawn(explorer)
    areas = [at for name, at, _ in found if name == "rect" and at["class"][0].startswith("area")]
    room = of(found, "rect", "room")[0]
    wide, high = float(room["width"][0]), float(room["height"][0])
    pairs = [(None, j) for j in range(3)] + [(k, None) for k in range(3)] + [(j, j) for j in range(3)]
    pairs += [(k, j) for j in range(3) for k in range(3)]
    assert len(areas) == len(pairs) == 18
    for row, value in enumerate(explorer.controls(explorer.state)[name].positions):
        s, t = (np.array([float(v) for v in vector]) for vector in exactly(explorer, name, value))
        for at, (k, j) in zip(areas, pairs, strict=True):
            share = 1 if k is None else abs(t[k]) / 6, 1 if j is None else abs(s[j]) / 6
            assert abs(float(at["width"][row]) - wide * share[0]) < 0.051
            assert abs(float(at["height"][row]) - high * share[1]) < 0.051
            down = (t[k] if k is not None else 1) * (s[j] if j is not None else 1) < 0
            assert ("minus" in at["class"][row]) == down
    numbers = [float(at["y"][0]) for mark, at, _ in found if mark == "text" and at["class"][0] == "value"]
    tops = [float(at["y"][0]) for at in of(found, "rect", "room")]
    assert all(0 < top - numbers[i] < 8 for i, top in zip([*range(9), *range(10, 19)], tops, strict=True))


@pytest.mark.parametrize("name", [f"{letter}{j}" for letter in "st" for j in (1, 2, 3)])
def test_every_position_of_every_entry_is_pythons(name):
    explorer = nnbp.ThreeProducts(S, T, hand=name)
    positions, row = explorer.controls(explorer.state)[name].positions, explorer.place(explorer.state)
    assert len(positions) >= 201 and 20 < row < len(positions) - 20
    holds(explorer)


@pytest.mark.parametrize("kind", OTHERS)
def test_other_vectors(kind):
    s, t, options = OTHERS[kind]
    for name in ("s1", f"t{len(s)}"):
        holds(nnbp.ThreeProducts(s, t, hand=name, **options))


@pytest.mark.parametrize("name", ["s1", "s2", "s4", "t1", "t3"])
def test_what_an_entry_touches_is_what_changes_with_it(name):
    """The cells with a dark outline are those whose numbers move, and the sum."""
    explorer = nnbp.ThreeProducts([1, 2, -2, 3], [3, 4, 0.5, 2], hand=name)
    drawing, moving = ET.fromstring(sent(explorer)["markup"]), set()
    for group in drawing.iter(f"{SVG}g"):
        outline = next(
            (r.get("class") for r in group.findall(f"{SVG}rect") if (r.get("class") or "")[:4] == "cell"), ""
        )
        number = next((t for t in group.findall(f"{SVG}text") if (t.get("class") or "").startswith("value")), None)
        if number is None or group.get("data-pick"):
            continue
        label = group.find(f"{SVG}text").text
        assert (outline == "cell touched") == (number.get("data-mark") is not None), label
        if outline == "cell touched":
            moving.add(label)
    entry = name[0] + LOWERED[int(name[1:]) - 1]
    assert moving == {"sum"} | {
        f"s{LOWERED[j]}t{LOWERED[k]}" for j in range(4) for k in range(4) if entry in f"s{LOWERED[j]}t{LOWERED[k]}"
    }


def test_a_sum_that_cancels_is_zero():
    explorer = nnbp.ThreeProducts(S, T, hand="t3")
    explorer.set("t3", 5.5)
    assert "s ⊙ t = +3.00, +8.00, −11.00; sᵀt = +0.00;" in repr(explorer)
    third = nnbp.ThreeProducts([0.1, 0.2, -0.3], [1, 1, 1])
    assert "sᵀt = +0.00" in repr(third)


def test_picks_sets_resets_and_code():
    explorer = nnbp.ThreeProducts(S, T, hand="s2")
    explorer.lab.picture._handle_custom_msg({"pick": "t1"}, [])
    explorer.lab.slider.value = -7.3
    explorer.set("s3", 99)
    assert explorer.hand == "t1" and explorer.values["s3"] == 12 and explorer.values["t1"] == pytest.approx(-7.3)
    holds(explorer)
    *build, show = explorer.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    assert repr(eval(show, names)) == repr(explorer)
    explorer.reset()
    assert repr(explorer) == repr(nnbp.ThreeProducts(S, T, hand="s2"))
    assert explorer.still() == nnbp.ThreeProducts(S, T, hand="s2").still()


def test_lists_rows_and_columns_are_taken():
    column = nnbp.ThreeProducts(np.array([[1], [2], [-2]]), np.array([T]))
    assert repr(column) == repr(nnbp.ThreeProducts(S, T))


@pytest.mark.parametrize(
    "arguments, reason",
    [
        (([1, 2], [1, 2, 3]), "s holds 2 numbers and t 3"),
        (([1], [1]), "2 to 4"),
        (([1] * 5, [1] * 5), "2 to 4"),
        (([1, 13], [1, 2]), "an entry has the size 13; expected entries within -12 ... 12"),
        (([1, np.nan], [1, 2]), "s holds nan"),
        ((["a", "b"], [1, 2]), "expected real numbers"),
        (([1, 2], [3, 4], "s3"), "expected one of s1, s2, t1, t2"),
        (([1, 2], [3, 4], "s1", 13), "reach is 13.0; expected one number"),
        (([1, 2], [3, 4], "s1", [1, 2]), "expected one number"),
    ],
)
def test_what_it_cannot_show_is_refused(arguments, reason):
    with pytest.raises(ValueError, match=reason):
        nnbp.ThreeProducts(*arguments)


def test_the_products_by_loops():
    rng = np.random.default_rng(0)
    s, t = rng.normal(size=(2, 3, 5))
    found = products(s, t)
    for i in range(5):
        for j in range(3):
            assert found.elementwise[j, i] == pytest.approx(s[j, i] * t[j, i], abs=1e-9)
            assert [found.outer[j, k, i] for k in range(3)] == pytest.approx(s[j, i] * t[:, i], abs=1e-9)
        assert found.dot[i] == pytest.approx(sum(s[j, i] * t[j, i] for j in range(3)), abs=1e-9)


@pytest.mark.parametrize("n", [2, 3, 4])
def test_it_is_pure(n):
    is_pure(nnbp.ThreeProducts([1, 2, -2, 3][:n], [3, 4, 0.5, 2][:n], hand="t2"))
