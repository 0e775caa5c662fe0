"""A sheet for pen and paper: a small network with a student's own numbers, its questions, and their answers checked."""

from dataclasses import dataclass, field

import numpy as np

from ...chapter.backprop import backprop
from ...chapter.network import Network
from ...ground import intake
from ..recognising.diagnosis import TROUBLES
from ..running.attempts import numbers
from ..saying.verdict import Finding, Verdict, composed

BY_HAND = 6e-4  # relative to the largest entry: four digits, carried through


@dataclass(frozen=True)
class Question:
    """name: what to call it in `check`. asks: in words. right: the answer. wrong: {(found, says): the number it gives}."""

    name: str
    asks: str
    right: np.ndarray
    wrong: dict = field(repr=False)


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


def near(given, right):
    """Are these the same to what a hand carries?"""
    return bool(np.isfinite(given).all() and np.abs(given - right).max() <= allowed(right))


def allowed(right):
    """How far a hand may be off: in the fourth place after the point, or the third of what counts."""
    return max(3 * BY_HAND * np.abs(right).max(), 6e-5)


def first(given, right):
    """The first answer that is off."""
    off = np.abs(given - right) > allowed(right)
    at = tuple(np.argwhere(off | ~np.isfinite(given))[0]) if right.ndim else ()
    which = f"Number {int(np.ravel_multi_index(at, right.shape)) + 1}" if at else "It"
    return f"{which}: yours {given[at]:.4g}; look again at its own terms.".replace("-", "−")


def recognised(given, question):
    """What gives these numbers."""
    for (key, found, says), value in question.wrong.items():
        if np.shape(value) == given.shape and near(given, value):
            return Finding(key, found, says)
    right = question.right
    if near(given, -right):
        return Finding("opposite-sign", "the opposite sign", "Is it a − y, or a minus too many?")
    with np.errstate(all="ignore"):
        ratio = given / right
    if right.size > 1 and np.isfinite(ratio).all() and np.ptp(ratio) < 0.01 * abs(ratio.flat[0]):
        c = f"{ratio.flat[0]:.3g}".replace("-", "−")
        return Finding("constant-ratio", f"{c} times the right answer", "Is there a factor missing, or one too many?")
    if np.abs(given - right).max() < 0.02 * np.abs(right).max():
        return Finding("precision", "nearly right", "Carry four digits through every step.", named=False)
    good = np.isclose(given, right, 3 * BY_HAND, 1e-4)
    if good.any():
        return Finding(
            "some-entries", f"{int(good.sum())} of {right.size} are right", "Redo the others alone.", named=False
        )
    return Finding("entry", "not yet", "Check the answers above it first, from z2 on.", named=False)


def asked(net, x, y):
    """The Questions, in the order in which they are answered."""
    found = backprop(net, x, y)
    z, a, d, w, b = found.forward.z, found.forward.a, found.delta, net.w, net.b
    s = {l: a[l] * (1 - a[l]) for l in (2, 3)}
    back, no_bias, turned = (
        "w in place of its transpose",
        "the bias left out",
        "the weights' rows and columns exchanged",
    )
    sums = "Row j of w belongs to neuron j: weights times activations, added up, and its bias."
    slope = "One more factor, σ′(z) = a(1 − a), leads from a to z."
    at_a = "The slope is a(1 − a), with a = σ(z) already: no second σ."
    leave = "Errors come down the weights that leave the neuron: a column of w³."
    down = w[3].T @ d[3]
    miss = a[3] - y
    outer = "Row j, column k is δⱼ of the listening neuron times aₖ of the speaking one."

    def layer(l):
        return {
            ("term-missing", no_bias, sums): w[l] @ a[l - 1],
            ("transposed", turned, sums): w[l].T @ a[l - 1] + b[l],
            ("activation-missing", "z in place of a from the layer below", sums): w[l] @ z.get(l - 1, a[1])
            + b[l]
            + (l == 2),
            (
                "activation-too-early",
                "the activation in place of the weighted input",
                "z comes first, then a = σ(z).",
            ): a[l],
        }

    def value(l):
        return {
            ("activation-missing", "z in place of σ(z)", "a = 1 / (1 + e^−z)."): z[l],
            ("sign-of-exponent", "the minus in the exponent is missing", "a = 1 / (1 + e^−z)."): 1 / (1 + np.exp(z[l])),
            ("slope-for-value", "σ′ in place of σ", "a = 1 / (1 + e^−z)."): s[l],
            ("another-activation", "tanh in place of the sigmoid", "a = 1 / (1 + e^−z)."): np.tanh(z[l]),
        }

    return (
        Question("z2", "the weighted inputs of layer 2 (2 numbers)", z[2], layer(2)),
        Question("a2", "their activations", a[2], value(2)),
        Question("z3", "the weighted inputs of layer 3", z[3], layer(3)),
        Question("a3", "the outputs", a[3], value(3)),
        Question("cost", "the cost C (one number)", np.array(found.cost), {
            ("half-forgotten", "the ½ is missing", "C = ½ Σ (y − a)²."): np.array(2 * found.cost),
            ("mean-for-sum", "a mean in place of the sum", "The cost adds up its outputs."): np.array(found.cost / 2),
            ("square-missing", "the misses without their squares", "C = ½ Σ (y − a)²."): np.array(np.abs(miss).sum() / 2),
        }),
        Question("delta3", "the error of layer 3", d[3], {
            ("slope-missing", "σ′ is forgotten", slope): miss,
            ("difference-turned", "y − a in place of a − y", "The cost rises with an output that is too high."): -d[3],
            ("slope-of-a", "σ′ taken at a", at_a): miss * sigma_slope(a[3]),
            ("half-forgotten", "a 2 too many", "The ½ of the cost cancels the 2 of the square."): 2 * d[3],
            ("slope-alone", "σ′ alone", "It is multiplied by a − y."): s[3],
        }),
        Question("delta2", "the error of layer 2", d[2], {
            ("slope-missing", "σ′ is forgotten", slope): down,
            ("transpose-missing", back, leave): (w[3] @ d[3]) * s[2],
            ("slope-of-a", "σ′ taken at a", at_a): down * sigma_slope(a[2]),
            ("neighbouring-layer", "the slope of layer 3", "It is σ′(z²), of the layer that is reached."): down * s[3],
            ("slope-missing", "σ′ of layer 3 is forgotten in δ³", slope): (w[3].T @ miss) * s[2],
            ("transpose-missing", back + ", and no σ′", leave): w[3] @ d[3],
            ("weights-missing", "the weights are missing", leave): d[3] * s[2],
        }),
        Question("nabla_b2", "∂C/∂b² (2 numbers)", found.nabla_b[2], {
            ("value-for-slope", "multiplied by b", "A bias moves z one for one: the gradient is δ."): d[2] * b[2],
            ("neighbouring-layer", "the error of layer 3", "b² belongs to layer 2: δ²."): d[3],
        }),
        Question("nabla_w3", "∂C/∂w³ (2 rows of 2)", found.nabla_w[3], {
            ("transposed", "the answer lies transposed", outer): found.nabla_w[3].T,
            ("neighbouring-layer", "the activations of layer 3", "w³ carries a²."): d[3] @ a[3].T,
            ("z-for-a", "z² in place of a²", "w³ carries a²."): d[3] @ z[2].T,
            ("slope-missing", "σ′ is forgotten in δ³", slope): miss @ a[2].T,
        }),
        Question("w3", "w³ after one step with η = 1", w[3] - found.nabla_w[3], {
            ("uphill", "the gradient added", "The gradient points uphill: subtract."): w[3] + found.nabla_w[3],
            ("step-alone", "the step alone", "New weight = old weight − η times its gradient."): -found.nabla_w[3],
            ("transposed", "the gradient lies transposed", outer): w[3] - found.nabla_w[3].T,
        }),
    )  # fmt: skip


def sigma_slope(z):
    a = 1 / (1 + np.exp(-z))
    return a * (1 - a)
