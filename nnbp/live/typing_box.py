"""A text to type, as widgets: a button that opens it, and a sentence on what came of it."""

from html import escape

import ipywidgets

from . import palette
from .touch import Entry
from .widgets import prose, shown


class Typing:
    """A button that opens a text to be typed in, and says in a sentence whether it was taken."""

    def __init__(self, entry: Entry, explorer):
        self._entry, self._explorer = entry, explorer
        self.button = ipywidgets.ToggleButton(
            description=entry.label, icon=entry.icon, tooltip=entry.hint, layout={"width": f"{entry.width}px"}
        )
        self.button.observe(lambda _: self.follow(), "value")
        self.text = ipywidgets.Textarea(layout={"width": "99%"})
        self.apply = ipywidgets.Button(description=entry.use, icon="check", layout={"width": "170px"})
        self.apply.on_click(lambda _: self._take())
        self.answer = ipywidgets.HTML()
        self.box = ipywidgets.VBox(
            [self.text, ipywidgets.HBox([self.apply, self.answer])], layout=ipywidgets.Layout(display="none")
        )

    def follow(self):
        """Open or closed as the button says; if open, with the text of the moment."""
        self.box.layout.display = shown(self.button.value)
        if self.button.value:
            self.text.value = self._entry.now(self._explorer.state)
            self.text.rows = self.text.value.count("\n") + 1
            self.answer.value = prose(self._entry.ask)

    def _take(self):
        try:
            self._explorer.do("enter", self._entry.name, self.text.value)
        except ValueError as error:
            self.answer.value = told("C", "✗ Nothing was changed.", f"{escape(str(error))}.")
        else:
            self.answer.value = told("a", "✓", self._entry.taken)


def told(colour, verdict, sentence):
    """What came of a text: a word in a letter's colour, and a sentence of HTML."""
    return prose(f'<span class="nnbp-told"><b style="color:{palette.tone(colour)}">{verdict}</b> {sentence}</span>')
