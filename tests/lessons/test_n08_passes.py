"""The cache game and the cost counter: what is needed and what it costs, against loops, runs and formulas of their own."""

import json
import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbp
from nnbp.lessons.n08_run_the_algorithm.cache_game.erased import stored_keys, way_back_keys
from nnbp.lessons.n08_run_the_algorithm.pass_counter.draw_clocks import HEAD, HEIGHT, LANE, RADIUS
from nnbp.lessons.n08_run_the_algorithm.pass_counter.draw_passes import duration

from ..explorers import is_pure, sent
from ..independent import written
from ..kit.test_one_network import decode, example
from ..networks import KINDS
from .test_n04_pass_the_error_back import texts

TINY = nnbp.tiny_network()
KEYS = ["a1", "z2", "a2", "z3", "a3", "z4", "a4"]


def needed_by_nan(net, x, y, key):
    """The lines that an erased value spoils, by another route: nan in its place, and the five steps written out here."""
    forward = nnbp.feedforward(net, x)
    z, a = ({l: np.array(v) for l, v in stored.items()} for stored in (forward.z, forward.a))
    {"z": z, "a": a}[key[0]][int(key[1:])][:] = np.nan
    y, delta, spoiled = np.reshape(y, (-1, 1)), {}, set()
    quadratic = net.cost.name == "quadratic"
    delta[net.L] = (a[net.L] - y) * (nnbp.sigmoid_prime(z[net.L]) if quadratic else 1)
    for l in range(net.L - 1, 1, -1):
        delta[l] = net.w[l + 1].T @ delta[l + 1] * nnbp.sigmoid_prime(z[l])
    for l in z:
        spoiled |= {f"delta{l}", f"nabla_b{l}"} if np.isnan(delta[l]).any() else set()
        spoiled |= {f"nabla_w{l}"} if np.isnan(delta[l] @ a[l - 1].T).any() else set()
    return spoiled


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
@pytest.mark.parametrize("key", KEYS)
def test_which_lines_an_erased_value_stops(key, cost):
    net, x, y = nnbp.tiny_network(cost=cost)
    stopped = {tried.key for tried in nnbp.try_lines(net, x, y, [key]) if tried.missing}
    assert stopped == needed_by_nan(net, x, y, key)
    if cost == "quadratic":
        assert stopped  # none of them is useless


def test_each_stored_value_is_needed_by_one_line():
    tried = nnbp.try_lines(*TINY)
    assert [t.key for t in tried] == way_back_keys(TINY[0]) and stored_keys(TINY[0]) == KEYS
    users = {key: [t.key for t in tried if key in t.needs] for key in KEYS}
    assert users == {
        "a1": ["nabla_w2"], "z2": ["delta2"], "a2": ["nabla_w3"], "z3": ["delta3"], "a3": ["nabla_w4"],
        "z4": ["delta4"], "a4": ["delta4"],
    }  # fmt: skip
    missing = {t.key: t.missing for t in nnbp.try_lines(*TINY, erased=["z3"]) if t.missing}
    assert missing == {
        "delta3": "z3", "delta2": "delta3", "nabla_b3": "delta3", "nabla_w3": "delta3", "nabla_b2": "delta2",
        "nabla_w2": "delta2",
    }  # fmt: skip


def test_what_it_takes_to_have_it_back():
    def told(*erased):
        return [(line.key, line.source, line.products) for line in nnbp.recompute(*TINY, erased)]

    assert told("z3") == [("z3", "a2", 9)] and told("a2") == [("a2", "z2", 0)] and told("a1") == [("a1", None, 0)]
    assert told("z2", "a2", "z3") == [("z2", "a1", 6), ("a2", "z2", 0), ("z3", "a2", 9)]
    assert told("a1", "z2", "a2", "z4") == [("a1", None, 0), ("z2", None, 0), ("a2", None, 0), ("z4", "a3", 6)]
    with pytest.raises(ValueError, match=r"erased\[0\] is 'z1'; expected one of 'a1', 'z2'"):
        nnbp.recompute(*TINY, ["z1"])


@settings(max_examples=40)
@given(sizes=st.lists(st.integers(1, 6), min_size=2, max_size=6), m=st.integers(1, 4), kind=st.sampled_from(KINDS))
def test_the_formula_is_what_is_counted(sizes, m, kind):
    """Counted by arrays that keep a tally, and by loops here."""
    net = nnbp.Network(sizes, rng=0, **kind)
    counted = nnbp.count_products(net, np.ones((sizes[0], m)), np.full((sizes[-1], m), 0.5))
    work = nnbp.work(sizes)
    forward = sum(1 for l in net.w for _ in np.ndindex(net.w[l].shape))
    back = forward + sum(net.w[l].size for l in net.w if l > 2)
    assert (work.forward, work.back) == (forward, back)
    assert (counted.forward, counted.back) == (m * forward, m * back)
    parameters = sum(p.size for held in (net.w, net.b) for p in held.values())
    assert work.passes == {"backprop": 2, "one-sided": parameters + 1, "centred": 2 * parameters}
    assert work.forward <= work.back <= 2 * work.forward


def test_counting_leaves_the_network_alone():
    net = TINY[0].copy()
    nnbp.count_products(net, *TINY[1:])
    assert all(type(p) is np.ndarray for p in [*net.w.values(), *net.b.values()])
    assert all(net.activation[l] is TINY[0].activation[l] for l in net.w)


# The cache game


def test_every_position_of_the_cache_game():
    picture = nnbp.CacheGame(*TINY, erased=["z3", "a1"])
    control, lines = picture.controls(picture.state)["m"], decode(sent(picture))
    assert len(control.positions) == 256 and sent(picture)["row"] == 99
    found = {at[0].split(":")[0].strip(): at for _, at in lines}
    whole, gone = 18, 5
    for k, m in enumerate(control.positions.astype(int)):
        assert next(at[k] for text, at in found.items() if text == "For 1 example") == (
            f"For {m} examples:" if m > 1 else "For 1 example:"
        )
        kept = next(at[k] for text, at in found.items() if "numbers kept" in text)
        assert kept == f"{(whole - gone) * m:,} numbers kept, {gone * m:,} given back"
        again = next(at[k] for text, at in found.items() if text.startswith("z³ from"))
        assert again == f"z³ from a²: 9 × {m} multiplications"
        caption = next(at[k] for kind, at in lines if kind.startswith("caption"))
        assert (
            caption
            == f"Erased for {f'{m} examples' if m > 1 else '1 example'}: a¹, z³. 3 of the 9 lines of the way back can run."
        )
    assert "a¹ cannot be made: it came from outside" in texts(picture)


def test_clicks_erase_and_bring_back():
    picture = nnbp.CacheGame(*TINY).do("choose", "why", True)
    whole, folded = picture.still(), nnbp.CacheGame(*TINY).still()
    picture.lab.picture._handle_custom_msg({"pick": "z2"}, [])  # as the page asks for it
    assert picture.erased == {"z2"} and {"no: z² is erased", "no: δ² is missing", "✗ erased"} <= set(texts(picture))
    for number in TINY[0].w[2] @ np.reshape(TINY[1], (2, 1)) + TINY[0].b[2]:
        assert written(number[0]) in whole and written(number[0]) not in picture.still()
    assert "8 of 9" not in repr(picture) and "6 of 9 lines run, not δ², ∂C/∂b², ∂C/∂w²" in repr(picture)
    picture.toggle("z2")
    assert picture.still() == whole
    picture.toggle("a3").set("m", 9)
    *build, show = picture.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(picture) and again.still() == picture.still() and again.erased == {"a3"}
    picture.reset()
    assert picture.still() == folded and not picture.erased
    with pytest.raises(ValueError, match=r"erased\[0\] is 'z9'"):
        picture.toggle("z9")
    with pytest.raises(ValueError, match="expected one of m"):
        picture.pick("w3.1.2")
    with pytest.raises(ValueError, match="up to 4 layers of up to 4 neurons"):
        nnbp.CacheGame(*example([2, 5, 2], 0))
    with pytest.raises(ValueError, match="softmax"):
        nnbp.CacheGame(*example([2, 2], 0, output="softmax", cost="log-likelihood"))


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
@pytest.mark.parametrize("key", KEYS)
def test_the_picture_shows_what_hangs_on_what(key, cost):
    """What cannot be made is dashed, and what it would have been read for is pale; the rest is as it was."""
    net = nnbp.tiny_network(cost=cost)
    picture = nnbp.CacheGame(*net, erased=[key])
    spoiled = needed_by_nan(*net, key)
    shown = [text for text in texts(picture) if text.startswith("✗ ") and text != "✗ erased"]
    names = {"delta": "δ", "nabla_w": "∂C/∂w", "nabla_b": "∂C/∂b"}
    assert sorted(shown) == sorted(f"✗ {names[k[:-1]]}{'⁰¹²³⁴'[int(k[-1])]}" for k in spoiled)
    kinds = re.findall(r'<path[^>]* class="(hair|curve of-[zad])"', picture.drawn(picture.state).live(0)[0])
    links = sum(len({k for k in t.needs if k[0] in "za" or k.startswith("delta")}) for t in nnbp.try_lines(*net))
    gone = {key, *(k for k in spoiled if k.startswith("delta"))}
    pale = sum(len(t.needs & gone) for t in nnbp.try_lines(*net))
    assert len(kinds) == links and kinds.count("hair") == pale
    assert texts(picture).count("✗ erased") == 1 and "the way back, in order" not in texts(picture)


def test_the_explorers_are_pure():
    is_pure(nnbp.CacheGame(*TINY, erased=["z3"]))
    is_pure(nnbp.PassCounter([20, 7, 7, 3]))


def test_under_cross_entropy_the_last_z_is_not_needed():
    picture = nnbp.CacheGame(*nnbp.tiny_network(cost="cross-entropy"), erased=["z4"])
    assert "9 of 9 lines run" in repr(picture)
    assert "δ⁴ = a⁴ − y" in texts(picture.do("choose", "why", True))


# The cost counter


@pytest.mark.parametrize("name", ["width", "hidden", "inputs", "outputs"])
def test_every_position_of_the_cost_counter(name):
    picture = nnbp.PassCounter([20, 7, 7, 3], hand=name).do("choose", "why", True)
    control, lines = picture.controls(picture.state)[name], decode(sent(picture))
    start = {"width": 7, "hidden": 2, "inputs": 20, "outputs": 3}
    shown = [at for _, at in lines]
    for k, value in enumerate(control.positions.astype(int)):
        here = start | {name: value}
        sizes = [here["inputs"], *[here["width"]] * here["hidden"], here["outputs"]]
        weights = [[None] * before for before, after in zip(sizes, sizes[1:], strict=False) for _ in range(after)]
        forward, parameters = sum(map(len, weights)), sum(map(len, weights)) + sum(sizes[1:])
        back = 2 * forward - sizes[0] * sizes[1]
        row = {at[k] for at in shown}
        (head,) = (at[k] for at in shown if at[k].endswith("weights and biases"))
        assert head.endswith(f"{sizes[-1]} · {parameters:,} weights and biases")  # said once
        assert {"2 passes", f"{parameters + 1:,} passes"} <= row
        assert {f"{2 * parameters:,} passes", f"{2 * parameters * forward:,} multiplications"} <= row
        assert {f"{forward + back:,} multiplications", f"forward once: {forward:,} multiplications"} <= row
        assert f"back once: {back:,}, {written(back / forward, 2, signed=False)} times as many" in row
        assert duration(2 * parameters) in row and duration(1 + back / forward) in row
    assert len(picture.controls(picture.state)["width"].positions) == 300


def test_the_numbers_fill_the_width_where_they_are_alone():
    picture = nnbp.PassCounter([784, 30, 10], hand="race").do("choose", "why", True)
    ends = re.findall(
        r'<text class="end" x="(\d+)"[^>]*>(?:<tspan[^>]*>[^<]*</tspan>)*<tspan[^>]*> passes', picture.still()
    )
    assert len(ends) == 3 and {int(x) for x in ends} == {1064}


def test_the_dots_are_on_their_curves():
    picture = nnbp.PassCounter([784, 30, 10]).do("choose", "why", True)
    hand = sent(picture)
    index = np.frombuffer(hand["index"], "<u2").reshape(-1, hand["positions"])
    ys = [[float(at[i]) for i in index[c]] for c, (_, name, at) in enumerate(hand["channels"]) if name == "cy"]
    work = nnbp.work([784, np.arange(1, 301), 10])
    for found, way in zip(ys, ("one-sided", "centred"), strict=True):  # backpropagation's stands still
        expected = HEIGHT + 36 + 392 * (1 - (np.log10(work.passes[way]) + 0.3) / 8.3)
        np.testing.assert_allclose(found, expected, atol=0.06)


def turned(markup, lane, pale):
    """How many turns the clocks of a lane have made, or will, measured on the drawing."""
    total = 0.0
    for path in re.findall(rf'<path [^>]*class="(?:way|muted){" to-come" if pale else ""}" d="([^"]*)"', markup):
        at = [float(n) for n in re.findall(r"-?[\d.]+", path)]
        if len(at) < 3 or not HEAD + LANE * lane <= at[1] < HEAD + LANE * (lane + 1):
            continue
        if "a" in path:
            total += 1
            continue
        x, y, (right, down) = at[0], at[1], at[-2:]
        assert np.hypot(right - x, down - y) == pytest.approx(RADIUS, abs=0.02)
        total += np.arctan2(right - x, y - down) / (2 * np.pi) % 1
    return total


@pytest.mark.parametrize(
    "row, shown",
    [
        (0, ("0 %", "0 %", "0 %")),
        (90, ("✓ 10,669", "89 %", "45 %")),
        (100, ("✓ 11,855", "99 %", "50 %")),
        (200, ("✓ 23,710", "✓ 1 g", "✓ 1 g")),
    ],
)
def test_the_clocks_run_at_one_speed_and_say_what_there_is_by_then(row, shown):
    picture = nnbp.PassCounter([784, 30, 10], hand="race")
    markup = re.sub(r' data-mark="\d+"', "", picture.drawn(picture.state).live(row)[0])
    work = nnbp.work([784, 30, 10])
    own = {"backprop": 1 + work.back / work.forward, "one-sided": work.parameters + 1, "centred": 2 * work.parameters}
    gone = row / 200 * own["centred"]
    for lane, (ms, told) in enumerate(zip(own.values(), shown, strict=True)):
        assert turned(markup, lane, True) == pytest.approx(ms / 10_000, abs=0.002)
        assert turned(markup, lane, False) == pytest.approx(min(gone, ms) / 10_000, abs=0.004)
        there = f"{int(100 * gone / ms)} %" if gone < ms else f"✓ {int(gone / ms):,}"
        assert there.startswith(told.split(" g")[0]) and f">{there}" in markup
    assert f"The clock says {duration(gone)}." in markup and ">10 s<" in markup
    told = ("1/4,969 of a turn", "2.4 turns", "4.8 turns")
    done = [f"✓ done after {turns}" for turns, ms in zip(told, own.values(), strict=True) if gone >= ms]
    assert re.findall("✓ done[^<]*", markup) == done and len(done) == {0: 0, 90: 1, 100: 1, 200: 3}[row]
    assert round(10_000 / own["backprop"]) == 4969


@pytest.mark.parametrize("sizes", [[1, 1, 1], [784, *[300] * 20, 100]])
def test_every_race_fits(sizes):
    picture = nnbp.PassCounter(sizes)
    for name in picture.controls(picture.state):
        picture.pick(name)
        scene = picture.drawn(picture.state)
        assert turned(re.sub(r' data-mark="\d+"', "", scene.live(scene.positions - 1)[0]), 2, True) <= 10


def test_numbers_of_the_notebook():
    deep, wide = nnbp.work([784, *[30] * 20, 10]), nnbp.work([784, 300, 10])
    assert math.isclose(deep.back / deep.forward, 1.425, abs_tol=0.001)
    assert duration(wide.passes["centred"]) == "8.0 minutes" and wide.passes["centred"] < 480_000
    assert duration(nnbp.work([784, 30, 10]).passes["centred"]) == "47.7 s"


def test_counter_code_reset_and_bad_input():
    picture = nnbp.PassCounter([784, 30, 10])
    picture.set("hidden", 3)
    picture.pick("outputs")
    names = {}
    picture.set("race", 60)
    for unfold in (False, True):
        picture.do("choose", "why", unfold)
        exec(picture.code(), names)
        assert names["picture"].state == picture.state
    assert json.dumps(picture.sizes()) == "[784, 30, 30, 30, 10]"
    picture.reset()
    assert picture.still() == nnbp.PassCounter([784, 30, 10]).still()
    for bad, reason in (
        (7, "expected a list of layer sizes"),
        ([3, 2], "expected 1 to 20 hidden layers"),
        ([3, 2, 4, 1], "all of one size"),
        ([3, 301, 1], "width 301; expected at most 300"),
        ([3, 0, 1], "whole number of at least 1"),
    ):
        with pytest.raises(ValueError, match=reason):
            nnbp.PassCounter(bad)


def test_the_bar_is_as_long_as_the_numbers_that_are_kept():
    """Of m examples, on one scale over the slider; pale behind it, what is given back: 18 numbers an example here."""
    for m in (1, 100, 256):
        picture = nnbp.CacheGame(*TINY, erased=["z3", "a1"])
        picture.set("m", m)
        bars = re.findall(r'<rect class="(ink[a-z ]*)"[^>]*width="([\d.]+)"', picture.still())
        (pale, whole), (full, kept) = bars
        assert (pale, full) == ("ink taken", "ink")
        assert [float(whole), float(kept)] == pytest.approx([348 * m / 256, 348 * m / 256 * 13 / 18], abs=0.06)


@pytest.mark.parametrize("erased", [[], ["z3"], ["a1", "z3"], KEYS])
def test_the_box_of_the_price_ends_below_its_last_line(erased):
    """However many values are erased, there is a line of room under the last, and no more."""
    still = nnbp.CacheGame(*TINY, erased=erased).still()
    box = re.search(r'class="panel" x="(\d+)" y="(\d+)" width="\d+" height="(\d+)"', still)
    left, bottom = int(box[1]), int(box[2]) + int(box[3])
    lines = [int(y) for x, y in re.findall(r'<text[^>]* x="(\d+)" y="(\d+)"', still) if int(x) == left + 12]
    assert len(lines) == 2 + max(len(erased), 2 * (not erased))
    assert 10 <= bottom - max(lines) <= 34
