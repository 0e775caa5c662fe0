"""What is seen of a course: the outputs over the plane, what digits are read as, and what a mini-batch's mean keeps."""

import numpy as np
from contourpy import contour_generator

from ...chapter.feedforward import propagate
from ...data.plane import LIMIT, grid

LEAST = 1e-12  # what is smaller counts as this where powers of ten are drawn


def powers(values):
    """The powers of ten of lengths and costs."""
    return np.log10(np.maximum(values, LEAST))


def once(nets, look):
    """[look(net), ...]: a network that stands at many positions is looked at once."""
    found = {net: look(net) for net in dict.fromkeys(nets)}
    return [found[net] for net in nets]


def over_the_plane(nets, cells):
    """(cells², N): the output at each point of a grid, one network a position."""
    points = grid(cells)
    return np.array(once(nets, lambda net: propagate(net, points).output[0])).T


def boundaries(nets, frame, cells):
    """Where the output is 0.5, as an SVG path a network, in a Frame over the plane; "" where it is nowhere so."""
    at = np.linspace(-LIMIT, LIMIT, cells)
    points = np.array(np.meshgrid(at, at)).reshape(2, -1)

    def boundary(net):
        a = propagate(net, points).output.reshape(cells, cells)
        return "".join(frame.path(*line.T) for line in contour_generator(at, at, a).lines(0.5))

    return once(nets, boundary)


def read_as(nets, x):
    """(m, N): the largest output for each column of x, one network a position."""
    return np.array([propagate(net, x).output.argmax(axis=0) for net in nets]).T


def chosen(played, count):
    """(count, N): which of the examples are in the mini-batch of each position; in the last one, none."""
    found = np.zeros((count, len(played.nets)), dtype=bool)
    for k, batch in enumerate(played.batches):
        found[batch, k] = True
    return found


def largest(played, l):
    """The size of the largest error of a layer in the mini-batches of an epoch; 1 where there is none."""
    return max(np.abs(found.delta[l]).max() for found in played.gradients) or 1.0


def shares_of_mean(errors):
    """(m, N): each example's share δ/m of the mean of its mini-batch, 0 where that is shorter. errors: a row a mini-batch."""
    found = np.zeros((max(map(len, errors)), len(errors)))
    for k, row in enumerate(errors):
        found[: len(row), k] = row / len(row)
    return found


def in_the_mean(errors):
    """(means, mean sizes, shares of the size that are left in the mean), (N,) each. errors: a row of errors a mini-batch."""
    means, sizes = np.array([row.mean() for row in errors]), np.array([np.abs(row).mean() for row in errors])
    return means, sizes, np.abs(means) / np.where(sizes > 0, sizes, 1)
