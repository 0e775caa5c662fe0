"""The output error as an area, one cost alone; for softmax, the whole sum of (36) and what its shortcut (37) makes of it."""

import numpy as np

from ...chapter.activations import sigmoid
from ...chapter.costs import quadratic
from ...ground.parameters import indexed
from ...kit import draw_product
from ...kit.flow import Flow
from ...live.marks import words
from .draw_comparison import LEFT
from .draw_output_rows import Block
from .output_layer import factors, terms

WIDE, AREA = (
    1074 - LEFT,
    (LEFT + 44, 440, 104),
)  # of the panel; left, width of a miss of 1, height of the greatest slope


def side(scene, tops, row):
    """The panel, with a line between its rows."""
    panel = scene.panel(LEFT - 6, 0, WIDE + 12, tops[0] + row * len(tops) + 8, 326)
    panel.add("rect", kind="panel", x=LEFT, y=tops[0], width=WIDE, height=row * len(tops), rx=6)
    for top in tops[1:]:
        panel.add("line", kind="hair", x1=LEFT - 6, y1=top, x2=LEFT + WIDE, y2=top)
    return panel


def draw_area(scene, tops, row, z, y):
    """Sigmoid outputs with the quadratic cost, one from each of `tops` downwards: the product is an area. Returns a."""
    panel, found = side(scene, tops, row), factors(z, y, quadratic)
    panel.place(words("quadratic cost: ", ("d", "δ"), " is an area", kind="strong", x=LEFT + 12, y=tops[0] - 42))
    told = (
        "as wide as ",
        ("C", "∂C/∂a"),
        ", as high as ",
        ("z", "σ′(z)"),
        (None, "; the dashed frame is the highest", "wide"),
    )
    panel.place(words(*told, kind="small muted", x=LEFT + 12, y=tops[0] - 22))
    flow = Flow(found.nabla_a[np.newaxis], found.slope, found.delta, sigmoid.steepest)
    left, reach, height = AREA
    for j, top in enumerate(tops):
        block = draw_product.Block(left, top + (row - height) / 2, reach, height, 1.0)
        draw_product.draw_product(panel, block, flow, j)
        draw_product.tell_product(panel, flow, j, left + reach + 34, top + row / 2 - 15, "∂C/∂a")
    return found.a


def draw_totals(scene, tops, row, z, y):
    """Softmax outputs: the error by every term of (36), and below it by the one that (37) keeps. Returns a."""
    panel, found = side(scene, tops, row), terms(z, y)
    title = (None, "quadratic cost: ", "wide"), ("d", "δ"), " by the sum (36), and by (37)"
    panel.place(words(*title, kind="strong", x=LEFT + 12, y=tops[0] - 42))
    block = Block(LEFT, tops[0], WIDE, row * len(tops), LEFT + 0.46 * WIDE, 0.36 * WIDE, 0.4)
    block.scale(panel)
    for j, top in enumerate(tops):
        for at, error, kind, told in (
            (top + 26, found.whole[j], "strong", "by (36), every k"),
            (top + 88, found.one[j], "muted", "by (37), only k = j"),
        ):
            name = ("d strong", f"δ{indexed('', j + 1)} "), (kind, told)
            panel.place(words(*name, kind="over", x=LEFT + 12, y=at))
            block.bar(panel, at + 22, ("d", "n"), error, thick=26)
    return found.a
