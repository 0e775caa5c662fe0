"""The saturation picture: what it shows at every position of every control, by a way of its own; and its task."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.chapter.saturation import WORDS, miss
from nnbp.kit import draw_backflow
from nnbp.lessons.n07_see_saturation.draw_task import times
from nnbp.lessons.n07_see_saturation.scaling import scaling
from nnbp.live.grips import spots

from ..explorers import is_pure, sent, walk
from ..independent import activation, written
from ..kit.test_backflow import at_gate, close, drawn, of
from ..kit.test_one_network import SVG, decode, example
from ..side_by_side import side_by_side

TINY = nnbp.tiny_network()
NAMES = ("scale", "shift", "y1", "y2")
OTHERS = {
    "tanh": (example([3, 4, 3, 3, 2], 1, activation="tanh"), "scale"),
    "relu": (example([3, 4, 3, 2], 2, activation="relu"), "shift"),
    "cross-entropy": (example([2, 3, 1], 3, cost="cross-entropy"), "shift"),
    "smallest": (example([1, 1, 1], 4), "y1"),
}


def moved(net, values):
    """The network of these values, built anew, and its targets."""
    w = {l: values["scale"] * net.w[l] for l in net.w}
    b = {l: net.b[l] + values["shift"] for l in net.b}
    targets = [value for name, value in values.items() if name.startswith("y")]
    return nnbp.Network.from_parameters(w, b, activation=net.activation[2].name, cost=net.cost.name), targets


def state(net, l, z, a, y):
    """The word for one neuron, from the definition."""
    f = net.activation[l]
    if abs(f.prime(np.array(z))) >= 0.05 * f.steepest:
        return "active"
    flat = "dead" if f.name == "relu" else "saturated"
    if l == net.L:
        return f"✓ {flat}, right" if abs(a - y) < 0.1 else f"✗ {flat}, wrong"
    return flat


def size(value, decimals=4, signed=True):
    """The texts that may stand for a number; there are two where it is a tie, to the last digits it has.

    A number of 10⁴ or more has one digit and a power of ten in the table.
    """
    found = set()
    for near in (value * (1 - 1e-12), value, value * (1 + 1e-12)):
        if abs(near) < 1e4:
            found.add(written(near, decimals, signed))
        else:
            found.add(format(near, "+.0e" if signed else ".0e").replace("-", "−").replace("e+0", "e+"))
    return found


def at_values(net, x, values):
    """The networks of these values, of which one is given as (N,), one for each network; side by side."""
    each = dict(zip(values, np.broadcast_arrays(*map(np.atleast_1d, values.values())), strict=True))
    count, scale, shift = len(each["scale"]), *(each[name][:, np.newaxis, np.newaxis] for name in ("scale", "shift"))
    targets = np.transpose([value for name, value in each.items() if name.startswith("y")])
    return side_by_side(
        net, {l: scale * w for l, w in net.w.items()}, {l: b + shift for l, b in net.b.items()},
        np.tile(np.reshape(x, (1, -1, 1)), (count, 1, 1)), targets[:, :, np.newaxis],
    ), targets  # fmt: skip


def expected(net, result, y):
    """({neuron: the texts that each place of its row may have}, {layer: its length}) of one network."""
    rows = {}
    for l in range(2, net.L + 1):
        z, a, delta = result.z[l], result.a[l], result.delta[l]
        slope = net.activation[l].prime(z)
        for j in range(net.sizes[l - 1]):
            if l < net.L:
                arriving = sum(result.w[l + 1][k, j] * result.delta[l + 1][k, 0] for k in range(net.sizes[l]))
            elif net.cost.name == "quadratic":
                arriving = a[j, 0] - y[j]
            else:
                arriving = float(net.cost.gradient(a, np.reshape(y, (-1, 1)))[j, 0])
            shown = [size(arriving), size(slope[j, 0], signed=False), size(delta[j, 0])]
            far = size(z[j, 0], 2 if abs(z[j, 0]) < 100 else 0)
            heads = {
                f"{l}·{j + 1}  z {v}  a {u}"
                for v in far
                for u in {activation(a[j, 0] * (1 + e)) for e in (-1e-12, 0, 1e-12)}
            }
            word = state(net, l, z[j, 0], a[j, 0], y[j] if l == net.L else None)
            rows[(l, j)] = [heads, {word}, *shown]
    lengths = {l: float(np.sqrt((delta**2).sum())) for l, delta in result.delta.items()}
    return rows, lengths


def holds(picture, net, x):
    """Every position of the table that the page was sent."""
    picture.do("choose", "why", "numbers")
    hand, control = sent(picture), picture.controls(picture.state)[picture.hand]
    texts = [at for _, at in decode(hand)]
    start = [at[0] for at in texts]
    heads = {
        (l, j): next(i for i, text in enumerate(start) if text.replace("\u00a0", " ").startswith(f"{l}·{j + 1}  z "))
        for l in range(2, net.L + 1)
        for j in range(net.sizes[l - 1])
    }
    lengths = [i for i, text in enumerate(start) if text.startswith("‖δ")]
    task = next(i for i, text in enumerate(start) if text.startswith("now ‖δ"))
    caption = next(at for kind, at in decode(hand) if kind.startswith("caption"))
    assert len(control.positions) == hand["positions"] == len(caption)
    many, targets = at_values(net, x, picture.values | {control.name: control.positions})
    for k in range(len(control.positions)):
        rows, length = expected(net, many[k], targets[k])
        for neuron, i in heads.items():
            found = [texts[i + step][k].replace("\u00a0", " ") for step in range(5)]
            assert all(text in allowed for text, allowed in zip(found, rows[neuron], strict=True)), (k, found)
        for i, l in zip(lengths, range(net.L, 1, -1), strict=True):
            assert texts[i][k].split(" ")[1] in size(length[l], signed=False)
        ratio = length[net.L] / length[2] if length[2] else np.inf if length[net.L] else np.nan
        assert f" is {times(ratio)} ‖" in texts[task][k] and f" is {times(ratio)} ‖" in caption[k]
        assert texts[task + 1][k] == ("✓ done" if ratio >= 100 else "not yet")
        flat = sum(row[1] != {"active"} for row in rows.values())
        assert f"On the flat: {flat} of {len(rows)} neurons" in caption[k]
        assert ("The task is done" in caption[k]) == (ratio >= 100)


@pytest.mark.parametrize("name", NAMES)
def test_every_position_of_every_control_is_pythons(name):
    picture = nnbp.Saturation(*TINY, hand=name)
    holds(picture, *TINY[:2])
    if name in ("scale", "shift"):
        positions, row = picture.controls(picture.state)[name].positions, picture.place(picture.state)
        assert len(positions) >= 201 and 0 < row < len(positions) - 1
    picture.set("shift", 4.0)
    picture.set("scale", 1.5)
    picture.pick(name)
    holds(picture, *TINY[:2])


@pytest.mark.parametrize("kind", OTHERS)
def test_every_position_of_other_networks_is_pythons(kind):
    (net, x, y), name = OTHERS[kind]
    holds(nnbp.Saturation(net, x, y, hand=name), net, x)


@pytest.mark.parametrize("name", ["scale", "shift", "y1"])
def test_a_line_a_gate_a_dot_and_an_area_are_as_large_as_what_they_stand_for(name):
    """The way back and the products, by backprop of a network built anew: what a closed gate lets through is nothing."""
    picture = nnbp.Saturation(*TINY, hand=name).do("choose", "why", True)
    found, scale, radius = drawn(picture), picture.scale, picture.layout.radius
    streams, doors, dots = of(found, "line", "stream"), of(found, "rect", "door"), of(found, "circle", "settle")
    frames, areas = of(found, "rect", "frame"), of(found, "rect", "settle")
    positions = picture.controls(picture.state)[name].positions
    neurons = [(l, j) for l in (4, 3, 2) for j in range(TINY[0].sizes[l - 1])]
    assert len(dots) == len(frames) == len(areas) == 8 and len(doors) == 32 and len(streams) == 6 + 9 + 4
    for k in range(0, len(positions), 12):
        net, y = moved(TINY[0], picture.values | {name: positions[k]})
        result = nnbp.backprop(net, TINY[1], y)
        delta, z = result.delta, result.forward.z
        terms = {l: net.w[l] * delta[l] for l in (4, 3)}
        lines = [term for each in terms.values() for term in each.ravel()]
        full = [
            max(1, total) for each in terms.values() for _ in each for total in np.abs(each).sum(axis=0) / scale.flow
        ]
        misses = [result.forward.a[4][j, 0] - y[j] for j in (0, 0, 1, 1)]  # each for much room and for little
        full += [max(1, abs(term) / scale.flow) for term in misses]
        for at, term, over in zip(streams, lines + misses, full, strict=True):
            close(at["stroke-width"][k], 2 * scale.half * abs(term) / scale.flow / over)
            assert ("of-n" in at["class"][k]) == (term < 0)
        for i, (l, j) in enumerate(neurons):
            error, slope = delta[l][j, 0], nnbp.sigmoid_prime(z[l][j, 0])
            close(dots[i]["r"][k], radius * np.sqrt(min(abs(error) / scale.error, 1)))
            upper, lower = (float(door["height"][k]) for door in doors[2 * i : 2 * i + 2])
            close(2 * scale.half - upper - lower, 2 * scale.half * 4 * slope, parts=2)
        for at, box, (l, j) in zip(areas, frames, sorted(neurons), strict=True):
            error, arriving = delta[l][j, 0], delta[l][j, 0] / nnbp.sigmoid_prime(z[l][j, 0])
            width = min(150 * abs(arriving) / picture.widest, 150)
            close(box["width"][k], width)
            close(at["height"][k], 44 * 4 * nnbp.sigmoid_prime(z[l][j, 0]))
            if width < 150:
                expected = abs(error) * 150 / picture.widest * 44 * 4
                assert abs(float(at["width"][k]) * float(at["height"][k]) - expected) < (width + 44) * 0.0501


def test_lines_stay_within_their_gate_and_an_arrow_head_says_where_more_comes():
    picture = nnbp.Saturation(*TINY)
    found, scale, layout = drawn(picture), picture.scale, picture.layout
    positions = picture.controls(picture.state)["scale"].positions
    delta = picture.found(picture.state, positions).delta
    streams = [(at, *at_gate(at)) for at in of(found, "line", "stream") if "transform" in at]
    heads = of(found, "g", "off")
    crowded = np.zeros(len(positions), bool)
    for l, j in [(l, j) for l in (2, 3) for j in (1, 2, 3)]:
        gate, middle = draw_backflow.gate_at(layout, l), layout.y(l, j)
        into = [(at, ys) for at, x, ys in streams if abs(x - gate) < 1e-3 and abs(ys[0] - middle) < scale.half]
        assert len(into) == {2: 3, 3: 2}[l]
        wide, y = np.array([at["stroke-width"] for at, _ in into], dtype=float), np.array([ys for _, ys in into])
        assert (y + wide / 2).max() < middle + scale.half + 0.2 and (y - wide / 2).min() > middle - scale.half - 0.2
        full = np.abs(TINY[0].w[l + 1][:, [j - 1]] * positions * delta[l + 1]).sum(axis=0) > scale.flow
        tip = spots(gate - draw_backflow.POST / 2, middle - scale.half - 13)
        told = [at["visibility"] for at in heads if at["transform"][0] == tip]
        assert len(told) == full.any() and all(((np.array(each) == "visible") == full).all() for each in told)
        crowded |= full
    assert crowded.mean() > 0.3 and not crowded[picture.place(picture.state)]


def test_a_network_that_no_diagram_holds_has_its_curves_and_its_numbers():
    picture = nnbp.Saturation(*example([2, 10, 2], 0))
    opening = picture.still()
    assert "door" not in opening and " taken" not in opening
    numbers = picture.do("choose", "why", True).still()
    assert " taken" in numbers and numbers == picture.do("choose", "why", "numbers").still()
    for kind in (True, "numbers"):
        assert nnbp.Saturation(*example([2, 8, 2], 0)).do("choose", "why", kind).still() != numbers


def still(picture):
    """The rectangles and dots of the picture of this moment."""
    drawing = ET.fromstring(picture.still())
    bars = [
        (node.get("class"), float(node.get("width")))
        for node in drawing.iter(f"{SVG}rect")
        if node.get("height") == "8"
    ]
    dots = [(node.get("class"), node.get("d")) for node in drawing.iter(f"{SVG}path") if node.get("transform")]
    return bars, dots


@pytest.mark.parametrize("values", [{}, {"scale": 5.0}, {"scale": 0.0}, {"shift": 6.0}, {"shift": -6.0, "y1": 1.0}])
def test_the_bars_of_the_numbers_are_logarithms_and_the_dots_say_their_state(values):
    picture = nnbp.Saturation(*TINY).do("choose", "why", "numbers")
    for name, value in values.items():
        picture.set(name, value)
    net, y = moved(TINY[0], picture.values)
    rows, _ = expected(net, at_values(*TINY[:2], picture.values)[0][0], y)
    bars, dots = still(picture)
    result, widest = nnbp.backprop(net, TINY[1], y), 102

    def width(value):
        return widest * min(max((np.log10(max(abs(value), 1e-300)) + 6) / 8, 0), 1)

    kinds = {
        "active": "dot",
        "saturated": "dot asleep",
        "✓ saturated, right": "dot right",
        "✗ saturated, wrong": "dot wrong",
        "✓ dead, right": "dot right",
        "✗ dead, wrong": "dot wrong",
    }
    neurons = [(l, j) for l in (4, 3, 2) for j in range(TINY[0].sizes[l - 1])]
    assert len(bars) == 7 * len(neurons) and len(dots) == 3 * len(neurons)
    for i, (l, j) in enumerate(neurons):
        delta, slope = result.delta[l][j, 0], nnbp.sigmoid_prime(result.forward.z[l][j, 0])
        above = net.w[l + 1].T @ result.delta[l + 1] if l < 4 else result.forward.a[4] - np.reshape(y, (2, 1))
        (word,) = rows[(l, j)][1]
        full, shown = ("track", widest), bars[7 * i : 7 * i + 7]
        wanted = [
            full,
            ("C" if l == 4 else "n" if above[j, 0] < 0 else "d", width(above[j, 0])),
            full,
            ("z", width(slope)),
            full,
        ]
        wanted += [
            ("n taken" if delta < 0 else "d taken", width(above[j, 0])),
            ("n" if delta < 0 else "d", width(delta)),
        ]
        assert [kind for kind, _ in shown] == [kind for kind, _ in wanted]
        assert np.allclose([length for _, length in shown], [length for _, length in wanted], atol=0.06)
        assert [kind for kind, _ in dots].count(kinds[word]) == 3 * sum(row[1] == {word} for row in rows.values())
    wrong = [d for kind, d in dots if kind == "dot wrong"]
    right = [d for kind, d in dots if kind == "dot right"]
    assert len(wrong) == 3 * sum(row[1] == {"✗ saturated, wrong"} for row in rows.values())
    assert not set(wrong) & set(right) and not (set(wrong) | set(right)) & {d for kind, d in dots if kind == "dot"}


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize(
    "output, cost", [("sigmoid", "quadratic"), ("sigmoid", "cross-entropy"), ("relu", "quadratic")]
)
def test_all_positions_at_once_are_a_pass_for_each(dtype, output, cost):
    net = nnbp.Network([2, 3, 4, 2], activation="tanh", output=output, cost=cost, rng=3, dtype=dtype)
    scale, shift, x = np.linspace(0, 12, 25), np.linspace(-6, 6, 25), np.array([[0.3], [-1.2]])
    y = np.array([np.linspace(0, 1, 25), np.linspace(1, 0, 25)])
    found, close = scaling(net, x, y, scale, shift), dict(rtol=1e-10 if dtype == "float64" else 2e-3, atol=1e-30)
    for k in range(25):
        plain = nnbp.backprop(nnbp.scaled(net, scale[k], shift[k]), x, y[:, [k]])
        np.testing.assert_allclose(found.cost[k], plain.cost, **close)
        for l in (2, 3, 4):
            np.testing.assert_allclose(
                found.z[l][:, [k]], plain.forward.z[l], **close | {"atol": 1e-5 * (dtype[-1] == "2")}
            )
            np.testing.assert_allclose(found.delta[l][:, [k]], plain.delta[l], **close)


def test_the_numbers_agree_with_a_route_that_knows_no_backpropagation():
    net, x, y = TINY
    scale, shift = np.array([0.3, 1.0, 2.5, 1.0]), np.array([0.0, 3.0, -1.0, -6.0])
    found = scaling(net, np.reshape(x, (2, 1)), np.repeat(np.reshape(y, (2, 1)), 4, axis=1), scale, shift)
    for k in range(4):
        here = nnbp.scaled(net, scale[k], shift[k])
        for l in (2, 3, 4):
            np.testing.assert_allclose(found.delta[l][:, [k]], nnbp.complex_step_error(here, x, y, l), rtol=1e-9)
    for l in (2, 3, 4):
        np.testing.assert_allclose(found.arriving[l] * found.slope[l], found.delta[l], rtol=1e-12)
    np.testing.assert_allclose(found.shrinkage, found.length[4] / found.length[2])


def test_the_task_is_done_where_the_notebook_says():
    picture = nnbp.Saturation(*TINY)
    done = {}
    for name in ("scale", "shift"):
        state, positions = picture.state.taking(name), picture.controls(picture.state)[name].positions
        done[name] = positions[picture.found(state, positions).shrinkage >= 100]
    scales = done["scale"]
    assert scales[scales < 1].max() == 0.16 and scales[scales > 1].min() == 9.94
    assert done["shift"][done["shift"] < 0].max() == -3.2 and done["shift"][done["shift"] > 0].min() == 3.15
    picture.set("shift", 3.15)
    assert picture.done
    picture.reset()
    assert not picture.done


def test_a_ratio_in_words_is_never_rounded_up_to_the_goal():
    assert (
        times(99.9999) == "99.99 times"
        and times(100.0) == "100 times"
        and times(23906.2) == "23,906 times"
        and times(3.7751) == "3.78 times"
    )
    assert times(23906.2) == "23,906 times"
    assert (
        times(np.inf) == "endlessly longer than" and times(np.nan) == "as short as" and times(5e106) == "5e+106 times"
    )


def test_right_is_told_from_wrong_whatever_the_cost():
    a, y = np.array([[0.9999], [0.9999]]), np.array([[1.0], [0.0]])
    net = nnbp.tiny_network(cost="cross-entropy")[0]
    for cost in (TINY[0].cost, net.cost):
        assert (np.abs(miss(cost, a, y)) < 0.1).ravel().tolist() == [True, False]
    assert set(WORDS) == {"active", "saturated", "dead", "saturated, right", "saturated, wrong"}


def test_cross_entropy_far_out():
    """Where a has rounded to 1, dC/da is delta over sigma'; where sigma' is 0 as well, it is infinite and says so."""
    net = nnbp.tiny_network(cost="cross-entropy")[0]
    net.w[4][:], net.b[4][:] = 0.0, [[50.0], [900.0]]
    picture = nnbp.Saturation(net, TINY[1], [0.0, 0.0]).do("choose", "why", "numbers")
    arriving = picture.found().arriving[4]
    np.testing.assert_allclose(arriving[0], np.exp(50.0), rtol=1e-9)
    assert np.isinf(arriving[1]) and ">+5e+21<" in picture.still() and ">+∞<" in picture.still()


def test_picks_sets_and_reset():
    picture = nnbp.Saturation(*TINY)
    picture.lab.slider.value = 2.0
    picture.lab.picture._handle_custom_msg({"pick": "y1"}, [])  # as the page asks for it
    assert picture.hand == "y1" and picture.values == {"scale": 2.0, "shift": 0.0, "y1": 0.0, "y2": 1.0}
    picture.set("shift", 99)
    assert picture.values["shift"] == 6.0
    np.testing.assert_array_equal(picture.network().b[3], TINY[0].b[3] + 6.0)
    picture.reset()
    fresh = nnbp.Saturation(*TINY)
    assert picture.values == fresh.values and picture.still() == fresh.still()
    for name in NAMES:
        assert f'data-pick="{name}"' in sent(picture)["markup"]


def test_a_slider_writes_a_number_as_its_pill_does():
    """A factor and a target have no sign, a shift has one."""
    picture = nnbp.Saturation(*TINY)
    drawing = ET.fromstring(picture.still())
    for name, called in zip(NAMES, ("weights ×", "biases", "wanted y₁", "wanted y₂"), strict=True):
        pills = ["".join(mark.itertext()) for mark in drawing.iter() if mark.tag.endswith("text")]
        value = format(picture.values[name], picture.controls(picture.state)[name].readout)
        assert f"{called} {value}" in pills


def test_it_is_data():
    is_pure(nnbp.Saturation(*TINY))
    states = walk(nnbp.Saturation(*TINY), 80)
    assert {state.hand for state in states} == set(NAMES)


def test_the_code_rebuilds_the_state():
    picture = nnbp.Saturation(*TINY)
    picture.set("shift", -1.5)
    picture.set("y1", 0.37)
    picture.pick("shift")
    *build, show = picture.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(picture) and again.still() == picture.still()


def test_what_it_cannot_draw_is_refused():
    net, x, y = TINY
    for bad, reason in (
        ((net, [*x, 1.0], y), "shape"),
        ((net, np.ones((2, 3)), np.ones((2, 3))), "3 examples"),
        (example([2, 2], 0), "3 layers or more"),
        (example([2, 9, 9, 2], 0), "up to 12 neurons"),
        (example([2, 2, 2], 0, output="softmax", cost="log-likelihood"), "one curve"),
        (example([2, 2, 2], 0, activation="relu", output="identity"), "one curve"),
        ((net, x, y, "w3.1.2"), "expected one of scale, shift, y1, y2"),
    ):
        with pytest.raises(ValueError, match=reason):
            nnbp.Saturation(*bad)
    with pytest.raises(ValueError, match="scale"):
        nnbp.scaled(net, float("nan"))
    with pytest.raises(ValueError, match="one number"):
        nnbp.scaled(net, [1.0, 2.0])


def test_neurons_far_out_stand_apart_on_shaded_flats():
    """At twelve times the weights four neurons are beyond the dashed line: none hides another, and all of it is flat."""
    picture = nnbp.Saturation(*nnbp.tiny_network())
    picture.set("scale", 12.0)
    z = np.concatenate([each[:, 0] for each in picture.found().z.values()])
    far = np.sort(z[z > 7])
    assert len(far) == 4
    drawn = picture.still()
    dots = re.findall(r'<path class="dot[^"]*" transform="translate\(([\d.]+) [\d.]+\)"', drawn)
    places = np.sort([float(x) for x in dots[::2]])[-4:]
    wanted = np.log(far / 7) / np.log(20)
    np.testing.assert_allclose(np.diff(places) / np.ptp(places), np.diff(wanted) / np.ptp(wanted), atol=0.02)
    assert min(np.diff(places)) > 3 and np.ptp(places) > 20
    flats = re.findall(r'<rect class="flat" y="[\d.]+" height="[\d.]+" x="([\d.]+)" width="([\d.]+)"', drawn)
    assert max(float(x) + float(width) for x, width in flats) > places[-1] + 7
