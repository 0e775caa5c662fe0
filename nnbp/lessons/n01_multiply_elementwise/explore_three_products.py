"""Three products of two vectors, side by side: take any entry in hand and see what it touches in each."""

import numpy as np

from ...ground import intake
from ...kit.along import two_vectors
from ...kit.as_code import changed
from ...live.columns import figure, sentences
from ...live.explorer import Explorer, start
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Control
from .draw_cells import Cells
from .draw_three_products import draw_products, entry, size
from .products import products

REACH, LOWEST_REACH, STEPS = 12.0, 0.1, 120  # steps to each side of zero


class ThreeProducts(Explorer):
    """s ⊙ t, sᵀt and s tᵀ of two vectors: ThreeProducts([1, 2, -2], [3, 4, 0.5], hand="s2").

    s, t: 2 to 4 numbers each, as lists or columns. hand: the entry to start with, "s1" or "t3". reach: how far an entry
    can go to each side of zero, 0.1 ... 12; up to 2, numbers have four decimals. ValueError for bad input.

    >>> ThreeProducts([1, 2], [3, 4])
    ThreeProducts s₁ = +1.00: s ⊙ t = +3.00, +8.00; sᵀt = +11.00; s tᵀ = +3.00, +4.00 / +6.00, +8.00
    """

    signs = (
        Sign(
            "w",
            "grey area",
            "s as a height, t as a width, and a product as wide and as high as its two factors, so that its area is "
            "the product; dashed is negative",
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
        named = [(letter, j, vector[j]) for letter, vector in (("s", s), ("t", t)) for j in range(self.n)]
        controls = [self._control(*each) for each in named]
        self._controls = {control.name: control for control in controls}
        super().__init__(start(controls, hand))

    def _control(self, letter, j, value):
        step = round(self.reach / STEPS, 9)
        return Control(f"{letter}{j + 1}", entry(letter, j), float(value), -self.reach, self.reach, step)

    def controls(self, state):
        return self._controls

    def scene(self, state):
        control = self._controls[state.hand]
        s, t = two_vectors(state, control.positions)
        found, (width, bottom) = products(s, t), size(self.n)
        scene = Scene(width + 6, bottom + 150, len(control.positions), "two vectors and three of their products")
        draw_products(scene, Cells(self.reach, self.decimals), s, t, found, control.name)
        caption = sentences(list(self._captions(control, found)))
        scene.caption(caption, 14, bottom + 136)
        return scene

    def _captions(self, control, found):
        """What the entry in hand touches, as one sentence a position."""
        line, at = "row" if control.name[0] == "s" else "column", int(control.name[1:]) - 1
        for k, value in enumerate(control.positions):
            own, dot = (self._told(v) for v in (found.elementwise[at, k], found.dot[k]))
            yield (
                f"{control.label} is {self._told(value)}. It enters one number of s ⊙ t, {own}; the "
                f"one number sᵀt, {dot}; and {line} {at + 1} of s tᵀ."
            )

    def _told(self, value):
        return figure(value, self.decimals, signed=True)

    def lines(self, state):
        s, t = (np.round(vector.ravel(), 9).tolist() for vector in two_vectors(self.first))
        made = f"picture = nnbp.ThreeProducts({s}, {t}, hand={state.hand!r}, reach={self.reach:g})"
        return "\n".join(["import nnbp", made, *changed(state, self.first), "picture"])

    def said(self, state):
        found = products(*two_vectors(state))

        def row(values):
            return ", ".join(self._told(value) for value in values[:, 0])

        held = f"{self._controls[state.hand].label} = {self._told(state.numbers[state.hand])}"
        outer = " / ".join(row(values) for values in found.outer)
        dot = self._told(found.dot[0])
        return f"ThreeProducts {held}: s ⊙ t = {row(found.elementwise)}; sᵀt = {dot}; s tᵀ = {outer}"
