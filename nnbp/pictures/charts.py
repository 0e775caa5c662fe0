"""Two charts that move with a sweep: every neuron on its activation's curve, and the cost along the number in hand."""

import numpy as np

from ..saturation import ACTIVE, flat_edges
from .marks import Mark, choose, figure, number, place, words

SHAPES = ("M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0z", "M0,-7.5L7.5,0L0,7.5L-7.5,0z", "M0,-7.5L7,5.5L-7,5.5z")
SQUARE = "M-5.5,-5.5h11v11h-11z"


class Frame:
    """A chart's box in the scene, and the lines between data and pixels."""

    def __init__(self, left, top, width, height, xs, ys):
        self.left, self.top, self.width, self.height = left, top, width, height
        self.xs, self.ys = xs, ys

    def x(self, value):
        return self.left + self.width * (np.asarray(value, dtype=float) - self.xs[0]) / (self.xs[1] - self.xs[0])

    def y(self, value):
        return self.top + self.height * (1 - (np.asarray(value, dtype=float) - self.ys[0]) / (self.ys[1] - self.ys[0]))

    def path(self, xs, ys):
        return "M" + "L".join(f"{px:.1f},{py:.1f}" for px, py in zip(self.x(xs), self.y(ys), strict=True))

    def box(self, scene):
        scene.add("rect", kind="panel", x=self.left, y=self.top, width=self.width, height=self.height, rx=6)


def spread(wanted, gap, low, high):
    """Places near `wanted`, (n, N), at least `gap` apart in every column and within low ... high, order kept."""
    order = np.argsort(wanted, axis=0, kind="stable")
    ordered = np.take_along_axis(wanted, order, axis=0)
    room = gap * np.arange(len(wanted))[:, np.newaxis]
    pushed = np.maximum.accumulate(ordered - room, axis=0)
    pulled = np.minimum.accumulate((ordered - room)[::-1], axis=0)[::-1]
    settled = np.clip((pushed + pulled) / 2, low, high - room[-1]) + room
    places = np.empty_like(settled)
    np.put_along_axis(places, order, settled, axis=0)
    return places


def draw_curve(scene, left, top, width, net, swept, states, in_hand):
    """sigma and sigma' over z, with a dot on both for every neuron of that activation, and its label below."""
    activation = net.activation[2]
    reach = 7.0 if activation.name == "sigmoid" else 4.0
    layers = [l for l in swept.z if net.activation[l] is activation]
    z = np.linspace(-reach, reach, 161)
    curve, slope = activation(z), activation.prime(z)
    frame = Frame(left, top, width, 190, (-reach, reach), (min(curve.min(), 0) - 0.2, max(curve.max(), 1) + 0.1))
    scene.add("text", text="every neuron on its curve", kind="strong", x=left, y=top - 10)
    frame.box(scene)
    for start, end in flat_edges(activation, -reach, reach):
        scene.add("rect", kind="flat", x=float(frame.x(start)), y=top, width=float(frame.x(end) - frame.x(start)), height=190)
        scene.add("text", text="flat", kind="small muted middle", x=float(frame.x((start + end) / 2)), y=top + 88)
    for tick in (-4, -2, 0, 2, 4) if reach > 4 else (-2, 0, 2):
        scene.add("text", text=figure(tick, 0), kind="small muted middle", x=float(frame.x(tick)), y=top + 184)
    scene.add("text", text="z", kind="strong z end", x=left + width - 8, y=top + 184)
    scene.add("path", kind="curve of-z", d=frame.path(z, slope))
    scene.add("path", kind="curve of-a", d=frame.path(z, curve))
    if activation.name == "sigmoid":
        scene.place(words(("a strong", "a = σ(z)"), x=float(frame.x(2.6)), y=float(frame.y(0.78))))
        scene.place(words(("z strong", "σ′(z)"), x=float(frame.x(1.7)), y=float(frame.y(0.24))))
    neurons = [(l, j) for l in layers for j in range(net.sizes[l - 1])]
    at = np.array([frame.x(np.clip(swept.z[l][j], -reach, reach)) for l, j in neurons])
    label = spread(at, min(27, width / len(neurons)), left + 12, left + width - 12)
    for (l, j), px, lx in zip(neurons, at, label, strict=True):
        neuron_on_curve(scene, frame, net, l, j, swept, states, px, lx, in_hand)


def neuron_on_curve(scene, frame, net, l, j, swept, states, px, lx, in_hand):
    """One neuron: a line at its z through sigma' and sigma, down to its label; the output's dots are squares."""
    activation, floor = net.activation[l], frame.top + frame.height
    z = np.clip(swept.z[l][j], *frame.xs)
    high, low = frame.y(activation(z)), frame.y(activation.prime(z))
    route = [f"M{a:.1f},{b:.1f}V{floor}L{c:.1f},{floor + 10}" for a, b, c in zip(px, high, lx, strict=True)]
    scene.add("path", kind="hair", d=column_of(route))
    scene.add("circle", kind="z", cx=place(px), cy=place(low), r=3.5)
    shape = SQUARE if l == net.L else SHAPES[min(l - 2, len(SHAPES) - 1)]
    where = column_of([f"translate({a:.1f} {b:.1f})" for a, b in zip(px, high, strict=True)])
    held = " held" if (l, j + 1) == (in_hand.layer, in_hand.j) else ""
    kinds = (f"dot{held}", f"dot{held} on-flat")
    scene.place(Mark("path", kind=choose(states[l][j] != ACTIVE, kinds), d=shape, transform=where))
    scene.add("text", text=f"{l}·{j + 1}", kind="small middle" + (" strong" if held else ""), x=place(lx), y=floor + 23)


def column_of(texts):
    """A Column from one text a position."""
    return choose(np.unique(texts, return_inverse=True)[1], sorted(set(texts)))


def nice_ceiling(value):
    """The smallest of 1, 1.5, 2, 3, 4, 6, 8 times a power of ten that is not below `value`."""
    power = 10.0 ** np.floor(np.log10(max(value, 1e-9)))
    return next(float(n * power) for n in (1, 1.5, 2, 3, 4, 6, 8, 10) if n * power >= value * (1 - 1e-9))


def draw_cost(scene, left, top, width, swept, parameter):
    """C at every position of the number in hand, with the tangent that the gradient gives, and how far it can be trusted."""
    height, letter = 124, parameter.label
    ceiling = nice_ceiling(max(swept.cost.max(), swept.cost_ahead[-1]))
    frame = Frame(left, top, width, height, (swept.values[0] - 0.2, swept.values[-1] + swept.ahead + 0.2), (-0.04 * ceiling, 1.08 * ceiling))
    scene.place(words(("C", "C"), f" along {letter}", kind="strong", x=left, y=top - 10))
    frame.box(scene)
    for tick in (0.0, ceiling):
        scene.add("line", kind="hair", x1=left, y1=float(frame.y(tick)), x2=left + width, y2=float(frame.y(tick)))
        scene.add("text", text=f"{tick:g}", kind="small muted end", x=left - 6, y=float(frame.y(tick)) + 4)
    for tick in np.arange(np.ceil(frame.xs[0] / 2) * 2, frame.xs[1], 2):
        scene.add("text", text=figure(tick, 0), kind="small muted middle", x=float(frame.x(tick)), y=top + height + 16)
    clip = scene.add("svg", x=left, y=top, width=width, height=height, viewBox=f"{left} {top} {width} {height}")
    every = slice(None, None, 5)
    beyond = swept.values + swept.ahead > swept.values[-1]
    values = np.concatenate([swept.values[every], swept.values[beyond] + swept.ahead])
    clip.add("path", kind="curve of-C", d=frame.path(values, np.concatenate([swept.cost[every], swept.cost_ahead[beyond]])))
    ends = [swept.values - swept.ahead, swept.values + swept.ahead]
    heights = [swept.cost - swept.slope * swept.ahead, swept.cost_predicted]
    clip.add("line", kind="tangent", x1=place(frame.x(ends[0])), y1=place(frame.y(heights[0])), x2=place(frame.x(ends[1])), y2=place(frame.y(heights[1])))  # fmt: skip
    clip.add("circle", kind="truth", cx=place(frame.x(ends[1])), cy=place(frame.y(swept.cost_ahead)), r=4.5)
    clip.add("circle", kind="guess", cx=place(frame.x(ends[1])), cy=place(frame.y(swept.cost_predicted)), r=4.5)
    clip.add("circle", kind="now", cx=place(frame.x(swept.values)), cy=place(frame.y(swept.cost)), r=6.5)
    ledger(scene, left, top + height + 44, width, swept, parameter)


def ledger(scene, left, top, width, swept, parameter):
    """The slope as the product of its two factors, and the cost that it predicts beside the true one."""
    j = parameter.j - 1
    delta = number(swept.delta[parameter.layer][j], 4, signed=True)
    slope = ("strong", number(swept.slope, 4, signed=True))
    if parameter.k is None:
        pieces = ("slope ∂C/∂b = ", ("d strong", "δ"), " = ", slope)
    else:
        a_in = number(swept.a[parameter.layer - 1][parameter.k - 1], 4)
        pieces = ("slope ", ("a strong", "a"), " · ", ("d strong", "δ"), " = ", ("a", a_in), " · ", ("d", delta), " = ", slope)
    scene.place(words(*pieces, x=left, y=top))
    rise = [number(v, 4, signed=True) for v in (swept.cost_predicted - swept.cost, swept.cost_ahead - swept.cost)]
    columns = (left, left + 0.52 * width, left + 0.78 * width)
    rows = (
        ((("C strong", "C"), " now"), (("strong", number(swept.cost, 4)),), ()),
        ((f"{parameter.letter} + {swept.ahead:g}, ", "predicted"), (number(swept.cost_predicted, 4),), (("muted", rise[0]),)),
        ((f"{parameter.letter} + {swept.ahead:g}, ", "true"), (("C", number(swept.cost_ahead, 4)),), (("muted", rise[1]),)),
    )
    marks = (None, "guess", "truth")
    for i, (cells, mark) in enumerate(zip(rows, marks, strict=True)):
        y = top + 22 * (i + 1) + 2
        for x, cell in zip(columns, cells, strict=True):
            if cell:
                scene.place(words(*cell, x=x + (16 if x == left else 0), y=y))
        scene.add("circle", kind=mark or "now", cx=left + 6, cy=y - 4, r=4.5)
