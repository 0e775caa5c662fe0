"""Does a reader's own activation or cost take complex numbers, as the complex step needs them?"""

import warnings

import numpy as np

COMPLEX = (
    " It takes no complex numbers, by `abs`, `sign` or a comparison perhaps: checks by the complex step cannot be used "
    "with it, "
    "differences can."
)  # fmt: skip


def no_complex(activation, z, found):
    """A word about an activation that the complex step cannot measure; "" for one that it can."""
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            slope = np.asarray(activation(z[30:40] + 1e-30j)).imag / 1e-30
    except Exception:
        return COMPLEX
    return "" if not found.missed(np.pad(slope, ((30, len(z) - 40), (0, 0))))[30:40].any() else COMPLEX


def breaks_complex(cost, a, y, found):
    """The same of a cost."""
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            slope = np.array(
                [
                    [np.sum(np.asarray(cost(a + 1e-30j * row, y)).imag) / 1e-30]
                    for row in np.eye(len(a))[:, :, np.newaxis]
                ]
            )
    except Exception:
        return COMPLEX
    return "" if not found.missed(slope).any() else COMPLEX
