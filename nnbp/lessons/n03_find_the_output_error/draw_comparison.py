"""The output error twice, side by side: with one cost and another, or by the sum of (36) and by its shortcut (37)."""

from ...chapter.costs import cross_entropy, quadratic
from .draw_output_rows import Block, draw_factors, draw_terms
from .output_layer import factors, terms

LEFT = 328  # of the first panel


def draw_costs(scene, tops, row, z, y):
    """Sigmoid outputs, one from each of `tops` downwards: the two factors and delta, for two costs. Returns a."""
    width = 370
    heads = {quadratic: ("a − y",), cross_entropy: ("(a − y) / (a(1 − a)), so σ′ cancels: δ = a − y",)}
    for i, (cost, formula) in enumerate(heads.items()):
        left = LEFT + i * (width + 12)
        panel = side(scene, left, width, tops, row)
        block = Block(left, tops[0], width, row * len(tops), left + 178, 92, 1.0)
        name = "quadratic cost" if cost is quadratic else cost.name
        block.draw(panel, (name,), ("∂C/∂a = ", *formula))
        found = factors(z, y, cost)
        for j, top in enumerate(tops):
            draw_factors(panel, block, top, found, j, 4 if cost is quadratic else 2)
    return found.a


def side(scene, left, width, tops, row):
    """The panel of one of the two, with a line between its rows."""
    panel = scene.panel(left - 6, 0, width + 12, tops[0] + row * len(tops) + 8, 330)
    for top in tops[1:]:
        panel.add("line", kind="hair", x1=left - 6, y1=top, x2=min(left + width + 6, 1076), y2=top)
    return panel


def draw_sum(scene, tops, row, z, y):
    """Softmax outputs, one from each of `tops` downwards: delta by (37) and by (36). Returns a."""
    found = terms(z, y)
    for only, left, width in ((True, LEFT, 310), (False, LEFT + 322, 430)):
        panel = side(scene, left, width, tops, row)
        block = Block(left, tops[0], width, row * len(tops), left + width - 164, 88, 0.5)
        title = ("(37): only k = j",) if only else ("(36): the sum over every output k",)
        one, every = ("∂C/∂aⱼ · ∂aⱼ/∂zⱼ",), ("each term is ", ("C", "∂C/∂aₖ"), " · ", ("z", "∂aₖ/∂zⱼ"))
        block.draw(panel, title, one if only else every)
        for j, top in enumerate(tops):
            draw_terms(panel, block, top, found, j, only)
    return found.a
