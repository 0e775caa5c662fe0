"""The predictions of notebook 02."""

import numpy as np

from ...checks.routes import step_sweep
from ...data.tiny import tiny_network
from ..question import Question
from .nudge import nudge

SMALL = 0.1


def which_way():
    """0, 1 or 2: does a small push at neuron 3.1 lower the cost towards larger z, towards smaller z, or either way?"""
    lowers = nudge(*tiny_network(), 3, 1, [SMALL, -SMALL]).change < 0
    return 2 if lowers.all() else int(lowers[1])


def pushed_down():
    """How a small push down at neuron 3.1 changes the cost."""
    return nudge(*tiny_network(), 3, 1, [-SMALL]).change[0]


def residuals():
    """What delta * dz gets wrong at neuron 2.2, for a push of 0.01 and for one of 0.001."""
    return np.abs(nudge(*tiny_network(), 2, 2, [0.01, 0.001]).residual)


def ten_times():
    """0, 1 or 2: is the residual of the smaller push smaller by about ten, a hundred, or a thousand times?"""
    large, small = residuals()
    return int(np.argmin(np.abs(np.log10(large / small) - [1, 2, 3])))


def step_errors():
    """The relative error of the centred difference with h = 1e-12 and with h = 1e-5."""
    return step_sweep(*tiny_network(), "b2.2", steps=[1e-12, 1e-5])[2]


def smaller_step():
    """0, 1 or 2: is the centred difference closer to the slope with h = 1e-12, with h = 1e-5, or as close with both?"""
    small, large = step_errors()
    return 0 if 10 * small < large else 1 if 10 * large < small else 2


def silenced():
    """How the cost changes when neuron 2.1, 2.2 or 2.3 is silenced, by a push of -30."""
    return [nudge(*tiny_network(), 2, j, -30).change[0] for j in (1, 2, 3)]


def silence():
    """0, 1 or 2: whose silence changes the cost most, that of 2.1, 2.2 or 2.3?"""
    return int(np.argmax(np.abs(silenced())))


QUESTIONS = {
    "which_way": Question(
        "Neuron 3·1 has the error δ = +0.0701. A small push at its z that lowers the cost goes …",
        ("towards larger z", "towards smaller z", "to either side, if it is small enough"),
        which_way,
        "The change is about δ · Δz, so it is negative when Δz and δ have opposite signs: a push of −0.1 changes "
        f"the cost by {pushed_down():+.4f}.",
    ),
    "ten_times": Question(
        "The demon's push at neuron 2·2 shrinks from 0.01 to 0.001. What δ · Δz gets wrong shrinks …",
        ("by about 10 times", "by about 100 times", "by about 1,000 times"),
        ten_times,
        "The first thing that a straight line misses is the bend of the curve, and that goes with Δz squared: "
        f"the residual falls from {residuals()[0]:.1e} to {residuals()[1]:.1e}.",
    ),
    "smaller_step": Question(
        "The slope of the cost, measured by a centred difference. Which step comes closer to the truth?",
        ("the smaller, h = 1e-12", "the larger, h = 1e-5", "both give the same ten digits"),
        smaller_step,
        "Two nearly equal costs are subtracted, and what rounding left in their last digits is divided by 2h: the "
        f"relative error is {step_errors()[0]:.0e} for h = 1e-12 and {step_errors()[1]:.0e} for h = 1e-5.",
    ),
    "silence": Question(
        "The errors of layer 2 are +0.0055, −0.0464 and +0.0003. One neuron after another is silenced. "
        "Whose silence changes the cost most?",
        ("that of neuron 2·1", "that of neuron 2·2", "that of neuron 2·3"),
        silence,
        "δ answers for small pushes only: neuron 2·3 sends 0.998, and to take that away changes the cost by "
        f"{silenced()[2]:+.4f}; for 2·2 it is {silenced()[1]:+.4f}.",
    ),
}
