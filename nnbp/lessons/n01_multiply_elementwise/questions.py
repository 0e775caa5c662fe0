"""The predictions of notebook 01."""

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.equations import hadamard
from ...data.tiny import tiny_network
from ..question import Question
from .products import products


def one_entry_moves():
    """How many numbers of s ⊙ t, of sᵀt and of s tᵀ change when s_2 does: 1, 1, 1, or 1, 1, 3, or 1, 1, 9?"""
    s, t = np.array([[1.0], [2.0], [-2.0]]), np.array([[3.0], [4.0], [0.5]])
    before, after = products(s, t), products(s + [[0], [0.7], [0]], t)
    pairs = zip(vars(before).values(), vars(after).values(), strict=True)
    return [[1, 1, 1], [1, 1, 3], [1, 1, 9]].index([int(np.sum(b != a)) for b, a in pairs])


def made_to_fit():
    """Where in arriving @ slope.T are the errors of layer 3: nowhere, on the diagonal, or in the first column?"""
    net, x, y = tiny_network()
    result = backprop(net, x, y)
    arriving, slope = net.w[4].T @ result.delta[4], net.activation[3].prime(result.forward.z[3])
    wanted, outer = hadamard(arriving, slope).ravel(), arriving @ slope.T
    return next((i for i, part in ((1, np.diag(outer)), (2, outer[:, 0])) if np.allclose(part, wanted)), 0)


def tall_less_flat():
    """How many numbers are in a (2, 1) column less a list of two: two, four, or none since it raises?"""
    net, x, y = tiny_network()
    try:
        size = (backprop(net, x, y).forward.output - y).size
    except ValueError:
        return 2
    return [2, 4].index(size)


QUESTIONS = {
    "one_entry_moves": Question(
        "s and t have three entries each. Move s₂ alone. How many numbers change in s ⊙ t, in sᵀt and in s tᵀ?",
        ("1, 1 and 1", "1, 1 and 3", "1, 1 and 9"),
        one_entry_moves,
        "In s tᵀ, s₂ meets each of the three entries of t, so the 3 numbers of its row change; in the other two products it "
        "meets only t₂.",
    ),
    "made_to_fit": Question(
        "What arrives and the slopes are (3×1) each, and three products are wanted. Someone writes "
        "arriving @ slope.T, since that runs. Are the three in what comes out?",
        ("no, it holds other numbers", "yes, along the diagonal", "yes, as the first column"),
        made_to_fit,
        "Row j, column k holds what arrives at neuron j times the slope of neuron k; only j = k was wanted, 3 of the 9 "
        "numbers.",
    ),
    "tall_less_flat": Question(
        "The output is a column of shape (2, 1), and y is a plain list of two numbers. Then output − y holds …",
        ("two numbers, each its own miss", "four numbers", "nothing, since it raises an error"),
        tall_less_flat,
        "numpy takes the list as a row, and stretches row and column until they fit: every output less every target, "
        "2 times 2 numbers.",
    ),
}
