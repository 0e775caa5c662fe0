"""Why one is slow: each error as an area, the miss times what is let through, and its size over the epochs."""

import numpy as np

from ...chapter.costs import made_for
from ...kit.draw_beyond import draw_beyond
from ...kit.flow import steepest
from ...kit.letters import named
from ...live.columns import choose, place
from ...live.frame import Frame
from ...live.marks import words
from .draw_race import CHART, CURVE, SPAN, SPLIT, draw_courses
from .epochs import SIDES, reading, rules

HEIGHT, REACH, UNIT, APART = 336, 184, 104, 146  # of all; of the largest miss; of 1 let through; from block to block


def draw_why(scene, top, nets, both):
    """The section of the picture below `top`. nets, both: {side: its neuron, its Moments}."""
    most = max(1.0, *(np.abs(net.activation[2](np.linspace(-6, 6, 121))).max() for net in nets.values()))
    areas = scene.panel(0, top, SPLIT, HEIGHT, 310)
    left = CURVE[0]
    areas.place(words(("d strong", "δ"), ("strong", " is an area"), x=left, y=top + 20))
    width = "width: the miss; height: what is let through"
    areas.add("text", text=width, kind="small muted", x=left, y=top + 39)
    for i, (side, net) in enumerate(nets.items()):
        draw_area(areas, left, top + 78 + APART * i, side, net, both[side], REACH / most)
    chart = scene.panel(SPLIT, top, 1080 - SPLIT, HEIGHT, 310)
    frame = Frame(CHART[0], top + 32, CHART[1], HEIGHT - 66, SPAN, (-0.06 * most, 1.04 * most))
    chart.place(words(("d strong", "|δ|"), ", one scale for both", x=frame.left, y=frame.top - 12))
    frame.box(chart)
    rules(chart, frame)
    sizes = {side: np.abs(moments.training.delta) for side, moments in both.items()}
    draw_courses(chart, frame, both, "d", sizes)


def let_through(moments):
    """What the miss is multiplied by at the epoch in view, (N,): the cost's own factor times the slope."""
    training, now = moments.training, moments.now
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(training.miss == 0, training.push * training.slope, training.delta / training.miss)
    return now(np.nan_to_num(share))


def draw_area(scene, left, top, side, net, moments, unit):
    """One side's error: as wide as the miss, as high as what is let through, in the frame of the most that can be."""
    training, f = moments.training, net.activation[2]
    miss, delta, share = moments.now(training.miss), moments.now(training.delta), let_through(moments)
    cancels = made_for(net.cost, f)
    name = f"{named(f)}′(z)"
    factor = {"quadratic": name}.get(getattr(net.cost, "name", ""), f"the cost's own × {name}")
    told = (f"1/{name} × {name} = 1",) if cancels else (factor,)
    scene.place(words(f"{SIDES[side][0]} high as ", ("z strong", *told), x=left, y=top - 8))
    width = place(np.nan_to_num(np.minimum(unit * np.abs(miss), REACH)))
    most = UNIT * min(1.0, 1.0 if cancels else steepest(f))
    high = np.minimum(UNIT * np.abs(share), UNIT)
    scene.add("rect", kind="frame", x=left, y=top + (UNIT - most) / 2, width=width, height=most)
    filled = choose(delta < 0, ("d settle", "n settle"))
    scene.add("rect", kind=filled, x=left, y=place(top + (UNIT - high) / 2), width=width, height=place(high))
    draw_beyond(scene, left + REACH + 12, top + UNIT / 2, "right", filled, unit * np.abs(miss) > REACH * (1 + 1e-9))
    draw_beyond(scene, left + 10, top - 2, "up", filled, np.abs(share) > 1 + 1e-9)
    x, y = left + REACH + 18, top + UNIT / 2 - 16
    scene.place(words(("muted", "miss "), ("C", reading(miss, signed=True)), x=x, y=y))
    scene.place(words(("muted", "× "), ("z", reading(share)), x=x, y=y + 20))
    result = choose(delta < 0, ("d strong", "n strong"))
    scene.place(words(("muted", "= δ "), (result, reading(delta, signed=True)), x=x, y=y + 40))
