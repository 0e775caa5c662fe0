"""A network reading one digit: the gallery to pick from, outputs beside targets, the hidden errors, the cost of a push."""

import numpy as np

from ...chapter.saturation import ACTIVE
from ...kit.draw_curve import SQUARE
from ...kit.draw_pixels import draw_ink, draw_sizes, thumbnail
from ...live.columns import choose, choose_places, figure, number, place, sentences
from ...live.frame import Frame, nice_ceiling
from ...live.grips import across, arrows, field, spots
from ...live.marks import words

SIDE, PITCH, MOST = 40, 50, 20
ROW = 20
BESIDE = 0.04  # of the slider, at both ends of its axis, for the dot and its arrows
STATES = ("", "", "", "✓ flat", "✗ flat")


def draw_gallery(scene, left, top, title, data, chosen, read, held):
    """A row of digits to pick from, each with what it is and what it is read as. chosen: their numbers."""
    wide = max(440 + 13 * len(chosen), PITCH * len(chosen) + 10)  # the digits come beside it where all have room there
    head = scene.panel(left - 10, top - 14, wide, 18, 340)
    head.place(words(("strong", title[0]), ("muted", title[1]), x=left, y=top))
    for i, n in enumerate(chosen):
        x, right = left + PITCH * i, read[n] == data.labels[n]
        said = f"digit {n}, a {data.labels[n]}, read as {read[n]}"
        pressed = {"aria_pressed": "true" if n == held else "false"}
        panel = scene.panel(x - 5, top + 4, PITCH, 72)
        group = panel.add("g", pick=f"d{n}", aria_label=said, kind="held" if n == held else None, **pressed)
        group.add("rect", kind="body", x=x, y=top + 10, width=SIDE, height=SIDE)
        group.children.append(thumbnail(x, top + 10, SIDE, data.image(n)))
        group.add("rect", kind="cell lift", x=x, y=top + 10, width=SIDE, height=SIDE)
        verdict = ("right-text", " ✓") if right else ("wrong-text", f" ✗{read[n]}")
        label = words(("strong", str(data.labels[n])), verdict, kind="small middle", x=x + SIDE / 2, y=top + 66)
        group.children.append(label)


def draw_images(scene, shape, digit, label, found, full):
    """The digit, and the slope of the cost along each of its pixels, and numbers. found: a Pushed; full: fills a pixel."""
    image, slopes = scene.panel(14, 204, 232, 284), scene.panel(246, 204, 232, 284)
    draw_ink(image, 30, 236, 204, shape, found.x)
    draw_sizes(slopes, 262, 236, 204, shape, found.slope, full)
    image.place(words(("strong", f"digit {digit}"), f", a {label}", x=30, y=226))
    slope = (("C", "∂C/∂x"), " = (", ("w", "w²"), ")ᵀ", ("d", "δ²"))
    slopes.place(words(*slope, kind="strong", x=262, y=226))
    far, length = number(np.linalg.norm(found.moved, axis=0), 3), f" of {figure(np.linalg.norm(found.start), 2)}"
    image.place(words("moved ", ("strong", far), length, kind="small", x=30, y=458))
    most = number(np.abs(found.moved).max(axis=0), 3)
    image.place(words("at most ", ("strong", most), " in a pixel", kind="small", x=30, y=475))
    slopes.place(words("length ", ("strong", number(found.steepness, 4)), kind="small", x=262, y=458))
    steepest = number(np.abs(found.slope).max(axis=0), 4)
    told = "steepest ", ("strong", steepest), f", full pixel {figure(full, 2)}"
    slopes.place(words(*told, kind="small", x=262, y=475))


def draw_outputs(scene, left, top, a, delta, y, state, full):
    """Ten rows: the output as a bar, its target as a square, its error around zero. a, delta, state: (n, N); y: (n, 1)."""
    start, long, zero, half = left + 26, 150, left + 370, 74
    for x, text, kind in ((start, "0", "middle"), (start + long, "1", "middle"), (zero, "0", "middle")):
        scene.add("text", text=text, kind=f"small muted {kind}", x=x, y=top - 6)
    for sign in (-1, 1):
        tick = figure(sign * full, 2, signed=True)
        scene.add("text", text=tick, kind="small muted middle", x=zero + sign * half, y=top - 6)
    scene.place(words(("a strong", "a³"), "  ▫ target", kind="small", x=start, y=top - 24))
    scene.place(words(("d strong", "δ³"), kind="small middle", x=zero, y=top - 24))
    scene.add("line", kind="hair", x1=zero, y1=top, x2=zero, y2=top + ROW * len(a))
    for j in range(len(a)):
        at, wanted = top + ROW * j + ROW / 2, y[j, 0] > 0.5
        if wanted:
            for room, x, wide in (("wide", left, 566), ("tight", left - 14, 594)):
                scene.add("rect", kind="goal", x=x, y=at - ROW / 2, width=wide, height=ROW, rx=4, room=room)
        for room, x in (("wide", left + 6), ("tight", left - 10)):
            scene.add("text", text=str(j), kind="strong" if wanted else "", x=x, y=at + 5, room=room)
        scene.add("rect", kind="track", x=start, y=at - 5, width=long, height=10)
        scene.add("rect", kind="a", x=start, y=at - 5, width=place(np.clip(a[j], 0, 1) * long), height=10)
        scene.add("path", kind="dot", d=SQUARE, transform=f"translate({start + long * y[j, 0]:.1f} {at})")
        for room, x in (("wide", start + long + 58), ("tight", start + long + 84)):
            scene.add("text", text=number(a[j], 3), kind="end", x=x, y=at + 5, room=room)
        size = np.minimum(np.abs(delta[j]) / full, 1) * half
        at_left = place(np.where(delta[j] < 0, zero - size, zero))
        scene.add("rect", kind=choose(delta[j] < 0, ("d", "n")), x=at_left, y=at - 5, width=place(size), height=10)
        kinds = choose(delta[j] < 0, ("end d", "end n"))
        for room, x in (("wide", left + 516), ("tight", left + 552)):
            scene.add("text", text=number(delta[j], 4, signed=True), kind=kinds, x=x, y=at + 5, room=room)
        kinds = ("small muted end",) * 3 + ("small right-text end", "small wrong-text end")
        for room, x, texts in (("wide", left + 562, STATES), ("tight", left + 578, [text[:1] for text in STATES])):
            kind = choose(state[j], kinds)
            scene.add("text", text=choose(state[j], texts), kind=kind, x=x, y=at + 5, room=room)


def draw_hidden(scene, left, top, width, a, delta, state, full):
    """A column a neuron: its error up or down from zero, its activation as the tint of a disc, a dash where it is flat."""
    gap, middle, half = width / len(a), top + 62, 44
    scene.add("rect", kind="panel", x=left, y=top + 12, width=width, height=100, rx=6)
    scene.add("line", kind="axis", x1=left, y1=middle, x2=left + width, y2=middle)
    scene.place(words(("strong", "hidden layer"), "   ", ("d strong", "δ²"), x=left, y=top))
    scene.add("text", text=f"full bar {figure(full, 2)}", kind="small muted end", x=left + width, y=top)
    radius = min(5.5, gap / 2 - 1)
    for j in range(len(a)):
        x, size = left + gap * (j + 0.5), np.minimum(np.abs(delta[j]) / full, 1) * half
        up = place(np.where(delta[j] < 0, middle, middle - size))
        kind = choose(delta[j] < 0, ("d", "n"))
        scene.add("rect", kind=kind, x=x - gap * 0.32, y=up, width=gap * 0.64, height=place(size))
        scene.add("circle", kind="body", cx=x, cy=top + 126, r=radius)
        scene.add("circle", kind="tint", cx=x, cy=top + 126, r=radius, fill_opacity=place(np.clip(a[j], 0, 1), 2))
        scene.add("circle", kind="outline", cx=x, cy=top + 126, r=radius)
        seen = choose(state[j] == ACTIVE, ("visible", "hidden"))
        scene.add("rect", kind="asleep", x=x - radius, y=top + 136, width=2 * radius, height=3.5, visibility=seen)
    flat = number((state != ACTIVE).sum(axis=0), 0)
    scene.place(words(("a", "disc"), ": a²; dash: saturated, ", ("strong", flat), f" of {len(a)}", kind="small", x=left,
                      y=top + 158))  # fmt: skip


def draw_along(scene, left, top, width, name, positions, cost, read, label, slope):
    """The cost at every position with its tangent at the start (where slope is not None), and what is read, as a strip."""
    ends, beside = positions[[0, -1]], BESIDE * np.ptp(positions)
    axis = ends[0] - beside, ends[1] + beside
    frame = Frame(left + 30, top + 12, width - 30, 100, axis, (0, nice_ceiling(cost.max() * 1.05)))
    frame.box(scene)
    scene.place(words(("C strong", "C"), f" along the {name}", x=left, y=top))
    for text, y in ((f"{frame.ys[1]:g}", frame.top + 12), ("0", frame.top + frame.height - 2)):
        scene.add("text", text=text, kind="small muted end", x=frame.left - 6, y=y, room="wide")
        scene.add("text", text=text, kind="small muted halo", x=frame.left + 3, y=y, room="tight")
    zero, floor = float(frame.x(0)), frame.top + frame.height
    scene.add("line", kind="hair", x1=zero, y1=frame.top, x2=zero, y2=floor + 30)
    start = int(np.abs(positions).argmin())
    if slope is not None and slope < 0:
        room = frame.ys[1] - cost[start], cost[start]  # up to the left, down to the right
        sides = [max(room[0] / slope, positions[0]), min(-room[1] / slope, positions[-1])]
        scene.add("path", kind="guide", d=frame.path(sides, [cost[start] + slope * t for t in sides]))
    scene.add("path", kind="curve of-C", d=frame.path(positions, cost))
    scene.add("circle", kind="now", cx=place(frame.x(positions)), cy=place(frame.y(cost)), r=6)
    scene.place(arrows(spots(frame.x(positions), frame.y(cost)), "x"))
    scene.place(field(frame, across(frame, ends)))
    edges = np.flatnonzero(np.diff(read)) + 1
    step = (positions[1] - positions[0]) / 2
    for first, last in zip([0, *edges], [*edges, len(read)], strict=True):
        sides = [float(frame.x(p)) for p in (positions[first] - step, positions[last - 1] + step)]
        kind, wide = ("goal" if read[first] == label else "track"), sides[1] - sides[0]
        scene.add("rect", kind=kind, x=sides[0], y=floor + 6, width=wide, height=24)
        if wide > 12:
            told = f"reads {read[first]}" if wide > 64 else str(read[first])
            kind = "small strong middle" if read[first] == label else "small middle"
            scene.add("text", text=told, kind=kind, x=sum(sides) / 2, y=floor + 22.5)
    scene.add("path", kind="pointer", d="M-5,12L0,2L5,12z", transform=choose_places(frame.x(positions), floor + 28))
    for p in (positions[0], 0, positions[-1]):
        anchor = "end" if p > 0 else "middle" if p == 0 else ""
        scene.add(
            "text", text=figure(p, 2, signed=True), kind=f"small muted {anchor}", x=float(frame.x(p)), y=floor + 53
        )


def reading_words(a, read, label):
    """What is read, as a sentence a position. a: (10, N); read: (N,)."""
    own = [figure(v, 2) for v in a[label]]
    return [
        f"reads {r}, rightly, with {figure(a[r, k], 2)}"
        if r == label
        else f"reads {r} with {figure(a[r, k], 2)}, should be {label} ({own[k]})"
        for k, r in enumerate(read)
    ]


def draw_said(scene, left, top, said, right):
    """That sentence, large."""
    scene.add("text", text=sentences(said), kind=choose(right, ("title wrong-text", "title right-text")), x=left, y=top)
