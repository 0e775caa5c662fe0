"""A digit as it is, what a push changes of it, ten times as large, and the digit that comes of it, side by side."""

import numpy as np

from ...kit.draw_pixels import draw_ink, tiles
from ...live.columns import choose, figure, number, place
from ...live.marks import words

SIDE, TOP = 240, 236
LEFTS = (30, 330, 630)  # of the three
TIMES = 10  # as large as it is, a change is shown
NOTHING = ("strong middle", "nothing is changed yet"), ("middle", "slide, and it is seen here")


def draw_pushed(scene, shape, digit, label, found):
    """found: a Pushed."""
    rooms = [scene.panel(left - 28, 204, width, 290) for left, width in zip(LEFTS, (300, 300, 284), strict=True)]
    start = np.repeat(found.start, found.x.shape[1], axis=1)
    for panel, left, x in ((rooms[0], LEFTS[0], start), (rooms[2], LEFTS[2], found.x)):
        draw_ink(panel, left, TOP, SIDE, shape, x)
    draw_change(rooms[1], LEFTS[1], TOP, SIDE, shape, TIMES * found.moved)
    heads = (
        (("strong", f"digit {digit}"), f", a {label}"),
        (("strong", f"the change × {TIMES}"),),
        (("strong", "pushed"),),
    )
    for panel, left, told in zip(rooms, LEFTS, heads, strict=True):
        panel.place(words(*told, x=left, y=TOP - 10))
    for panel, left, sign in ((rooms[1], LEFTS[1], "+"), (rooms[2], LEFTS[2], "=")):
        panel.add("text", text=sign, kind="title muted middle", x=left - 18, y=TOP + SIDE / 2)
    far, length = number(np.linalg.norm(found.moved, axis=0), 3), f" of {figure(np.linalg.norm(found.start), 2)}"
    beside, most = scene.panel(886, 204, 194, 290), number(np.abs(found.moved).max(axis=0), 3)
    beside.place(words("moved ", ("strong", far), length, x=896, y=TOP + 20))
    beside.place(words("at most ", ("strong", most), " in a pixel", x=896, y=TOP + 44))
    for i, (kind, told) in enumerate((("ink", "more ink"), ("less", "less ink"))):
        y = TOP + 84 + 26 * i
        beside.add("rect", kind="mid", x=896, y=y - 15, width=22, height=22)
        beside.add("rect", kind=kind, x=901, y=y - 10, width=12, height=12)
        beside.add("text", text=told, kind="small", x=926, y=y)


def draw_change(scene, left, top, side, shape, values):
    """More ink and less ink on a middle grey, values: (n_1, N); all ink or none of it from 1 on.

    A square that is grey all over says why.
    """
    scene.add("rect", kind="mid", x=left, y=top, width=side, height=side)
    group = scene.add("g", shape_rendering="crispEdges")
    for box, value in zip(tiles(left, top, side, shape), values, strict=True):
        if value.any():
            depth = place(np.minimum(np.abs(value), 1), 2)
            group.add("rect", kind=choose(value < 0, ("ink", "less")), fill_opacity=depth, **box)
    still = ~values.any(axis=0)
    for i, (kind, told) in enumerate(NOTHING):
        at = {"x": left + side / 2, "y": top + side / 2 + 22 * i}
        scene.add("text", text=choose(still, ("", told)), kind=kind, **at)
    scene.add("rect", kind="outline", x=left, y=top, width=side, height=side)
