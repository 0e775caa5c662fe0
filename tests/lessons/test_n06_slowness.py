"""Why is this weight slow: the factors multiply to the gradient, and the right one is named."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nnbp
from nnbp.ground.parameters import parameters

from ..networks import cases


@settings(max_examples=60)
@given(case=cases(most_examples=1), data=st.data())
def test_the_factors_multiply_to_the_gradient(case, data):
    net, x, y = case
    parameter = data.draw(st.sampled_from(parameters(net)))
    slow = nnbp.why_slow(net, x, y, parameter.name)
    assert all(np.isfinite(factor.log) for factor in slow.factors)
    assert [f.name for f in slow.factors if f.name == "a_in"] == ([] if parameter.k is None else ["a_in"])
    if slow.gradient:
        assert sum(factor.log for factor in slow.factors) == pytest.approx(np.log10(abs(slow.gradient)), abs=1e-6)
    assert slow.smallest in slow.factors


def network(w, b, **options):
    return nnbp.Network.from_parameters(w, b, **options)


SMALL = [
    ([[1.0, 1.0]], [0.0], [1e-3, 1.0], "w2.1.1", "a_in"),
    ([[9.0, 1.0]], [0.0], [1.0, 1.0], "w2.1.1", "slope"),
    ([[9.0, 1.0]], [0.0], [1.0, 1.0], "b2.1", "slope"),
    ([[0.1, 0.1]], [0.0], [1.0, 1.0], "w2.1.2", "error"),
]


@pytest.mark.parametrize("w, b, x, name, smallest", SMALL)
def test_the_smallest_factor_is_named(w, b, x, name, smallest):
    net = network({2: w}, {2: b})
    target = nnbp.feedforward(net, x).output + (0.001 if smallest == "error" else 0.3 if smallest == "a_in" else -0.9)
    slow = nnbp.why_slow(net, x, target, name)
    assert slow.smallest.name == smallest and slow.smallest.says in slow.says


def test_saturated_and_right_is_told_from_saturated_and_wrong():
    net = network({2: [[9.0]]}, {2: [0.0]})
    assert "Neuron 2·1 is saturated, right." in nnbp.why_slow(net, [1.0], [1.0], "w2.1.1").says
    assert "Neuron 2·1 is saturated, wrong." in nnbp.why_slow(net, [1.0], [0.0], "w2.1.1").says
    net, x, y = nnbp.tiny_network()
    assert "Neuron 2·3 is saturated." in nnbp.why_slow(net, x, y, "w2.3.1").says


def test_a_dead_relu_and_a_silent_input_have_finite_logarithms():
    net = network({2: [[-1.0]], 3: [[1.0]]}, {2: [0.0], 3: [0.0]}, activation="relu", output="identity")
    slow = nnbp.why_slow(net, [1.0], [1.0], "w3.1.1")
    assert slow.gradient == 0 and slow.smallest.name == "a_in" and np.isfinite(slow.smallest.log)
    slow = nnbp.why_slow(net, [1.0], [1.0], "w2.1.1")
    assert slow.smallest.name == "slope" and slow.state == "dead"


def test_cross_entropy_makes_up_for_the_flat():
    net = network({2: [[1000.0]]}, {2: [0.0]}, cost="cross-entropy")
    slow = nnbp.why_slow(net, [1.0], [0.0], "w2.1.1")
    assert slow.gradient == 1 and sum(factor.log for factor in slow.factors) == pytest.approx(0, abs=1e-9)
    assert slow.state == "saturated, wrong"


def test_shown_as_a_table_and_as_a_sentence():
    slow = nnbp.why_slow(*nnbp.tiny_network(), "w3.1.2")
    assert repr(slow).startswith("∂C/∂w³₁₂ = +0.0261.") and slow._repr_markdown_().count("\n") == 6


def test_bad_input():
    net, x, y = nnbp.tiny_network()
    with pytest.raises(ValueError, match="names no weight or bias"):
        nnbp.why_slow(net, x, y, "w9.1.1")
    with pytest.raises(ValueError, match="x holds 2 examples"):
        nnbp.why_slow(net, np.ones((2, 2)), np.ones((2, 2)), "w3.1.2")
