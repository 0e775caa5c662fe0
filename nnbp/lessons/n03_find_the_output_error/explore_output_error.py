"""The output error and what it is made of: one cost beside another, or the sum of (36) beside its shortcut (37)."""

import numpy as np

from ...chapter.activations import sigmoid
from ...chapter.costs import cross_entropy, quadratic
from ...chapter.saturation import ACTIVE, WORDS, states
from ...ground import intake
from ...kit import signs
from ...live.columns import figure, sentences
from ...live.explorer import Control, Explorer
from ...live.legend import Sign
from ...live.marks import Scene, words
from .draw_output_rows import Block, draw_factors, draw_output, draw_terms
from .output_layer import factors, terms

REACH, TOP, LEFT, WIDTH = 8.0, 76, 328, 1080
MISS = Sign("C", "red line", "the miss a − y, from the target y, a square, to the output a, a dot")
FACTORS = Sign("z", "red and green bars", "the two factors of δ: ∂C/∂a and σ′(z); an arrow: off the scale")
TERMS = Sign("delta", "pale bars", "the terms of the sum (36), each starting where the one before it ended")
COMPARED = {
    "cross-entropy": "the quadratic cost beside cross-entropy",
    "softmax": "the sum (36) beside its shortcut (37)",
}


class OutputError(Explorer):
    """An output layer of 2 to 4 neurons, and its error: OutputError(z, y, compare="cross-entropy", hand="z1").

    z, y: the weighted inputs, within -8 ... 8, and the targets, within 0 ... 1, as lists or columns. compare:
    "cross-entropy" for sigmoid outputs with the quadratic cost and with cross-entropy, or "softmax" for softmax outputs
    with the quadratic cost, by (37) and by (36). hand: "z1" or "y1" and so on. ValueError for bad input.

    >>> OutputError([4.2, -1.0], [0, 1])
    OutputError z₁ = +4.20: δ = +0.0143, −0.1437 (quadratic) and +0.9852, −0.7311 (cross-entropy)
    """

    def __init__(self, z, y, compare="cross-entropy", hand="z1"):
        intake.choice(compare, "compare", COMPARED)
        self.compare = compare
        z, y = intake.numbers(z, "z").ravel(), intake.numbers(y, "y").ravel()
        if len(z) != len(y) or not 2 <= len(z) <= 4:
            raise ValueError(f"z holds {len(z)} numbers and y {len(y)}; expected 2 to 4 outputs, each with its target")
        if np.abs(z).max() > REACH or y.min() < 0 or y.max() > 1:
            raise ValueError(f"z is {z} and y is {y}; expected z within -8 ... 8 and y within 0 ... 1")
        self.n = len(z)
        others = (signs.BAR, TERMS) if compare == "softmax" else (FACTORS, signs.BAR, signs.RING, signs.WRONG)
        self.signs = (signs.DISC, MISS, *others)
        named = [(letter, j) for letter in "zy" for j in range(1, self.n + 1)]
        starts = {f"{letter}{j}": float((z if letter == "z" else y)[j - 1]) for letter, j in named}
        super().__init__([self._control(letter, j, starts[f"{letter}{j}"]) for letter, j in named], hand)

    @staticmethod
    def _control(letter, j, value):
        low, high, step = (-REACH, REACH, 0.04) if letter == "z" else (0.0, 1.0, 0.01)
        return Control(f"{letter}{j}", letter + chr(0x2080 + j), value, low, high, step)

    def _columns(self, control=None):
        """(z, y), (n, N): every position of a control, or (n, 1), the values of the moment."""
        swept = self.values | ({control.name: control.positions} if control else {})
        rows = np.broadcast_arrays(*(np.atleast_1d(swept[name]) for name in self.controls))
        return np.array(rows[: self.n]), np.array(rows[self.n :])

    def draw(self, control):
        z, y = self._columns(control)
        soft = self.compare == "softmax"
        row = max(148, 76 + 24 * self.n) if soft else 148
        height = TOP + row * self.n + 44
        scene = Scene(WIDTH, height, z.shape[1], f"an output layer and its error: {COMPARED[self.compare]}")
        scene.add("text", text=f"{'softmax' if soft else 'sigmoid'} outputs", kind="strong", x=14, y=TOP - 42)
        scene.add("text", text="square: target y; dot: output a", kind="small muted", x=14, y=TOP - 22)
        a, tops = self._draw_sum(scene, z, y, row) if soft else self._draw_costs(scene, z, y, row)
        state = self._states(z, a, y)
        for j, top in enumerate(tops):
            draw_output(scene, top, j + 1, z[j], y[j], a[j], state[j], self.hand)
            if j:
                scene.add("line", kind="hair", x1=14, y1=top, x2=WIDTH - 4, y2=top)
        caption = sentences(list(self._captions(control, z, y, state)))
        scene.place(words(caption, kind="caption muted", x=14, y=height - 14))
        return scene

    def _states(self, z, a, y):
        """Which outputs are on the flat, and whether they are right: (n, N)."""
        if self.compare == "softmax":
            return np.full(z.shape, ACTIVE)
        return states(sigmoid, z, quadratic.gradient(a, y))

    def _draw_costs(self, scene, z, y, row):
        """Sigmoid outputs: the two factors and delta, for two costs. Returns a and the tops of the rows."""
        width, tops = 370, [TOP + row * j for j in range(self.n)]
        heads = {quadratic: ("a − y",), cross_entropy: ("(a − y) / (a(1 − a)), so σ′ cancels: δ = a − y",)}
        for i, (cost, formula) in enumerate(heads.items()):
            left = LEFT + i * (width + 12)
            block = Block(left, TOP, width, row * self.n, left + 178, 92, 1.0)
            name = "quadratic cost" if cost is quadratic else cost.name
            block.draw(scene, (name,), ("∂C/∂a = ", *formula))
            found = factors(z, y, cost)
            for j, top in enumerate(tops):
                draw_factors(scene, block, top, found, j, 4 if cost is quadratic else 2)
        return found.a, tops

    def _draw_sum(self, scene, z, y, row):
        """Softmax outputs: delta by (37) and by (36). Returns a and the tops of the rows."""
        tops, found = [TOP + row * j for j in range(self.n)], terms(z, y)
        for only, left, width in ((True, LEFT, 310), (False, LEFT + 322, 430)):
            block = Block(left, TOP, width, row * self.n, left + width - 164, 88, 0.5)
            title = ("(37): only k = j",) if only else ("(36): the sum over every output k",)
            one, every = ("∂C/∂aⱼ · ∂aⱼ/∂zⱼ",), ("each term is ", ("C", "∂C/∂aₖ"), " · ", ("z", "∂aₖ/∂zⱼ"))
            block.draw(scene, title, one if only else every)
            for j, top in enumerate(tops):
                draw_terms(scene, block, top, found, j, only)
        return found.a, tops

    def _captions(self, control, z, y, state):
        """What the row in hand shows, as a sentence a position."""
        j = int(control.name[1:]) - 1
        first, second = self._errors(z, y)
        for k in range(z.shape[1]):
            one, other = (figure(found[j, k], 4, signed=True) for found in (first, second))
            if self.compare == "softmax":
                missing = figure(second[j, k] - first[j, k], 4, signed=True)
                yield (
                    f"Output {j + 1}: the one term that (37) keeps gives {one}; all of them, as in (36), give {other}. "
                    f"The terms left out add up to {missing}."
                )
            else:
                yield (
                    f"Output {j + 1} is {WORDS[state[j, k]].replace(',', ' and')}. Its δ is {one} with the quadratic cost "
                    f"and {other} with cross-entropy."
                )

    def _errors(self, z, y):
        """The two errors that are compared, (n, N) each."""
        if self.compare == "softmax":
            found = terms(z, y)
            return found.one, found.whole
        return factors(z, y, quadratic).delta, factors(z, y, cross_entropy).delta

    def code(self):
        """The lines that rebuild this picture."""
        z, y = (np.round(values.ravel(), 9).tolist() for values in self._columns())
        return f"import nnbp\nnnbp.OutputError({z}, {y}, compare={self.compare!r}, hand={self.hand!r})"

    def __repr__(self):
        first, second = (
            ", ".join(figure(value, 4, signed=True) for value in found.ravel())
            for found in self._errors(*self._columns())
        )
        names = ("by (37)", "by (36)") if self.compare == "softmax" else ("quadratic", "cross-entropy")
        value = figure(self.values[self.hand], 2, signed=True)
        held = self.controls[self.hand].label
        return f"OutputError {held} = {value}: δ = {first} ({names[0]}) and {second} ({names[1]})"
