"""Truths of predictions, each found once more by a route of its own: plain numpy, costs and their differences."""

from math import exp

import numpy as np
import pytest

import nnbp
from nnbp.lessons.predictions import QUESTIONS

NET, X, Y = nnbp.tiny_network()
X, Y = np.reshape(X, (2, 1)), np.reshape(Y, (2, 1))
W, B = [np.array(NET.w[l]) for l in (2, 3, 4)], [np.array(NET.b[l]) for l in (2, 3, 4)]


def settled(notebook, name):
    """What the lesson says: the words of the true choice."""
    question = QUESTIONS[notebook][name]
    return question.choices[question.truth()]


def squash(z):
    return 1 / (1 + np.exp(-z))


def cost(w, b, pushed=None, layer=0):
    """The cost of the example, from lists of weights and biases; pushed is added to the weighted input of a layer."""
    a = X
    for l, (weights, biases) in enumerate(zip(w, b, strict=True), 2):
        a = squash(weights @ a + biases + (pushed if l == layer else 0))
    return ((a - Y) ** 2).sum() / 2


def slopes(of, array, h=1e-5):
    """Centred differences of of() along every number of an array, which is changed in place and put back."""
    found = np.zeros_like(array)
    for index in np.ndindex(array.shape):
        kept, ends = array[index], []
        for array[index] in (kept + h, kept - h):
            ends.append(of())
        array[index], found[index] = kept, (ends[0] - ends[1]) / (2 * h)
    return found


def error(w, layer):
    """The errors of a layer, measured: it is pushed, and the cost looked at."""
    push = np.zeros((w[layer - 2].shape[0], 1))
    return slopes(lambda: cost(w, B, push, layer), push)


def turned(axis, angle):
    """The matrix of a rotation, by Rodrigues' formula."""
    k = np.cross(np.eye(3), axis / np.linalg.norm(axis))
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k


def test_03_the_error_is_largest_at_two_thirds():
    z = np.linspace(-8, 8, 4001)
    delta = np.gradient(squash(z) ** 2 / 2, z)  # the slope of the cost itself
    assert abs(squash(z[np.abs(delta).argmax()]) - 2 / 3) < 1e-3
    assert settled("03", "where_largest") == "at about ⅔"


def test_01_nobody_complains():
    sent = squash(W[1] @ squash(W[0] @ X + B[0]) + np.ones((3, 3)))  # what is in the nine biases does not matter
    assert (W[2] @ sent + B[2]).shape == (2, 3)
    with pytest.raises(ValueError, match="broadcast"):  # as the notebook says of -=
        biases = np.zeros((3, 1))
        biases -= np.ones((3, 3))
    assert settled("01", "who_complains") == "neither of them"


def test_03_cross_entropy_is_level_where_the_output_is_the_target():
    z = np.linspace(-4, 4, 8001)
    target = 0.5326
    costs = -target * np.log(squash(z)) - (1 - target) * np.log(1 - squash(z))
    lowest = costs.argmin()
    assert abs(squash(z[lowest]) - target) < 1e-3 and 0 < lowest < 8000
    assert round(costs[lowest], 2) == 0.69  # as the question and notebook 03 have it
    assert settled("03", "cost_left_over") == "0"


def test_03_at_0_53_a_little_of_both_errors_is_left():
    net, x, y = nnbp.tiny_network()
    picture = nnbp.OutputError(nnbp.feedforward(net, x).z[4], np.reshape(y, (2, 1)))
    picture.pick("y2")
    picture.set("y2", 0.53)  # the nearest that the slider has
    assert picture.said(picture.state).count("+0.0007") == picture.said(picture.state).count("+0.0026") == 1


def test_04_the_inverse_is_right_for_rotations_only():
    rng = np.random.default_rng(0)
    squares = [rng.normal(size=(3, 3)) for _ in range(10)]
    kinds = {
        "ours": [W[1]],
        "symmetric": [m + m.T for m in squares],
        "rotation": [turned(m[0], m[1, 0]) for m in squares],
    }
    right = {}
    for kind, matrices in kinds.items():
        for m in matrices:
            w = [W[0], m, W[2]]
            a = squash(W[0] @ X + B[0])
            carried = np.linalg.solve(m, error(w, 3)) * a * (1 - a)
            right.setdefault(kind, []).append(np.allclose(carried, error(w, 2), rtol=1e-5, atol=1e-8))
    assert {kind: set(found) for kind, found in right.items()} == {
        "ours": {False},
        "symmetric": {False},
        "rotation": {True},
    }
    assert settled("04", "when_the_inverse_does") == "yes, if it were a rotation"


def test_05_the_cost_has_no_valley_along_the_bias():
    b = [biases.copy() for biases in B]
    costs = []
    for b[1][0, 0] in np.linspace(-6, 6, 121):
        costs.append(cost(W, b))
    assert (np.diff(costs) > 0).all()
    assert (round(costs[0], 4), round(costs[-1], 4)) == (0.2202, 0.5189)  # as notebook 05 has them
    assert settled("05", "a_valley") == "rises all the way"


def test_05_neurons_that_start_alike_stay_alike():
    w, b = [np.zeros_like(weights) for weights in W], [np.zeros_like(biases) for biases in B]
    for _ in range(3):
        downhill = [slopes(lambda: cost(w, b), array) for array in w + b]
        for array, slope in zip(w + b, downhill, strict=True):
            array -= slope
    three = slopes(lambda: cost(w, b), b[1]).ravel()
    assert np.ptp(three) < 1e-8 and np.abs(three).min() > 1e-3
    assert settled("05", "all_alike") == "one number for all three, and not 0"


def test_06_the_wrong_way_round_goes_down_too():
    def after(step):
        return cost([W[0], W[1] - step, W[2]], B)

    nabla = slopes(lambda: cost(W, B), W[1])
    before, right, wrong = after(0), after(nabla), after(nabla.T)
    assert [round(c, 4) for c in (before, right, wrong)] == [0.4164, 0.3978, 0.4151]
    assert settled("06", "wrong_way_down") == "falls, by less than with the right one"


def test_06_for_one_example_the_wrong_way_never_rises():
    """Over random networks: a step of a tenth, and the slope along it, which is a square."""
    rng = np.random.default_rng(0)
    for seed in range(200):
        net, x, y = nnbp.Network([2, 3, 3, 2], rng=seed), rng.uniform(-1, 1, 2), rng.integers(0, 2, 2)
        found = nnbp.backprop(net, x, y)
        square = (found.delta[3] * found.forward.a[2]).sum() ** 2
        assert np.isclose((found.nabla_w[3] * found.nabla_w[3].T).sum(), square)
        net.w[3] -= 0.1 * found.nabla_w[3].T
        assert nnbp.backprop(net, x, y).cost <= found.cost


def test_06_a_weight_of_zero_keeps_most_of_its_gradient():
    w = [weights.copy() for weights in W]
    before = slopes(lambda: cost(w, B), w[1])[0, 1]
    w[1][0, 1] = 0.0
    after = slopes(lambda: cost(w, B), w[1])[0, 1]
    assert (round(before, 4), round(after, 4)) == (0.0261, 0.0184)  # as the question and notebook 06 have them
    assert settled("06", "at_zero") == "more than half"


def test_07_the_lower_flat_is_slow_on_both_sides():
    b = [biases.copy() for biases in B]
    yardstick = abs(slopes(lambda: cost(W, b), W[0])[1, 1])
    b[0][2, 0] = -10
    into, out = slopes(lambda: cost(W, b), W[0])[2, 0], slopes(lambda: cost(W, b), W[1])[0, 2]
    assert round(yardstick, 3) == 0.016 and max(abs(into), abs(out)) < yardstick / 10
    assert settled("07", "which_side") == "both"


def test_11_ten_digits_leave_one_sign_to_half_of_the_rows():
    digits = nnbp.load_digits()[0]
    found = []
    for seed in range(1, 101):
        net = nnbp.Network([64, 30, 30, 10], rng=seed)
        each = [nnbp.backprop(net, digits.x[:, [i]], digits.y[:, [i]]) for i in range(10)]
        rows = sum(np.outer(one.delta[3], one.forward.a[2]) for one in each)
        found.append(int(((rows > 0).all(axis=1) | (rows < 0).all(axis=1)).sum()))
    assert found[0] == 16 and (min(found), max(found)) == (10, 28)  # as notebook 11 has them
    assert settled("11", "ten_digits") == "about half of them"


def test_11_a_larger_step_does_not_make_the_bad_start_good():
    def epochs(z, eta):
        """w and b get the same step, so z gets two: until the output is below a half."""
        count = 0
        while z >= 0:
            a = 1 / (1 + exp(-z))
            z, count = z - 2 * eta * a * a * (1 - a), count + 1
        return count

    for eta, good, bad in ((0.15, 36, 232), (3.0, 2, 13)):
        assert (epochs(1.5, eta), epochs(4.0, eta)) == (good, bad)
    ratios = [epochs(4.0, eta) / epochs(1.5, eta) for eta in np.geomspace(0.01, 0.5, 60)]
    assert min(ratios) >= 5.95 and max(ratios) < 6.55  # "between 6.0 and 6.5"
    assert settled("11", "twenty_times") == "still about six times as many"


def test_14_the_bare_miss_reads_more_after_one_epoch():
    """By another cost: cross-entropy with sigmoids has the error a - y. From nine in ten starts, as notebook 14 says."""
    training, test = nnbp.load_digits()

    def read(cost, seed):
        net = nnbp.Network([64, 30, 10], cost=cost, rng=seed)
        settings = {"epochs": 1, "mini_batch_size": 10, "eta": 3.0, "rng": seed, "test_data": (test.x, test.y)}
        return nnbp.sgd(net, (training.x, training.y), **settings).accuracy[-1]

    shares = np.array([[read(cost, seed) for cost in ("quadratic", "cross-entropy")] for seed in range(1, 31)])
    assert 25 <= (shares[:, 1] > shares[:, 0]).sum() <= 28
    assert np.allclose(shares[:5].mean(axis=0), [0.52, 0.75], atol=0.02)
    assert settled("14", "no_slope") == "about three in four, more than with σ′"
