"""Clocks that race: the time of a gradient by each way as turns of clocks, all at one speed and on one scale from zero."""

import numpy as np

from ....live.columns import choose, counts, sentences
from ....live.marks import words
from .draw_passes import WAYS, duration, in_words

TURNS = [  # what a whole turn of a clock may be, in ms
    (unit * size, f"{unit} {name}")
    for name, size, units in (
        ("ms", 1, (1, 10, 100)), ("s", 1000, (1, 10)), ("min", 60_000, (1, 10)), ("hours", 3_600_000, (1, 10, 100, 1000)),
    )
    for unit in units
]  # fmt: skip
MOST, PITCH, RADIUS = 10, 64, 28  # clocks of a way; from one to the next
TOP = 46  # below the pills
NAMES, FOUND = 222, 204  # how wide the names are, and what has been found
LANE, HEAD = 100, TOP + 66  # from way to way; where the first begins
FACES = 68  # how high the clocks are
HEIGHT = HEAD + 3 * LANE


def draw_clocks(scene, sizes, work, race):
    """A lane for each way. sizes: of each position's network; work: the Work at all positions; race: (N,), how much of it
    has been run, from 0 to 1: the time of the slowest way.
    """
    times = {way: work.passes[way] * 1.0 for way in WAYS} | {"backprop": 1 + work.back / work.forward}
    gone = race * times["centred"]
    turn, told = next((each for each in TURNS if times["centred"].max() <= MOST * each[0]), TURNS[-1])
    panel = scene.panel(0, TOP, 1080, 58, 340)
    name = sentences(list(map(in_words, sizes)))
    panel.place(
        words(("title", name), " · ", ("strong", counts(work.parameters)), " weights and biases", x=4, y=TOP + 22)
    )
    clock = sentences([f"The clock says {duration(t)}." for t in gone])
    panel.place(
        words(
            ("strong", clock),
            " A whole turn is ",
            ("strong", told),
            (None, ", a pass forward 1 ms", "wide"),
            x=4,
            y=TOP + 46,
        )
    )
    for i, (way, (called, kind, _)) in enumerate(WAYS.items()):
        top, own = HEAD + LANE * i, times[way]
        label = scene.panel(0, top, NAMES, LANE - 4)
        label.add("text", text=called, kind="strong", x=4, y=top + 34)
        label.place(words(counts(work.passes[way]), " passes", x=4, y=top + 54))
        draw_found(scene.panel(NAMES, top, FOUND, LANE - 4), NAMES + 4, top, own, gone)
        run = np.minimum(gone, own)
        for c in range(min(MOST, int(np.ceil(own.max() / turn)))):
            draw_clock(scene, NAMES + FOUND + PITCH * c, top, kind, run / turn - c, own / turn - c)
        draw_end(scene.panel(NAMES + FOUND, top + FACES, 420, LANE - 4 - FACES, 260), top, own / turn, gone >= own)


def draw_clock(scene, left, top, kind, run, whole):
    """One clock: as much of its turn as has been run, over as much as will be. run, whole: (N,), in turns."""
    panel = scene.panel(left, top, PITCH, FACES)
    x, y = left + PITCH / 2, top + 8 + RADIUS
    panel = panel.stiff(x)
    shown = {"visibility": choose(whole > 0, ("hidden", "visible"))}
    panel.add("circle", kind="track", cx=x, cy=y, r=RADIUS, **shown)
    panel.add("path", kind=f"{kind} to-come", d=wedges(x, y, np.clip(whole, 0, 1)))
    panel.add("path", kind=kind, d=wedges(x, y, np.clip(run, 0, 1)))
    panel.add("line", kind="axis", x1=x, y1=y, x2=x, y2=y - RADIUS - 4, **shown)


def draw_end(scene, top, whole, done):
    """Under the clocks of a way, that it has its gradient, and after how much of a turn, which can be too little to see."""
    told = [f"✓ done after {in_turns(t)}" if ended else "" for t, ended in zip(whole, done, strict=True)]
    scene.add("text", text=sentences(told), kind="right-text", x=NAMES + FOUND + PITCH / 2 - RADIUS, y=top + FACES + 16)


def in_turns(turns):
    """Turns in words: "4.8 turns", "0.2 of a turn", "1/4,912 of a turn"."""
    if turns < 0.095:
        return f"1/{1 / turns:,.0f} of a turn"
    return f"{turns:.1f} turns" if turns >= 1.05 else "1 turn" if turns >= 0.95 else f"{turns:.1f} of a turn"


def wedges(x, y, turns):
    """The part of a clock's face that its hand has gone over, as a path."""
    return sentences([wedge(x, y, t) for t in turns])


def wedge(x, y, turn):
    """One of them; nothing at 0, the whole face at 1."""
    if turn <= 0:
        return f"M{x:g},{y:g}"
    if turn >= 1:
        return f"M{x:g},{y - RADIUS:g}a{RADIUS},{RADIUS} 0 1 1 -0.01,0z"
    angle = 2 * np.pi * (turn if turn < 0.005 else round(turn, 3))
    end = f"{x + RADIUS * np.sin(angle):.2f},{y - RADIUS * np.cos(angle):.2f}"
    return f"M{x:g},{y:g}V{y - RADIUS:g}A{RADIUS},{RADIUS} 0 {int(turn > 0.5)} 1 {end}z"


def draw_found(scene, left, top, own, gone):
    """The time of one gradient, and what there is by now: how many gradients, or how much of the first."""
    scene.place(words(("strong", sentences(list(map(duration, own)))), " a gradient", x=left, y=top + 34))
    found = np.floor(gone / own * (1 + 1e-12))
    told = [
        f"✓ {n:,.0f} gradient{'s' if n > 1 else ''}" if n else f"{np.floor(100 * t + 1e-9):.0f} % of the first"
        for n, t in zip(found, gone / own, strict=True)
    ]
    scene.add("text", text=sentences(told), kind=choose(found > 0, ("muted", "right-text")), x=left, y=top + 56)
