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


def ticks_within(low, high, apart=2, most=12):
    """Round numbers within low ... high, `apart` from one another, or further where there would be more than `most`."""
    step, more = float(apart), 0
    while (high - low) / step > most:
        more += 1
        step = (5.0, 10.0, 20.0)[(more - 1) % 3] * 10.0 ** ((more - 1) // 3)
    return [n * step for n in range(int(np.ceil(low / step)), int(np.floor(high / step)) + 1)]
