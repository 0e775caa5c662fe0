"""All paths as rows: their factors, their products, and the sum that walks to the gradient."""

import numpy as np

from ...live.columns import choose, number, place
from ...live.frame import Frame
from ...live.marks import words
from .draw_lit_path import FACTORS, PATH, PRODUCT, RIGHT, ROW, SUM, WALK, told
from .draw_walk import so_far, tell_arrival, tell_lens
from .lens import ends, magnified
from .walks import heading, named


def table_height(paths):
    """How tall draw_table is, head and sum included."""
    return ROW * (paths + 2) + 16


def draw_table(scene, top, walks, which):
    """Every path a row: neurons, factors, product, and the running sum as bars that end at the measured gradient.

    The rows after path number `which` are pale: the sum has not come to them yet.
    """
    factors, count = walks.factors[0], len(walks.routes)
    pitch = min(62, (PRODUCT - 64 - FACTORS) / len(factors))
    rights = [FACTORS + pitch * (i + 1) - 6 for i in range(len(factors))]
    scene.add("text", text="path", kind="muted", x=PATH, y=top)
    for end, factor in zip(rights, factors, strict=True):
        scene.add("text", text=heading(factor), kind=f"small end {factor.letter}", x=end, y=top, room="wide")
    for end, text, room in ((PRODUCT, "product", None), (SUM, "sum so far", "wide")):
        scene.add("text", text=text, kind="muted end", x=end, y=top, room=room)
    steps = np.vstack([np.zeros_like(walks.products[:1]), walks.running])
    lens = magnified(steps)
    frame = Frame(WALK, top + 8, RIGHT - WALK, ROW * count, ends(lens * steps), (0, 1))
    frame.box(scene)
    tell_lens(scene, RIGHT, top, lens)
    for i in range(count):
        draw_row(scene, frame, top + 8 + ROW * i, rights, walks, i, lens * steps, which)
    draw_goal(scene, frame, top + 8 + ROW * count, walks, which, lens)


def draw_row(scene, frame, top, rights, walks, i, steps, which):
    """One path: a row to click."""
    route = named(walks.routes[i], walks.weight.layer)
    group = scene.add(
        "g", pick=f"path{i + 1}", aria_label=f"path {i + 1}: {route}", kind="held" if i == which else "row"
    )
    kind = "chip lift" if i == which else "reach lift"
    group.add("rect", kind=kind, x=8, y=top + 1, width=RIGHT - 2, height=ROW - 2, rx=5)
    y = top + 17
    group.add("text", text=f"{i + 1}", kind="muted end", x=PATH - 8, y=y)
    group.add("text", text=route, kind="strong" if i == which else "", x=PATH, y=y)
    for end, factor in zip(rights, walks.factors[i], strict=True):
        group.add("text", text=told(factor), kind="small end", x=end, y=y, room="wide")
    group.add("text", text=number(walks.products[i], 5, signed=True), kind="strong end", x=PRODUCT, y=y)
    reached = i <= which
    if reached:
        group.add("text", text=number(walks.running[i], 5, signed=True), kind="end", x=SUM, y=y, room="wide")
    start, end = frame.x(steps[i]), frame.x(steps[i + 1])
    left, width = place(np.minimum(start, end)), place(np.abs(end - start))
    kinds = ("d", "n") if reached else ("d to-come", "n to-come")
    group.add("rect", kind=choose(walks.products[i] < 0, kinds), x=left, y=top + 6, width=width, height=ROW - 12)
    at = place(end)
    if i + 1 < len(walks.routes):
        group.add("line", kind="axis", x1=at, y1=top + 6, x2=at, y2=top + ROW + 6)


def draw_goal(scene, frame, bottom, walks, which, lens):
    """The zero line and the measured gradient as lines through all bars; below them the sum, and whether it has arrived."""
    origin, goal = float(frame.x(0)), place(frame.x(lens * walks.measured))
    scene.add("line", kind="hair", x1=origin, y1=frame.top, x2=origin, y2=bottom)
    scene.add("line", kind="measured", x1=goal, y1=frame.top, x2=goal, y2=bottom + 6)
    scene.add("text", text="0", kind="small muted middle", x=origin, y=bottom + 17)
    y = bottom + 33
    scene.add("text", text=so_far(walks, which), kind="strong", x=PATH, y=y)
    goal_in_words = ("strong", number(walks.measured, 5, signed=True))
    measured = ("C strong", "┆ "), f"measured ∂C/∂{walks.weight.label} = ", goal_in_words
    running = number(walks.running[which], 5, signed=True)
    scene.add("text", text=running, kind="strong end", x=SUM, y=y, room="wide")
    scene.place(words(*measured, x=FACTORS + 56, y=y, room="wide"))
    scene.add("text", text=running, kind="strong end", x=PRODUCT, y=y, room="tight")
    scene.place(words(*measured, x=PATH, y=y + 19, room="tight"))
    tell_arrival(scene, RIGHT, y, walks, which)
