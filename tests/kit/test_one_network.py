"""The live picture without a page: the table that it is sent, the controls, and the form that is kept in a file."""

import subprocess
import sys
import threading
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnbp
from nnbp.ground.parameters import parameters
from nnbp.live import columns, touch

from ..explorers import is_pure, roomy
from ..independent import numbers_at, rebuilt
from ..side_by_side import at_values

SVG = "{http://www.w3.org/2000/svg}"
TINY = nnbp.tiny_network()
NAMES = [parameter.name for parameter in parameters(TINY[0])]


def example(sizes, rng, **options):
    """A random network with one example that its cost accepts."""
    net = nnbp.Network(sizes, rng=rng, **options)
    x = np.random.default_rng(rng).normal(size=sizes[0])
    return net, x, [1.0] + [0.0] * (sizes[-1] - 1)


OTHERS = {
    "tanh": (example([4, 5, 5, 3], 1, activation="tanh"), "w3.2.4"),
    "relu and softmax": (
        example([3, 4, 4, 3], 2, activation="relu", output="softmax", cost="log-likelihood"),
        "b2.2",
    ),
    "cross-entropy": (example([2, 3, 1], 3, cost="cross-entropy"), "w3.1.2"),
    "leaky-relu": (example([1, 2, 2], 4, activation="leaky-relu", output="sigmoid"), "w2.2.1"),
    "two layers": (example([2, 2], 6), "b2.1"),
    "large weights": ((rebuilt(TINY[0], {"w3.2.1": 12.34}), *TINY[1:]), "w3.2.1"),
    "six layers": (example([2, 8, 2, 2, 2, 2], 5), "b6.2"),
}


def decode(hand):
    """The lines of text of the message to a page that has room, [text element][position], put together as it does it."""
    index = np.frombuffer(hand["index"], dtype="<u2").reshape(-1, hand["positions"])
    moving = {
        mark: [texts[i] for i in index[c]]
        for c, (mark, attribute, texts) in enumerate(hand["channels"])
        if attribute == "text"
    }

    def pieces(node):
        for piece in node if len(node) else [node]:
            mark = piece.get("data-mark")
            fixed = [piece.text or ""] * hand["positions"]
            yield fixed if mark is None else moving.get(int(mark), fixed)

    drawn = roomy(hand["markup"]).iter(f"{SVG}text")
    found = [node for node in drawn if "".join(node.itertext()) or len(node) or node.get("data-mark")]
    return [(node.get("class", ""), ["".join(parts) for parts in zip(*pieces(node), strict=True)]) for node in found]


def told(hand):
    """The numbers that the page shows at each position: a list of what independent.numbers gives for one."""
    lines = decode(hand)
    texts = [at for _, at in lines]
    start = [at[0] for at in texts]

    def after(ending, count):
        at = next(i for i, text in enumerate(start) if text.endswith(ending))
        return texts[at + 1 : at + 1 + count]

    held = next(at for text, at in zip(start, texts, strict=True) if text[:1] in "wb" and " = " in text)
    deltas = [at for text, at in zip(start, texts, strict=True) if text.startswith("δ ")]
    activations = [at for kind, at in lines if kind.startswith("value")]
    norms = [at for text, at in zip(start, texts, strict=True) if text.startswith("‖δ‖ ")]
    slope = next(at for text, at in zip(start, texts, strict=True) if text.startswith("slope "))
    (cost,), predicted, true = after("C now", 1), after("predicted", 2), after("true", 2)
    caption = next(at for kind, at in lines if kind.startswith("caption"))
    shown = []
    for k in range(hand["positions"]):
        assert f"The cost is {cost[k]} and" in caption[k] and f" is {held[k].split(' = ')[1]}. " in caption[k]
        shown.append({
            "held": held[k].split(" = ")[1],
            "deltas": [at[k].removeprefix("δ ") for at in deltas],
            "activations": [at[k] for at in activations],
            "norms": [at[k].removeprefix("‖δ‖ ") for at in norms],
            "cost": cost[k],
            "slope": slope[k].rpartition(" = ")[2],
            "predicted": [at[k] for at in predicted],
            "true": [at[k] for at in true],
        })  # fmt: skip
    return shown


def holds(explorer, net, x, y):
    """Every position of what the page was sent, with all its numbers, is what the values of the moment give."""
    explorer.do("choose", "numbers", True)
    hand, control = explorer.lab.picture.hand, explorer.controls(explorer.state)[explorer.hand]
    assert hand["control"] == explorer.hand
    assert hand["slider"] == f"IPY_MODEL_{explorer.lab.slider.model_id}"
    assert explorer.lab.slider.value == pytest.approx(explorer.values[explorer.hand], abs=1e-9)
    wanted = numbers_at(rebuilt(net, explorer.values), x, y, explorer.hand, control.positions)
    for shown, numbers in zip(told(hand), wanted, strict=True):
        assert shown == numbers


@pytest.mark.parametrize("kind", ["tiny", *OTHERS])
def test_networks_side_by_side_are_backprops(kind):
    """What the positions are held against is what backpropagation gives for each network alone."""
    (net, x, y), _ = OTHERS.get(kind, (TINY, None))
    for parameter in list(parameters(net))[::5]:
        values = np.array([-5.0, -0.7, 1.3, 5.0])
        many = at_values(net, x, y, {parameter.name: values, "x1": 0.4})
        for k, value in enumerate(values):
            alone = nnbp.backprop(rebuilt(net, {parameter.name: value}), [0.4, *x[1:]], y)
            assert many[k].cost == pytest.approx(alone.cost, rel=1e-12)
            for mine, chapters in ((many[k].z, alone.forward.z), (many[k].a, alone.forward.a),
                                   (many[k].delta, alone.delta), (many[k].nabla_w, alone.nabla_w),
                                   (many[k].nabla_b, alone.nabla_b)):  # fmt: skip
                for l, part in chapters.items():
                    np.testing.assert_allclose(mine[l], part, rtol=1e-11, atol=1e-15)


@pytest.mark.parametrize("name", NAMES)
def test_every_position_of_every_control_is_pythons(name):
    explorer = nnbp.OneNetwork(*TINY, hand=name)
    positions, row = explorer.controls(explorer.state)[name].positions, explorer.lab.picture.hand["row"]
    assert len(positions) >= 201
    assert 0 < row < len(positions) - 1
    assert positions[row] == explorer.values[name]
    holds(explorer, *TINY)


@pytest.mark.parametrize("kind", OTHERS)
def test_every_position_of_other_networks_is_pythons(kind):
    (net, x, y), name = OTHERS[kind]
    holds(nnbp.OneNetwork(net, x, y, hand=name), net, x, y)


@given(st.floats(-5, 5), st.sampled_from([0.02, 0.05]))
def test_positions_are_even_steps_through_the_start(value, step):
    positions = touch.Control("w2.1.1", "w²₁₁", value, -5.0, 5.0, step).positions
    assert value in positions
    assert np.allclose(np.diff(positions), step)
    assert positions[0] - step < -5 + 1e-6 and positions[-1] + step > 5 - 1e-6


def test_positions_stay_within_the_range():
    positions = touch.Control("w2.1.1", "w²₁₁", 1.015, -5.0, 5.0, 0.02).positions
    assert -5 <= positions[0] and positions[-1] <= 5


@pytest.mark.parametrize("value, text", [(4.97e-5, "+5e−5"), (-4.6e-5, "−5e−5")])
def test_a_number_is_rounded_once(value, text):
    assert columns.number([value], 4, signed=True).at(0) == text


@pytest.mark.parametrize(
    "value, decimals, signed, text",
    [
        (0.0, 4, True, "+0.0000"),
        (-0.0, 4, False, "0.0000"),
        (-1.005, 2, True, "−1.00"),
        (0.99996, 4, False, "1.0000"),
        (3.21e-7, 4, True, "+3e−7"),
        (-1e-300, 4, True, "−1e−300"),
        (0.00012, 4, False, "0.0001"),
    ],
)
def test_numbers_are_written_to_be_read(value, decimals, signed, text):
    assert columns.number([value], decimals, signed).at(0) == columns.figure(value, decimals, signed) == text


@pytest.mark.slow
def test_picks_and_sets_meet_in_one_network():
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    explorer.lab.slider.value = 1.5
    assert explorer.values["w3.1.2"] == 1.5
    explorer.pick("w4.1.1")
    holds(explorer, *TINY)
    explorer.set("b3.2", -2.0)  # not in hand: the table is drawn again
    holds(explorer, *TINY)
    explorer.set("w4.1.1", 99)  # in hand: the slider goes as far as it goes
    assert (
        explorer.lab.slider.value
        == explorer.values["w4.1.1"]
        == explorer.controls(explorer.state)["w4.1.1"].positions[-1]
    )
    explorer.lab.picture._handle_custom_msg({"pick": "w3.1.2"}, [])  # as the page asks for it
    assert explorer.values == explorer_values(TINY[0]) | {
        "w3.1.2": 1.5,
        "b3.2": -2.0,
        "w4.1.1": explorer.values["w4.1.1"],
    }
    assert explorer.controls(explorer.state)["w3.1.2"].positions[explorer.lab.picture.hand["row"]] == 1.5
    holds(explorer, *TINY)


def explorer_values(net):
    """The values of a network by name."""
    return {parameter.name: parameter.read({"w": net.w, "b": net.b}) for parameter in parameters(net)}


def test_a_value_between_two_positions_snaps():
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    explorer.lab.slider.value = 0.013
    assert explorer.lab.slider.value == explorer.values["w3.1.2"] == 0.02


def test_a_late_message_of_a_slider_that_was_let_go_counts():
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    left = explorer.lab.slider
    explorer.pick("w2.3.1")
    left.value = 2.0
    assert explorer.hand == "w2.3.1"
    assert explorer.values["w3.1.2"] == 2.0
    holds(explorer, *TINY)


def test_reset_restores_everything_and_forgets_late_messages():
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    first = explorer.lab.slider
    first.value = 2.0
    explorer.pick("b4.1")
    second = explorer.lab.slider
    second.value = -1.0
    explorer.reset()
    first.value = second.value = 3.0
    assert explorer.values == explorer_values(TINY[0])
    assert explorer.hand == "w3.1.2"
    fresh = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    own = {"slider": None, "id": None}  # widgets and messages are counted
    assert explorer.lab.picture.hand | own == fresh.lab.picture.hand | own
    assert explorer.still() == fresh.still()


@pytest.mark.slow
def test_the_last_value_wins_whatever_thread_brings_it():
    """A slider's message that comes while another thread draws must not be overtaken by that older drawing."""
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    left, draw = explorer.lab.slider, explorer.scene
    drawn, moved = threading.Event(), threading.Event()

    def slow(state):
        scene = draw(state)
        if threading.current_thread() is picking:
            drawn.set()
            moved.wait(timeout=1)
        return scene

    def move():
        drawn.wait()
        left.value = 2.0
        moved.set()

    explorer.scene = slow
    picking, moving = threading.Thread(target=explorer.pick, args=["w2.3.1"]), threading.Thread(target=move)
    for thread in (picking, moving):
        thread.start()
    for thread in (picking, moving):
        thread.join()
    holds(explorer, *TINY)


def test_its_states():
    is_pure(nnbp.OneNetwork(*TINY, hand="w3.1.2"), most=45)


def test_numbers_unfold_and_stay():
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    assert "true" not in explorer.still()
    explorer.do("choose", "numbers", True)
    explorer.pick("b2.3")
    assert "true" in explorer.still()


def test_the_network_given_is_left_alone():
    net, x, y = nnbp.tiny_network()
    explorer = nnbp.OneNetwork(net, x, y, hand="w3.1.2")
    explorer.lab.slider.value = 2.0
    explorer.set("b4.1", 1.0)
    net.w[2][0, 0] = 77.0
    assert explorer_values(net) == explorer_values(TINY[0]) | {"w2.1.1": 77.0}
    assert explorer.values["w2.1.1"] == 1.8


def test_the_code_rebuilds_the_state():
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    explorer.set("b4.1", 1.0)
    explorer.lab.slider.value = 0.5
    *build, show = explorer.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(explorer)
    assert again.still() == explorer.still()


@pytest.mark.parametrize("name", ["w9.1.1", "w3.1.9", "b1.1", "nothing", "", "w3"])
def test_names_that_do_not_exist_are_refused(name):
    explorer = nnbp.OneNetwork(*TINY)
    before = explorer.lab.picture.hand
    for attempt in (
        lambda: nnbp.OneNetwork(*TINY, hand=name),
        lambda: explorer.pick(name),
        lambda: explorer.set(name, 0.0),
    ):
        with pytest.raises(ValueError, match="expected"):
            attempt()
    assert explorer.lab.picture.hand is before
    assert explorer.values == explorer_values(TINY[0])


def test_what_it_cannot_draw_is_refused():
    net, x, y = TINY
    for bad, reason in (
        ((net, [*x, 1.0], y), "shape"),
        ((net, np.ones((2, 3)), np.ones((2, 3))), "3 examples"),
        (example([2, 2], 0, output="softmax", cost="log-likelihood"), "softmax"),
        (example([9, 2], 0), "up to"),
    ):
        with pytest.raises(ValueError, match=reason):
            nnbp.OneNetwork(*bad)


def test_the_form_that_is_kept():
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    explorer.lab.slider.value = 2.0
    bundle, words = explorer._repr_mimebundle_()
    assert words["image/svg+xml"]["alt"] == bundle["text/plain"]
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/plain"] == repr(explorer)
    again = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    again.set("w3.1.2", 2.0)
    kept = bundle["image/svg+xml"]
    assert kept == again._repr_mimebundle_()[0]["image/svg+xml"]

    drawing = ET.fromstring(kept)
    assert (drawing.tag, drawing.get("class")) == (f"{SVG}svg", "nnbp-still")
    assert not list(drawing.iter(f"{SVG}script"))
    for node in drawing.iter():
        assert not [
            name for name in node.attrib if name.startswith(("data-", "aria-", "on")) or name in ("role", "tabindex")
        ]
    row = explorer.controls(explorer.state)["w3.1.2"].row(2.0)
    lines = ["".join(node.itertext()) for node in drawing.iter(f"{SVG}text")]
    assert sorted(filter(None, lines)) == sorted(at[row] for _, at in decode(explorer.lab.picture.hand) if at[row])


def test_the_package_alone_loads_neither_plots_nor_widgets():
    heavy = "import sys, nnbp; print(sorted({'matplotlib', 'ipywidgets', 'anywidget', 'IPython'} & set(sys.modules)))"
    assert (
        subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout.strip() == "[]"
    )


def test_large_weights_cost_no_time():
    """A tick at every second unit took 190,000 of them, and seven seconds."""
    net, x, y = nnbp.tiny_network()
    net.w = {l: 1e5 * w for l, w in net.w.items()}
    marks = nnbp.OneNetwork(net, x, y, hand="w3.1.2").still().count("<text")
    assert marks < nnbp.OneNetwork(*nnbp.tiny_network(), hand="w3.1.2").still().count("<text") + 20
