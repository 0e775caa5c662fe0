"""Backprop against routes that share no code with it, against published numbers, and over mini-batches."""

import numpy as np
import pytest
from hypothesis import given, settings

import nnbp
from nnbp.chapter.equations import chained_error, hidden_error, hidden_error_by_index, next_input, next_input_slope

from ..networks import KINDS, cases, relative


@settings(max_examples=150)
@given(case=cases())
def test_gradient_equals_complex_step(case):
    net, x, y = case
    result = nnbp.backprop(net, x, y)
    nabla_w, nabla_b = nnbp.complex_step_gradient(net, x, y)
    for l in net.w:
        assert result.nabla_w[l].shape == net.w[l].shape and result.nabla_b[l].shape == net.b[l].shape
        np.testing.assert_allclose(result.nabla_w[l], nabla_w[l], rtol=1e-10, atol=1e-14)
        np.testing.assert_allclose(result.nabla_b[l], nabla_b[l], rtol=1e-10, atol=1e-14)


@settings(max_examples=100)
@given(case=cases(most_examples=1))
def test_every_error_equals_complex_step(case):
    net, x, y = case
    result = nnbp.backprop(net, x, y)
    for l in net.w:
        measured = nnbp.complex_step_error(net, x, y, l)
        np.testing.assert_allclose(result.delta[l], measured, rtol=1e-10, atol=1e-14)
        assert np.abs(nnbp.nudged_error(net, x, y, l) - measured).max() <= 1e-7 * max(1, np.abs(measured).max())


@settings(max_examples=60)
@given(case=cases())
def test_a_mini_batch_is_its_examples(case):
    net, x, y = case
    together = nnbp.backprop(net, x, y)
    apart = [nnbp.backprop(net, x[:, i], y[:, i]) for i in range(x.shape[1])]
    assert together.cost == pytest.approx(np.mean([one.cost for one in apart]))
    for l in net.w:
        assert together.delta[l].shape == (net.sizes[l - 1], x.shape[1])
        np.testing.assert_allclose(together.delta[l], np.hstack([one.delta[l] for one in apart]), atol=1e-14)
        for name in ("nabla_w", "nabla_b"):
            mean = np.mean([getattr(one, name)[l] for one in apart], axis=0)
            np.testing.assert_allclose(getattr(together, name)[l], mean, atol=1e-14)


@settings(max_examples=60)
@given(case=cases(most_examples=1))
def test_bp2_in_its_other_forms(case):
    net, x, y = case
    result = nnbp.backprop(net, x, y)
    for l in range(2, net.L):
        w, b, z = net.w[l + 1], net.b[l + 1], result.forward.z[l]
        f = net.activation[l]
        slope = next_input_slope(w, z, f)
        measured = next_input(w, z + 1e-30j * np.eye(len(z)), b, f).imag / 1e-30
        np.testing.assert_allclose(slope, measured, rtol=1e-13)
        np.testing.assert_allclose(next_input(w, z, b, f), result.forward.z[l + 1], rtol=1e-13)
        np.testing.assert_allclose(chained_error(result.delta[l + 1], slope), result.delta[l], rtol=1e-10, atol=1e-15)
        by_index = hidden_error_by_index(w, result.delta[l + 1], z, f)
        np.testing.assert_allclose(by_index, result.delta[l], rtol=1e-10, atol=1e-15)


def test_the_check_fails_for_w_and_its_inverse():
    net, x, y = nnbp.tiny_network()
    result = nnbp.backprop(net, x, y)
    measured = nnbp.complex_step_error(net, x, y, 2)
    for wrong in (net.w[3].T, np.linalg.inv(net.w[3]).T):
        assert relative(hidden_error(wrong, result.delta[3], result.forward.z[2]), measured) > 0.1


def test_mazurs_worked_example():
    """Matt Mazur, "A Step by Step Backpropagation Example": its printed numbers, to its last digit."""
    net = nnbp.Network.from_parameters(
        {2: [[0.15, 0.20], [0.25, 0.30]], 3: [[0.40, 0.45], [0.50, 0.55]]}, {2: [0.35, 0.35], 3: [0.60, 0.60]}
    )
    result = nnbp.backprop(net, [0.05, 0.10], [0.01, 0.99])
    np.testing.assert_allclose(result.forward.output[:, 0], [0.75136507, 0.772928465], atol=5e-9)
    assert result.cost == pytest.approx(0.298371109, abs=5e-10)
    stepped = {l: net.w[l] - 0.5 * result.nabla_w[l] for l in net.w}
    np.testing.assert_allclose(stepped[3], [[0.35891648, 0.408666186], [0.511301270, 0.561370121]], atol=5e-9)
    np.testing.assert_allclose(stepped[2], [[0.149780716, 0.19956143], [0.24975114, 0.29950229]], atol=5e-9)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_float32_stays_float32_and_close(kind):
    net = nnbp.Network([4, 5, 3], rng=3, **kind)
    single = nnbp.Network([4, 5, 3], rng=3, dtype="float32", **kind)
    x, y = np.full((4, 2), 0.3), np.full((3, 2), 0.25)
    exact, rough = nnbp.backprop(net, x, y), nnbp.backprop(single, x, y)
    for l in net.w:
        assert rough.nabla_w[l].dtype == rough.nabla_b[l].dtype == rough.delta[l].dtype == np.float32
        np.testing.assert_allclose(rough.nabla_w[l], exact.nabla_w[l], rtol=1e-3, atol=1e-5)


def test_one_example_in_any_spelling():
    net, x, y = nnbp.tiny_network()
    spellings = [(x, y), (np.array(x), np.array(y)), (np.reshape(x, (2, 1)), np.reshape(y, (2, 1)))]
    gradients = [nnbp.backprop(net, *spelling).nabla_w[2] for spelling in spellings]
    assert all(np.array_equal(g, gradients[0]) for g in gradients) and isinstance(nnbp.backprop(net, x, y).cost, float)


def test_a_readers_own_activation_and_cost():
    class Softplus:
        def __call__(self, z):
            return np.log1p(np.exp(z))

        def prime(self, z):
            return 1 / (1 + np.exp(-z))

    class Quartic:
        def __call__(self, a, y):
            return ((a - y) ** 4).sum(axis=0)

        def gradient(self, a, y):
            return 4 * (a - y) ** 3

    net = nnbp.Network([2, 4, 2], activation=Softplus(), cost=Quartic(), rng=0)
    result = nnbp.backprop(net, [[0.1], [0.7]], [[0.3], [0.4]])
    nabla_w, _ = nnbp.complex_step_gradient(net, [0.1, 0.7], [0.3, 0.4])
    assert all(relative(result.nabla_w[l], nabla_w[l]) < 1e-12 for l in net.w)
