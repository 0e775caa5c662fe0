"""Powers of ten, for scales that must bear a zero."""

import numpy as np

LEAST = float(np.log10(5e-324))  # the logarithm given to 0, and to what has underflowed to 0


def log10(sizes):
    """log10 of sizes, finite for 0 too."""
    found = np.full(np.shape(sizes), LEAST)
    return np.maximum(np.log10(sizes, out=found, where=sizes > 0), LEAST)
