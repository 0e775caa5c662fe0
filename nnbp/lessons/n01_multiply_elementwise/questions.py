"""The predictions of notebook 01."""

import numpy as np

from ...chapter.backprop import backprop
from ...data.tiny import tiny_network
from ..question import Question
from .products import products


def one_entry_moves():
    """How many numbers of s ⊙ t, of sᵀt and of s tᵀ change when s_2 does: 1, 1, 1, or 1, 1, 3, or 1, 1, 9?"""
    s, t = np.array([[1.0], [2.0], [-2.0]]), np.array([[3.0], [4.0], [0.5]])
    before, after = products(s, t), products(s + [[0], [0.7], [0]], t)
    pairs = zip(vars(before).values(), vars(after).values(), strict=True)
    return [[1, 1, 1], [1, 1, 3], [1, 1, 9]].index([int(np.sum(b != a)) for b, a in pairs])


def carried_on():
    """What becomes of three biases less half of arriving @ slope.T, and of the outputs that follow, in plain numpy."""
    net, x, y = tiny_network()
    result = backprop(net, x, y)
    arriving, slope = net.w[4].T @ result.delta[4], net.activation[3].prime(result.forward.z[3])
    yield (biases := net.b[3] - 0.5 * (arriving @ slope.T))
    a = net.activation[3](net.w[3] @ result.forward.a[2] + biases)
    yield net.activation[4](net.w[4] @ a + net.b[4])


def who_complains():
    """0, 1 or 2: does the subtraction raise an error, the way forward, or neither?"""
    done = 0
    try:
        for _ in carried_on():
            done += 1
    except ValueError:
        pass
    return done


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
    "who_complains": Question(
        "In numpy, someone makes a new b³: the old one, a column of three biases, less half of these nine numbers. Then the "
        "way forward with it: w³a² + b³, and on to the outputs. Which line raises an error?",
        ("the subtraction, (3×1) less (3×3)", "the way forward, more biases than neurons", "neither of them"),
        who_complains,
        "numpy repeats the column of three until it fits the nine, and goes on with that: there are {biases} biases, and "
        "{outputs} outputs where two were wanted.",
        lambda: dict(zip(("biases", "outputs"), (array.size for array in carried_on()), strict=True)),
    ),
    "tall_less_flat": Question(
        "The output is a column of shape (2, 1), and y is a plain list of two numbers. Then output − y holds …",
        ("two numbers, each its own miss", "four numbers", "nothing, since it raises an error"),
        tall_less_flat,
        "numpy takes the list as a row, and stretches row and column until they fit: every output less every target, "
        "2 times 2 numbers.",
    ),
}
