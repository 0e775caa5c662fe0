"""A prediction asked in a page: choices to pick from, an answer that is recorded, and only then the truth."""

from hashlib import sha256

import ipywidgets

from . import cells
from .widgets import close, prose


def shuffled(count, seed):
    """The numbers below `count` in an order that `seed`, a text, decides: the same in every session and version."""
    return sorted(range(count), key=lambda number: sha256(f"{seed} {number}".encode()).digest())


class Ask:
    """One question with its choices. Recording an answer is final; only then is the truth computed and shown.

    The choices are shown in an order that `seed` decides, so that no place tells which one is true.
    """

    def __init__(self, question, seed, answered):
        self.question, self.answered, self.answer = question, answered, None
        self.order = shuffled(len(question.choices), seed)
        self.shown = tuple(question.choices[index] for index in self.order)
        self._make()

    def _make(self):
        """Its widgets, which say what has been recorded."""
        question, self.closed = self.question, False
        self._choices = ipywidgets.RadioButtons(options=self.shown, value=None, layout={"width": "max-content"})
        self._record = ipywidgets.Button(description="record", disabled=True, tooltip="record this prediction")
        self._said = ipywidgets.HTML()
        self._choices.observe(lambda change: setattr(self._record, "disabled", change["new"] is None), "value")
        self._record.on_click(lambda _: self.record(self.order[self._choices.index]))
        self.box = ipywidgets.VBox(
            [
                ipywidgets.HTML(prose(f"<b>Your prediction.</b> {question.text}")),
                self._choices,
                ipywidgets.HBox([self._record, self._said]),
            ]
        ).add_class("nnbp-ask")
        if self.answer is not None:
            self._choices.index = self.order.index(self.answer)
            self._tell()

    def close(self):
        """Give its widgets back; where it is shown again, it has others."""
        if not self.closed:
            self.closed = True
            close(self.box)

    def record(self, index):
        """Record the question's choice number `index`, wherever it is shown; the first answer stands."""
        if self.answer is None:
            self.answer = index
            self._tell()
            self.answered()

    def _tell(self):
        self._choices.disabled = self._record.disabled = True
        truth, choices = self.question.truth(), self.question.choices
        verdict = "<b>✓ A hit.</b>" if self.hit else f"<b>✗ It is: {choices[truth]}.</b>"
        self._said.value = prose(f"{verdict} {self.question.why()}")

    @property
    def hit(self):
        return self.answer is not None and self.answer == self.question.truth()

    def _repr_mimebundle_(self, include=None, exclude=None):
        if self.closed:
            self._make()
        cells.show(self)
        live = self.box._repr_mimebundle_()
        data = live[0] if isinstance(live, tuple) else live
        listed = "\n".join(f"- {choice}" for choice in self.shown)
        return {
            **data,
            "text/markdown": f"**Your prediction.** {self.question.text}\n\n{listed}",
            "text/plain": repr(self),
        }

    def __repr__(self):
        return f"Your prediction. {self.question.text} ({' / '.join(self.shown)})"


class Score:
    """The hit rate of a notebook's predictions, live: as it was last told."""

    def __init__(self):
        self._text, self._rate = "", None  # the widget is made when it is shown

    def tell(self, text):
        self._text = text
        if self._rate:
            self._rate.value = text

    def close(self):
        """Give its widget back; where it is shown again, it has another."""
        if self._rate:
            close(self._rate)
            self._rate = None

    def _repr_mimebundle_(self, include=None, exclude=None):
        self._rate = self._rate or ipywidgets.HTML(self._text)
        cells.show(self)
        live = self._rate._repr_mimebundle_()
        data = live[0] if isinstance(live, tuple) else live
        return {**data, "text/plain": repr(self)}

    def __repr__(self):
        return self._text
