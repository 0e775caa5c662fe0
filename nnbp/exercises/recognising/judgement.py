"""Right, right with a word about it, or wrong: an answer's attempts at all cases, judged."""

import numpy as np

from ..running.compared import CLOSE, SINGLE, fitted, off_by
from ..saying.verdict import Finding, Verdict, composed
from .diagnosis import diagnosis, remembered
from .entry import taken_apart


class Judgement:
    """An answer's attempts at all cases, and what they say."""

    def __init__(self, exercise, call, attempts):
        self.exercise, self.call, self.attempts = exercise, call, attempts
        self.errors = [
            off_by(fitted(one.parts, case.wanted), case.wanted)
            for one, case in zip(attempts, exercise.cases, strict=True)
        ]
        self.limits = [self.limit(case.wanted) for case in exercise.cases]
        self.right = [i for i, error in enumerate(self.errors) if error <= self.limits[i]]
        self.wrong = [i for i in range(len(attempts)) if i not in self.right]

    def limit(self, wanted):
        """How far an answer may be off, relative to its largest entry: single precision will do, but where differences
        are measured by hand and (35) asks for 1e-8."""
        if self.exercise.name != "35":
            return SINGLE
        return max(3 * CLOSE, CLOSE / max(np.abs(part).max() for part in wanted.values()))

    def verdict(self):
        """The Verdict."""
        overwritten = next(
            (name for one in self.attempts for name in one.changed if name in ("activation", "cost", "the package")),
            None,
        )
        if overwritten:
            says = (
                "It belongs to the package, and others use it: call it, and leave its `.prime` and `.gradient` alone."
            )
            name = overwritten if " " in overwritten else f"`{overwritten}`"
            return self.refused(Finding("argument-changed", f"it writes into {name}", says))
        if not self.wrong or self.one_example_will_do():
            return self.accepted()
        if self.exercise.name == "BP4" and self.written_for_one():
            i = self.wrong[0]
            given = fitted(self.attempts[i].parts, self.exercise.cases[i].wanted)
            entry = taken_apart(self.exercise, self.exercise.cases[i], given) if given else ""
            return self.refused(self.several_wrong(), [(0, entry)])
        return self.refused(*diagnosis(self.exercise, self.call, self.attempts, self.right, self.wrong))

    def accepted(self):
        """Right, or right but for a word about it; not if it has written into what it was handed."""
        changed = next((one.changed for one in self.attempts if one.changed), ())
        if changed:
            says = "The numbers are right. Work on a copy, or on a new array: what is handed over belongs to others."
            found = f"it writes into {', '.join(f'`{name}`' for name in changed)}"
            return self.refused(Finding("argument-changed", found, says))
        forgetful = remembered(self.exercise, self.call, self.attempts)
        if forgetful:
            return self.refused(forgetful)
        tried, worst = len(self.attempts), max(self.errors[i] for i in self.right)
        text = f"Right on all {tried} cases tried, with a relative error of at most {max(worst, 1e-16):.0e}."
        if self.wrong:
            text = f"Right for one example, in all {len(self.right)} cases tried. For several, as columns: {self.several()}."
        for note in self.notes(worst):
            text += " " + note
        return Verdict(True, text, cases=(tried, len(self.right)))

    def notes(self, worst):
        """What is to be said of a right answer."""
        if any(one.single for one in self.attempts):
            yield "It came in single precision, float32: the rest of the digits is lost."
        elif worst > CLOSE:
            yield "Its last digits are lost: a difference quotient, or rounding?"
        first, wanted = self.attempts[self.right[0]].parts, self.exercise.cases[self.right[0]].wanted
        label = next((k for k in wanted if first[k].shape != wanted[k].shape), None)
        if label is None:
            return
        shape = wanted[label].shape
        if len(shape) == 2:
            yield f"It came lying flat; the wanted shape is a column's, {shape} the first time."
        else:
            yield f"It came in the shape {first[label].shape}; wanted is {f'flat, {shape}' if shape else 'a plain number'}."

    def one_example_will_do(self):
        """Where the notebook asks for one example: right for one, and for several nothing, a sum, or the first alone."""
        return self.exercise.one_will_do and self.written_for_one()

    def written_for_one(self):
        """Right for one example, and for several what a function written for one gives?"""
        if not self.right:
            return False
        cases, one = self.exercise.cases, [i for i, case in enumerate(self.exercise.cases) if case.facts["m"] == 1]
        return all(i in self.right for i in one) and all(
            self.of_one_example(i) for i in self.wrong if cases[i].facts["m"] > 1
        )

    def of_one_example(self, i):
        """Is an answer to several examples what a function written for one gives?"""
        parts, wanted = self.attempts[i].parts, self.exercise.cases[i].wanted
        if parts is None:
            return self.attempts[i].trouble == "raised"
        given, w = parts.get(""), wanted[""]
        if given is None or given.shape != w.shape:
            return given is not None
        m = self.exercise.cases[i].facts["m"]
        if self.exercise.name == "BP4":
            a, delta = (self.exercise.cases[i].arguments[name] for name in ("a_in", "delta"))
            return np.allclose(given, m * w) or np.allclose(given, delta[:, :1] @ a[:, :1].T)
        return np.allclose(given[:, 0], w[:, 0])

    def several_wrong(self):
        """The Finding where the notebook asks for several examples, and the answer is made for one."""
        does = self.several()
        key, says = {
            "it adds": ("sum-for-mean", "It adds the examples up: the gradient of the mean cost is divided by m."),
            "it looks": ("first-example-only", "It looks at the first column alone: take the mean over all of them."),
        }.get(" ".join(does.split()[:2]), (
            "one-example-only", "It is made for one column. Each example has its own δ aᵀ: add them up and divide by m.",
        ))  # fmt: skip
        return Finding(key, "right for one example, wrong for several", says)

    def several(self):
        """What a function for one example does with several."""
        i = self.wrong[0]
        parts, wanted = self.attempts[i].parts, self.exercise.cases[i].wanted[""]
        if parts is None or "" not in parts or parts[""].shape != wanted.shape:
            return "it is not made for them"
        if self.exercise.name == "BP4" and np.allclose(parts[""], self.exercise.cases[i].facts["m"] * wanted):
            return "it adds them up; the gradient of the mean cost is divided by m"
        return "it looks at the first alone"

    def refused(self, finding, more=()):
        """A Verdict from a Finding and further pieces of text."""
        mistake, evidence = (finding.key, None) if finding.named else (None, finding.key)
        text = composed(finding.found, (1, finding.says), *more)
        return Verdict(False, text, mistake, (len(self.attempts), len(self.right)), evidence)
