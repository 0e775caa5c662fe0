"""The error of one neuron at one epoch, factor by factor in powers of ten."""

import numpy as np

from ...kit.draw_bars import draw_bar
from ...kit.letters import named
from ...kit.scales import log10
from ...live.columns import choose, number, place
from ...live.frame import Frame
from ...live.marks import words

WIDTH, DECADES = 178, (-4, 3)
LONG = 4  # letters of an activation's name that still has room


def draw_ladder(scene, left, top, height, net, moments):
    """delta as a product, at the epoch in view: what is left after each factor, in powers of ten, and pale what it took."""
    training, now = moments.training, moments.now
    miss, slope, delta = now(training.miss), now(training.slope), now(training.delta)
    name = named(net.activation[2])
    name = name if len(name) <= LONG else "f"
    made = {"quadratic": "× 1", "cross-entropy": f"× 1/{name}′(z)"}.get(getattr(net.cost, "name", ""), "× its own")
    rows = (
        ("miss ", "C", "a − y", miss, True),
        ("cost ", "C", made, now(training.push), False),
        ("slope ", "z", f"× {name}′(z)", slope, False),
    )
    scene.add("text", text="δ, factor by factor", kind="strong", x=left, y=top - 10)
    frame = Frame(left, top, WIDTH, height, DECADES, (0, 1))
    frame.box(scene)
    for power in range(DECADES[0] + 1, DECADES[1]):
        x = float(frame.x(power))
        foot = frame.top + frame.height
        scene.add("line", kind="hair" if power else "axis", x1=x, y1=foot - 5 if power else top, x2=x, y2=foot)
        if power in (-3, 0, 2):
            text = ("10⁻³", "1", "10²")[(-3, 0, 2).index(power)]
            scene.add("text", text=text, kind="small muted middle", x=x, y=foot + 17)
    step, start, rest = frame.height / 4 - 1, np.zeros(len(miss)), []
    for i, (said, kind, letter, value, signed) in enumerate(rows):
        y, end = top + step * i, start + log10(np.abs(value))
        draw_bar(scene, frame, y + 29, kind, start, end)
        start = end
        tie = place(np.clip(frame.x(end), left + 2, left + WIDTH - 2))
        scene.add("line", kind="hair", x1=tie, y1=y + 41, x2=tie, y2=y + step + (29 if i < 2 else 31))
        rest.append((y, said, kind, letter, value, signed))
    for y, said, kind, letter, value, signed in rest:  # after the lines that pass behind them
        told = number(value, 4, signed=signed)
        room = "wide" if len(name) > 1 and name in letter else None
        pieces = ("muted", said, room), (f"{kind} strong", letter)
        scene.place(words(*pieces, kind="small over", x=left + 8, y=y + 20))
        scene.add("text", text=told, kind="over end", x=left + WIDTH - 8, y=y + 20)
    y = top + step * 3
    scene.add("line", kind="axis", x1=left, y1=y + 1, x2=left + WIDTH, y2=y + 1)
    kinds = choose(delta < 0, ("d strong", "n strong"))
    scene.place(words((kinds, "= δ"), kind="small over", x=left + 8, y=y + 22))
    told = choose(delta < 0, ("over end d strong", "over end n strong"))
    scene.add("text", text=number(delta, 4, signed=True), kind=told, x=left + WIDTH - 8, y=y + 22)
    size = log10(np.abs(delta))
    draw_bar(scene, frame, y + 31, choose(delta < 0, ("d", "n")), size, size)
