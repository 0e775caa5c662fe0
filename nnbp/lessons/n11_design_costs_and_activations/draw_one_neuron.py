"""One neuron in training: its output, the factors of its error and its cost over the epochs, one epoch a pixel."""

import numpy as np

from ...kit.letters import named
from ...kit.scales import log10
from ...live.columns import figure, place
from ...live.frame import Frame
from ...live.grips import across, arrows, field, spots
from ...live.marks import words
from . import draw_factor_ladder as factor_ladder
from .draw_factor_ladder import bounded, draw_dot, draw_product, drawn, ends

GAP, WIDTH, EPOCHS, TOP = 36, 514, 300, 96
SHOWN = np.unique(
    np.rint(np.concatenate([np.arange(16), np.geomspace(16, 112, 36), np.arange(118, 301, 6.5)])).astype(int)
)
OUTPUT, SIZES, COST = (TOP, 130), (TOP + 172, 150), (TOP + 364, 70)  # tops and heights of the three charts
BOTTOM = COST[0] + COST[1]


def traced(frame, values):
    """(E + 1, N) as the paths of its lines over the epochs, drawn through the epochs SHOWN."""
    xs = [f"{x:g}," for x in np.round(frame.x(SHOWN), 1)]
    far = (frame.top - frame.height, frame.top + 2 * frame.height)
    with np.errstate(over="ignore", invalid="ignore"):
        ys = np.nan_to_num(np.clip(frame.y(values[SHOWN]), *far), nan=far[0])
    tenths = np.round(10 * ys.T).astype(int)
    known = {t: f"{t / 10:g}" for t in np.unique(tenths).tolist()}
    return drawn(["M" + " ".join(x + known[t] for x, t in zip(xs, row, strict=True)) for row in tenths.tolist()])


def draw_training(scene, left, net, title, moments):
    """The whole half of the picture for one neuron. net: the neuron; title: its pair; moments: a Moments."""
    first, half = left - 5, {"group": f"half{left}"}
    head = scene.panel(first, 46, WIDTH + 16, 26, 320, **half)
    head.place(words(("title", title), x=left, y=TOP - 38))
    arrival = moments.training.arrival
    said = [f"within ½ of the target {when(n)}" for n in arrival]
    head.add("text", text=drawn(said), kind="end", x=left + WIDTH, y=TOP - 38, room="wide")
    draw_dot(scene.panel(first, 72, 184, 178, 160, **half), left, *OUTPUT, net.activation[2], moments)
    draw_product(
        scene.panel(first, 250, 184, BOTTOM - 218, 160, **half), left, SIZES[0], BOTTOM - SIZES[0], net, moments
    )
    draw_charts(
        scene.panel(first + 184, 72, 355, BOTTOM - 40, 310, **half), left + factor_ladder.WIDTH + GAP, net, moments
    )


def when(epoch):
    """When a neuron got there, in words."""
    return f"after {epoch} epochs" if epoch > 0 else "from the start" if epoch == 0 else "in none of 300 epochs"


def draw_charts(scene, left, net, moments):
    """The output, the sizes of the factors and the cost over the epochs, one under another."""
    training, now, x = moments.training, moments.now, left + moments.epoch
    with np.errstate(divide="ignore", invalid="ignore"):
        share = training.cost / training.cost[:1]  # so that two costs have one scale
    output = Frame(left, *box(OUTPUT), (0, EPOCHS), ends(net.activation[2]))
    sizes = Frame(left, *box(SIZES), (0, EPOCHS), (-4.2, 1.2))
    cost = Frame(left, *box(COST), (0, EPOCHS), (-0.05, 1.05))
    scene.place(words(("a strong", "output a"), ", target 0", x=left, y=output.top - 10))
    keys = (
        ("C strong", "|a − y|"),
        " · ",
        ("z strong", f"{named(net.activation[2])}′(z)"),
        " · ",
        ("d strong", "|δ|"),
        ", powers of ten",
    )
    scene.place(words(*keys, x=left, y=sizes.top - 10))
    scene.place(words(("C strong", "cost C"), ", a share of its start", x=left, y=cost.top - 10))
    for frame, ticks in ((output, ticks_of(output)), (cost, (0, 1))):
        frame.box(scene)
        for tick in ticks:
            rule(scene, frame, tick, figure(tick, 0 if tick % 1 == 0 else 1), "axis" if tick == 0 else "hair")
    sizes.box(scene)
    for power in (-4, -2, 0):
        rule(scene, sizes, power, ("10⁻⁴", "10⁻²", "1")[power // 2 + 2], "hair")
    guide = place(x, 0)
    for frame in (output, sizes, cost):
        scene.add("line", kind="guide", x1=guide, y1=frame.top, x2=guide, y2=frame.top + frame.height)
    scene.add("text", text="epoch", kind="small muted middle", x=left + 150, y=BOTTOM + 17)
    for tick in range(0, EPOCHS + 1, 100):
        scene.add("text", text=str(tick), kind="small muted middle", x=left + tick, y=BOTTOM + 17)
    logs = {name: log10(np.nan_to_num(np.abs(getattr(training, name)))) for name in ("miss", "slope", "delta")}
    lines = ((output, training.a, "a"), (sizes, logs["miss"], "C broad"), (sizes, logs["slope"], "z"))
    for frame, values, kind in (*lines, (sizes, logs["delta"], "d"), (cost, share, "C")):
        within, pane = cut_out(scene, frame)
        within.add("path", kind=f"curve of-{kind}", d=traced(pane, values))
    for frame, values, kind in (
        (output, training.a, "now now-a"), (sizes, logs["delta"], "now of-d"), (cost, share, "now"),
    ):  # fmt: skip
        scene.add("circle", kind=kind, cx=guide, cy=place(bounded(frame.y, now(values), *frame.ys)), r=5)
        scene.place(field(frame, across(frame), of="epoch"))
    scene.place(arrows(spots(x, output.top + output.height / 2), "x", 12))


def ticks_of(frame):
    """The heights to name in the chart of the output."""
    low, high = frame.ys
    return [tick for tick in ((-1, 0, 0.5, 1) if high < 2 else (-4, 0, 2, 4, 6)) if low < tick < high]


def cut_out(scene, frame):
    """A part of the scene that cuts off what leaves the frame, and the frame in its own short coordinates."""
    size = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    within = scene.add("svg", viewBox=f"0 0 {frame.width} {frame.height}", **size)
    return within, Frame(0, 0, frame.width, frame.height, frame.xs, frame.ys)


def box(chart):
    """(top, width, height) for a Frame of one epoch a pixel."""
    return chart[0], EPOCHS, chart[1]


def rule(scene, frame, value, text, kind):
    """A line across at a value, and its number."""
    y = round(float(frame.y(value)), 1)
    scene.add("line", kind=kind, x1=frame.left, y1=y, x2=frame.left + frame.width, y2=y)
    scene.add("text", text=text, kind="small muted end", x=frame.left - 8, y=y + 4)
