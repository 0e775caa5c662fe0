"""Two vectors and their three products in panels side by side, each with its shapes, its code and where it is used."""

from dataclasses import replace

from ...ground.parameters import indexed
from .draw_cells import ACROSS, DOWN, HIGH, WIDE, draw_matrix, draw_sum, foot, head

TOP, T, OWN, DOT, OUTER = 84, 106, 206, 448, 708  # the first row; the left edges of t and of the three panels
MATRIX = OUTER + 66  # the left edge of its cells
PANELS = ((OWN, 232), (DOT, 250))
OWN_MIDDLE, DOT_MIDDLE = (left + width / 2 for left, width in PANELS)


def size(n):
    """(width, height) for vectors of n entries, without the room below for a caption."""
    return OUTER + 72 + ACROSS * n, TOP + DOWN * n - DOWN + HIGH


def draw_products(scene, cells, s, t, found, hand):
    """s, t: (n, N). found: their Products. hand: the name of the entry in hand, such as "s2"."""
    n, letter, at = len(s), hand[0], int(hand[1:]) - 1
    right, bottom = size(n)
    places = (*PANELS, (OUTER, right - OUTER))
    vectors = scene.panel(0, 0, OWN - 5, bottom + 116)
    own, dot, outer = panels = [scene.panel(left - 5, 0, width + 10, bottom + 116) for left, width in places]
    for panel, (left, width) in zip(panels, places, strict=True):
        panel.add("rect", kind="panel", x=left, y=4, width=width, height=bottom + 108, rx=8)
    draw_vectors(replace(cells, scene=vectors), s, t, hand, bottom)
    head(own, OWN_MIDDLE, "s ⊙ t", "each with its own")
    for j in range(n):
        left, top = OWN_MIDDLE - WIDE / 2, TOP + DOWN * j
        replace(cells, scene=own).draw(left, top, pair(j, j), found.elementwise[j], (t[j], s[j]), j == at)
    head(dot, DOT_MIDDLE, "sᵀt", "each with its own, added up")
    names = [pair(j, j) for j in range(n)]
    draw_sum(replace(cells, scene=dot), DOT + 14, TOP, names, found.elementwise, found.dot, at)
    head(outer, middle(n), "s tᵀ", "each with every other")
    pairs = [[pair(j, k) for k in range(n)] for j in range(n)]
    draw_matrix(replace(cells, scene=outer), MATRIX, TOP, s, t, pairs, found.outer, (letter == "t", at))
    draw_feet(panels, n, bottom + 30)


def draw_vectors(cells, s, t, hand, bottom):
    """s and t as two columns of cells to take in hand."""
    for left, letter, vector in ((14, "s", s), (T, "t", t)):
        head(cells.scene, left + WIDE / 2, letter, "")
        for j, values in enumerate(vector):
            name = f"{letter}{j + 1}"
            said = f"{letter} {j + 1}, take it in hand"
            by = (None, values) if letter == "s" else (values, None)
            cells.draw(left, TOP + DOWN * j, entry(letter, j), values, by, pick=name, said=said, held=name == hand)
        foot(cells.scene, left + WIDE / 2, bottom + 30, f"({len(s)}×1)")
    for i, line in enumerate(("click an entry", "to take it in hand")):
        cells.scene.add("text", text=line, kind="small muted middle", x=(14 + T + WIDE) / 2, y=bottom + 52 + 18 * i)


def draw_feet(panels, n, y):
    column, row, square = (f"({shape})" for shape in (f"{n}×1", f"1×{n}", f"{n}×{n}"))
    own = f"{column} ⊙ {column} → {column}", "s * t", "later, in (BP1) and (BP2):", "a neuron and its own slope"
    dot = f"{row}{column} → (1×1)", "s.T @ t", "in (8), and later in (42):", "all that arrives at a neuron"
    outer = f"{column}{row} → {square}", "s @ t.T", "later, in (BP4):", "a gradient for every weight"
    for panel, x, lines in zip(panels, (OWN_MIDDLE, DOT_MIDDLE, middle(n)), (own, dot, outer), strict=True):
        foot(panel, x, y, *lines)


def middle(n):
    """Half way along the columns of the matrix."""
    return MATRIX + (ACROSS * n - ACROSS + WIDE) / 2


def entry(letter, j):
    """s and 0 as "s₁"."""
    return letter + indexed("", j + 1)


def pair(j, k):
    """The product of s_j and t_k, in letters."""
    return entry("s", j) + entry("t", k)
