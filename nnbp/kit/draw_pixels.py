"""Pictures made of pixels: a digit in ink, a number for each pixel as an area, and thumbnails to pick from."""

from itertools import groupby

import numpy as np

from ..live.columns import choose, place, woven
from ..live.grips import spots
from ..live.marks import Mark

LEVELS = 8  # greys of a thumbnail


def tiles(left, top, side, shape):
    """The attributes of each pixel's square, in the order of x: row by row."""
    rows, columns = shape
    wide, high = side / columns, side / rows
    for r in range(rows):
        for c in range(columns):
            yield {"x": round(left + c * wide, 2), "y": round(top + r * high, 2), "width": wide, "height": high}


def draw_ink(scene, left, top, side, shape, x):
    """A digit, x: (n_1, N), greys from 0 for paper to 1 for ink."""
    scene.add("rect", kind="body", x=left, y=top, width=side, height=side)
    group = scene.add("g", shape_rendering="crispEdges")
    for box, grey in zip(tiles(left, top, side, shape), x, strict=True):
        if grey.any():
            group.add("rect", kind="ink", fill_opacity=place(grey, 2), **box)
    scene.add("rect", kind="outline", x=left, y=top, width=side, height=side)


def draw_sizes(scene, left, top, side, shape, values, full):
    """A number for each pixel, (n_1, N), as an area: a square in the colour of its sign, all of the pixel from `full` on."""
    ends = np.sqrt(np.minimum(np.abs(values) / full, 1))
    scene.add("rect", kind="body", x=left, y=top, width=side, height=side)
    for box, value, end in zip(tiles(left, top, side, shape), values, ends, strict=True):
        wide, high = box["width"], box["height"]
        pixel = scene.add("g", transform=spots(box["x"] + wide / 2, box["y"] + high / 2))
        square = {"x": -wide / 2, "y": -high / 2, "width": wide, "height": high}
        pixel.add("rect", kind=choose(value < 0, ("d", "n")), transform=woven("scale(%.2f)", end), **square)
    scene.add("rect", kind="outline", x=left, y=top, width=side, height=side)


def thumbnail(left, top, side, image):
    """A small digit, a path for each grey. image: (rows, columns)."""
    placed, runs = f"translate({left} {top}) scale({side / image.shape[1]:.4f})", {}
    for r, row in enumerate(np.round(image * LEVELS).astype(int).tolist()):
        start = 0
        for level, alike in groupby(row):
            n = len(list(alike))
            runs[level] = runs.get(level, "") + f"M{start},{r}h{n}v1h-{n}z"
            start += n
    group = Mark("g", shape_rendering="crispEdges", transform=placed)
    for level in sorted(runs.keys() - {0}):
        group.add("path", kind="ink", fill_opacity=level / LEVELS, d=runs[level])
    return group
