"""Two columns of slopes held side by side: the same, or one a constant times the other?"""

import numpy as np

quietly = np.errstate(all="ignore")  # a ratio may well divide by 0


def same(one, other):
    """Are these the same numbers, to what a difference quotient can tell?"""
    return np.shape(one) == np.shape(other) and np.allclose(one, other, 1e-5, 1e-6)


def constant(ratio):
    """The number that a ratio is everywhere, or None."""
    good = ratio[np.isfinite(ratio)]
    return float(np.median(good)) if good.size > 2 and np.allclose(good, np.median(good), 1e-4) else None
