"""The output error and what it is made of: one cost beside another, or the sum of (36) beside its shortcut (37)."""

import numpy as np

from ...chapter.saturation import WORDS
from ...ground import intake
from ...ground.parameters import indexed
from ...kit import signs
from ...kit.along import two_vectors
from ...kit.as_code import changed
from ...kit.unfold import WHY
from ...live.columns import figure, sentences
from ...live.explorer import Explorer, start
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Control
from .draw_output_areas import draw_area, draw_costs
from .draw_output_rows import LEFT, draw_output
from .draw_output_sums import draw_sum, draw_totals
from .output_layer import output_states, two_errors

REACH, TOP, WIDTH = 8.0, 76, 1080
MISS = Sign("C", "red line", "the miss a − y, from the target y, a square, to the output a, a dot")
AREA = (
    Sign(
        "delta",
        "block",
        "as wide as ∂C/∂a and as high as σ′(z), so its area is |δ|; purple is positive, orange negative",
    ),
    Sign("z", "two doors", "as open as the slope σ′(z), of the greatest that there is, ¼, which is the dashed frame"),
    Sign(
        "delta",
        "block without doors",
        "cross-entropy: σ′ cancels, so it is as wide as a − y and as high as 1, on that scale",
    ),
)
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

    row = (WHY,)

    def __init__(self, z, y, compare="cross-entropy", hand="z1"):
        intake.choice(compare, "compare", COMPARED)
        self.compare, self.soft = compare, compare == "softmax"
        z, y = intake.numbers(z, "z").ravel(), intake.numbers(y, "y").ravel()
        if len(z) != len(y) or not 2 <= len(z) <= 4:
            raise ValueError(f"z holds {len(z)} numbers and y {len(y)}; expected 2 to 4 outputs, each with its target")
        if np.abs(z).max() > REACH or y.min() < 0 or y.max() > 1:
            raise ValueError(f"z is {z} and y is {y}; expected z within -8 ... 8 and y within 0 ... 1")
        self.n = len(z)
        others = (signs.BAR, TERMS) if self.soft else (*AREA, signs.RING, signs.WRONG)
        self.signs = (signs.DISC, MISS, *others)
        entries = [(letter, j, v) for letter, values in (("z", z), ("y", y)) for j, v in enumerate(values.tolist(), 1)]
        controls = [self._control(*entry) for entry in entries]
        self._controls = {control.name: control for control in controls}
        super().__init__(start(controls, hand, why=False))

    @staticmethod
    def _control(letter, j, value):
        low, high, step = (-REACH, REACH, 0.04) if letter == "z" else (0.0, 1.0, 0.01)
        return Control(f"{letter}{j}", letter + indexed("", j), value, low, high, step)

    def controls(self, state):
        return self._controls

    def scene(self, state):
        z, y = two_vectors(state, self._controls[state.hand].positions)
        row = 148 if not state["why"] else max(148, 76 + 24 * self.n) if self.soft else 168
        height, tops = TOP + row * self.n + 44, [TOP + row * j for j in range(self.n)]
        scene = Scene(WIDTH, height, z.shape[1], f"an output layer and its error: {COMPARED[self.compare]}")
        panel = scene.panel(0, 0, LEFT - 6, height - 36)
        panel.add("text", text=f"{'softmax' if self.soft else 'sigmoid'} outputs", kind="strong", x=14, y=TOP - 42)
        panel.add("text", text="square: target y; dot: output a", kind="small muted", x=14, y=TOP - 22)
        drawings = ((draw_area, draw_costs), (draw_totals, draw_sum))  # by what is compared, and by what is unfolded
        a = drawings[self.soft][state["why"]](scene, tops, row, z, y)
        flats = output_states(z, a, y, self.soft)
        for j, top in enumerate(tops):
            draw_output(panel, top, j + 1, z[j], y[j], a[j], flats[j], state.hand)
            if j:
                panel.add("line", kind="hair", x1=14, y1=top, x2=LEFT - 6, y2=top)
        at = int(state.hand[1:]) - 1
        first, second = (found[at] for found in two_errors(z, y, self.soft))
        captions = [self._caption(at + 1, *each) for each in zip(first, second, flats[at], strict=True)]
        scene.caption(sentences(captions), 14, height - 14)
        return scene

    def _caption(self, j, first, second, flat):
        """What row j shows at one position, as a sentence or two."""
        one, other = (figure(error, 4, signed=True) for error in (first, second))
        if self.soft:
            missing = figure(second - first, 4, signed=True)
            return (
                f"Output {j}: the one term that (37) keeps gives {one}; all of them, as in (36), give {other}. "
                f"The terms left out add up to {missing}."
            )
        return (
            f"Output {j} is {WORDS[flat].replace(',', ' and')}. Its δ is {one} with the quadratic cost "
            f"and {other} with cross-entropy."
        )

    def lines(self, state):
        z, y = (np.round(values.ravel(), 9).tolist() for values in two_vectors(self.first))
        made = f"picture = nnbp.OutputError({z}, {y}, compare={self.compare!r}, hand={state.hand!r})"
        return "\n".join(["import nnbp", made, *changed(state, self.first), "picture"])

    def said(self, state):
        first, second = (
            ", ".join(figure(value, 4, signed=True) for value in found.ravel())
            for found in two_errors(*two_vectors(state), self.soft)
        )
        names = ("by (37)", "by (36)") if self.soft else ("quadratic", "cross-entropy")
        held, value = self._controls[state.hand].label, figure(state.numbers[state.hand], 2, signed=True)
        return f"OutputError {held} = {value}: δ = {first} ({names[0]}) and {second} ({names[1]})"
