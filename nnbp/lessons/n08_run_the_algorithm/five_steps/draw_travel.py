"""A phase that travels: pulses forward along the weights, what comes down them, what lands on and moves them."""

import numpy as np

from ....kit.draw_stream import STREAMS, stacked
from ....live.columns import choose, place
from ....live.frame import nice_ceiling
from .draw_phases import DIM, DOWN

HIGH, THICKEST = 36, 20  # of the lines into one card together, and of one of them, in pixels
LANDED = 12  # of the line of a weight with the largest gradient
HEAD, SMALL_HEAD, SHAFT = 7, 5, 2.5  # half as wide as an arrow is, where there is less room, and its shaft


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
    """Each weight's gradient comes onto its line, as thick as it is, the last layer's first; all on one scale.

    landed: {key: (n_l, n_{l-1})}; stale: {key: (N,)}.
    """
    full = nice_ceiling(max((np.abs(numbers).max() for numbers in landed.values()), default=1))
    for group, l, numbers in in_turn(scene, cards, landed, stale):
        for (j, k), number in np.ndenumerate(numbers):
            thick = f"{LANDED * abs(number) / full:.2f}"
            group.add("line", kind=STREAMS[int(number < 0)], stroke_width=thick, **ends(cards, l, j + 1, k + 1))


def draw_moves(scene, cards, moves, stale):
    """By how much each weight moves, as an arrow on its line, up or down, the last layer's first; all on one scale.

    moves: {key: (n_l, n_{l-1})}; stale: {key: (N,)}.
    """
    most = max((np.abs(numbers).max() for numbers in moves.values()), default=1) or 1
    longest = DOWN / (max(cards.sizes) + 1) - 1
    for group, l, numbers in in_turn(scene, cards, moves, stale):
        apart = numbers.shape[1] / (numbers.shape[1] + 1)  # of the way along the lines: there no two arrows meet
        for (j, k), number in np.ndenumerate(numbers):
            line, length = ends(cards, l, j + 1, k + 1), longest * number / most
            halo = " halo" if abs(length) > HEAD else ""  # around a smaller one it would hide more than it shows
            kind = f"{'n' if number < 0 else 'd'}{halo} settle"
            y = line["y1"] + apart * (line["y2"] - line["y1"])
            for room, share, head in (("wide", apart, HEAD), ("tight", 0.5, SMALL_HEAD)):
                x = line["x1"] + share * (line["x2"] - line["x1"])
                group.add("path", kind=kind, d=arrow(length, head), transform=f"translate({x:.1f} {y:g})", room=room)


def in_turn(scene, cards, made, stale):
    """(group, l, numbers) of what was made for the weights: paler where it is stale, the last layer's first to move."""
    for key, numbers in made.items():
        l = int(key[-1])
        yield scene.add("g", kind=f"turn turn{len(cards.sizes) - l}", opacity=choose(stale[key], DIM)), l, numbers


def arrow(length, most):
    """An arrow as long as |length|, its middle at (0, 0): up, and down where it is less than 0; a short one is a head.

    most: half as wide as its head is.
    """
    half, way = abs(length) / 2, 1 if length < 0 else -1
    head = min(most, half / 0.6)
    shaft, neck = min(SHAFT, head), half - 1.2 * head
    tail, neck, tip = (f"{way * y:.2f}" for y in (-half, neck, half))
    return f"M{-shaft:.1f},{tail}V{neck}H{-head:.1f}L0,{tip}L{head:.1f},{neck}H{shaft:.1f}V{tail}z"


def ends(cards, l, j, k):
    """Where the line from neuron k of layer l - 1 to neuron j of layer l begins and ends."""
    x1, x2 = cards.x(l - 1) + cards.radius, cards.x(l) - cards.radius
    return {"x1": x1, "y1": cards.y(l - 1, k), "x2": x2, "y2": cards.y(l, j)}


def came_from(cards, l, j):
    """The line from a target to its output."""
    return {"x1": cards.right, "y1": cards.y(l, j), "x2": cards.right + 6, "y2": cards.y(l, j)}
