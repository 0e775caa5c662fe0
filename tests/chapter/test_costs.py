"""Costs: their gradients by complex step, and the forms that stay exact in saturation."""

import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnbp.chapter.activations import ACTIVATIONS, sigmoid, softmax
from nnbp.chapter.costs import COSTS, cross_entropy, log_likelihood
from nnbp.chapter.equations import output_error, output_error_jacobian

columns = st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed))


@pytest.mark.parametrize("cost", COSTS.values(), ids=lambda c: c.name)
@given(rng=columns)
def test_gradient_is_the_slope(cost, rng):
    a, y = rng.uniform(0.05, 0.95, (4, 1)), rng.random((4, 1))
    slope = cost(a + 1e-30j * np.eye(4), y).imag / 1e-30
    np.testing.assert_allclose(cost.gradient(a, y)[:, 0], slope, rtol=1e-12, atol=1e-15)


@given(rng=columns)
def test_cancelled_forms_equal_the_products(rng):
    z, y = rng.normal(size=(4, 3)) * 3, rng.random((4, 3))
    a = sigmoid(z)
    np.testing.assert_allclose(
        output_error(a, y, z, cross_entropy, sigmoid), cross_entropy.gradient(a, y) * sigmoid.prime(z), rtol=1e-9
    )
    np.testing.assert_allclose(cross_entropy.at_z(z, y), cross_entropy(a, y), rtol=1e-9)
    a = softmax(z)
    product = output_error_jacobian(log_likelihood.gradient(a, y), softmax.jacobian(z))
    np.testing.assert_allclose(output_error(a, y, z, log_likelihood, softmax), product, rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(log_likelihood.at_z(z, y), log_likelihood(a, y), rtol=1e-9)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@pytest.mark.parametrize("cost", COSTS.values(), ids=lambda c: c.name)
def test_saturated_outputs_give_finite_costs_and_no_warning(cost, dtype):
    z = np.array([[1e4, -1e4, 90], [-1e4, 1e4, -90]], dtype)
    activation = ACTIVATIONS[getattr(cost, "partner", "sigmoid")]
    for target in ([[0], [1]], [[1], [0]]):
        y = np.repeat(np.array(target, dtype), 3, axis=1)
        with warnings.catch_warnings(), np.errstate(over="raise", divide="raise", invalid="raise"):
            warnings.simplefilter("error")
            a = activation(z)
            found = [cost(a, y), output_error(a, y, z, cost, activation)]
            found += [cost.at_z(z, y)] if hasattr(cost, "at_z") else []
            assert not np.isnan(cost.gradient(a, y)).any()
        for value in found:
            assert np.isfinite(value).all() and value.dtype == dtype


def test_cost_from_z_sees_what_the_output_cannot():
    z, y = np.array([[1000.0]]), np.array([[0.0]])
    assert cross_entropy.at_z(z, y)[0] == 1000.0
    assert output_error(sigmoid(z), y, z, cross_entropy, sigmoid)[0, 0] == 1.0
