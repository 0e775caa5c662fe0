"""An error as an area: as wide as what arrives, as high as the gate is open, in a frame as high as it can be."""

import numpy as np

from ..chapter.costs import made_for
from ..live.columns import choose, number, place
from ..live.marks import words
from .draw_backflow import gate
from .draw_beyond import draw_beyond

BAR, POST = 9, 8  # of the sum above, and of the gate beside: how thick they are
KINDS = ("d", "n")


class Block:
    """Where a product stands: `unit` pixels a unit of what arrives, up to `reach` pixels; `height` for the greatest slope."""

    def __init__(self, left, top, reach, height, full):
        self.left, self.top, self.reach, self.height = left, top, reach, height
        self.unit = reach / full

    def width(self, value):
        return np.minimum(self.unit * np.abs(value), self.reach)


def draw_product(scene, block, flow, j, kind=None):
    """Neuron j, counted from 0, of a Flow: the sum of its terms, and below it the product of sum and slope.

    kind: the class of a group around the marks, such as one that moves.
    """
    group, arriving = scene.add("g", kind=kind), flow.arriving[j]
    if len(flow.terms) > 1:
        draw_sum(group, block, flow.terms[:, j], arriving)
    width, share = place(block.width(arriving)), flow.open[j]
    high = block.height * share
    frame = group.add("g")
    frame.add("rect", kind="frame", x=block.left, y=block.top, width=width, height=block.height)
    filled = choose(flow.delta[j] < 0, ("d settle", "n settle"))
    frame.add(
        "rect",
        kind=filled,
        x=block.left,
        y=place(block.top + (block.height - high) / 2),
        width=width,
        height=place(high),
    )
    if flow.gate is not None:
        gate(group, block.left - POST - 3, block.top + block.height / 2, POST, block.height / 2, flow, j)
        draw_beyond(group, block.left - POST / 2 - 3, block.top - 13, "up", "z", flow.beyond[j])  # opener than can be
    beyond = block.unit * np.abs(arriving) > block.reach
    y, kinds = block.top + block.height / 2, choose(flow.delta[j] < 0, ("d", "n"))
    draw_beyond(scene, block.left + block.reach + 12, y, "right", kinds, beyond)


def draw_sum(group, block, terms, arriving):
    """Terms end to end: those of the sum's own sign from the left, then the others, back from where those end."""
    own = np.where(np.sign(terms) == np.where(arriving < 0, -1, 1), np.abs(terms), 0.0)
    against = np.abs(terms) - own
    ends = np.cumsum(own, axis=0)
    back = ends[-1] - np.cumsum(against, axis=0)
    for term, with_it, end, other, start in zip(terms, own, ends, against, back, strict=True):
        begin, size = np.where(other > 0, start, end - with_it), with_it + other
        left = block.left + np.minimum(block.unit * begin, block.reach)
        right = block.left + np.minimum(block.unit * (begin + size), block.reach)
        y = choose(other > 0, (f"{block.top - 2 * BAR - 5:g}", f"{block.top - BAR - 4:g}"))
        group.add(
            "rect",
            kind=choose(term < 0, ("d stream", "n stream")),
            x=place(left),
            y=y,
            width=place(right - left),
            height=BAR,
        )


def tell_product(scene, flow, j, left, top, arrives, places=4):
    """What arrives, the slope and the error, as numbers one below the other; the error alone where it has no gate.

    places: the decimals of what arrives.
    """
    if flow.gate is not None:
        scene.place(words(("muted", f"{arrives} "), number(flow.arriving[j], places, signed=True), x=left, y=top))
        scene.place(words(("z", "× σ′ "), ("z", number(flow.gate[j], 4)), x=left, y=top + 20))
    result = choose(flow.delta[j] < 0, ("d strong", "n strong"))
    scene.place(words(("muted", "= δ "), (result, number(flow.delta[j], 4, signed=True)), x=left, y=top + 40))


def draw_one_product(scene, left, top, width, net, flows, scale, parameter):
    """How the error of one neuron, the one that a weight leads to or a bias belongs to, comes about."""
    l, j = parameter.layer, parameter.j - 1
    flow, arrives = flows[l], "∂C/∂a" if l == net.L else "arrives"
    block = Block(left + 16, top + 62, width - 150, 120, scale.within[l])
    scene.add("text", text=f"the error of neuron {l}·{j + 1} is an area", kind="strong", x=left, y=top)
    pieces = (("muted", "as wide as "), ("d", arrives if l == net.L else "what arrives"))
    pieces += (("muted", ", as high as "), ("z", "σ′"))
    if flow.gate is None:
        pieces = (("muted", "it has no gate: "), ("muted", why_no_gate(net)))
    scene.place(words(*pieces, x=left, y=top + 20))
    draw_product(scene, block, flow, j)
    tell_product(scene, flow, j, left + width - 112, block.top + 45, arrives)


def why_no_gate(net):
    """Why nothing is multiplied by a slope at the output."""
    if made_for(net.cost, net.activation[net.L]):
        return "with this cost σ′ cancels"
    return "each output hangs on all"
