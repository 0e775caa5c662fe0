"""A training's course on a page: charts of 300 epochs, and the scale that two neurons share."""

import numpy as np

from ...kit.draw_curve import SHAPES
from ...live.columns import figure, sentences
from ...live.frame import Frame
from ...live.grips import spots
from ...live.marks import Mark

EPOCHS = 300
SHOWN = np.unique(
    np.rint(np.concatenate([np.arange(16), np.geomspace(16, 112, 36), np.arange(118, 301, 6.5)])).astype(int)
)
SIDES = {"left": ("●", SHAPES[0], ""), "right": ("◇", SHAPES[1], " second")}  # sign, dot, how its line is drawn


def drawn(texts):
    """One text for every position, or one for each."""
    return texts[0] if len(texts) == 1 else sentences(texts)


def traced(frame, values):
    """(E + 1, N) as the paths of its lines over the epochs, drawn through the epochs SHOWN."""
    xs = [f"{x:g}," for x in np.round(frame.x(SHOWN), 1)]
    far = (frame.top - frame.height, frame.top + 2 * frame.height)
    with np.errstate(over="ignore", invalid="ignore"):
        ys = np.nan_to_num(np.clip(frame.y(values[SHOWN]), *far), nan=far[0])
    tenths = np.round(10 * ys.T).astype(int)
    known = {t: f"{t / 10:g}" for t in np.unique(tenths).tolist()}
    return drawn(["M" + " ".join(x + known[t] for x, t in zip(xs, row, strict=True)) for row in tenths.tolist()])


def cut_out(scene, frame):
    """A part of the scene that cuts off what leaves the frame, and the frame in its own short coordinates."""
    size = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    within = scene.add("svg", viewBox=f"0 0 {frame.width} {frame.height}", **size)
    return within, Frame(0, 0, frame.width, frame.height, frame.xs, frame.ys)


def bounded(scale, values, low, high):
    """Pixels of values held within a range; nan, where training ran off, at its lower end."""
    return scale(np.nan_to_num(np.clip(values, low, high), nan=low))


def in_few(v, signed=False):
    """A number to read, four decimals; where a training runs off, 1e5, or ∞."""
    if not np.isfinite(v):
        return "∞"
    if abs(v) < 1000:
        return figure(v, 4, signed)
    return f"{v:{'+' if signed else ''}.0e}".replace("e+0", "e").replace("e+", "e").replace("-", "−")


def reading(values, signed=False):
    """`in_few` of each position."""
    return drawn([in_few(v, signed) for v in values.tolist()])


def dot(scene, side, x, y, kind, size=1.0):
    """A side's mark at (x, y): a disc, or a diamond."""
    where = spots(x, y)
    scaled = f" scale({size:g})" if size != 1 else ""
    if isinstance(where, str):
        where += scaled
    else:
        where = sentences([where.at(k) + scaled for k in range(len(where.index))])
    scene.place(Mark("path", kind=kind, d=SIDES[side][1], transform=where))


def rule(scene, frame, value, text, kind):
    """A line across at a value, and its number."""
    y = round(float(frame.y(value)), 1)
    scene.add("line", kind=kind, x1=frame.left, y1=y, x2=frame.left + frame.width, y2=y)
    scene.add("text", text=text, kind="small muted end", x=frame.left - 8, y=y + 4)


def rules(scene, frame):
    """The round heights of a chart, each with its number."""
    low, high = frame.ys
    ticks = (-1, 0, 0.5, 1) if high < 2 else (-4, 0, 2, 4, 6)
    for tick in (tick for tick in ticks if low < tick < high):
        rule(scene, frame, tick, figure(tick, 0 if tick % 1 == 0 else 1), "axis" if tick == 0 else "hair")


def name_epochs(scene, frame):
    """The epochs under a chart."""
    y = frame.top + frame.height + 17
    for tick in range(0, EPOCHS + 1, 100):
        scene.add("text", text=str(tick), kind="small muted middle", x=float(frame.x(tick)), y=y)
    scene.add("text", text="epoch", kind="small muted middle", x=float(frame.x(EPOCHS / 2)), y=y)


def ends(*activations):
    """The range of values that is drawn: of 0 ... 1 at least, and of what they give for |z| up to 6."""
    a = np.array([activation(np.linspace(-6, 6, 121)) for activation in activations])
    low, high = min(float(a.min()), 0.0), max(float(a.max()), 1.0)
    room = 0.06 * (high - low)
    return low - room, high + room
