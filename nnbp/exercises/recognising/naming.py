"""The mistake whose numbers are the reader's: among the single ones, those at a scale, and the pairs."""

import warnings
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from ..asked.exercise import exercise as exercise_of
from ..running.came_back import read
from ..running.compared import fitted
from ..running.unharmed import copied
from ..wrong.mutants import singles
from ..wrong.mutants_in_pairs import pairs

EQUAL = 1e-7  # relative: two routes to the same wrong number
SCALES = {
    "opposite-sign": (lambda facts: -1.0, "the opposite sign"),
    "doubled": (lambda facts: 2.0, "a factor of 2"),
    "halved": (lambda facts: 0.5, "a factor of ½"),
    "times-m": (lambda facts: facts.get("m", np.nan), "a factor of m, the number of examples"),
    "by-m": (lambda facts: 1 / facts.get("m", np.nan), "a division by m, the number of examples"),
    "eta": (lambda facts: facts.get("eta", np.nan), "a factor of η"),
}


@dataclass(frozen=True)
class Named:
    """A mutant whose numbers are the reader's, and at what scale, "" for none."""

    mutant: object
    scale: str = ""


@cache  # it is asked again for every wrong answer
def outcome(function, name, i):
    """What a mutant gives on case i of an exercise, as parts; None where it raises or gives no numbers."""
    exercise = exercise_of(name)
    given = exercise.cases[i].arguments
    if exercise.mode == "network":
        given = {name: copied(value) for name, value in given.items()}
    try:
        answer = function(**given)
    except Exception:  # a wrong answer may well not run
        return None
    if exercise.mode == "network":
        answer = (given["net"].w, given["net"].b)
    if exercise.mode == "batches" and isinstance(answer, list):
        answer = dict(enumerate(answer))
    return read(answer)[1]


def vector(parts, labels=None):
    """All numbers of an answer in a row, as a reader would read them, whatever their shape."""
    return np.concatenate([parts[label].ravel() for label in (labels or parts)])


def alike(given, other, equal=EQUAL):
    """Are these the same labels, shapes but for flat and lying ones, and numbers, to a relative `equal`?"""
    if not given or other is None or set(given) != set(other):
        return False
    other = fitted(other, given)
    if any(given[label].shape != other[label].shape for label in given):
        return False
    one, two = vector(given), vector(other, given)
    finite = np.isfinite(one)
    if (finite != np.isfinite(two)).any():
        return False
    if not finite.all():
        one, two = np.nan_to_num(one, posinf=9e9, neginf=-9e9), np.nan_to_num(two, posinf=9e9, neginf=-9e9)
    return bool(np.abs(one - two).max(initial=0) <= equal * max(np.abs(one).max(initial=0), 1e-12))


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
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Search(exercise, attempts, wrong).found()


class Search:
    """A search through an exercise's mutants for the one whose numbers are the reader's."""

    def __init__(self, exercise, attempts, wrong):
        self.exercise, self.attempts, self.first = exercise, attempts, wrong[0]
        self.numbers = [i for i, one in enumerate(attempts) if one.parts is not None]
        if exercise.one_will_do:  # what is written for one example counts by what it does with one
            one = [i for i in self.numbers if exercise.cases[i].facts["m"] == 1]
            self.numbers = one if set(one) & set(wrong) else self.numbers

    def equal(self, mutant):
        """How near is the same: mutants of (35) are differences themselves, and right to some six digits."""
        return 1e-5 if self.exercise.name == "35" and mutant.key != "one-sided" else EQUAL

    def outcome(self, mutant, i):
        return outcome(mutant.function, self.exercise.name, i)

    def found(self):
        """The Named mistake, or None."""
        given, scaled, halves, likely = self.attempts[self.first].parts, [], [], None
        for mutant in singles(self.exercise.name):
            found = self.outcome(mutant, self.first)
            if alike(given, found, self.equal(mutant)) and self.everywhere(mutant) and self.shows(mutant):
                if self.stops_alike(mutant):
                    return Named(mutant)
                likely = likely or Named(mutant)
            if self.exercise.linear and scale_of(given, found) is not None:
                scaled.append(mutant)
            if self.exercise.halves and self.exercise.mode == "answer":
                halves.append((mutant, found))
        if likely:
            return likely
        if self.a_multiple_of_the_right_one():
            return None  # the ratio says more
        for mutant in scaled:
            words = self.scale(mutant)
            if words is not None:
                return Named(mutant, words)
        return self.by_halves(halves) or next(
            (Named(mutant) for mutant in pairs(self.exercise.name)
             if alike(given, self.outcome(mutant, self.first)) and self.everywhere(mutant)), None
        )  # fmt: skip

    def a_multiple_of_the_right_one(self):
        """Is it the right answer times one number, the same in every case?"""
        found = [scale_of(self.attempts[i].parts, self.exercise.cases[i].wanted) for i in self.numbers]
        return self.exercise.linear and None not in found and np.allclose(found, found[0], 1e-6)

    def everywhere(self, mutant, half=""):
        """Are they the reader's numbers in every case in which there are any?"""
        equal = self.equal(mutant)
        return all(
            alike(part(self.attempts[i].parts, half), part(self.outcome(mutant, i), half), equal) for i in self.numbers
        )

    def shows(self, mutant):
        """Is it wrong in any case? The first column of what has one column is no mistake."""
        return not all(alike(self.outcome(mutant, i), self.exercise.cases[i].wanted) for i in self.numbers)

    def stops_alike(self, mutant):
        """Does it give no right-looking numbers where the reader's function stops?"""
        silent = [i for i, one in enumerate(self.attempts) if one.parts is None]
        if self.exercise.one_will_do:
            silent = []
        for i in silent:
            found, wanted = self.outcome(mutant, i), self.exercise.cases[i].wanted
            if found and set(found) == set(wanted) and all(found[k].shape == wanted[k].shape for k in wanted):
                return False
        return True

    def scale(self, mutant):
        """The words of a scale that turns a mutant's numbers into the reader's in every case, or None."""
        found = [scale_of(self.attempts[i].parts, self.outcome(mutant, i)) for i in self.numbers]
        if any(c is None for c in found):
            return None
        facts = [self.exercise.cases[i].facts for i in self.numbers]
        for law, words in SCALES.values():
            if np.allclose(found, [law(fact) for fact in facts], 1e-6):
                return words
        return f"a factor of {found[0]:.4g}" if len(found) > 1 and np.allclose(found, found[0], 1e-6) else None

    def by_halves(self, tried):
        """One mistake in the weights' half of the answer and another in the biases', or one half right."""
        if not self.exercise.halves:
            return None
        given, right, both = self.attempts[self.first].parts, self.exercise.cases[self.first].wanted, []
        for half in ("[0]", "[1]"):
            if alike(part(given, half), part(right, half)):
                continue
            both.append(next(
                (mutant for mutant, found in tried
                 if found and alike(part(given, half), part(found, half)) and self.everywhere(mutant, half)), None
            ))  # fmt: skip
        if None in both or not both:
            return None
        return Named(both[0] if len(both) == 1 else joined(*both))


def joined(one, two):
    """Two mistakes as one."""
    if one.key == two.key:
        return one
    return replace(one, key=f"{one.key}+{two.key}", found=f"{one.found}, and {two.found}", line="")


def part(parts, half):
    """The labels of an answer that begin with `half`."""
    return parts and {label: value for label, value in parts.items() if label.startswith(half)}
