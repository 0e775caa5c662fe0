"""Predictions: a question before the reveal, answered and recorded, and a hit rate at the end of the notebook."""

from importlib import import_module
from pathlib import Path

from ..ground import intake
from ..live.ask import Ask, Score

QUESTIONS = {  # by notebook and name, as the folders of the lessons hold them
    folder.name[1:3]: import_module(f".{folder.name}.questions", __package__).QUESTIONS
    for folder in sorted(Path(__file__).parent.glob("n[0-9][0-9]_*"))
}


class Predictions:
    """The predictions of one notebook: Predictions("04"). ask(name) shows a question, score() the hit rate so far."""

    def __init__(self, notebook):
        self.notebook, self.questions = notebook, intake.choice(notebook, "notebook", QUESTIONS)
        self.asked = {}
        self._score = Score()

    def ask(self, name):
        """The question called `name`; asking again keeps a recorded answer. ValueError for an unknown name."""
        question = intake.choice(name, "name", self.questions)
        if name not in self.asked:
            self.asked[name] = Ask(question, f"{self.notebook} {name}", self._update)
        return self.asked[name]

    def score(self):
        """The hit rate, which follows later answers."""
        self._update()
        return self._score

    def _update(self):
        self._score.tell(str(self))

    def __str__(self):
        recorded = [ask for ask in self.asked.values() if ask.answer is not None]
        hits = sum(ask.hit for ask in recorded)
        return f"Predictions recorded: {len(recorded)} of {len(self.questions)}; hits: {hits}."
