"""The length of each layer's error on a logarithmic scale, for one network or two."""

import numpy as np

from ...kit.draw_beyond import draw_beyond
from ...kit.draw_curve import SHAPES, SQUARE
from ...kit.scales import ten_to
from ...live.columns import choose, place, sentences
from ...live.frame import Frame
from ...live.grips import spots
from ...live.marks import Mark, words

LOWEST, HIGHEST = -9, 7  # powers of ten at the ends of the chart
LEFT, TOP, WIDE, HIGH = 116, 92, 652, 250
LEVELS = 24  # of the filling of a mark


def draw_layers(scene, series):
    """The chart of lengths. series: one or two Series with N positions each."""
    last = series[0].found.last
    frame = Frame(LEFT, TOP, WIDE, HIGH, (0.0, 1.0), (LOWEST, HIGHEST))
    draw_scale(scene, frame)
    clip = scene.add("svg", x=LEFT, y=TOP, width=WIDE, height=HIGH, viewBox=f"{LEFT} {TOP} {WIDE} {HIGH}")
    for s in reversed(series):
        draw_lines(clip, frame, s.found, first=s is series[0])
    for s in reversed(series):
        draw_marks(scene, frame, s.found, first=s is series[0])
    name_layers(scene, last, TOP + HIGH + 17)


def name_layers(scene, last, y):
    """The number of each layer, below a chart."""
    for l in range(2, int(last.max()) + 1):
        shown = choose(l <= last, ("hidden", "visible"))
        kinds = choose(l == last, ("small muted middle", "small strong middle"))
        scene.add("text", text=str(l), kind=kinds, x=place(across(last, l)), y=y, visibility=shown)
    scene.place(words("layer", kind="small muted end", x=LEFT - 12, y=y))


def across(last, l):
    """Where layer l stands, (N,): layers 2 ... L share the width of the chart."""
    return LEFT + WIDE * (l - 1.5) / (last - 1)


def logs(values):
    """Powers of ten, a little beyond the ends of any chart for 0 and for what is not there."""
    return np.log10(np.clip(np.nan_to_num(values, nan=0.0), 1e-60, 1e60))


def draw_scale(scene, frame):
    """The chart's box, its powers of ten, its title and its key."""
    frame.box(scene)
    for power in range(LOWEST + 1, HIGHEST, 2):
        y = float(frame.y(power))
        scene.add("line", kind="axis" if power == 0 else "hair", x1=LEFT, y1=y, x2=LEFT + WIDE, y2=y)
        label = ten_to(power)
        scene.add("text", text=label, kind="small muted end", x=LEFT - 12, y=y + 4)
    scene.place(words(("d", "‖δˡ‖"), " of every layer", kind="strong", x=LEFT, y=TOP - 30))
    scene.place(words("← the error goes back", kind="muted end", x=LEFT + WIDE, y=TOP - 30))
    even, quarter = ("the same factor in every layer", "same factor"), ("¼ a layer", "¼ a layer")
    for x, kind, (said, short) in ((LEFT, "guide", even), (LEFT + 300, "guide dots", quarter)):
        scene.add("line", kind=kind, x1=x, y1=TOP - 14, x2=x + 34, y2=TOP - 14)
        for room, text in (("wide", said), ("tight", short)):
            scene.add("text", text=text, kind="small muted", x=x + 42, y=TOP - 10, room=room)


def draw_lines(clip, frame, found, first):
    """The line through a network's lengths, the spans of its examples, and the straight lines to hold it to."""
    last, n = found.last, len(found.last)
    layers = {l: (across(last, l), frame.y(logs(size))) for l, size in found.length.items()}
    ends = {l: [frame.y(logs(part[l])) for part in (found.shortest, found.longest)] for l in layers}
    routes = [
        "M" + "L".join(f"{x[k]:.0f},{y[k]:.1f}" for l, (x, y) in layers.items() if l <= last[k]) for k in range(n)
    ]
    spans = [
        "".join(f"M{layers[l][0][k]:.0f},{low[k]:.0f}V{high[k]:.0f}" for l, (low, high) in ends.items() if l <= last[k])
        for k in range(n)
    ]
    start, stop = frame.y(logs(found.output)), frame.y(logs(found.first))
    sides = {"x1": place(across(last, last)), "x2": place(across(last, 2)), "y1": place(start)}
    clip.add("line", kind="guide", y2=place(stop), **sides)
    if first:
        quarter = frame.y(logs(found.output) - (last - 2) * np.log10(4))
        clip.add("line", kind="guide dots", y2=place(quarter), **sides)
    clip.add("path", kind="axis", d=sentences(spans))
    clip.add("path", kind="curve of-d" if first else "curve of-d beside", d=sentences(routes))


def draw_marks(scene, frame, found, first):
    """A mark a layer, filled as far as the share of its neurons on the flat; an arrow head where it is off the scale."""
    last = found.last
    for l, size in found.length.items():
        power = logs(size)
        there, is_output = l <= last, l == last
        above, below = there & (power > HIGHEST), there & (power < LOWEST)
        out = above | below
        level = np.round(LEVELS * np.nan_to_num(found.asleep.get(l, np.zeros(len(last))))).astype(int)
        outline = choose(np.where(out, 2, is_output), (SHAPES[0 if first else 1], SQUARE, "M0,0"))
        dark = filled(np.where(out | is_output, 0, level), first)
        x, y = across(last, l), frame.y(np.clip(power, LOWEST + 0.25, HIGHEST - 0.25))
        spot = Mark("g", transform=spots(x, y))
        spot.attributes["visibility"] = choose(there, ("hidden", "visible"))
        spot.add("path", kind="dot of-d", d=outline)
        spot.add("path", kind="asleep", d=dark)
        draw_beyond(spot, 0, -6, "up", "d", above)
        draw_beyond(spot, 0, 6, "down", "d", below)
        scene.place(spot)


def filled(level, disc):
    """What is dark of a disc or a diamond at each position: level: (N,), from 0, nothing, to LEVELS, all of it."""
    return choose(level, [filling(each / LEVELS, disc) for each in range(LEVELS + 1)])


def filling(share, disc):
    """The part of a disc or a diamond below a level, so that `share` of its height is full."""
    if disc and 0 < share < 1:
        y = 6 - 12 * share
        half = (36 - y * y) ** 0.5
        return f"M{-half:.1f},{y:.1f}A6,6 0 {int(share > 0.5)},0 {half:.1f},{y:.1f}z"
    if share in (0, 1):
        return "M0,0" if share == 0 else SHAPES[0 if disc else 1]
    y = 7.5 - 15 * share
    half = 7.5 - abs(y)
    corners = "L7.5,0" if share > 0.5 else ""
    return f"M{-half:.1f},{y:.1f}H{half:.1f}{corners}L0,7.5{corners.replace('7.5,', '-7.5,')}z"
