"""The predictions of notebook 08."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.equations import hidden_error, weight_gradient
from ...data.tiny import tiny_network
from ..question import Question
from .cache_game.erased import stored_keys, try_lines
from .five_steps.phases import leaves_of, phases, run
from .pass_counter.work import work


def target_moves():
    """All phases have run; then a target moves. Which of the z and a are still what they would be, and is anything else?"""
    net, x, y = tiny_network()
    x, y = np.reshape(x, (2, 1)), np.reshape(y, (2, 1))
    leaves, results = leaves_of(net, x, y, 0.5), {}
    for phase in phases(net.L):
        results = run(net, phase, leaves, results)
    moved = leaves | {"y": y + 0.25}
    fresh = {key for key, result in results.items() if not result.stale(moved)}
    right = set(stored_keys(net)) - {"a1"}
    return 1 if fresh == right else 0 if fresh == set(results) - {"C"} else 2


def erased_activation():
    """With a2 alone erased, the one line that cannot run: (BP2) to layer 2, (BP4) at layer 2, or (BP4) at layer 3?"""
    stopped = [tried.key for tried in try_lines(*tiny_network(), erased=["a2"]) if tried.missing]
    return [["delta2"], ["nabla_w2"], ["nabla_w3"]].index(stopped)


def not_needed():
    """Under the cross-entropy cost, the stored value that no line of the way back needs: z4, a4, or none?"""
    net, x, y = tiny_network(cost="cross-entropy")
    needed = set().union(*(tried.needs for tried in try_lines(net, x, y)))
    return [["z4"], ["a4"], []].index([key for key in stored_keys(net) if key not in needed])


def a_millisecond():
    """784-30-10, 1 ms for a pass forward: one gradient by centred differences, in seconds."""
    seconds = work([784, 30, 10]).passes["centred"] / 1000
    return int(np.argmin(np.abs(np.log([0.002, 0.85, 48.0]) - np.log(seconds))))


def early_gradient():
    """w4 is updated before delta3 is computed: how far the gradient of w3 is off, with an eta of 0.5 and of 0.25."""
    net, x, y = tiny_network()
    found = backprop(net, x, y)
    off = []
    for eta in (0.5, 0.25):
        early = hidden_error(net.w[4] - eta * found.nabla_w[4], found.delta[4], found.forward.z[3])
        off.append(np.abs(weight_gradient(early, found.forward.a[2]) - found.nabla_w[3]).max())
    return np.array(off) / np.abs(found.nabla_w[3]).max()


def too_early():
    """Is the gradient of w3 the same, off in proportion to eta, or by a constant?"""
    off = early_gradient()
    return 0 if off[0] < 1e-12 else 1 if abs(off[0] / off[1] - 2) < 1e-6 else 2


QUESTIONS = {
    "the_target_moves": Question(
        "Every step has been run. Then you change the target y₁, and run nothing. Which of the stored results are still "
        "right?",
        ("everything but the cost", "every z and every a, and nothing else", "those of layer 2 only"),
        target_moves,
        "The target is first read by the cost and by (BP1), so the 3 columns of z and the 3 of a never heard of it.",
    ),
    "too_early": Question(
        "Suppose w⁴ is updated as soon as its own gradient is known, and only then is δ³ computed, with the new w⁴. "
        "The gradient of w³ is then …",
        (
            "the same: δ⁴ was found before",
            "off, by half as much with half the η",
            "off, by the same amount however small η is",
        ),
        too_early,
        "(BP2) has to read the w⁴ that the way forward used: with η = 0.5 the gradient of w³ is off by {off[0]:.1%}, with "
        "0.25 by {off[1]:.1%}.",
        lambda: {"off": early_gradient()},
    ),
    "one_is_erased": Question(
        "After the way forward a² is erased, and nothing else. Which line of the way back can no longer run?",
        ("(BP2), the error δ²", "(BP4), the gradient of w²", "(BP4), the gradient of w³"),
        erased_activation,
        "A weight's gradient needs what came in, and into layer 3 came the 3 numbers of a², while δ² needs the slope at z².",
    ),
    "not_needed": Question(
        "Sigmoid outputs with the cross-entropy cost. Which stored value does the way back not need?",
        ("z⁴", "a⁴", "none: it needs them all"),
        not_needed,
        "There δ⁴ is a⁴ − y, {delta[0]:+.4f} and {delta[1]:+.4f}: the slope, all that z⁴ was kept for, has cancelled.",
        lambda: {"delta": backprop(*tiny_network(cost="cross-entropy")).delta[4].ravel()},
    ),
    "a_millisecond": Question(
        "A 784-30-10 network reads one digit forward in a millisecond. How long do centred differences take for one "
        "gradient?",
        ("about 2 ms", "about a second, one pass for each input", "about 48 s"),
        a_millisecond,
        "Two passes for each of {count:,} weights and biases, a millisecond each, are {seconds:.1f} s.",
        lambda: {"count": work([784, 30, 10]).parameters, "seconds": work([784, 30, 10]).passes["centred"] / 1000},
    ),
}
