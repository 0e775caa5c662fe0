"""What the network in training says: of every point of the plane, or of some digits."""

import numpy as np

from ...data.plane import LIMIT
from ...kit.draw_pixels import thumbnail, tiles
from ...live.columns import choose, formatted, place, sentences
from ...live.frame import Frame
from .seen import boundaries, over_the_plane, read_as

CELLS, SIDE, SHADES = 26, 416, 10
FINE = 43  # points of a side that the boundary is found between
DIGITS = (8, 4)  # across, down
DIGITS_HIGH, TILE = 320, 38  # of their panel; a digit, which is beside the next in less room too


def draw_plane(scene, left, top, nets, x, y, chosen=None, at=None):
    """The output over the plane as a tint, the line where it is 0.5, and the points; one network a position, or one alone.

    chosen: (n, N), those to mark. at: (2, N) or (2, 1), the place of the point whose errors are shown.
    """
    shades = np.round(SHADES * np.clip(over_the_plane(nets, CELLS), 0, 1))
    tints = formatted(np.round(0.75 * np.arange(SHADES + 1) / SHADES, 2), "%.2f")
    scene.add("rect", kind="body", x=left, y=top, width=SIDE, height=SIDE)
    group = scene.add("g", shape_rendering="crispEdges")
    for box, shade in zip(tiles(left, top, SIDE, (CELLS, CELLS)), shades, strict=True):
        group.add("rect", kind="tint", fill_opacity=choose(shade, tints), **box)
    frame = Frame(left, top, SIDE, SIDE, (-LIMIT, LIMIT), (-LIMIT, LIMIT))
    line = sentences(boundaries(nets, frame, FINE))
    scene.add("path", kind="boundary", d=line)
    scene.add("rect", kind="outline", x=left, y=top, width=SIDE, height=SIDE)
    if at is not None:
        spot = {"cx": place(frame.x(at[0])), "cy": place(frame.y(at[1]))}
        scene.add("circle", kind="glow", **spot, r=11)
        scene.add("circle", kind="rim", **spot, r=11)  # seen on any tint
    for i, (px, py) in enumerate(zip(frame.x(x[0]), frame.y(x[1]), strict=True)):
        r = 3.6 if chosen is None else choose(chosen[i], ("3.2", "6.8"))
        kind = "point" if y[0, i] > 0.5 else "point hollow-point"
        scene.add("circle", kind=kind, cx=round(float(px), 1), cy=round(float(py), 1), r=r)
    told = {
        "wide": "● wanted 1 · ○ wanted 0 · on the line the output is 0.5",
        "tight": "● wanted 1 · ○ wanted 0 · line: 0.5",
    }
    for room, text in told.items():
        scene.add("text", text=text, kind="small muted", x=left, y=top + SIDE + 18, room=room)


def draw_digits(scene, left, top, nets, tests):
    """The first test digits, each with what it is read as, one network a position."""
    across, down = DIGITS
    count = min(across * down, len(tests))
    read = read_as(nets, tests.x[:, :count])
    for i in range(count):
        x, y = left + 49 * (i % across), top + 79 * (i // across)
        tile, box = scene.stiff(x + 22), {"x": x + 22 - TILE / 2, "y": y + 44 - TILE, "width": TILE, "height": TILE}
        tile.add("rect", kind="body", **box)
        tile.place(thumbnail(box["x"], box["y"], TILE, tests.image(i)))
        tile.add("rect", kind="outline", **box)
        right = read[i] == tests.labels[i]
        texts = [f"✓ {n}" if yes else f"✗ {n}" for n, yes in zip(read[i], right, strict=True)]
        kinds = choose(right, ("small middle wrong-text", "small middle muted"))
        scene.add("text", text=sentences(texts), kind=kinds, x=x + 22, y=y + 61)
