"""Two neurons in one race: each on its curve, and its output over the epochs, on one scale of heights."""

import numpy as np

from ...chapter.saturation import flat, flat_edges
from ...kit.letters import named
from ...live.columns import choose, figure, place, sentences
from ...live.frame import Frame
from ...live.grips import along, arrows, field, spots
from ...live.marks import words
from .epochs import EPOCHS, SIDES, bounded, cut_out, dot, ends, name_epochs, reading, rules, traced
from .one_neuron import HALF
from .pairs import title

HEADS, TOP, HIGH, REACH = 46, 108, 320, 7.0
CURVE, CHART = (46, 300), (424, 630)  # left and width
SPAN = (-12, EPOCHS + 12)  # of the charts, with room for a dot at both ends
SPLIT, BOTTOM = 366, 454
LARGE = {"left": 1.5, "right": 1.2}  # a dot, in those of other pictures; each is seen where both are at one spot


def when(epoch):
    """When a neuron got there, in words."""
    return f"after {epoch} epochs" if epoch > 0 else "from the start" if epoch == 0 else f"in none of {EPOCHS} epochs"


def draw_race(scene, pairs, nets, both, why):
    """Heads, curves and chart. pairs, nets, both: {side: what it is trained with, its neuron, its Moments}."""
    heights = ends(*(net.activation[2] for net in nets.values()))
    for i, (side, moments) in enumerate(both.items()):
        draw_head(scene.panel(540 * i, HEADS, 540, 30, 320), 46 + 540 * i, side, pairs[side], moments)
    curves = scene.panel(0, HEADS + 30, SPLIT, BOTTOM - HEADS - 30, 310)
    draw_curves(curves, heights, nets, both, why)
    draw_outputs(scene.panel(SPLIT, HEADS + 30, 1080 - SPLIT, BOTTOM - HEADS - 30, 310), heights, both)


def draw_head(scene, x, side, pair, moments):
    """What a side is trained with, its output, and when it is there."""
    y, arrival = HEADS + 20, moments.at(moments.training.arrival)
    dot(scene, side, x + 6, y - 5, "now now-a")
    output = ("a", reading(moments.now(moments.training.a)))
    scene.place(words(("strong", title(pair)), ": ", ("a", "a = "), output, x=x + 22, y=y))
    there = (arrival >= 0) & (arrival <= moments.epoch)
    said = [f"{'✓ ' if got else ''}within ½ {when(n)}" if n >= 0 else f"not within ½ by {EPOCHS}" for got, n in
            zip(there, arrival, strict=True)]  # fmt: skip
    kinds = choose(there, ("end muted", "end right-text"))
    scene.add("text", text=sentences(said), kind=kinds, x=x + 490, y=y, room="wide")


def draw_curves(scene, heights, nets, both, why):
    """The activation of each, and the neuron on it; why: and on its slope."""
    left, width = CURVE
    frame, z = Frame(left, TOP, width, HIGH, (-REACH, REACH), heights), np.linspace(-REACH, REACH, 141)
    names = {side: named(net.activation[2]) for side, net in nets.items()}
    same = len({net.activation[2] for net in nets.values()}) == 1
    told = [("a strong", f"{names['left']}(z)")] if same else [
        piece for side, name in names.items() for piece in (f"{SIDES[side][0]} ", ("a strong", f"{name}(z)  "))
    ]  # fmt: skip
    slope = ["  ", ("z strong", f"{names['left']}′(z)")] if why and same else []
    scene.place(words(*told, *slope, x=left, y=TOP - 10))
    frame.box(scene)
    if same:
        for start, end in flat_edges(nets["left"].activation[2], -REACH, REACH):
            x = float(frame.x(start))
            scene.add("rect", kind="flat", x=x, y=TOP, width=float(frame.x(end)) - x, height=HIGH)
    rules(scene, frame)
    for tick in (-5, 0, 5):
        scene.add("text", text=figure(tick, 0), kind="small muted middle", x=float(frame.x(tick)), y=TOP + HIGH + 17)
    scene.add("text", text="z", kind="strong z end", x=left + width, y=TOP + HIGH + 17)
    within, pane = cut_out(scene, frame)
    for side, net in list(nets.items())[: 1 if same else 2]:
        f = net.activation[2]
        if why:
            within.add("path", kind=f"curve of-z{SIDES[side][2]}", d=pane.path(z, f.prime(z)))
        within.add("path", kind=f"curve of-a{SIDES[side][2]}", d=pane.path(z, f(z)))
    for side, moments in both.items():
        training, now = moments.training, moments.now
        x = bounded(frame.x, now(training.z), -REACH, REACH)
        if why:
            y = place(bounded(frame.y, now(training.slope), *heights))
            scene.add("circle", kind="z", cx=place(x), cy=y, r=4.5)
        asleep = flat(nets[side].activation[2], now(training.z), now(training.slope))
        dot(
            scene,
            side,
            x,
            bounded(frame.y, now(training.a), *heights),
            choose(asleep, ("dot", "dot asleep")),
            LARGE[side],
        )


def draw_outputs(scene, heights, both):
    """The race: the outputs over the epochs, and the band in which they have arrived."""
    left, width = CHART
    frame = Frame(left, TOP, width, HIGH, SPAN, heights)
    band = (None, "; the band is within ½ of it", "wide")
    scene.place(words(("a strong", "output a"), ", target 0", band, x=left, y=TOP - 10))
    frame.box(scene)
    top, foot = (round(float(frame.y(each)), 1) for each in (HALF, max(-HALF, heights[0])))
    scene.add("rect", kind="goal", x=left, y=top, width=width, height=foot - top)
    rules(scene, frame)
    draw_courses(scene, frame, both, "a", {side: moments.training.a for side, moments in both.items()})
    x = frame.x(both["left"].epoch)
    scene.place(arrows(spots(x, TOP + HIGH - 14), "x", 16))


def draw_courses(scene, frame, both, letter, values):
    """A line a side over the epochs in a Frame, and a mark on each at the epoch in view. values: {side: (E + 1, N)}."""
    name_epochs(scene, frame)
    x = frame.x(both["left"].epoch)
    guide = place(x)
    scene.add("line", kind="guide", x1=guide, y1=frame.top, x2=guide, y2=frame.top + frame.height)
    within, pane = cut_out(scene, frame)
    for side in SIDES:
        within.add("path", kind=f"curve of-{letter}{SIDES[side][2]}", d=traced(pane, values[side]))
    kind = "now now-a" if letter == "a" else f"now of-{letter}"
    for side, moments in both.items():
        dot(scene, side, x, bounded(frame.y, moments.now(values[side]), *frame.ys), kind, LARGE[side])
    scene.place(field(frame, along(frame.x([0, EPOCHS])), of="epoch"))
