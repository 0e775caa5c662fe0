"""Following paths: every factor, product and sum at every value as measured, the picture's numbers, and the two orders."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.ground.parameters import find, parameters
from nnbp.lessons.n10_follow_the_paths.walks import heading, walks

from ..explorers import is_pure, sent, walk
from ..kit.test_one_network import SVG, decode, example
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
        np.testing.assert_array_equal(found.measured[i], measured[weight.layer][weight.j - 1, weight.k - 1])
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


def close(text, value):
    """Does a text with five decimals, or one digit and its power of ten, stand for this number?"""
    return abs(float(text.replace("−", "-")) - value) <= (
        0.51 * 10.0 ** np.floor(np.log10(abs(value) or 1e-300)) if "e" in text else 5.01e-6
    )


@pytest.mark.parametrize("kind, name", LAST, ids=str)
def test_every_position_of_every_control_shows_what_is_measured(kind, name):
    """The page's own lines of text, against backpropagation at every position and the paths at every fiftieth."""
    net, x, y = NETS[kind]
    picture = nnbp.FollowPaths(net, x, y, hand=name).follow(LAST[kind, name])
    weight, lines = find(net, name), [line for _, line in decode(sent(picture))]
    (goals,) = [line for line in lines if "measured ∂C/∂" in line[0]]
    (arrived,) = [line for line in lines if "arrived" in line[0]]
    (captions,) = [line for line in lines if " gives " in line[0]]
    assert set(arrived) == {"✓ arrived"}
    for row, value in enumerate(picture.controls(picture.state)[name].positions):
        here = moved(net, weight, value)
        goal = nnbp.backprop(here, x, y).nabla_w[weight.layer][weight.j - 1, weight.k - 1]
        assert close(goals[row].split(" = ")[1], goal), (name, value)
        if row % 50 == 0:
            every = nnbp.paths(here, x, y, *weight)
            said = re.findall(r"[+−]?\d[\d.]*(?:e−\d+)?", captions[row])[-3:]
            wanted = [every[-1].product, nnbp.path_sum(here, x, y, *weight), goal]
            assert all(close(text.rstrip("."), value) for text, value in zip(said, wanted, strict=True))


@pytest.mark.parametrize("value", [-5.0, 0.0, 1.8, 5.0])
def test_the_bars_walk_from_zero_to_the_line(value):
    picture = nnbp.FollowPaths(*TINY).follow(6)
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
    streams = [m for m in svg.iter(SVG + "line") if "stream" in m.get("class", "")]
    largest = max(abs(path.product) for path in every)
    assert len(streams) == 2 and all("of-n" in m.get("class") for m in streams) == (every[-1].product < 0)
    for stream in streams:
        assert abs(float(stream.get("stroke-width")) - 12 * abs(every[-1].product) / largest) < 0.06
    drawn = [line for line in texts(picture) if line.startswith("drawn × ")]
    lens = float(drawn[0].removeprefix("drawn × ").replace(",", "")) if drawn else 1.0
    sums = np.cumsum([path.product for path in every])
    scale = (ends - starts[0]) / (lens * sums)
    assert np.allclose(scale[abs(sums) > 1e-9], scale[0], rtol=0.05)
    assert (high - low).max() > 23 / max(len(every), 1), "a bar that nobody sees"


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
    assert picture.path == 6 and not offered(picture, "forward") and "✓ arrived" in texts(picture)
    assert picture.forward().path == 6 and picture.backward().path == 5
    picture.pick("w3.1.2")
    assert (picture.hand, picture.path, picture.count) == ("w3.1.2", 1, 2)
    picture.follow(2).reset()
    assert (picture.hand, picture.path) == ("w2.1.1", 1) and picture.still() == nnbp.FollowPaths(*TINY).still()


@pytest.mark.slow
@pytest.mark.parametrize("hand", ["w2.1.1", "w3.2.3", "w4.2.1"])
def test_every_mark_that_can_be_picked_leads_somewhere_and_the_size_stays(hand):
    first = nnbp.FollowPaths(*TINY, hand=hand)
    other = nnbp.FollowPaths(*TINY)
    assert first.drawn(first.state).height == other.drawn(other.state).height
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
    assert picture.path == 2 and after.disabled and not before.disabled
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
    states = walk(nnbp.FollowPaths(*TINY), 100, slid=False)
    wanted = {(name, path) for (kind, name), last in LAST.items() if kind == "tiny" for path in range(1, last + 1)}
    assert {(state.hand, state["path"]) for state in states} == wanted


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
