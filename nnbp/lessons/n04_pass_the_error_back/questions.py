"""The predictions of notebook 04."""

from functools import cache

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.equations import hidden_error
from ...chapter.network import Network
from ...checks.nudges import nudged_error
from ...data.tiny import tiny_network
from ..question import Question


def way_back():
    """Which of w, its transpose and its inverse gives delta^2 as it is measured?"""
    net, x, y = tiny_network()
    result = backprop(net, x, y)
    measured, w = nudged_error(net, x, y, 2), net.w[3]
    candidates = (w.T, np.linalg.inv(w).T, w)  # hidden_error transposes what it is given
    errors = [hidden_error(c, result.delta[3], result.forward.z[2]) for c in candidates]
    return int(np.argmin([np.abs(e - measured).max() for e in errors]))


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


def missed():
    """The error of neuron 2.2 by w, by its inverse and by its transpose."""
    net, x, y = tiny_network()
    found = backprop(net, x, y)
    z, delta, w = found.forward.z[2], found.delta[3], net.w[3]
    return [hidden_error(c, delta, z)[1, 0] for c in (w.T, np.linalg.inv(w).T, w)]


QUESTIONS = {
    "the_way_back": Question(
        "Forward, the signal was multiplied by w³. Which matrix carries δ³ back to layer 2?",
        ("w³ itself", "its inverse, which undoes it", "its transpose"),
        way_back,
        "The sum runs over all who listen to neuron j, down column j of w³: for neuron 2·2, with the error "
        "{2:+.4f}, w³ itself gives {0:+.4f} and the inverse {1:+.4f}.".format(*missed()),
    ),
    "a_weight_of_zero": Question(
        "Set w³₁₂ to 0. Then the error of neuron 2·2 is made of …",
        ("nothing: it is zero", "the same as before", "the errors of neurons 3·2 and 3·3 only"),
        zero_weight,
        "A weight of zero takes out its own term and no other: neurons 3·1, 3·2 and 3·3 send back "
        "{:+.4f}, {:+.4f} and {:+.4f}.".format(*arriving()),
    ),
    "how_long": Question(
        "Take 200 networks of the same shape, 2-3-3-2, with random weights and inputs. Compared with δ⁴, the median δ² is …",
        ("shorter, less than a tenth of it", "half as long", "about as long"),
        lengths,
        "Each step back multiplies by σ′, at most 0.25 for the sigmoid, and weights of about 1 do not make up for it: "
        f"the median ratio is {np.median(ratios()):.3f}, the largest {max(ratios()):.2f}.",
    ),
}
