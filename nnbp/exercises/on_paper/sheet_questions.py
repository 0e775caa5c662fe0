"""A sheet's questions, their answers, and the numbers that the usual slips of a hand give."""

from dataclasses import dataclass, field

import numpy as np

from ...chapter.activations import sigmoid_prime
from ...chapter.backprop import backprop


@dataclass(frozen=True)
class Question:
    """name: what to call it in `check`. asks: in words. right: the answer. wrong: {(found, says): the number it gives}."""

    name: str
    asks: str
    right: np.ndarray
    wrong: dict = field(repr=False)


def asked(net, x, y):
    """The Questions, in the order in which they are answered."""
    found = backprop(net, x, y)
    z, a, d, w, b = found.forward.z, found.forward.a, found.delta, net.w, net.b
    s = {l: a[l] * (1 - a[l]) for l in (2, 3)}
    back, no_bias, turned = (
        "w in place of its transpose",
        "the bias left out",
        "the weights' rows and columns exchanged",
    )
    sums = "Row j of w belongs to neuron j: weights times activations, added up, and its bias."
    slope = "One more factor, σ′(z) = a(1 − a), leads from a to z."
    at_a = "The slope is a(1 − a), with a = σ(z) already: no second σ."
    leave = "Errors come down the weights that leave the neuron: a column of w³."
    down = w[3].T @ d[3]
    miss = a[3] - y
    outer = "Row j, column k is δⱼ of the listening neuron times aₖ of the speaking one."

    def layer(l):
        return {
            ("term-missing", no_bias, sums): w[l] @ a[l - 1],
            ("transposed", turned, sums): w[l].T @ a[l - 1] + b[l],
            ("activation-missing", "z in place of a from the layer below", sums): w[l] @ z.get(l - 1, a[1])
            + b[l]
            + (l == 2),
            (
                "activation-too-early",
                "the activation in place of the weighted input",
                "z comes first, then a = σ(z).",
            ): a[l],
        }

    def value(l):
        return {
            ("activation-missing", "z in place of σ(z)", "a = 1 / (1 + e^−z)."): z[l],
            ("sign-of-exponent", "the minus in the exponent is missing", "a = 1 / (1 + e^−z)."): 1 / (1 + np.exp(z[l])),
            ("slope-for-value", "σ′ in place of σ", "a = 1 / (1 + e^−z)."): s[l],
            ("another-activation", "tanh in place of the sigmoid", "a = 1 / (1 + e^−z)."): np.tanh(z[l]),
        }

    return (
        Question("z2", "the weighted inputs of layer 2 (2 numbers)", z[2], layer(2)),
        Question("a2", "their activations", a[2], value(2)),
        Question("z3", "the weighted inputs of layer 3", z[3], layer(3)),
        Question("a3", "the outputs", a[3], value(3)),
        Question("cost", "the cost C (one number)", np.array(found.cost), {
            ("half-forgotten", "the ½ is missing", "C = ½ Σ (y − a)²."): np.array(2 * found.cost),
            ("mean-for-sum", "a mean in place of the sum", "The cost adds up its outputs."): np.array(found.cost / 2),
            ("square-missing", "the misses without their squares", "C = ½ Σ (y − a)²."): np.array(np.abs(miss).sum() / 2),
        }),
        Question("delta3", "the error of layer 3", d[3], {
            ("slope-missing", "σ′ is forgotten", slope): miss,
            ("difference-turned", "y − a in place of a − y", "The cost rises with an output that is too high."): -d[3],
            ("slope-of-a", "σ′ taken at a", at_a): miss * sigmoid_prime(a[3]),
            ("half-forgotten", "a 2 too many", "The ½ of the cost cancels the 2 of the square."): 2 * d[3],
            ("slope-alone", "σ′ alone", "It is multiplied by a − y."): s[3],
        }),
        Question("delta2", "the error of layer 2", d[2], {
            ("slope-missing", "σ′ is forgotten", slope): down,
            ("transpose-missing", back, leave): (w[3] @ d[3]) * s[2],
            ("slope-of-a", "σ′ taken at a", at_a): down * sigmoid_prime(a[2]),
            ("neighbouring-layer", "the slope of layer 3", "It is σ′(z²), of the layer that is reached."): down * s[3],
            ("slope-missing", "σ′ of layer 3 is forgotten in δ³", slope): (w[3].T @ miss) * s[2],
            ("transpose-missing", back + ", and no σ′", leave): w[3] @ d[3],
            ("weights-missing", "the weights are missing", leave): d[3] * s[2],
        }),
        Question("nabla_b2", "∂C/∂b² (2 numbers)", found.nabla_b[2], {
            ("value-for-slope", "multiplied by b", "A bias moves z one for one: the gradient is δ."): d[2] * b[2],
            ("neighbouring-layer", "the error of layer 3", "b² belongs to layer 2: δ²."): d[3],
        }),
        Question("nabla_w3", "∂C/∂w³ (2 rows of 2)", found.nabla_w[3], {
            ("transposed", "the answer lies transposed", outer): found.nabla_w[3].T,
            ("neighbouring-layer", "the activations of layer 3", "w³ carries a²."): d[3] @ a[3].T,
            ("z-for-a", "z² in place of a²", "w³ carries a²."): d[3] @ z[2].T,
            ("slope-missing", "σ′ is forgotten in δ³", slope): miss @ a[2].T,
        }),
        Question("w3", "w³ after one step with η = 1", w[3] - found.nabla_w[3], {
            ("uphill", "the gradient added", "The gradient points uphill: subtract."): w[3] + found.nabla_w[3],
            ("step-alone", "the step alone", "New weight = old weight − η times its gradient."): -found.nabla_w[3],
            ("transposed", "the gradient lies transposed", outer): w[3] - found.nabla_w[3].T,
        }),
    )  # fmt: skip
