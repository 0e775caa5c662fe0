"""One deep network, large: a mark for the length of each layer's error, and the band that the first layer should reach."""

import numpy as np

from ...kit.draw_beyond import draw_beyond
from ...kit.draw_curve import SHAPES, SQUARE
from ...kit.scales import ten_to
from ...live.columns import choose, place, sentences, woven
from ...live.frame import Frame
from ...live.marks import Mark, words
from .draw_layers import LEVELS, filled, logs
from .error_lengths import DEEP_ENOUGH
from .series import three, two

LOWEST, HIGHEST = -9, 3  # powers of ten at the ends of the chart
LEFT, TOP, WIDE, HIGH = 98, 98, 952, 490
FOOT = TOP + HIGH + 56  # below it there is nothing
SIZE = 1.5  # of a mark, in those of the smaller chart
CLOSE = 13  # pixels from a mark to its number above it, where layers are close


def across(last, l):
    return LEFT + WIDE * (l - 1.5) / (last - 1)


def draw_band(scene, series, done):
    """The lengths of one network, with the band of the task around that of the last layer. done: (N,)."""
    found, last = series.found, series.found.last
    frame = Frame(LEFT, TOP, WIDE, HIGH, (0.0, 1.0), (LOWEST, HIGHEST))
    scene.place(words(("d", "‖δ‖"), " of every layer", kind="title", x=LEFT, y=TOP - 34))
    network = f"{series.name}, {series.init}"
    scene.add("text", text=network, kind="muted end", x=LEFT + WIDE, y=TOP - 34)
    frame.box(scene)
    heights = [frame.y(np.clip(logs(found.output) + side, LOWEST, HIGHEST)) for side in (1, -1)]
    box = {"y": place(heights[0]), "height": place(heights[1] - heights[0])}
    scene.add("rect", kind="goal", x=LEFT, width=WIDE, **box)
    verdict = np.where(done, 2, np.where(last - 2 < DEEP_ENOUGH, 1, 0))
    shallow = f"it is too shallow for the task: {DEEP_ENOUGH} hidden layers or more"
    said = ["task: bring layer 2 into the blue band", shallow, "✓ done: layer 2 is in the band"]
    kinds = choose(verdict, ("strong", "strong", "right-text"))
    scene.add("text", text=choose(verdict, said), kind=kinds, x=LEFT + 240, y=TOP - 34, room="wide")
    said[1] = f"too shallow: {DEEP_ENOUGH} hidden layers or more"
    scene.add("text", text=choose(verdict, said), kind=kinds, x=LEFT, y=TOP - 11, room="tight")
    for power in range(LOWEST + 1, HIGHEST, 2):
        y = float(frame.y(power))
        scene.add("line", kind="hair", x1=LEFT, y1=y, x2=LEFT + WIDE, y2=y)
        for room, away in (("wide", 10), ("tight", 4)):
            scene.add("text", text=ten_to(power), kind="small muted end", x=LEFT - away, y=y + 4, room=room)
    points = {l: (across(last, l), frame.y(np.clip(logs(size), LOWEST, HIGHEST))) for l, size in found.length.items()}
    route = ["M" + "L".join(f"{x[k]:.0f},{y[k]:.1f}" for l, (x, y) in points.items() if l <= last[k])
             for k in range(len(last))]  # fmt: skip
    scene.add("path", kind="curve of-d", d=sentences(route))
    for l, (x, y) in points.items():
        draw_mark(scene, found, l, x, y)
    for l in range(2, int(last.max()) + 1):
        shown, kinds = choose(l <= last, ("hidden", "visible")), choose(l == last, ("muted middle", "strong middle"))
        scene.add("text", text=str(l), kind=kinds, x=place(across(last, l)), y=TOP + HIGH + 20, visibility=shown)
    for size, l, end in ((found.first, 2, False), (found.output, last, True)):
        mark = frame.y(np.clip(logs(size), LOWEST, HIGHEST))
        y = np.minimum(np.where(mark < TOP + 34, mark + 30, mark - 18), TOP + HIGH - 24)  # below a mark near the top
        told, kind = sentences([three(v) for v in size]), "strong d halo"
        scene.add("text", text=told, kind=f"{kind} middle", x=place(across(last, l)), y=place(y), room="wide")
        edge = {"kind": f"{kind} end", "x": LEFT + WIDE - 4} if end else {"kind": kind, "x": LEFT + 8}
        if not end:  # beside layer 3, and below it where that is higher
            told, y = (
                sentences([two(v) for v in size]),
                np.minimum(np.where(mark < TOP + 34, y, mark - CLOSE), FOOT - 74),
            )
        scene.add("text", text=told, y=place(y), room="tight", **edge)
    factor = sentences([three(v) for v in found.per_layer])
    told = "layer   ← the error goes back, × ", ("d strong", factor), " a layer"
    scene.place(words(*told, kind="middle", x=LEFT + WIDE / 2, y=TOP + HIGH + 48))


def draw_mark(scene, found, l, x, y):
    """A layer: a disc, or a square for the outputs, filled as far as the share of its neurons on the flat."""
    there, is_output, power = l <= found.last, l == found.last, logs(found.length[l])
    above, below = there & (power > HIGHEST), there & (power < LOWEST)
    asleep = np.round(LEVELS * np.nan_to_num(found.asleep.get(l, np.zeros(len(there))))).astype(int)
    outline = choose(np.where(above | below, 2, is_output), (SHAPES[0], SQUARE, "M0,0"))
    dark = filled(np.where(above | below | is_output, 0, asleep), True)
    where = woven(f"translate(%.1f %.1f) scale({SIZE})", x, y)
    spot = Mark("g", transform=where, visibility=choose(there, ("hidden", "visible")))
    spot.add("path", kind="dot of-d", d=outline)
    spot.add("path", kind="asleep", d=dark)
    draw_beyond(spot, 0, 0, "up", "d", above)
    draw_beyond(spot, 0, 0, "down", "d", below)
    scene.place(spot)
