"""How an activation is written: σ is the sigmoid, any other goes by its name; and a value that is nearly 1 is not 1."""

import numpy as np

from ..live.columns import number, sentences

DIGITS = 3  # at most, of a value near 1


def named(activation):
    """ "σ", or the name: "tanh"; the class of a reader's own that has none."""
    name = getattr(activation, "name", type(activation).__name__)
    return "σ" if name == "sigmoid" else name


def activation(a):
    """Values of neurons, (N,), as texts: two decimals, and three where these would say 1.00 of what is below 1."""
    a = np.asarray(a, dtype=float)
    near = (np.abs(a) < 1) & (np.abs(a) >= 0.995)
    texts = number(np.where(near, 0, a), 2).all()
    if near.any():
        closer = number(np.clip(a[near], -0.999, 0.999), DIGITS).all()
        for k, text in zip(np.flatnonzero(near), closer, strict=True):
            texts[k] = text
    return sentences(texts)
