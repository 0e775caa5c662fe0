"""The demon: a nudge against a bias moved by as much, the ledger at every position, and only one demon at a time."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.lessons.n02_name_the_error.explore_demon import Demon
from nnbp.lessons.n02_name_the_error.nudge import LADDER

from ..explorers import is_pure, sent, walk
from ..independent import written
from ..kit.test_backflow import drawn, of
from ..kit.test_one_network import OTHERS, SVG, TINY, decode
from ..side_by_side import at_values

NEURONS = [f"{l}.{j}" for l in TINY[0].w for j in range(1, TINY[0].sizes[l - 1] + 1)]
MORE = [(OTHERS[kind][0], neuron) for kind, neuron in (
    ("tanh", "3.4"), ("relu and softmax", "2.1"), ("relu and softmax", "4.1"), ("cross-entropy", "3.1"),
    ("leaky-relu", "2.2"), ("two layers", "2.1"), ("six layers", "2.7"),
)]  # fmt: skip


def pushed(net, x, y, neuron, steps):
    """Backprop with each of many pushes at one neuron's z, made by its bias."""
    l, j = map(int, neuron.split("."))
    return at_values(net, x, y, {f"b{neuron}": net.b[l][j - 1, 0] + steps})


def attributes(hand, kind, attribute):
    """[mark][position]: an attribute of every mark of one class, in order of drawing."""
    index = np.frombuffer(hand["index"], dtype="<u2").reshape(-1, hand["positions"])
    moving = {
        mark: [texts[i] for i in index[c]]
        for c, (mark, name, texts) in enumerate(hand["channels"])
        if name == attribute
    }
    marks = [node for node in ET.fromstring(hand["markup"]).iter() if node.get("class") == kind]
    fixed = [node.get("data-mark") and moving.get(int(node.get("data-mark"))) for node in marks]
    return [at or [node.get(attribute)] * hand["positions"] for at, node in zip(fixed, marks, strict=True)]


def whole_ledger(demon, net, x, y, neuron):
    """Every number shown at every position, against backprop with another bias and the complex step; leaves it as it was."""
    said, ledger = told_at_once(demon), demon.do("choose", "numbers", True)
    hand, control = sent(ledger), demon.controls(demon.state)[f"z{neuron}"]
    demon.do("choose", "numbers", False)
    assert hand["control"] == f"z{neuron}" and hand["positions"] == len(control.positions)
    l, j = map(int, neuron.split("."))
    plain = nnbp.backprop(net, x, y)
    delta = {layer: nnbp.complex_step_error(net, x, y, layer) for layer in net.w}
    slope = float(delta[l][j - 1, 0])
    texts = decode(hand)
    values = [at for kind, at in texts if kind.startswith("value")]
    deltas = [at for _, at in texts if at[0].startswith("δ ") and " · " not in at[0]]
    heard = [at for _, at in texts if at[0].startswith("Δa ")]
    name = "" if demon.layout.close else "Δz = "  # layers that stand close leave no room for the letters
    pill = next(at for _, at in texts if at[0] == f"{name}{written(control.positions[0], 2)}")
    start = [at[0] for _, at in texts]
    first = next(i for i, text in enumerate(start) if text.startswith("δ · Δz = "))
    rows = [at for _, at in texts[first : first + 8]]
    caption, same = texts[-1][1], {row: [] for row in (1, 3, 5, 7)}
    many = pushed(net, x, y, neuron, control.positions)
    for k, step in enumerate(control.positions):
        with_demon = many[k]
        change, predicted = with_demon.cost - plain.cost, slope * step
        layers = range(1, net.L + 1)
        assert pill[k] == f"{name}{written(step, 2)}"
        for told, wanted in (
            (values, [float(a) for layer in layers for a in with_demon.a[layer][:, 0]]),
            (deltas, [float(d) for layer in delta for d in delta[layer][:, 0]]),
            (heard, [float(v) for layer in layers if layer > l
                     for v in (with_demon.a[layer] - plain.forward.a[layer])[:, 0]]),
        ):  # fmt: skip
            assert len(told) == len(wanted)
            decimals = 2 if told is values else 4
            assert all(close(at[k], number, decimals) for at, number in zip(told, wanted, strict=True))
        assert rows[0][k].split(" · ")[2] == written(step, 2) and close(rows[0][k].split()[4], slope, 8)
        assert close(rows[1][k], predicted, 6)
        cost, start = rows[2][k].split(" = ")[1].split(" − ")
        assert close(cost, with_demon.cost, 6) and close(start, plain.cost, 6)
        assert close(said[0][k], predicted, 4) and close(said[1][k], change, 4)
        assert close(said[2][k], change - predicted, 4)
        assert close(rows[3][k], change, 6) and close(rows[5][k], change - predicted, 6)
        found = {
            1: np.prod([read(text) for text in rows[0][k].split(" = ")[1].split(" · ")]),
            3: read(cost) - read(start),
            5: read(rows[3][k]) - read(rows[1][k]),
            7: read(rows[3][k]) / read(rows[1][k]) if predicted else None,
        }
        for row, number in found.items():
            if number is not None:
                same[row].append(agrees(rows[row][k], number, 3 if row == 7 else 6, signed=row != 7))
        if abs(predicted) > 1e-6:
            assert close(rows[7][k], change / predicted, 3)
        elif predicted == 0:
            assert rows[7][k] == "none"
        assert f"neuron {l}·{j} adds {written(step, 2)}. " in caption[k]
        assert (" rises" in caption[k]) == (change > 0) or abs(change) < 1e-15
    for row, agreed in same.items():  # one sign from end to end: "≈" where the numbers give another last digit anywhere
        (sign,) = {told.split()[0] for told in rows[row] if told != "none"}
        assert sign == "≈" or False not in agreed, row
        assert sign == "=" or not all(agreed), row


def told_at_once(demon):
    """The three numbers over the chart that a picture opens with, at every position."""
    texts = decode(sent(demon))
    told = ["δ · Δz, the promise", "ΔC, what came", "the gap"]
    first = next(i for i, (_, at) in enumerate(texts) if at[0] == told[0])
    assert [at[0] for _, at in texts[first : first + 6 : 2]] == told
    return [at for _, at in texts[first + 1 : first + 6 : 2]]


def read(text):
    """The number that a text says."""
    return float(text.split()[-1].replace("−", "-"))


def agrees(told, found, decimals, signed=True):
    """Is a result what the numbers that stand there give? None where they are halfway between two last digits."""
    result = told.split()[-1]
    if abs(found * 10.0**decimals % 1 - 0.5) < 1e-6:
        return None
    if "e" not in result:
        assert abs(read(result) - found) < 1.51 * 10.0**-decimals or not signed
    return written(round(found, 13), decimals, signed) == result


def close(text, number, decimals, more=0.0):
    """Is this how `number` is written, up to a last digit that rounding may turn either way? more: of it, that is allowed."""
    text = text.split()[-1].replace("−", "-")
    last = 10.0 ** (int(text.partition("e")[2]) if "e" in text else -decimals)
    return abs(float(text) - number) <= 0.5001 * last + more * 10.0**-decimals + 1e-15


@pytest.mark.parametrize("neuron", NEURONS)
def test_every_position_of_every_neuron_is_pythons(neuron):
    demon = Demon(*TINY, hand=neuron)
    positions, row = demon.controls(demon.state)[f"z{neuron}"].positions, demon.place(demon.state)
    assert len(positions) == 601 and (positions[0], positions[-1], positions[row]) == (-3.0, 3.0, 2.5)
    whole_ledger(demon, *TINY, neuron)


@pytest.mark.parametrize("example, neuron", MORE)
def test_every_position_of_other_networks_is_pythons(example, neuron):
    whole_ledger(Demon(*example, hand=neuron), *example, neuron)


@pytest.mark.parametrize("numbers", [False, True])
@pytest.mark.parametrize("neuron", ["2.2", "4.2"])
@pytest.mark.slow
def test_the_marks_stand_where_the_numbers_say(neuron, numbers):
    """The dots on the chart of ΔC, its bracket and the two circles below are all on their axes' scale, at every position."""
    demon = Demon(*TINY, hand=neuron).do("choose", "numbers", numbers)
    hand, steps = sent(demon), demon.controls(demon.state)[f"z{neuron}"].positions
    l, j = map(int, neuron.split("."))
    plain, slope = nnbp.backprop(*TINY).cost, float(nnbp.complex_step_error(*TINY, l)[j - 1, 0])
    change = pushed(*TINY, neuron, steps).cost - plain
    predicted, residual = slope * steps, change - slope * steps
    above, below = (on_the_chart(hand, kind) for kind in ("guess", "truth"))
    both = np.concatenate([above, below])
    assert on_a_line(both, np.concatenate([predicted, change]))
    ends = np.array([bracket_ends(d) for d in attributes(hand, "bracket", "d")[-1]])
    np.testing.assert_allclose(ends, np.transpose([below, above]), atol=0.11)
    if not numbers:
        return
    moved = steps != 0
    seen = [attributes(hand, kind, "visibility")[-1] for kind in ("guess", "now")]
    assert all([v == "visible" for v in at] == moved.tolist() for at in seen)
    for kind, wanted in (("guess", predicted), ("now", residual)):
        height, across = (np.array(attributes(hand, kind, a)[-1], dtype=float)[moved] for a in ("cy", "cx"))
        smooth = np.abs(wanted[moved]) > 1e-9
        assert on_a_line(height[smooth], np.log10(np.abs(wanted[moved][smooth])))
        assert on_a_line(across, np.log10(np.abs(steps[moved])))
    assert abs(scale(attributes(hand, "guess", "cy")[-1], predicted, moved)) == pytest.approx(
        abs(scale(attributes(hand, "now", "cy")[-1], residual, moved)), rel=0.02
    )


def on_the_chart(hand, kind):
    """The heights of the first circle of a class that moves both ways."""
    each = zip(attributes(hand, kind, "cx"), attributes(hand, kind, "cy"), strict=True)
    return np.array(next(cy for cx, cy in each if cx[0] != cx[-1]), dtype=float)


def bracket_ends(d):
    """The two heights that a bracket joins."""
    return [float(part) for part in re.fullmatch(r"M[\d.]+,([\d.]+)H[\d.]+V([\d.]+)h-?\d+", d).groups()]


def test_the_gap_is_seen():
    """What a promise misses at the ends of the slider is large, and a small push's is smaller than a point."""
    demon = Demon(*TINY, hand="2.2")
    hand = sent(demon)
    gap = np.abs(on_the_chart(hand, "guess") - on_the_chart(hand, "truth"))
    at = demon.controls(demon.state)["z2.2"].row
    assert gap[0] > 80 and gap[-1] > 30 and gap[at(0.1)] < 0.5
    assert gap[demon.place(demon.state)] > 12, "where the picture opens"
    seen = [text == "visible" for text in attributes(hand, "bracket", "visibility")[-1]]
    assert seen[0] and seen[-1] and not seen[at(0.0)], "a bracket around nothing is a dash"
    assert not any(bracketed != (size > 1) for bracketed, size in zip(seen, gap, strict=True) if abs(size - 1) > 0.2)


@pytest.mark.parametrize("layer", [2, 3, 4])
def test_the_neurons_of_a_layer_have_one_scale(layer):
    """The straight line is as steep as δ, in pixels, for every neuron of a layer alike."""
    heights = []
    for neuron in (n for n in NEURONS if n.startswith(str(layer))):
        demon = Demon(*TINY, hand=neuron)
        line = on_the_chart(sent(demon), "guess")
        j = int(neuron[2:]) - 1
        delta = nnbp.backprop(*TINY).delta[layer][:, 0]
        if abs(delta[j]) > 0.004:
            heights.append((line[0] - line[-1]) / delta[j])
    assert len(heights) > 1 and np.ptp(heights) < 0.02 * heights[0]


@pytest.mark.parametrize("example, hand", [(TINY, "2.2"), *MORE])
def test_backward_every_dot_is_as_large_as_its_error_before_the_push(example, hand):
    net, x, y = example
    demon = Demon(net, x, y, hand=hand, view="backward")
    delta, found = nnbp.backprop(net, x, y).delta, drawn(demon)
    radii = [np.array(at["r"], dtype=float) for at in of(found, "circle", "settle")]
    errors = [delta[l][j, 0] for l in range(net.L, 1, -1) for j in range(net.sizes[l - 1])]
    for radius, error in zip(radii, errors, strict=True):
        assert np.abs(radius - demon.layout.radius * np.sqrt(abs(error) / demon.scale.error)).max() < 0.051
    assert not [1 for _, at, pick in found if pick and not pick.startswith("z")]
    terms = [
        net.w[l + 1][j, k] * delta[l + 1][j, 0] for l in range(2, net.L) for j, k in np.ndindex(net.w[l + 1].shape)
    ]
    lines = [at for at in of(found, "line", "stream") if "stroke-width" in at][: len(terms)]
    assert len(lines) == len(terms)
    wide = sorted(float(at["stroke-width"][0]) for at in lines)
    assert wide == pytest.approx(sorted(2 * demon.scale.half * np.abs(terms) / demon.scale.flow), abs=0.051)


def test_the_view_is_in_the_code():
    demon = Demon(*TINY, hand="2.2")
    demon.do("choose", "view", "backward")
    names = {}
    exec(demon.code(), names)
    assert names["picture"].state["view"] == "backward" and names["picture"].still() == demon.still()
    with pytest.raises(ValueError, match="view is 'sideways'"):
        Demon(*TINY, view="sideways")


def scale(shown, wanted, moved):
    """Pixels a decade."""
    wanted = np.abs(np.asarray(wanted)[moved])
    far = wanted > 1e-9
    return np.polyfit(np.log10(wanted[far]), np.array(shown, dtype=float)[moved][far], 1)[0]


def on_a_line(shown, wanted):
    """Are pixels a linear function of numbers, to a pixel's tenth?"""
    shown, wanted = np.asarray(shown, dtype=float), np.asarray(wanted, dtype=float)
    return np.abs(np.polyval(np.polyfit(wanted, shown, 1), wanted) - shown).max() < 0.12


@pytest.mark.slow
def test_there_is_one_demon():
    demon = Demon(*TINY, hand="2.2")
    left = demon.lab.slider
    left.value = -1.5
    demon.lab.picture._handle_custom_msg({"pick": "z3.1"}, [])  # as the page asks for it
    assert (demon.hand, demon.values["z2.2"], demon.values["z3.1"]) == ("z3.1", 2.5, 2.5)
    left.value = 2.0  # a late message of the demon that has gone
    assert (demon.values["z2.2"], demon.hand) == (2.5, "z3.1")
    beside_its_slider(demon)
    whole_ledger(demon, *TINY, "3.1")
    demon.set("4.1", -0.504)
    assert (demon.hand, demon.values["z4.1"], demon.lab.slider.value) == ("z4.1", -0.5, -0.5)
    beside_its_slider(demon)
    whole_ledger(demon, *TINY, "4.1")
    demon.pick("2.2")
    assert demon.values == {f"z{neuron}": 2.5 for neuron in NEURONS}
    assert demon.lab.slider is not left
    beside_its_slider(demon)
    whole_ledger(demon, *TINY, "2.2")


def beside_its_slider(demon):
    """The page follows the slider of the neuron in hand, which says what the demon adds."""
    assert demon.lab.picture.hand["slider"] == f"IPY_MODEL_{demon.lab.slider.model_id}"
    assert demon.lab.slider.value == pytest.approx(demon.values[demon.hand], abs=1e-9)


def test_a_slider_that_was_let_go_where_it_started_has_no_more_to_say():
    demon = Demon(*TINY, hand="2.2")
    left = demon.lab.slider
    demon.pick("3.1")
    left.value = 2.0
    assert (demon.hand, demon.values["z2.2"], demon.lab.slider.value) == ("z3.1", 2.5, 2.5)


@pytest.mark.parametrize("name", ["3.1", "z3.1"])
def test_both_names_of_a_neuron_are_one_to_a_page(name):
    demon = Demon(*TINY, hand=name)
    assert demon.hand == "z3.1"
    beside_its_slider(demon)
    demon.pick("2.2")
    for event in (("set", name, -1.0), ("set", name, 2.0), ("take", "2.2"), ("take", name)):  # there, along, away, back
        demon.do(*event)
        beside_its_slider(demon)
    assert (demon.hand, demon.values["z3.1"]) == ("z3.1", 2.5)


@pytest.mark.parametrize("value", ["x", None, np.nan, [], [1.0, 2.0], 1j])
def test_what_is_no_number_moves_nothing(value):
    demon = Demon(*TINY, hand="2.2")
    demon.set("2.2", -1.5)
    before = demon.state
    for name in ("3.1", "z2.2"):
        with pytest.raises(ValueError, match=f"the value of z{name.removeprefix('z')}"):
            demon.set(name, value)
    assert demon.state == before


def test_it_is_pure():
    is_pure(Demon(*TINY, hand="2.2"))


def test_there_is_one_demon_in_every_state():
    demon = Demon(*TINY, hand="2.2")
    for state in walk(demon, 100):
        assert [name for name, value in state.values if value != 2.5] in ([], [state.hand])


def test_reset():
    demon = Demon(*TINY, hand="2.2")
    demon.set("3.2", -2.0)
    demon.reset()
    fresh = Demon(*TINY, hand="z2.2")
    assert {**demon.lab.picture.hand, "slider": None} == {**fresh.lab.picture.hand, "slider": None}
    assert demon.still() == fresh.still()


def test_the_code_rebuilds_the_state():
    demon = Demon(*TINY, hand="2.2")
    demon.set("4.2", -1.25)
    *build, show = demon.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(demon) and again.still() == demon.still()
    assert demon.cost == pytest.approx(pushed(*TINY, "4.2", -1.25)[0].cost, rel=1e-12)


def test_every_neuron_above_the_input_can_be_picked():
    drawing = ET.fromstring(sent(Demon(*TINY))["markup"])
    assert sorted(node.get("data-pick") for node in drawing.iter() if node.get("data-pick")) == [
        f"z{neuron}" for neuron in NEURONS
    ]
    assert not [n for n in ET.fromstring(Demon(*TINY).still()).iter(f"{SVG}g") if n.get("data-pick")]


@pytest.mark.parametrize("name", ["1.1", "z5.1", "2.4", "w2.1.1", "", "2", None, 2.2])
def test_names_that_do_not_exist_are_refused(name):
    demon = Demon(*TINY)
    before = demon.state
    for attempt in (
        lambda: Demon(*TINY, hand=name),
        lambda: demon.pick(name),
        lambda: demon.set(name, 1.0),
    ):
        with pytest.raises(ValueError, match="expected one of z2.1"):
            attempt()
    assert demon.state is before and demon.hand == "z2.1"


def test_what_it_cannot_draw_is_refused():
    net, x, y = TINY
    for bad, reason in (((net, [*x, 1.0], y), "shape"), ((net, np.ones((2, 3)), np.ones((2, 3))), "3 examples")):
        with pytest.raises(ValueError, match=reason):
            Demon(*bad)


def test_the_network_given_is_left_alone():
    net, x, y = nnbp.tiny_network()
    demon = Demon(net, x, y, hand="2.2")
    demon.set("2.2", 3.0)
    net.w[2][0, 0] = 77.0
    assert np.array_equal(net.b[2], TINY[0].b[2])
    assert repr(demon) == repr_of_push("2.2", 3.0)


def repr_of_push(neuron, step):
    demon = Demon(*TINY, hand=neuron)
    demon.set(neuron, step)
    return repr(demon)


# The numbers under it


@pytest.mark.parametrize("neuron", NEURONS)
def test_the_residual_has_slope_two(neuron):
    l, j = map(int, neuron.split("."))
    small = LADDER[LADDER < 0.01]
    for way in (1, -1):
        residual = nnbp.nudge(*TINY, l, j, way * small).residual
        assert np.polyfit(np.log10(small), np.log10(np.abs(residual)), 1)[0] == pytest.approx(2, abs=0.01)


def test_what_a_nudge_holds():
    nudges = nnbp.nudge(*TINY, 3, 2, [0.5, -0.5, 0.0])
    for k, step in enumerate(nudges.values):
        wanted = pushed(*TINY, "3.2", step)[0]
        for l in wanted.z:
            np.testing.assert_allclose(nudges.z[l][:, [k]], wanted.z[l], rtol=1e-12)
        for l in wanted.a:
            np.testing.assert_allclose(nudges.a[l][:, [k]], wanted.a[l], rtol=1e-12)
    assert not nudges.heard(2).any() and nudges.heard(4)[:, :2].all()
    assert np.isnan(nudges.ratio[2]) and np.isfinite(nudges.ratio[:2]).all()


@pytest.mark.parametrize(
    "layer, j, values, reason",
    [
        (1, 1, 0.1, "layer is 1; expected a whole number from 2 to 4"),
        (2, 4, 0.1, "j is 4; expected a whole number from 1 to 3"),
        (2, 0, 0.1, "j is 0"),
        (2, 1.5, 0.1, "j is 1.5"),
        (2, 1, [[0.1]], "values has shape"),
        (2, 1, [], "values is empty"),
        (2, 1, [np.nan], "values holds nan"),
    ],
)
def test_nudges_that_are_refused(layer, j, values, reason):
    with pytest.raises(ValueError, match=reason):
        nnbp.nudge(*TINY, layer, j, values)


def test_a_sweep_takes_a_name_too():
    named = nnbp.step_sweep(*TINY, "b2.2", steps=[1e-5])
    assert np.array_equal(named, nnbp.step_sweep(*TINY, nnbp.ground.parameters.find(TINY[0], "b2.2"), steps=[1e-5]))


@pytest.mark.parametrize("h, both_sides, words", [
    (1e-5, True, "Right on all"), (1e-5, False, "A one-sided difference"), (1e-3, True, "Nearly right, off by"),
])  # fmt: skip
def test_how_close_is_close_enough(h, both_sides, words):
    def measured(net, x, y, layer):
        errors = []
        for j in range(1, net.sizes[layer - 1] + 1):
            up, down = nnbp.nudge(net, x, y, layer, j, [h, -h if both_sides else 0.0]).cost
            errors.append((up - down) / (2 * h if both_sides else h))
        return errors

    assert re.search(words, nnbp.exercises.check("35", measured).text)
