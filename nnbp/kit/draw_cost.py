"""The cost along the number in hand: its curve, its tangent, and the predicted cost beside the true one."""

import numpy as np

from ..live.columns import figure, number, place
from ..live.frame import Frame, nice_ceiling
from ..live.grips import along, arrows, field, spots
from ..live.marks import words
from .scales import ticks_within


def draw_cost(scene, left, top, width, swept, parameter, numbers):
    """C at every position of the number in hand, with the tangent that the gradient gives; numbers: and a ledger."""
    height, letter = 124 if numbers else 190, parameter.label
    lowest, highest = (float(end(swept.cost.tolist() + [swept.cost_ahead[-1]])) for end in (min, max))
    step = nice_ceiling((highest - lowest) / 4)
    floor, ceiling = step * np.floor(lowest / step), step * np.ceil(highest / step)
    span = swept.values[-1] - swept.values[0]
    frame = Frame(
        left,
        top,
        width,
        height,
        (swept.values[0] - 0.09 * span, swept.values[-1] + swept.ahead + 0.04 * span),  # room for the arrows
        (floor - 0.06 * (ceiling - floor), ceiling + 0.06 * (ceiling - floor)),
    )
    scene.place(words(("C", "C"), f" along {letter}", kind="strong", x=left, y=top - 10))
    frame.box(scene)
    for tick in (floor, ceiling):
        scene.add("line", kind="hair", x1=left, y1=float(frame.y(tick)), x2=left + width, y2=float(frame.y(tick)))
        scene.add("text", text=f"{tick:g}", kind="small muted end", x=left - 6, y=float(frame.y(tick)) + 4)
    for tick in ticks_within(*frame.xs):
        scene.add("text", text=figure(tick, 0), kind="small muted middle", x=float(frame.x(tick)), y=top + height + 16)
    clip = scene.add("svg", x=left, y=top, width=width, height=height, viewBox=f"{left} {top} {width} {height}")
    every = slice(None, None, 5)
    beyond = swept.values + swept.ahead > swept.values[-1]
    values = np.concatenate([swept.values[every], swept.values[beyond] + swept.ahead])
    clip.add(
        "path", kind="curve of-C", d=frame.path(values, np.concatenate([swept.cost[every], swept.cost_ahead[beyond]]))
    )
    x1, x2 = place(frame.x(swept.values - swept.ahead)), place(frame.x(swept.values + swept.ahead))
    y1, y2 = place(frame.y(swept.cost - swept.slope * swept.ahead)), place(frame.y(swept.cost_predicted))
    clip.add("line", kind="tangent", x1=x1, y1=y1, x2=x2, y2=y2)
    clip.add("circle", kind="truth", cx=x2, cy=place(frame.y(swept.cost_ahead)), r=4.5)
    clip.add("circle", kind="guess", cx=x2, cy=y2, r=4.5)
    x, y = frame.x(swept.values), frame.y(swept.cost)
    clip.add("circle", kind="now", cx=place(x), cy=place(y), r=6.5)
    scene.place(arrows(spots(x, y), "x", 26))
    scene.place(field(frame, along(x[[0, -1]])))
    tell_slope(scene, left, top + height + 44, swept, parameter)
    if numbers:
        ledger(scene, left, top + height + 44, width, swept, parameter)


def tell_slope(scene, left, top, swept, parameter):
    """The slope as the product of its two factors."""
    j = parameter.j - 1
    delta = number(swept.delta[parameter.layer][j], 4, signed=True)
    slope = ("strong", number(swept.slope, 4, signed=True))
    if parameter.k is None:
        pieces = ("slope ∂C/∂b = ", ("d strong", "δ"), " = ", slope)
    else:
        a_in = number(swept.a[parameter.layer - 1][parameter.k - 1], 4)
        pieces = (
            (None, "slope ", "wide"),
            ("a strong", "a"),
            " · ",
            ("d strong", "δ"),
            " = ",
            ("a", a_in),
            " · ",
            ("d", delta),
            " = ",
            slope,
        )
    scene.place(words(*pieces, x=left, y=top))


def ledger(scene, left, top, width, swept, parameter):
    """The cost, and what the slope predicts of it beside the true one."""
    rise = [number(v, 4, signed=True) for v in (swept.cost_predicted - swept.cost, swept.cost_ahead - swept.cost)]
    columns = (left, left + 0.52 * width, left + 0.78 * width)
    rows = (
        ((("C strong", "C"), " now"), (("strong", number(swept.cost, 4)),), ()),
        (
            (f"{parameter.letter} + {swept.ahead:g}, ", "predicted"),
            (number(swept.cost_predicted, 4),),
            (("muted", rise[0]),),
        ),
        (
            (f"{parameter.letter} + {swept.ahead:g}, ", "true"),
            (("C", number(swept.cost_ahead, 4)),),
            (("muted", rise[1]),),
        ),
    )
    marks = (None, "guess", "truth")
    for i, (cells, mark) in enumerate(zip(rows, marks, strict=True)):
        y = top + 22 * (i + 1) + 2
        for x, cell in zip(columns, cells, strict=True):
            if cell:
                scene.place(words(*cell, x=x + (16 if x == left else 0), y=y))
        scene.add("circle", kind=mark or "now", cx=left + 6, cy=y - 4, r=4.5)
