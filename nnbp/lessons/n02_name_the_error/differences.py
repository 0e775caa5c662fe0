"""Differences that add up as they are shown: what stands there is what a reader finds who subtracts the two numbers above."""

import numpy as np

from ...live.columns import sentences, written


def difference(larger, smaller, true, decimals):
    """(N,) larger - smaller, as both are written with so many decimals; where that is nothing, the `true` one."""
    shown = np.round(np.round(larger, decimals) - np.round(smaller, decimals), decimals)
    return np.where(shown == 0, true, shown)


def told(differences, decimals):
    """They as texts; what the decimals do not show, as one digit and its power of ten."""
    least = 0.999 * 10.0**-decimals
    return sentences([written(value + 0.0, decimals, True, abs(value) < least) for value in differences.tolist()])
