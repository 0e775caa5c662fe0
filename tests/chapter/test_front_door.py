"""The gate that every network passes, and the front door of the equations: shapes as stated, floats, nothing dropped."""

import inspect

import numpy as np
import pytest

import nnbp
from nnbp.chapter.front_door import THINGS, shapes

NOT_A_NETWORK = [None, 3, "net", [2, 3, 2], nnbp.Network, {"w": {}}]
TAKE_A_NETWORK = {
    "feedforward": ([0.5, 0.2],), "backprop": ([0.5, 0.2], [0, 1]), "nudged_error": ([0.5, 0.2], [0, 1], 2),
    "path_sum": ([0.5, 0.2], [0, 1], 2, 1, 1), "four_routes": ([0.5, 0.2], [0, 1], 2, 1, 1), "scaled": (2.0,),
    "resized": (2.0, 1.0), "why_slow": ([0.5, 0.2], [0, 1], "b2.1"), "count_products": ([0.5, 0.2], [0, 1]),
    "path_links": ([0.5, 0.2], [0, 1], 2), "readings": (None,), "try_lines": ([0.5, 0.2], [0, 1]),
    "input_gradient": ([0.5, 0.2], [0, 1]), "nudge": ([0.5, 0.2], [0, 1], 2, 1, 0.5),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKE_A_NETWORK)
def test_what_is_no_network_is_refused_first(name):
    for wrong in NOT_A_NETWORK:
        with pytest.raises(ValueError, match="^net is .*; expected a Network"):
            getattr(nnbp, name)(wrong, *TAKE_A_NETWORK[name])


SPOILT = [
    (lambda net: setattr(net, "w", [1, 2]), r"^net\.w is \[1, 2\]; expected a dict"),
    (lambda net: net.w.update({"a": 1}), r"^net\.w has the layers \[2, 3, 'a'\]"),
    (lambda net: net.w.update({2: net.w[2].tolist()}), r"^net\.w\[2\] is a list; expected a numpy array"),
    (lambda net: net.w.update({2: np.matrix(net.w[2])}), r"^net\.w\[2\] is a matrix"),
    (lambda net: net.b.update({3: net.b[3] > 0}), r"^net\.b\[3\] holds truth values"),
    (lambda net: net.w.update({2: np.ma.masked_array(net.w[2], True)}), r"^net\.w\[2\] is a masked array"),
    (lambda net: net.activation.update({3: "tanh"}), r"^net\.activation\[3\] is 'tanh'; expected an object to call"),
    (lambda net: net.activation.update({2: nnbp.chapter.activations.softmax}), r"^net\.activation\[2\] is"),
    (lambda net: setattr(net, "cost", "quadratic"), r"^net\.cost is 'quadratic'; expected an object to call"),
    (lambda net: setattr(net, "cost", nnbp.chapter.costs.log_likelihood), r"^net\.cost is 'log-likelihood' and"),
    (lambda net: setattr(net, "sizes", [2, 3]), r"^net\.L is 3, and net\.sizes is \[2, 3\]"),
    (lambda net: delattr(net, "b"), r"^net\.b is None"),
]


@pytest.mark.parametrize("spoil, message", SPOILT)
@pytest.mark.filterwarnings("ignore::PendingDeprecationWarning")
def test_what_a_reader_may_do_to_a_network(spoil, message):
    net = nnbp.Network([2, 3, 2], rng=0)
    nnbp.backprop(net, [1, 2], [0, 1])
    spoil(net)
    for use in (nnbp.feedforward, lambda net, x: nnbp.nudged_error(net, x, [0, 1], 2), nnbp.scaled):
        with pytest.raises(ValueError, match=message):
            use(net, [1, 2]) if use is not nnbp.scaled else use(net)


def test_a_copy_shares_nothing():
    net = nnbp.Network([2, 3, 2], rng=0)
    twin = net.copy()
    twin.activation[3] = nnbp.chapter.activations.tanh
    twin.sizes[1] = 99
    assert net.activation[3] is nnbp.sigmoid and net.sizes == [2, 3, 2]


@pytest.mark.parametrize("size", [2e100, 1e308])
def test_examples_too_large_to_compute_with_are_named(size):
    net = nnbp.Network([2, 3, 2], activation="relu", output="identity", rng=0)
    for use in (nnbp.backprop, nnbp.input_gradient, lambda *given: nnbp.nudged_error(*given, 2)):
        with pytest.raises(
            ValueError, match=r"^x holds [12]e\+(100|308) at index \(0, 0\); expected numbers of at most 1e\+100"
        ):
            use(net, [size, 0], [0, 1])
        with pytest.raises(ValueError, match=r"^y holds [12]e\+(100|308) at index \(1, 0\)"):
            use(net, [1, 0], [0, size])


def test_numbers_that_grow_beyond_all_floats_on_their_way_are_named():
    net = nnbp.Network([2, 3, 3, 2], activation="relu", output="identity", rng=0)
    net.w = {l: np.full_like(w, 1e90) for l, w in net.w.items()}
    with pytest.raises(ValueError, match=r"^x holds numbers of up to 1e\+95 in size, which grow on their way"):
        nnbp.feedforward(net, [1e95, 0])
    with pytest.raises(ValueError, match=r"^net.w\[2\] holds numbers of up to 1e\+90"):
        nnbp.backprop(net, [1, 0], [0, 1])
    single = nnbp.Network([2, 2], activation="identity", dtype="float32", rng=0)
    with pytest.raises(ValueError, match="^x holds 1e.308 at index .*expected finite float32 numbers"):
        nnbp.feedforward(single, [1e308, 0])


@pytest.mark.parametrize("h", [0, 1e-300, -1e-5, np.nan, 2.0, "h", None])
def test_a_step_that_is_none(h):
    net, x, y = nnbp.tiny_network()
    for use in (lambda: nnbp.four_routes(net, x, y, 3, 1, 2, h=h), lambda: nnbp.nudged_error(net, x, y, 2, h=h)):
        with pytest.raises(ValueError, match="^h "):
            use()


def test_a_step_too_small_to_move_the_weight():
    net, x, y = nnbp.tiny_network()
    net.w[3][0, 1] = 1000.0
    with pytest.raises(ValueError, match="^h is 1e-14, too small a step from 1000"):
        nnbp.four_routes(net, x, y, 3, 1, 2, h=1e-14)


def test_a_path_through_a_saturated_output_is_no_nan():
    net, x, y = nnbp.tiny_network(cost="cross-entropy")
    net.b[4][:] = 800.0
    for use in (lambda: nnbp.path_sum(net, x, y, 2, 1, 1), lambda: nnbp.path_links(net, x, y, 2)):
        with pytest.raises(ValueError, match="^x drives output 1 to 1"):
            use()


EQUATIONS = [f for f in vars(nnbp).values() if inspect.isfunction(f) and hasattr(f, "__wrapped__")]


def test_there_are_equations_at_the_door():
    assert len(EQUATIONS) >= 28 and nnbp.hidden_error in EQUATIONS
    assert all(inspect.getsource(f).startswith(f"def {f.__name__}(") for f in EQUATIONS)


@pytest.mark.parametrize("function", EQUATIONS, ids=lambda f: f.__name__)
def test_a_flat_vector_is_no_column(function):
    """And each array argument of each equation has its shape in the docstring."""
    stated, sizes = shapes(function.__wrapped__), {"1": 1, "m": 1}
    assert all(shape is not None for shape in stated.values()) or function.__name__ in (
        "hadamard", "sigmoid_slope", "sigmoid_slope_of_a",
    )  # fmt: skip
    good = {name: np.full([sizes.get(s, 3) for s in shape or ()], 0.3) for name, shape in stated.items()}
    wanted = function(**good)
    np.testing.assert_array_equal(wanted, function.__wrapped__(**good))
    for name, shape in stated.items():
        if shape and len(shape) == 2 and good[name].shape[1] == 1:
            with pytest.raises(ValueError, match=rf"^{name} has shape \(3,\).*vectors are columns here"):
                function(**good | {name: good[name].ravel()})
        with pytest.raises(ValueError, match=f"^{name} is a masked array"):
            function(**good | {name: np.ma.masked_array(good[name], True)})


@pytest.mark.parametrize("function", EQUATIONS, ids=lambda f: f.__name__)
def test_an_equation_of_integers_and_lists(function):
    stated, sizes = shapes(function.__wrapped__), {"1": 1, "m": 1}
    whole = {n: np.full([sizes.get(s, 3) for s in shape or ()], 200, "uint8") for n, shape in stated.items()}
    in_floats = {name: array.astype(float) for name, array in whole.items()}
    np.testing.assert_array_equal(function(**whole), function(**in_floats))
    np.testing.assert_array_equal(function(**{n: a.tolist() for n, a in whole.items()}), function(**in_floats))


def test_only_things_that_can_serve():
    assert set(THINGS) == {"cost", "activation"}
    with pytest.raises(ValueError, match="^activation is 'tanh'; expected an object to call, with .prime"):
        nnbp.hidden_error(np.ones((2, 3)), np.ones((2, 1)), np.ones((3, 1)), "tanh")
