"""Softmax outputs: the whole sum of (36) and what its shortcut (37) makes of it, at first without the terms."""

from ...ground.parameters import indexed
from ...live.marks import words
from .draw_output_rows import LEFT, WIDE, Block, draw_terms, side
from .output_layer import terms


def draw_totals(scene, tops, row, z, y):
    """The error of each, from each of `tops` downwards, by every term and below it by the one that is kept. Returns a."""
    panel, found = side(scene, LEFT, WIDE, tops, row, 326), terms(z, y)
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


def draw_sum(scene, tops, row, z, y):
    """The same with the terms that each is made of, side by side. Returns a."""
    found = terms(z, y)
    for only, left, width in ((True, LEFT, 310), (False, LEFT + 322, 430)):
        panel = side(scene, left, width, tops, row, 340)
        block = Block(left, tops[0], width, row * len(tops), left + width - 164, 88, 0.5)
        title = ("(37): only k = j",) if only else ("(36): the sum over every output k",)
        one, every = ("∂C/∂aⱼ · ∂aⱼ/∂zⱼ",), ("each term is ", ("C", "∂C/∂aₖ"), " · ", ("z", "∂aₖ/∂zⱼ"))
        panel.place(words(*title, kind="strong", x=left + 12, y=tops[0] - 42))
        panel.place(words(*(one if only else every), kind="small muted", x=left + 12, y=tops[0] - 22))
        block.scale(panel)
        for j, top in enumerate(tops):
            draw_terms(panel, block, top, found, j, only)
    return found.a
