"""A bias and its slope: at every position of every bias the three numbers, both curves, both bars and the shade are right."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.ground.parameters import find, indexed
from nnbp.lessons.n05_nudge_a_bias.explore_bias_slope import BiasSlope
from nnbp.lessons.n05_nudge_a_bias.measured_slopes import measured_slopes

from ..explorers import is_pure, sent
from ..independent import entry, rebuilt, written
from ..kit.test_one_network import OTHERS, SVG, decode
from ..side_by_side import at_values

TINY = nnbp.tiny_network()
BIASES = [f"b{l}.{j}" for l in TINY[0].b for j in range(1, len(TINY[0].b[l]) + 1)]


def elements(hand, tag, kind):
    """Every drawn element of a tag whose class starts with `kind`: its attributes as lists, an entry a position."""
    index = np.frombuffer(hand["index"], dtype="<u2").reshape(-1, hand["positions"])
    moving = {(mark, name): [texts[i] for i in index[c]] for c, (mark, name, texts) in enumerate(hand["channels"])}
    found = []
    for node in ET.fromstring(hand["markup"]).iter(f"{SVG}{tag}"):
        if node.get("class", "").startswith(kind):
            mark = int(node.get("data-mark", -1))
            found.append({n: moving.get((mark, n), [v] * hand["positions"]) for n, v in node.attrib.items()})
    return found


def truth(net, x, y, values, name, positions):
    """(C, delta, z) of the bias's neuron at every position, (N,) each, by backpropagation with that bias."""
    layer, j = map(int, name[1:].split("."))
    many = at_values(net, x, y, values | {name: positions})
    return many.cost, many.delta[layer][:, j - 1, 0], many.z[layer][:, j - 1, 0]


def holds(explorer, net, x, y, tolerance=0.06):
    """Every position of what the page was sent is what the values of the moment give. Where its dot is, and the true z."""
    hand, control = sent(explorer), explorer.controls(explorer.state)[explorer.hand]
    parameter, positions = find(net, explorer.hand), control.positions
    cost, delta, z = truth(net, x, y, explorer.values, explorer.hand, positions)
    texts = [at for _, at in decode(hand)]
    start = [at[0] for at in texts]
    neuron = indexed(*parameter[:2])
    for said in (
        "the tangent's rise over a run of 1",
        f"δ{neuron}, the height of its curve",
        "measured: (C(b + h) − C(b",
    ):
        at = next(i for i, text in enumerate(start) if text.startswith(said))
        for shown, value in zip(texts[at + 1], delta, strict=True):
            noise = said.startswith("measured") and abs(value) < 1e-6  # two costs, about 1e-11 apart from the truth
            assert shown == written(value) or (
                noise and abs(float(shown.replace("−", "-")) - value) < 2e-9 + 0.5 * abs(value)
            ), said
    held = next(at for text, at in zip(start, texts, strict=True) if text.startswith(f"{control.label} = "))
    assert held == [f"{control.label} = {written(value, 2)}" for value in positions]
    for k, caption in enumerate(texts[-1]):
        assert f"is {written(positions[k], 2)}. The cost is {written(cost[k], signed=False)} and " in caption
        assert f"its slope is δ{neuron} = {written(delta[k])}. " in caption
    upper, lower = ({n: np.array(v, dtype=float) for n, v in c.items() if n[0] == "c" and n != "class"}
                    for c in elements(hand, "circle", "now"))  # fmt: skip
    np.testing.assert_array_equal(upper["cx"], lower["cx"])
    scale, bars = fit(cost, upper["cy"], tolerance), [b for b in elements(hand, "rect", "") if b["width"][0] == "6"]
    for bar in bars:  # the triangle's rise and the height below, on one scale
        np.testing.assert_allclose(np.array(bar["height"], dtype=float), scale * np.abs(delta), atol=tolerance)
        assert bar["class"] == ["n" if value < 0 else "d" for value in delta]
    assert len(bars) == 2
    zero = lower["cy"] + scale * delta
    np.testing.assert_allclose(zero, zero[0], atol=2 * tolerance)
    return upper["cx"], z


def fit(values, pixels, tolerance):
    """Pixels to the unit, of places that follow values downwards."""
    if np.ptp(values) < 1e-9:
        return 0.0
    slope, start = np.polyfit(values, pixels, 1)
    np.testing.assert_allclose(pixels, start + slope * values, atol=tolerance)
    return -slope


@pytest.mark.parametrize("name", BIASES)
@pytest.mark.parametrize("network", [False, True])
def test_every_position_of_every_bias_is_pythons(name, network):
    explorer = BiasSlope(*TINY, hand=name).do("choose", "network", network)
    positions, row = explorer.controls(explorer.state)[name].positions, explorer.place(explorer.state)
    assert len(positions) >= 201 and 0 < row < len(positions) - 1 and positions[row] == explorer.values[name]
    at, z = holds(explorer, *TINY)
    flat = np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))) ** 2 < 0.05 * 0.25
    shades = [(float(s["x"][0]), float(s["width"][0])) for s in elements(sent(explorer), "rect", "flat")]
    for shaded in (shades[: len(shades) // 2], shades[len(shades) // 2 :]):  # above and below
        inside = [any(left - 0.1 <= x <= left + width + 0.1 for left, width in shaded) for x in at]
        np.testing.assert_array_equal(inside, flat)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [k for k, ((net, _, _), _) in OTHERS.items() if len(net.sizes) < 6])
def test_other_networks(kind):
    (net, x, y), _ = OTHERS[kind]
    for name in (f"b2.{len(net.b[2])}", f"b{net.L}.1"):
        holds(BiasSlope(net, x, y, hand=name), net, x, y, tolerance=0.12)


def test_a_dead_neuron_and_single_precision():
    """Where nothing follows from the bias both charts are level; float32 is measured in double precision."""
    w, b = {2: [[1.0]], 3: [[0.0]]}, {2: [-3.0], 3: [0.2]}
    dead = nnbp.Network.from_parameters(w, b, activation="relu", output="sigmoid")
    holds(BiasSlope(dead, [1.0], [0.0], hand="b2.1"), dead, [1.0], [0.0])
    single = nnbp.Network.from_parameters(TINY[0].w, TINY[0].b, dtype="float32")
    text = repr(BiasSlope(single, *TINY[1:], hand="b3.1"))
    assert text.endswith("δ³₁ = +0.0701, measured +0.0701")


def test_only_biases_are_offered():
    explorer = BiasSlope(*TINY)
    assert list(explorer.controls(explorer.state)) == BIASES and explorer.hand == "b4.1"
    for network in (False, True):
        explorer.do("choose", "network", network)
        picks = [
            node.get("data-pick") for node in ET.fromstring(sent(explorer)["markup"]).iter() if node.get("data-pick")
        ]
        assert set(picks) == set(BIASES) and (network or len(picks) == len(BIASES))


def test_it_opens_with_the_charts_alone_and_large():
    """The network unfolds; without it the same amounts are longer, and every bias is a pill, in as many rows as it takes."""
    explorer = BiasSlope(*TINY, hand="b3.1")
    assert "layer 3" not in explorer.still() and len(elements(sent(explorer), "circle", "now")) == 2
    tall = [float(bar["height"][explorer.place(explorer.state)]) for bar in elements(sent(explorer), "rect", "d")]
    explorer.do("choose", "network", True)
    assert "layer 3" in explorer.still()
    small = [float(bar["height"][explorer.place(explorer.state)]) for bar in elements(sent(explorer), "rect", "d")]
    assert min(tall) > 1.3 * max(height for height in small if height != 8) and len(tall) == 2
    net = nnbp.Network([2, 8, 8, 2], rng=0)
    pills = elements(sent(BiasSlope(net, [0.1, 0.2], [0, 1])), "rect", "pill")
    assert [sum(pill["y"][0] == y for pill in pills) for y in ("8", "54", "100")] == [8, 8, 2]


def test_picks_sets_and_reset():
    explorer = BiasSlope(*TINY, hand="b3.1")
    explorer.set("b3.1", 2.0)
    explorer.lab.picture._handle_custom_msg({"pick": "b2.3"}, [])
    assert explorer.hand == "b2.3"
    holds(explorer, *TINY)
    explorer.set("b4.2", 99)
    assert explorer.values["b4.2"] == 6.0
    holds(explorer, *TINY)
    explorer.reset()
    fresh = BiasSlope(*TINY, hand="b3.1")
    assert explorer.still() == fresh.still() and repr(explorer) == repr(fresh)


@pytest.mark.parametrize("name", ["w3.1.2", "b9.1", "b3", "", "nothing"])
def test_what_is_no_bias_is_refused(name):
    explorer = BiasSlope(*TINY, hand="b3.1")
    for attempt in (lambda: BiasSlope(*TINY, hand=name), lambda: explorer.pick(name), lambda: explorer.set(name, 0)):
        with pytest.raises(ValueError, match="expected"):
            attempt()


def test_the_code_rebuilds_the_state():
    explorer = BiasSlope(*TINY, hand="b3.1")
    explorer.set("b2.2", 1.0)
    explorer.set("b3.1", 0.5)
    *build, show = explorer.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(explorer)
    assert again.still() == explorer.still()
    assert "b³₁ = +0.50" in repr(again)


def test_slopes_are_measured_and_the_network_stays():
    net, x, y = nnbp.tiny_network()
    x, y = np.reshape(x, (2, 1)), np.reshape(y, (2, 1))
    for name in ("b3.2", "b4.1"):
        parameter, values = find(net, name), np.array([-3.0, 0.1, 7.0])
        found = measured_slopes(net, x, y, parameter, values)
        for value, exact, centred in zip(values, found.exact, found.centred, strict=True):
            result = nnbp.backprop(rebuilt(net, {name: value}), x, y)
            gradient, index = entry({"w": result.nabla_w, "b": result.nabla_b}, name)
            assert exact == pytest.approx(gradient[index], rel=1e-12)
            assert centred == pytest.approx(gradient[index], abs=1e-9)
    fresh = nnbp.tiny_network()[0]
    assert all(np.array_equal(net.b[l], fresh.b[l]) and np.array_equal(net.w[l], fresh.w[l]) for l in net.w)


def test_it_is_pure():
    is_pure(BiasSlope(*TINY, hand="b3.1"), most=25, drawings=3)
