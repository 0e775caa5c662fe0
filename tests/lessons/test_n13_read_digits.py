"""The digits misread: the slope at the pixels by complex step, every position of the picture, picks, code, bad input."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.lessons.n13_read_digits.push import push
from nnbp.lessons.n13_read_digits.questions import reader

from ..explorers import is_pure, sent, walk
from ..independent import written
from ..kit.test_one_network import SVG, decode

_, NET, TEST = reader()


def picture(**options):
    """The picture with its why."""
    return nnbp.DigitErrors(NET, TEST, **options).do("choose", "why", True)


def outputs(x):
    """The activations of the reader, written out."""
    a2 = 1 / (1 + np.exp(-(NET.w[2] @ x + NET.b[2])))
    return a2, 1 / (1 + np.exp(-(NET.w[3] @ a2 + NET.b[3])))


def cost(x, y):
    return 0.5 * ((outputs(x)[1] - y) ** 2).sum(axis=0)


def slopes(x, y):
    """dC/dx of one column, by complex steps."""
    return cost(x + 1e-30j * np.eye(64), y).imag[:, np.newaxis] / 1e-30


@pytest.mark.parametrize("digit", [156, 229, 8])
def test_the_slope_at_the_pixels_is_as_measured(digit):
    x, y = TEST.x[:, [digit]], TEST.y[:, [digit]]
    np.testing.assert_allclose(nnbp.input_gradient(NET, x, y), slopes(x, y), rtol=1e-9, atol=1e-15)


def expected(digit, t, s):
    """(image, a2, a3, read, cost) at a push of t and a blend of s."""
    x, y = TEST.x[:, [digit]], TEST.y[:, [digit]]
    mean = np.mean([TEST.x[:, i] for i in range(len(TEST)) if TEST.labels[i] == TEST.labels[digit]], axis=0)
    slope = slopes(x, y)[:, 0]
    moved = x[:, 0] + s * (mean - x[:, 0]) - t * slope / np.sqrt((slope**2).sum())
    moved = np.minimum(np.maximum(moved, 0), 1)[:, np.newaxis]
    a2, a3 = outputs(moved)
    return moved, a2, a3, int(a3.argmax()), float(cost(moved, y)[0])


@pytest.mark.parametrize("digit, hand, held", [(156, "push", 0.0), (158, "blend", 0.3), (19, "push", -0.2)])
def test_every_position_is_pythons(digit, hand, held):
    shown = picture(digit=digit)
    shown.pick(hand)
    shown.set("blend" if hand == "push" else "push", held)
    message, control, label = sent(shown), shown.controls(shown.state)[hand], int(TEST.labels[digit])
    lines = [at for _, at in decode(message)]
    assert len(control.positions) == message["positions"] >= 201 and 0 < message["row"] < message["positions"] - 1
    first = next(i for i, at in enumerate(lines) if at[0].startswith("moved"))
    end = next(i for i, at in enumerate(lines) if at[0].startswith("hidden layer"))
    rows = [max(i for i in range(first, end) if lines[i][0] == str(j)) for j in range(10)]
    for k, value in enumerate(control.positions):
        t, s = (value, held) if hand == "push" else (held, value)
        image, _, a3, read, c = expected(digit, t, s)
        y = TEST.y[:, [digit]]
        delta = (a3 - y) * a3 * (1 - a3)
        for j, i in enumerate(rows):
            assert lines[i + 1][k] in near(a3[j, 0], 3, False) and lines[i + 2][k] in near(delta[j, 0], 4, True), (k, j)
        caption = lines[-1][k]
        assert f"reads {read}" in caption and any(f"cost is {c_}." in caption for c_ in near(c, 4, False))
        assert ("rightly" in caption) == (read == label)
        if k % 20 == 0:
            slope = slopes(image, y)
            moved = image - TEST.x[:, [digit]]
            sizes = {"moved": np.linalg.norm(moved), "at most": np.abs(moved).max()}
            sizes |= {"length": np.linalg.norm(slope), "steepest": np.abs(slope).max()}
            for name, size in sizes.items():
                places = 3 if name in ("moved", "at most") else 4
                text = next(at for at in lines if at[0].startswith(name))[k].removeprefix(name + " ")
                assert any(text.startswith(n) for n in near(size, places, False)), (name, text, size)


def near(value, decimals, signed):
    """The texts that may stand for a number, to the last digits it has."""
    return {written(value * (1 + e), decimals, signed) for e in (-1e-9, 0, 1e-9)}


def test_the_pixels_the_slopes_and_the_signs_of_a_moment():
    shown = picture(digit=156)
    shown.set("push", 0.21)
    drawing = ET.fromstring(shown.still())
    image, a2, a3, _, _ = expected(156, 0.21, 0)
    inks = [float(n.get("fill-opacity")) for n in drawing.iter(f"{SVG}rect") if n.get("class") == "ink"]
    drawn = shown.pushed(shown.state, shown.controls(shown.state)["push"].positions).x.any(axis=1)
    np.testing.assert_allclose(inks, image[drawn, 0], atol=0.0051)
    squares = [n for n in drawing.iter(f"{SVG}rect") if n.get("width") == "25.5" and n.get("class") in ("d", "n")]
    slope = slopes(image, TEST.y[:, [156]])[:, 0]
    assert [n.get("class") for n in squares] == ["n" if s < 0 else "d" for s in slope]
    ends = [float(n.get("transform")[len("scale(") : -1]) for n in squares]
    np.testing.assert_allclose(ends, np.sqrt(np.minimum(abs(slope) / shown.steepest, 1)), atol=0.0051)
    dashes = [n.get("visibility") for n in drawing.iter(f"{SVG}rect") if n.get("class") == "asleep"]
    assert dashes == ["visible" if s < 0.0125 else "hidden" for s in (a2 * (1 - a2))[:, 0]]
    flat = sum("".join(n.itertext()).endswith(" flat") for n in drawing.iter(f"{SVG}text"))
    assert flat == ((a3 * (1 - a3))[:, 0] < 0.0125).sum()


@pytest.mark.parametrize("push, blend, told", [(0, 0, True), (0.01, 0, False), (-0.01, 0, False), (0, 0.005, False)])
def test_a_change_of_nothing_says_that_it_is(push, blend, told):
    shown = nnbp.DigitErrors(NET, TEST, digit=156)
    shown.set("push", push)
    shown.set("blend", blend)
    assert ("nothing is changed yet" in shown.still()) == told == (not shown.pushed().moved.any())
    assert "nothing is changed yet" not in shown.do("choose", "why", True).still()


def test_on_the_narrowest_page_a_bar_ends_before_its_number_begins():
    drawing = ET.fromstring(sent(picture())["markup"])
    tight = [
        n for n in drawing.iter(f"{SVG}text") if n.get("data-room") == "tight" and n.get("class") in ("end d", "end n")
    ]
    ticks = [n for n in drawing.iter(f"{SVG}text") if n.get("class") == "small muted middle" and n.text[0] in "+−"]
    longest = max(float(n.get("x")) for n in ticks)
    squeeze, wide = 360 / 594, 8.1 * len("+0.1475")
    assert len(tight) == 10 and all((float(n.get("x")) - longest) * squeeze > wide + 6 for n in tight)


def test_the_pills_have_room_to_grow_in_a_hall():
    rects = [n for n in ET.fromstring(picture().still()).iter(f"{SVG}rect") if n.get("class", "").startswith("pill")]
    (left, wide), (right, _) = ((float(n.get("x")), float(n.get("width"))) for n in rects)
    assert right - left - wide >= 0.2 * wide  # it grows by 0.4 at most, half to this side


def test_nothing_is_outside_the_drawing():
    for value in (-1.0, 0.0, 1.0):
        shown = picture()
        shown.set("push", value)
        for node in ET.fromstring(shown.still()).iter(f"{SVG}rect"):
            if "scale" in node.get("transform", ""):
                continue  # a square in a pixel, about its middle
            x, y, wide, high = (float(node.get(n, 0)) for n in ("x", "y", "width", "height"))
            assert min(x, y, wide, high) >= 0 and x + wide <= 1080 and y + high <= 716


def test_picks_sets_and_reset():
    shown = picture()
    assert shown.digit == shown.wrong[0] == 156 and len(shown.wrong) == 13 and len(shown.right) == 10
    shown.lab.slider.value = 0.5
    left = shown.lab.slider
    shown.lab.picture._handle_custom_msg({"pick": "d103"}, [])  # as the page asks for it
    left.value = 0.9  # a late message
    assert shown.digit == 103 and shown.values == {"push": 0.0, "blend": 0.0}
    assert 'data-pick="d103" role="button" tabindex="-1" class' not in shown.lab.picture.hand["markup"]
    shown.pick("blend")
    shown.set("blend", 0.1)
    assert "reads 3, rightly" in repr(shown)
    shown.reset()
    assert shown.still() == nnbp.DigitErrors(NET, TEST).still() and shown.hand == "push"


def test_another_digit_is_taken_as_it_is_in_the_data():
    shown = picture()
    shown.pick("blend")
    shown.set("blend", 0.3)
    shown.choose(156)  # the one in hand
    assert (shown.hand, shown.values["blend"]) == ("blend", 0.3)
    shown.choose(103)
    assert (shown.hand, shown.digit, shown.values) == ("push", 103, {"push": 0.0, "blend": 0.0})


def test_it_is_data():
    shown = nnbp.DigitErrors(NET, TEST)
    is_pure(shown, most=60, drawings=3)
    states = walk(shown, 100, slid=False)
    assert {(state.hand, state["digit"]) for state in states} == {
        (hand, digit) for hand in ("push", "blend") for digit in shown.wrong + shown.right
    }


def test_the_code_rebuilds_the_state():
    shown = picture(digit=7)
    shown.set("push", -0.3)
    shown.set("blend", 0.25)
    shown.pick("blend")
    *build, show = shown.code().splitlines()
    names = {"net": NET, "data": TEST}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(shown) and again.do("choose", "why", True).still() == shown.still()


def test_pushes_turn_answers_where_the_notebook_says():
    for digit, turn in ((156, 0.21), (103, 0.06), (290, 0.01), (229, 0.96)):
        shown = picture(digit=digit)
        positions = shown.controls(shown.state)["push"].positions
        right = shown.pushed(shown.state, positions).read == TEST.labels[digit]
        assert positions[100:][right[100:].argmax()] == turn
    moved = push(NET, TEST.x[:, [156]], TEST.y[:, [156]], TEST.x[:, [156]], np.array([5.0]), np.array([0.0])).x
    assert moved.min() == 0 and moved.max() == 1


def test_larger_images_and_a_perfect_reader():
    rng = np.random.default_rng(0)
    labels = np.arange(40) % 10
    data = nnbp.data.digits.Digits(rng.random((784, 40)), nnbp.one_hot(labels), labels, (28, 28))
    shown = nnbp.DigitErrors(nnbp.Network([784, 30, 10], rng=0), data)
    assert len(shown.wrong) == 20 and shown.wrongs > 20 and shown.image.shape == (28, 28)
    assert "20 costliest" in shown.still() and len(sent(shown)["index"]) < 2e6
    easy = nnbp.data.digits.Digits(*(part[:, [0, 1]] for part in (TEST.x, TEST.y)), TEST.labels[:2], (8, 8))
    assert nnbp.DigitErrors(NET, easy).wrong == []


@pytest.mark.parametrize(
    "arguments, message",
    [
        ((nnbp.Network([64, 30, 30, 10], rng=0), TEST), "3 layers"),
        ((nnbp.Network([64, 61, 10], rng=0), TEST), "up to 60"),
        ((nnbp.Network([64, 30, 10], activation="tanh", rng=0), TEST), "tanh outputs"),
        ((nnbp.Network([63, 30, 10], rng=0), TEST), "shape"),
        ((NET, (TEST.x, TEST.y)), "tuple; expected Digits"),
        ((NET, TEST, 359), "0 ... 358"),
        ((NET, TEST, -1), "at least 0"),
    ],
)
def test_what_it_refuses(arguments, message):
    with pytest.raises(ValueError, match=message):
        nnbp.DigitErrors(*arguments)


def test_unknown_names():
    with pytest.raises(ValueError, match="'d2' is not in this picture"):
        picture().pick("d2")
    with pytest.raises(ValueError, match="digit 2 is not in the gallery"):
        picture().choose(2)
    with pytest.raises(ValueError, match="held_out is 'none'"):
        nnbp.load_digits(held_out="none")


def test_reading_counts_and_lengths_by_another_way():
    read = [int(outputs(TEST.x[:, [i]])[1].argmax()) for i in range(len(TEST))]
    counts = nnbp.confusion(NET, TEST)
    assert all(
        counts[i, j] == sum(r == j and t == i for r, t in zip(read, TEST.labels, strict=True))
        for i, j in np.ndindex(10, 10)
    )
    wrong = [i for i in range(len(TEST)) if read[i] != TEST.labels[i]]
    order = sorted(wrong, key=lambda i: -cost(TEST.x[:, [i]], TEST.y[:, [i]])[0])
    assert nnbp.misread(NET, TEST).tolist() == order
    lengths = nnbp.gradient_lengths(NET, TEST)
    for i in (0, 156):
        found = nnbp.backprop(NET, TEST.x[:, i], TEST.y[:, i]).nabla_w
        np.testing.assert_allclose(lengths[i], np.sqrt(sum((g**2).sum() for g in found.values())))
    low, high = nnbp.flat_shares(NET, TEST)
    a2 = outputs(TEST.x)[0]
    np.testing.assert_allclose(low + high, (a2 * (1 - a2) < 0.0125).mean(axis=1))
    np.testing.assert_allclose(high, ((a2 * (1 - a2) < 0.0125) & (a2 > 0.5)).mean(axis=1))
    _, last = nnbp.load_digits(held_out="the last")
    assert len(last) == 359 and last.labels[-1] == nnbp.load_digits()[0].labels[-1]


@pytest.mark.slow
def test_the_plots_have_words():
    history = nnbp.sgd(
        NET.copy(), (TEST.x, TEST.y), epochs=2, mini_batch_size=50, eta=1.0, rng=0, test_data=(TEST.x, TEST.y)
    )
    plots = nnbp.digit_plots
    shares = nnbp.flat_shares(NET, TEST)
    made = (
        plots.training(history),
        plots.weights(NET, (8, 8)),
        plots.confusions(nnbp.confusion(NET, TEST)),
        plots.flat_shares(*shares),
    )
    for plot in made:
        data, words = plot._repr_mimebundle_()
        assert data["image/png"][:4] == b"\x89PNG" and len(words["image/png"]["alt"]) > 60
    assert "346 on the diagonal" in repr(made[2])
