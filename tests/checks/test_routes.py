"""Four routes to one number, the sum over paths with its guard, and the valley of the step sweep."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import nnbp
from nnbp.ground.parameters import Parameter, find

from ..networks import cases


@settings(max_examples=60)
@given(case=cases(most_layers=8, most_examples=1), data=st.data())
def test_the_routes_meet(case, data):
    net, x, y = case
    if not hasattr(net.activation[net.L], "prime"):
        with pytest.raises(ValueError, match="^net has softmax outputs, which depend on one another"):
            nnbp.path_sum(net, x, y, 2, 1, 1)
        return
    assume(np.abs(nnbp.feedforward(net, x).z[net.L]).max() < 12)  # beyond, 1 - a has lost the digits that a path needs
    l = data.draw(st.integers(2, net.L))
    j, k = data.draw(st.integers(1, net.sizes[l - 1])), data.draw(st.integers(1, net.sizes[l - 2]))
    if nnbp.count_paths(net.sizes, l) > 2000:
        return
    routes = nnbp.four_routes(net, x, y, l, j, k)
    exact = routes.values["complex step"]
    for name, value in routes.values.items():
        assert value == pytest.approx(
            exact, rel=1e-5 if "difference" in name else 1e-8, abs=1e-6 if "difference" in name else 1e-12
        )
    assert routes.difference == max(routes.values.values()) - min(routes.values.values())
    assert f"∂C/∂{Parameter(l, j, k).label} by 5 routes" in repr(routes)


def test_paths_are_all_there_and_one_is_not_the_gradient():
    net, x, y = nnbp.tiny_network()
    found = nnbp.paths(net, x, y, 2, 1, 2)
    assert len(found) == nnbp.count_paths(net.sizes, 2) == 6
    assert [path.neurons for path in found] == [(1, j, k) for j in (1, 2, 3) for k in (1, 2)]
    gradient = nnbp.backprop(net, x, y).nabla_w[2][0, 1]
    assert sum(path.product for path in found) == pytest.approx(gradient, rel=1e-12)
    assert all(path.product != pytest.approx(gradient, rel=1e-3) for path in found)
    path = found[0]
    assert path.product == pytest.approx(np.prod(path.factors)) and path.factors[-1] == x[1]


def test_too_many_paths_are_refused_before_they_are_walked():
    net = nnbp.Network([2, 30, 30, 30, 30, 30], rng=0)
    with pytest.raises(ValueError, match="has 810,000 paths to the cost; this walks at most 200,000"):
        nnbp.paths(net, [1, 2], [0] * 30, 2, 1, 1)
    assert len(nnbp.paths(net, [1, 2], [0] * 30, 4, 1, 1)) == 900


@pytest.mark.parametrize(
    "place, message",
    [
        ((1, 1, 1), "^(layer|l) is 1; expected a whole number from 2 to 4"),
        ((5, 1, 1), "^(layer|l) is 5"),
        ((2, 4, 1), "j is 4; expected a whole number from 1 to 3"),
        ((2, 0, 1), "j is 0"),
        ((2, 1, 3), "k is 3; expected a whole number from 1 to 2"),
        ((2, 1.0, 1), "j is 1.0"),
        ((True, 1, 1), "^(layer|l) is True"),
    ],
)
def test_a_weight_that_does_not_exist(place, message):
    for function in (nnbp.four_routes, nnbp.path_sum):
        with pytest.raises(ValueError, match=message):
            function(*nnbp.tiny_network(), *place)


def test_several_examples_are_refused():
    net, _, _ = nnbp.tiny_network()
    with pytest.raises(ValueError, match="x holds 2 examples; expected one"):
        nnbp.path_sum(net, np.ones((2, 2)), np.ones((2, 2)), 2, 1, 1)


def test_the_step_sweep_has_its_valleys_and_its_slopes():
    net, x, y = nnbp.tiny_network()
    steps, one_sided, centred = nnbp.step_sweep(net, x, y, find(net, "w3.1.2"))
    assert one_sided[-1] > 1e-3 and centred[-1] > 1e-3  # rounding, at h = 1e-15
    assert one_sided.min() < 1e-6 and centred.min() < 1e-9
    early = (steps <= 1e-2) & (steps >= 1e-3)
    for errors, order in ((one_sided, 1), (centred, 2)):
        slope = np.polyfit(np.log10(steps[early]), np.log10(errors[early]), 1)[0]
        assert slope == pytest.approx(order, abs=0.05)
