"""Zooming in on one weight: the two neurons that it joins, the gradient from both ends, and its factors in powers of ten."""

import numpy as np

from ...ground.parameters import indexed
from ...kit.draw_bars import RADIUS, ROW, draw_bar
from ...kit.draw_network import RINGS, SIGNS
from ...kit.letters import activation
from ...kit.scales import ten_to
from ...live.columns import choose, figure, number, place, sentences
from ...live.frame import Frame
from ...live.grips import arrows, by, knob, spots
from ...live.marks import words

LOWEST, HIGHEST = -6, 1  # powers of ten at the ends of the bars
SAID = {
    "a_in": ("a", "|aᵢₙ|, what comes in"), "slope": ("z", "σ′(z), its slope"),
    "error": ("d", "|(wᵀδ)ⱼ|, from above"), "output": ("C", "|∂C/∂a|, at the output"),
    "whole": ("d", "|δ|, at the output"),
}  # fmt: skip
STATES = ("", "saturated", "dead", f"{SIGNS[0]}saturated, right", f"{SIGNS[1]}saturated, wrong")


def draw_edge(scene, left, top, width, zoom, value):
    """The two neurons, and the weight between them. zoom: a Zoom; value: (N,), of the weight."""
    weight, a_in, delta = zoom.weight, zoom.a_in, zoom.delta
    ends, y = (left + 56, left + width - 56), top + 74
    scene.add("text", text=f"zooming in on {weight.label}", kind="strong", x=left, y=top)
    line = {"x1": ends[0] + RADIUS, "y1": y, "x2": ends[1] - RADIUS, "y2": y}
    thick = place(np.minimum(0.8 + 1.7 * np.abs(value), 10))
    scene.add("line", kind=choose(value < 0, ("edge", "edge minus")), stroke_width=thick, **line)
    middle = left + width / 2
    part, told = scene.stiff(middle), number(value, 2, signed=True)
    part.add("rect", kind="pill", x=middle - 56, y=y - 13, width=112, height=26, rx=13)
    part.place(words(f"{weight.label} = ", told, kind="middle strong", x=middle, y=y + 5))
    part.place(arrows(spots(middle, y), "y", 22))
    part.place(knob(spots(middle, y), by(), wide=90, of=weight.name))
    source = f"x{indexed('', weight.k)}" if weight.layer == 2 else f"{weight.layer - 1}·{weight.k}"
    for x, a, name in ((ends[0], a_in, source), (ends[1], zoom.a_out, f"{weight.layer}·{weight.j}")):
        tint = np.clip(np.abs(a), 0, 1)
        scene.add("text", text=name, kind="small muted middle", x=x, y=y - RADIUS - 12)
        scene.add("circle", kind="body", cx=x, cy=y, r=RADIUS)
        scene.add("circle", kind="tint", cx=x, cy=y, r=RADIUS, fill_opacity=place(tint, 2))
        scene.add("circle", kind="rim", cx=x, cy=y, r=RADIUS)
        scene.add("text", kind=choose(tint > 0.89, ("value", "value bright")), text=activation(a), x=x, y=y + 5)
    scene.add("circle", kind=choose(zoom.states, RINGS), cx=ends[1], cy=y, r=RADIUS + 5)
    said = choose(zoom.states, STATES)
    scene.add("text", text=said, kind="small muted middle", x=ends[1], y=y + RADIUS + 44)
    kinds = choose(delta < 0, ("d strong", "n strong"))
    told, below = (number(v, 4, signed=s) for v, s in ((delta, True), (a_in, False)))
    scene.place(words(("a strong", "aᵢₙ "), ("a", below), kind="middle", x=ends[0], y=y + RADIUS + 24))
    scene.place(words((kinds, "δₒᵤₜ "), (kinds, told), kind="middle", x=ends[1], y=y + RADIUS + 24))


def tell_product(scene, middle, y, zoom):
    """(51) in numbers."""
    kinds, gradient = choose(zoom.delta < 0, ("d strong", "n strong")), number(zoom.gradient, 4, signed=True)
    pieces = (
        ("a strong", "aᵢₙ", "wide"),
        (None, " · ", "wide"),
        (kinds, "δₒᵤₜ", "wide"),
        (None, " = ", "wide"),
        ("a", number(zoom.a_in, 4)),
        " · ",
        (kinds, number(zoom.delta, 4, signed=True)),
        " = ",
        ("strong", gradient),
    )
    scene.place(words(f"∂C/∂{zoom.weight.label} = ", *pieces, kind="middle", x=middle, y=y))


def draw_logs(scene, left, top, width, zoom, output):
    """What is left after each factor of a Zoom, in powers of ten, and pale what it took; at last the gradient is left.

    output: the weight is layer L's.
    """
    found, total = zoom.factors, zoom.gradient
    rows, ends = len(found.names) + 1, tuple(left + width - end for end in (144, 80, 10))
    scene.add("text", text="Why is this weight slow?", kind="strong", x=left, y=top)
    for text, x in zip(("size", "log₁₀", "of best"), ends, strict=True):
        scene.add("text", text=text, kind="small muted end", x=x, y=top)
    frame = Frame(left, top + 12, width, ROW * rows + 6, (LOWEST, HIGHEST), (0, 1))
    frame.box(scene)
    for power in range(LOWEST, HIGHEST + 1):
        x, foot = float(frame.x(power)), frame.top + frame.height
        scene.add("line", kind="hair" if power else "axis", x1=x, y1=foot - 5 if power else frame.top, x2=x, y2=foot)
        text = ten_to(power)
        scene.add("text", text=text, kind="small muted middle", x=x, y=foot + 16)
    start = np.zeros(len(total))
    for i, name in enumerate(found.names):
        above = "output" if output and len(found.names) == 3 else "whole" if output else "error"
        kind, says = SAID[above if name == "error" else name]
        y, end = frame.top + ROW * i + 6, start + found.logs[i]
        smallest = choose(found.smallest == i, ("", "  ◂ furthest"))
        pointed = choose(found.smallest == i, ("", " ◂"))
        short = (f"{kind} strong", says.split(",")[0], "tight")
        told = (f"{kind} strong", says, "wide"), short, ("strong", smallest, "wide"), ("strong", pointed, "tight")
        scene.place(words(*told, x=left + 6, y=y + 13))
        draw_numbers(scene, ends, y + 13, found.sizes[i], found.logs[i])
        share = sentences([of_best(s) for s in 100 * 10 ** (found.logs[i] - found.best[i])])
        scene.add("text", text=share, kind="end", x=ends[2], y=y + 13)
        draw_bar(scene, frame, y + 19, kind, start, end)
        start = end
    y = frame.top + ROW * (rows - 1) + 6
    scene.add("line", kind="axis", x1=left, y1=y - 1, x2=left + width, y2=y - 1)
    scene.place(words("= |∂C/∂w|, all together", kind="strong", x=left + 6, y=y + 14, room="wide"))
    scene.add("text", text="= |∂C/∂w|, in all", kind="strong", x=left + 6, y=y + 14, room="tight")
    draw_numbers(scene, ends, y + 14, np.abs(total), start)
    draw_bar(scene, frame, y + 20, "ink", start, start)


def draw_numbers(scene, ends, y, size, log):
    """A size and its base-10 logarithm, which for nothing at all is minus infinity."""
    scene.add("text", text=number(size, 4), kind="end", x=ends[0], y=y)
    logs = ["−∞" if s == 0 else figure(v, 2, signed=True) for s, v in zip(size, log, strict=True)]
    scene.add("text", text=sentences(logs), kind="end", x=ends[1], y=y)


def of_best(percent):
    """A share of the most that a factor can be: "92 %", "0.8 %"; far more than all of it is as many times."""
    if percent >= 999.5:
        return f"× {percent / 100:.0f}"
    return f"{percent:.{0 if percent >= 9.95 else 1}f} %"
