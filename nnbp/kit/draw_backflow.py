"""The error going back: bands as high as |w·δ|, gates as open as σ′, dots whose area is |δ|."""

import numpy as np

from ..ground.parameters import Parameter, indexed, parameters
from ..live.columns import choose, number, place, sentences
from ..live.frame import nice_ceiling
from ..live.grips import by
from ..live.marks import words
from .draw_beyond import draw_beyond
from .draw_network import name_layers, pill
from .draw_stream import STREAMS, draw_stream, stacked

GAP, POST, MORE = 8, 8, 4  # from a disc to its gate; how thick a gate is; how far it is higher than a disc
STUB, SHORT = 34, 10  # how far from its gate an output's line begins, in pixels, and in less room
ENDLESS = 1e9  # times what fits: as much as can be drawn


class Scale:
    """How large things are drawn, one scale for all layers, chosen once from the flows that a picture starts with.

    error: the |δ| of a dot that fills its disc. flow: what arrives where lines together are as high as their gate.
    within: the same for the hidden layers alone, with room; steepest: of all gates.
    """

    def __init__(self, flows, radius):
        self.radius, self.half = radius, radius + MORE
        self.error = nice_ceiling(1.2 * max(np.abs(flow.delta).max() for flow in flows.values()))
        sums = {l: np.abs(flow.terms).sum(axis=0) for l, flow in flows.items()}
        most = {l: float(each[np.isfinite(each)].max(initial=0.0)) for l, each in sums.items()}
        self.flow = nice_ceiling(max(most.values()))
        self.within = {l: nice_ceiling(1.2 * max(v for k, v in most.items() if (k == max(most)) == (l == max(most))))
                       for l in flows}  # fmt: skip

    def thickness(self, terms):
        """Of the lines into one gate, (n, N) as their terms; where more arrives than fits, all are thinner alike."""
        shares = np.minimum(np.abs(terms) / self.flow, ENDLESS)
        return 2 * self.half * shares / np.maximum(shares.sum(axis=0), 1)

    def beyond(self, terms):
        """(N,): does more arrive at a gate than fits?"""
        return np.abs(terms).sum(axis=0) > self.flow * (1 + 1e-9)

    def dot(self, error):
        """The radius of a dot whose area is to its disc's as |error| is to the whole scale."""
        return self.radius * np.sqrt(np.minimum(np.abs(error) / self.error, 1))


def draw_backflow(scene, layout, net, y, flows, scale, values=None, in_hand=None, turns=None, wrong=None, named=None):
    """The diagram of the way back. flows: {l: Flow} of the layers reached; y: (n_L, 1), or (n_L, N) where it changes.

    values: (N,), of the parameter in hand; without one nothing can be taken. turns: {l: turn} of the layers that move
    where the page has been asked for them, one after the other. wrong: {l: (n_l, N)}, which errors are not what they
    should be. named: {(l, j): attributes}, what neurons are to be taken for where that is not their biases: then no line
    can be taken, and what is in hand is drawn by who called.
    """
    wrong, touched = wrong or {}, in_hand is not None and named is None
    kinds = {l: f"turn turn{turn}" for l, turn in (turns or {}).items()}
    name_layers(scene, layout)
    groups = {l: scene.add("g", kind=kinds.get(l)) for l in range(net.L, 0, -1)}
    lanes = {l: lane(groups[l], layout, l, l in flows) for l in range(1, net.L)}
    for parameter in sorted((p for p in parameters(net) if p.k), key=lambda p: p == in_hand):  # the one in hand on top
        group, held = lanes[parameter.layer - 1], (parameter == in_hand) if touched else None
        line(group, layout, parameter, flows.get(parameter.layer - 1), scale, held)
    for l in groups:
        group, flow = scene.add("g", kind=kinds.get(l)), flows.get(l)
        for j in range(net.sizes[l - 1]):
            if l == net.L and flow is not None:
                miss(group, layout, l, j, flow, scale)
            bias = Parameter(l, j + 1)
            told = (named or {}).get((l, j + 1), as_bias(bias) if touched and l > 1 else {})
            disc(group, layout, l, j, flow, scale, bias == in_hand, wrong[l][j] if l in wrong else None, told)
    for l, flow in flows.items():
        for j in range(net.sizes[l - 1]):
            tell_error(scene, layout, l, j, flow.delta[j], wrong[l][j] if l in wrong else 0 * flow.delta[j])
    for j in range(net.sizes[-1]):
        wanted = f"{y[j, 0]:g}" if y.shape[1] == 1 else sentences(f"{target:g}" for target in y[j])
        x, at, wants = gate_at(layout, net.L) + STUB + 8, layout.y(net.L, j + 1), ("wants ", ("strong", wanted))
        if isinstance(wanted, str) and len(wanted) == 1:
            scene.place(words(*wants, x=x, y=at + 5, room="wide"))
        else:  # it would run into what stands beside the network
            scene.add("text", text="wants", x=x, y=at - 6, room="wide")
            scene.add("text", text=wanted, kind="strong", x=x, y=at + 17, room="wide")
        below = at + layout.radius + 38
        scene.place(words(*wants, kind="halo end", x=layout.edge, y=below, room="tight"))
    if touched:
        pill(scene, layout, in_hand, values, named=10)


def as_bias(bias):
    """What a neuron is taken for: its bias."""
    return {"pick": bias.name, "grip": by(), "aria_label": f"neuron {bias.layer}·{bias.j}, take its bias"}


def tell_error(scene, layout, l, j, error, wrong):
    """A neuron's name above it, and its error below."""
    x, y = layout.x(l), layout.y(l, j + 1)
    scene.add("text", text=f"{l}·{j + 1}", kind="halo middle muted small", x=x, y=y - layout.radius - 7)
    kinds = choose(wrong, ("halo middle", "halo middle wrong-text"))
    told = (("d strong", "δ "), number(error, 4, signed=True), choose(wrong, ("", " ✗")))
    scene.place(words(*told, kind=kinds, x=x, y=y + layout.radius + 20, room="wide" if layout.close else None))


def line(group, layout, parameter, flow, scale, held):
    """A weight: as thick as w·δ, in its sign's colour and dashed where negative; a hair where nothing has come yet.

    held: is it the one in hand? None where it cannot be.
    """
    l, j, k = parameter
    x1, y1, y2 = layout.x(l), layout.y(l, j), layout.y(l - 1, k)
    named = {"pick": parameter.name, "grip": by(), "aria_label": f"{parameter.label}, {parameter.words}"}
    mark = group.add("g", kind="held" if held else None, **(named if held is not None else {}))
    if flow is None:
        x2, end = layout.x(l - 1) + layout.radius, y2
    else:
        thickness = scale.thickness(flow.terms[:, k - 1])
        x2, middle = gate_at(layout, l - 1), y2 + stacked(thickness)[j - 1]
        end = place(middle)
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": end}
    if held is not None:
        mark.add("line", kind="aura", **ends)
    if flow is None:
        mark.add("line", kind="hair lift", **ends)
    else:
        term = flow.terms[j - 1, k - 1]
        mark.add("title", text=number(term, 4, signed=True))
        draw_stream(mark, (x1, y1), (x2, middle), thickness[j - 1], term < 0)
    if held is not None:
        mark.add("line", kind="reach", **ends)


def lane(group, layout, l, reached):
    """The part of a group for the lines into layer l: they end at its gates, or discs, in less room too."""
    end = gate_at(layout, l) if reached else layout.x(l) + layout.radius
    return group.between(layout.x(l), end - layout.x(l), layout.x(l + 1))


def gate_at(layout, l):
    """Where lines end at layer l: at the outer edge of its gates."""
    return layout.x(l) + layout.radius + (GAP / 2 if layout.close else GAP) + POST


def miss(group, layout, l, j, flow, scale):
    """What arrives at an output: how the cost depends on it, as a line from the side of the wanted answer."""
    x, y, term = gate_at(layout, l), layout.y(l, j + 1), flow.arriving[j]
    kind, width = choose(term < 0, STREAMS), place(scale.thickness(flow.terms[:, j])[0])
    for room, far in (("wide", STUB), ("tight", SHORT)):
        mark = group.stiff(layout.x(l), room).add("g")
        mark.add("title", text=number(term, 4, signed=True))
        mark.add("line", kind=kind, stroke_width=width, x1=x + far, y1=y, x2=x, y2=y)


def disc(group, layout, l, j, flow, scale, held, wrong=None, named=None):
    """A neuron: its dot inside the dashed ring of the dot that a gate wide open would give, and its gate."""
    cx, cy, radius = layout.x(l), layout.y(l, j + 1), layout.radius
    group = group.stiff(cx)
    mark = group.add("g", kind="held" if held else None, **(named or {}))
    if held:
        mark.add("circle", kind="glow", cx=cx, cy=cy, r=radius + 5)
    mark.add("circle", kind="body", cx=cx, cy=cy, r=radius)
    if flow is None:
        name = f"{l}·{j + 1}" if l > 1 else f"x{indexed('', j + 1)}"
        mark.add("circle", kind="outline lift", cx=cx, cy=cy, r=radius)
        mark.add("text", text=name, kind="muted middle", x=cx, y=cy + 5)
        return
    if layout.close:
        mark.add("title", text=number(flow.delta[j], 4, signed=True))
    error, most = flow.delta[j], flow.arriving[j] * flow.steepest
    mark.add("circle", kind="most", cx=cx, cy=cy, r=place(np.maximum(scale.dot(most) - 0.5, 0)))
    mark.add("circle", kind=choose(error < 0, ("d settle", "n settle")), cx=cx, cy=cy, r=place(scale.dot(error)))
    rims = choose(np.abs(error) > scale.error, ("rim lift", "rim lift beyond"))
    mark.add("circle", kind=rims, cx=cx, cy=cy, r=radius)
    if wrong is not None:
        mark.add("circle", kind=choose(wrong, ("ring", "ring wrong")), cx=cx, cy=cy, r=radius + 4)
    gate(group, gate_at(layout, l) - POST, cy, POST, scale.half, flow, j)
    kinds = choose(flow.arriving[j] < 0, ("d", "n"))
    draw_beyond(group, gate_at(layout, l) - POST / 2, cy - scale.half - 13, "up", kinds, scale.beyond(flow.terms[:, j]))


def gate(group, x, cy, width, half, flow, j):
    """Two doors, as far apart as the slope is of its greatest; none where nothing is multiplied."""
    if flow.gate is None:
        return
    leaf, mark = half * (1 - flow.open[j]), group.add("g")
    mark.add("title", text=number(flow.gate[j], 4))
    mark.add("rect", kind="opening", x=x, y=cy - half, width=width, height=2 * half)
    mark.add("rect", kind="z door upper", x=x, y=cy - half, width=width, height=place(leaf))
    mark.add("rect", kind="z door", x=x, y=place(cy + half - leaf), width=width, height=place(leaf))
