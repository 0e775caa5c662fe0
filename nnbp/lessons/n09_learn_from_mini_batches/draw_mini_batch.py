"""A mini-batch: the error of each example as a column of cells, and what is left of them in the mean."""

import numpy as np

from ...live.columns import choose, number, place, sentences
from ...live.marks import words
from .draw_cancelling import in_a_batch, of_examples, rows_of
from .seen import in_the_mean, largest

MOST_COLUMNS, CELL = 10, 26


def draw_mini_batch(scene, left, top, played):
    """The errors of the examples of one mini-batch, a column each, and their mean: one mini-batch a position, and a last
    position with none. A bar through half a cell is the largest error of its layer.
    """
    rows = sorted(rows_of(played))
    layers = sorted({l for l, _ in rows})
    m, most = len(played.batches[0]), {l: largest(played, l) for l in layers}
    shown, pitch = min(m, MOST_COLUMNS), min(20, 180 / len(rows))
    cells, after = left + 46, left + 46 + CELL * shown
    first = () if shown == m else ((None, "the first ", "wide"), f"{shown} of ")
    there = {"visibility": in_a_batch(played)}
    scene.place(words("δ of ", *first, (None, of_examples(played)), kind="small muted", x=cells, y=top - 9, **there))
    heads = ("mean", 40, None), ("mean size", 112, "wide"), ("left of it", 180, "wide"), ("left of it", 156, "tight")
    for text, x, room in heads:
        scene.add("text", text=text, kind="small muted middle", x=after + x, y=top - 9, room=room)
    for i, (l, j) in enumerate(rows):
        y = top + pitch * i + 7 * (l - layers[0])
        errors = [found.delta[l][j] for found in played.gradients]
        means, sizes, left_of_it = (np.append(part, 0.0) for part in in_the_mean(errors))
        scene.add("text", text=f"{l}·{j + 1}", kind="small", x=left, y=y + pitch / 2 + 3)
        for c in range(shown):
            values = np.array([row[c] if c < len(row) else 0 for row in errors] + [0.0])
            cell(scene, cells + CELL * c, y, CELL - 3, pitch - 3, values, most[l])
        for text, kind, x, room in (
            (number(means, 4, signed=True), " strong", 40, None), (number(sizes, 4), "", 112, "wide"),
            (sentences([f"{100 * share:.0f} %" for share in left_of_it]), "", 180, None),
        ):  # fmt: skip
            scene.add(
                "text", text=text, kind=f"small middle{kind}", x=after + x, y=y + pitch / 2 + 3, room=room, **there
            )


def cell(scene, x, y, width, height, values, most):
    """A bar for a number from the middle of its cell: purple to the right, orange to the left."""
    middle, size = x + width / 2, width / 2 * np.minimum(np.abs(values) / most, 1)
    scene.add("rect", kind="track", x=x, y=y, width=width, height=height)
    left = place(np.where(values < 0, middle - size, middle))
    scene.add("rect", kind=choose(values < 0, ("d", "n")), x=left, y=y, width=place(size), height=height)
    scene.add("line", kind="axis", x1=middle, y1=y - 1, x2=middle, y2=y + height + 1)
