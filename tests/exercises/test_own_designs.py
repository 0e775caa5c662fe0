"""A reader's own activation or cost: right ones pass in any style, every usual mistake is named, nothing is thrown."""

import numpy as np
import pytest

import nnbp
from nnbp.chapter.activations import sigmoid, sigmoid_prime
from nnbp.exercises import check_activation, check_cost


def activation(value, prime):
    return type("Mine", (), {"__call__": lambda self, z: value(z), "prime": lambda self, z: prime(z)})()


def cost(value, gradient):
    methods = {"__call__": lambda self, a, y: value(a, y), "gradient": lambda self, a, y: gradient(a, y)}
    return type("Mine", (), methods)()


def swish(z):
    return z * sigmoid(z)


def tanh_slope(z):
    return 1 - np.tanh(z) ** 2


def double(z):
    return np.tanh(2 * z)


SLOPES = [
    (sigmoid, sigmoid_prime, True, "Right at all 99 points"),
    (swish, lambda z: sigmoid(z) + z * sigmoid_prime(z), True, "the slope of the values."),
    (lambda z: np.log(1 + np.exp(z)), sigmoid, True, "But at z = 1000 it is not finite"),
    (sigmoid, lambda z: z * (1 - z), False, "This is a formula in a, handed z."),
    (np.tanh, lambda z: 1 - z**2, False, "This is a formula in a, handed z."),
    (np.tanh, lambda z: tanh_slope(np.tanh(z)), False, "This is σ′(a) in place of σ′(z)."),
    (np.tanh, np.tanh, False, "This is the value in place of its slope."),
    (np.tanh, lambda z: -tanh_slope(z), False, "This is the opposite sign."),
    (np.tanh, lambda z: 1 / tanh_slope(z), False, "This is one over the slope."),
    (swish, sigmoid, False, "This is half of the product rule."),
    (swish, lambda z: z * sigmoid_prime(z), False, "This is half of the product rule."),
    (double, lambda z: 1 - double(z) ** 2, False, "This is 0.5 times the slope."),
    (np.tanh, np.ones_like, False, "This is the same number everywhere."),
    (np.tanh, lambda z: tanh_slope(z) + 0.1 * z, False, "Not the slope, and by no constant"),
    (np.tanh, lambda z: 1.0, False, "This is the same number everywhere"),
    (np.tanh, lambda z: ..., False, "the `...` is still in place in `.prime`"),
    (np.tanh, lambda z: None, False, "In `.prime`: it gave back nothing"),
    (np.tanh, lambda z: z["nothing"], False, "In `.prime`: an index that is no whole number"),
    (lambda z: None, np.tanh, False, "In the object itself: it gave back nothing"),
    (lambda z: z.sum(), np.ones_like, False, "In the object itself: it gave the shape ()"),
]


@pytest.mark.parametrize("value, prime, right, said", SLOPES)
def test_an_activation_is_told_what_its_prime_is(value, prime, right, said):
    design = activation(value, prime)
    verdict = check_activation(design)
    assert verdict.right == right and said in verdict.text, verdict.text
    if not right and "not written" not in verdict.text.lower():
        with pytest.raises((ValueError, TypeError, IndexError)):  # a network refuses what the check refuses
            nnbp.Network([2, 3, 1], activation=design, rng=0)


def entropy(a, y):
    return -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=0)


def quartic(a, y):
    return ((a - y) ** 4).sum(axis=0) / 4


def relu6(z):
    return np.clip(z, 0, 6)


def between(z, low, high):
    return ((z > low) & (z < high)) * 1.0


SLOPES += [
    (relu6, lambda z: between(z, 0, 6), True, "Right at all"),
    (relu6, lambda z: (z > 0) * 1.0, False, "Wrong for z above about 6, right elsewhere"),
    (lambda z: np.clip(z, -1, 1), np.ones_like, False, "Right for z from about −1 to 1, wrong beyond"),
    (np.abs, np.sign, True, "takes no complex numbers"),
    (lambda z: z, lambda z: 1.0, True, "In `.prime` the shape is (); a network wants (99, 1)."),
    (np.tanh, lambda z: tanh_slope(z).ravel(), True, "In `.prime` the shape is (99,)"),
    (swish, lambda z: sigmoid_prime(z) * 1, False, "u′v′ in place of the product rule"),
    (lambda z: np.tanh(z**2), lambda z: tanh_slope(z**2), False, "the slope without a factor of z"),
    (np.tanh, lambda z: np.divide(1, np.cosh(z)), False, "the slope without its square"),
    (np.tanh, lambda z: np.multiply(z, 0, out=z), False, "it writes into what it is handed"),
    (lambda z: z / z.sum(), np.ones_like, False, "One neuron's value depends on the others"),
    (np.tanh, lambda z: 1 - np.tanh(z) ** 2 if z > 0 else 0, False, "np.where"),
]  # fmt: skip
GRADIENTS = [
    (quartic, lambda a, y: (a - y) ** 3, True, "Right for all 3 outputs"),
    (entropy, lambda a, y: (a - y) / (a * (1 - a)), True, "Right"),
    (quartic, lambda a, y: (y - a) ** 3, False, "This is the opposite sign."),
    (entropy, lambda a, y: a - y, False, "This is δ in place of ∂C/∂a."),
    (quartic, lambda a, y: (a - y) ** 3 / 3, False, "This is a mean over the outputs in place of their sum."),
    (quartic, lambda a, y: 4 * (a - y) ** 3, False, "This is 4 times the gradient."),
    (quartic, lambda a, y: a - y, False, "Not the slope, and by no constant"),
    (quartic, lambda a, y: ..., False, "the `...` is still in place in `.gradient`"),
    (quartic, lambda a, y: ((a - y) ** 3).sum(axis=0), False, "In `.gradient`: it gave the shape (1,)"),
    (
        lambda a, y: quartic(a, y).sum(),
        lambda a, y: (a - y) ** 3,
        False,
        "In the object itself: it gave the shape (); expected (4,)",
    ),
]


def huber(a, y):
    r = np.abs(a - y)
    return np.where(r < 1, r**2 / 2, r - 0.5).sum(axis=0)


def hinge(a, y):
    return np.maximum(0, 1 - (2 * y - 1) * a).sum(axis=0)


GRADIENTS += [
    (huber, lambda a, y: np.clip(a - y, -1, 1), True, "takes no complex numbers"),
    (huber, lambda a, y: a - y, False, "Wrong for |a − y| above about 1"),
    (hinge, lambda a, y: np.where((2 * y - 1) * a < 1, 1 - 2 * y, 0.0), True, "Right"),
    (hinge, lambda a, y: 1 - 2 * y, False, "right elsewhere"),
    (quartic, lambda a, y: ((a - y) ** 3).ravel(), False, "expected (3, 4)"),
    (quartic, lambda a, y: (a - y) ** 3 / a.shape[1], False, "With several examples `.gradient` gives other numbers"),
    (lambda a, y: np.sqrt(((a - y) ** 2).sum(axis=0) + 1), lambda a, y: a - y, False, "the outer derivative is missing"),
    (lambda a, y: (a * np.exp(a - y)).sum(axis=0), lambda a, y: a * np.exp(a - y), False, "half of the product rule"),
]  # fmt: skip


@pytest.mark.parametrize("value, gradient, right, said", GRADIENTS)
def test_a_cost_is_told_what_its_gradient_is(value, gradient, right, said):
    verdict = check_cost(cost(value, gradient))
    assert verdict.right == right and said in verdict.text, verdict.text


@pytest.mark.parametrize("check", [check_activation, check_cost])
def test_what_is_no_design_is_told_so(check):
    assert "This is the class itself: hand over an object, int()." in check(int).text
    assert "Expected an object to call, with `." in check(np.sin).text and not check(3).right
