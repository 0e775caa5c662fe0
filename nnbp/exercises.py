"""Exercises that answer back: a reader's function is tried, and told what is wrong, not only that it is."""

from collections.abc import Callable
from dataclasses import dataclass
from types import EllipsisType

import numpy as np

from . import intake, mistakes
from .activations import sigmoid, tanh

TOLERANCE = 1e-8


@dataclass(frozen=True)
class Exercise:
    """right: the function wanted; mistakes: its usual wrong versions; cases(rng): argument dicts to try it on."""

    right: Callable
    mistakes: tuple
    cases: Callable


@dataclass(frozen=True)
class Verdict:
    """What was found of a reader's function. It is shown as a sentence or two; `right` is True or False."""

    right: bool
    text: str

    def _repr_markdown_(self):
        return f"**{'✓' if self.right else '✗'}** {self.text}"

    def __repr__(self):
        return self._repr_markdown_().replace("**", "").replace("`", "")


def check(name, function):
    """Try `function` on the exercise called `name`, such as "BP2". Returns a Verdict; what it raises is explained.

    >>> check("BP2", lambda w_next, delta_next, z, sigma_prime: w_next.T @ delta_next).right
    False
    """
    exercise = intake.choice(name, "name", EXERCISES)
    if not callable(function):
        return Verdict(False, f"expected a function, and this is `{function!r}`.")
    cases = exercise.cases(np.random.default_rng(0))
    wanted = [outcome(exercise.right, case) for case in cases]
    given = [outcome(function, case) for case in cases]
    if any(isinstance(answer, EllipsisType) for answer in given):
        return Verdict(False, "Not written yet: the `...` is still in place.")
    remarks = {shape_remark(g, w) for g, w in zip(given, wanted, strict=True)} - {""}
    given = [turned(g, w) for g, w in zip(given, wanted, strict=True)]
    if all(agree(g, w) for g, w in zip(given, wanted, strict=True)):
        text = f"Right on all {len(cases)} networks tried; largest difference {worst(given, wanted):.0e}."
        return Verdict(True, " ".join([text, *sorted(remarks)]))
    for mistake in exercise.mistakes:
        if matches(given, [outcome(mistake.wrong, case) for case in cases]):
            return Verdict(False, f"**This is {mistake.name}.** {mistake.says}")
    return first_difference(given, wanted, cases)


def outcome(function, case):
    """What a function gives back for copies of the arguments, as parts by label; or the exception that it raised."""
    try:
        with np.errstate(all="ignore"):
            answer = function(**{name: copied(value) for name, value in case.items()})
    except Exception as error:  # a reader's function may do anything; what it did is the answer
        return error
    parts = answer if isinstance(answer, dict) else {"": answer}
    if any(isinstance(part, EllipsisType) for part in parts.values()):
        return ...
    if answer is None:
        return None
    try:
        return {label: np.asarray(part, dtype=float) for label, part in parts.items()}
    except (TypeError, ValueError) as error:
        return TypeError(f"it gave back {type(answer).__name__}, which is not made of numbers ({error})")


def copied(value):
    """Arrays and dicts of arrays as copies, so that a function that writes into its arguments harms nothing."""
    if isinstance(value, dict):
        return {key: copied(part) for key, part in value.items()}
    return value.copy() if isinstance(value, np.ndarray) else value


def turned(given, wanted):
    """The answer with rows and flat vectors turned into the columns that are wanted, where the numbers fit."""
    if not isinstance(given, dict) or set(given) != set(wanted):
        return given
    return {
        label: part.reshape(wanted[label].shape) if lies_flat(part, wanted[label]) else part
        for label, part in given.items()
    }


def lies_flat(part, wanted):
    """Is this the wanted column as a row or as a flat vector?"""
    return (
        wanted.ndim == 2 and wanted.shape[1] == 1 and part.shape in {(len(wanted),), (1, len(wanted))} - {wanted.shape}
    )


def shape_remark(given, wanted):
    """A word on answers that were turned into columns."""
    if isinstance(given, dict) and any(
        label in wanted and lies_flat(part, wanted[label]) for label, part in given.items()
    ):
        return "It came as a row or a flat vector; the layers below expect columns, (n, 1)."
    return ""


def agree(given, wanted):
    """Are these the same labels, shapes and numbers?"""
    if not isinstance(given, dict) or not isinstance(wanted, dict) or set(given) != set(wanted):
        return False
    pairs = [(given[label], wanted[label]) for label in wanted]
    return all(g.shape == w.shape and np.allclose(g, w, TOLERANCE, TOLERANCE) for g, w in pairs)


def worst(given, wanted):
    """The largest difference over all cases, relative to the largest number of its part."""
    return max(np.abs(g[k] - w[k]).max() / np.abs(w[k]).max() for g, w in zip(given, wanted, strict=True) for k in w)


def matches(given, wrong):
    """Does the answer do as the mistake does in every case: the same numbers, or stopping where it stops?"""
    both = list(zip(given, wrong, strict=True))
    alike = all(agree(turned(g, w) if isinstance(w, dict) else g, w) or (stopped(g) and stopped(w)) for g, w in both)
    return alike and any(agree(turned(g, w), w) for g, w in both if isinstance(w, dict))


def stopped(answer):
    return isinstance(answer, Exception)


def first_difference(given, wanted, cases):
    """Where an answer that matches no known mistake first goes astray."""
    g, w, case = next((g, w, c) for g, w, c in zip(given, wanted, cases, strict=True) if not agree(g, w))
    shapes = ", ".join(f"{name} {shape_of(value)}" for name, value in case.items() if not callable(value))
    if g is None:
        return Verdict(False, "It gave back nothing: is there a `return`?")
    if stopped(g):
        return Verdict(False, f"It stopped with {type(g).__name__}: {g}. The shapes handed to it were {shapes}.")
    if set(g) != set(w):
        labels = sorted(map(str, g))
        return Verdict(
            False,
            f"It gave back {labels if labels != [''] else 'one array'}; expected a dict with the layers {sorted(w)}.",
        )
    label = next(k for k in w if not agree({k: g[k]}, {k: w[k]}))
    where = f" of layer {label}" if label != "" else ""
    if g[label].shape != w[label].shape:
        return Verdict(
            False, f"The answer{where} has the shape {g[label].shape}; expected {w[label].shape}, from {shapes}."
        )
    at = tuple(int(i) for i in np.argwhere(~np.isclose(g[label], w[label], TOLERANCE, TOLERANCE))[0])
    return Verdict(
        False,
        f"The shape is right. The first difference{where} is at {list(at)}: yours {g[label][at]:.6g}, expected "
        f"{w[label][at]:.6g}. It is none of the usual mistakes.",
    )


def shape_of(value):
    return {l: part.shape for l, part in value.items()} if isinstance(value, dict) else np.shape(value)


def one_layer(rng):
    """(BP2) between layers of various sizes, square ones first, with sigmoid and with tanh."""
    pairs = ((3, 3, sigmoid), (4, 4, tanh), (4, 2, sigmoid), (2, 5, tanh))
    return [
        {
            "w_next": rng.normal(size=(above, here)), "delta_next": rng.normal(size=(above, 1)),
            "z": rng.normal(size=(here, 1)), "sigma_prime": activation.prime,
        }
        for here, above, activation in pairs
    ]  # fmt: skip


def all_layers(rng):
    """Whole networks, one with all layers alike first, with sigmoid and with tanh."""
    cases = []
    for sizes, activation in (
        ([3, 3, 3, 3], sigmoid),
        ([3, 3, 3, 3], tanh),
        ([2, 4, 3, 2], sigmoid),
        ([2, 3, 4, 3, 2], tanh),
    ):
        layers = range(2, len(sizes) + 1)
        cases.append({
            "w": {l: rng.normal(size=(sizes[l - 1], sizes[l - 2])) for l in layers},
            "z": {l: rng.normal(size=(sizes[l - 1], 1)) for l in layers},
            "delta_L": rng.normal(size=(sizes[-1], 1)), "sigma_prime": activation.prime,
        })  # fmt: skip
    return cases


EXERCISES = {
    "BP2": Exercise(mistakes.right_step, mistakes.BP2, one_layer),
    "BP2, all the way": Exercise(mistakes.backward(mistakes.right_step), mistakes.ALL_BACK, all_layers),
}
