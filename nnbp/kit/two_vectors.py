"""A state's numbers as two vectors of one length, for pictures whose controls are the entries of two vectors."""

import numpy as np


def two_vectors(state, positions=None):
    """The first half of the numbers and the second: (n, N) each, the control in hand at every position; or (n, 1)."""
    numbers = state.numbers | ({} if positions is None else {state.hand: positions})
    rows = np.broadcast_arrays(*(np.atleast_1d(number) for number in numbers.values()))
    n = len(rows) // 2
    return np.array(rows[:n]), np.array(rows[n:])
