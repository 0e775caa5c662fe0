"""Activations and costs work in floats, whatever comes in; masked arrays are refused, not stripped."""

import numpy as np
import pytest

from nnbp.chapter.activations import ACTIVATIONS, softmax
from nnbp.chapter.costs import COSTS

WHOLE = ("uint8", "int8", "int16", "int32", "int64", "uint64")


def of_z(f):
    return [f, f.jacobian if f is softmax else f.prime]


@pytest.mark.parametrize("dtype", WHOLE)
@pytest.mark.parametrize("f", ACTIVATIONS.values(), ids=list(ACTIVATIONS))
def test_an_activation_of_integers(f, dtype):
    z = np.array([[0, 3], [1, 2], [100, 90]], dtype)
    for function in of_z(f):
        found = function(z)
        assert found.dtype == np.float64
        np.testing.assert_array_equal(found, function(z.astype(float)))


@pytest.mark.parametrize("dtype", WHOLE)
@pytest.mark.parametrize("cost", COSTS.values(), ids=list(COSTS))
def test_a_cost_of_integers(cost, dtype):
    a, y = np.array([[0, 1], [1, 0]], dtype), np.array([[1, 1], [0, 0]], dtype)
    for name in {"__call__", "gradient", "error", "at_z"} & set(dir(cost)):
        function = getattr(cost, name)
        for found in (function(a, y), function(a, y.astype(float)), function(a.astype(float), y)):
            assert found.dtype == np.float64
            np.testing.assert_array_equal(found, function(a.astype(float), y.astype(float)))


@pytest.mark.parametrize("dtype", ["float32", "float64", "complex128"])
@pytest.mark.parametrize("f", ACTIVATIONS.values(), ids=list(ACTIVATIONS))
def test_floats_and_complex_numbers_stay_what_they_are(f, dtype):
    z = np.array([[0.5], [-1.5]], dtype)
    assert f(z).dtype == dtype
    assert f is softmax or f.prime(z).dtype.itemsize in (z.real.dtype.itemsize, z.dtype.itemsize)


def test_truth_values_lists_and_plain_numbers_too():
    sigmoid = ACTIVATIONS["sigmoid"]
    assert sigmoid(True) == sigmoid(1) == sigmoid(1.0) and sigmoid([[1]]).shape == (1, 1)
    assert ACTIVATIONS["leaky-relu"].prime(-1) == 0.01 and sigmoid(np.float16(60)).dtype == np.float64


@pytest.mark.parametrize("z", ["a", None, [[1], ["a"]], np.array([1, None]), [[1, 2], [3]]])
def test_what_is_no_number_is_named(z):
    for f in ACTIVATIONS.values():
        for function in of_z(f):
            with pytest.raises(ValueError, match="^z "):
                function(z)


def test_masked_arrays_are_refused():
    masked = np.ma.masked_array([[0.5], [0.2]], [[True], [False]])
    for f in ACTIVATIONS.values():
        for function in of_z(f):
            with pytest.raises(ValueError, match="^z is a masked array"):
                function(masked)
    for cost in COSTS.values():
        for function in (cost, cost.gradient):
            with pytest.raises(ValueError, match="^a is a masked array"):
                function(masked, np.zeros((2, 1)))
            with pytest.raises(ValueError, match="^y is a masked array"):
                function(np.full((2, 1), 0.5), masked)


def test_the_largest_floats_neither_overflow_nor_warn():
    z = np.array([[1.7e308], [-1.7e308]])
    for name in ("sigmoid", "tanh", "relu", "leaky-relu", "identity"):
        f = ACTIVATIONS[name]
        assert np.isfinite(f(z)).all() and np.isfinite(f.prime(z)).all()
