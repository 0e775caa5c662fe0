"""The slope of a reader's own function, measured from its values: from the left and from the right, kinks included."""

from dataclasses import dataclass

import numpy as np

H = 1e-4
KINKS = (-6.0, -3.0, -2.5, -2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 2.5, 3.0, 6.0)
POINTS = np.sort(np.concatenate([np.linspace(-8.13, 8.07, 82), KINKS, (-25.7, -12.3, 12.3, 25.7)]))[:, np.newaxis]


@dataclass(frozen=True)
class Measured:
    """low, high: the slope lies between them, both the same where there is no kink; nan where there is none to measure."""

    low: np.ndarray
    high: np.ndarray
    size: np.ndarray

    @property
    def middle(self):
        return (self.low + self.high) / 2

    @property
    def smooth(self):
        """Where the slopes from both sides agree."""
        return np.isclose(self.low, self.high, 1e-4, 1e-6)

    def missed(self, given):
        """Where a derivative does not lie between the slopes from both sides."""
        near = 2e-6 * np.maximum(1, np.abs(self.middle)) + 1e-15 * self.size / H
        with np.errstate(invalid="ignore"):
            return np.isfinite(self.middle) & ~((given >= self.low - near) & (given <= self.high + near))


def measured(function, h=H):
    """The Measured slope of function(t) at t = 0, from one side and from the other, each right to about h^2."""
    with np.errstate(all="ignore"):
        at = {n: np.asarray(function(n * h), dtype=float) for n in (-2, -1, 0, 1, 2)}
        up = (4 * at[1] - 3 * at[0] - at[2]) / (2 * h)
        down = (3 * at[0] - 4 * at[-1] + at[-2]) / (2 * h)
    return Measured(np.minimum(up, down), np.maximum(up, down), np.abs(at[0]))


def activation_slope(activation, z=POINTS):
    """The Measured slope of an activation at each z."""
    return measured(lambda t: activation(z + t))


def examples(seed=4):
    """(a, y) of shape (3, 1), many: outputs within 0 ... 1 and targets of every kind; then outputs and misses far out."""
    rng = np.random.default_rng(seed)
    inside = [(np.array([[0.21], [0.43], [0.78]]), np.array([[0.0], [1.0], [0.5]]))]
    for _ in range(6):
        inside.append((rng.uniform(0.05, 0.95, (3, 1)), (rng.random((3, 1)) < 0.5) * 1.0))
        inside.append((rng.uniform(0.05, 0.95, (3, 1)), rng.uniform(0.05, 0.95, (3, 1))))
    outside = [(rng.uniform(-4, 4, (3, 1)), (rng.random((3, 1)) < 0.5) * 1.0) for _ in range(6)]
    return inside, outside + [(rng.uniform(-4, 4, (3, 1)), rng.normal(size=(3, 1))) for _ in range(6)]


def cost_slopes(cost):
    """[(a, y, Measured)] of a cost at many examples; outside 0 ... 1 only where it takes notice of them."""
    inside, outside = examples()
    found = [(a, y, gradient_of(cost, a, y)) for a, y in inside]
    return found + ([] if stops_outside(cost) else [(a, y, gradient_of(cost, a, y)) for a, y in outside])


def gradient_of(cost, a, y):
    """The Measured gradient of one example's cost over its outputs, (n, 1)."""
    rows = np.eye(len(a))[:, :, np.newaxis]
    return measured(lambda t: np.array([[float(np.sum(cost(a + t * row, y)))] for row in rows]))


def stops_outside(cost):
    """Does a cost cut its outputs to 0 ... 1, so that it has nothing to say outside?"""
    with np.errstate(all="ignore"):
        for a in (-0.5, 1.5):
            for y in (0.0, 1.0):
                found = gradient_of(cost, np.full((1, 1), a), np.full((1, 1), y)).middle
                if np.isfinite(found).all() and np.any(np.abs(found) > 1e-9):
                    return False
    return True
