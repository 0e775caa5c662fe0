"""A reader's own activation or cost: right ones pass in any style, every usual mistake is named, nothing is thrown."""

import numpy as np
import pytest

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
    (sigmoid, sigmoid_prime, True, "Right at all 6 points"),
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
    (np.tanh, lambda z: tanh_slope(z) + 0.1 * z, False, "The first difference is at [0, 0]"),
    (np.tanh, lambda z: 1.0, False, "In `.prime`: it gave the shape (); expected (6, 1)"),
    (np.tanh, lambda z: ..., False, "the `...` is still in place in `.prime`"),
    (np.tanh, lambda z: None, False, "In `.prime`: it gave back nothing"),
    (np.tanh, lambda z: z["nothing"], False, "In `.prime`: it stopped with IndexError"),
    (lambda z: None, np.tanh, False, "In the object itself: it gave back nothing"),
    (lambda z: z.sum(), np.ones_like, False, "In the object itself: it gave the shape ()"),
]


@pytest.mark.parametrize("value, prime, right, said", SLOPES)
def test_an_activation_is_told_what_its_prime_is(value, prime, right, said):
    verdict = check_activation(activation(value, prime))
    assert verdict.right == right and said in verdict.text


def entropy(a, y):
    return -(y * np.log(a) + (1 - y) * np.log(1 - a)).sum(axis=0)


def quartic(a, y):
    return ((a - y) ** 4).sum(axis=0) / 4


GRADIENTS = [
    (quartic, lambda a, y: (a - y) ** 3, True, "Right for all 3 outputs"),
    (entropy, lambda a, y: (a - y) / (a * (1 - a)), True, "Right"),
    (quartic, lambda a, y: (y - a) ** 3, False, "This is the opposite sign."),
    (entropy, lambda a, y: a - y, False, "This is δ in place of ∂C/∂a."),
    (quartic, lambda a, y: (a - y) ** 3 / 3, False, "This is a mean over the outputs in place of their sum."),
    (quartic, lambda a, y: 4 * (a - y) ** 3, False, "This is 4 times the gradient."),
    (quartic, lambda a, y: a - y, False, "The first difference is at [0, 0]"),
    (quartic, lambda a, y: ..., False, "the `...` is still in place in `.gradient`"),
    (quartic, lambda a, y: ((a - y) ** 3).sum(axis=0), False, "In `.gradient`: it gave the shape (1,)"),
    (
        lambda a, y: quartic(a, y).sum(),
        lambda a, y: (a - y) ** 3,
        False,
        "In the object itself: it gave the shape (); expected (1,)",
    ),
]


@pytest.mark.parametrize("value, gradient, right, said", GRADIENTS)
def test_a_cost_is_told_what_its_gradient_is(value, gradient, right, said):
    verdict = check_cost(cost(value, gradient))
    assert verdict.right == right and said in verdict.text


@pytest.mark.parametrize("check", [check_activation, check_cost])
def test_what_is_no_design_is_told_so(check):
    assert "This is the class itself: hand over an object, `int()`." in check(int).text
    assert "Expected an object to call, with `." in check(np.sin).text and not check(3).right
