"""A sweep along one weight or bias: all positions at once give what one pass a position gives."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nnbp.ground.parameters import parameters
from nnbp.kit.sweep import one_by_one, sweep

from ..networks import cases

VALUES = np.array([-3.0, -0.4, 0.0, 1e-9, 0.7, 40.0])


@settings(max_examples=60)
@given(cases(most_examples=1), st.data())
def test_all_at_once_is_one_by_one(case, data):
    net, x, y = case
    if net.activation[net.L].__class__.__name__ == "Softmax":
        y = np.eye(len(y))[:, [0]]
    parameter = data.draw(st.sampled_from(parameters(net)))
    quick, plain = (form(net, x, y, parameter, VALUES, 0.5) for form in (sweep, one_by_one))
    for name in ("cost", "slope", "cost_ahead", "output_slope"):
        np.testing.assert_allclose(getattr(quick, name), getattr(plain, name), rtol=1e-12, atol=1e-14)
    for name in ("z", "a", "delta"):
        for l, found in getattr(plain, name).items():
            np.testing.assert_allclose(getattr(quick, name)[l], found, rtol=1e-12, atol=1e-14)
