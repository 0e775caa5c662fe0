"""What a push does to the cost beside what δ promises of it: a straight line, the true curve, and the gap between the two."""

import numpy as np

from ...kit.scales import ticks_within
from ...live.columns import choose, figure, number, place, sentences
from ...live.frame import Frame, nice_ceiling
from ...live.grips import along, arrows, field, spots
from ...live.marks import words

ROOM = 0.45  # of the nudge, beside the ends of the axis, for the arrows there
ASIDE, TICK = 28, 7  # pixels from what is bracketed to its bracket, and of the bracket's ends


def draw_promise(scene, left, top, width, height, nudges, label, most):
    """The change of the cost at every nudge, within -most ... most, the line of slope delta, and the gap bracketed."""
    values = nudges.values
    frame = Frame(left, top, width, height, (values[0] - ROOM, values[-1] + ROOM), (-1.08 * most, 1.08 * most))
    scene.place(words(("C", "ΔC"), " along ", ("z", label), kind="strong", x=left, y=top - 10))
    scene.add("text", text="line: slope δ", kind="small muted end", x=left + width, y=top - 10)
    frame.box(scene)
    tick = nice_ceiling(most / 2)
    for value in (-tick, 0.0, tick):
        at = float(frame.y(value))
        scene.add("line", kind="hair", x1=left, y1=at, x2=left + width, y2=at)
        text = figure(value, 0) if value == 0 else f"{value:+g}".replace("-", "−")
        scene.add("text", text=text, kind="small muted end", x=left - 6, y=at + 4)
    origin = float(frame.x(0))
    scene.add("line", kind="hair", x1=origin, y1=top, x2=origin, y2=top + height)
    for value in ticks_within(*frame.xs, apart=1):
        text, x = figure(value, 0), float(frame.x(value))
        scene.add("text", text=text, kind="small muted middle", x=x, y=top + height + 16)
    every = slice(None, None, 5)
    between = np.concatenate([values[every], values[[-1, 0]]])
    wedge = frame.path(between, np.concatenate([nudges.change[every], nudges.predicted[[-1, 0]]]))
    scene.add("path", kind="gap", d=f"{wedge}z")
    scene.add("path", kind="curve of-C", d=frame.path(values[every], nudges.change[every]))
    scene.add("path", kind="tangent", d=frame.path(values[[0, -1]], nudges.predicted[[0, -1]]))
    x, came, promised = frame.x(values), frame.y(nudges.change), frame.y(nudges.predicted)
    sides, seen = np.where(values > 0, -1, 1), choose(np.abs(came - promised) > 1, ("hidden", "visible"))
    scene.add("path", kind="bracket", d=brackets(x, came, promised, sides), visibility=seen)
    scene.add("circle", kind="guess", cx=place(x), cy=place(promised), r=5.5)
    scene.add("circle", kind="truth", cx=place(x), cy=place(came), r=5.5)
    scene.place(arrows(spots(x, came), "x"))
    scene.place(field(frame, along(x[[0, -1]])))


def brackets(x, start, end, side):
    """A bracket from one height to another at each x, on the `side` of it, 1 or -1, and open towards it."""
    each = zip(x + ASIDE * side, start, end, -TICK * side, strict=True)
    return sentences([f"M{at + tick:.1f},{a:.1f}H{at:.1f}V{b:.1f}h{tick}" for at, a, b, tick in each])


def tell_promise(scene, left, top, width, nudges):
    """What was promised, what came, and the gap, one below the other."""
    promised, came, missed = (
        number(part, 4, signed=True) for part in (nudges.predicted, nudges.change, nudges.residual)
    )
    rows = (
        ("guess", (("d strong", "δ"), " · ", ("z strong", "Δz"), ", the promise"), promised),
        ("truth", (("C strong", "ΔC"), ", what came"), came),
        ("bracket", ("the gap",), missed),
    )
    for i, (mark, pieces, result) in enumerate(rows):
        y = top + 24 * i
        scene.place(words(*pieces, x=left + 22, y=y))
        scene.add("text", text=result, kind="strong end", x=left + width, y=y)
        if mark == "bracket":
            scene.stiff(left).add("path", kind=mark, d=f"M{left + 4},{y - 11}h{TICK}v13h-{TICK}")
        else:
            scene.add("circle", kind=mark, cx=left + 8, cy=y - 4.5, r=5.5)
