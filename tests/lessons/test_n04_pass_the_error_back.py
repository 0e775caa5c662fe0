"""The way back: each press one layer further, the arithmetic as measured, and every mistake seen for what it is."""

import numpy as np
import pytest

import nnbp
from nnbp.exercises.mistakes import known
from nnbp.ground.parameters import find, parameters
from nnbp.kit.sweep import sweep
from nnbp.lessons.n04_pass_the_error_back.explore_way_back import NONE
from nnbp.lessons.n04_pass_the_error_back.steps_back import step_back, verdicts

TINY = nnbp.tiny_network()
VALUES = np.array([-5.0, -1.9, 0.0, 0.37, 5.0])


def texts(picture):
    """The words of the picture at the position it is at."""
    scene, row = picture.drawn(picture.state), picture.place(picture.state)
    found = []

    def read(mark):
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
            np.testing.assert_allclose(step.found[:, i], measured, rtol=1e-10, atol=1e-16)
            np.testing.assert_allclose(step.right[:, i], measured, rtol=1e-10, atol=1e-16)
            np.testing.assert_allclose(step.measured[:, i], measured, rtol=1e-14)
            np.testing.assert_array_equal(step.w[:, :, i], moved.w[l + 1])


def test_one_layer_a_press():
    picture = nnbp.WayBack(*TINY)
    press = picture.lab.box.children[1].children[0]
    assert picture.state["reached"] == 4 and "2·1" not in texts(picture)
    press.click()
    assert picture.state["reached"] == 3 and "measured +0.0701 ✓" in texts(picture)
    assert "= +0.3056, times σ′ 0.2293 = +0.0701" in texts(picture)
    press.click()
    assert picture.state["reached"] == 2 and press.disabled and "measured −0.0464 ✓" in texts(picture)
    assert picture.back().state["reached"] == 2
    picture.reset()
    assert picture.state["reached"] == 4 and not press.disabled


def test_a_mistake_is_told_from_what_is_measured():
    picture = nnbp.WayBack(*TINY).back().switch("w in place of its transpose, the indices swapped")
    assert "the mistake: the shapes do not fit ✗" in texts(picture)
    assert "the mistake gives +0.0410 ✗" in texts(picture.back())
    assert "(BP2) ✗" in texts(picture) and "(42) ✓" in texts(picture)
    assert "the mistake gives" not in " ".join(texts(picture.switch(NONE)))


@pytest.mark.parametrize("mistake", known("BP2"), ids=lambda m: m.name)
def test_no_mistake_passes_for_right(mistake):
    net, x, y = TINY
    swept = sweep(net, np.reshape(x, (2, 1)), np.reshape(y, (2, 1)), find(net, "w3.1.2"), VALUES, 0.5)
    for l in (3, 2):
        step = step_back(net, np.reshape(y, (2, 1)), find(net, "w3.1.2"), swept, l, mistake)
        assert not np.allclose(step.found, step.measured, rtol=1e-6, equal_nan=False)
    failing = {tag for tag, holds in verdicts(mistake).items() if not holds}
    assert failing == set(mistake.tags) & set(verdicts(None)) and "BP2" in failing


def test_without_a_mistake_all_checks_hold():
    assert all(verdicts(None).values())


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
