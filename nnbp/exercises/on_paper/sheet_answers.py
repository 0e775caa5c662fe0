"""An answer found by hand: is it near enough, and if not, which slip gives these numbers?"""

import numpy as np

from ..saying.verdict import Finding

BY_HAND = 6e-4  # relative to the largest entry: four digits, carried through


def near(given, right):
    """Are these the same to what a hand carries?"""
    return bool(np.isfinite(given).all() and np.abs(given - right).max() <= allowed(right))


def allowed(right):
    """How far a hand may be off: in the fourth place after the point, or the third of what counts."""
    return max(3 * BY_HAND * np.abs(right).max(), 6e-5)


def first(given, right):
    """The first answer that is off."""
    off = np.abs(given - right) > allowed(right)
    at = tuple(np.argwhere(off | ~np.isfinite(given))[0]) if right.ndim else ()
    which = f"Number {int(np.ravel_multi_index(at, right.shape)) + 1}" if at else "It"
    return f"{which}: yours {given[at]:.4g}; look again at its own terms.".replace("-", "−")


def recognised(given, question):
    """What gives these numbers."""
    for (key, found, says), value in question.wrong.items():
        if np.shape(value) == given.shape and near(given, value):
            return Finding(key, found, says)
    right = question.right
    if near(given, -right):
        return Finding("opposite-sign", "the opposite sign", "Is it a − y, or a minus too many?")
    with np.errstate(all="ignore"):
        ratio = given / right
    if right.size > 1 and np.isfinite(ratio).all() and np.ptp(ratio) < 0.01 * abs(ratio.flat[0]):
        c = f"{ratio.flat[0]:.3g}".replace("-", "−")
        return Finding("constant-ratio", f"{c} times the right answer", "Is there a factor missing, or one too many?")
    if np.abs(given - right).max() < 0.02 * np.abs(right).max():
        return Finding("precision", "nearly right", "Carry four digits through every step.", named=False)
    good = np.isclose(given, right, 3 * BY_HAND, 1e-4)
    if good.any():
        return Finding(
            "some-entries", f"{int(good.sum())} of {right.size} are right", "Redo the others alone.", named=False
        )
    return Finding("entry", "not yet", "Check the answers above it first, from z2 on.", named=False)
