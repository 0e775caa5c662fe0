"""Activations: their slopes by complex step, their ends, their types."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnbp.chapter.activations import ACTIVATIONS, sigmoid, sigmoid_prime, softmax

ELEMENTWISE = [f for f in ACTIVATIONS.values() if hasattr(f, "prime")]


@pytest.mark.parametrize("f", ELEMENTWISE, ids=lambda f: f.name)
@given(z=st.floats(-30, 30).filter(lambda z: abs(z) > 1e-9))
def test_prime_is_the_slope(f, z):
    slope = f(np.array([z + 1e-30j])).imag / 1e-30
    np.testing.assert_allclose(f.prime(np.array([z])), slope, rtol=1e-13, atol=1e-300)


@given(z=st.lists(st.floats(-20, 20), min_size=2, max_size=5))
def test_softmax_jacobian_is_the_slope(z):
    z = np.array(z)[:, np.newaxis]
    nudged = softmax(z + 1e-30j * np.eye(len(z)))
    np.testing.assert_allclose(softmax.jacobian(z)[:, :, 0], nudged.imag / 1e-30, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(softmax(z).sum(), 1)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("f", ACTIVATIONS.values(), ids=lambda f: f.name)
def test_far_out_nothing_overflows_warns_or_changes_type(f, dtype):
    z = np.array([[-1e4], [-800], [-1], [0], [1], [800], [1e4]], dtype)
    with warnings.catch_warnings(), np.errstate(over="raise", divide="raise", invalid="raise"):
        warnings.simplefilter("error")
        values = [f(z), f.prime(z) if hasattr(f, "prime") else f.jacobian(z)]
    for value in values:
        assert np.isfinite(value).all() and value.dtype == dtype


def test_sigmoid_prime_keeps_its_digits_at_both_ends():
    np.testing.assert_allclose(sigmoid_prime(np.array([37.0, -37.0])), np.exp(-37.0), rtol=1e-15)
    assert sigmoid(37.0) * (1 - sigmoid(37.0)) == 0  # what a (1 - a) makes of it
    np.testing.assert_allclose(sigmoid_prime(np.array([700.0, -700.0])), np.exp(-700.0), rtol=1e-13)


def test_softmax_jacobian_keeps_its_digits_when_one_output_is_all():
    slopes = softmax.jacobian(np.array([[40.0], [0.0]]))[:, :, 0]
    np.testing.assert_allclose(slopes, np.array([[1, -1], [-1, 1]]) * np.exp(-40.0), rtol=1e-14)


def test_relu_at_its_kink_and_leaky_slope():
    assert ACTIVATIONS["relu"].prime(np.zeros(1)) == 0
    assert ACTIVATIONS["leaky-relu"](np.array([-2.0])) == -0.02
