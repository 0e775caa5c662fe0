"""The predictions of notebook 04."""

from functools import cache

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.equations import hidden_error
from ...chapter.network import Network
from ...checks.nudges import complex_step_error
from ...data.tiny import tiny_network
from ..question import Question


def inverse_and_measured(w):
    """delta^2 with w in place of w^3: carried back by its inverse, and by complex step."""
    net, x, y = tiny_network()
    net.w[3][:] = w
    found = backprop(net, x, y)
    carried = hidden_error(np.linalg.inv(w).T, found.delta[3], found.forward.z[2])  # it transposes what it is given
    return carried, complex_step_error(net, x, y, 2)


def symmetric_and_rotation():
    """Two matrices made of w^3."""
    w = tiny_network()[0].w[3]
    return (w + w.T) / 2, np.linalg.qr(w)[0]


def inverse_does():
    """0, 1 or 2: is the inverse right for neither of these, for the symmetric one, or for the rotation?"""
    return sum(place for place, w in enumerate(symmetric_and_rotation(), 1) if np.allclose(*inverse_and_measured(w)))


def zero_weight():
    """Does neuron 2.2 still feel neuron 3.1's error when w^3_12 is 0: no error, the same, or the others' only?"""
    net, x, y = tiny_network()
    net.w[3][0, 1] = 0.0
    result = backprop(net, x, y)
    through = net.w[3][:, 1] * result.delta[3][:, 0]
    return 2 if through[0] == 0 and np.any(through[1:]) else 0 if not np.any(through) else 1


@cache
def ratios():
    """How long delta^2 is beside delta^4 in 200 networks of the tiny one's shape, with random weights and inputs."""
    found = []
    for seed in range(200):
        rng = np.random.default_rng(seed)
        delta = backprop(Network([2, 3, 3, 2], rng=rng), rng.normal(size=2), [0.0, 1.0]).delta
        found.append(np.linalg.norm(delta[2]) / np.linalg.norm(delta[4]))
    return found


def lengths():
    """0, 1 or 2: is the median of these ratios below a tenth, about a half, or about 1?"""
    median = np.median(ratios())
    return 0 if median < 0.1 else 1 if 0.35 < median < 0.65 else 2


def arriving():
    """What neurons 3.1, 3.2 and 3.3 send back to neuron 2.2 when w^3_12 is 0."""
    net, x, y = tiny_network()
    net.w[3][0, 1] = 0.0
    return (net.w[3][:, 1] * backprop(net, x, y).delta[3][:, 0]).round(4) + 0.0


def by_the_inverse():
    """The error of neuron 2.2 by the inverse and as measured, with a symmetric w^3 and with a rotation."""
    return [error[1, 0] for w in symmetric_and_rotation() for error in inverse_and_measured(w)]


QUESTIONS = {
    "a_weight_of_zero": Question(
        "Set w³₁₂ to 0. Then the error of neuron 2·2 is made of …",
        ("nothing: it is zero", "the same as before", "the errors of neurons 3·2 and 3·3 only"),
        zero_weight,
        "A weight of zero takes out its own term and no other: neurons 3·1, 3·2 and 3·3 send back "
        "{:+.4f}, {:+.4f} and {:+.4f}.".format(*arriving()),
    ),
    "when_the_inverse_does": Question(
        "Only the transpose is right for our w³. If w³ were another matrix, could its inverse carry δ³ back as well?",
        ("no: on the way back nothing is undone", "yes, if it were symmetric", "yes, if it were a rotation"),
        inverse_does,
        "The inverse of a rotation is its transpose: with one, neuron 2·2 gets {2:+.4f} by the inverse and is measured at "
        "{3:+.4f}; with a symmetric matrix it gets {0:+.4f} of {1:+.4f}.".format(*by_the_inverse()),
    ),
    "how_long": Question(
        "Take 200 networks of the same shape, 2-3-3-2, with random weights and inputs. Compared with δ⁴, the median δ² is …",
        ("shorter, less than a tenth of it", "half as long", "about as long"),
        lengths,
        "Each step back multiplies by σ′, at most 0.25 for the sigmoid, and weights of about 1 do not make up for it: "
        f"the median ratio is {np.median(ratios()):.3f}, the largest {max(ratios()):.2f}.",
    ),
}
