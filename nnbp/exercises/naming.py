"""The mistake whose numbers are the reader's: among the single ones, those at a scale, and the pairs."""

from dataclasses import dataclass

import numpy as np

from .attempts import attempt, fitted
from .mutants import pairs, singles

EQUAL = 1e-7  # relative: two routes to the same wrong number
SCALES = {
    "opposite-sign": (lambda facts: -1.0, "the opposite sign"),
    "doubled": (lambda facts: 2.0, "a factor of 2"),
    "halved": (lambda facts: 0.5, "a factor of ½"),
    "times-m": (lambda facts: facts["m"], "a factor of m, the number of examples"),
    "by-m": (lambda facts: 1 / facts["m"], "a division by m, the number of examples"),
}


@dataclass(frozen=True)
class Named:
    """A mutant whose numbers are the reader's, and at what scale, "" for none."""

    mutant: object
    scale: str = ""


def outcome(function, exercise, case):
    """What a mutant gives on a case, as parts; None where it raises or gives no numbers."""
    return attempt(lambda given: function(**given), case, exercise.mode).parts


def vector(parts, labels=None):
    """All numbers of an answer in a row, as a reader would read them, whatever their shape."""
    return np.concatenate([parts[label].ravel() for label in (labels or parts)])


def alike(given, other):
    """Are these the same labels, shapes but for flat and lying ones, and numbers?"""
    if given is None or other is None or set(given) != set(other):
        return False
    other = fitted(other, given)
    if any(given[label].shape != other[label].shape for label in given):
        return False
    one, two = vector(given), vector(other, given)
    same_places = np.isfinite(one) == np.isfinite(two)
    if not same_places.all():
        return False
    one, two = np.nan_to_num(one, posinf=9e9, neginf=-9e9), np.nan_to_num(two, posinf=9e9, neginf=-9e9)
    return bool(np.abs(one - two).max(initial=0) <= EQUAL * max(np.abs(one).max(initial=0), 1e-12))


def scale_of(given, other):
    """The constant c with given = c · other, or None."""
    if given is None or other is None or set(given) != set(other):
        return None
    other = fitted(other, given)
    if any(given[label].shape != other[label].shape for label in given):
        return None
    one, two = vector(given), vector(other, given)
    if not (np.isfinite(one).all() and np.isfinite(two).all() and np.abs(two).max() > 1e-12):
        return None
    at = int(np.abs(two).argmax())
    c = one[at] / two[at]
    return float(c) if c and np.abs(one - c * two).max() <= EQUAL * np.abs(one).max() else None


def named(exercise, attempts, wrong):
    """The Named mistake that gives the reader's numbers wherever there are numbers, or None.

    wrong: the cases, by number, in which the answer is wrong and has numbers, the easiest first.
    """
    first, rest = wrong[0], [i for i, one in enumerate(attempts) if one.parts is not None]
    given, case = attempts[first].parts, exercise.cases[first]
    scaled = []
    for mutant in singles(exercise.name):
        found = outcome(mutant.function, exercise, case)
        if alike(given, found) and everywhere(mutant, exercise, attempts, rest):
            return Named(mutant)
        if exercise.linear and scale_of(given, found) is not None:
            scaled.append(mutant)
    for mutant in scaled:
        found = scale_everywhere(mutant, exercise, attempts, rest)
        if found:
            return Named(mutant, found)
    for mutant in pairs(exercise.name):
        if alike(given, outcome(mutant.function, exercise, case)) and everywhere(mutant, exercise, attempts, rest):
            return Named(mutant)
    return None


def everywhere(mutant, exercise, attempts, numbers):
    """Are they the reader's numbers in every case in which there are any?"""
    return all(alike(attempts[i].parts, outcome(mutant.function, exercise, exercise.cases[i])) for i in numbers)


def scale_everywhere(mutant, exercise, attempts, numbers):
    """The words of a scale that turns a mutant's numbers into the reader's in every case, or None."""
    found = [
        scale_of(attempts[i].parts, outcome(mutant.function, exercise, exercise.cases[i])) for i in numbers
    ]
    if any(c is None for c in found):
        return None
    for law, words in SCALES.values():
        if np.allclose(found, [law(exercise.cases[i].facts) for i in numbers], 1e-6):
            return words
    return f"a factor of {found[0]:.4g}" if np.allclose(found, found[0], 1e-6) else None
