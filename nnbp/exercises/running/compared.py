"""Two answers compared: are they the same, once they lie alike, and how far apart are they?"""

import numpy as np

CLOSE, SINGLE = 1e-8, 3e-6  # relative: equal in double precision, equal in single


def equal(one, other):
    """Do two nests hold the same things in the same places? nan is like nan."""
    return set(one) == set(other) and all(alike(one[label], other[label]) for label in one)


def alike(one, other):
    """Are these the same array, or the same thing?"""
    if one is other:
        return True
    try:
        one, other = np.asarray(one), np.asarray(other)
        if one.dtype == other.dtype and one.shape == other.shape and one.dtype.kind != "O":
            if one.tobytes() == other.tobytes():
                return True
        return bool(np.array_equal(one, other, equal_nan=one.dtype.kind in "fc" and other.dtype.kind in "fc"))
    except Exception:  # things of a reader's that cannot be compared
        return False


def fitted(parts, wanted):
    """The answer with rows, flat vectors and bare numbers given the wanted shape, where that is without doubt."""
    if parts is None or set(parts) != set(wanted):
        return parts
    return {
        label: part.reshape(wanted[label].shape)
        if part.shape != wanted[label].shape and np.squeeze(part).shape == np.squeeze(wanted[label]).shape
        else part
        for label, part in parts.items()
    }


def off_by(parts, wanted):
    """max|given - wanted| / max|wanted| over all parts; infinity for other labels, shapes, or no finite numbers."""
    if parts is None or set(parts) != set(wanted):
        return np.inf
    if any(parts[label].shape != wanted[label].shape or not np.isfinite(parts[label]).all() for label in wanted):
        return np.inf
    scale = max(np.abs(part).max() for part in wanted.values()) or 1.0
    return float(max(np.abs(parts[label] - wanted[label]).max() for label in wanted) / scale)
