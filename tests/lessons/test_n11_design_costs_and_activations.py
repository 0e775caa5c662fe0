"""One neuron in two trainings: every training is sgd's, every number, curve and dot of every position is that training's."""

import re
import warnings
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.lessons.n11_design_costs_and_activations.epochs import SHOWN
from nnbp.lessons.n11_design_costs_and_activations.explore_two_starts import STARTS
from nnbp.lessons.n11_design_costs_and_activations.one_neuron import neuron, train
from nnbp.lessons.n11_design_costs_and_activations.pairs import PAIRS

from ..explorers import is_pure, sent, walk
from ..independent import written
from ..kit.test_one_network import SVG, decode
from .test_n05_nudge_a_bias import elements

NAMES = ("epoch", "w", "b", "eta1", "eta2")


class Softplus:
    def __call__(self, z):
        return np.log(1 + np.exp(z))

    def prime(self, z):
        return 1 / (1 + np.exp(-z))


def named(pair):
    """A pair as the id of a test, the same in every process."""
    return "-".join(one if isinstance(one, str) else type(one).__name__ for one in pair)


@pytest.mark.parametrize("pair", [*PAIRS, (Softplus(), "quadratic")], ids=named)
def test_each_column_is_what_sgd_does(pair):
    w, b, eta = np.random.default_rng(0).uniform([[-2], [-2], [0.05]], [[3], [3], [0.9]], (3, 4))
    trained = train(neuron(*pair), w, b, eta, 25)
    for i in range(4):
        net = nnbp.Network.from_parameters({2: [[w[i]]]}, {2: [b[i]]}, activation=pair[0], cost=pair[1])
        for epoch in range(26):
            found = nnbp.backprop(net, [1.0], [0.0])
            shown = [getattr(trained, name)[epoch, i] for name in ("w", "b", "z", "a", "miss", "delta", "cost")]
            z, a, delta = found.forward.z[2].item(), found.forward.output.item(), found.nabla_b[2].item()
            assert delta == found.nabla_w[2].item()
            np.testing.assert_allclose(shown, [net.w[2].item(), net.b[2].item(), z, a, a, delta, found.cost], rtol=1e-9)
            nnbp.sgd(net, ([[1.0]], [[0.0]]), epochs=1, mini_batch_size=1, eta=eta[i], rng=0)


def test_the_books_numbers():
    good, bad = STARTS["good start"], STARTS["bad start"]
    quadratic, entropy = (
        train(neuron("sigmoid", c), *zip(good, bad, strict=True), 0.15, 300) for c in ("quadratic", "cross-entropy")
    )
    np.testing.assert_allclose(quadratic.a[[0, 300]].round(2), [[0.82, 0.98], [0.09, 0.20]])
    assert quadratic.arrival.tolist() == [36, 232] and entropy.arrival.tolist() == [8, 17]
    assert train(neuron("sigmoid", "quadratic"), *bad, 0.1, 300).arrival.tolist() == [-1]


def truth(values, entropy):
    """(a, slope, delta, cost), (301, N) each, of a sigmoid neuron by formulas written out."""
    w, b, eta = (np.array(v, dtype=float) for v in np.broadcast_arrays(*map(np.atleast_1d, values)))
    rows = []
    for _ in range(301):
        z = w + b
        a, slope = 1 / (1 + np.exp(-z)), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2
        delta = a if entropy else a * slope
        rows.append((a, slope, delta, np.log1p(np.exp(z)) if entropy else a**2 / 2))
        w, b = w - eta * delta, b - eta * delta
    return np.moveaxis(np.array(rows), 1, 0)


def close(text, value, decimals=4, signed=False):
    """Is the text what that number is written as, or, where it is a tie, its neighbour?"""
    return text in {written(value * (1 + e), decimals, signed) for e in (-1e-9, 0, 1e-9)}


def points(path):
    return np.array([pair.split(",") for pair in path[1:].split(" ")], dtype=float)


LARGE, SMALL, DELTAS = (-0.06, 1.06), (-4.2, 1.2), (-0.06, 1.04)  # the ranges of the charts
RACE, WHY = (424, 630, 108, 320), (424, 630, 486, 270)  # left, width, top and height of the two wide charts
HALVES, SIZES, COST = (226, 766), (854, 150), (1046, 70)  # lefts, then tops and heights of the others


def charts(side, a, slope, delta, cost):
    """(letter, values, range, left, width, top, height, first and last epoch, its dot) of every line over the epochs."""
    wide, half, size = (-12, 312), (HALVES[side], 300), (1.5, 1.2)[side]
    return (
        ("a", a, LARGE, *RACE, wide, size),
        ("d", delta, DELTAS, *WHY, wide, size),
        ("C", np.log10(a), SMALL, *half, *SIZES, (0, 300), None),
        ("z", np.log10(slope), SMALL, *half, *SIZES, (0, 300), None),
        ("d", np.log10(delta), SMALL, *half, *SIZES, (0, 300), 0.8),
        ("C", cost / cost[:1], (-0.05, 1.05), *half, *COST, (0, 300), 0.8),
    )


def unfolded(**options):
    """A picture that shows all that it has."""
    return nnbp.TwoStarts(**options).do("choose", "why", True).do("choose", "numbers", True)


def holds(explorer):
    """Every position of the table that the page was sent, for sigmoid with the quadratic cost and with cross-entropy."""
    hand, control = sent(explorer), explorer.controls(explorer.state)[explorer.hand]
    texts, start = [at for _, at in decode(hand)], [at[0] for _, at in decode(hand)]
    n, values = len(control.positions), explorer.values | {control.name: control.positions}
    epoch = np.broadcast_to(values["epoch"], n).astype(int)
    pills = [
        texts[i] for i in range(len(start)) if start[i].split(" ")[0] in ("epoch", "start", "η") and start[i] != "epoch"
    ]
    for name, pill in zip(NAMES, pills, strict=True):
        assert [t.split(" ")[-1] for t in pill] == [
            written(v, 0 if name == "epoch" else 2, name in "wb") for v in np.broadcast_to(values[name], n)
        ]
    curves = [c for c in elements(hand, "path", "curve") if len(points_of(c["d"][0])) == len(SHOWN)]
    dots = [dot for dot in elements(hand, "path", "now") if dot["transform"][0].split(") scale")[0] not in HEADS]
    frames, blocks = elements(hand, "rect", "frame"), elements(hand, "rect", "d settle")
    assert len(curves) == 12 and len(dots) == 8 and len(frames) == len(blocks) == 2
    for side, entropy in enumerate((False, True)):
        a, slope, delta, cost = every = truth([values["w"], values["b"], values[f"eta{side + 1}"]], entropy)
        columns = np.arange(n) if a.shape[1] == n else np.zeros(n, dtype=int)
        here = [part[epoch, columns] for part in every]
        push = 1 / here[1] if entropy else np.ones(n)
        told = [
            [i for i, text in enumerate(start) if text.startswith(head)] for head in ("miss a", "cost ×", "slope ×")
        ]
        told.append([i for i, text in enumerate(start) if text == "= δ"])
        rows = [each[side] for each in told]
        for i, value, signed in zip(rows, (here[0], push, here[1], here[2]), (True, False, False, True), strict=True):
            assert all(close(text, v, signed=signed) for text, v in zip(texts[i + 1], value, strict=True))
        share = np.ones(n) if entropy else here[1]
        near = a < 0.5
        arrival = np.where(near.any(axis=0), near.argmax(axis=0), -1)[columns]
        words = ["in none of 300 epochs" if e < 0 else f"after {e} epochs" if e else "from the start" for e in arrival]
        said = texts[[i for i, text in enumerate(start) if re.match("(✓ )?(not )?within ½", text)][side]]
        for k in range(n):
            other = "◇" if side else "●"
            assert f"{other} {words[k]}" in texts[-1][k] and f"Epoch {epoch[k]}." in texts[-1][k]
            there = "✓ " if 0 <= arrival[k] <= epoch[k] else ""
            assert said[k] == ("not within ½ by 300" if arrival[k] < 0 else f"{there}within ½ {words[k]}")
        product = [at for text, at in zip(start, texts, strict=True) if re.match(r"(miss [+−]|× |= δ [+−])", text)]
        for text, head, value, signed in zip(
            product[3 * side : 3 * side + 3], ("miss ", "× ", "= δ "), (here[0], share, here[2]), (1, 0, 1), strict=True
        ):
            assert all(close(t.removeprefix(head), v, 4, signed) for t, v in zip(text, value, strict=True))
        block, most = ({k: np.array(v, float) for k, v in rect[side].items() if k in BOX} for rect in (blocks, frames))
        np.testing.assert_allclose(block["width"], 184 * here[0], atol=0.06)  # an area, in the frame of its greatest
        np.testing.assert_allclose(block["height"], 104 * share, atol=0.06)
        np.testing.assert_allclose(most["height"], 104 * (1 if entropy else 0.25))
        assert (most["width"] == block["width"]).all()
        np.testing.assert_allclose(block["y"] + block["height"] / 2, most["y"] + most["height"] / 2, atol=0.11)
        order = [side, 2 + side, *range(4 + 4 * side, 8 + 4 * side)]
        marks = iter(dots[i] for i in (side, 2 + side, 4 + 2 * side, 5 + 2 * side))
        for curve, (letter, value, (low, high), left, width, top, height, (first, last), size) in zip(
            (curves[i] for i in order), charts(side, a, slope, delta, cost), strict=True
        ):
            assert f"of-{letter}" in curve["class"][0] and ("second" in curve["class"][0]) == (side and left == 424)
            pixels = height * (1 - (value - low) / (high - low))
            across = width / (last - first)
            for k in range(0, n, 10):
                found = points_of(curve["d"][k])
                np.testing.assert_allclose(found[:, 0], (SHOWN - first) * across, atol=0.06)
                wanted = np.clip(pixels[SHOWN, columns[k]], -height, 2 * height)
                np.testing.assert_allclose(found[:, 1], wanted, atol=0.06)
            if size is None:
                continue
            wanted = left + (epoch - first) * across, top + np.clip(pixels[epoch, columns], 0, height)
            found = np.array([[float(v) for v in re.findall(r"-?[\d.]+", t)] for t in next(marks)["transform"]])
            np.testing.assert_allclose(found[:, :2], np.transpose(wanted), atol=0.06)
            assert (found[:, 2] == size).all()


BOX = ("y", "width", "height")
HEADS = {
    "translate(52 61",
    "translate(592 61",
    "translate(52 61)",
    "translate(592 61)",
}  # beside the names of the sides


def points_of(path):
    """The points of a path that was drawn through the epochs, or none of another's."""
    return points(path) if re.fullmatch(r"M[-\d.]+,[-\d.]+( [-\d.]+,[-\d.]+)+", path) else []


@pytest.mark.parametrize("name", NAMES)
def test_every_position_of_every_control_is_pythons(name):
    explorer = unfolded(hand=name)
    positions, row = explorer.controls(explorer.state)[name].positions, explorer.place(explorer.state)
    assert len(positions) >= 201 and 0 < row < len(positions) - 1
    holds(explorer)
    explorer.set("epoch", 150)
    explorer.set("eta1", 1.2)
    explorer.set("w", -0.7)
    explorer.pick(name)
    holds(explorer)


@pytest.mark.slow
@pytest.mark.parametrize("pair", [*PAIRS, (Softplus(), "quadratic"), ("identity", "quadratic")], ids=named)
@pytest.mark.parametrize("values", [{"w": 3, "b": 3, "eta1": 2.5, "epoch": 300}, {"w": -2, "b": -2}, {"w": -2, "b": 2}])
def test_any_pair_at_the_ends_stays_inside_the_drawing(pair, values):
    explorer = unfolded(left=pair, right=pair)
    for name, value in values.items():
        explorer.set(name, value)
    drawing = ET.fromstring(explorer.still())
    cut = {id(mark) for svg in drawing.iter(f"{SVG}svg") if svg is not drawing for mark in svg.iter()}
    for mark in drawing.iter():
        if id(mark) in cut or mark.tag == f"{SVG}style":
            continue
        for name, most in (
            ("x", 1080),
            ("cx", 1080),
            ("x1", 1080),
            ("x2", 1080),
            ("y", 1190),
            ("cy", 1190),
            ("y1", 1190),
        ):
            if mark.get(name) is not None:
                assert 0 <= float(mark.get(name)) <= most, (mark.tag, mark.attrib)


def test_starts_pairs_and_reset():
    explorer = nnbp.TwoStarts()
    fresh = repr(explorer)
    explorer.start("good start")
    assert explorer.values["w"] == 0.6 and "within ½ after 36 epochs" in repr(explorer)
    explorer.show("left", ("tanh", "quadratic")).show("right", (Softplus(), "quadratic"))
    assert "tanh · quadratic" in repr(explorer) and "Softplus · quadratic" in repr(explorer)
    assert "tanh · quadratic" in sent(explorer)["markup"]
    assert explorer.pairs["left"] == ("tanh", "quadratic")
    explorer.do("choose", "left", 3)
    assert "relu · quadratic" in sent(explorer)["markup"] and explorer.pairs["left"] == PAIRS[3]
    explorer.set("eta2", 1.0)
    explorer.reset()
    assert repr(explorer) == fresh and explorer.still() == nnbp.TwoStarts().still()
    assert explorer.pairs["left"] == PAIRS[0]
    assert explorer.first == explorer.state


def offered(explorer, side):
    """The titles of the pairs in the list of one side."""
    return [text for text, _ in {choice.name: choice for choice in explorer.choices}[side].offered(explorer.state)]


def test_pairs_of_a_readers_own_come_last_on_their_side_and_stay():
    class Own(Softplus):
        __hash__ = None

    explorer, others = nnbp.TwoStarts((Own(), "quadratic")), [" · ".join(pair) for pair in PAIRS]
    assert offered(explorer, "left") == [*others, "Own · quadratic"] and offered(explorer, "right") == others
    explorer.show("left", PAIRS[2])
    explorer.show("left", (Softplus(), "quadratic")).show("left", PAIRS[0])
    assert offered(explorer, "left") == [*others, "Own · quadratic", "Softplus · quadratic"]
    assert hash(explorer.first) != hash(explorer.state) and offered(explorer, "right") == others
    explorer.reset()
    assert "Own · quadratic" in repr(explorer)


def test_the_lists_and_buttons_of_the_page():
    explorer = nnbp.TwoStarts(right=(Softplus(), "quadratic"))
    toggles = [text for choice in explorer.choices if choice.toggle for text, _ in choice.options]
    assert toggles == ["the race", "why", "no numbers", "numbers"]
    assert [choice.label for choice in explorer.choices if not choice.toggle] == ["● neuron", "◇ neuron"]
    left, right = (explorer.lab._choices[side][1] for side in ("left", "right"))
    assert (left.label, right.label) == ("sigmoid · quadratic", "Softplus · quadratic")
    left.value = 3
    explorer.lab._buttons["good start"][1].click()
    assert explorer.pairs["left"] == PAIRS[3] and (explorer.values["w"], explorer.values["b"]) == (0.6, 0.9)
    explorer.show("left", (Softplus(), "quadratic"))
    assert left.label == "Softplus · quadratic"
    explorer.reset()
    assert (left.label, right.label) == ("sigmoid · quadratic", "Softplus · quadratic")


def test_a_rate_that_runs_off_is_drawn_without_a_warning():
    explorer = nnbp.TwoStarts(right=("identity", "quadratic"), w=3, b=3, eta=0.01, hand="eta2")
    with warnings.catch_warnings():
        warnings.simplefilter("error", RuntimeWarning)
        assert explorer.still() and repr(explorer)


@pytest.mark.parametrize("epoch, told", [(6, "18.8238"), (40, "2e6"), (300, "2e44")])
def test_a_training_that_runs_off_is_told_in_few_digits(epoch, told):
    """Each step of an identity neuron multiplies its output by 1 − 2η."""
    explorer = nnbp.TwoStarts(left=("identity", "quadratic"), w=1.0, b=1.5, eta=(1.2, 0.15), epoch=epoch)
    assert float(told) == pytest.approx(2.5 * 1.4**epoch, rel=0.5) and f">{told}</tspan>" in explorer.still()


@pytest.mark.parametrize("epoch", [0, 300])
def test_the_marks_of_the_race_are_whole_at_both_ends_of_their_chart(epoch):
    explorer = nnbp.TwoStarts()
    explorer.set("epoch", epoch)
    marks = [m for m in ET.fromstring(explorer.still()).iter() if "now-a" in m.get("class", "").split()]
    found = [re.findall(r"[\d.]+", mark.get("transform", "")) for mark in marks]
    left, width, top, _ = RACE
    there = [float(x) for x, y, *_ in found if float(y) > top]
    assert len(there) == 2 and all(left + 12 < x < left + width - 12 for x in there)


def test_the_marks_of_the_errors_stay_in_their_chart_where_no_error_is_left():
    explorer = nnbp.TwoStarts().do("choose", "why", True)
    explorer.set("epoch", 300)
    drawing = ET.fromstring(explorer.still())
    chart = [rect for rect in drawing.iter(f"{SVG}rect") if rect.get("class") == "panel"][-1]
    bottom = float(chart.get("y")) + float(chart.get("height"))
    marks = [mark.get("transform", "") for mark in drawing.iter() if "of-d" in mark.get("class", "").split()]
    heights = [float(y) for text in marks for y in re.findall(r"translate\([\d.]+ ([\d.]+)\)", text)]
    assert len(heights) == 2 and max(heights) + 8 < bottom


def test_it_opens_with_the_race_and_unfolds_why_and_numbers():
    explorer = nnbp.TwoStarts()

    def shown():
        return ET.fromstring(explorer.still()), " ".join(ET.fromstring(explorer.still()).itertext())

    drawing, told = shown()
    assert "output a" in told and not any(word in told for word in ("δ", "powers of ten", "cost C", "σ′"))
    lines = [path.get("class") for path in drawing.iter(f"{SVG}path") if path.get("class").startswith("curve")]
    assert lines == ["curve of-a", "curve of-a", "curve of-a second"]  # the activation, and the two courses
    explorer.do("choose", "why", True)
    assert "is an area" in shown()[1] and "powers of ten" not in shown()[1]
    explorer.do("choose", "numbers", True)
    assert "is an area" in shown()[1] and "powers of ten" in shown()[1]
    explorer.pick("w")
    assert explorer.state["why"] and explorer.state["numbers"]


def test_a_head_says_that_its_side_has_arrived_from_then_on():
    explorer = nnbp.TwoStarts()
    for epoch, ticks in ((16, 0), (17, 1), (231, 1), (232, 2)):
        explorer.set("epoch", epoch)
        assert explorer.still().count("✓ within ½ after") == ticks


def test_only_the_epochs_can_be_played():
    """A player counts in whole numbers, and would set a learning rate to one of them."""
    explorer = nnbp.TwoStarts(hand="eta1")
    assert explorer.lab._player.children == ()
    explorer.pick("epoch")
    (player,) = explorer.lab._player.children
    assert (player.min, player.max, player.value) == (0, 300, 60)
    player.set_state({"value": 99.99999999999999})  # as the page puts 100 at times: an answer would move the slider
    assert player.value == 99.99999999999999
    explorer.pick("b")
    assert explorer.lab._player.children == () and explorer.values["eta1"] == 0.15


@pytest.mark.slow
def test_it_is_data():
    is_pure(nnbp.TwoStarts(hand="w"), most=20)
    explorer = nnbp.TwoStarts()
    pairs = {(state["left"], state["right"]) for state in walk(explorer, 400, slid=False)}
    assert pairs == {(left, right) for left in range(6) for right in range(6)}


def test_where_nothing_is_missed_delta_is_nothing():
    """A relu neuron below 0 gives its target: no miss, no slope, no bar, and no warning."""
    explorer = nnbp.TwoStarts(("relu", "quadratic"), ("identity", "quadratic"), w=-1.0, b=-1.0)
    assert "a = 0.0000, δ = +0.0000, within ½ from the start" in repr(explorer)


def test_the_code_rebuilds_the_state():
    explorer = nnbp.TwoStarts(
        ("tanh", "quadratic"), ("sigmoid", "cross-entropy"), w=1.0, b=-0.5, eta=(0.2, 0.3), hand="w"
    )
    explorer.set("epoch", 17)
    explorer.set("w", 0.5)
    *build, show = explorer.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(explorer) and again.still() == explorer.still()
    assert "Softplus()" in nnbp.TwoStarts(left=(Softplus(), "quadratic")).code()


BAD = [
    ({"w": 4}, "w is 4; expected one number within -2 ... 3"),
    ({"b": [1, 2]}, "b is"),
    ({"eta": 0}, "eta is 0; expected one number within 0.01 ... 2.5"),
    ({"eta": (0.1, 9)}, "eta is 9; expected"),
    ({"epoch": 301}, "epoch is 301; expected one number within 0 ... 300"),
    ({"epoch": 1.5}, "epoch is 1.5; expected a whole number"),
    ({"left": "sigmoid"}, "left is 'sigmoid'; expected an activation and a cost"),
    ({"right": ("tanh", "cross-entropy")}, "the cross-entropy cost needs sigmoid outputs"),
    ({"left": ("softmax", "quadratic")}, "its neurons depend on one another"),
    ({"hand": "x"}, "'x' is not in this picture"),
]


@pytest.mark.parametrize("options, message", BAD)
def test_bad_input_is_refused(options, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        nnbp.TwoStarts(**options)


class TanhPartner:
    """The solution of the notebook's second exercise: a cost with nothing to say beyond -1 and 1."""

    def __call__(self, a, y):
        return -((1 + y) * np.log(1 + a) + (1 - y) * np.log(1 - a)).sum(axis=0) / 2

    def gradient(self, a, y):
        return (a - y) / (1 - a**2)


def test_the_cost_that_the_exercise_makes_can_be_shown():
    explorer = unfolded(left=("tanh", "quadratic"), right=("tanh", TanhPartner()))
    assert "tanh · TanhPartner" in repr(explorer)
    slow, quick = (explorer.training(side).training for side in ("left", "right"))
    np.testing.assert_allclose(quick.delta, quick.a, rtol=1e-6)  # the slope cancels
    assert slow.arrival[0] == -1 and 0 < quick.arrival[0] < 100
    frames = elements(sent(explorer), "rect", "frame")
    blocks = elements(sent(explorer), "rect", "d settle")
    np.testing.assert_allclose(np.array(blocks[1]["height"], float), float(frames[1]["height"][0]), atol=0.06)
    TanhPartner.gradient, right = lambda self, a, y: a - y, TanhPartner.gradient
    try:
        with pytest.raises(ValueError, match="gradient disagrees"):
            nnbp.TwoStarts(right=("tanh", TanhPartner()))
    finally:
        TanhPartner.gradient = right


def test_bad_choices_are_refused():
    explorer = nnbp.TwoStarts()
    for attempt in (
        lambda: explorer.show("middle", PAIRS[0]),
        lambda: explorer.start("best"),
        lambda: explorer.show("left", 3),
    ):
        with pytest.raises(ValueError, match="expected"):
            attempt()
