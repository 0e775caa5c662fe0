"""Stochastic gradient descent: a step by hand, mini-batches and seeds, what it refuses, and digits."""

import re
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbp
from nnbp.chapter import descent
from nnbp.chapter.sgd import step
from tests.networks import cases


def data(n=12, seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(3, n)), rng.random((2, n))


def parameters(net):
    return np.concatenate([p.ravel() for p in [*net.w.values(), *net.b.values()]])


def test_one_step_moves_every_layer_by_the_mean_gradient():
    net, (x, y) = nnbp.Network([3, 4, 2], rng=1), data()
    nabla_w, nabla_b = nnbp.complex_step_gradient(net, x, y)
    before = net.copy()
    nnbp.sgd(net, (x, y), epochs=1, mini_batch_size=12, eta=0.7, rng=0)
    for l in (2, 3):  # layer L learns too
        np.testing.assert_allclose(net.w[l], before.w[l] - 0.7 * nabla_w[l], atol=1e-14)
        np.testing.assert_allclose(net.b[l], before.b[l] - 0.7 * nabla_b[l], atol=1e-14)


def test_a_short_last_mini_batch_divides_by_its_own_size():
    net, (x, y) = nnbp.Network([3, 4, 2], rng=1), data(5)
    order = np.random.default_rng(9).permutation(5)
    expected = net.copy()
    for batch in (order[:4], order[4:]):
        found = nnbp.backprop(expected, x[:, batch], y[:, batch])
        for l in expected.w:
            expected.w[l] = expected.w[l] - 0.5 * found.nabla_w[l]
            expected.b[l] = expected.b[l] - 0.5 * found.nabla_b[l]
    nnbp.sgd(net, (x, y), epochs=1, mini_batch_size=4, eta=0.5, rng=9)
    np.testing.assert_allclose(parameters(net), parameters(expected), atol=1e-14)


def test_a_seed_repeats_the_training_and_the_history():
    runs = []
    for _ in range(2):
        net = nnbp.Network([3, 4, 2], rng=1)
        history = nnbp.sgd(net, data(), epochs=3, mini_batch_size=5, eta=1.0, rng=4, test_data=data(6, 1))
        runs.append((parameters(net), history))
    assert np.array_equal(runs[0][0], runs[1][0]) and runs[0][1] == runs[1][1]
    history = runs[0][1]
    assert len(history) == 3 and history.cost == [epoch.cost for epoch in history] and 0 <= history[-1].accuracy <= 1
    assert history[-1].cost < history[0].cost
    assert nnbp.sgd(nnbp.Network([3, 2], rng=0), data(), epochs=1, mini_batch_size=5, eta=1.0)[0].accuracy is None


BAD_CALLS = [
    ({"data": data()[0]}, r"data is ndarray; expected a pair \(X, Y\)"),
    ({"data": (data()[0].T, data()[1])}, r"data\[0\] has shape \(12, 3\)"),
    ({"data": (data()[0], data(11)[1])}, r"data\[0\] holds 12 examples and data\[1\] holds 11"),
    ({"data": (np.full((3, 2), np.nan), np.ones((2, 2)))}, r"data\[0\] holds nan"),
    ({"test_data": (data()[0], data()[0])}, r"test_data\[1\] has shape \(3, 12\)"),
    ({"epochs": 0}, "epochs is 0"),
    ({"epochs": 1.5}, "epochs is 1.5"),
    ({"mini_batch_size": 0}, "mini_batch_size is 0"),
    ({"eta": 0}, "eta is 0"),
    ({"eta": -1.0}, "eta is -1.0"),
    ({"eta": np.nan}, "eta holds nan"),
    ({"eta": "fast"}, "eta holds"),
    ({"eta": [1.0]}, r"eta is \[1.0\]"),
    ({"rng": 1.5}, "rng is 1.5"),
]


@pytest.mark.parametrize("changed, message", BAD_CALLS)
def test_what_it_refuses_changes_nothing(changed, message):
    net = nnbp.Network([3, 4, 2], rng=1)
    before = parameters(net)
    arguments = {"data": data(), "epochs": 1, "mini_batch_size": 4, "eta": 1.0} | changed
    with pytest.raises(ValueError, match=message):
        nnbp.sgd(net, arguments.pop("data"), **arguments)
    assert np.array_equal(parameters(net), before)


def test_running_off_to_infinity_is_said_and_undone():
    net = nnbp.Network([3, 4, 2], activation="identity", rng=1)
    before = parameters(net)
    with pytest.raises(FloatingPointError, match="eta = 1e\\+200"):
        nnbp.sgd(net, data(), epochs=3, mini_batch_size=4, eta=1e200)
    assert np.array_equal(parameters(net), before)


def test_the_readers_own_data_and_dtype_are_kept():
    x, y = data()
    kept = x.copy(), y.copy()
    net = nnbp.Network([3, 4, 2], rng=1, dtype="float32")
    nnbp.sgd(net, (x, y), epochs=2, mini_batch_size=5, eta=1.0)
    assert np.array_equal(x, kept[0]) and np.array_equal(y, kept[1]) and net.w[2].dtype == np.float32


def test_it_learns_to_read_digits(capsys):
    training, test = nnbp.load_digits()
    net = nnbp.Network([64, 30, 10], rng=1)
    history = nnbp.sgd(
        net, (training.x, training.y), epochs=30, mini_batch_size=10, eta=3.0, rng=0,
        test_data=(test.x, test.y), progress=True,
    )  # fmt: skip
    assert history[-1].accuracy >= 0.92
    assert "30/30" in capsys.readouterr().err  # the progress bar


@settings(max_examples=60)
@given(case=cases(most_examples=7), size=st.integers(1, 8))
def test_training_is_the_plain_step_mini_batch_after_mini_batch(case, size):
    """`sgd` runs a second form of the step, for speed; the plain one is what the notebooks teach."""
    net, x, y = case
    plain, order, met = net.copy(), np.random.default_rng(3).permutation(x.shape[1]), []
    eta = 0.1 / (1 + max(np.abs(nabla).max() for nabla in nnbp.backprop(net, x, y).nabla_w.values()))  # none runs off
    for start in range(0, len(order), size):
        batch = order[start : start + size]
        met += [step(plain, x[:, batch], y[:, batch], eta)] * len(batch)
    history = nnbp.sgd(net, (x, y), epochs=1, mini_batch_size=size, eta=eta, rng=3)
    np.testing.assert_allclose(parameters(net), parameters(plain), rtol=1e-11, atol=1e-13)
    np.testing.assert_allclose(history[0].cost, np.mean(met), rtol=1e-11)


def test_sigma_and_its_slope_together_are_what_they_are_apart():
    z = np.concatenate([np.linspace(-40, 40, 999), [-1000.0, 1000.0]])[:, np.newaxis]
    for dtype, rtol in (("float64", 1e-14), ("float32", 1e-5)):
        a, slope = nnbp.sigmoid.with_slope(z.astype(dtype))
        assert a.dtype == slope.dtype == dtype
        np.testing.assert_allclose(a, nnbp.sigmoid(z.astype(dtype)), rtol=rtol, atol=1e-34)
        np.testing.assert_allclose(slope, nnbp.sigmoid_prime(z.astype(dtype)), rtol=rtol, atol=1e-34)


def test_the_history_looks_into_the_network_after_each_epoch():
    net, (x, y) = nnbp.Network([3, 4, 2], rng=1), data(300)
    net.b[2][0] = 30.0  # one neuron of four on the flat
    history = nnbp.sgd(net, (x, y), epochs=2, mini_batch_size=10, eta=0.1, rng=0)
    delta = nnbp.backprop(net, x[:, :250], y[:, :250]).delta
    for l in (2, 3):
        assert history.error_norm[l][1] == pytest.approx(np.sqrt((delta[l] ** 2).sum(axis=0)).mean())
    assert list(history.error_norm) == list(history.saturated) == [2, 3]
    assert history.saturated[2] == pytest.approx([0.25, 0.25], abs=0.01) and history.saturated[3] == [0, 0]


def test_memory_is_flat_over_epochs():
    def peak(epochs):
        net, examples = nnbp.Network([3, 40, 2], rng=1), data(5000)
        tracemalloc.start()
        nnbp.sgd(net, examples, epochs=epochs, mini_batch_size=500, eta=0.1, rng=0)
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    assert peak(40) < 1.2 * peak(4)


def test_layout_in_memory_changes_nothing():
    found = []
    for order in "CF":
        net, (x, y) = nnbp.Network([3, 4, 2], rng=1), data()
        nnbp.sgd(net, (np.asarray(x, order=order), y), epochs=2, mini_batch_size=5, eta=1.0, rng=0)
        found.append(parameters(net))
    np.testing.assert_allclose(*found, rtol=1e-13)


@pytest.mark.parametrize("moment", ["in the middle of an epoch", "while it is taken over"])
def test_stopped_by_hand_it_is_whole_and_keeps_its_history(monkeypatch, moment, capsys):
    """A billion epochs show their progress and stop at once."""
    net, (x, y) = nnbp.Network([3, 4, 2], rng=1), data()
    after_two = nnbp.Network([3, 4, 2], rng=1)
    wanted = nnbp.sgd(after_two, (x, y), epochs=2, mini_batch_size=4, eta=1.0, rng=5)

    def stop(function, at):
        calls = []

        def counted(*arguments, **named):
            calls.append(1)
            if len(calls) == at:
                raise KeyboardInterrupt
            return function(*arguments, **named)

        return counted

    if moment == "in the middle of an epoch":
        monkeypatch.setattr(descent.Descent, "step", stop(descent.Descent.step, 2 * 3 + 2))
    else:
        net.b = Interrupted(net.b, 2)
    started = time.perf_counter()
    with pytest.raises(KeyboardInterrupt) as stopped:
        nnbp.sgd(net, (x, y), epochs=10**9, mini_batch_size=4, eta=1.0, rng=5, progress=True)
    assert time.perf_counter() - started < 2
    assert np.array_equal(parameters(net), parameters(after_two)) and stopped.value.history == wanted
    told = capsys.readouterr().err  # the bar counts an epoch when all of it is done
    assert "after epoch 2 of 1000000000" in stopped.value.__notes__[0] and re.search("[12]/1000000000", told)


class Interrupted(dict):
    """Biases whose second update is interrupted, when the weights have been taken over already."""

    def __init__(self, held, at):
        super().__init__(held)
        self.left = at

    def update(self, other):
        self.left -= 1
        if not self.left:
            raise KeyboardInterrupt
        super().update(other)


def test_data_that_are_too_large_are_named_and_not_the_learning_rate():
    net = nnbp.Network([3, 4, 2], activation="relu", output="identity", rng=1)
    x, y = data(300)
    x[0, 299] = 1e99  # beyond the examples that the history looks into
    net.w[2] *= 1e60
    before = parameters(net)
    with pytest.raises(ValueError, match=r"^data\[0\] holds numbers of up to 1e\+99"):
        nnbp.sgd(net, (x, y), epochs=2, mini_batch_size=10, eta=1e-300, rng=0)
    with pytest.raises(ValueError, match=r"^test_data\[0\] holds 1e\+150 at index"):
        nnbp.sgd(net, data(), epochs=1, mini_batch_size=10, eta=0.1, test_data=(np.full((3, 1), 1e150), [[0], [1]]))
    assert np.array_equal(parameters(net), before)
