"""The way back: each press one layer further, the arithmetic as measured, and every mistake seen for what it is."""

import numpy as np
import pytest

import nnbp
from nnbp.exercises.wrong.mistakes import known
from nnbp.ground.parameters import find, parameters
from nnbp.kit.draw_beyond import HEADS
from nnbp.kit.sweep import sweep
from nnbp.lessons.n04_pass_the_error_back.explore_way_back import NONE
from nnbp.lessons.n04_pass_the_error_back.steps_back import step_back, verdicts

from ..explorers import is_pure

TINY = nnbp.tiny_network()
VALUES = np.array([-5.0, -1.9, 0.0, 0.37, 5.0])


def texts(picture):
    """The words of the picture at the position it is at, where a page has room for it."""
    scene, row = picture.drawn(picture.state), picture.place(picture.state)
    found = []

    def read(mark):
        if mark.attributes.get("data-room") == "tight":
            return ""
        inside = "".join(read(child) for child in mark.children)
        own = "" if mark.text is None else (mark.text if isinstance(mark.text, str) else mark.text.at(row))
        if mark.tag == "text":
            found.append(own + inside)
        return own + inside

    read(scene.root)
    return found


@pytest.mark.parametrize("parameter", parameters(TINY[0]), ids=lambda p: p.name)
def test_every_step_is_as_measured_at_every_value(parameter):
    net, x, y = TINY
    x, y = np.reshape(x, (2, 1)), np.reshape(y, (2, 1))
    swept = sweep(net, x, y, parameter, VALUES, 0.5)
    for l in range(net.L - 1, 1, -1):
        step = step_back(net, y, parameter, swept, l)
        for i, value in enumerate(VALUES):
            moved = net.copy()
            parameter.write({"w": moved.w, "b": moved.b}, value)
            measured = nnbp.complex_step_error(moved, x, y, l)[:, 0]
            flow = step.flow
            np.testing.assert_allclose(flow.delta[:, i], measured, rtol=1e-10, atol=1e-16)
            np.testing.assert_allclose((flow.arriving * flow.gate)[:, i], measured, rtol=1e-10, atol=1e-16)
            np.testing.assert_allclose(step.measured[:, i], measured, rtol=1e-14)
            above = nnbp.complex_step_error(moved, x, y, l + 1)
            np.testing.assert_allclose(flow.terms[:, :, i], moved.w[l + 1] * above, rtol=1e-10, atol=1e-16)
        assert step.right.all()


def test_one_layer_a_press():
    picture = nnbp.WayBack(*TINY)
    press, again = picture.lab.box.children[1].children[:2]
    assert picture.state["reached"] == 4 and again.disabled
    assert "δ +0.0701" not in texts(picture)
    press.click()
    assert picture.state["reached"] == 3 and "measured +0.0701 ✓" in texts(picture)
    assert {"arrives +0.3056", "× σ′ 0.2293", "= +0.0701", "δ +0.0701"} <= set(texts(picture))
    press.click()
    assert picture.state["reached"] == 2 and press.disabled and "measured −0.0464 ✓" in texts(picture)
    assert picture.back().state["reached"] == 2
    again.click()
    assert picture.state["reached"] == 4 and not press.disabled
    picture.back().reset()
    assert picture.state["reached"] == 4


def test_a_press_moves_and_a_slide_does_not():
    picture = nnbp.WayBack(*TINY)
    press = picture.lab.box.children[1].children[0]
    assert not picture.lab.picture.hand["moves"]
    press.click()
    assert picture.lab.picture.hand["moves"] and picture.lab.picture.hand["markup"].count("turn turn0")
    picture.pick("b2.3")
    assert not picture.lab.picture.hand["moves"]


def test_the_sum_is_written_out_where_numbers_are_asked_for():
    picture = nnbp.WayBack(*TINY).back()
    written = "+1.60·+0.133 + −0.80·−0.116"
    assert written not in texts(picture)
    assert written in texts(picture.do("choose", "numbers", True))


def test_a_mistake_shows_its_own_arithmetic():
    picture = nnbp.WayBack(*TINY).back().switch("w in place of its transpose, the indices swapped")
    assert {"✗ No error comes of it.", "w⁴ is 2×3, δ⁴ is 2×1: no such product."} <= set(texts(picture))
    shown = set(texts(picture.back()))
    assert {"the mistake: δ² = w³ δ³ ⊙ σ′(z²)", "arrives +0.2442", "× σ′ 0.1678", "= +0.0410"} <= shown
    assert {"measured +0.0055 ✗", "δ +0.0410 ✗"} <= shown
    assert "It starts from the true δ³: no mistake is carried along." in shown
    assert {"(BP2) ✗", "(42) ✓", "noticed by (43) (44) (45) (BP2)"} <= shown
    assert not any("✗" in text or "mistake" in text for text in texts(picture.switch(NONE)))


@pytest.mark.parametrize("mistake", known("BP2"), ids=lambda m: m.name)
def test_what_a_mistake_multiplies_gives_what_it_gives(mistake):
    net, x, y = TINY
    swept = sweep(net, np.reshape(x, (2, 1)), np.reshape(y, (2, 1)), find(net, "w3.1.2"), VALUES, 0.5)
    columns = 0
    for l in (3, 2):
        taken = step_back(net, np.reshape(y, (2, 1)), find(net, "w3.1.2"), swept, l, mistake)
        assert not taken.right.all(axis=0).any()
        for i, value in enumerate(VALUES):
            w = net.w[l + 1].copy()
            w[0, 1] = value if l == 2 else w[0, 1]
            try:
                given = mistake.wrong["BP2"](w, swept.delta[l + 1][:, [i]], swept.z[l][:, [i]], net.activation[l])
            except (ValueError, np.linalg.LinAlgError):
                assert taken.flow is None and taken.other is None and taken.step.excuse(l, *w.shape)
            else:
                if given.shape == (3, 1):
                    columns += 1
                    found = taken.flow.arriving * (1 if taken.flow.gate is None else taken.flow.gate)
                    np.testing.assert_allclose(found[:, [i]], given, rtol=1e-12)
                    np.testing.assert_allclose(taken.flow.delta[:, [i]], given, rtol=1e-12)
                else:
                    np.testing.assert_allclose(taken.other[:, :, i], given, rtol=1e-12)
                    assert taken.flow is None and taken.step.excuse(l, *w.shape)
    assert columns or "product in place of ⊙" in mistake.name
    failing = {tag for tag, holds in verdicts(mistake).items() if not holds}
    assert failing == set(mistake.tags) & set(verdicts(None)) and "BP2" in failing


def test_a_gate_of_a_mistakes_own_is_named_and_may_be_off_the_scale():
    picture = nnbp.WayBack(*TINY).back().back().switch("σ in place of σ′")
    assert {"× σ 0.9980", "= +0.1630"} <= set(texts(picture))
    arrow = f'<path class="z" d="{HEADS["up"]}"'
    assert arrow in picture.still() and arrow not in picture.switch(NONE).still()


@pytest.mark.slow
def test_every_mistake_is_seen_in_the_picture():
    picture = nnbp.WayBack(*TINY, hand="b2.3")
    for mistake in picture.mistakes:
        picture.switch(mistake)
        for _ in range(2):
            picture.back()
            assert (mistake != NONE) == any("✗" in text for text in texts(picture))
        picture.do("press", "again")


def test_without_a_mistake_all_checks_hold():
    assert all(verdicts(None).values())


def test_its_states():
    is_pure(nnbp.WayBack(*TINY, hand="w3.1.2"), most=60)


def test_its_state_as_code():
    picture = nnbp.WayBack(*TINY, hand="w3.1.2").back().switch("no σ′")
    picture.set("w3.1.2", 0.5)
    scope = {}
    exec(picture.code(), scope)
    assert repr(scope["picture"]) == repr(picture) and "w³₁₂ = +0.50" in repr(picture)


@pytest.mark.parametrize(
    "net, message",
    [
        (nnbp.Network([2, 5, 2], rng=0), "up to 4 neurons a layer"),
        (nnbp.Network([2, 3, 2], output="softmax", cost="log-likelihood", rng=0), "with softmax outputs"),
    ],
)
def test_what_it_refuses(net, message):
    with pytest.raises(ValueError, match=message):
        nnbp.WayBack(net, [1, 2], [0, 1])


def test_an_unknown_mistake():
    with pytest.raises(ValueError, match="'typo' is no mistake in"):
        nnbp.WayBack(*TINY).switch("typo")
