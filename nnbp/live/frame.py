"""A chart's box, the lines between data and pixels, and labels that keep apart."""

import numpy as np


class Frame:
    """A chart's box in the scene, and the lines between data and pixels."""

    def __init__(self, left, top, width, height, xs, ys):
        self.left, self.top, self.width, self.height = left, top, width, height
        self.xs, self.ys = xs, ys

    def x(self, value):
        return self.left + self.width * (np.asarray(value, dtype=float) - self.xs[0]) / (self.xs[1] - self.xs[0])

    def y(self, value):
        return self.top + self.height * (1 - (np.asarray(value, dtype=float) - self.ys[0]) / (self.ys[1] - self.ys[0]))

    def path(self, xs, ys):
        return "M" + "L".join(f"{px:.1f},{py:.1f}" for px, py in zip(self.x(xs), self.y(ys), strict=True))

    def box(self, scene):
        scene.add("rect", kind="panel", x=self.left, y=self.top, width=self.width, height=self.height, rx=6)


def spread(wanted, gap, low, high):
    """As near `wanted`, (n, N), as places can be, at least `gap` apart in every column, within low ... high, order kept."""
    order = np.argsort(wanted, axis=0, kind="stable")
    n, room = len(wanted), gap * np.arange(len(wanted))[:, np.newaxis]
    total = np.cumsum(np.vstack([0 * wanted[:1], np.take_along_axis(wanted, order, axis=0) - room]), axis=0)
    mean = {(i, k): (total[k + 1] - total[i]) / (k + 1 - i) for i in range(n) for k in range(i, n)}
    near = [[np.min([mean[i, k] for k in range(j, n)], axis=0) for i in range(j + 1)] for j in range(n)]
    settled = np.clip([np.max(each, axis=0) for each in near], low, high - room[-1]) + room
    places = np.empty_like(settled)
    np.put_along_axis(places, order, settled, axis=0)
    return places


def nice_ceiling(value):
    """The smallest of 1, 1.5, 2, 3, 4, 6, 8 times a power of ten that is not below `value`."""
    power = 10.0 ** np.floor(np.log10(max(value, 1e-9)))
    return next(float(n * power) for n in (1, 1.5, 2, 3, 4, 6, 8, 10) if n * power >= value * (1 - 1e-9))
