"""A state's numbers along the slider in hand: the one number that moves, and those that stay, as arrays of one length."""

import numpy as np


def along(state, positions=None):
    """{control: (N,)} with the control in hand at each of `positions`, (N,); or, without them, (1,) as they are."""
    if positions is None:
        return {name: np.array([value]) for name, value in state.values}
    return {name: positions if name == state.hand else np.full(len(positions), v) for name, v in state.values}


def two_vectors(state, positions=None):
    """`along` where the controls are the entries of two vectors: the first half of the numbers and the second, (n, N)."""
    rows = list(along(state, positions).values())
    return np.array(rows[: len(rows) // 2]), np.array(rows[len(rows) // 2 :])
