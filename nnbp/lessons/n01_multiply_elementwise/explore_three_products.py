"""Three products of two vectors, side by side: take any entry in hand and see what it touches in each."""

import numpy as np

from ...ground import intake
from ...live.columns import figure, sentences
from ...live.explorer import Control, Explorer
from ...live.frame import nice_ceiling
from ...live.legend import Sign
from ...live.marks import Scene, words
from .draw_cells import ACROSS, DOWN, HIGH, WIDE, Cells, draw_matrix, draw_sum, foot, head
from .products import products

REACH, LOWEST_REACH, STEPS = 12.0, 0.1, 120  # steps to each side of zero
TOP, T, OWN, DOT, OUTER = 84, 106, 200, 390, 646  # the first row; the left edges of t and of the three panels
MATRIX = OUTER + 66  # the left edge of its cells
PANELS = ((OWN, 180), (DOT, 246))


class ThreeProducts(Explorer):
    """s ⊙ t, sᵀt and s tᵀ of two vectors: ThreeProducts([1, 2, -2], [3, 4, 0.5], hand="s2").

    s, t: 2 to 4 numbers each, as lists or columns. hand: the entry to start with, "s1" or "t3". reach: how far an entry
    can go to each side of zero, 0.1 ... 12; up to 2, numbers have four decimals. ValueError for bad input.

    >>> ThreeProducts([1, 2], [3, 4])
    ThreeProducts s₁ = +1.00: s ⊙ t = +3.00, +8.00; sᵀt = +11.00; s tᵀ = +3.00, +4.00 / +6.00, +8.00
    """

    signs = (
        Sign(
            "delta",
            "cell",
            "one number; purple is positive, orange is negative, and the deeper the farther from zero",
        ),
        Sign("ink", "heavy outline", "the numbers that the entry in hand goes into; the entry itself has a blue one"),
        Sign(
            "muted",
            "⊙ in a corner",
            "on the diagonal of the outer product stand the numbers of s ⊙ t; the dot product is their sum",
        ),
        Sign("ink", "lines to the +", "the terms of the sum; the heavy one is the term of the entry in hand"),
    )

    def __init__(self, s, t, hand="s1", reach=REACH):
        s, t = intake.numbers(s, "s").ravel(), intake.numbers(t, "t").ravel()
        reach = intake.numbers(reach, "reach")
        if reach.size != 1 or not LOWEST_REACH <= reach.item() <= REACH:
            raise ValueError(f"reach is {reach}; expected one number within {LOWEST_REACH:g} ... {REACH:g}")
        self.reach = reach.item()
        if len(s) != len(t) or not 2 <= len(s) <= 4:
            raise ValueError(f"s holds {len(s)} numbers and t {len(t)}; expected as many in both, 2 to 4")
        largest = max(np.abs(s).max(), np.abs(t).max())
        if largest > self.reach:
            raise ValueError(
                f"an entry has the size {largest:g}; expected entries within -{self.reach:g} ... {self.reach:g}"
            )
        self.n, self.decimals = len(s), 2 if self.reach > 2 else 4
        self.full = nice_ceiling(max(largest, np.abs(products(s[:, np.newaxis], t[:, np.newaxis]).outer).max()))
        named = [(letter, j, vector[j]) for letter, vector in (("s", s), ("t", t)) for j in range(self.n)]
        super().__init__([self._control(*entry) for entry in named], hand)

    def _control(self, letter, j, value):
        step = round(self.reach / STEPS, 9)
        return Control(f"{letter}{j + 1}", indexed(letter, j), float(value), -self.reach, self.reach, step)

    def _columns(self, control=None):
        """(s, t), (n, N): every position of a control, or (n, 1), the values of the moment."""
        swept = self.values | ({control.name: control.positions} if control else {})
        rows = np.broadcast_arrays(*(np.atleast_1d(swept[name]) for name in self.controls))
        return np.array(rows[: self.n]), np.array(rows[self.n :])

    def draw(self, control):
        s, t = self._columns(control)
        found, n = products(s, t), self.n
        letter, at = control.name[0], int(control.name[1:]) - 1
        bottom, wide = TOP + DOWN * n - DOWN + HIGH, 72 + ACROSS * n
        scene = Scene(OUTER + wide + 6, bottom + 150, s.shape[1], "two vectors and three of their products")
        cells = Cells(scene, self.full, self.decimals)
        for left, width in (*PANELS, (OUTER, wide)):
            scene.add("rect", kind="panel", x=left, y=4, width=width, height=bottom + 108, rx=8)
        self._draw_vectors(cells, s, t, control.name, bottom)
        head(scene, OWN + 90, "s ⊙ t", "each with its own")
        for j in range(n):
            cells.draw(OWN + 90 - WIDE / 2, TOP + DOWN * j, pair(j, j), found.elementwise[j], j == at)
        head(scene, DOT + 123, "sᵀt", "each with its own, added up")
        draw_sum(cells, DOT + 12, TOP, [pair(j, j) for j in range(n)], found.elementwise, found.dot, at)
        head(scene, self._middle(), "s tᵀ", "each with every other")
        names = [[pair(j, k) for k in range(n)] for j in range(n)]
        draw_matrix(cells, MATRIX, TOP, s, t, names, found.outer, (letter == "t", at))
        self._draw_feet(scene, bottom + 30)
        caption = sentences(list(self._captions(control, letter, at, found)))
        scene.place(words(caption, kind="caption muted", x=14, y=bottom + 136))
        return scene

    def _draw_vectors(self, cells, s, t, hand, bottom):
        """s and t as two columns of cells to take in hand."""
        for left, letter, vector in ((14, "s", s), (T, "t", t)):
            head(cells.scene, left + WIDE / 2, letter, "")
            for j in range(self.n):
                name = f"{letter}{j + 1}"
                said = f"{letter} {j + 1}, take it in hand"
                cells.draw(left, TOP + DOWN * j, indexed(letter, j), vector[j], pick=name, said=said, held=name == hand)
            foot(cells.scene, left + WIDE / 2, bottom + 30, f"({self.n}×1)")
        for i, line in enumerate(("click an entry", "to take it in hand")):
            cells.scene.add("text", text=line, kind="small muted middle", x=(14 + T + WIDE) / 2, y=bottom + 52 + 18 * i)

    def _middle(self):
        """Half way along the columns of the matrix."""
        return MATRIX + (ACROSS * self.n - ACROSS + WIDE) / 2

    def _draw_feet(self, scene, y):
        column, row, square = (f"({shape})" for shape in (f"{self.n}×1", f"1×{self.n}", f"{self.n}×{self.n}"))
        own = f"{column} ⊙ {column} → {column}", "s * t", "later, in (BP1) and (BP2):", "a neuron and its own slope"
        dot = f"{row}{column} → (1×1)", "s.T @ t", "in (8), and later in (42):", "all that arrives at a neuron"
        outer = f"{column}{row} → {square}", "s @ t.T", "later, in (BP4):", "a gradient for every weight"
        for x, lines in ((OWN + 90, own), (DOT + 123, dot), (self._middle(), outer)):
            foot(scene, x, y, *lines)

    def _captions(self, control, letter, at, found):
        """What the entry in hand touches, as one sentence a position."""
        line = "row" if letter == "s" else "column"
        for k, value in enumerate(control.positions):
            own, dot = (figure(v, self.decimals, signed=True) for v in (found.elementwise[at, k], found.dot[k]))
            yield (
                f"{control.label} is {figure(value, self.decimals, signed=True)}. It enters one number of s ⊙ t, {own}; the "
                f"one number sᵀt, {dot}; and {line} {at + 1} of s tᵀ."
            )

    def code(self):
        """The lines that rebuild this picture."""
        s, t = (np.round(vector.ravel(), 9).tolist() for vector in self._columns())
        return f"import nnbp\nnnbp.ThreeProducts({s}, {t}, hand={self.hand!r}, reach={self.reach:g})"

    def __repr__(self):
        found = products(*self._columns())

        def told(values):
            return ", ".join(figure(value, self.decimals, signed=True) for value in values[:, 0])

        held = f"{self.controls[self.hand].label} = {figure(self.values[self.hand], self.decimals, signed=True)}"
        rows = " / ".join(told(row) for row in found.outer)
        dot = figure(found.dot[0], self.decimals, signed=True)
        return f"ThreeProducts {held}: s ⊙ t = {told(found.elementwise)}; sᵀt = {dot}; s tᵀ = {rows}"


def indexed(letter, j):
    """s and 0 as "s₁"."""
    return letter + chr(0x2081 + j)


def pair(j, k):
    """The product of s_j and t_k, in letters."""
    return indexed("s", j) + indexed("t", k)
