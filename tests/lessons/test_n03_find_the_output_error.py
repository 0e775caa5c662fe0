"""The output layer's picture: every number at every position is what Python says, by a way of its own."""

import cmath
import math
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.chapter.costs import cross_entropy, quadratic
from nnbp.lessons.n03_find_the_output_error import output_layer

from ..explorers import is_pure, sent
from ..independent import activation, written
from ..kit.test_one_network import decode
from .test_n05_nudge_a_bias import elements

H = 1e-30
LAYERS = {
    "cross-entropy": ([1.28792443, 0.13065723], [0, 1]),
    "softmax": ([1.5, 0.5, -1.0], [0, 1, 0]),
}
OTHERS = {
    "four, pushed out": (([8.0, -8.0, 3.3, 0.2], [0, 1, 1, 0.5]), "cross-entropy", "z3"),
    "four, softmax": (([8.0, -8.0, 3.3, 0.2], [0, 1, 1, 0.5]), "softmax", "z2"),
    "two, softmax": (([0.1, 0.3], [1, 0]), "softmax", "y1"),
}


def outputs(z, soft):
    """The activations, real or complex z, one plain number at a time."""
    if not soft:
        return [1 / (1 + cmath.exp(-v)) for v in z]
    return [cmath.exp(v) / sum(cmath.exp(u) for u in z) for v in z]


def cost(a, y, crossed):
    if crossed:
        return -sum(t * cmath.log(v) + (1 - t) * cmath.log(1 - v) for v, t in zip(a, y, strict=True))
    return sum((t - v) ** 2 for v, t in zip(a, y, strict=True)) / 2


def slope(function, z, j):
    """The slope of function(z) along z_j, by complex step."""
    return function([v + 1j * H * (i == j) for i, v in enumerate(z)]).imag / H


def wanted(z, y, soft):
    """For each neuron the numbers of its row, and the two errors beside each other."""
    a = [v.real for v in outputs(z, soft)]
    rows = []
    for j in range(len(z)):
        row = {"a": written(a[j], 4, False), "miss": written(a[j] - y[j]), "z": written(z[j], 2)}
        row |= {"y": written(y[j], 2, False), "disc": activation(a[j])}
        if soft:
            tilt = [slope(lambda v, k=k: outputs(v, soft)[k], z, j) for k in range(len(z))]
            terms = [(a[k] - y[k]) * tilt[k] for k in range(len(z))]
            row["one"] = ["left out" if k != j else written(terms[k]) for k in range(len(z))] + [written(terms[j])]
            row["every"] = [written(term) for term in terms]
            row["every"] += [written(slope(lambda v: cost(outputs(v, soft), y, False), z, j))]
            row["missing"] = written(sum(terms) - terms[j])
            row["pairs"] = [f"{written(a[k] - y[k], 3)} · {written(tilt[k], 3)}" for k in range(len(z))]
        else:
            steep = slope(lambda v, j=j: outputs(v, soft)[j], z, j)
            for name, crossed in (("one", False), ("every", True)):
                along_a = slope(lambda v, crossed=crossed: cost(v, y, crossed), a, j)
                told = written(along_a, 2 if crossed else 4)
                delta = slope(lambda v, crossed=crossed: cost(outputs(v, soft), y, crossed), z, j)
                row[name] = [told, written(steep, 4, False), written(delta)]
            row["flat"] = steep < 0.05 * 0.25
            row["right"] = abs(a[j] - y[j]) < 0.1
        rows.append(row)
    return rows


def same(shown, expected):
    """Equal as text; or a digit of the last place apart, or both rounding-level, where two routes meet at a half."""
    if shown == expected or "left out" in (shown, expected):
        return shown == expected
    first, second = (float(text.replace("−", "-")) for text in (shown, expected))
    if "e" in shown + expected:
        return math.isclose(first, second, rel_tol=0.55, abs_tol=3e-16)
    return abs(first - second) < 1.01 * 10.0 ** -len(expected.partition(".")[2])


def unfolded(*layer, **options):
    """A picture with all that it compares, row by row."""
    return nnbp.OutputError(*layer, **options).do("choose", "why", True)


def told(explorer):
    """The page's table, neuron by neuron: the numbers of its two blocks, its products, and the texts of its row."""
    texts = [at for _, at in decode(sent(explorer))]
    start, n, soft = [at[0] for at in texts], explorer.n, explorer.compare == "softmax"
    lines = [i for i, text in enumerate(start) if text.startswith(("k = ", "∂C/∂a ", "× σ′ ", "=  δ", "= δ "))]
    lines = [i for i in lines if not start[i].startswith("∂C/∂a =")]  # the formulas stay out
    products = [i + 1 for i in lines if soft and " · " in start[i + 1]]
    numbers = [
        texts[i + 1 + (i + 1 in products)] if soft else [text.split(" ")[-1] for text in texts[i]] for i in lines
    ]
    size = n + 1 if soft else 3
    assert len(numbers) == 2 * n * size
    heads = [next(i for i, text in enumerate(start) if text.startswith(f"output {j + 1}")) for j in range(n)]
    return [
        {
            "one": numbers[size * j : size * (j + 1)],
            "every": numbers[size * (n + j) : size * (n + j + 1)],
            "pairs": [texts[i] for i in products[n * j : n * (j + 1)]],
            "row": texts[heads[j] : [*heads[1:], None][j]],
        }
        for j in range(n)
    ]


def holds(explorer):
    """Every position shows the numbers that the values of the moment give."""
    control, soft = explorer.controls(explorer.state)[explorer.hand], explorer.compare == "softmax"
    assert sent(explorer)["positions"] == len(control.positions)
    rows, held = told(explorer), int(control.name[1:]) - 1
    captions = next(at for kind, at in decode(sent(explorer)) if kind.startswith("caption"))
    for k, value in enumerate(control.positions):
        values = explorer.values | {control.name: float(value)}
        z, y = ([values[f"{letter}{j + 1}"] for j in range(explorer.n)] for letter in "zy")
        for j, (shown, expected) in enumerate(zip(rows, wanted(z, y, soft), strict=True)):
            for name in ("one", "every"):
                now = [at[k] for at in shown[name]]
                assert all(map(same, now, expected[name])), (j, value, name, now, expected[name])
            row, digit = [at[k] for at in shown["row"]], "₁₂₃₄"[j]
            names = {f"z{digit} = ": "z", f"y{digit} = ": "y", "a ": "a", "a − y = ": "miss"}
            for start, name in names.items():
                found = [text.removeprefix(start) for text in row if text.startswith(start)]
                assert any(same(text, expected[name]) for text in found if name != "a" or "=" not in text), (j, value)
            if soft:
                for text, pair in zip([at[k] for at in shown["pairs"]], expected["pairs"], strict=True):
                    assert all(map(same, text.split(" · "), pair.split(" · "))), (j, value, text, pair)
                assert row[0] == f"output {j + 1}" and not {"✗ wrong", "✓ right"} & set(row)
            else:
                assert row[0] == f"output {j + 1}" + " · saturated" * expected["flat"]
                assert ("✗ wrong" in row) == (expected["flat"] and not expected["right"])
                assert ("✓ right" in row) == (expected["flat"] and expected["right"])
        assert captions[k].startswith(f"Output {held + 1}")
        assert all(rows[held][name][-1][k] in captions[k] for name in ("one", "every"))
        if soft:
            assert same(captions[k].rpartition(" ")[2].rstrip("."), wanted(z, y, soft)[held]["missing"])


@pytest.mark.parametrize("compare", LAYERS)
@pytest.mark.parametrize("name", ["z1", "z2", "y1", "y2"])
def test_every_position_of_every_control_is_pythons(compare, name):
    explorer = unfolded(*LAYERS[compare], compare=compare, hand=name)
    if name[0] == "z":
        assert sent(explorer)["positions"] >= 201 and 0 < explorer.place(explorer.state) < 400
    holds(explorer)


@pytest.mark.parametrize("kind", OTHERS)
def test_every_position_of_other_layers_is_pythons(kind):
    layer, compare, name = OTHERS[kind]
    holds(unfolded(*layer, compare=compare, hand=name))


def drawn_bars(explorer):
    """(from, to) in pixels of every bar at the position of the moment, the tip last."""
    scene, row = explorer.drawn(explorer.state), explorer.place(explorer.state)
    for mark in scene.drawn:
        if mark.tag == "rect" and mark.attributes.get("height") == 13:
            left, size = (float(mark.attributes[name].at(row)) for name in ("x", "width"))
            yield (left + size, left) if mark.attributes["class"].at(row) == "n" else (left, left + size)


@pytest.mark.parametrize("layer", [LAYERS["cross-entropy"], OTHERS["four, pushed out"][0]], ids=["two", "four"])
def test_why_keeps_the_area_beside_that_of_cross_entropy(layer):
    """Both as wide as the miss, 174 pixels for 1; 37 high is the slope ¼, so 148 is 1: areas of one scale."""
    explorer = unfolded(*layer)
    hand, positions, n = sent(explorer), explorer.controls(explorer.state)["z1"].positions, explorer.n
    blocks = [*elements(hand, "rect", "d settle"), *elements(hand, "rect", "n settle")]
    assert len(blocks) == 2 * n and len(elements(hand, "rect", "opening")) == n  # cross-entropy has no gate
    blocks.sort(key=lambda block: (float(block["x"][0]), float(block["y"][0]) + float(block["height"][0]) / 2))
    for k in range(0, len(positions), 7):
        z = [float(positions[k]), *map(float, layer[0][1:])]
        for j, (value, y) in enumerate(zip(z, layer[1], strict=True)):
            a = outputs([value], soft=False)[0].real
            delta = [slope(lambda v, y=y, c=c: cost(outputs(v, False), [y], c), [value], 0) for c in (False, True)]
            squared, crossed = ({n: float(each[n][k]) for n in ("width", "height", "y")} for each in blocks[j::n])
            assert abs(squared["width"] - 174 * abs(a - y)) < 0.06 and squared["width"] == crossed["width"]
            for block, error in ((squared, delta[0]), (crossed, delta[1])):
                assert abs(block["width"] * block["height"] - 174 * 148 * abs(error)) < 20
            assert abs(squared["height"] - 148 * a * (1 - a)) < 0.06 and crossed["height"] == 148
            assert abs(squared["y"] + squared["height"] / 2 - crossed["y"] - 74) < 0.11


@pytest.mark.parametrize("layer", [LAYERS["cross-entropy"], OTHERS["four, pushed out"][0]], ids=["two", "four"])
def test_it_opens_with_each_error_as_an_area(layer):
    """As wide as dC/da, 440 pixels for 1, as high as the slope, 104 for ¼: at every position of z1, and no logarithm."""
    explorer = nnbp.OutputError(*layer)
    hand, positions = sent(explorer), explorer.controls(explorer.state)["z1"].positions
    frames, blocks = (
        elements(hand, "rect", "frame"),
        [*elements(hand, "rect", "d settle"), *elements(hand, "rect", "n settle")],
    )
    assert len(frames) == len(blocks) == explorer.n
    blocks.sort(key=lambda block: float(block["y"][0]) + float(block["height"][0]) / 2)
    texts = [at for _, at in decode(hand)]
    shown = [[at for at in texts if at[0].startswith(head)] for head in ("∂C/∂a ", "× σ′ ", "= δ ")]
    for k in range(0, len(positions), 7):
        rows = wanted([float(positions[k]), *map(float, layer[0][1:])], layer[1], soft=False)
        for j, row in enumerate(rows):
            now = [each[j][k].split(" ")[-1] for each in shown]
            assert all(map(same, now, row["one"])), (j, k, now, row["one"])
            a = outputs([positions[k], *layer[0][1:]][j : j + 1], soft=False)[0].real
            block, frame = ({n: float(of[j][n][k]) for n in ("width", "height", "y")} for of in (blocks, frames))
            assert abs(block["width"] - 440 * abs(a - layer[1][j])) < 0.06 and frame["width"] == block["width"]
            assert abs(block["height"] - 104 * a * (1 - a) / 0.25) < 0.06 and frame["height"] == 104
            assert abs(block["y"] + block["height"] / 2 - frame["y"] - 52) < 0.11
            assert blocks[j]["class"][k].split()[0] == ("n" if a < layer[1][j] else "d")


def test_softmax_opens_with_the_sum_and_its_shortcut():
    z, y = LAYERS["softmax"]
    explorer = nnbp.OutputError(z, y, compare="softmax")
    scene, row = explorer.drawn(explorer.state), explorer.place(explorer.state)
    bars = [m.attributes for m in scene.drawn if m.tag == "rect" and m.attributes.get("height") == 26]
    errors = [
        float(v)
        for j in wanted(z, y, soft=True)
        for v in (j["every"][-1].replace("−", "-"), j["one"][-1].replace("−", "-"))
    ]
    widths = [float(bar["width"].at(row)) for bar in bars]
    assert np.allclose(widths, np.abs(errors) * 0.36 * 746 / 0.4, atol=0.15)
    assert [bar["class"].at(row) for bar in bars] == ["dn"[error < 0] for error in errors]


def test_each_term_of_the_sum_starts_where_the_one_before_it_ended():
    z, y = LAYERS["softmax"]
    bars, found = list(drawn_bars(unfolded(z, y, compare="softmax"))), output_layer.terms(
        *(np.reshape(values, (3, 1)) for values in (z, y))
    )  # fmt: skip
    zero = bars[0][0]
    for j in range(3):
        alone, error = bars[2 * j : 2 * j + 2]
        assert alone == error and alone[0] == zero
        *terms, whole = bars[6 + 4 * j : 10 + 4 * j]
        assert terms[0][0] == whole[0]
        assert np.allclose([before[1] for before in terms], [after[0] for after in terms[1:]] + [whole[1]], atol=0.21)
        assert np.allclose([(tip - start) / 176 for start, tip in terms], found.terms[:, j, 0], atol=0.001)


def test_the_module_agrees_with_backprop_column_by_column():
    rng = np.random.default_rng(0)
    z, y = rng.normal(size=(3, 5)), rng.dirichlet(np.ones(3), size=5).T
    crossed, squared = (output_layer.factors(z, y, cost) for cost in (cross_entropy, quadratic))
    assert np.allclose(crossed.nabla_a * crossed.slope, crossed.delta)
    assert np.allclose(squared.nabla_a * squared.slope, squared.delta)
    found = output_layer.terms(z, y)
    assert np.allclose(found.terms.sum(axis=0), found.whole)
    assert np.allclose([found.terms[j, j] for j in range(3)], found.one)
    for m in range(5):
        wanted = [slope(lambda v, m=m: cost(outputs(v, True), y[:, m], False), z[:, m], j) for j in range(3)]
        assert np.allclose(found.whole[:, m], wanted, rtol=1e-12)


@pytest.mark.parametrize("compare", LAYERS)
def test_pick_set_and_reset(compare):
    layer = LAYERS[compare]
    explorer = nnbp.OutputError(*layer, compare=compare)
    first = explorer.still()
    explorer.lab.slider.value = explorer.controls(explorer.state)["z1"].positions[300]
    explorer.lab.picture._handle_custom_msg({"pick": "y2"}, [])  # as the page asks for it
    explorer.set("z2", -3.0)
    explorer.do("choose", "why", True)
    explorer.lab.slider.value = 0.25
    assert explorer.hand == "y2" and explorer.values["y2"] == 0.25 and abs(explorer.values["z2"] + 3) < 0.03
    holds(explorer)
    explorer.reset()
    assert explorer.still() == first and explorer.hand == "z1"


@pytest.mark.parametrize("compare", LAYERS)
def test_everything_can_be_picked_and_is_named(compare):
    explorer = nnbp.OutputError(*LAYERS[compare], compare=compare)
    drawing = ET.fromstring(sent(explorer)["markup"])
    picked = {node.get("data-pick"): node.get("aria-label") for node in drawing.iter() if node.get("data-pick")}
    assert set(picked) == set(explorer.controls(explorer.state)) and all(picked.values())


@pytest.mark.parametrize("compare", LAYERS)
def test_the_code_rebuilds_the_state(compare):
    explorer = nnbp.OutputError(*LAYERS[compare], compare=compare)
    explorer.pick("y2")
    explorer.set("y2", 0.5)
    *build, show = explorer.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(explorer) and again.still() == explorer.still()


def test_arrays_are_taken_as_they_come():
    column = nnbp.OutputError(np.array([[1.5], [0.5]]), np.array([[0], [1]]))
    assert repr(column) == repr(nnbp.OutputError([1.5, 0.5], [0, 1]))


@pytest.mark.parametrize(
    "arguments, message",
    [
        (([1.0, 2.0], [0, 1], "relu"), "compare is 'relu'; expected one of 'cross-entropy', 'softmax'"),
        (([1.0, 2.0], [0, 1], None), "compare is None"),
        (([1.0], [0]), "z holds 1 numbers and y 1; expected 2 to 4"),
        (([1.0] * 5, [0] * 5), "z holds 5 numbers"),
        (([1.0, 2.0], [0, 1, 0]), "z holds 2 numbers and y 3"),
        (([1.0, 9.0], [0, 1]), "expected z within -8 ... 8"),
        (([1.0, 2.0], [0, 1.5]), "y within 0 ... 1"),
        (([1.0, np.nan], [0, 1]), "z holds nan"),
        (("ab", [0, 1]), "z holds"),
        (([1.0, 2.0], [0, 1], "softmax", "z3"), "'z3' is not in this picture; expected one of z1, z2, y1, y2"),
        (([1.0, 2.0], [0, 1], "softmax", "w3.1.2"), "is not in this picture"),
    ],
)
def test_bad_input_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        nnbp.OutputError(*arguments)


@pytest.mark.parametrize("compare", LAYERS)
def test_it_is_pure(compare):
    is_pure(nnbp.OutputError(*LAYERS[compare], compare=compare))
