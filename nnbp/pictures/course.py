"""A training watched: four charts over the epochs, the plane or the digits as the network sees them, and the errors of
the examples of one mini-batch beside their mean.
"""

import numpy as np

from ..backprop import propagate
from ..plane import LIMIT, grid
from .frame import Frame
from .marks import choose, number, place, sentences, words
from .pixels import thumbnail, tiles

CELLS, SIDE, SHADES = 26, 390, 10
WIDE, HIGH, GAP = 252, 128, 64  # a chart, and the room to the next
STROKES = ("", " minus", " dots")
DIGITS = (8, 5)  # across, down
MOST_ROWS, MOST_COLUMNS = 12, 12
SHARES = (0, 1.02), (0, 1), ("0", "100 %")
LEAST = 1e-12  # what is smaller is drawn as this


def draw_plane(scene, left, top, nets, x, y, chosen=None):
    """The output over the plane as a tint, one network a position, and the points. chosen: (n, N), those to mark."""
    shades = np.array([propagate(net, grid(CELLS)).output[0] for net in nets]).T
    scene.add("rect", kind="body", x=left, y=top, width=SIDE, height=SIDE)
    group = scene.add("g", shape_rendering="crispEdges")
    for box, a in zip(tiles(left, top, SIDE, (CELLS, CELLS)), shades, strict=True):
        group.add(
            "rect", kind="tint", fill_opacity=place(0.75 * np.round(SHADES * np.clip(a, 0, 1)) / SHADES, 2), **box
        )
    scene.add("rect", kind="outline", x=left, y=top, width=SIDE, height=SIDE)
    frame = Frame(left, top, SIDE, SIDE, (-LIMIT, LIMIT), (-LIMIT, LIMIT))
    for i, (px, py) in enumerate(zip(frame.x(x[0]), frame.y(x[1]), strict=True)):
        r = 3.6 if chosen is None else choose(chosen[i], ("3.2", "6.8"))
        kind = "point" if y[0, i] > 0.5 else "point hollow-point"
        scene.add("circle", kind=kind, cx=round(float(px), 1), cy=round(float(py), 1), r=r)


def draw_digits(scene, left, top, nets, tests):
    """The first test digits, each with what it is read as, one network a position."""
    across, down = DIGITS
    count = min(across * down, len(tests))
    read = np.array([propagate(net, tests.x[:, :count]).output.argmax(axis=0) for net in nets]).T
    for i in range(count):
        x, y = left + 49 * (i % across), top + 79 * (i // across)
        scene.add("rect", kind="body", x=x, y=y, width=44, height=44)
        scene.place(thumbnail(x, y, 44, tests.image(i)))
        scene.add("rect", kind="outline", x=x, y=y, width=44, height=44)
        right = read[i] == tests.labels[i]
        texts = [f"✓ {n}" if yes else f"✗ {n}" for n, yes in zip(read[i], right, strict=True)]
        kinds = choose(right, ("small middle wrong-text", "small middle muted"))
        scene.add("text", text=sentences(texts), kind=kinds, x=x + 22, y=y + 61)


def draw_cost(scene, left, top, taken, at):
    """The cost and the accuracy over the epochs. taken: a Course; at: (N,), the epoch in view, fractions too."""
    logs = powers(taken.cost)
    cost = chart(scene, left, top, taken, *in_powers([logs]))
    right = chart(scene, left + WIDE + GAP, top, taken, *SHARES)
    line(scene, cost, logs, "C")
    line(scene, right, taken.accuracy, "a")
    here = np.floor(at).astype(int)
    scene.place(words(("C strong", "cost C "), number(taken.cost[here], 4), x=left, y=top - 9))
    share = number(100 * taken.accuracy[here], 1)
    scene.place(words(("a strong", "right "), share, " %", x=left + WIDE + GAP, y=top - 9))
    for frame in (cost, right):
        until(scene, frame, at)


def draw_layers(scene, left, top, taken, at):
    """The length of each layer's error, in powers of ten, and the share of its neurons on the flat, over the epochs."""
    logs = {l: powers(lengths) for l, lengths in taken.error_norm.items()}
    lengths = chart(scene, left, top, taken, *in_powers(logs.values()))
    shares = chart(scene, left + WIDE + GAP, top, taken, *SHARES)
    here = np.floor(at).astype(int)
    keys, parts = [("d strong", "‖δ‖ ")], [("strong", "flat ")]
    for i, l in enumerate(logs):
        line(scene, lengths, logs[l], "d" + STROKES[i])
        line(scene, shares, taken.saturated[l], "z" + STROKES[i])
        stroke = ("──", "╌╌", "····")[i]
        keys += [("d", f" {stroke} "), number(taken.error_norm[l][here], 4)]
        parts += [("z", f" {stroke} "), number(100 * taken.saturated[l][here], 0), " %"]
    scene.place(words(*keys, kind="small", x=left, y=top - 9))
    scene.place(words(*parts, kind="small", x=left + WIDE + GAP, y=top - 9))
    names = "   ".join(f"{stroke} layer {l}" for stroke, l in zip(("──", "╌╌", "····"), logs, strict=False))
    scene.add("text", text=names, kind="small muted", x=left, y=top + HIGH + 42)
    for frame in (lengths, shares):
        until(scene, frame, at)


def powers(values):
    return np.log10(np.maximum(values, LEAST))


def in_powers(columns):
    """(heights, ticks, texts) of a chart that holds these columns of powers of ten."""
    low, high = np.floor(min(c.min() for c in columns)), np.ceil(max(c.max() for c in columns))
    high = max(high, low + 1)
    return (low, high), (low, high), (f"{10.0**low:g}", f"{10.0**high:g}")


def chart(scene, left, top, taken, heights, ticks, texts):
    """An empty chart over the epochs, with its lowest and highest value named."""
    frame = Frame(left, top, WIDE, HIGH, (0, len(taken.cost) - 1), heights)
    frame.box(scene)
    for tick, text in zip(ticks, texts, strict=True):
        y = round(float(frame.y(tick)), 1)
        scene.add("line", kind="hair", x1=left, y1=y, x2=left + WIDE, y2=y)
        scene.add("text", text=text, kind="small muted end", x=left - 6, y=y + 4)
    last = len(taken.cost) - 1
    for tick, kind in ((0, ""), (last // 2, " middle"), (last, " end")):
        said = f"epoch {tick}" if tick == 0 else str(tick)
        scene.add("text", text=said, kind=f"small muted{kind}", x=round(float(frame.x(tick)), 1), y=top + HIGH + 17)
    return frame


def line(scene, frame, values, kind):
    scene.add("path", kind=f"curve of-{kind}", d=frame.path(np.arange(len(values)), values))


def until(scene, frame, at):
    """What lies after the epoch in view is pale, and a line stands at it."""
    x = frame.x(at)
    right = frame.left + frame.width
    attributes = {"y": frame.top, "height": frame.height, "fill_opacity": 0.72}
    scene.add("rect", kind="panel", x=place(x), width=place(right - x), **attributes)
    scene.add("line", kind="guide", x1=place(x), y1=frame.top, x2=place(x), y2=frame.top + frame.height)


def draw_mini_batch(scene, left, top, played, most):
    """The errors of the examples of one mini-batch, a column each, and their mean: one mini-batch a position, and a last
    position with none. most: the size of the deepest tint.
    """
    first = played.gradients[0].delta
    layers = sorted(first) if sum(map(len, first.values())) <= MOST_ROWS else [max(first)]
    rows = [(l, j) for l in layers for j in range(len(first[l]))]
    m = len(played.batches[0])
    shown, pitch = min(m, MOST_COLUMNS), min(20, 180 / len(rows))
    cells, after = left + 46, left + 46 + 30 * shown
    said = f"δ of {m} examples" if shown == m else f"δ of the first {shown} of {m} examples"
    scene.add("text", text=said, kind="small muted", x=cells, y=top - 9)
    for text, x in (("mean", 40), ("mean size", 112), ("left of it", 180)):
        scene.add("text", text=text, kind="small muted middle", x=after + x, y=top - 9)
    for i, (l, j) in enumerate(rows):
        y = top + pitch * i + 7 * (l - layers[0])
        errors = [found.delta[l][j] for found in played.gradients]
        means = np.array([row.mean() for row in errors] + [0.0])
        sizes = np.array([np.abs(row).mean() for row in errors] + [0.0])
        left_of_it = np.abs(means) / np.where(sizes > 0, sizes, 1)
        scene.add("text", text=f"{l}·{j + 1}", kind="small", x=left, y=y + pitch / 2 + 3)
        for c in range(shown):
            values = np.array([row[c] if c < len(row) else 0 for row in errors] + [0.0])
            cell(scene, cells + 30 * c, y, 27, pitch - 3, values, most)
        cell(scene, after + 8, y, 64, pitch - 3, means, most)
        for text, kind, x in (
            (number(means, 4, signed=True), " strong", 40), (number(sizes, 4), "", 112),
            (sentences([f"{100 * share:.0f} %" for share in left_of_it]), "", 180),
        ):  # fmt: skip
            scene.add("text", text=text, kind=f"small middle{kind}", x=after + x, y=y + pitch / 2 + 3)


def cell(scene, x, y, width, height, values, most):
    """A tint for a number: purple for positive, orange for negative, upper or lower half."""
    depth = place(0.85 * np.minimum(np.abs(values) / most, 1), 2)
    scene.add("rect", kind="body", x=x, y=y, width=width, height=height)
    half = place(np.where(values < 0, y + height / 2, y))
    scene.add(
        "rect", kind=choose(values < 0, ("d", "n")), fill_opacity=depth, x=x, y=half, width=width, height=height / 2
    )
    scene.add("rect", kind="outline", x=x, y=y, width=width, height=height)
