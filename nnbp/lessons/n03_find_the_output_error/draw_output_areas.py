"""The output error as an area: with the quadratic cost alone, or beside what cross-entropy makes of the same miss."""

import numpy as np

from ...chapter.activations import sigmoid
from ...chapter.costs import cross_entropy, quadratic
from ...kit import draw_product
from ...kit.flow import Flow
from ...live.marks import words
from .draw_output_rows import LEFT, WIDE, side
from .output_layer import factors

LARGE, SMALL = (440, 104), (174, 37)  # width of a miss of 1, height of the greatest slope: of one area, of two in a row
APART, EACH = 12, 370  # the two panels


def draw_area(scene, tops, row, z, y):
    """Sigmoid outputs with the quadratic cost, one from each of `tops` downwards: the product is an area. Returns a."""
    panel, found = side(scene, LEFT, WIDE, tops, row, 326), factors(z, y, quadratic)
    panel.place(words("quadratic cost: ", ("d", "δ"), " is an area", kind="strong", x=LEFT + 12, y=tops[0] - 42))
    told = (
        "as wide as ",
        ("C", "∂C/∂a"),
        ", as high as ",
        ("z", "σ′(z)"),
        (None, "; the dashed frame is the highest", "wide"),
    )
    panel.place(words(*told, kind="small muted", x=LEFT + 12, y=tops[0] - 22))
    reach, height = LARGE
    for j, top in enumerate(tops):
        block = draw_product.Block(LEFT + 44, top + (row - height) / 2, reach, height, 1.0)
        draw_product.draw_product(panel, block, gated(found), j)
        draw_product.tell_product(panel, gated(found), j, LEFT + reach + 78, top + row / 2 - 15, "∂C/∂a")
    return found.a


def draw_costs(scene, tops, row, z, y):
    """The same beside cross-entropy, whose areas are as wide and, with no gate left, as high as 1. Returns a."""
    reach, height = SMALL
    miss, slope = ("C", "a − y"), ("z", "σ′")
    told = {
        quadratic: ("as wide as ∂C/∂a = ", miss, ", as high as ", slope),
        cross_entropy: ("∂C/∂a = (", miss, ") / ", slope, ": σ′ cancels"),
    }
    for i, (cost, formula) in enumerate(told.items()):
        left, found = LEFT + i * (EACH + APART), factors(z, y, cost)
        panel = side(scene, left, EACH, tops, row, 330)
        name = "quadratic cost" if cost is quadratic else cost.name
        panel.place(words(name, ": ", ("d", "δ"), " is an area", kind="strong", x=left + 12, y=tops[0] - 42))
        panel.place(words(*formula, kind="small muted", x=left + 12, y=tops[0] - 22))
        flow = gated(found)
        shown = flow if cost is quadratic else Flow(found.delta[np.newaxis], None, found.delta, 1.0)
        high, name = (height, "¼") if cost is quadratic else (height / sigmoid.steepest, "1")
        for j, top in enumerate(tops):
            block = draw_product.Block(left + 42, top + (row - high) / 2, reach, high, 1.0)
            edge = left + (24 if cost is quadratic else 34)
            panel.add("text", text=name, kind="small muted end", x=edge, y=top + row / 2 + 5)
            draw_product.draw_product(panel, block, shown, j)
            places = 4 if cost is quadratic else 2
            draw_product.tell_product(panel, flow, j, left + reach + 52, top + row / 2 - 15, "∂C/∂a", places)
    return found.a


def gated(found):
    """The Flow into outputs whose error is a product of two Factors."""
    return Flow(found.nabla_a[np.newaxis], found.slope, found.delta, sigmoid.steepest)
