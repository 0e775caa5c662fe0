"""Three products of two vectors, at every position of a slider: element by element, added up, and each with every other."""

from dataclasses import dataclass

import numpy as np

from ...chapter.equations import hadamard

DIGITS = 10  # decimals that are kept, so that a sum whose terms cancel is 0 and not 1e-16


@dataclass(frozen=True)
class Products:
    """elementwise: (n, N), s ⊙ t. dot: (N,), the sum of its entries. outer: (n, n, N), row j, column k: s_j t_k."""

    elementwise: np.ndarray
    dot: np.ndarray
    outer: np.ndarray


def products(s, t):
    """The three products of s and t, column by column. s, t: (n, N)."""
    elementwise = hadamard(s, t)
    outer = s[:, np.newaxis] * t[np.newaxis]
    return Products(*(np.round(found, DIGITS) for found in (elementwise, elementwise.sum(axis=0), outer)))
