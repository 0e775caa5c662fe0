"""A training watched: four charts over the epochs, of the cost, what is right, each layer's errors and what is flat."""

import numpy as np

from ...live.columns import number, place
from ...live.frame import Frame
from ...live.grips import across, arrows, field, spots
from ...live.marks import words
from .seen import powers

WIDE, HIGH, GAP = 206, 128, 64  # a chart, and the room to the next
STROKES = ("", " second", " third")
SHARES = (0, 1.02), (0, 1), ("0", "100 %")


def draw_cost_and_accuracy(scene, left, top, taken, at, tested):
    """The cost and the accuracy over the epochs. taken: a Course; at: (N,), the epoch in view, fractions too.

    tested: was the accuracy measured on examples that are not trained on?
    """
    logs, beside = powers(taken.cost), left + WIDE + GAP
    one, other = panel(scene, left, top), panel(scene, beside, top)
    cost, right = chart(one, left, top, taken, *in_powers([logs])), chart(other, beside, top, taken, *SHARES)
    line(one, cost, logs, "C")
    line(other, right, taken.accuracy, "a")
    here = np.floor(at).astype(int)
    told = ["in training "] if tested else [], ["of the test "] if tested else []
    one.place(words(("C strong", "cost C "), *told[0], number(taken.cost[here], 4), x=left, y=top - 9))
    share = number(100 * taken.accuracy[here], 1)
    other.place(words(("a strong", "right "), *told[1], share, " %", x=beside, y=top - 9))
    until(one, cost, at)
    until(other, right, at)
    one.place(arrows(spots(cost.x(at), top + HIGH / 2), "x", 12))


def draw_layers(scene, left, top, taken, at):
    """The length of each layer's error, in powers of ten, and the share of its neurons on the flat, over the epochs."""
    logs, beside = {l: powers(lengths) for l, lengths in taken.error_norm.items()}, left + WIDE + GAP
    one, other = panel(scene, left, top), panel(scene, beside, top)
    lengths = chart(one, left, top, taken, *in_powers(logs.values()))
    shares = chart(other, beside, top, taken, *SHARES)
    here = np.floor(at).astype(int)
    keys, parts = [("d strong", "‖δ‖ ")], [("strong", "flat ")]
    for i, l in enumerate(logs):
        line(one, lengths, logs[l], "d" + STROKES[i])
        line(other, shares, taken.saturated[l], "z" + STROKES[i])
        stroke = ("──", "╌╌", "····")[i]
        keys += [("d", f" {stroke} "), number(taken.error_norm[l][here], 4)]
        parts += [("z", f" {stroke} "), number(100 * taken.saturated[l][here], 0), " %"]
    one.place(words(*keys, kind="small", x=left, y=top - 9))
    other.place(words(*parts, kind="small", x=beside, y=top - 9))
    names = "   ".join(f"{stroke} layer {l}" for stroke, l in zip(("──", "╌╌", "····"), logs, strict=False))
    one.add("text", text=names, kind="small muted", x=left, y=top + HIGH + 42)
    until(one, lengths, at)
    until(other, shares, at)


def panel(scene, left, top):
    """The panel of the chart whose corner is there."""
    return scene.panel(left - 48, top - 22, WIDE + GAP, HIGH + 78, WIDE + GAP)


def in_powers(columns):
    """(heights, ticks, texts) of a chart that holds these columns of powers of ten."""
    low, high = np.floor(min(c.min() for c in columns)), np.ceil(max(c.max() for c in columns))
    high = max(high, low + 1)
    return (low, high), (low, high), (f"{10.0**low:g}", f"{10.0**high:g}")


def chart(scene, left, top, taken, heights, ticks, texts):
    """An empty chart over the epochs, with its lowest and highest value named."""
    frame = Frame(left, top, WIDE, HIGH, (0, len(taken.cost) - 1), heights)
    frame.box(scene)
    for tick, text in zip(ticks, texts, strict=True):
        y = round(float(frame.y(tick)), 1)
        scene.add("line", kind="hair", x1=left, y1=y, x2=left + WIDE, y2=y)
        scene.add("text", text=text, kind="small muted end", x=left - 6, y=y + 4)
    last = len(taken.cost) - 1
    for tick, kind in ((0, ""), (last // 2, " middle"), (last, " end")):
        said = f"epoch {tick}" if tick == 0 else str(tick)
        scene.add("text", text=said, kind=f"small muted{kind}", x=round(float(frame.x(tick)), 1), y=top + HIGH + 17)
    return frame


def line(scene, frame, values, kind):
    scene.add("path", kind=f"curve of-{kind}", d=frame.path(np.arange(len(values)), values))


def until(scene, frame, at):
    """What lies after the epoch in view is pale, and a line stands at it."""
    x = frame.x(at)
    right = frame.left + frame.width
    attributes = {"y": frame.top, "height": frame.height, "fill_opacity": 0.28}
    scene.add("rect", kind="panel", x=place(x), width=place(right - x), **attributes)
    scene.add("line", kind="guide", x1=place(x), y1=frame.top, x2=place(x), y2=frame.top + frame.height)
    scene.place(field(frame, across(frame), of="epoch"))
