"""Following paths: every factor, product and sum at every value as measured, the picture's numbers, and the two orders."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.ground.parameters import find, parameters
from nnbp.lessons.n10_follow_the_paths.walks import heading, walks

from ..explorers import is_pure, sent, walk
from ..kit.test_backflow import drawn, of
from ..kit.test_one_network import SVG, decode, example
from ..side_by_side import at_values
from .test_n04_pass_the_error_back import texts

TINY = nnbp.tiny_network()
VALUES = np.array([-5.0, -1.0, 0.0, 1.8, 5.0])
WEIGHTS = [p for p in parameters(TINY[0]) if p.k is not None]
NETS = {
    "tiny": TINY,
    "tanh": example([2, 2, 3, 2], 1, activation="tanh"),
    "relu": example([3, 2, 4, 3], 2, activation="relu"),
    "cross-entropy": example([2, 3, 1], 3, cost="cross-entropy"),
    "shallow": example([2, 2], 4),
}
LAST = {  # {(network, control): the number of its last path}
    (kind, p.name): len(nnbp.paths(*NETS[kind], *p))
    for kind in NETS
    for p in parameters(NETS[kind][0])
    if p.k is not None
}


def moved(net, weight, value):
    """A copy of the network with one weight set."""
    other = net.copy()
    weight.write({"w": other.w}, value)
    return other


@pytest.mark.parametrize("weight", WEIGHTS, ids=lambda p: p.name)
def test_the_walks_are_the_paths_at_every_value(weight):
    net, x, y = TINY
    found = walks(net, np.c_[x], np.c_[y], weight, VALUES)
    for i, value in enumerate(VALUES):
        here = moved(net, weight, value)
        every = nnbp.paths(here, x, y, *weight)
        assert found.routes == [path.neurons for path in every]
        np.testing.assert_allclose(found.products[:, i], [path.product for path in every], rtol=1e-12)
        result, measured = nnbp.backprop(here, x, y), nnbp.complex_step_gradient(here, x, y)[0]
        np.testing.assert_allclose(found.running[-1, i], measured[weight.layer][weight.j - 1, weight.k - 1], rtol=1e-9)
        np.testing.assert_allclose(found.measured[i], measured[weight.layer][weight.j - 1, weight.k - 1], rtol=1e-13)
        for path, factors in zip(found.routes, found.factors, strict=True):
            at = dict(enumerate(path, weight.layer)) | {weight.layer - 1: weight.k}
            for factor in factors:
                j, l = at[factor.layer] - 1, factor.layer
                if factor.letter == "C":
                    wanted = result.forward.output[j, 0] - y[j]
                elif factor.letter == "z":
                    wanted = nnbp.sigmoid_prime(result.forward.z[l][j, 0])
                else:
                    wanted = here.w[l][j, at[l - 1] - 1] if factor.letter == "w" else result.forward.a[l][j, 0]
                assert factor.j == j + 1 and np.isclose(factor.values[i], wanted, rtol=1e-12)


def unfolded(picture):
    """The same with its factors in view."""
    return picture.do("choose", "why", True)


def close(text, value):
    """Does a text with five decimals, or one digit and its power of ten, stand for this number?"""
    return abs(float(text.replace("−", "-")) - value) <= (
        0.51 * 10.0 ** np.floor(np.log10(abs(value) or 1e-300)) if "e" in text else 5.01e-6
    )


@pytest.mark.parametrize("kind, name", LAST, ids=str)
def test_every_position_of_every_control_shows_what_is_measured(kind, name):
    """The page's own lines of text, against backpropagation at every position and the paths at every fiftieth."""
    net, x, y = NETS[kind]
    picture = unfolded(nnbp.FollowPaths(net, x, y, hand=name).follow(LAST[kind, name]))
    weight, lines = find(net, name), [line for _, line in decode(sent(picture))]
    (goals,) = [line for line in lines if "measured ∂C/∂" in line[0]]
    (arrived,) = [line for line in lines if "arrived" in line[0]]
    (captions,) = [line for line in lines if " gives " in line[0]]
    assert set(arrived) == {"✓ arrived"}
    positions = picture.controls(picture.state)[name].positions
    slopes = at_values(net, x, y, {name: positions}).nabla_w[weight.layer][:, weight.j - 1, weight.k - 1]
    for row, (value, goal) in enumerate(zip(positions, slopes, strict=True)):
        assert close(goals[row].split(" = ")[1], goal), (name, value)
        if row % 50 == 0:
            here = moved(net, weight, value)
            every = nnbp.paths(here, x, y, *weight)
            said = re.findall(r"[+−]?\d[\d.]*(?:e−\d+)?", captions[row])[-3:]
            wanted = [every[-1].product, nnbp.path_sum(here, x, y, *weight), goal]
            assert all(close(text.rstrip("."), value) for text, value in zip(said, wanted, strict=True))


@pytest.mark.parametrize("kind, name", [("tiny", "w2.1.1"), ("tiny", "w3.1.2"), ("tanh", "w2.2.1"), ("relu", "w2.1.2"),
                                        ("shallow", "w2.1.1")])  # fmt: skip
@pytest.mark.parametrize("which", ["first", "last", "all"])
def test_it_opens_with_bars_and_bands_as_large_as_their_products(kind, name, which):
    """The bars walk to the measured line, the bands lie side by side, and their sum is on the weight."""
    net, x, y = NETS[kind]
    last = LAST[kind, name]
    picture = nnbp.FollowPaths(net, x, y, hand=name).follow(1 if which == "first" else last)
    if which == "all":
        picture.forward()
    number, together = picture.path, which == "all" and last > 1
    weight = find(net, name)
    texts, found = [line for _, line in decode(sent(picture))], drawn(picture)
    bars = [
        [at for at in of(found, "rect", sign, f"path{i + 1}") if "height" in at]
        for i in range(last)
        for sign in ("d", "n")
    ]
    bars = [bars[2 * i] + bars[2 * i + 1] for i in range(last)]
    (goal,) = of(found, "line", "measured")
    streams = of(found, "line", "stream")
    zero = next(float(at["y1"][0]) for at in of(found, "line", "axis") if at["y1"][0] == at["y2"][0] and "pick" not in at
                and float(at["x2"][0]) - float(at["x1"][0]) > 300)  # fmt: skip
    lens = next((line for line in texts if any(text.startswith("drawn") for text in line)), None)
    positions = picture.controls(picture.state)[name].positions
    scales = []
    for row in range(0, len(positions), 25):
        every = [path.product for path in nnbp.paths(moved(net, weight, positions[row]), x, y, *weight)]
        times = float((lens[row] if lens else "").removeprefix("drawn × ").replace(",", "") or 1)
        sums, here = np.cumsum([0, *every]), []
        for i, (bar,) in enumerate(bars):
            top, high = float(bar["y"][row]), float(bar["height"][row])
            ends = (top + high, top) if every[i] >= 0 else (top, top + high)
            here += [(zero - end, total) for end, total in zip(ends, sums[i : i + 2], strict=True)]
            assert ("n" in bar["class"][row].split()) == (every[i] < 0)
            assert ("to-come" in bar["class"][row]) == (i >= number)
        pixels, totals = np.transpose([*here, (zero - float(goal["y1"][row]), sums[-1])])
        if totals.any():
            slope = (pixels @ totals) / (totals @ totals)
            assert slope > 0 and np.abs(pixels - slope * totals).max() < 0.25
            scales.append(slope / times)
        else:
            assert np.abs(pixels).max() < 0.06
        sizes = np.abs(every)
        unit = min(18 / max(sizes.max(), 1e-300), 46 / max(sizes.sum(), 1e-300))
        steps = net.L - weight.layer
        wide = [float(at["stroke-width"][row]) for at in streams]
        wanted = [unit * size for size in sizes[:number] for _ in range(steps)] + [unit * abs(sums[-1])] * together
        assert np.allclose(wide, wanted, atol=0.051)
    assert np.ptp(scales) < 0.1 * np.mean(scales), "the scale is not the one that is told, to its two digits"


def test_bands_lie_side_by_side_at_a_neuron():
    found = drawn(nnbp.FollowPaths(*TINY).follow(6).forward())
    *bands, _ = of(found, "line", "stream")
    for row in range(0, 500, 50):
        edges = sorted((float(at["y1"][row]) - float(at["stroke-width"][row]) / 2, float(at["stroke-width"][row]))
                       for at in bands if abs(float(at["x1"][row]) - 251.3) < 1)  # fmt: skip
        assert len(edges) == 6
        for (top, wide), (below, _) in zip(edges[:-1], edges[1:], strict=True):
            assert abs(top + wide - below) < 0.21


def bars_of(picture, last):
    """(tops, feet) of all bars in pixels, (paths, N) each."""
    found = drawn(picture)
    bars = [
        at
        for i in range(last)
        for sign in ("d", "n")
        for at in of(found, "rect", sign, f"path{i + 1}")
        if "height" in at
    ]
    return (np.array([[float(t) + more * float(h) for t, h in zip(at["y"], at["height"], strict=True)] for at in bars])
            for more in (0, 1))  # fmt: skip


@pytest.mark.parametrize("name", [weight.name for weight in WEIGHTS])
def test_no_walk_is_too_small_to_see_none_jumps_and_a_shorter_one_is_drawn_shorter(name):
    """Whatever the slider is at; from one position to the next no bar's end moves by more than a 25th of the chart."""
    last = LAST["tiny", name]
    picture = nnbp.FollowPaths(*TINY, hand=name).follow(last)
    tops, feet = bars_of(picture, last)
    walked = feet.max(axis=0) - tops.min(axis=0)
    assert walked.min() > 0.24 * walked.max() > 24
    assert max(np.abs(np.diff(edge, axis=1)).max() for edge in (tops, feet)) < 258 / 25
    weight, positions = find(TINY[0], name), picture.controls(picture.state)[name].positions
    found = walks(TINY[0], np.c_[TINY[1]], np.c_[TINY[2]], weight, positions)
    true = np.ptp(np.vstack([0 * found.products[:1], found.running]), axis=0)
    assert (np.diff(walked[np.argsort(true)]) > -0.3).all()
    large, small = true >= true.max() / 2, true <= true.max() / 4
    assert not small.any() or walked[small].max() < 0.95 * walked[large].min()
    times = next(at for _, at in decode(sent(picture)) if any(text.startswith("drawn × ") for text in at))
    times = [float(text.removeprefix("drawn × ").replace(",", "") or 1) for text in times]
    seen = true > 1e-12
    np.testing.assert_allclose((walked / true / (walked / true)[true.argmax()])[seen], np.array(times)[seen], rtol=0.06)


@pytest.mark.parametrize("hand", [weight.name for weight in WEIGHTS])
@pytest.mark.parametrize("why", [False, True])
@pytest.mark.slow
def test_a_neuron_is_called_saturated_close_below_it(hand, why):
    """The words stand right under its ring, or the factor there, and clear of the pill and its arrows."""
    picture = nnbp.FollowPaths(*TINY, hand=hand).do("choose", "why", why)
    seen = drawn(picture)
    found, rims, (pill,) = of(seen, "text", "halo"), of(seen, "circle", "rim"), of(seen, "rect", "pill")[:1]
    left, high = float(pill["x"][0]), float(pill["y"][0])
    small = [at for at in found if "small" in at["class"][0].split() and "visibility" in at]
    assert len(small) == 6
    for at in small:
        x, y = float(at["x"][0]), float(at["y"][0])
        centres = [float(disc["cy"][0]) for disc in rims if float(disc["cx"][0]) == x]
        below = min(y - cy for cy in centres if cy < y)
        factor = any(abs(float(t["x"][0]) - x) < 1 and 0 < y - float(t["y"][0]) < 30 for t in found if t not in small)
        assert below == (63 if factor else 47)
        assert not (left - 32 < x < left + 98 + 32 and high - 12 < y < high + 26 + 22), "half a word is 30 pixels"


@pytest.mark.parametrize("value", [-5.0, 0.0, 1.8, 5.0])
def test_the_bars_walk_from_zero_to_the_line(value):
    picture = unfolded(nnbp.FollowPaths(*TINY).follow(6))
    picture.set("w2.1.1", value)
    svg = ET.fromstring(picture.still())
    every = nnbp.paths(moved(TINY[0], find(TINY[0], "w2.1.1"), picture.values["w2.1.1"]), *TINY[1:], 2, 1, 1)
    bars = [m for m in svg.iter(SVG + "rect") if m.get("class") in ("d", "n")]
    goal = float(next(m for m in svg.iter(SVG + "line") if m.get("class") == "measured").get("x1"))
    assert [m.get("class") for m in bars] == ["n" if path.product < 0 else "d" for path in every]
    low, high = (np.array([float(m.get("x")) + more * float(m.get("width")) for m in bars]) for more in (0, 1))
    down = np.array([path.product < 0 for path in every])
    starts, ends = np.where(down, high, low), np.where(down, low, high)
    assert (low >= 818).all() and (high <= 1052).all()
    np.testing.assert_allclose(starts[1:], ends[:-1], atol=0.21)
    assert abs(ends[-1] - goal) < 0.21
    zero = next(m for m in svg.iter(SVG + "text") if m.text == "0" and m.get("class") == "small muted middle")
    box = next(m for m in svg.iter(SVG + "rect") if m.get("class") == "panel")
    assert 12 < float(zero.get("y")) - float(box.get("y")) - float(box.get("height")) < 20  # it belongs to its axis
    lenses = [line for line in texts(picture) if line.startswith("drawn × ")]
    lens = float(lenses[0].removeprefix("drawn × ").replace(",", "")) if lenses else 1.0
    sums = np.cumsum([path.product for path in every])
    scale = (ends - starts[0]) / (lens * sums)
    assert np.allclose(scale[abs(sums) > 1e-9], scale[0], rtol=0.05)
    assert (high - low).max() > 23 / max(len(every), 1), "a bar that nobody sees"


@pytest.mark.parametrize("path", range(1, 7))
def test_a_factor_over_its_line_hides_no_neuron(path):
    drawing = ET.fromstring(unfolded(nnbp.FollowPaths(*TINY).follow(path)).still())
    discs = [m for m in drawing.iter(SVG + "circle") if float(m.get("r")) == 26]
    factors = [
        m
        for m in drawing.iter(SVG + "text")
        if len(m) and (m[0].text or "")[:2] in ("w³", "w⁴") and "halo" in m.get("class")
    ]
    assert len(factors) == 2 and len({(m.get("cx"), m.get("cy")) for m in discs}) == 10
    for factor in factors:
        end, y = "end" in factor.get("class"), float(factor.get("y"))
        left = float(factor.get("x")) - (78 if end else 39 if "middle" in factor.get("class") else 0)
        for cx, cy in ((float(m.get("cx")), float(m.get("cy"))) for m in discs):
            dx, dy = max(left - cx, cx - left - 78, 0), max(y - 11 - cy, cy - y - 4, 0)
            assert np.hypot(dx, dy) > 26


def offered(picture, name):
    """Is an action to be had now?"""
    return picture.step(picture.state, ("press", name)) is not None


def test_one_path_after_another():
    picture = nnbp.FollowPaths(*TINY)
    assert [offered(picture, name) for name in ("backward", "forward")] == [False, True]
    assert "5 to come" in texts(picture)
    assert picture.forward().path == 2 and "path 2 of 6: 2·1 → 3·1 → 4·2" in texts(picture)
    assert "sum of the first 2" in texts(picture)
    picture.pick("path6")
    assert picture.path == 6 and "✓ arrived" in texts(picture) and "path 6 of 6: 2·1 → 3·3 → 4·2" in texts(picture)
    assert picture.forward().path == 6 and picture.state["together"] and not offered(picture, "forward")
    assert "all 6 paths together" in texts(picture) and picture.forward().state["together"]
    assert picture.backward().path == 6 and not picture.state["together"] and picture.backward().path == 5
    picture.follow(6).forward().pick("path2")
    assert picture.path == 2 and not picture.state["together"]
    picture.pick("w3.1.2")
    assert (picture.hand, picture.path, picture.count) == ("w3.1.2", 1, 2)
    picture.follow(2).forward().pick("w4.1.1")
    assert (picture.path, picture.count, picture.state["together"]) == (1, 1, False) and not offered(picture, "forward")
    picture.pick("w3.1.2")
    picture.follow(2).reset()
    assert (picture.hand, picture.path) == ("w2.1.1", 1) and picture.still() == nnbp.FollowPaths(*TINY).still()


@pytest.mark.slow
@pytest.mark.parametrize("hand", ["w2.1.1", "w3.2.3", "w4.2.1"])
def test_every_mark_that_can_be_picked_leads_somewhere_and_the_size_stays(hand):
    first = nnbp.FollowPaths(*TINY, hand=hand)
    other = nnbp.FollowPaths(*TINY)
    for why in (False, True):
        states = [picture.step(picture.state, ("choose", "why", why)) for picture in (first, other)]
        assert first.drawn(states[0]).height == other.drawn(states[1]).height
    for name in set(re.findall(r'data-pick="([^"]+)"', sent(first)["markup"])):
        state = first.step(first.state, ("mark", name))
        assert f"path{state['path']}" == name if name.startswith("path") else state.hand == name


def markup(picture):
    """What a page should show of this moment, drawn anew."""
    return picture.scene(picture.state).live(picture.place(picture.state))[0]


def test_the_buttons_of_the_page():
    picture = nnbp.FollowPaths(*NETS["tiny"], hand="w3.1.2")
    before, after = (picture.lab._buttons[name][1] for name in ("backward", "forward"))
    assert before.disabled and not after.disabled
    after.click()
    assert picture.path == 2 and after.description == "all together" and not after.disabled and not before.disabled
    after.click()
    assert picture.state["together"] and after.disabled
    before.click()
    picture.lab.picture._handle_custom_msg({"pick": "path6"}, [])  # late: this weight has two paths
    assert picture.path == 2 and picture.lab.picture.hand["markup"] == markup(picture)
    picture.lab.picture._handle_custom_msg({"pick": "path1"}, [])  # as the page asks for it
    assert picture.path == 1 and before.disabled


def test_a_press_on_a_path_of_a_weight_that_was_let_go_is_ignored():
    picture = nnbp.FollowPaths(*TINY, hand="w4.1.1")
    assert picture.count == 1
    picture.pick("path3")
    assert (picture.hand, picture.path) == ("w4.1.1", 1)
    for name in ("path7", "path0", "path"):
        with pytest.raises(ValueError, match="is not in this picture"):
            picture.pick(name)


def test_it_is_data():
    is_pure(nnbp.FollowPaths(*TINY))
    states = walk(nnbp.FollowPaths(*TINY), 400, slid=False)
    wanted = {(name, path) for (kind, name), last in LAST.items() if kind == "tiny" for path in range(1, last + 1)}
    assert {(state.hand, state["path"]) for state in states} == wanted
    together = {(state.hand, state["path"]) for state in states if state["together"]}
    assert together == {(name, last) for (kind, name), last in LAST.items() if kind == "tiny" and last > 1}


def test_a_neuron_leads_the_path_through_it():
    picture = nnbp.FollowPaths(*TINY).follow(2)
    name = re.search(r'aria-label="neuron 3·3[^>]*data-pick="(path\d)"', sent(picture)["markup"])[1]
    picture.pick(name)
    assert "path 6 of 6: 2·1 → 3·3 → 4·2" in texts(picture)


def test_the_code_rebuilds_the_state():
    picture = nnbp.FollowPaths(*TINY, hand="w3.1.2").follow(2)
    picture.set("w3.1.2", 0.5)
    *build, show = picture.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(picture) and again.still() == picture.still() and "path 2 of 2" in repr(again)
    exec(picture.forward().code(), names)
    assert names["picture"].state == picture.state and picture.state["together"]


def test_what_it_refuses():
    net, x, y = TINY
    for bad, reason in (
        (example([2, 3, 5, 3], 0), "15 paths"),
        (example([2, 2, 2, 2, 2], 0), "up to 12 paths in up to 4 layers"),
        (example([2, 2, 2], 0, output="softmax", cost="log-likelihood"), "softmax outputs"),
        ((net, x, y, "b2.1"), "is not in this picture"),
        ((net, np.ones((2, 3)), np.ones((2, 3))), "3 examples"),
    ):
        with pytest.raises(ValueError, match=reason):
            nnbp.FollowPaths(*bad)
    for number in (0, 7, "one"):
        with pytest.raises(ValueError, match="from 1 to 6"):
            nnbp.FollowPaths(*TINY).follow(number)


@pytest.mark.parametrize("layer", [2, 3, 4])
def test_both_orders_give_what_the_cost_says(layer):
    net, x, y = TINY
    links = nnbp.path_links(net, x, y, layer)
    (left, few), (right, many) = nnbp.from_the_cost(links), nnbp.from_the_weight(links)
    slope = nnbp.sigmoid_prime(nnbp.feedforward(net, x).z[layer])
    for row in (left, right):
        np.testing.assert_allclose(row.T * slope, nnbp.complex_step_error(net, x, y, layer), rtol=1e-12)
    assert few <= many


def test_multiplications_are_counted_as_formulas_say():
    for n, depth in ((3, 4), (30, 10), (5, 3)):
        steps = depth - 2
        assert nnbp.path_work(n, depth) == (n ** (depth - 1) * steps, (steps - 1) * n**3 + n**2, steps * n**2)
    assert [heading(f) for f in walks(TINY[0], *map(np.c_.__getitem__, TINY[1:]), WEIGHTS[0], VALUES).factors[0]] == [
        "∂C/∂a⁴", "σ′(z⁴)", "w⁴", "σ′(z³)", "w³", "σ′(z²)", "a¹",
    ]  # fmt: skip
