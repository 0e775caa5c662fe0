"""Vectors and matrices as cells: a number, a bar as long as it or an area as large, an outline where it is touched."""

from dataclasses import dataclass

import numpy as np

from ...live.columns import choose, number, place
from ...live.grips import arrows, by, spots
from ...live.marks import Mark, words

WIDE, HIGH, ACROSS, DOWN = 80, 80, 86, 88  # a cell, and from one cell to the next
ROOM = 38  # the height of the part below a cell's number, where its area is
LOW = 48  # the height of a cell that has none


@dataclass(frozen=True)
class Cells:
    """How the cells of one picture are written and filled: a factor of the size `full` is as long as its room there."""

    full: float
    decimals: int
    scene: object = None

    def draw(self, x, y, label, values, size=None, touched=False, corner="", pick=None, said="", held=False):
        """One cell with its top left corner at (x, y). pick, said: the control that it is, by name and in words.

        size: what its area is as wide and as high as, (N,) each; where one is None it goes through the cell.
        """
        named = {"pick": pick, "grip": by(), "aria_label": said} if pick else {}
        group = Mark("g", kind="held" if held else None, **named)
        high = HIGH if size is not None else LOW
        box = {"x": x, "y": y, "width": WIDE, "height": high, "rx": 6}
        group.add("rect", kind="aura", x=x + 4, y=y + 4, width=WIDE - 8, height=high - 8, rx=4)
        group.add("rect", kind="body", **box)
        if size is not None:
            group.add("rect", kind="room", x=x, y=y + HIGH - ROOM, width=WIDE, height=ROOM, rx=6)
            self.area(group, x, y, size, values)
        group.add("rect", kind="cell touched" if touched else "cell" if held else "cell lift", **box)
        group.add("text", text=label, kind="small", x=x + 7, y=y + 16)
        if corner:
            group.add("text", text=corner, kind="small end", x=x + WIDE - 7, y=y + 16)
        group.add(
            "text",
            text=self.written(values),
            kind="value" if self.decimals < 4 else "value long",
            x=x + WIDE / 2,
            y=y + 36,
        )
        self.scene.place(group)
        if held:
            self.scene.place(arrows(spots(x + WIDE - 13, y + HIGH - ROOM / 2), "y", 12))

    def area(self, group, x, y, size, values):
        """A rectangle in the corner of a cell's room, dashed where the number is negative, as a line of a network is."""
        wide, high = (
            np.full(len(values), float(room)) if of is None else room * np.minimum(np.abs(of) / self.full, 1)
            for room, of in zip((WIDE, ROOM), size, strict=True)
        )
        kinds = choose(np.asarray(values) < 0, ("area", "area minus"))
        down = {"y": place(y + HIGH - high), "height": place(high)}
        group.add("rect", kind=kinds, x=x, width=place(wide), rx=3, **down)

    def written(self, values):
        return number(values, self.decimals, signed=True)


def head(scene, x, title, below):
    """The name of a column of cells, and a line of words below it."""
    scene.place(words(title, kind="title middle", x=x, y=26))
    scene.add("text", text=below, kind="small muted middle", x=x, y=46)


def foot(scene, x, y, shapes, code="", *lines):
    """The shapes of a product, its code, and what else there is to say of it."""
    scene.add("text", text=shapes, kind="strong middle", x=x, y=y)
    scene.add("text", text=code, kind="small code middle", x=x, y=y + 22)
    for i, line in enumerate(lines):
        scene.add("text", text=line, kind="small muted middle", x=x, y=y + 46 + 18 * i)


def draw_sum(cells, left, top, names, terms, total, touched):
    """Terms, one a row, that run together into one cell. touched: the number of the one that is marked."""
    scene, middle = cells.scene, top + (DOWN * len(names) - DOWN + HIGH) / 2
    for j, name in enumerate(names):
        y = top + DOWN * j + HIGH / 2
        strong = " strong" if j == touched else ""
        scene.add("text", text=name, kind="small" + strong, x=left, y=y + 5)
        scene.add("text", text=cells.written(terms[j]), kind="end" + strong, x=left + 92, y=y + 5)
        scene.add("line", kind="tie touched" if strong else "tie", x1=left + 98, y1=y, x2=left + 126, y2=middle)
    scene.add("line", kind="tie touched", x1=left + 126, y1=middle, x2=left + 142, y2=middle)
    scene.add("circle", kind="body", cx=left + 126, cy=middle, r=10)
    scene.add("circle", kind="cell touched", cx=left + 126, cy=middle, r=10)
    scene.add("text", text="+", kind="strong middle", x=left + 126, y=middle + 4.5)
    cells.draw(left + 142, middle - LOW / 2, "sum", total, touched=True)


def draw_matrix(cells, left, top, rows, columns, names, values, touched):
    """A table of products: values[j, k] of rows[j] at its side and columns[k] at its head, ⊙ along its diagonal.

    touched: (is it a column?, its number), what is marked.
    """
    for j in range(len(rows)):
        kinds = ["small strong" if (column, j) == touched else "small muted" for column in (False, True)]
        x, y = left + ACROSS * j + WIDE / 2, top + DOWN * j + HIGH / 2 + 5
        cells.scene.add("text", text=cells.written(rows[j]), kind=f"{kinds[0]} end", x=left - 6, y=y)
        cells.scene.add("text", text=cells.written(columns[j]), kind=f"{kinds[1]} middle", x=x, y=top - 10)
        for k in range(len(columns)):
            marked = touched in ((False, j), (True, k))
            corner = "⊙" if j == k else ""
            size = columns[k], rows[j]
            cells.draw(left + ACROSS * k, top + DOWN * j, names[j][k], values[j, k], size, marked, corner)
