"""Stochastic gradient descent: a step by hand, mini-batches and seeds, what it refuses, and digits."""

import numpy as np
import pytest

import nnbp


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
