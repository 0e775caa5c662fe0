"""The scale of the walking sum: small walks are drawn larger, the more so the smaller, and none jumps while one drags."""

import numpy as np

from ...live.frame import nice_ceiling

PLAIN, ROOT, MOST = 0.5, 8, 1000.0  # down to this share of the longest walk as it is; the root for what is shorter


def ends(steps):
    """The lowest and the highest place on the scale for sums, (paths + 1, N), with a margin."""
    low, high = float(steps.min()), float(steps.max())
    margin = 0.04 * (nice_ceiling(high - low) or 1.0)
    return low - margin, high + margin


def magnified(steps):
    """How many times as long the bars of each position are drawn, (N,): 1 or more, without a jump between neighbours.

    A walk of less than half the longest one is drawn as long as a root makes it, so a shorter one is always drawn shorter.
    """
    long = np.ptp(steps, axis=0)
    share = long / (PLAIN * max(long.max(), 1e-300))
    return np.clip(np.maximum(share, 1e-300) ** (1 / ROOT - 1), 1, MOST)
