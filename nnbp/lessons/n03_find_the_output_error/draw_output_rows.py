"""An output neuron as a row: its disc, its miss on a line from 0 to 1, and bars for what its error is made of."""

import numpy as np

from ...chapter.saturation import ACTIVE, WRONG_AND_FLAT
from ...ground.parameters import indexed
from ...kit.draw_beyond import draw_beyond
from ...kit.draw_curve import SQUARE
from ...kit.draw_network import RINGS
from ...kit.draw_pills import chip
from ...kit.letters import activation
from ...live.columns import choose, choose_places, figure, number, place
from ...live.grips import along, arrows, by, knob, spots
from ...live.marks import words

RADIUS, DISC, START, END = 26, 60, 138, 304
BAR = 13
LEFT, WIDE = 328, 746  # of what stands beside the rows
STATES = ("", "saturated", "dead", "✓ right", "✗ wrong")


class Block:
    """A panel of bars on one scale: `zero` and `half` in pixels, `full` the value whose bar is `half` long."""

    def __init__(self, left, top, width, height, zero, half, full):
        self.left, self.top, self.width, self.height = left, top, width, height
        self.zero, self.half, self.full = zero, half, full

    def scale(self, scene):
        """Lines at its ends and at zero, each with its number."""
        for share in (-1, 0, 1):
            x, tick = self.zero + share * self.half, figure(share * self.full, 1)
            scene.add("text", text="0" if share == 0 else tick, kind="small muted middle", x=x, y=self.top - 4)
            scene.add("line", kind="hair", x1=x, y1=self.top, x2=x, y2=self.top + self.height)

    def x(self, value):
        return self.zero + self.half * np.clip(np.asarray(value, dtype=float) / self.full, -1, 1)

    def bar(self, scene, y, kinds, value, start=0.0, thick=BAR, **attributes):
        """A bar from `start` to start + value, kinds for (not negative, negative), and the value as a number."""
        value = np.asarray(value, dtype=float)
        ends = np.sort([self.x(start + 0 * value), self.x(start + value)], axis=0)
        left, size = place(ends[0]), place(ends[1] - ends[0])
        kind = choose(value < 0, kinds)
        scene.add("rect", kind=kind, x=left, y=y - thick / 2, width=size, height=thick, **attributes)
        for sign, way in ((-1, "left"), (1, "right")):
            beyond = sign * value > self.full * (1 + 1e-9)
            draw_beyond(scene, self.zero + sign * (self.half + 9), y, way, kinds[sign < 0], beyond)
        told = number(value, 4, signed=True)
        scene.add("text", text=told, kind="end", x=self.left + self.width - 12, y=y + 5)


def draw_output(scene, top, j, z, y, a, state, hand):
    """Neuron j, counted from 1. z, y, a, state: (N,); hand: the name of the control in hand."""
    flat = choose(state == ACTIVE, (" · saturated", ""))
    scene.place(words(f"output {j}", flat, kind="small muted", x=DISC - 46, y=top + 15))
    said = f"weighted input of output {j}"
    disc = scene.add("g", pick=f"z{j}", grip=by(), aria_label=said, kind="held" * (hand == f"z{j}"))
    disc.add("circle", kind="body", cx=DISC, cy=top + 55, r=RADIUS)
    disc.add("circle", kind="tint", cx=DISC, cy=top + 55, r=RADIUS, fill_opacity=place(a, 2))
    disc.add("circle", kind="rim lift", cx=DISC, cy=top + 55, r=RADIUS)
    disc.add("text", kind=choose(a > 0.8, ("value", "value bright")), text=activation(a), x=DISC, y=top + 60)
    disc.add("circle", kind=choose(state, RINGS), cx=DISC, cy=top + 55, r=RADIUS + 5)
    chip(disc, DISC - 46, top + 95, ("z strong", f"z{indexed('', j)}"), z, signed=True)
    kinds = choose(state == WRONG_AND_FLAT, ("small right-text", "small wrong-text"))
    scene.add("text", text=choose(state, STATES), kind=kinds, x=DISC - 43, y=top + 137)
    draw_miss(scene, top + 55, j, y, a, hand)
    miss = ("C strong", number(a - y, 4, signed=True))
    scene.place(words("a − y = ", miss, x=START + 2, y=top + 137))


def draw_miss(scene, at, j, y, a, hand):
    """a and y on a line from 0 to 1, with the miss between them; both can be dragged along it."""
    ax, yx = (START + (END - START) * np.asarray(value) for value in (a, y))
    scene.add("line", kind="axis", x1=START, y1=at, x2=END, y2=at)
    for x, tick in ((START, "0"), (END, "1")):
        scene.add("line", kind="axis", x1=x, y1=at - 5, x2=x, y2=at + 5)
        scene.add("text", text=tick, kind="small muted middle", x=x, y=at + 24)
    scene.add("rect", kind="C", x=place(np.minimum(ax, yx)), y=at - 3, width=place(np.abs(ax - yx)), height=6)
    held, grip = hand == f"y{j}", along((START, END))
    target = scene.add("g", pick=f"y{j}", grip=grip, aria_label=f"target of output {j}", kind="held" * held)
    where = choose_places(yx, at)
    target.add("path", kind="dot lift", d=SQUARE, transform=where)
    chip(target, START - 4, at + 40, ("strong", f"y{indexed('', j)}"), y, reach=END - START + 12)
    scene.add("circle", kind="a", cx=place(ax), cy=at, r=6.5)
    label = np.clip(ax, START + 24, END - 24)
    scene.place(words(("a strong", "a "), ("a", number(a, 4)), kind="middle", x=place(label), y=at - 18))
    if held or hand == f"z{j}":
        scene.place(arrows(spots(yx if held else ax, at), "x"))
    scene.place(knob(spots(ax, at), along(ax) if hand == f"z{j}" else "x", of=f"z{j}"))


def side(scene, left, width, tops, row, least):
    """The panel of what stands beside the rows, or of one of two such, with a line between its rows."""
    height = row * len(tops)
    panel = scene.panel(left - 6, 0, width + 12, tops[0] + height + 8, least)
    panel.add("rect", kind="panel", x=left, y=tops[0], width=width, height=height, rx=6)
    for top in tops[1:]:
        panel.add("line", kind="hair", x1=left, y1=top, x2=left + width, y2=top)
    return panel


def result(scene, block, y, delta, name):
    """The error under its rule, as in a sum on paper."""
    rule = y - 22
    scene.add("line", kind="axis", x1=block.left + 12, y1=rule, x2=block.left + block.width - 12, y2=rule)
    scene.place(words(("muted", "=  "), name, x=block.left + 12, y=y + 5))
    block.bar(scene, y, ("d", "n"), delta)


def draw_terms(scene, block, top, found, j, only):
    """The terms of (36) for neuron j, each starting where the one before it ended, or the k = j one alone, and delta."""
    label, kept = block.left + 12, [j] if only else range(len(found.a))
    reached = np.zeros(found.a.shape[1])
    for k in range(len(found.a)):
        y = top + 28 + 24 * k
        scene.add(
            "text",
            text=f"k = {k + 1}",
            kind=("small muted", "small", "small strong")[(k in kept) + (k == j)],
            x=label,
            y=y + 4,
        )
        if k not in kept:
            end = block.left + block.width - 12
            scene.add("text", text="left out", kind="small muted end", x=end, y=y + 4)
            continue
        if not only:
            pair = ("C", number(found.nabla_a[k], 3, signed=True)), " · ", ("z", number(found.jacobian[k, j], 3, True))
            scene.place(words(*pair, kind="small", x=label + 52, y=y + 4))
        block.bar(scene, y, ("d", "n"), found.terms[k, j], reached, fill_opacity=0.55)
        reached = reached + found.terms[k, j]
    end = top + 28 + 24 * len(found.a) + 14
    result(scene, block, end, found.one[j] if only else found.whole[j], ("d strong", f"δ{indexed('', j + 1)}"))
