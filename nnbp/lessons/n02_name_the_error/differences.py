"""Whether numbers agree as they are shown: each is the true one, rounded by itself, so the last digit of a result may not.

One sign for all positions: one that came and went in a drag would say nothing of the push.
"""

import numpy as np

from ...live.columns import rounded


def sign(found, true, decimals):
    """Before a result: is it, wherever the slider is, what a reader finds who reckons with the numbers that stand there?"""
    found, true = (rounded(values, decimals) for values in np.broadcast_arrays(found, true))
    return "= " if np.isclose(found, true, rtol=1e-9, atol=0).all() else "≈ "


def difference(larger, smaller, decimals):
    """(N,): what a reader finds who subtracts one from the other as both are shown."""
    return rounded(larger, decimals) - rounded(smaller, decimals)


def gap_sign(nudges, decimals):
    """`sign` of the residual, beside the true change and the predicted one."""
    return sign(difference(nudges.change, nudges.predicted, decimals), nudges.residual, decimals)


def change_sign(nudges, decimals):
    """`sign` of the true change, beside the two costs."""
    return sign(difference(nudges.cost, nudges.start, decimals), nudges.change, decimals)


def product_sign(nudges, decimals, factor):
    """`sign` of the predicted change, beside a delta of `factor` decimals and the nudge."""
    return sign(rounded(nudges.slope, factor) * nudges.values, nudges.predicted, decimals)


def ratio_sign(nudges, decimals, places):
    """`sign` of the ratio, to so many `places`, beside the two changes."""
    change, predicted = (rounded(part, decimals) for part in (nudges.change, nudges.predicted))
    something = predicted != 0
    return sign(np.where(something, change / np.where(something, predicted, 1), 0), np.nan_to_num(nudges.ratio), places)
