"""Predictions: a question before the reveal, answered and recorded, and a hit rate at the end of the notebook."""

from importlib import import_module
from pathlib import Path

import ipywidgets

from ..ground import intake

QUESTIONS = {  # by notebook and name, as the folders of the lessons hold them
    folder.name[1:3]: import_module(f".{folder.name}.questions", __package__).QUESTIONS
    for folder in sorted(Path(__file__).parent.glob("n[0-9][0-9]_*"))
}


class Ask:
    """One question with its choices. Recording an answer is final; only then is the truth computed and shown."""

    def __init__(self, question, answered):
        self.question, self.answered, self.answer = question, answered, None
        self._choices = ipywidgets.RadioButtons(options=question.choices, value=None, layout={"width": "max-content"})
        self._record = ipywidgets.Button(description="record", disabled=True, tooltip="record this prediction")
        self._said = ipywidgets.HTML()
        self._choices.observe(lambda change: setattr(self._record, "disabled", change["new"] is None), "value")
        self._record.on_click(lambda _: self.record(self._choices.index))
        self.box = ipywidgets.VBox(
            [
                ipywidgets.HTML(f"<b>Your prediction.</b> {question.text}"),
                self._choices,
                ipywidgets.HBox([self._record, self._said]),
            ]
        )

    def record(self, index):
        """Record choice number `index`, counted from 0; the first answer stands."""
        if self.answer is None:
            self.answer = index
            self._choices.disabled = self._record.disabled = True
            truth, choices = self.question.truth(), self.question.choices
            verdict = "<b>✓ A hit.</b>" if self.hit else f"<b>✗ It is: {choices[truth]}.</b>"
            self._said.value = f"{verdict} {self.question.because}"
            self.answered()

    @property
    def hit(self):
        return self.answer is not None and self.answer == self.question.truth()

    def _repr_mimebundle_(self, include=None, exclude=None):
        live = self.box._repr_mimebundle_()
        data = live[0] if isinstance(live, tuple) else live
        listed = "\n".join(f"- {choice}" for choice in self.question.choices)
        return {
            **data,
            "text/markdown": f"**Your prediction.** {self.question.text}\n\n{listed}",
            "text/plain": repr(self),
        }

    def __repr__(self):
        return f"Your prediction. {self.question.text} ({' / '.join(self.question.choices)})"


class Predictions:
    """The predictions of one notebook: Predictions("04"). ask(name) shows a question, score() the hit rate so far."""

    def __init__(self, notebook):
        self.questions = intake.choice(notebook, "notebook", QUESTIONS)
        self.asked = {}
        self._rate = ipywidgets.HTML()

    def ask(self, name):
        """The question called `name`; asking again keeps a recorded answer. ValueError for an unknown name."""
        question = intake.choice(name, "name", self.questions)
        return self.asked.setdefault(name, Ask(question, self._update))

    def score(self):
        """The hit rate, which follows later answers."""
        self._update()
        return Score(self)

    def _update(self):
        self._rate.value = str(self)

    def __str__(self):
        recorded = [ask for ask in self.asked.values() if ask.answer is not None]
        hits = sum(ask.hit for ask in recorded)
        return f"Predictions recorded: {len(recorded)} of {len(self.questions)}; hits: {hits}."


class Score:
    """The hit rate of a notebook's predictions, live."""

    def __init__(self, predictions):
        self._text, self._rate = str(predictions), predictions._rate

    def _repr_mimebundle_(self, include=None, exclude=None):
        live = self._rate._repr_mimebundle_()
        data = live[0] if isinstance(live, tuple) else live
        return {**data, "text/plain": repr(self)}

    def __repr__(self):
        return self._text
