"""The scale of the walking sum, the same at every position, and the lens under which small bars are drawn larger."""

import numpy as np

from ...live.frame import nice_ceiling

STEPS = np.array([1.0, 2.0, 5.0])  # in each power of ten


def ends(steps):
    """The lowest and the highest place on the scale for sums, (paths + 1, N), with a margin."""
    low, high = float(steps.min()), float(steps.max())
    margin = 0.04 * (nice_ceiling(high - low) or 1.0)
    return low - margin, high + margin


def magnified(steps, low, high):
    """How many times as long the bars of each position are drawn, (N,): 1, 2, 5, 10 ..., as far as they fit low ... high."""
    room = [np.where(side > 0, end / np.where(side > 0, side, 1), np.inf)
            for side, end in ((steps.max(axis=0), high), (-steps.min(axis=0), -low))]  # fmt: skip
    times = np.minimum(*room)
    times = np.where(np.isfinite(times), np.maximum(times, 1), 1)
    power = 10.0 ** np.floor(np.log10(times))
    return power * STEPS[np.searchsorted(STEPS, times / power, side="right") - 1]
