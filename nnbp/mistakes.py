"""The usual wrong versions of the equations, as code: each named and explained in a sentence."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Mistake:
    """name: a few words. says: what went wrong and what is right. wrong: the function as it is often written."""

    name: str
    says: str
    wrong: Callable


def backward(step):
    """BP2's wrong step, taken through all the layers: the same mistake in a function that goes all the way back."""

    def wrong(w, z, delta_L, sigma_prime):
        delta = {max(z): delta_L}
        for l in range(max(z) - 1, 1, -1):
            delta[l] = step(w[l + 1], delta[l + 1], z[l], sigma_prime)
        return delta

    return wrong


def sigma(z, sigma_prime):
    """The activation whose slope was handed in, for the mistake sigma'(a): known by its slope at 0."""
    return np.tanh(z) if sigma_prime(np.zeros(1))[0] == 1 else 1 / (1 + np.exp(-z))


def right_step(w_next, delta_next, z, sigma_prime):
    """(BP2), for mistakes made elsewhere."""
    return (w_next.T @ delta_next) * sigma_prime(z)


BP2 = (
    Mistake(
        "w in place of its transpose",
        "Errors travel from layer l + 1 to layer l, so each is multiplied by the weights that leave the neuron, "
        "a column of w: that is what the transpose is for.",
        lambda w_next, delta_next, z, sigma_prime: (w_next @ delta_next) * sigma_prime(z),
    ),
    Mistake(
        "the inverse of w in place of its transpose",
        "Nothing is undone on the way back. A chain rule multiplies by the slopes of the way forward, "
        "and those are the weights.",
        lambda w_next, delta_next, z, sigma_prime: (np.linalg.inv(w_next) @ delta_next) * sigma_prime(z),
    ),
    Mistake(
        "no σ′",
        "wᵀδ is how the cost depends on the activation a of this layer. One more factor, σ′(z), leads from a to z.",
        lambda w_next, delta_next, z, sigma_prime: w_next.T @ delta_next,
    ),
    Mistake(
        "σ′(a) in place of σ′(z)",
        "The slope of the activation is wanted at the weighted input z, before σ is applied.",
        lambda w_next, delta_next, z, sigma_prime: (w_next.T @ delta_next) * sigma_prime(sigma(z, sigma_prime)),
    ),
    Mistake(
        "a dot product in place of ⊙",
        "Each neuron has an error of its own: the product with σ′(z) is taken element by element and not summed.",
        lambda w_next, delta_next, z, sigma_prime: (w_next.T @ delta_next).T @ sigma_prime(z),
    ),
    Mistake(
        "a matrix product in place of ⊙",
        "Multiplied as column times row, every neuron's error meets every neuron's slope. ⊙ keeps each with its own.",
        lambda w_next, delta_next, z, sigma_prime: (w_next.T @ delta_next) @ sigma_prime(z).T,
    ),
    Mistake(
        "the opposite sign",
        "δ is the derivative of the cost itself; the minus sign belongs to the step downhill, later.",
        lambda w_next, delta_next, z, sigma_prime: -(w_next.T @ delta_next) * sigma_prime(z),
    ),
)

ALL_BACK = (
    *(Mistake(m.name, m.says, backward(m.wrong)) for m in BP2 if "⊙" not in m.name),
    Mistake(
        "the weights of layer l in place of those of layer l + 1",
        "The error of layer l comes down through the weights that leave it, w[l + 1]; w[l] are those that enter it.",
        lambda w, z, delta_L, sigma_prime: backward(right_step)({l + 1: w[l] for l in w}, z, delta_L, sigma_prime),
    ),
    Mistake(
        "every layer straight from the output error",
        "Each step starts from the error of the layer just above, which the step before has found.",
        lambda w, z, delta_L, sigma_prime: {
            l: delta_L if l == max(z) else (w[l + 1].T @ delta_L) * sigma_prime(z[l]) for l in z
        },
    ),
)
