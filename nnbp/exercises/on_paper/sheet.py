"""A sheet for pen and paper: a small network with a student's own numbers, its questions, and their answers checked."""

import numpy as np

from ...chapter.network import Network
from ...ground import intake
from ..recognising.diagnosis import TROUBLES
from ..running.came_back import numbers
from ..saying.verdict import Verdict, composed
from .sheet_answers import first, near, recognised
from .sheet_questions import asked


class Sheet:
    """A 2-2-2 network of sigmoid neurons with the quadratic cost, its numbers drawn from a student's own number.

    Shown, it prints the numbers and the questions. net, x, y: the same for a computer. questions: by name.
    """

    def __init__(self, seed):
        self.seed = intake.whole(seed, "seed", at_least=0)
        rng = np.random.default_rng(self.seed)
        w = {2: draw(rng, (2, 2)), 3: draw(rng, (2, 2))}
        b = {2: draw(rng, (2, 1), 0.5), 3: draw(rng, (2, 1), 0.5)}
        self.net = Network.from_parameters(w, b)
        self.x, self.y = draw(rng, (2, 1)), rng.permutation([[0.0], [1.0]])
        self.questions = {question.name: question for question in asked(self.net, self.x, self.y)}

    def check(self, name, value):
        """A Verdict on the answer to one question: a number, a list or an array, to about three digits.

        >>> sheet(12345).check("delta3", [0.5, 0.5]).right
        False
        """
        question = intake.choice(name, "name", self.questions)
        if value is ...:
            return Verdict(False, "Not written yet: the `...` is still in place.", "unwritten")
        trouble, given = ("nothing", None) if value is None else numbers(value)
        if trouble:
            found, says = TROUBLES[trouble]
            return Verdict(False, composed(found, (0, says)), trouble.replace(" ", "-"))
        given, right = np.asarray(given, dtype=float), question.right
        if given.shape != right.shape and given.size == right.size and 1 in (right.shape or (1,))[-1:]:
            given = given.reshape(right.shape)
        if given.shape != right.shape:
            says = f"Wanted is {right.shape if right.ndim else 'one number'}, and this is {given.shape}."
            return Verdict(False, composed("another number of answers", (0, says)), "wrong-shape", (1, 0))
        if near(given, right):
            return Verdict(True, f"Right: {question.name} to the digits that a hand carries.", cases=(1, 1))
        finding = recognised(given, question)
        return Verdict(
            False, composed(finding.found, (1, finding.says), (0, first(given, right))),
            finding.key if finding.named else None,
            (1, 0), None if finding.named else finding.key,
        )  # fmt: skip

    def __repr__(self):
        net, row = self.net, lambda array: "[" + ", ".join(f"{v:g}" for v in np.ravel(array)) + "]"
        table = lambda w: "[" + ", ".join(row(line) for line in w) + "]"  # noqa: E731
        lines = [f"Sheet {self.seed}: sigmoid neurons, quadratic cost", f"  x  = {row(self.x)},  y = {row(self.y)}"]
        lines += [f"  w{'²³'[l - 2]} = {table(net.w[l])},  b{'²³'[l - 2]} = {row(net.b[l])}" for l in (2, 3)]
        lines += [f"  {question.name:<9} {question.asks}" for question in self.questions.values()]
        return "\n".join(lines)

    def _repr_markdown_(self):
        return "```text\n" + repr(self) + "\n```"


def sheet(seed):
    """A Sheet of a student's own: `seed` is any whole number, such as their student number. ValueError for others."""
    return Sheet(seed)


def draw(rng, shape, spread=1.0):
    """Numbers with one decimal, none of them 0, no two rows alike."""
    return np.round(rng.uniform(0.1, 1.5, shape) * rng.choice([-1, 1], shape) * spread, 1) + 0.0
