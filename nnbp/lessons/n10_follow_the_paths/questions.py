"""The predictions of notebook 10."""

import numpy as np

from ...checks.nudges import complex_step_gradient
from ...checks.paths import count_paths, paths
from ...data.tiny import tiny_network
from ..question import Question


def shares():
    """The products along the paths from w^2_11, as shares of its gradient."""
    net, x, y = tiny_network()
    gradient = complex_step_gradient(net, x, y)[0][2][0, 0]
    return np.array([path.product for path in paths(net, x, y, 2, 1, 1)]) / gradient


def largest_path():
    """The largest product along one path from w^2_11 as a share of the gradient: below half, up to all, or more."""
    return int(np.searchsorted([0.5, 1.0], shares()[np.abs(shares()).argmax()]))


def how_long():
    """The time to visit every path of one weight at a billion a second, in seconds, put into one of four."""
    return int(np.searchsorted([1.0, 3600.0, 3.2e7], count_paths([30] * 10, 2) / 1e9))


def multiplications(n=30, depth=10):
    """For a row of n along `depth` layers: from the cost, a row times each matrix; from the weight, a matrix times each."""
    return {"cost": (depth - 2) * n * n, "weight": (depth - 3) * n**3 + n * n}


def other_end():
    """How many times the multiplications grow if the product starts from the weight: a matrix for each row."""
    return int(np.searchsorted([1.5, 20.0], multiplications()["weight"] / multiplications()["cost"]))


QUESTIONS = {
    "the_largest_path": Question(
        "Six paths lead from w²₁₁ to the cost, and their products sum to its gradient. How large is the largest alone?",
        ("less than half of the gradient", "between half and all of it", "more than all of it"),
        largest_path,
        "Paths have signs, and those with a minus take back part of what the others add: the largest is {largest:.0%} of the "
        "gradient, and the three negative ones are {negative:.0%} together.",
        lambda: {"largest": shares().max(), "negative": shares()[shares() < 0].sum()},
    ),
    "a_billion_a_second": Question(
        "A network has 10 layers of 30 neurons. To visit every path of one weight of layer 2, at a billion a second, takes …",
        ("less than a second", "about eleven minutes", "about ten hours", "longer than a year"),
        how_long,
        "Each of the 8 layers above multiplies the number of paths by 30, which makes {paths:,}.",
        lambda: {"paths": count_paths([30] * 10, 2)},
    ),
    "the_other_end": Question(
        "10 layers of 30 neurons. Multiplied out from the weight's end, the product needs, beside the other order, …",
        ("as many multiplications", "about ten times as many", "more than twenty times as many"),
        other_end,
        "From the cost a row meets each matrix, from the weight a matrix of 30 rows does: {cost:,} multiplications against "
        "{weight:,}.",
        multiplications,
    ),
}
