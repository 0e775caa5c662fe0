"""Powers of ten: scales that must bear a zero, and how their strokes are written."""

import numpy as np

from ..ground.parameters import indexed

LEAST = float(np.log10(5e-324))  # the logarithm given to 0, and to what has underflowed to 0


def log10(sizes):
    """log10 of sizes, finite for 0 too."""
    found = np.full(np.shape(sizes), LEAST)
    return np.maximum(np.log10(sizes, out=found, where=sizes > 0), LEAST)


def ten_to(power):
    """1, or a power of ten: "10⁻³"."""
    return f"10{indexed(power, '')}" if power else "1"
