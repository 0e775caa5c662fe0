"""What a gradient costs: passes against the size of a network, on logarithmic scales, and the numbers beside them."""

import numpy as np

from ....kit.scales import ten_to
from ....live.columns import counts, number, place, sentences
from ....live.frame import Frame
from ....live.grips import along, arrows, field, spots
from ....live.marks import words

WAYS = {  # way: (what it is called, class of its colour, class of its curve)
    "backprop": ("backpropagation", "way", "of-ink"),
    "one-sided": ("one-sided differences", "muted", "of-muted second"),
    "centred": ("centred differences", "muted", "of-muted"),
}
MOST = 8  # the power of ten at the top of the chart


def draw_chart(scene, left, top, width, height, control, work):
    """Passes along the control in hand. work: the Work at all its positions."""
    values = control.positions
    xs = np.log10([values[0], values[-1]])
    frame = Frame(left, top, width, height, xs, (-0.3, MOST))
    scene.add("text", text=f"passes for one gradient, along {control.label}", kind="strong", x=left, y=top - 12)
    frame.box(scene)
    for power in range(MOST + 1):
        y = float(frame.y(power))
        scene.add("line", kind="hair", x1=left, y1=y, x2=left + width, y2=y)
        text = ten_to(power)
        scene.add("text", text=text, kind="small muted end", x=left - 6, y=y + 4)
    for tick in (n * 10**p for p in range(3) for n in (1, 2, 5)):
        if values[0] <= tick <= values[-1]:
            x = float(frame.x(np.log10(tick)))
            scene.add("line", kind="axis", x1=x, y1=top + height, x2=x, y2=top + height + 4)
            scene.add("text", text=str(tick), kind="small muted middle", x=x, y=top + height + 18)
    at = np.log10(values)
    now = place(frame.x(at))
    scene.add("line", kind="guide", x1=now, y1=top, x2=now, y2=top + height)
    for way, (name, _, curve) in WAYS.items():
        passes = np.log10(work.passes[way])
        scene.add("path", kind=f"curve {curve}", d=frame.path(at, passes))
        if way == "one-sided":  # below its curve, from the low end
            scene.add("text", text=name, kind="small halo", x=left + 8, y=float(frame.y(passes[0])) + 20)
        else:
            scene.add("text", text=name, kind="small halo end", x=left + width - 8, y=float(frame.y(passes[-1])) - 12)
        scene.add("circle", kind="dot", cx=now, cy=place(frame.y(passes)), r=5)
    scene.place(arrows(spots(frame.x(at), top + height / 2), "x", 12))
    scene.place(field(frame, along(frame.x(at))))


def draw_numbers(scene, left, top, width, work):
    """A row for each way: passes, as a bar too, multiplications, and the time at 1 ms a pass; then one pass each way."""
    total = (work.forward + work.back) / work.forward
    for i, (way, (name, kind, _)) in enumerate(WAYS.items()):
        y, passes = top + 94 * i, work.passes[way]
        ms = total if way == "backprop" else passes
        scene.add("text", text=name, kind="strong", x=left, y=y)
        scene.place(words(("strong", counts(passes)), " passes", kind="end", x=left + width, y=y))
        scene.add("rect", kind="track", x=left, y=y + 8, width=width, height=10, rx=2)
        share = np.clip(np.log10(passes) / MOST, 0, 1)
        scene.add("rect", kind=kind, x=left, y=y + 8, width=place(width * share), height=10, rx=2)
        scene.place(words(counts(work.products[way]), " multiplications", kind="small", x=left, y=y + 38))
        scene.place(words(("muted", sentences(list(map(duration, ms)))), kind="small end", x=left + width, y=y + 38))
    y = top + 94 * 3 - 6
    scene.add("line", kind="hair", x1=left, y1=y - 20, x2=left + width, y2=y - 20)
    back = number(work.back / work.forward, 2)
    scene.place(words("forward once: ", counts(work.forward), " multiplications", kind="small", x=left, y=y))
    told = ("back once: ", counts(work.back), ", ", ("d strong", back), " times as many")
    scene.place(words(*told, kind="small", x=left, y=y + 20))
    scene.add("text", text="times: with 1 ms for a pass forward", kind="small muted", x=left, y=y + 40)


def in_words(sizes):
    """The sizes of a network's layers, many of them in a few words."""
    hidden = [str(sizes[1])] * (len(sizes) - 2) if len(sizes) < 8 else [f"{len(sizes) - 2} times {sizes[1]}"]
    return " – ".join([str(sizes[0]), *hidden, str(sizes[-1])])


def duration(ms):
    """Milliseconds in the unit that fits."""
    for unit, size in (("days", 86_400_000), ("hours", 3_600_000), ("minutes", 60_000), ("s", 1000)):
        if ms >= size:
            return f"{ms / size:.1f} {unit}"
    return f"{ms:.1f} ms"
