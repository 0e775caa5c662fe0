"""The five steps as phases: the package's own lines against backprop, what an edit makes stale, and numbers typed in."""

import random
import re
from pathlib import Path

import numpy as np
import pytest

import nnbp
import nnbp.lessons.n08_run_the_algorithm.five_steps as five_steps
from nnbp.chapter.sgd import step
from nnbp.ground.parameters import find, parameters
from nnbp.lessons.n08_run_the_algorithm.five_steps.lines import LINES, line
from nnbp.lessons.n08_run_the_algorithm.five_steps.phases import all_due, leaves_of, makes, phases, run
from nnbp.lessons.n08_run_the_algorithm.five_steps.typed import as_text, read_typed
from nnbp.live.palette import COLOURS

from ..explorers import roomy, sent
from ..independent import written
from ..kit.test_one_network import decode, example
from ..live.test_palette import contrast
from .test_n04_pass_the_error_back import texts

TINY = nnbp.tiny_network()
SHEET = Path(five_steps.__file__).with_name("style.css").read_text(encoding="utf-8")
CASES = {
    "tiny": TINY,
    "cross-entropy": nnbp.tiny_network(cost="cross-entropy"),
    "tanh": example([4, 4, 4, 4], 1, activation="tanh"),
    "two layers": example([2, 3], 2),
    "relu": example([3, 1, 2], 3, activation="relu", output="identity"),
}
MAZUR = """w2 = [[0.15, 0.20], [0.25, 0.30]]
b2 = [0.35, 0.35]
w3 = [[0.40, 0.45], [0.50, 0.55]]
b3 = [0.60, 0.60]
x = [0.05, 0.10]
y = [0.01, 0.99]
eta = 0.5"""


def column(values):
    return np.reshape(values, (-1, 1))


def all_run(net, x, y, eta=0.5):
    leaves, results = leaves_of(net, column(x), column(y), eta), {}
    for i, phase in enumerate(phases(net.L)):
        assert all_due(net.L, leaves, results) == phases(net.L)[i:]
        results = run(net, phase, leaves, results)
    assert all_due(net.L, leaves, results) == []
    return leaves, results


@pytest.mark.parametrize("kind", CASES)
def test_the_lines_do_what_backprop_and_sgd_do(kind):
    net, x, y = CASES[kind]
    _, results = all_run(net, x, y, 0.7)
    found, moved = nnbp.backprop(net, x, y), net.copy()
    step(moved, column(x), column(y), 0.7)
    expected = {"C": found.cost}
    for l in net.w:
        expected |= {f"z{l}": found.forward.z[l], f"a{l}": found.forward.a[l], f"delta{l}": found.delta[l]}
        expected |= {f"nabla_w{l}": found.nabla_w[l], f"nabla_b{l}": found.nabla_b[l]}
        expected |= {f"new_w{l}": moved.w[l], f"new_b{l}": moved.b[l]}
    assert set(results) == set(expected) == {key for phase in phases(net.L) for key in makes(phase, net.L)}
    for key, value in expected.items():
        np.testing.assert_array_equal(results[key].value, value)


def test_a_line_is_as_it_stands_in_the_source():
    assert LINES["delta"].text == "delta[l] = hidden_error(net.w[l + 1], delta[l + 1], z[l], net.activation[l])"
    assert LINES["new_w"].text == "net.w[l] -= eta * found.nabla_w[l]"
    with pytest.raises(LookupError, match="step has no line that assigns to nothing"):
        line(step, "nothing")


@pytest.mark.parametrize("kind", CASES)
def test_what_is_stale_is_what_a_fresh_run_would_change(kind):
    """The independent route: edit, run everything anew, and compare. What differs must have been called stale."""
    net, x, y = CASES[kind]
    leaves, results = all_run(net, x, y)
    for key, value in leaves.items():
        moved = np.array(value, dtype=float) + 0.137
        edited = leaves | {key: moved}
        fresh = {}
        for phase in phases(net.L):
            fresh = run(net, phase, edited, fresh)
        for name, result in results.items():
            same = np.array_equal(result.value, fresh[name].value)
            assert same or result.stale(edited), (key, name)
            if kind == "tiny":  # generic numbers: nothing stays the same by chance
                assert result.stale(edited) == (not same), (key, name)
        due, again = all_due(net.L, edited, results), results
        for i, phase in enumerate(due):  # to run one of them makes no other one fresh or stale
            assert all_due(net.L, edited, again) == due[i:]
            again = run(net, phase, edited, again)
        assert all_due(net.L, edited, again) == []


def test_what_the_edits_of_the_notebook_spare():
    leaves, results = all_run(*TINY)

    def fresh(**edits):
        return {key for key, result in results.items() if not result.stale(leaves | edits)}

    assert fresh(y=leaves["y"] + 1) == {"z2", "a2", "z3", "a3", "z4", "a4"}
    assert fresh(w3=leaves["w3"] + 1) == {"z2", "a2"}
    assert fresh(a1=leaves["a1"] + 1) == set()
    assert fresh(eta=0.6) == {key for key in results if not key.startswith("new")}


def test_stale_along_is_stale_at_each_position():
    net, x, y = TINY
    leaves, results = all_run(net, x, y)
    edits = {"none": leaves, "another": leaves | {"b2": leaves["b2"] + 1}, "beside": leaves | {"w3": leaves["w3"] + 1}}
    positions = np.array([-2.0, -1.9, 0.0])
    for here in edits.values():
        for result in results.values():
            expected = []
            for value in positions:
                w3 = here["w3"].copy()
                w3[0, 1] = value
                expected.append(result.stale(here | {"w3": w3}))
            assert result.stale_along(here, "w3", (0, 1), positions).tolist() == expected


def test_a_phase_too_early():
    net, x, y = TINY
    with pytest.raises(ValueError, match="delta3 reads delta4, which has not been made yet|reads"):
        run(net, "delta3", leaves_of(net, column(x), column(y), 0.5), {})


# The picture


def expected_texts(picture, values):
    """Every neuron's numbers as its card must show them, from a network built anew, for the values it was computed with."""
    net = picture.net.copy()
    for name, value in values.items():
        if name[0] in "wb":
            find(net, name).write({"w": net.w, "b": net.b}, value)
    x, y = ([v for n, v in values.items() if n[0] == letter] for letter in "xy")
    result = nnbp.backprop(net, x, y)
    shown = []
    for l in net.w:
        for j in range(net.sizes[l - 1]):
            z, a, d = (p[l][j, 0] for p in (result.forward.z, result.forward.a, result.delta))
            shown += [written(z), written(a, signed=False), written(d)]
    return shown, written(result.cost, signed=False)


def button(picture, name):
    """(text, disabled) of a button, as a host shows it."""
    action = next(action for action in picture.actions if action.name == name)
    return action.text(picture.state), action.then(picture.state) is None


def due(picture):
    """The phase that is due, by the numbers of the moment, or None."""
    values = picture.values
    x, y = (column([v for n, v in values.items() if n[0] == letter]) for letter in "xy")
    leaves = leaves_of(picture.network(), x, y, values["eta"])
    return next(iter(all_due(picture.network().L, leaves, picture.results)), None)


@pytest.mark.parametrize("name", ["w3.1.2", "b2.3", "x1", "y2", "eta"])
def test_every_position_keeps_the_old_numbers_and_says_what_is_stale(name):
    picture = nnbp.FiveSteps(*TINY, hand=name).finish().go("delta3")
    control, hand = picture.controls(picture.state)[name], sent(picture)
    assert len(control.positions) >= 200 and hand["positions"] == len(control.positions)
    lines = decode(hand)
    shown, cost = expected_texts(picture, picture.values)
    cards = [at for kind, at in lines if kind == "small end"]
    assert [at[0] for at in cards[: len(shown)]] == shown and all(len(set(at)) == 1 for at in cards[: len(shown)])
    assert any(at[0] == f"C {cost}" for _, at in lines)
    caption = next(at for kind, at in lines if kind.startswith("caption"))
    signs = [at for _, at in lines if set(at) <= {"", "↻"} and "↻" in at]
    count = {"w3.1.2": 24 - 6, "b2.3": 24, "x1": 24, "y2": 8, "eta": 0}[name]
    assert len(signs) == count
    for k, value in enumerate(control.positions):
        moved = value != picture.values[name]
        assert caption[k].startswith(f"{control.label} is {written(value, signed=False)}.")
        assert ("Stale: " in caption[k]) == moved == (not caption[k].endswith("takes the new weights."))
        assert all((at[k] == "↻") == moved for at in signs)
    following = {"w3.1.2": "forward", "b2.3": "forward", "x1": "forward", "y2": "cost", "eta": "update"}[name]
    assert caption[0].endswith(f"The next press runs {following}.")


def test_a_press_runs_what_is_due_and_the_button_says_it():
    picture = nnbp.FiveSteps(*TINY)
    assert button(picture, "next") == ("next:  cost", False)
    for phase in phases(4)[1:]:
        picture.next()
        assert picture.view == phase
    assert button(picture, "next")[0] == "take the new weights: step 2" and button(picture, "finish")[1]
    picture.pick("w3.1.2")
    picture.set("w3.1.2", -1.0)
    assert button(picture, "next")[0] == "again:  1, 2 · forward" and not button(picture, "finish")[1]
    picture.set("w3.1.2", -1.9)
    assert button(picture, "next")[0] == "take the new weights: step 2"
    code = picture.code()
    assert picture.finish().code() == code  # nothing is due, so nothing is done
    picture.set("w4.1.1", 0.0)
    presses = 0
    while due(picture):
        picture.next()
        presses += 1
    assert presses == 7
    np.testing.assert_array_equal(picture.results["delta4"].value, nnbp.backprop(picture.network(), *TINY[1:]).delta[4])


def test_the_widgets_follow():
    picture = nnbp.FiveSteps(*TINY)
    lab = picture.lab
    (_, press), (_, rest), (_, over) = (lab._buttons[name] for name in ("next", "finish", "restart"))
    assert press.description == "next:  cost" and not rest.disabled
    rest.click()
    assert press.description == "take the new weights: step 2" and rest.disabled and picture.view == "update"
    lab.slider.value = -1.0
    assert press.description == "again:  1, 2 · forward" and not rest.disabled
    over.click()
    assert list(picture.results) == makes("forward", 4) and picture.values["w3.1.2"] == -1.0
    late = lab.slider
    picture.finish().next()
    late.value = 3.0  # of a slider that the new weights have done away with
    assert picture.values["w3.1.2"] == lab.slider.value != 3.0


def test_a_slider_signs_what_the_cards_sign():
    """A rate, an input and a target have no sign there; a weight has one where it is in its line."""
    picture = nnbp.FiveSteps(*TINY)
    controls = picture.controls(picture.state)
    signed = {name[0]: control.readout[0] == "+" for name, control in controls.items()}
    assert signed == {"w": True, "b": True, "x": False, "y": False, "e": False}


def test_steps_follow_gradient_descent():
    picture, net = nnbp.FiveSteps(*TINY), TINY[0].copy()
    costs = []
    for _ in range(4):
        costs.append(picture.finish().results["C"].value)
        assert costs[-1] == step(net, column(TINY[1]), column(TINY[2]), 0.5)
        picture.next()
        for l in net.w:
            np.testing.assert_array_equal(picture.network().w[l], net.w[l])
    assert [round(cost, 4) for cost in costs] == [0.4164, 0.3664, 0.3172, 0.2699] and picture.state["step"] == 5


def test_looking_back_starting_over_and_reset():
    picture = nnbp.FiveSteps(*TINY).next().next()
    assert picture.go("cost").view == "cost" and due(picture) == "delta3"
    picture.lab.picture._handle_custom_msg({"pick": "forward"}, [])  # as the page asks for it
    assert picture.view == "forward"
    code = picture.code()
    assert picture.go("forward").code() == code  # it is in view
    with pytest.raises(ValueError, match="'update' has not been run; expected one of forward, cost, delta4"):
        picture.go("update")
    with pytest.raises(ValueError, match="'update' is not in this picture"):
        picture.pick("update")
    picture.set("x1", 0.4)
    picture.restart()
    assert list(picture.results) == makes("forward", 4) and picture.values["x1"] == 0.4
    picture.enter(MAZUR)
    picture.reset()
    fresh = nnbp.FiveSteps(*TINY)
    assert repr(picture) == repr(fresh) and picture.still() == fresh.still() and picture.hand == "w3.1.2"


@pytest.mark.slow
def test_every_state_is_kept_by_every_step():
    """A walk of presses, slides and looks: states are hashed, none of them changes, and a replay finds the same results."""
    picture, rng = nnbp.FiveSteps(*TINY), random.Random(1)
    state, seen = picture.state, {}
    for i in range(150):
        name, control = rng.choice(list(picture.controls(state).items()))
        press, mark = (
            (("press", action.name) for action in picture.actions),
            (("mark", m) for m in picture.marks(state)),
        )
        slide = ("set", name, float(rng.choice(control.positions)))
        event = rng.choice([*press, ("press", "next"), ("press", "finish"), *mark, ("take", name), slide])
        before = (repr(state), hash(state))
        following = picture.step(state, event)
        assert picture.step(state, event) == following and (repr(state), hash(state)) == before
        state = following or state
        seen[state] = picture.said(state), picture.lines(state)
        if i % 25 == 0:
            first, again = (picture.scene(state).live(picture.place(state)) for _ in range(2))
            assert first == again
    other = nnbp.FiveSteps(*TINY)  # it has never been in any of these states
    for state in random.Random(2).sample(list(seen), 10):
        assert (other.said(state), other.lines(state)) == seen[state]
    assert len(seen) > 100 and max(state["step"] for state in seen) > 2
    assert picture.state == nnbp.FiveSteps(*TINY).state and "lab" not in vars(picture)


def test_the_code_rebuilds_the_state():
    picture = nnbp.FiveSteps(*TINY, eta=0.3)
    picture.finish().next().set("w3.1.2", 0.5)
    picture.next().next().go("forward")
    picture.set("y1", 0.25)
    picture.pick("eta")
    picture.do("choose", "why", True)
    *build, show = picture.code().splitlines()
    names = {}
    exec("\n".join(build), names)
    again = eval(show, names)
    assert repr(again) == repr(picture) and again.still() == picture.still() and "stale: C" in repr(again)
    assert picture.code().count("picture.set(") == 2  # what a step did to the weights, the step does again


@pytest.mark.parametrize("kind", CASES)
def test_nothing_is_outside_the_drawing(kind):
    picture = nnbp.FiveSteps(*CASES[kind])
    for _ in phases(picture.net.L):
        scene, places = picture.drawn(picture.state), []

        def gather(mark, found=places):
            found += [(mark.attributes.get("x", 0), mark.attributes.get("y", 0))] if mark.tag == "text" else []
            for child in mark.children:
                gather(child)

        gather(scene.root)
        assert all(0 <= x <= scene.width and 0 <= y <= scene.height - 8 for x, y in places)
        height = scene.height
        picture.next()
        assert picture.drawn(picture.state).height == height  # nothing jumps


def unfolded(net, x, y):
    return nnbp.FiveSteps(net, x, y).do("choose", "why", True)


def marks_of(picture, tag):
    """All marks of a kind, with what their groups say: [(mark, [group, ...]), ...]."""
    found = []

    def gather(mark, groups):
        if mark.tag == tag:
            found.append((mark, groups))
        for child in mark.children:
            gather(child, [*groups, mark])

    gather(picture.drawn(picture.state).root, [])
    return found


@pytest.mark.parametrize("kind", CASES)
def test_one_neuron_is_told_large(kind):
    net, x, y = CASES[kind]
    picture, found = nnbp.FiveSteps(net, x, y).finish(), nnbp.backprop(net, x, y)
    l, j, k = parameter = find(net, picture.hand)
    raised = found.forward
    forward = [*(net.w[l][j - 1] * raised.a[l - 1][:, 0]), net.b[l][j - 1, 0], raised.z[l][j - 1, 0]]
    told = {"forward": forward}
    for layer in net.w:
        at = j - 1 if layer == l else k - 1 if layer == l - 1 else 0
        told[f"delta{layer}"] = [found.delta[layer][at, 0]]
        if layer < net.L:
            terms = net.w[layer + 1][:, at] * found.delta[layer + 1][:, 0]
            told[f"delta{layer}"] += [*terms, terms.sum()]
    slope = found.nabla_w[l][j - 1, k - 1]
    told["gradients"] = [found.delta[l][j - 1, 0], slope]
    told["update"] = [net.w[l][j - 1, k - 1], -0.5 * slope, net.w[l][j - 1, k - 1] - 0.5 * slope]
    for phase, values in told.items():
        shown = texts(picture.go(phase))
        assert {written(value) for value in values} <= set(shown), phase
        assert not any(text.startswith("the code") for text in shown)
    assert parameter.label in texts(picture)


def test_what_a_phase_sends_back_is_as_thick_as_its_product():
    picture = nnbp.FiveSteps(*TINY).finish().go("delta2")
    found = nnbp.backprop(*TINY)
    lines = [mark.attributes for mark, _ in marks_of(picture, "line") if "stroke-width" in mark.attributes]
    streams = [line for line in lines if "stream" in at(line["class"])]
    terms = (TINY[0].w[3] * found.delta[3]).T.ravel()
    widths = np.array([float(at(line["stroke-width"])) for line in streams])
    np.testing.assert_allclose(widths / widths.sum(), np.abs(terms) / np.abs(terms).sum(), atol=0.004)
    assert ["of-n" in at(line["class"]) for line in streams] == (terms < 0).tolist()
    assert not any("stream" in at(mark.attributes.get("class")) for mark, _ in marks_of(picture.go("cost"), "line"))


def at(value, k=0):
    return value.at(k) if hasattr(value, "texts") else value or ""


def test_staleness_spreads_up_and_then_down():
    picture = nnbp.FiveSteps(*TINY).finish()
    picture.set("w3.1.2", 1.0)
    row, order = picture.place(picture.state), {}
    for mark, groups in marks_of(picture, "tspan") + marks_of(picture, "text"):
        if at(mark.text, row) == "↻" and "spread" in at(mark.attributes["class"]):
            card = next(g for g in groups[::-1] if g.attributes.get("data-stiff"))
            order.setdefault(card.attributes["data-stiff"], []).append(int(at(mark.attributes["class"])[-1]))
            assert at(mark.attributes["opacity"], row) == "1"
    by_layer = [sorted(set(order[x])) for x in sorted(order)]
    assert by_layer == [[4], [1, 3], [2]]


@pytest.mark.parametrize("why", [False, True])
@pytest.mark.parametrize("phase", ["forward", "delta3", "gradients", "update"])
def test_what_is_stale_can_still_be_read(phase, why):
    """A letter's colour is just dark enough for a text: one that is paler is not read."""
    picture = nnbp.FiveSteps(*TINY).finish().go(phase).do("choose", "why", why)
    picture.set("w3.1.2", 1.0)
    row = picture.place(picture.state)
    pale, grey = set(), set()
    for mark, groups in marks_of(picture, "tspan") + marks_of(picture, "text"):
        worn = [at(each.attributes.get("class"), row).split() for each in (*groups, mark)]
        if {"z", "a", "d", "w", "C", "muted"} & {*worn[-1]} and any(each.attributes.get("opacity") for each in groups):
            pale.add(at(mark.text, row))
        if any("old" in kinds for kinds in worn[:-1]):
            grey.add(at(mark.text, row))
    assert not pale and "0.4164" in grey and len(grey) > 5


@pytest.mark.parametrize("dark", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("tint", [("made", "hand"), ("read", "flat")])
def test_a_letter_can_be_read_on_its_tint(tint, dark):
    kind, colour = tint
    paper, share = COLOURS["paper"][dark], float(re.search(rf"\.{kind}\b.*fill-opacity: ([\d.]+)", SHEET)[1])
    parts = [[int(each[i : i + 2], 16) for i in (1, 3, 5)] for each in (COLOURS[colour][dark], paper)]
    ground = "#" + "".join(
        f"{round(share * over + (1 - share) * under):02x}" for over, under in zip(*parts, strict=True)
    )
    assert ground != paper
    for letter in ("ink", "muted", "z", "a", "delta", "C"):
        assert contrast(COLOURS[letter][dark], ground) >= 4.5, letter


def test_a_letter_stands_within_its_tint():
    drawing = roomy(nnbp.FiveSteps(*TINY).still())
    tints = {float(mark.get("x")) for mark in drawing.iter() if mark.get("class") == "made settle"}
    letters = {
        float(mark.get("x")) for mark in drawing.iter() if mark.get("class") in ("z small strong", "a small strong")
    }
    assert letters == {x + 5 for x in tints}


def test_the_arithmetic_is_what_was_computed():
    picture = unfolded(*TINY).finish()
    assert "w³₁₂:  −1.9000 − 0.50 · (+0.0261) = −1.9131" in texts(picture)
    assert {"+0.3056 · 0.2293 = +0.0701", "= +0.3056 arrives"} <= set(texts(picture.go("delta3")))
    assert {"(0.00 − 0.7838)² = 0.6143", "half their sum:  C = 0.4164"} <= set(texts(picture.go("cost")))
    assert "+0.7838 · 0.1695 = +0.1328" in texts(picture.go("delta4"))
    assert "+1.40·0.7867 −1.90·0.3729 +0.60·0.9980 −0.40" in texts(picture.go("forward"))
    crossed = unfolded(*nnbp.tiny_network(cost="cross-entropy")).finish()
    assert "δ⁴ = a⁴ − y,  σ′ has cancelled" in texts(crossed.go("delta4"))
    assert f"their sum:  C = {written(crossed.results['C'].value, signed=False)}" in texts(crossed.go("cost"))
    for j, begins in enumerate(("ln(1 + e^+1.2879) − 0.00 · +1.2879 = ", "ln(1 + e^+0.1307) − 1.00 · +0.1307 = ")):
        part = -np.log(1 - 0.78380) if j == 0 else -np.log(0.53262)
        assert any(text.startswith(begins) and abs(float(text[-6:]) - part) < 2e-4 for text in texts(crossed))


@pytest.mark.parametrize("cost", ["quadratic", "cross-entropy"])
def test_a_phase_behind_keeps_the_numbers_that_it_was_made_with(cost):
    """Forward has run again with other weights, and nothing else: what the later phases show is as it was, and stale."""
    picture = unfolded(*nnbp.tiny_network(cost=cost)).finish()
    later = phases(4)[1:]
    before = {phase: texts(picture.go(phase)) for phase in later}
    picture.set("w3.1.2", 1.0)
    picture.next()
    for phase in later:
        old = before[phase][before[phase].index("layer 4 · output") + 1 :]
        new = [text.removesuffix("   ↻ stale") for text in texts(picture.go(phase))]
        kept = [
            text for text in old if any(mark in text for mark in "·=") and "in hand" not in text and "x" not in text
        ]
        shown = [text for text in kept if not text.startswith("w³₁₂")]
        assert shown and set(shown) <= set(new) and "↻ stale" in new, phase


@pytest.mark.parametrize("kind", CASES)
def test_the_tables_of_the_last_phases(kind):
    net, x, y = CASES[kind]
    picture, found, moved = unfolded(net, x, y).finish(), nnbp.backprop(net, x, y), net.copy()
    step(moved, column(x), column(y), 0.5)
    gradients, update = [], []
    for l in net.w:
        gradients += [written(a, signed=False) for a in found.forward.a[l - 1][:, 0]]
        for j in range(net.sizes[l - 1]):
            gradients += [written(v) for v in (found.delta[l][j, 0], *found.nabla_w[l][j])]
            for old, new in zip((*net.w[l][j], net.b[l][j, 0]), (*moved.w[l][j], moved.b[l][j, 0]), strict=True):
                update += [written(old), written(new)]
    for phase, begins, expected in (("gradients", "∂C/∂bˡ", gradients), ("update", "w → w", update)):
        lines = texts(picture.go(phase))
        start = next(i for i, text in enumerate(lines) if text.startswith(begins))
        shown = [text for text in lines[start:] if re.fullmatch(r"[+−]?\d+(\.\d{4}|e−\d+)", text)]
        assert shown == expected


# Numbers typed in


def test_published_numbers():
    found = nnbp.FiveSteps(*TINY).enter(MAZUR).finish().results
    for key, value in {
        "a3": [[0.75136507], [0.772928465]],
        "C": 0.298371109,
        "new_w3": [[0.35891648, 0.408666186], [0.511301270, 0.561370121]],
        "new_w2": [[0.149780716, 0.19956143], [0.24975114, 0.29950229]],
    }.items():
        np.testing.assert_allclose(found[key].value, value, rtol=0, atol=5e-9)


def test_what_is_typed_is_what_is_read():
    for net, x, y in (TINY, CASES["two layers"], CASES["tanh"]):
        typed = read_typed(as_text(net, column(x), column(y), 0.25), net)
        assert typed.net.sizes == net.sizes and typed.eta == 0.25 and typed.x.ravel().tolist() == list(x)
        for parameter in parameters(net):
            held = {"w": net.w, "b": net.b}
            assert parameter.read({"w": typed.net.w, "b": typed.net.b}) == parameter.read(held)


BAD = {
    "w2 = [[1, 2], [3]]": "w2 is ragged",
    "w2 = [[1, 2, 3]]": r"w2 has shape \(1, 3\); expected rows of 2, a weight for each of the 2 numbers of x",
    "w2 = [0.15, 0.20]": r"w2 has shape \(2,\); expected rows of 2",
    "b2 = [1]": r"b2 has shape \(1,\); expected \(2,\), a bias for each of the rows of w2",
    "w3 = [[1, 2, 3], [1, 2, 3]]": "expected rows of 2, a weight for each of the 2 numbers of layer 2",
    "y = [1, 2, 3]": r"y has shape \(3,\); expected \(2,\), a target for each of the rows of w3",
    "x = [[1], [2]]": r"x has shape \(2, 1\); expected a list of numbers, one example",
    "x = [1, float('nan')]": r"x on line 5 is .*; expected numbers, in lists",
    "x = [1, 1e999]": "x holds inf at index",
    "x = __import__('os').listdir()": "expected numbers, in lists",
    "eta = 0": "eta is 0.0; expected one number above 0",
    "eta = 'fast'": "eta holds .* values; expected real numbers",
    "x = [1, -1e7]": r"x holds 1e\+07; expected numbers up to 1000",
    "w5 = [[1]]": "w5 is no number of this network",
    "w2 = [[1, 2]": "cannot be read",
    "print(1)": "expected a name, =, and numbers",
}


@pytest.mark.parametrize("typed", BAD)
def test_what_does_not_fit_is_told_and_changes_nothing(typed):
    old = next((line for line in MAZUR.splitlines() if line.startswith(typed[:4])), None)
    text = MAZUR.replace(old, typed) if old else f"{MAZUR}\n{typed}"
    picture = nnbp.FiveSteps(*TINY).next()
    kept = repr(picture), picture.still(), picture.code()
    with pytest.raises(ValueError, match=BAD[typed]):
        picture.enter(text)
    assert (repr(picture), picture.still(), picture.code()) == kept


def test_missing_twice_and_too_large():
    net = TINY[0]
    with pytest.raises(ValueError, match="b3 is missing; expected w2, b2, w3, b3, x, y, eta"):
        read_typed(MAZUR.replace("b3 = [0.60, 0.60]\n", ""), net)
    with pytest.raises(ValueError, match="gives x a second time"):
        read_typed(MAZUR + "\nx = [1, 2]", net)
    with pytest.raises(ValueError, match="more than 4 neurons"):
        read_typed("w2 = [[1, 2, 3, 4, 5]]\nb2 = [1]\nx = [1, 2, 3, 4, 5]\ny = [1]\neta = 1", net)
    with pytest.raises(ValueError, match="cross-entropy cost takes targets from 0 to 1"):
        read_typed(MAZUR.replace("0.99", "2"), nnbp.tiny_network(cost="cross-entropy")[0])


def test_typed_numbers_as_the_page_takes_them():
    picture = nnbp.FiveSteps(*TINY)
    lab, typing = picture.lab, picture.lab._entries["numbers"]
    typing.button.value = True
    assert typing.text.value.startswith("w2 = [[1.8, -0.9]")
    kept, typing.text.value = repr(picture), MAZUR.replace("eta = 0.5", "eta = f('<img>')")
    typing.apply.click()
    assert "Nothing was changed" in typing.answer.value and repr(picture) == kept
    assert "&lt;img&gt;" in typing.answer.value and "<img>" not in typing.answer.value
    typing.text.value = MAZUR
    typing.apply.click()
    assert picture.network().sizes == [2, 2, 2] and "These are the numbers now" in typing.answer.value
    assert dict(lab._list.options)["w³₂₁"] == "w3.2.1" and "w4.1.1" not in picture.controls(picture.state)
    picture.finish()
    assert typing.text.value.startswith("w2 = [[0.15, 0.2]")
    picture.next()  # the new weights
    assert typing.text.value.startswith("w2 = [[0.14978")


def test_what_it_cannot_write_out_is_refused():
    net, x, y = TINY
    for bad, reason in (
        (example([2, 5, 2], 0), "up to 4 layers of up to 4 neurons"),
        (example([2] * 5, 0), "up to 4 layers"),
        (example([2, 2], 0, output="softmax", cost="log-likelihood"), "softmax outputs"),
        ((net, np.ones((2, 3)), np.ones((2, 3))), "3 examples"),
        ((net, x, y, 0), "eta is 0"),
        ((net, x, y, [1, 2]), "eta is"),
        ((net, x, y, 0.5, "w9.1.1"), "names no weight"),
        ((net, x, y, 0.5, "q"), "expected one of"),
    ):
        with pytest.raises(ValueError, match=reason):
            nnbp.FiveSteps(*bad)


def each_weight(net, x, y):
    """a * delta of every weight, by loops here."""
    found = nnbp.backprop(net, x, y)
    return np.array([
        found.delta[l][j, 0] * found.forward.a[l - 1][k, 0] for l in net.w for j, k in np.ndindex(net.w[l].shape)
    ])  # fmt: skip


def turns_of(markup, mark):
    """The turns of the groups that begin with such a mark."""
    return re.findall(rf'<g[^>]* class="turn turn(\d)"[^>]*><{mark}', markup)


def test_the_gradient_of_each_weight_lands_on_its_line():
    """As thick as it, on one scale, in the colour of its sign."""
    net, x, y = nnbp.tiny_network()
    picture = nnbp.FiveSteps(net, x, y, eta=0.5).finish().go("gradients")
    wanted, markup = each_weight(net, x, y), picture.drawn(picture.state).live(0)[0]
    drawn = re.findall(r'<line class="(stream[^"]*)" stroke-width="([\d.]+)"', markup)
    assert len(drawn) == len(wanted) == 21
    thick = np.array([float(width) for _, width in drawn])
    np.testing.assert_allclose(thick / thick.max(), np.abs(wanted) / np.abs(wanted).max(), atol=0.002)
    assert [kind == "stream of-d" for kind, _ in drawn] == [number >= 0 for number in wanted]
    assert 4 < thick.max() <= 12
    assert turns_of(markup, 'line class="stream') == ["2", "1", "0"]  # the last layer's first
    shown = nnbp.FiveSteps(net, x, y).finish().go("cost")
    assert "stream" not in shown.drawn(shown.state).live(0)[0]


ARROW = (
    r'<path class="([dn]) (?:halo )?settle" d="M-[\d.]+,([-\d.]+)V[-\d.]+H-[\d.]+L0,([-\d.]+)[^"]*" '
    r'transform="translate\(([\d.]+) ([\d.]+)\)" data-room="wide"'
)


def test_the_update_moves_each_weight_by_an_arrow():
    """Up for more and down for less, as long as its change on one scale, with no line over the weights, and all apart."""
    net, x, y = nnbp.tiny_network()
    picture = nnbp.FiveSteps(net, x, y, eta=0.5).finish()
    wanted, markup = -0.5 * each_weight(net, x, y), picture.drawn(picture.state).live(0)[0]
    drawn = [(kind, *map(float, places)) for kind, *places in re.findall(ARROW, markup)]
    assert len(drawn) == len(wanted) == 21 and "stream" not in markup
    moved = np.array([tail - tip for _, tail, tip, *_ in drawn])
    np.testing.assert_allclose(moved / np.abs(moved).max(), wanted / np.abs(wanted).max(), atol=0.002)
    assert [kind for kind, *_ in drawn] == ["n" if number < 0 else "d" for number in wanted]
    assert np.abs(moved).max() == pytest.approx(28)
    assert turns_of(markup, 'path class="[dn] (?:halo )?settle') == ["2", "1", "0"]
    for column in {at for *_, at, _ in drawn}:
        heights = sorted(height for *_, at, height in drawn if at == column)
        assert min(np.diff(heights)) > 28


@pytest.mark.parametrize("phase", ["cost", "delta4", "delta3", "delta2"])
def test_the_word_for_stale_stands_beside_the_formula(phase):
    """Where a panel ends, a word was cut."""
    picture = nnbp.FiveSteps(*nnbp.tiny_network()).finish().go(phase)
    picture.set("w2.1.1", 1.0)
    for why in (False, True):
        markup = picture.do("choose", "why", why).still()
        assert re.search(
            r'<text class="strong"[^>]*>(?:(?!</text>).)*<tspan class="stale">   ↻ stale</tspan></text>', markup
        )
