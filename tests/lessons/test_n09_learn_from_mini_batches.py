"""A training watched: its course against sgd, an epoch replayed, the problems in the plane, and the explorer."""

import re

import numpy as np
import pytest

import nnbp
from nnbp.lessons.n09_learn_from_mini_batches import draw_plane as drawing
from nnbp.lessons.n09_learn_from_mini_batches import draw_training, seen
from nnbp.live.columns import number
from tests.chapter.test_sgd import parameters

from ..explorers import is_pure, roomy

TWO = dict(epochs=6, mini_batch_size=30)
COURSE = "nnbp.lessons.n09_learn_from_mini_batches.trainer.course"


def ring_net():
    return nnbp.Network([2, 6, 1], rng=1)


def explorer(**changed):
    return nnbp.Training(ring_net(), nnbp.plane.ring(), **(TWO | changed))


def test_a_course_is_what_sgd_does_epoch_by_epoch():
    net, data, tests = ring_net(), nnbp.plane.moons(rng=3), nnbp.plane.moons(60, rng=4)
    taken = nnbp.course(net, data, epochs=5, mini_batch_size=30, eta=2.0, rng=7, test_data=tests)
    assert np.array_equal(parameters(net), parameters(ring_net()))  # it trains a copy
    for epochs in (1, 3, 5):
        trained = net.copy()
        history = nnbp.sgd(trained, data, epochs=epochs, mini_batch_size=30, eta=2.0, rng=7, test_data=tests)
        np.testing.assert_allclose(parameters(taken.nets[epochs]), parameters(trained), rtol=1e-13)
        assert taken.accuracy[epochs] == history[-1].accuracy
        for l in (2, 3):
            assert taken.error_norm[l][epochs] == pytest.approx(history[-1].error_norm[l])
            assert taken.saturated[l][epochs] == history[-1].saturated[l]
    for e, kept in enumerate(taken.nets):
        assert taken.cost[e] == pytest.approx(nnbp.backprop(kept, *data).cost)
    assert len(taken.nets) == len(taken.cost) == len(taken.shuffles) + 1 == 6


def test_a_replayed_epoch_ends_where_the_training_went_on():
    x, y = nnbp.plane.ring(190)  # the last mini-batch is short
    taken = nnbp.course(ring_net(), (x, y), epochs=4, mini_batch_size=30, eta=2.0, rng=7)
    for epoch in (1, 4):
        played = nnbp.replay(taken, epoch, (x, y), mini_batch_size=30, eta=2.0)
        np.testing.assert_allclose(parameters(played.nets[0]), parameters(taken.nets[epoch - 1]))
        np.testing.assert_allclose(parameters(played.nets[-1]), parameters(taken.nets[epoch]), rtol=1e-10)
        assert sorted(np.concatenate(played.batches)) == list(range(190)) and len(played.batches[-1]) == 10
        found = nnbp.backprop(played.nets[2], x[:, played.batches[2]], y[:, played.batches[2]])
        np.testing.assert_allclose(played.gradients[2].delta[2], found.delta[2])
    for wrong in (0, 5):
        with pytest.raises(ValueError, match="epoch is"):
            nnbp.replay(taken, wrong, (x, y), mini_batch_size=30, eta=2.0)


def test_watch_hears_of_every_epoch():
    heard = []
    nnbp.course(ring_net(), nnbp.plane.ring(), epochs=3, mini_batch_size=50, eta=1.0, rng=0, watch=heard.append)
    assert heard == [1, 2, 3]


@pytest.mark.parametrize("problem", [nnbp.plane.moons, nnbp.plane.ring])
def test_problems_in_the_plane(problem):
    x, y = problem(101, rng=5)
    assert x.shape == (2, 101) and y.shape == (1, 101) and np.abs(x).max() <= 1.5
    assert y.sum() == 50 and set(y.ravel()) == {0.0, 1.0}
    assert np.array_equal(x, problem(101, rng=5)[0]) and not np.array_equal(x, problem(101, rng=6)[0])
    with pytest.raises(ValueError, match="n is 1"):
        problem(1)


def test_the_grid_starts_at_the_top_left():
    found = nnbp.plane.grid(3)
    assert found.T.tolist()[:2] == [[-1.0, 1.0], [0.0, 1.0]] and found.shape == (2, 9)


def texts(shown, row):
    """All the text and attributes of one position, as markup."""
    return shown.drawn(shown.state).live(row)[0]


def test_every_epoch_shows_its_own_numbers():
    shown = explorer().do("choose", "why", True)
    for epoch, net in enumerate(shown.course.nets):
        result = nnbp.backprop(net, *shown.data)
        markup = texts(shown, epoch)
        right = ((result.forward.output > 0.5) == (shown.data[1] > 0.5)).mean()
        assert f">{result.cost:.4f}<" in markup and f">{100 * right:.1f}<" in markup
        for l in (2, 3):
            assert f">{np.linalg.norm(result.delta[l], axis=0).mean():.4f}<" in markup


def tints(markup):
    """The opacity of every square of the plane."""
    squares = re.findall(r"<rect [^>]*class=\"tint\"[^>]*>", markup)
    return [float(re.search(r'fill-opacity="([\d.]+)"', square)[1]) for square in squares]


def test_the_plane_is_the_output_of_the_epochs_network():
    shown = explorer(epochs=8, eta=10.0, mini_batch_size=10)
    squares = []
    for epoch in (0, 8):
        opacity = np.array(tints(texts(shown, epoch)))
        output = nnbp.feedforward(shown.course.nets[epoch], nnbp.plane.grid(drawing.CELLS)).output[0]
        assert len(opacity) == drawing.CELLS**2
        assert np.abs(opacity - 0.75 * output).max() <= 0.75 / drawing.SHADES / 2 + 0.006
        squares.append(opacity)
    assert not np.allclose(*squares, atol=0.2)


@pytest.mark.slow
def test_every_step_shows_its_mini_batch_and_what_is_left_in_the_mean():
    shown = explorer()
    shown.set("epoch", 2)
    shown.do("press", "freeze").do("choose", "why", True)
    played = nnbp.replay(shown.course, 3, shown.data, mini_batch_size=30, eta=3.0)
    for k, batch in enumerate(played.batches):
        markup = texts(shown, k)
        delta = nnbp.backprop(played.nets[k], shown.data[0][:, batch], shown.data[1][:, batch]).delta[3][0]
        assert f"{100 * abs(delta.mean()) / np.abs(delta).mean():.0f} %" in markup
        assert f">{np.abs(delta).mean():.4f}<" in markup
        assert len(re.findall(r' r="6.8"', markup)) == len(batch)
    assert "The end of epoch 3." in texts(shown, len(played.batches))
    assert not re.findall(r' r="6.8"', texts(shown, len(played.batches)))


OVER = '<tspan class="strong">the epoch is over</tspan>'


def test_what_is_said_of_a_mini_batch_is_true_of_the_last_and_gone_where_there_is_none():
    shown = explorer()  # 200 points, 30 at a time: 20 in the last
    shown.do("press", "freeze").do("choose", "why", True)
    batches = shown.replayed().batches
    for k, said in ((0, 30), (len(batches) - 1, 20)):
        assert len(batches[k]) == said and texts(shown, k).count(f">{said} examples<") == 2
        assert re.findall(r'visibility="hidden"[^>]*>(.*?)</text>', texts(shown, k)) == [OVER]
    over = re.findall(r'<text[^>]*visibility="hidden"[^>]*>.*?</text>', texts(shown, len(batches)))
    left = re.sub(r'<text[^>]*visibility="hidden"[^>]*>.*?</text>', "", texts(shown, len(batches)))
    assert over and not re.search(r"is left|mean δ| examples<|>0 %<", left) and OVER in left


def test_on_the_line_the_output_is_a_half():
    shown = explorer(epochs=20, mini_batch_size=10)
    net = shown.course.nets[20]
    path = re.search(r'class="boundary" d="M([^"]+)"', re.sub(r' data-mark="\d+"', "", texts(shown, 20)))[1]
    places = np.array([point.split(",") for point in re.split("[ML]", path)], dtype=float).T
    corner = np.array([[draw_training.LEFT], [draw_training.TOP]])
    x = (2 * (places - corner) / drawing.SIDE - 1) * 1.5 * np.array([[1], [-1]])
    assert np.abs(nnbp.feedforward(net, x).output - 0.5).max() < 0.02 and x.shape[1] > 50
    inside = nnbp.feedforward(net, 0.8 * x).output  # 0.5 all around the disc
    assert inside.min() > 0.5


def test_the_networks_errors_are_those_of_the_example():
    shown = explorer(epochs=8, example=12)
    x, y = (part[:, 11] for part in shown.data)
    for epoch in (0, 3, 8):
        shows(texts(shown, epoch), nnbp.backprop(shown.course.nets[epoch], x, y), shown.course.nets[epoch])
    shown.set("epoch", 3)
    shown.pick("example")
    for i in (0, 11, 199):
        found = nnbp.backprop(shown.course.nets[3], shown.data[0][:, i], shown.data[1][:, i])
        shows(texts(shown, i), found, shown.course.nets[3])
        assert f"the errors of example {i + 1}." in texts(shown, i)
    heading = re.search(r'<text[^>]* y="([\d.]+)"[^>]*><tspan class="strong">the errors of', texts(shown, 0))
    layers = re.findall(r' y="([\d.]+)"[^>]*>layer \d', texts(shown, 0))
    assert len(layers) == 3 and all(float(heading[1]) < float(y) - 15 for y in layers)  # over them, not over the charts


def shows(markup, found, net):
    """The drawing says every δ, and what comes down every line."""
    for value in [*found.delta[2][:, 0], *found.delta[3][:, 0], *(net.w[3] * found.delta[3])[0]]:
        assert f">{number([value], 4, signed=True).texts[0]}<" in markup


def test_the_errors_of_a_mini_batch_lead_forth_and_back_to_their_mean():
    shown = explorer(mini_batch_size=10, epochs=20)
    shown.set("epoch", 12)
    shown.do("press", "freeze")
    assert shown.hand == "step"
    played = shown.replayed()
    for k in (0, 7, 19):
        markup, delta = re.sub(r' data-mark="\d+"', "", texts(shown, k)), played.gradients[k].delta[3][0]
        bars = re.findall(r'<rect class="(d|n) stream" x="([\d.]+)" y="\d+" width="([\d.]+)" height="30"', markup)
        forth, back = ([(float(x), float(w)) for kind, x, w in bars if kind == sign and float(w)] for sign in "dn")
        start, end = re.search(r'<path class="[dn] settle" d="M([\d.]+),[^L]*L([\d.]+),', markup).groups()
        assert (len(forth), len(back)) == ((delta > 0).sum(), (delta < 0).sum())
        assert min(x for x, _ in back) == pytest.approx(float(end), abs=0.11)
        unit = (max(x + w for x, w in forth) + 1.2 - float(start)) / delta[delta > 0].sum()
        assert (float(end) - float(start)) / unit == pytest.approx(delta.sum(), abs=0.01 * np.abs(delta).sum())
    shown.do("press", "freeze")
    assert shown.hand == "epoch"


def test_what_playing_is_called():
    shown = explorer()
    assert shown.lab._playing.value == "play the epochs"
    shown.pick("step")
    assert shown.lab._playing.value == "play the mini-batches"


def test_with_the_examples_in_hand_the_one_network_is_looked_at_once(monkeypatch):
    shown, looked = explorer(), []
    propagate = seen.propagate
    monkeypatch.setattr(seen, "propagate", lambda net, x: looked.append(net) or propagate(net, x))
    shown.scene(shown.state.taking("example"))
    assert looked == [shown.course.nets[3]] * 2  # for the tint, and for the line


def test_a_network_that_is_too_large_to_be_drawn_has_no_example():
    shown = nnbp.Training(nnbp.Network([2, 9, 1], rng=1), nnbp.plane.ring(), epochs=2, mini_batch_size=100)
    assert list(shown.controls(shown.state)) == ["epoch", "step"] and "boundary" in texts(shown, 0)


def test_what_is_left_in_the_mean():
    means, sizes, left = seen.in_the_mean([np.array([1.0, -1.0, 3.0]), np.array([-2.0, -2.0]), np.zeros(4)])
    assert (
        means.tolist() == [1.0, -2.0, 0.0] and left.tolist() == [0.6, 1.0, 0.0] and sizes.tolist() == [5 / 3, 2.0, 0.0]
    )


def test_the_last_epoch_can_be_replayed_too():
    shown = explorer()
    shown.set("epoch", 6)
    shown.pick("step")
    assert "Epoch 6, mini-batch 1 of 7" in texts(shown, 0)


def test_other_settings_train_again_and_reset_goes_back():
    shown = explorer()
    start = repr(shown)
    shown.set("epoch", 5)
    shown.train(eta=0.3).train(mini_batch_size=50)
    assert "η = 0.3, mini-batches of 50, epoch 5 of 6" in repr(shown)
    again = nnbp.course(ring_net(), nnbp.plane.ring(), epochs=6, mini_batch_size=50, eta=0.3, rng=0)
    np.testing.assert_allclose(shown.course.cost, again.cost)
    assert shown.settings["eta"] == 0.3 and shown.controls(shown.state)["step"].high == 4
    shown.reset()
    assert repr(shown) == start and shown.settings == {"mini_batch_size": 30, "eta": 3.0, "rng": 0}


def test_several_settings_are_one_training(monkeypatch):
    shown, trained = explorer(), []

    def counted(*arguments, **settings):
        trained.append(settings["eta"])
        return nnbp.course(*arguments, **settings)

    monkeypatch.setattr(COURSE, counted)
    shown.train(eta=1.0, mini_batch_size=100, rng=2).train(rng=2)
    assert trained == [1.0] and shown.settings == {"mini_batch_size": 100, "eta": 1.0, "rng": 2}
    shown.reset()
    assert trained == [1.0]  # the course of the start is still there


@pytest.mark.parametrize("settings", [{"eta": 0.5}, {"mini_batch_size": 20}, {"rng": 7}, {"eta": np.float64(0.25)}])
def test_settings_that_are_in_no_list(settings):
    """The reader's own value is trained, listed, and the picture is that of a picture made with it."""
    shown = explorer()
    lists, first_settings = shown.lab._choices, shown.settings
    shown.set("epoch", 4)
    shown.train(**settings)
    fresh = explorer(**settings)
    fresh.set("epoch", 4)
    assert repr(shown) == repr(fresh) and shown.still() == fresh.still() and shown.code() == fresh.code()
    assert shown.lab.picture.hand["markup"] == shown.drawn(shown.state).live(4)[0]
    (name, value), *_ = settings.items()
    made = lists[name][1]
    assert made.value == value and (f"{value:g}", value) in made.options
    made.value = first_settings[name]
    assert shown.settings == first_settings and (f"{value:g}", value) not in made.options


@pytest.mark.parametrize("wrong", [{"eta": -1}, {"eta": "fast"}, {"mini_batch_size": 0}, {"rng": -1}, {"rng": None}])
def test_a_wrong_setting_changes_nothing(wrong):
    shown = explorer()
    lists = {name: made for name, (_, made) in shown.lab._choices.items()}
    shown.set("epoch", 5)
    before = shown.state, shown.still(), {name: made.value for name, made in lists.items()}
    with pytest.raises(ValueError, match=next(iter(wrong))):
        shown.train(rng=4, **wrong) if "rng" not in wrong else shown.train(eta=1.0, **wrong)
    assert before == (shown.state, shown.still(), {name: made.value for name, made in lists.items()})


def test_a_training_that_is_stopped_or_fails_changes_nothing(monkeypatch):
    shown = explorer()
    before, taken, (_, made) = shown.state, shown.course, shown.lab._choices["eta"]
    for error in (KeyboardInterrupt, FloatingPointError):

        def stopped(*_, watch, failing=error, **__):
            watch(3)
            raise failing

        monkeypatch.setattr(COURSE, stopped)
        for attempt in (lambda: setattr(made, "value", 10.0), lambda: shown.train(eta=10.0)):
            with pytest.raises(error):
                attempt()
            assert shown.state == before and shown.course is taken and made.value == 3.0
            assert progress(shown).layout.visibility == "hidden"
    monkeypatch.undo()
    made.value = 10.0
    assert shown.settings["eta"] == 10.0


def progress(shown):
    """The bar beside the lists."""
    return shown.lab.box.children[1].children[-1]


def test_progress_is_told_to_the_end():
    shown, heard = explorer(epochs=40), []
    shown.progress = heard.append
    shown.train(eta=1.0)
    assert heard[0] == 0 and heard[-1] == 1 and heard == sorted(heard) and len(heard) >= 20
    shown.train(eta=3.0)  # it is kept
    assert heard.count(0) == 1


def test_the_explorer_is_pure():
    is_pure(explorer(epochs=2, mini_batch_size=100), most=12)


def test_one_on_and_one_back_stop_at_the_ends():
    shown = explorer()
    shown.go(1).go(1)
    assert shown.values["epoch"] == 5
    shown.go(100)
    assert shown.values["epoch"] == 6
    shown.go(-100)
    assert shown.values["epoch"] == 0


def test_the_buttons_for_one_on_and_one_back_slide():
    shown = explorer()
    lab, sent = shown.lab, shown.lab.picture.hand
    slider, player = lab.slider, lab._player.children
    for name, epoch in (("back", 2), ("on", 3), ("on", 4)):
        lab._buttons[name][1].click()
        assert shown.values["epoch"] == slider.value == epoch
    shown.go(-4)
    lab._buttons["back"][1].click()
    assert slider.value == 0 and not lab._buttons["back"][1].disabled
    assert lab.slider is slider and lab._player.children == player and lab.picture.hand is sent  # nothing is made anew


def test_the_player_moves_the_slider_in_hand():
    shown = explorer()
    play = shown.lab._player.children[0]
    assert (play.min, play.max, play.value) == (0, 6, 3)
    shown.pick("step")
    assert shown.lab._player.children[0].max == 7


@pytest.mark.parametrize("steps", [False, True])
def test_its_code_rebuilds_it(steps):
    shown = explorer(eta=1.0)
    shown.set("epoch", 4)
    if steps:
        shown.pick("step")
        shown.set("step", 2)
    shown.do("choose", "why", steps)
    room = {"nnbp": nnbp, "net": ring_net(), "data": nnbp.plane.ring()}
    exec(shown.code(), room)
    assert room["picture"].still() == shown.still()


def test_digits():
    training, test = nnbp.load_digits()
    shown = nnbp.Training(nnbp.Network([64, 8, 10], rng=1), training, test, epochs=2, mini_batch_size=100)
    read = nnbp.feedforward(shown.course.nets[2], test.x[:, :32]).output.argmax(axis=0)
    markup = texts(shown, 2)
    for n, label in zip(read, test.labels, strict=False):
        assert f"{'✓' if n == label else '✗'} {n}" in markup
    assert markup.count("✓") + markup.count("✗") == 33  # and one in the words above the bars
    under = {"".join(mark.itertext()) for mark in roomy(markup).iter() if mark.tag.endswith("text")}
    assert {str(digit) for digit in range(10)} <= under, "a digit stands alone, with its share in a line below it"
    shown.do("press", "freeze").do("choose", "why", True)
    assert "δ of the first 10 of 100 examples" in re.sub("<[^>]*>", "", texts(shown, 0))


BAD = [
    ({"net": nnbp.Network([3, 2, 1], rng=0)}, r"the network is \[3, 2, 1\] and data is tuple; the picture shows"),
    ({"net": nnbp.Network([2, 2, 2, 2, 1], rng=0)}, "shows up to 4 layers"),
    ({"eta": -1.0}, "eta is -1.0"),
    ({"epochs": 1}, "epochs is 1"),
    ({"mini_batch_size": 0}, "mini_batch_size is 0"),
    ({"hand": "weight"}, "'weight' is not in this picture"),
    ({"rng": None}, "rng is None"),
    ({"example": 201}, "example is 201; expected a whole number from 1 to 200"),
    ({"data": np.zeros((2, 5))}, r"data is ndarray; expected a pair \(X, Y\)"),
]


@pytest.mark.parametrize("changed, message", BAD)
def test_what_it_refuses(changed, message):
    arguments = {"net": ring_net(), "data": nnbp.plane.ring()} | TWO | changed
    with pytest.raises(ValueError, match=message):
        nnbp.Training(**arguments)
    with pytest.raises(ValueError, match="'speed' is no setting of a training"):
        explorer().train(speed=1)
