"""Two-dimensional problems, small enough to see whole: points of two classes in the plane."""

import numpy as np

from ..ground import intake

MOST = 10**6  # points
LIMIT = 1.5  # all points are within -1.5 ... 1.5 on both axes


def moons(n=200, *, spread=0.12, rng=0):
    """Two half circles, each reaching into the other. Returns (X, Y): (2, n), and (1, n) of zeros and ones by turns."""
    n, spread, rng = points(n, spread, rng)
    y = np.arange(n) % 2
    angle = np.pi * rng.random(n)
    x = np.where(y == 0, [np.cos(angle) - 0.5, np.sin(angle) - 0.25], [0.5 - np.cos(angle), 0.25 - np.sin(angle)])
    return bounded(x + spread * rng.standard_normal((2, n))), y[np.newaxis].astype(float)


def ring(n=200, *, spread=0.1, rng=0):
    """A disc of radius 0.5 and a ring of radius 1.1 around it. Returns (X, Y) as `moons` does."""
    n, spread, rng = points(n, spread, rng)
    y = np.arange(n) % 2
    angle, radius = 2 * np.pi * rng.random(n), np.where(y == 0, 1.1, 0.5 * np.sqrt(rng.random(n)))
    x = np.array([radius * np.cos(angle), radius * np.sin(angle)])
    return bounded(x + spread * rng.standard_normal((2, n))), y[np.newaxis].astype(float)


def points(n, spread, rng):
    """What moons and ring are asked for, checked."""
    return intake.whole(n, "n", 2, MOST), intake.one_number(spread, "spread", 0, 1e6), intake.generator(rng)


def bounded(x):
    """Points moved into the plane that is drawn, of any shape."""
    return np.clip(intake.numbers(x, "x"), -LIMIT, LIMIT)


def grid(cells):
    """The middles of cells x cells squares that fill the plane, (2, cells * cells), row by row from the top."""
    cells = intake.whole(cells, "cells", 1, 1000)
    middles = LIMIT * (2 * np.arange(cells) + 1 - cells) / cells
    return np.array([np.tile(middles, cells), np.repeat(-middles, cells)])
