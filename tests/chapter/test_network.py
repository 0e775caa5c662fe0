"""Networks: what they hold, and one clear error for what they cannot be."""

import numpy as np
import pytest

import nnbp


def test_layers_are_keyed_as_in_the_book():
    net = nnbp.Network([2, 3, 4, 1], rng=0)
    assert net.L == 4 and net.sizes == [2, 3, 4, 1] and list(net.w) == list(net.b) == [2, 3, 4]
    assert [net.w[l].shape for l in net.w] == [(3, 2), (4, 3), (1, 4)]
    assert [net.b[l].shape for l in net.b] == [(3, 1), (4, 1), (1, 1)]
    forward = nnbp.feedforward(net, [1, 2])
    assert sorted(forward.z) == [2, 3, 4] and sorted(forward.a) == [1, 2, 3, 4] and forward.output is forward.a[4]
    with pytest.raises(KeyError):
        net.w[1]


def test_a_seed_repeats_and_a_generator_goes_on():
    one, two = nnbp.Network([3, 4, 2], rng=7), nnbp.Network([3, 4, 2], rng=np.random.default_rng(7))
    assert all(np.array_equal(one.w[l], two.w[l]) and np.array_equal(one.b[l], two.b[l]) for l in one.w)
    assert not np.array_equal(one.w[2], nnbp.Network([3, 4, 2], rng=8).w[2])
    shared = np.random.default_rng(7)
    first, second = nnbp.Network([3, 4, 2], rng=shared), nnbp.Network([3, 4, 2], rng=shared)
    assert not np.array_equal(first.w[2], second.w[2])


def test_initial_spread():
    wide = nnbp.Network([400, 300, 2], rng=0)
    scaled = nnbp.Network([400, 300, 2], rng=0, init="scaled")
    assert wide.w[2].std() == pytest.approx(1, rel=0.02)
    assert scaled.w[2].std() == pytest.approx(1 / 20, rel=0.02) and scaled.b[2].std() == pytest.approx(1, rel=0.1)


def test_from_parameters_copies():
    w = {2: np.ones((2, 3))}
    net = nnbp.Network.from_parameters(w, {2: [0, 0]})
    net.w[2][0, 0] = 5
    assert w[2][0, 0] == 1 and net.sizes == [3, 2]
    twin = net.copy()
    twin.w[2][0, 0] = 9
    assert net.w[2][0, 0] == 5


BAD_NETWORKS = [
    (([3],), {}, "two layers or more"),
    (([],), {}, "two layers or more"),
    ((5,), {}, "a list of layer sizes"),
    (("23",), {}, "a list of layer sizes"),
    (([2, 0, 1],), {}, r"sizes\[1\] is 0"),
    (([2, 2.5],), {}, r"sizes\[1\] is 2.5"),
    (([2, True],), {}, r"sizes\[1\] is True"),
    (([2, 2],), {"activation": "sigmoidal"}, "'sigmoidal'; expected one of 'sigmoid', 'tanh'"),
    (([2, 2],), {"activation": 3}, "activation is 3"),
    (([2, 2],), {"activation": "softmax"}, "output='softmax'"),
    (([2, 2],), {"output": "soft"}, "output is 'soft'"),
    (([2, 2],), {"cost": "mse"}, "cost is 'mse'; expected one of 'quadratic'"),
    (([2, 2],), {"cost": lambda a, y: 0}, "with .gradient"),
    (([2, 2],), {"init": "xavier"}, "init is 'xavier'"),
    (([2, 2],), {"dtype": "int64"}, "dtype is 'int64'"),
    (([2, 2],), {"dtype": "nonsense"}, "dtype is 'nonsense'"),
    (([2, 2],), {"rng": "seed"}, "rng is 'seed'"),
    (([2, 2],), {"rng": -1}, "rng is -1"),
    (([2, 2],), {"activation": "tanh", "cost": "cross-entropy"}, "tanh outputs go with cost='quadratic'"),
    (([2, 2],), {"output": "softmax", "cost": "cross-entropy"}, "softmax outputs go with cost='log-likelihood'"),
    (([2, 2],), {"cost": "log-likelihood"}, "sigmoid outputs go with cost='cross-entropy'"),
]


@pytest.mark.parametrize("arguments, options, message", BAD_NETWORKS)
def test_what_a_network_cannot_be(arguments, options, message):
    with pytest.raises(ValueError, match=message):
        nnbp.Network(*arguments, **options)


GOOD_W, GOOD_B = {2: np.ones((3, 2)), 3: np.ones((1, 3))}, {2: np.ones(3), 3: np.ones(1)}
BAD_PARAMETERS = [
    ({}, {}, "w is keyed by"),
    ([1, 2], GOOD_B, "w is keyed by list"),
    ({1: np.ones((3, 2))}, {1: np.ones(3)}, r"w is keyed by \[1\]"),
    ({2: np.ones((3, 2)), 4: np.ones((1, 3))}, GOOD_B, r"w is keyed by \[2, 4\]"),
    (GOOD_W, {2: np.ones(3)}, r"b has the layers \[2\]"),
    ({2: np.ones(3), 3: np.ones((1, 3))}, GOOD_B, r"w\[2\] has shape \(3,\)"),
    ({2: np.ones((3, 2)), 3: np.ones((1, 4))}, GOOD_B, r"w\[3\] has shape \(1, 4\); expected \(1, 3\)"),
    (GOOD_W, {2: np.ones(2), 3: np.ones(1)}, r"b\[2\] has shape \(2, 1\); expected \(3, 1\)"),
    ({2: np.full((3, 2), np.nan), 3: np.ones((1, 3))}, GOOD_B, r"w\[2\] holds nan at index \(0, 0\)"),
    ({2: np.ones((3, 2)) * 1j, 3: np.ones((1, 3))}, GOOD_B, r"w\[2\] holds complex numbers"),
    ({2: [["a", "b"]] * 3, 3: np.ones((1, 3))}, GOOD_B, r"w\[2\] holds .* values"),
    ({2: [[1, 2], [3], [4, 5]], 3: np.ones((1, 3))}, GOOD_B, r"w\[2\] is ragged"),
    ({2: np.ones((0, 2))}, {2: []}, r"w\[2\] is empty"),
]


@pytest.mark.parametrize("w, b, message", BAD_PARAMETERS)
def test_what_parameters_cannot_be(w, b, message):
    with pytest.raises(ValueError, match=message):
        nnbp.Network.from_parameters(w, b)


BAD_INPUTS = [
    ([1, 2, 3], [0, 1], r"x has shape \(3,\); expected \(2,\), \(2, 1\) or \(2, m\)"),
    (np.ones((4, 2)), np.ones((2, 4)), "examples are columns here, so transpose it"),
    ([], [0, 1], "x is empty"),
    (np.ones((2, 0)), np.ones((2, 0)), "x is empty"),
    ([1, np.nan], [0, 1], r"x holds nan at index \(1,\)"),
    ([1, np.inf], [0, 1], "x holds inf"),
    ([1j, 0], [0, 1], "x holds complex numbers"),
    (["a", "b"], [0, 1], "x holds"),
    ([1, None], [0, 1], "x holds object values"),
    ([[1, 2], [3]], [0, 1], "x is ragged"),
    ([1, 2], 3, r"y has shape \(\)"),
    ([1, 2], [0, 1, 0], r"y has shape \(3,\)"),
    (np.ones((2, 3)), np.ones((2, 2)), "x holds 3 examples and y holds 2"),
]


@pytest.mark.parametrize("x, y, message", BAD_INPUTS)
def test_what_an_example_cannot_be(x, y, message):
    net = nnbp.Network([2, 3, 2], rng=0)
    with pytest.raises(ValueError, match=message):
        nnbp.backprop(net, x, y)
    if message.startswith(("x has", "x is", "x holds nan", "x holds inf", "x holds complex", "examples")):
        with pytest.raises(ValueError, match=message):
            nnbp.feedforward(net, x)


def test_targets_outside_the_costs_range():
    with pytest.raises(ValueError, match="takes targets from 0 to 1"):
        nnbp.backprop(nnbp.Network([2, 2], cost="cross-entropy", rng=0), [1, 2], [0, 1.5])


@pytest.mark.parametrize(
    "spoil, message",
    [
        (lambda net: net.w.update({2: np.ones((2, 2))}), r"w\[2\] has shape \(2, 2\); expected \(3, 2\)"),
        (lambda net: net.b.update({2: np.ones(3)}), r"b\[2\] has shape \(3,\)"),
        (lambda net: net.w.pop(3), r"w has the layers \[2\]"),
        (lambda net: net.w[2].fill(np.nan), r"w\[2\] holds nan"),
    ],
)
def test_parameters_that_a_reader_has_spoilt(spoil, message):
    net = nnbp.Network([2, 3, 2], rng=0)
    spoil(net)
    with pytest.raises(ValueError, match=message):
        nnbp.feedforward(net, [1, 2])


def test_far_inputs_neither_overflow_nor_warn():
    for options in (
        {},
        {"cost": "cross-entropy"},
        {"activation": "tanh", "output": "softmax", "cost": "log-likelihood"},
    ):
        net = nnbp.Network([2, 3, 2], rng=0, **options)
        result = nnbp.backprop(net, [1e6, -1e6], [0, 1])
        assert all(np.isfinite(result.nabla_w[l]).all() for l in net.w) and np.isfinite(result.cost)
