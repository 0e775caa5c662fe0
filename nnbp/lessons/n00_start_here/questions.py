"""The predictions of notebook 00."""

from ...chapter.backprop import backprop
from ...data.tiny import tiny_network
from ...ground.parameters import find
from ..question import Question


def nudged_cost(name, change):
    """How the tiny network's cost changes when one of its numbers does."""
    net, x, y = tiny_network()
    before, place, arrays = backprop(net, x, y).cost, find(net, name), {"w": net.w, "b": net.b}
    place.write(arrays, place.read(arrays) + change)
    return backprop(net, x, y).cost - before


def saturated_nudge():
    """0, 1 or 2: does the cost change by more than 0.01, by less, or not at all when b^2_3 goes up by 1?"""
    change = abs(nudged_cost("b2.3", 1.0))
    return 0 if change > 0.01 else 1 if change > 0 else 2


QUESTIONS = {
    "a_saturated_neuron": Question(
        "Neuron 2·3 is saturated: its activation is 0.998. Its bias b²₃ goes up by 1. The cost changes …",
        ("by more than 0.01", "by less than 0.01, but it does change", "not at all"),
        saturated_nudge,
        f"It changes by {nudged_cost('b2.3', 1.0):+.4f}: a saturated neuron passes on almost nothing of a nudge, and not "
        "nothing, since its curve is flat there and not level.",
    ),
}
