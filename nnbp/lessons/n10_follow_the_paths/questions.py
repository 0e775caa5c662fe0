"""The predictions of notebook 10."""

import numpy as np

from ...chapter.feedforward import feedforward
from ...checks.nudges import complex_step_gradient
from ...checks.paths import count_paths, paths
from ...data.tiny import tiny_network
from ..question import Question


def largest_path():
    """The largest product along one path from w^2_11 as a share of the gradient: below half, up to all, or more."""
    net, x, y = tiny_network()
    largest = max((path.product for path in paths(net, x, y, 2, 1, 1)), key=abs)
    return int(np.searchsorted([0.5, 1.0], largest / complex_step_gradient(net, x, y)[0][2][0, 0]))


def as_printed():
    """How z^3_2 answers to w^3_12: like the activation a^2_2, not at all, or like another neuron's activation."""
    net, x, _ = tiny_network()
    before = feedforward(net, x)
    net.w[3][0, 1] += 1.0
    moved = feedforward(net, x).z[3][1, 0] - before.z[3][1, 0]
    return [bool(np.isclose(moved, value)) for value in (before.a[2][1, 0], 0.0, before.a[2][0, 0])].index(True)


def how_long():
    """The time to visit every path of one weight at a billion a second, in seconds, put into one of four."""
    return int(np.searchsorted([1.0, 3600.0, 3.2e7], count_paths([30] * 10, 2) / 1e9))


def other_end():
    """How many times the multiplications grow if the product starts from the weight: a matrix for each row."""
    n, depth = 30, 10
    from_cost = (depth - 2) * n * n
    from_weight = (depth - 3) * n**3 + n * n
    return int(np.searchsorted([1.5, 20.0], from_weight / from_cost))


QUESTIONS = {
    "the_largest_path": Question(
        "Six paths lead from w²₁₁ to the cost, and their products sum to its gradient. How large is the largest alone?",
        ("less than half of the gradient", "between half and all of it", "more than all of it"),
        largest_path,
        "Paths have signs. Those with a minus take back part of what the others add.",
    ),
    "as_printed": Question(
        "The printed (57) ends in ∂z_r/∂w_qr, with q different from r. Written as in (46), this derivative is …",
        ("the activation a_r below", "0", "the activation a_q below"),
        as_printed,
        "w_qr stands in the sum of neuron q. Neuron r of the same layer does not hear of it.",
    ),
    "a_billion_a_second": Question(
        "A network has 10 layers of 30 neurons. To visit every path of one weight of layer 2, at a billion a second, takes …",
        ("less than a second", "about eleven minutes", "about ten hours", "longer than a year"),
        how_long,
        "Each of the eight layers above multiplies the number of paths by 30.",
    ),
    "the_other_end": Question(
        "The same network. Multiplied out from the weight's end, the product needs, beside the other order, …",
        ("as many multiplications", "about ten times as many", "more than twenty times as many"),
        other_end,
        "From the cost, a row meets each matrix. From the weight, a matrix of 30 rows meets each of them.",
    ),
}
