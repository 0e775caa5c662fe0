"""A layer's gradient as the outer product of its margins: errors down the side, activations along the top, blocks between."""

import numpy as np

from ...chapter.equations import one_weight_gradient
from ...ground.parameters import Parameter, indexed
from ...kit.draw_pills import chip
from ...live.columns import choose, number, place
from ...live.frame import nice_ceiling
from ...live.grips import arrows, by, spots
from ...live.marks import words

LEFT, TOP = 150, 118  # of the grid, in the picture
HEIGHT = 321  # of the tallest grid: a hall reads what stands below it larger
MOST = 6  # neurons on either side
THICK = 10  # of the bars in the margins


class Grid:
    """Where the cells stand: row j from top to bottom, column k from left to right, both counted from 0."""

    def __init__(self, rows, columns, full_a, full_error):
        self.rows, self.columns, self.full_a, self.full_error = rows, columns, full_a, full_error
        self.width, self.height = min(210, 426 // columns), min(165, HEIGHT // rows)
        self.block = (self.width - 16, self.height - 36)  # the largest block of a cell
        self.crowded = columns > 4  # for a number in each where there is less room
        self.right, self.bottom = LEFT + columns * self.width, TOP + rows * self.height

    def x(self, k):
        return LEFT + self.width * (k + 0.5)

    def y(self, j):
        """The middle of the row's blocks; their numbers are printed below."""
        return TOP + self.height * j + 8 + self.block[1] / 2

    def breadth(self, a):
        return self.block[0] * np.minimum(np.abs(a) / self.full_a, 1)

    def length(self, delta):
        return self.block[1] * np.minimum(np.abs(delta) / self.full_error, 1)


def grid_of(a, delta, full_a, full_error):
    """The Grid for a: (n_{l-1}, N) and delta: (n_l, N), on a scale that nothing is ever off."""
    fulls = (max(full, nice_ceiling(np.abs(found).max())) for full, found in ((full_a, a), (full_error, delta)))
    return Grid(len(delta), len(a), *fulls)


def draw_outer(scene, grid, layer, a, delta, chosen):
    """The whole product. a: (n_{l-1}, N); delta: (n_l, N); chosen: the Parameter whose cell is marked."""
    box = {"x": LEFT, "y": TOP, "width": grid.right - LEFT, "height": grid.bottom - TOP}
    scene.add("rect", kind="panel", **box)
    for k in range(grid.columns):
        draw_top(scene, grid, layer, k, a[k])
    for j in range(grid.rows):
        draw_side(scene, grid, layer, j, delta[j])
    order = sorted(np.ndindex(grid.rows, grid.columns), key=lambda jk: jk == (chosen.j - 1, chosen.k - 1))
    for j, k in order:  # the chosen one on top
        draw_cell(scene, grid, Parameter(layer, j + 1, k + 1), a[k], delta[j], (j + 1, k + 1) == chosen[1:])


def draw_top(scene, grid, layer, k, a):
    """One activation: where it comes from, its number, its bar, and the band that it casts down its column."""
    x, breadth = grid.x(k), grid.breadth(a)
    name = f"x{indexed('', k + 1)}" if layer == 2 else f"{layer - 1}·{k + 1}"
    small = " small" if grid.width < 80 else ""
    scene.place(
        words((None, "from ", "wide" if grid.crowded else None), name, kind="small muted middle", x=x, y=TOP - 52)
    )
    room = "wide" if grid.crowded else None
    scene.add("text", text=number(a, 4), kind="a strong middle" + small, x=x, y=TOP - 32, room=room)
    across = {"x": place(x - breadth / 2), "width": place(breadth)}
    scene.add("rect", kind=choose(a < 0, ("a", "hollow")), y=TOP - 22, height=THICK, **across)
    scene.add("rect", kind="a band", y=TOP - 12, height=grid.bottom - TOP + 12, **across)


def draw_side(scene, grid, layer, j, delta):
    """One error: where it belongs, its number, its bar, and the band that it casts along its row."""
    y, length = grid.y(j), grid.length(delta)
    scene.add("text", text=f"to {layer}·{j + 1}", kind="small muted end", x=LEFT - 30, y=y - 7)
    kinds = ("d strong end", "n strong end")
    scene.add("text", text=number(delta, 4, signed=True), kind=choose(delta < 0, kinds), x=LEFT - 30, y=y + 12)
    down = {"y": place(y - length / 2), "height": place(length)}
    scene.add("rect", kind=choose(delta < 0, ("d", "n")), x=LEFT - 22, width=THICK, **down)
    scene.add("rect", kind=choose(delta < 0, ("d band", "n band")), x=LEFT - 12, width=grid.right - LEFT + 12, **down)


def draw_cell(scene, grid, weight, a, delta, chosen):
    """One weight: a block as wide as |a| and as high as |delta|, so that its area is the gradient's size; its number."""
    j, k, product = weight.j - 1, weight.k - 1, one_weight_gradient(a, delta)
    kinds = choose(product < 0, ("d", "n"))
    named = {"pick": weight.name, "grip": by(), "aria_label": f"{weight.label}, {weight.words}"}
    group = scene.add("g", kind="held" if chosen else None, **named)
    left, top = LEFT + grid.width * k, TOP + grid.height * j
    box = {"x": left, "y": top, "width": grid.width, "height": grid.height}
    tint = np.minimum(np.abs(product) / (grid.full_a * grid.full_error), 1)
    group.add("rect", kind=kinds, fill_opacity=place(0.4 * tint, 2), **box)
    group.add("rect", kind="cell lift", **box)
    breadth, length = grid.breadth(a), grid.length(delta)
    at = {"x": place(grid.x(k) - breadth / 2), "y": place(grid.y(j) - length / 2)}
    group.add("rect", kind=kinds, width=place(breadth), height=place(length), **at)
    told = number(product, 4, signed=True)
    small = " small" if grid.width < 80 else ""
    group.add(
        "text",
        text=told,
        kind="strong middle" + small,
        x=grid.x(k),
        y=top + grid.height - 10,
        room="wide" if grid.crowded else None,
    )


def draw_shapes(scene, grid, layer):
    """The equation of the layer, the shapes under it, and the scale of the blocks."""
    l, below = indexed(layer, ""), indexed(layer - 1, "")
    pieces = ("∂C/∂", ("w", f"w{l}"), " = ", ("d", f"δ{l}"), " (", ("a", f"a{below}"), ")ᵀ")
    scene.place(words(*pieces, kind="strong", x=20, y=26))
    n, m = grid.rows, grid.columns
    for room, x, y in (("wide", 150, 26), ("tight", 20, 46)):
        scene.add("text", text=f"({n}×{m}) = ({n}×1)(1×{m})", kind="muted", x=x, y=y, room=room)
    full = f"room in each cell for a block of |a| = {grid.full_a:g} by |δ| = {grid.full_error:g}"
    for room, x in (("wide", LEFT), ("tight", 20)):
        scene.add("text", text=full, kind="small muted", x=x, y=grid.bottom + 21, room=room)


def draw_inputs(scene, inputs, hand):
    """The inputs as chips to take in hand. inputs: {name: (label, values)}, (N,); hand: the name of the control in hand."""
    scene.panel(0, 474, LEFT - 54, 40).add("text", text="the input", kind="muted", x=20, y=498)
    apart = 32 if len(inputs) < 7 else 8  # room to draw them larger for a hall
    for i, (name, (label, values)) in enumerate(inputs.items()):
        left = LEFT - 54 + apart / 2 + (92 + apart) * i
        panel = scene.panel(left - apart / 2, 474, 92 + apart, 40)
        group = panel.add("g", pick=name, grip=by(), aria_label=f"input {label}", kind="held" * (name == hand))
        chip(group, left, 481, ("a strong", label), values, signed=True)
        if name == hand:
            panel.place(arrows(spots(left + 46, 493), "x", 60))
