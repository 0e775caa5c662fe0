"""Errors in deep networks: their lengths by a route of its own, every position of the picture, its choices, its task."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.kit.draw_beyond import HEADS
from nnbp.lessons.n12_watch_the_error_vanish import draw_band
from nnbp.lessons.n12_watch_the_error_vanish.draw_layers import HIGH, LEFT, TOP, WIDE, filling
from nnbp.lessons.n12_watch_the_error_vanish.error_lengths import geometric, within
from nnbp.lessons.n12_watch_the_error_vanish.series import three

from ..explorers import is_pure, sent, walk
from ..kit.test_one_network import SVG, decode

TRAINING, _ = nnbp.load_digits()
X, Y = TRAINING.x[:, :50], TRAINING.y[:, :50]
SMALL = {
    "x": np.random.default_rng(0).normal(size=(3, 6)),
    "y": np.eye(2)[:, [0, 1, 1, 0, 1, 0]],
    "width": 4,
    "depth": 3,
}
KINDS = [("sigmoid", "normal"), ("tanh", "scaled"), ("relu", "normal"), ("relu", "scaled")]


def network(n_in, width, depth, n_out, kind, doublings=0.0, biases=1.0, rng=0):
    """The network of a state of the picture, drawn and multiplied anew."""
    net = nnbp.Network(
        [n_in, *[width] * depth, n_out],
        activation=kind[0],
        output="sigmoid",
        cost="cross-entropy",
        init=kind[1],
        rng=rng,
    )
    w = {l: net.w[l] * 2.0**doublings for l in net.w}
    b = {l: net.b[l] * biases for l in net.b}
    return nnbp.Network.from_parameters(w, b, activation=kind[0], output="sigmoid", cost="cross-entropy")


def measured(net, x, y):
    """{l: lengths of the examples' errors} by backprop, example by example, and what w^T, sigma' and the flat do."""
    results = [nnbp.backprop(net, x[:, i], y[:, i]) for i in range(x.shape[1])]
    size = {l: np.array([np.linalg.norm(r.delta[l]) for r in results]) for l in net.w}
    arriving, slope, asleep = {}, {}, {}
    for l in range(2, net.L):
        arriving[l] = np.mean([np.linalg.norm(net.w[l + 1].T @ r.delta[l + 1]) for r in results])
        steep = np.hstack([net.activation[l].prime(r.forward.z[l]) for r in results])
        slope[l] = steep.mean()
        asleep[l] = (steep < 0.05 * {"sigmoid": 0.25}.get(net.activation[2].name, 1.0)).mean()
    return size, arriving, slope, asleep


@pytest.mark.parametrize("kind", KINDS)
def test_lengths_are_those_of_each_example_on_its_own(kind):
    nets = [
        network(64, 30, depth, 10, kind, doublings, biases) for depth, doublings, biases in ((2, 0, 1), (5, 1.5, 2))
    ]
    found = nnbp.error_lengths(nets, X, Y)
    for k, net in enumerate(nets):
        size, arriving, slope, asleep = measured(net, X, Y)
        for l in net.w:
            np.testing.assert_allclose(found.length[l][k], size[l].mean())
            np.testing.assert_allclose([found.shortest[l][k], found.longest[l][k]], [size[l].min(), size[l].max()])
        for l in arriving:
            np.testing.assert_allclose(
                [found.arriving[l][k], found.slope[l][k], found.asleep[l][k]], [arriving[l], slope[l], asleep[l]]
            )
            np.testing.assert_allclose(found.factor[l][k], size[l].mean() / size[l + 1].mean())
        np.testing.assert_allclose(found.ratio[k], size[2].mean() / size[net.L].mean())
        np.testing.assert_allclose(found.per_layer[k] ** (net.L - 2), found.ratio[k])
    np.testing.assert_allclose(geometric(found.growth) * geometric(found.shrinkage), found.per_layer)
    assert np.isnan([found.length[6][0], found.slope[4][0]]).all()
    one = network(64, 30, 5, 10, kind, 1.5, 2)
    error = nnbp.complex_step_error(one, X[:, 7], Y[:, 7], 2)
    np.testing.assert_allclose(np.linalg.norm(error), measured(one, X[:, [7]], Y[:, [7]])[0][2][0], rtol=1e-8)


def test_the_same_numbers_whatever_the_kind():
    plain, other = (nnbp.deep_network(4, 9, 3, 2, *kind) for kind in (("sigmoid", "normal"), ("relu", "scaled")))
    for l in plain.w:
        np.testing.assert_allclose(other.w[l] * plain.sizes[l - 2] ** 0.5, plain.w[l])
        np.testing.assert_array_equal(other.b[l], plain.b[l])


def test_a_dead_network_has_no_factor():
    net = nnbp.deep_network(2, 3, 3, 1, "relu")
    for b in net.b.values():
        b[:] = -1e3
    found = nnbp.error_lengths([net], [[0.1], [0.2]], [[1.0]])
    assert found.first[0] == 0 and found.ratio[0] == 0 and np.isnan(found.factor[2][0])
    assert not within(found.ratio, np.array([10]), 10.0, 10)[0] and three(0.0) == "0" and three(np.nan) == "none"


def test_the_factors_multiplied_are_the_error():
    net = nnbp.Network([3, 4, 2, 5, 2], activation="tanh", rng=1)
    result = nnbp.backprop(net, [0.1, -0.4, 0.8], [1.0, 0.0])
    found = nnbp.error_by_product(net.w, result.forward.z, result.delta[5], net.activation[2])
    np.testing.assert_allclose(found, nnbp.complex_step_error(net, [0.1, -0.4, 0.8], [1.0, 0.0], 2), rtol=1e-9)


def states(picture):
    """(doublings, biases, depth) at every position of the control in hand."""
    control = picture.controls(picture.state)[picture.hand]
    for value in control.positions:
        values = picture.values | {control.name: value}
        yield values["doublings"], values["biases"], int(values["depth"])


def holds(picture, n_in, n_out):
    """Every position of the table that the page was sent: numbers in words, marks in places."""
    hand, kinds = sent(picture), list(dict.fromkeys(n for n in picture.networks if n))
    lines = decode(hand)
    texts = [at for _, at in lines]
    start = [at[0].replace("\u00a0", " ") for at in texts]
    caption = next(at for kind, at in lines if kind.startswith("caption"))
    first = start.index("‖δ²‖")
    blocks = {name: start.index(f"{name} ●") for name in ("factor", "mean σ′", "% on the flat")}
    deepest = max(depth for *_, depth in states(picture))
    assert hand["positions"] == len(picture.controls(picture.state)[picture.hand].positions) == len(caption)
    for k, (doublings, biases, depth) in enumerate(states(picture)):
        for i, kind in enumerate(kinds):
            net = network(n_in, picture.width, depth, n_out, kind, doublings, biases, picture.rng)
            found = nnbp.error_lengths([net], picture.x, picture.y)
            ratio, factor = found.ratio[0], found.per_layer[0]
            step = len(kinds) + 1
            column = [texts[first + row * step + 1 + i][k] for row in range(-1, 8)]
            wanted = [found.output[0], found.first[0], ratio, factor, geometric(found.growth)[0]]
            wanted += [geometric(found.expected)[0], geometric(found.shrinkage)[0], np.mean(list(found.slope.values()))]
            flat = np.mean(list(found.asleep.values()))
            assert column[:-1] == [three(float(value)) for value in wanted] and column[-1] == f"{100 * flat:.0f} %"
            assert f"{kind[0]}, " in caption[k] and f"× {three(factor)} a layer, {100 * flat:.0f} % " in caption[k]
            for name, values in (("factor", found.factor), ("% on the flat", found.asleep)):
                at = blocks[name] + i * deepest
                shown = [texts[at + l - 1 + i][k] for l in range(2, deepest + 2)]
                for l, text in zip(range(2, deepest + 2), shown, strict=True):
                    if l > depth + 1:
                        assert text == ""
                    elif np.isnan(values[l][0]):
                        assert text == "–"
                    elif name == "factor":
                        assert float(text.replace("−", "-")) == pytest.approx(values[l][0], rel=0.06, abs=0.0051)
                    else:
                        assert text == f"{100 * values[l][0]:.0f}"
            if i == 0:
                done = depth >= 10 and 0.1 <= ratio <= 10
                assert (
                    caption[k].startswith(f"‖δ²‖ is {three(ratio)} times ")
                    and ("The task is done" in caption[k]) == done
                )
                verdict = "✓ done" if done else "shallow" if depth < 10 else "not yet"
                assert any(at[k] == verdict for at in texts)
                assert ("too shallow" in caption[k]) == (depth < 10)


@pytest.mark.parametrize("name", ["doublings", "biases", "depth"])
def test_every_position_of_every_control_is_pythons(name):
    picture = nnbp.VanishingError(**SMALL, hand=name).do("choose", "why", True)
    holds(picture, 3, 2)
    positions, row = picture.controls(picture.state)[name].positions, picture.place(picture.state)
    assert 0 < row < len(positions) - 1 and (len(positions) >= 201 or name == "depth")
    for other, value in {"doublings": -1.4, "biases": 2.5, "depth": 12}.items():
        if other != name:
            picture.set(other, value)
    holds(picture.show("tanh", "scaled").compare("sigmoid", "scaled"), 3, 2)


def test_what_is_chosen_beside_is_seen():
    """Its lists are there where ◇ is drawn; a program's choice of it unfolds the picture that shows it."""
    opened = nnbp.VanishingError(**SMALL)
    lists = {name: widget for name, (_, widget) in opened.lab._choices.items()}

    def away():
        return {name for name, widget in lists.items() if widget.layout.display == "none"}

    assert away() == {"beside", "beside init"} and "◇" not in opened.still()
    lists["why"].value = True
    assert away() == set() and len(opened.series()) == 2
    opened.reset()
    assert away() == {"beside", "beside init"}
    for name, value in (("beside", "tanh"), ("beside init", "scaled")):
        picture = nnbp.VanishingError(**SMALL)
        before = picture.still()
        picture.do("choose", name, value)
        assert picture.state["why"] and picture.state[name] == value and picture.still() != before
    assert not nnbp.VanishingError(**SMALL).do("choose", "init", "scaled").state["why"]


@pytest.mark.parametrize(
    "name, head", [("doublings", "doublings "), ("biases", "biases × "), ("depth", "hidden layers ")]
)
def test_a_pill_says_what_its_slider_says(name, head):
    picture = nnbp.VanishingError(**SMALL, hand=name)
    control = picture.controls(picture.state)[name]
    told = next(at for _, at in decode(sent(picture)) if at[0].startswith(head))
    for said, value in zip(told, control.positions, strict=True):
        assert said.removeprefix(head).split(":")[0] == format(value, control.readout).replace("-", "−")


def test_the_digits_at_a_few_states():
    picture = nnbp.VanishingError(hand="depth").do("choose", "why", True)
    holds(picture, 64, 10)
    holds(picture.compare("nothing"), 64, 10)


def marks(picture):
    """[(x, y), outline] of every visible mark of the picture of this moment."""
    drawing = ET.fromstring(picture.still())
    for node in drawing.iter(f"{SVG}g"):
        if (
            "translate" in node.get("transform", "")
            and node.get("class") != "off"
            and node.get("visibility") != "hidden"
        ):
            x, y = map(float, node.get("transform").removeprefix("translate(").removesuffix(")").split())
            heads = [
                part[0].get("d") for part in node if part.get("class") == "off" and part.get("visibility") != "hidden"
            ]
            yield (x, y), heads


@pytest.mark.slow
@pytest.mark.parametrize("doublings", [-3.0, -0.5, 0.0, 1.3, 3.0])
@pytest.mark.parametrize("depth", [2, 10, 20])
def test_marks_stand_at_their_logarithms_and_stay_inside(doublings, depth):
    picture = nnbp.VanishingError(hand="depth").do("choose", "why", True)
    picture.set("depth", depth)
    picture.set("doublings", doublings)
    shown = list(marks(picture))
    assert len(shown) == 2 * (depth + 1)
    for which, half in ((0, shown[depth + 1 :]), (1, shown[: depth + 1])):
        found = picture.found(which)
        for l, ((x, y), heads) in zip(found.length, half, strict=True):
            power = np.log10(found.length[l][0])
            assert x == pytest.approx(LEFT + WIDE * (l - 1.5) / (depth + 1), abs=0.06)
            if -8.75 <= power <= 6.75:
                assert y == pytest.approx(TOP + HIGH * (7 - power) / 16, abs=0.06)
            wanted = [HEADS["up"]] * int(power > 7) + [HEADS["down"]] * int(power < -9)
            assert TOP < y < TOP + HIGH and heads == wanted


@pytest.mark.slow
@pytest.mark.parametrize("doublings, done", [(-3.0, False), (0.0, False), (1.0, True)])
def test_the_first_state_is_one_network_and_its_band(doublings, done):
    picture = nnbp.VanishingError()
    picture.set("doublings", doublings)
    drawing, found = ET.fromstring(picture.still()), picture.found()
    spots = [node for node in drawing.iter(f"{SVG}g") if node.get("transform", "").endswith(f"scale({draw_band.SIZE})")]
    spots = [node for node in spots if node.get("visibility") != "hidden"]
    assert len(spots) == len(found.length) == 11
    decade = draw_band.HIGH / (draw_band.HIGHEST - draw_band.LOWEST)
    low = {}
    for node, (l, size) in zip(spots, found.length.items(), strict=True):
        low[l] = float(node.get("transform").split(")")[0].split()[1])
        power = np.clip(np.log10(size[0]), draw_band.LOWEST, draw_band.HIGHEST)
        assert low[l] == pytest.approx(draw_band.TOP + decade * (draw_band.HIGHEST - power), abs=0.06)
    (band,) = [node for node in drawing.iter(f"{SVG}rect") if node.get("class") == "goal"]
    top, high = float(band.get("y")), float(band.get("height"))
    assert top + high / 2 == pytest.approx(low[12], abs=0.2) and high == pytest.approx(2 * decade, abs=0.2)
    assert (top <= low[2] <= top + high) == done == picture.done
    assert ("✓ done" in picture.still()) == done


@pytest.mark.parametrize("activation", ["sigmoid", "relu"])
@pytest.mark.parametrize("doublings", [-3.0, 0.0, 1.0, 3.0])
def test_a_length_stands_clear_of_its_mark(activation, doublings):
    picture = nnbp.VanishingError(activation=activation)
    picture.set("doublings", doublings)
    drawing, found = ET.fromstring(picture.still()), picture.found()
    told = [node for node in drawing.iter(f"{SVG}text") if node.get("class") == "strong d halo middle"]
    for node, size in zip(told, (found.first, found.output), strict=True):
        power = np.clip(np.log10(size[0]), draw_band.LOWEST, draw_band.HIGHEST)
        share = (draw_band.HIGHEST - power) / (draw_band.HIGHEST - draw_band.LOWEST)
        mark, baseline = draw_band.TOP + draw_band.HIGH * share, float(node.get("y"))
        assert baseline < mark - 15 or baseline > mark + 27
        assert draw_band.TOP + 15 < baseline < draw_band.TOP + draw_band.HIGH


def test_beside_the_next_mark_a_length_has_four_letters():
    markup = sent(nnbp.VanishingError())["markup"]
    (short,) = (n for n in ET.fromstring(markup).iter(f"{SVG}text") if n.get("class") == "strong d halo")
    hand = sent(nnbp.VanishingError())
    told = {mark: texts for mark, attribute, texts in hand["channels"] if attribute == "text"}
    assert max(map(len, told[int(short.get("data-mark"))])) == 4


def test_on_the_narrowest_page_the_first_length_stands_clear_of_the_next_mark():
    picture = nnbp.VanishingError()
    picture.set("doublings", -3.0)
    (short,) = (
        n for n in ET.fromstring(sent(picture)["markup"]).iter(f"{SVG}text") if n.get("class") == "strong d halo"
    )
    squeeze, baseline = 360 / 1080, float(short.get("y"))
    first, second = (np.log10(picture.found().length[l][0]) for l in (2, 3))
    heights = [draw_band.TOP + draw_band.HIGH * (draw_band.HIGHEST - p) / 12 for p in (first, second)]
    assert float(short.get("x")) * squeeze + 9 * len(short.text) > draw_band.across(12, 3) * squeeze - 10  # under it
    assert heights[1] + 10 < baseline - 11 and baseline < heights[0] - 12


def test_factors_are_bars_that_can_be_seen():
    picture = nnbp.VanishingError().do("choose", "why", True)
    routes = [
        n.get("d") for n in ET.fromstring(picture.still()).iter(f"{SVG}path") if n.get("class") in ("w", "z beside")
    ]
    assert "the factor of each layer: by wᵀ, then by σ′" in "".join(ET.fromstring(picture.still()).itertext())
    assert len(routes) == 2
    for route in routes:
        starts, wides = zip(
            *(map(float, found) for found in re.findall(r"M([\d.]+),[\d.]+h([\d.]+)V", route)), strict=True
        )
        assert len(wides) == 10 and min(wides) > 11 and np.diff(starts).min() > 4 * 12 + 4


def area(path):
    """The share of a diamond that a path fills, from its corners."""
    steps = path.replace("H", " H").replace("L", " L").strip("Mz").split()
    points = []
    for step in steps:
        if step[0] == "H":
            points.append((float(step[1:]), points[-1][1]))
        else:
            points.append(tuple(map(float, step.lstrip("L").split(","))))
    return max(y for _, y in points) - min(y for _, y in points)


def test_marks_are_as_dark_as_their_layers_are_asleep():
    for share in (0.25, 0.5, 0.75):
        assert area(filling(share, disc=False)) == pytest.approx(15 * share, abs=0.051)
        assert f",{6 - 12 * share:.1f}A" in filling(share, disc=True)
    assert filling(0, disc=True) == filling(0, disc=False) == "M0,0" != filling(1, disc=True) != filling(1, disc=False)


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind, ends",
    [
        (("sigmoid", "normal"), (1.49, 6.17)),
        (("sigmoid", "scaled"), (7.59, 8.0)),
        (("relu", "scaled"), (1.21, 1.68)),
        (("tanh", "scaled"), (1.37, 2.78)),
    ],
    ids=str,
)
def test_the_task_is_done_where_the_notebook_says(kind, ends):
    picture = nnbp.VanishingError()
    positions = picture.controls(picture.state)["doublings"].positions
    ratio = picture.found(0, picture.step(picture.state, ("choose", "●", kind)), positions).ratio
    sizes = 2 ** positions[within(ratio, 10, 10.0, 10)]
    assert (round(sizes.min(), 2), round(sizes.max(), 2)) == ends


def test_the_task_needs_the_depth():
    picture = nnbp.VanishingError(hand="depth")
    assert not picture.done
    picture.set("doublings", 0.5)
    assert picture.show("relu", "scaled").done
    picture.set("depth", 9)
    assert not picture.done


def test_choices_and_reset():
    picture, fresh = nnbp.VanishingError(**SMALL), nnbp.VanishingError(**SMALL)
    picture.set("doublings", 1.0)
    picture.do("choose", "activation", "tanh")
    picture.do("choose", "beside init", "scaled")
    assert picture.networks == [("tanh", "normal"), ("relu", "scaled")] and "tanh" in repr(picture)
    picture.compare("tanh", "normal")
    assert len(picture.series()) == 1
    picture.compare("nothing").pick("depth")
    assert picture.networks[1] is None and picture.controls(picture.state)["depth"].readout == ".0f"
    picture.reset()
    assert picture.networks == fresh.networks and picture.values == fresh.values and picture.still() == fresh.still()
    assert [picture.state[choice.name] for choice in picture.choices[1:]] == ["sigmoid", "normal", "relu", "normal"]


def markup(picture):
    """What a page should show of this moment, drawn anew."""
    return picture.scene(picture.state).live(picture.place(picture.state))[0]


def test_the_lists_and_toggles_of_the_page_choose():
    picture = nnbp.VanishingError(**SMALL, hand="depth").do("choose", "why", True)
    made = {name: widget for name, (_, widget) in picture.lab._choices.items()}
    made["activation"].value, made["beside init"].value = "tanh", "scaled"
    assert picture.networks == [("tanh", "normal"), ("relu", "scaled")]
    assert picture.lab.slider.readout_format == ".0f" and picture.lab.picture.hand["markup"] == markup(picture)
    picture.show("relu", "scaled").compare("nothing")
    del made["why"]
    assert [widget.value for widget in made.values()] == ["relu", "scaled", "nothing", "scaled"]
    picture.reset()
    assert [widget.value for widget in made.values()] == ["sigmoid", "normal", "relu", "normal"]


def test_it_is_data():
    is_pure(nnbp.VanishingError(**SMALL, hand="depth"), most=20, drawings=2)
    states = walk(nnbp.VanishingError(**SMALL), 400, slid=False)
    kinds = {tuple(value for name, value in state.chosen if name != "why") for state in states}
    assert len(kinds) == 3 * 2 * 4 * 2 and len(states) == 3 * 2 * len(kinds)


@pytest.mark.parametrize("options", [{}, SMALL])
def test_the_code_rebuilds_the_state(options):
    picture = nnbp.VanishingError(**options).show("tanh").compare("nothing")
    picture.set("depth", 5)
    picture.set("doublings", 0.7)
    *build, show = picture.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(picture) and again.still() == picture.still()


def test_what_it_cannot_draw_is_refused():
    for options, reason in (
        ({"depth": 1}, "depth is 1"), ({"depth": 21}, "expected 2 to 20"), ({"width": 0}, "width is 0"),
        ({"activation": "softmax"}, "activation is 'softmax'"), ({"init": "large"}, "init is 'large'"),
        ({"beside": "relu"}, "expected a pair"), ({"beside": ("relu", "none")}, "init is 'none'"),
        ({"x": X}, "y is missing"), ({"x": X, "y": Y[:, :3]}, "50 examples"), ({"x": X, "y": 3 * Y}, "targets from 0 to 1"),
        ({"hand": "scale"}, "expected one of doublings, biases, depth"), ({"rng": -1}, "rng is -1"),
    ):  # fmt: skip
        with pytest.raises(ValueError, match=reason):
            nnbp.VanishingError(**options)
    with pytest.raises(ValueError, match="activation is 'nothing'"):
        nnbp.VanishingError(**SMALL).show("nothing")


def test_the_histories_say_which_depths_learnt():
    histories = {}
    for depth in (1, 2):
        net = nnbp.deep_network(64, 10, depth, 10)
        data = TRAINING.x[:, :100], TRAINING.y[:, :100]
        histories[depth] = nnbp.sgd(net, data, epochs=2, mini_batch_size=10, eta=0.5, rng=0, test_data=data)
    plot = nnbp.depth_histories({"sigmoid": histories})
    assert len(plot.figure.axes) == 2 and "sigmoid with none" in repr(plot)
    lines = plot.figure.axes[1].lines
    assert [line.get_label() for line in lines] == ["2", "3", "4"]
    np.testing.assert_allclose(lines[0].get_ydata(), histories[2].error_norm[2])
