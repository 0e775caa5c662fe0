"""A phase that travels: pulses forward along the weights, what comes down them on the way back, and what lands on them."""

import numpy as np

from ....kit.draw_stream import STREAMS, stacked
from ....live.columns import choose, place
from ....live.frame import nice_ceiling
from .draw_phases import DIM

HIGH, THICKEST = 36, 20  # of the lines into one card together, and of one of them, in pixels
LANDED = 12  # of the line of a weight with the largest gradient


def draw_travel(scene, cards, phase, flows, stale):
    """What a press on `phase` sends along the lines; what comes back stays to be seen, paler where it is stale.

    flows: {l: Flow} of its errors; stale: {key: (N,)}.
    """
    if phase == "forward":
        for l in range(2, len(cards.sizes) + 1):
            group = scene.add("g", kind=f"turn turn{l - 2}")
            for j in range(1, cards.sizes[l - 1] + 1):
                for k in range(1, cards.sizes[l - 2] + 1):
                    group.add("line", live=True, kind="pulse", **ends(cards, l, j, k))
    for l, flow in flows.items():
        group = scene.add("g", kind="turn turn0", opacity=choose(stale[f"delta{l}"], DIM))
        full = nice_ceiling(np.abs(flow.terms).sum(axis=0).max())
        for k in range(cards.sizes[l - 1]):
            thickness = np.minimum(HIGH * np.abs(flow.terms[:, k]) / full, THICKEST)
            middles = stacked(thickness)
            for j, term in enumerate(flow.terms[:, k]):
                at = came_from(cards, l, k + 1) if l == len(cards.sizes) else ends(cards, l + 1, j + 1, k + 1)
                at |= {"y1": place(cards.y(l, k + 1) + middles[j])}
                group.add("line", kind=choose(term < 0, STREAMS), stroke_width=place(thickness[j]), **at)


def draw_landing(scene, cards, landed, stale):
    """Each weight's gradient, or its change, comes onto its line, the last layer's first; all on one scale.

    landed: {key: (n_l, n_{l-1})}; stale: {key: (N,)}.
    """
    full = nice_ceiling(max((np.abs(numbers).max() for numbers in landed.values()), default=1))
    for key, numbers in landed.items():
        l = int(key[-1])
        group = scene.add("g", kind=f"turn turn{len(cards.sizes) - l}", opacity=choose(stale[key], DIM))
        for (j, k), number in np.ndenumerate(numbers):
            thick = f"{LANDED * abs(number) / full:.2f}"
            group.add("line", kind=STREAMS[int(number < 0)], stroke_width=thick, **ends(cards, l, j + 1, k + 1))


def ends(cards, l, j, k):
    """Where the line from neuron k of layer l - 1 to neuron j of layer l begins and ends."""
    x1, x2 = cards.x(l - 1) + cards.radius, cards.x(l) - cards.radius
    return {"x1": x1, "y1": cards.y(l - 1, k), "x2": x2, "y2": cards.y(l, j)}


def came_from(cards, l, j):
    """The line from a target to its output."""
    return {"x1": cards.right, "y1": cards.y(l, j), "x2": cards.right + 6, "y2": cards.y(l, j)}
