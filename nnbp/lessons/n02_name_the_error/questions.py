"""The predictions of notebook 02."""

import numpy as np

from ...checks.routes import step_sweep
from ...data.tiny import tiny_network
from ..question import Question
from .nudge import nudge

SMALL = 0.1


def which_way():
    """0 or 1: does the demon at neuron 2.2 lower the cost by pushing up or by pushing down?"""
    return int(np.argmin(nudge(*tiny_network(), 2, 2, [SMALL, -SMALL]).change))


def ten_times():
    """0, 1 or 2: is the residual of a ten times smaller push smaller by about ten, a hundred, or a thousand times?"""
    large, small = nudge(*tiny_network(), 2, 2, [0.01, 0.001]).residual
    return int(np.argmin(np.abs(np.log10(large / small) - [1, 2, 3])))


def smaller_step():
    """0 or 1: is the centred difference closer to the slope with h = 1e-12 or with h = 1e-5?"""
    _, _, centred = step_sweep(*tiny_network(), "b2.2", steps=[1e-12, 1e-5])
    return int(np.argmin(centred))


def sure_and_wrong():
    """0, 1 or 2: with b^4_1 at 4, can a push of at most 0.1 at output 4.1 lower the cost by more, as much, or less?"""
    net, x, y = tiny_network()
    before = nudge(net, x, y, 4, 1, [SMALL, -SMALL]).change.min()
    net.b[4][0, 0] = 4.0
    ratio = nudge(net, x, y, 4, 1, [SMALL, -SMALL]).change.min() / before
    return 0 if ratio > 1.1 else 2 if ratio < 0.9 else 1


QUESTIONS = {
    "which way": Question(
        "Neuron 2·2 has the error δ = −0.0464. A demon there that wants a lower cost pushes z …",
        ("up", "down", "either way, if it pushes hard enough"),
        which_way,
        "The change is about δ · Δz. It is negative when Δz has the sign that δ has not.",
    ),
    "ten times": Question(
        "The demon makes its push ten times smaller. What δ · Δz gets wrong becomes …",
        ("ten times smaller", "a hundred times smaller", "a thousand times smaller"),
        ten_times,
        "The first thing that a straight line misses is the bend of the curve, and that grows with Δz squared.",
    ),
    "smaller step": Question(
        "The slope of the cost, measured by a centred difference. Which step comes closer to the truth?",
        ("h = 1e-12, the smaller", "h = 1e-5, the larger"),
        smaller_step,
        "Two nearly equal costs are subtracted. What rounding left in their last digits is divided by 2h, and h is tiny.",
    ),
    "sure and wrong": Question(
        "b⁴₁ is raised to 4, and output 4·1 says 0.99 where 0 is wanted. With a push of at most 0.1, "
        "a demon there can now lower the cost by …",
        ("more than before, since the miss is larger", "as much as before", "less than before"),
        sure_and_wrong,
        "The miss has grown, but the curve of σ is nearly flat at 0.99: the push hardly moves the output.",
    ),
}
