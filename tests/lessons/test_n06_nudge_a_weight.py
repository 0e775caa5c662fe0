"""The outer product as a picture: every cell, margin, block and factor is Python's, at every position of every control."""

import numpy as np
import pytest

import nnbp
from nnbp.ground.parameters import find
from nnbp.kit.sweep import sweep, sweep_input
from nnbp.lessons.n06_nudge_a_weight.slowness import split

from ..explorers import is_pure, roomy, sent, walk
from ..independent import rebuilt, written
from ..kit.test_one_network import SVG, TINY, example
from ..side_by_side import at_values

LAYERS = {3: "w3.1.2", 2: "w2.3.2", 4: "w4.1.2"}
CONTROLS = [(l, name) for l in LAYERS for name in nnbp.OuterProduct(*TINY, layer=l).values]
OTHERS = {
    "tanh and softmax": (
        example([6, 6, 6, 3], 1, activation="tanh", output="softmax", cost="log-likelihood"), 4, "w4.3.6",
    ),
    "dead relu": (example([3, 4, 2], 3, activation="relu", output="sigmoid"), 3, "x2"),
    "cross-entropy": (example([2, 3, 1], 3, cost="cross-entropy"), 3, "x1"),
    "one by one": (example([1, 1], 4), 2, "x1"),
    "inputs far out": ((nnbp.Network([2, 3, 2], activation="tanh", rng=5), [4.2, -3.0], [1, 0]), 2, "x1"),
}  # fmt: skip


class Page:
    """The message to the page, put together as the page does it: what a mark shows at each position."""

    def __init__(self, hand):
        self.positions, self.drawing = hand["positions"], roomy(hand["markup"])
        index = np.frombuffer(hand["index"], dtype="<u2").reshape(-1, self.positions)
        self.moving = {(m, name): [t[i] for i in index[c]] for c, (m, name, t) in enumerate(hand["channels"])}

    def of(self, mark, name):
        found = self.moving.get((int(mark.get("data-mark", -1)), name))
        return found or [mark.get(name) if name != "text" else mark.text or ""] * self.positions

    def text(self, mark):
        pieces = [self.of(piece, "text") for piece in (mark if len(mark) else [mark])]
        return ["".join(parts) for parts in zip(*pieces, strict=True)]

    def texts(self, kind):
        """What the texts with exactly this class, at the start, show."""
        return [self.text(mark) for mark in self.drawing.iter(f"{SVG}text") if mark.get("class") == kind]

    def picks(self):
        return {mark.get("data-pick"): mark for mark in self.drawing.iter() if mark.get("data-pick")}


def factors(net, result, y, weight):
    """(sizes, shares of what each could be) of one weight's gradient, by a way of its own."""
    l, j, k = weight
    a, delta = result.a, np.abs(result.delta[l][j - 1, 0])
    sizes, best = [abs(a[l - 1][k - 1, 0])], [1.0]
    if net.activation[l].name == "softmax":
        return np.array([*sizes, delta]), np.array([*sizes, delta])
    out = a[l][j - 1, 0]
    slope = {"sigmoid": out * (1 - out), "tanh": 1 - out**2, "relu": float(out > 0)}[net.activation[l].name]
    best += [0.25 if net.activation[l].name == "sigmoid" else 1.0, 1.0]
    if l == net.L:
        miss = (out - np.ravel(y)[j - 1]) / (1 if net.cost.name == "quadratic" else out * (1 - out))
    else:
        miss = sum(result.w[l + 1][i, j - 1] * result.delta[l + 1][i, 0] for i in range(net.sizes[l]))
    sizes = np.array([*sizes, slope, abs(miss)])
    return sizes, sizes / best


def holds(explorer, net, x, y):
    """Every position of what the page was sent is what the values give, with numbers and without."""
    area = Page(sent(explorer))
    explorer.do("choose", "numbers", True)
    page, l, control = Page(sent(explorer)), explorer.layer, explorer.controls(explorer.state)[explorer.hand]
    small = " small" if 426 // net.sizes[l - 2] < 80 else ""
    tops = page.texts("a strong middle" + small)
    sides = [
        page.text(m) for m in page.drawing.iter(f"{SVG}text") if m.get("class") in ("d strong end", "n strong end")
    ]
    picks, weight = page.picks(), find(net, explorer.zoom)
    cells = {name: page.text(picks[name].find(f"{SVG}text")) for name in explorer.weights}
    blocks = {name: picks[name].findall(f"{SVG}rect")[2] for name in explorer.weights}
    places = {name: [page.of(mark, side) for side in ("width", "height", "class")] for name, mark in blocks.items()}
    (full,) = [t[0] for t in page.texts("small muted") if t[0].startswith("room")]
    full_a, full_error = (float(part.split()[0]) for part in full.split("= ")[1:])
    labels = {name: control.label for name, control in explorer.controls(explorer.state).items()}
    lines = [t for m in page.drawing.iter(f"{SVG}text") for t in [page.text(m)]]
    said = [t for t in lines if t[0][:3] in ("|aᵢ", "σ′(", "|(w", "|∂C", "|δ|")]
    ends = [page.text(m) for m in page.drawing.iter(f"{SVG}text") if m.get("class") == "end"]
    caption = page.texts("caption muted")[0]
    product = next(t for t in lines if t[0].startswith(f"∂C/∂{weight.label} = aᵢₙ"))
    own = [t for t in lines if t[0].startswith(f"{weight.label} = ")]
    chips = {name: page.text(picks[name].find(f"{SVG}text")) for name in explorer.values if name[0] == "x"}
    explorer.do("choose", "numbers", False)
    block, wide, high = large_block(area)
    assert len(tops) == net.sizes[l - 2] and len(sides) == net.sizes[l - 1]
    cell = next(mark for mark in page.drawing.iter(f"{SVG}rect") if mark.get("class") == "cell lift")
    room, tall = float(cell.get("width")) - 16, float(cell.get("height")) - 36
    many = at_values(net, x, y, explorer.values | {explorer.hand: control.positions})
    for i, value in enumerate(control.positions):
        values, result = explorer.values | {explorer.hand: value}, many[i]
        a, delta = result.a[l - 1][:, 0], result.delta[l][:, 0]
        assert [t[i] for t in tops] == [written(v, signed=False) for v in a]
        assert [t[i] for t in sides] == [written(v) for v in delta]
        for name, cell in explorer.weights.items():
            j, k = cell.j - 1, cell.k - 1
            assert cells[name][i] == written(result.nabla_w[l][j, k]), (name, value)
            width, height, kind = (column[i] for column in places[name])
            assert abs(float(width) - room * abs(a[k]) / full_a) < 0.06
            assert abs(float(height) - tall * abs(delta[j]) / full_error) < 0.06
            assert kind == ("n" if delta[j] * a[k] < 0 else "d")
        sign, breadth, length = (column[i] for column in block)
        assert sign == ("n" if result.nabla_w[l][weight.j - 1, weight.k - 1] < 0 else "d")
        assert abs(float(breadth) - wide * abs(a[weight.k - 1]) / full_a) < 0.06
        assert abs(float(length) - high * abs(delta[weight.j - 1]) / full_error) < 0.06
        sizes, shares = factors(net, result, y, weight)
        gradient = result.nabla_w[l][weight.j - 1, weight.k - 1]
        shown = [*sizes, abs(gradient)]
        parts = [t for t in ends if not t[i].endswith("%") and not t[i].startswith("×")]
        assert [t[i] for t in parts[: 2 * len(shown) : 2]] == [written(v, signed=False) for v in shown]
        logs = ["−∞" if v == 0 else written(np.log10(v), 2) for v in sizes]
        assert [t[i] for t in parts[1 : 2 * len(sizes) : 2]] == logs
        percents = [float(t[i].removesuffix(" %")) for t in ends if t[i].endswith("%")]
        seen = [100 * share for share in shares if 100 * share < 999.5]
        assert np.allclose(percents, seen, rtol=0, atol=0.501), (percents, seen)
        named = [n for n, t in enumerate(said) if t[i].endswith("◂ furthest")]
        assert len(named) == 1 and shares[named[0]] <= shares.min() * (1 + 1e-9)
        told = f"{written(a[weight.k - 1], signed=False)} · {written(delta[weight.j - 1])} = {written(gradient)}"
        assert product[i].endswith(f" = {told}") and f"∂C/∂{weight.label} = {told}. " in caption[i]
        assert f"With {control.label} at {written(value, 2)}, " in caption[i]
        said_own = f"{weight.label} = {written(values[weight.name], 2)}"
        assert any(t[i] == said_own for t in own)
        for name, text in chips.items():
            assert text[i] == f"{labels[name]} = {written(values[name], 2)}"


def large_block(page):
    """([class, width, height] at each position of the block in the dashed frame, the frame's width and its height)."""
    drawn = list(page.drawing.iter(f"{SVG}rect"))
    (frame,) = (mark for mark in drawn if mark.get("class") == "frame")
    block = drawn[drawn.index(frame) + 3]
    assert [block.get(side) for side in "xy"] == [frame.get(side) for side in "xy"]
    room = (float(frame.get(side)) for side in ("width", "height"))
    return [page.of(block, name) for name in ("class", "width", "height")], *room


@pytest.mark.parametrize("layer, name", CONTROLS)
def test_every_position_of_every_control_is_pythons(layer, name):
    explorer = nnbp.OuterProduct(*TINY, layer=layer, hand=name)
    positions, row = explorer.controls(explorer.state)[name].positions, explorer.place(explorer.state)
    assert len(positions) >= 201 and 0 < row < len(positions) - 1
    assert positions[row] == explorer.values[name]
    holds(explorer, *TINY)


@pytest.mark.parametrize("kind", OTHERS)
def test_every_position_of_other_networks_is_pythons(kind):
    (net, x, y), layer, name = OTHERS[kind]
    holds(nnbp.OuterProduct(net, x, y, layer=layer, hand=name), net, x, y)


def test_an_input_of_zero_makes_its_column_vanish():
    explorer = nnbp.OuterProduct(*TINY, layer=2, hand="x2", zoom="w2.3.2")
    explorer.set("x2", 0.0)
    page, row = Page(sent(explorer)), explorer.controls(explorer.state)["x2"].row(0.0)
    column = [page.picks()[f"w2.{j}.2"] for j in (1, 2, 3)]
    assert [page.text(group.find(f"{SVG}text"))[row] for group in column] == ["+0.0000"] * 3
    assert [page.of(group.findall(f"{SVG}rect")[2], "width")[row] for group in column] == ["0.0"] * 3
    assert repr(explorer).endswith("the furthest below its best is |aᵢₙ|")


@pytest.mark.slow
def test_picks_sets_and_the_zoom_meet():
    explorer = nnbp.OuterProduct(*TINY, layer=2, hand="x2", zoom="w2.3.2")
    explorer.lab.slider.value = -1.2
    explorer.pick("w2.1.1")
    explorer.lab.slider.value = 3.0
    holds(explorer, *TINY)
    explorer.lab.picture._handle_custom_msg({"pick": "x1"}, [])  # the zoom stays on the weight that was in hand
    assert (explorer.hand, explorer.zoom, explorer.values["x2"], explorer.values["w2.1.1"]) == ("x1", "w2.1.1", -1.2, 3)
    explorer.set("w2.3.1", -2.0)  # not in hand: the table is drawn again
    holds(explorer, *TINY)
    explorer.reset()
    fresh = nnbp.OuterProduct(*TINY, layer=2, hand="x2", zoom="w2.3.2")
    assert explorer.values == fresh.values and (explorer.hand, explorer.zoom) == ("x2", "w2.3.2")
    assert explorer.still() == fresh.still()


@pytest.mark.parametrize("hand", ["w2.1.1", "x1"])
def test_the_code_rebuilds_the_state(hand):
    explorer = nnbp.OuterProduct(*TINY, layer=2, hand="x2", zoom="w2.3.2")
    for name, value in (("x2", 0.5), ("w2.2.1", 2.0)):
        explorer.set(name, value)
    explorer.pick(hand)
    *build, show = explorer.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(explorer) and again.zoom == explorer.zoom


def test_taking_the_weight_in_hand_zooms_in_on_it():
    explorer = nnbp.OuterProduct(*TINY, hand="w3.1.1", zoom="w3.2.2")
    assert explorer.zoom == "w3.2.2" and explorer.code().endswith("hand='w3.1.1', zoom='w3.2.2')\npicture")
    explorer.pick("w3.1.1")
    assert (
        explorer.zoom == "w3.1.1"
        and "∂C/∂w³₁₁" in repr(explorer)
        and explorer.code().endswith("hand='w3.1.1')\npicture")
    )


@pytest.mark.parametrize("layer", LAYERS)
def test_it_is_pure(layer):
    is_pure(nnbp.OuterProduct(*TINY, layer=layer, hand="x2"))


def test_the_zoom_follows_the_weights_through_every_state():
    explorer = nnbp.OuterProduct(*TINY, layer=2, hand="x2", zoom="w2.3.2")
    for state in walk(explorer, 100):
        assert state["zoom"] == state.hand or state.hand[0] == "x"


def test_the_network_given_is_left_alone():
    net, x, y = nnbp.tiny_network()
    explorer = nnbp.OuterProduct(net, x, y)
    explorer.set("w3.1.1", 2.0)
    net.w[3][0, 0] = 77.0
    assert explorer.values["w3.1.1"] == 2.0 and explorer.controls(explorer.state)["w3.1.1"].value == 1.4


@pytest.mark.parametrize(
    "changes, reason",
    [
        ({"layer": 1}, "layer is 1; expected one of 2 ... 4"),
        ({"layer": "3"}, "layer is '3'; expected one of 2"),
        ({"hand": "w2.1.1"}, "'w2.1.1' is not in this picture; expected one of w3.1.1"),
        ({"hand": "b3.1"}, "expected one of"),
        ({"hand": "x3"}, "expected one of"),
        ({"zoom": "x1"}, "zoom is 'x1'; expected one of w3.1.1"),
        ({"x": np.ones((2, 3)), "y": np.ones((2, 3))}, "3 examples"),
    ],
)
def test_bad_input_is_refused(changes, reason):
    net, x, y = TINY
    with pytest.raises(ValueError, match=reason):
        nnbp.OuterProduct(**({"net": net, "x": x, "y": y} | changes))


def test_what_is_too_large_is_refused():
    with pytest.raises(ValueError, match="up to 6"):
        nnbp.OuterProduct(*example([2, 7, 2], 0))


@pytest.mark.parametrize("k", [1, 2])
def test_an_input_is_swept_like_a_weight(k):
    net, x, y = TINY
    x, y = np.reshape(x, (2, 1)), np.reshape(y, (2, 1))
    values = np.linspace(-1.5, 1.5, 7)
    swept = sweep_input(net, x, y, k, values, 0.25)
    for i, value in enumerate(values):
        h = 1e-6
        at = [np.where(np.arange(2)[:, None] == k - 1, v, x) for v in (value, value + h, value - h, value + 0.25)]
        here, up, down, ahead = (nnbp.backprop(net, one, y) for one in at)
        np.testing.assert_allclose(swept.delta[2][:, [i]], here.delta[2], rtol=1e-12)
        assert swept.cost[i] == pytest.approx(here.cost) and swept.cost_ahead[i] == pytest.approx(ahead.cost)
        assert swept.slope[i] == pytest.approx((up.cost - down.cost) / (2 * h), abs=1e-8)


@pytest.mark.parametrize("name", ["w3.1.2", "w2.3.1", "w4.2.1", "b3.2"])
def test_the_split_over_positions_is_why_slow_at_each(name):
    net, x, y = TINY
    x, y, parameter = np.reshape(x, (2, 1)), np.reshape(y, (2, 1)), find(net, name)
    values = np.linspace(-5, 5, 11)
    swept = sweep(net, x, y, parameter, values, 0.0)
    found = split(net, parameter, swept.z, swept.a, swept.delta, swept.output_slope)
    for i, value in enumerate(values):
        slow = nnbp.why_slow(rebuilt(net, {name: value}), x, y, name)
        np.testing.assert_allclose(found.logs[:, i], [factor.log for factor in slow.factors], atol=1e-10)
        assert found.says[found.smallest[i]] == slow.smallest.says
