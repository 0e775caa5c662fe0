"""Paths through the network: one of them lit in the diagram, its factors in a column, and all of them as a walk of bars."""

import numpy as np

from ..parameters import parameters
from ..walks import heading, named
from .diagram import link, neuron, pill
from .frame import Frame, nice_ceiling
from .marks import choose, number, place, words

AT = {"C": "∂C/∂a ", "z": "σ′ ", "a": "a_in "}  # how a factor is called at its neuron
PATH, FACTORS, PRODUCT, SUM, WALK, RIGHT, ROW = 54, 186, 704, 788, 818, 1052, 25


def table_height(paths):
    """How tall draw_table is, head and sum included."""
    return ROW * (paths + 2) + 16


def told(factor):
    """A factor's number at every position; a weight as exactly as everywhere else, the rest with four decimals."""
    return number(factor.values, 2 if factor.letter == "w" else 4, signed=factor.letter in "Cw")


def draw_lit(scene, layout, net, y, walks, states, which, choice):
    """The network, path number `which` lit with a factor at every neuron and edge it passes.

    choice(layer, j): the name and the words of what a click on that neuron takes.
    """
    weight, route = walks.weight, dict(enumerate(walks.routes[which], walks.weight.layer))
    for l in range(1, net.L + 1):
        name = f"layer {l}" + (" · input" if l == 1 else " · output" if l == net.L else "")
        scene.add("text", text=name, kind="muted middle", x=layout.x(l), y=24)
    for l in range(weight.layer + 1, net.L + 1):
        ends = {
            "x1": layout.x(l - 1),
            "y1": layout.y(l - 1, route[l - 1]),
            "x2": layout.x(l),
            "y2": layout.y(l, route[l]),
        }
        scene.add("g", kind="held").add("line", kind="aura", **ends)
    for parameter in (p for p in parameters(net) if p.k is not None and p != weight):
        value = float(parameter.read({"w": net.w, "b": net.b}))
        scene.place(link(layout, parameter, value, False))
    scene.place(link(layout, weight, walks.swept.values, True))
    for l in range(1, net.L + 1):
        for j in range(1, net.sizes[l - 1] + 1):
            name, says = choice(l, j)
            clicked = {"pick": name, "aria_label": says}
            neuron(scene, layout, net, l, j, walks.swept, states, y, 1.0, False, clicked)
    for factor in walks.factors[which]:
        draw_factor(scene, layout, factor)
    pill(scene, layout, weight, walks.swept.values)


def draw_factor(scene, layout, factor):
    """One factor of the path where it belongs: on its edge, under its neuron, or over the output."""
    l, radius = factor.layer, layout.radius
    x, y = layout.x(l), layout.y(l, factor.j)
    if factor.letter == "w":
        x, y = (layout.x(l - 1) + x) / 2, (layout.y(l - 1, factor.k) + y) / 2 - 4
    elif factor.letter == "C":
        x, y = x + radius + 14, y - 14
    else:
        y += radius + 19
    name, kind = AT.get(factor.letter, f"{factor.label} "), "halo" if factor.letter == "C" else "halo middle"
    scene.place(words((f"{factor.letter} strong", name), told(factor), kind=kind, x=x, y=y))


def draw_column(scene, left, top, walks, which):
    """The path in hand, factor by factor from the cost to the weight, and its product."""
    weight, factors = walks.weight, walks.factors[which]
    route = named(walks.routes[which], weight.layer)
    scene.place(words(f"path {which + 1} of {len(walks.routes)}: ", ("strong", route), x=left, y=top))
    for i, factor in enumerate(factors):
        y = top + 30 + 23 * i
        scene.place(words("" if i == 0 else "× ", kind="muted end", x=left + 12, y=y))
        scene.add("text", text=factor.label, kind=f"{factor.letter} strong", x=left + 16, y=y)
        scene.add("text", text=told(factor), kind="end", x=left + 140, y=y)
        scene.add("text", text=meaning(factor, weight), kind="small muted", x=left + 156, y=y)
    y = top + 30 + 23 * len(factors)
    scene.add("line", kind="axis", x1=left, y1=y - 14, x2=left + 140, y2=y - 14)
    scene.add("text", text="=", kind="strong end", x=left + 12, y=y + 4)
    scene.add("text", text="the product", kind="small muted", x=left + 156, y=y + 4)
    product = number(walks.products[which], 5, signed=True)
    scene.add("text", text=product, kind="strong end", x=left + 140, y=y + 4)


def meaning(factor, weight):
    """What a factor stands for, in a few words."""
    if factor.letter == "w":
        return f"along {factor.layer - 1}·{factor.k} → {factor.layer}·{factor.j}"
    if factor.letter == "a":
        return f"into {weight.label}"
    return f"{'cost from output' if factor.letter == 'C' else 'through neuron'} {factor.layer}·{factor.j}"


def draw_table(scene, top, walks, which):
    """Every path a row: neurons, factors, product, and the running sum as bars that end at the measured gradient.

    The rows after path number `which` are pale: the sum has not come to them yet.
    """
    factors, count = walks.factors[0], len(walks.routes)
    pitch = min(62, (PRODUCT - 64 - FACTORS) / len(factors))
    ends = [FACTORS + pitch * (i + 1) - 6 for i in range(len(factors))]
    scene.add("text", text="path", kind="muted", x=PATH, y=top)
    for end, factor in zip(ends, factors, strict=True):
        scene.add("text", text=heading(factor), kind=f"small end {factor.letter}", x=end, y=top)
    for end, text in ((PRODUCT, "product"), (SUM, "sum so far")):
        scene.add("text", text=text, kind="muted end", x=end, y=top)
    steps = np.vstack([np.zeros_like(walks.products[:1]), walks.running])
    frame = walk_frame(top + 8, ROW * count, np.append(steps, 0.0))
    frame.box(scene)
    for i in range(count):
        draw_row(scene, frame, top + 8 + ROW * i, ends, walks, i, steps, which)
    draw_goal(scene, frame, top + 8 + ROW * count, walks, which)


def walk_frame(top, height, values):
    """The box of the bars: one scale for every position, so that nothing in it jumps."""
    low, high = float(values.min()), float(values.max())
    margin = 0.04 * (nice_ceiling(high - low) or 1.0)
    return Frame(WALK, top, RIGHT - WALK, height, (low - margin, high + margin), (0, 1))


def draw_row(scene, frame, top, ends, walks, i, steps, which):
    """One path: a row to click."""
    route = named(walks.routes[i], walks.weight.layer)
    group = scene.add(
        "g", pick=f"path{i + 1}", aria_label=f"path {i + 1}: {route}", kind="held" if i == which else "row"
    )
    kind = "chip lift" if i == which else "reach lift"
    group.add("rect", kind=kind, x=26, y=top + 1, width=RIGHT - 20, height=ROW - 2, rx=5)
    y = top + 17
    group.add("text", text=f"{i + 1}", kind="muted end", x=PATH - 10, y=y)
    group.add("text", text=route, kind="strong" if i == which else "", x=PATH, y=y)
    for end, factor in zip(ends, walks.factors[i], strict=True):
        group.add("text", text=told(factor), kind="small end", x=end, y=y)
    group.add("text", text=number(walks.products[i], 5, signed=True), kind="strong end", x=PRODUCT, y=y)
    reached = i <= which
    if reached:
        group.add("text", text=number(walks.running[i], 5, signed=True), kind="end", x=SUM, y=y)
    start, end = frame.x(steps[i]), frame.x(steps[i + 1])
    left, width = place(np.minimum(start, end)), place(np.abs(end - start))
    pale = {} if reached else {"fill_opacity": "0.22"}
    kinds = ("d", "n")
    group.add(
        "rect", kind=choose(walks.products[i] < 0, kinds), x=left, y=top + 6, width=width, height=ROW - 12, **pale
    )
    at = place(end)
    if i + 1 < len(walks.routes):
        group.add("line", kind="axis", x1=at, y1=top + 6, x2=at, y2=top + ROW + 6)


def draw_goal(scene, frame, bottom, walks, which):
    """The zero line and the measured gradient as lines through all bars; below them the sum, and whether it has arrived."""
    origin, goal = float(frame.x(0)), place(frame.x(walks.measured))
    scene.add("line", kind="hair", x1=origin, y1=frame.top, x2=origin, y2=bottom)
    scene.add("line", kind="goal", x1=goal, y1=frame.top, x2=goal, y2=bottom + 6)
    scene.add("text", text="0", kind="small muted middle", x=origin, y=bottom + 34)
    y, far = bottom + 20, which + 1 < len(walks.routes)
    left = len(walks.routes) - which - 1
    so_far = (f"sum of the first {which + 1}" if which else "path 1 alone") if far else "sum of all paths"
    scene.add("text", text=so_far, kind="strong", x=PATH, y=y)
    scene.add("text", text=number(walks.running[which], 5, signed=True), kind="strong end", x=SUM, y=y)
    goal_in_words = ("strong", number(walks.measured, 5, signed=True))
    scene.place(words(("C strong", "┆ "), f"measured ∂C/∂{walks.weight.label} = ", goal_in_words, x=FACTORS + 56, y=y))
    same = np.isclose(walks.running[which], walks.measured, rtol=1e-9, atol=1e-15)
    missing = f"{left} to come" if far else "✗ not the same"
    arrived = choose(same, (missing, "✓ arrived"))
    scene.add("text", text=arrived, kind=choose(same, ("muted end", "a strong end")), x=RIGHT, y=bottom + 20)
