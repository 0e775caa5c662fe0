"""One neuron in numbers: its error factor by factor, and over the epochs the sizes of the factors and the cost."""

import numpy as np

from ...kit.letters import named
from ...kit.scales import log10
from ...live.columns import place
from ...live.frame import Frame
from ...live.grips import across, field
from ...live.marks import words
from .draw_factor_ladder import WIDTH, draw_ladder
from .epochs import EPOCHS, SIDES, bounded, cut_out, dot, name_epochs, rule, traced
from .pairs import title

HALVES = {"left": 10, "right": 550}
GAP, SIZES, COST = 38, 150, 70  # between ladder and charts; the heights of the charts
HEIGHT = 64 + SIZES + 42 + COST + 30


def draw_numbers(scene, top, pairs, nets, both):
    """The section of the picture below `top`, a half for each side."""
    for side, left in HALVES.items():
        half, foot = {"group": f"half{left}"}, top + HEIGHT
        head = scene.panel(left - 5, top, WIDTH + 362, 30, 320, **half)
        head.place(words(f"{SIDES[side][0]} ", ("strong", title(pairs[side])), x=left, y=top + 20))
        ladder = scene.panel(left - 5, top + 30, 184, HEIGHT - 30, 160, **half)
        draw_ladder(ladder, left, top + 64, foot - 30 - top - 64, nets[side], both[side])
        charts = scene.panel(left + 179, top + 30, 355, HEIGHT - 30, 310, **half)
        draw_charts(charts, left + WIDTH + GAP, top + 64, side, nets[side], both[side])


def draw_charts(scene, left, top, side, net, moments):
    """The sizes of the factors and the cost over the epochs, one under the other."""
    training, now, x = moments.training, moments.now, left + moments.epoch
    with np.errstate(divide="ignore", invalid="ignore"):
        share = training.cost / training.cost[:1]  # so that two costs have one scale
    sizes = Frame(left, top, EPOCHS, SIZES, (0, EPOCHS), (-4.2, 1.2))
    cost = Frame(left, top + SIZES + 42, EPOCHS, COST, (0, EPOCHS), (-0.05, 1.05))
    slope = ("z strong", f"{named(net.activation[2])}′(z)")
    keys = ("C strong", "|a − y|"), " · ", slope, " · ", ("d strong", "|δ|"), ", powers of ten"
    scene.place(words(*keys, x=left, y=top - 10))
    scene.place(words(("C strong", "cost C"), ", a share of its start", x=left, y=cost.top - 10))
    for frame in (sizes, cost):
        frame.box(scene)
    for power, told in ((-4, "10⁻⁴"), (-2, "10⁻²"), (0, "1")):
        rule(scene, sizes, power, told, "hair")
    for tick, kind in ((0, "axis"), (1, "hair")):
        rule(scene, cost, tick, str(tick), kind)
    name_epochs(scene, cost)
    logs = {name: log10(np.nan_to_num(np.abs(getattr(training, name)))) for name in ("miss", "slope", "delta")}
    lines = (
        (sizes, logs["miss"], "C broad"),
        (sizes, logs["slope"], "z"),
        (sizes, logs["delta"], "d"),
        (cost, share, "C"),
    )
    for frame in (sizes, cost):
        scene.add("line", kind="guide", x1=place(x), y1=frame.top, x2=place(x), y2=frame.top + frame.height)
    for frame, values, kind in lines:
        within, pane = cut_out(scene, frame)
        within.add("path", kind=f"curve of-{kind}", d=traced(pane, values))
    for frame, values, kind in ((sizes, logs["delta"], "now of-d"), (cost, share, "now")):
        dot(scene, side, x, bounded(frame.y, now(values), *frame.ys), kind, 0.8)
        scene.place(field(frame, across(frame), of="epoch"))
