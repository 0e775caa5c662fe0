"""All paths as rows: their factors, their products, and the sum that walks to the gradient."""

import numpy as np

from ...live.columns import choose, number, place, sentences
from ...live.frame import Frame, nice_ceiling
from ...live.marks import words
from .draw_lit_path import FACTORS, PATH, PRODUCT, RIGHT, ROW, SUM, WALK, told
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
    ends = [FACTORS + pitch * (i + 1) - 6 for i in range(len(factors))]
    scene.add("text", text="path", kind="muted", x=PATH, y=top)
    for end, factor in zip(ends, factors, strict=True):
        scene.add("text", text=heading(factor), kind=f"small end {factor.letter}", x=end, y=top, room="wide")
    for end, text, room in ((PRODUCT, "product", None), (SUM, "sum so far", "wide")):
        scene.add("text", text=text, kind="muted end", x=end, y=top, room=room)
    steps = np.vstack([np.zeros_like(walks.products[:1]), walks.running])
    frame = walk_frame(top + 8, ROW * count, np.append(steps, 0.0))
    lens = magnified(steps, frame)
    frame.box(scene)
    told = choose(lens > 1, ("", "drawn × ")), sentences(["" if by == 1 else f"{by:,.0f}" for by in lens])
    scene.place(words(("muted", told[0]), ("strong", told[1]), kind="end", x=RIGHT, y=top))
    for i in range(count):
        draw_row(scene, frame, top + 8 + ROW * i, ends, walks, i, lens * steps, which)
    draw_goal(scene, frame, top + 8 + ROW * count, walks, which, lens)


def walk_frame(top, height, values):
    """The box of the bars: one scale for every position, so that nothing in it jumps."""
    low, high = float(values.min()), float(values.max())
    margin = 0.04 * (nice_ceiling(high - low) or 1.0)
    return Frame(WALK, top, RIGHT - WALK, height, (low - margin, high + margin), (0, 1))


def magnified(steps, frame):
    """How many times as long the bars of each position are drawn: 1, or the power of ten up to which they fit the frame."""
    ends = frame.xs[0], frame.xs[1]
    room = [np.where(side > 0, end / np.where(side > 0, side, 1), np.inf)
            for side, end in ((steps.max(axis=0), ends[1]), (-steps.min(axis=0), -ends[0]))]  # fmt: skip
    times = np.minimum(*room)
    return 10.0 ** np.where(np.isfinite(times), np.floor(np.log10(np.maximum(times, 1))), 0)


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
    scene.add("text", text="0", kind="small muted middle", x=origin, y=bottom + 34)
    y, far = bottom + 20, which + 1 < len(walks.routes)
    left = len(walks.routes) - which - 1
    so_far = (f"sum of the first {which + 1}" if which else "path 1 alone") if far else "sum of all paths"
    scene.add("text", text=so_far, kind="strong", x=PATH, y=y)
    goal_in_words = ("strong", number(walks.measured, 5, signed=True))
    measured = ("C strong", "┆ "), f"measured ∂C/∂{walks.weight.label} = ", goal_in_words
    running = number(walks.running[which], 5, signed=True)
    scene.add("text", text=running, kind="strong end", x=SUM, y=y, room="wide")
    scene.place(words(*measured, x=FACTORS + 56, y=y, room="wide"))
    scene.add("text", text=running, kind="strong end", x=PRODUCT, y=y, room="tight")
    scene.place(words(*measured, x=PATH, y=y + 21, room="tight"))
    same = walks.arrived(which)
    missing = f"{left} to come" if far else "✗ not the same"
    arrived = choose(same, (missing, "✓ arrived"))
    scene.add("text", text=arrived, kind=choose(same, ("muted end", "right-text end")), x=RIGHT, y=bottom + 20)
