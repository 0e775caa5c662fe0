"""A button that opens a text of numbers to be typed in, and says in a sentence whether they were taken."""

from html import escape

import ipywidgets

from ....live.explorer import shown
from ....live.palette import MIDDLE


class TypedNumbers:
    """button: opens and closes; box: the text, a button to use it, and the answer.

    now(): the numbers of the moment as text; use(text): takes them, or raises a ValueError whose sentence is shown.
    """

    def __init__(self, now, use):
        self._now, self._use = now, use
        self.button = ipywidgets.ToggleButton(
            description="numbers", icon="pencil", tooltip="type in a whole set of weights and inputs"
        )
        self.button.observe(lambda _: self.follow(), "value")
        self.text = ipywidgets.Textarea(layout={"width": "99%"})
        self.apply = ipywidgets.Button(description="use these numbers", icon="check", layout={"width": "170px"})
        self.apply.on_click(lambda _: self._take())
        self.answer = ipywidgets.HTML()
        self.box = ipywidgets.VBox(
            [self.text, ipywidgets.HBox([self.apply, self.answer])], layout=ipywidgets.Layout(display="none")
        )

    def follow(self):
        """Open or closed as the button says; if open, with the numbers of the moment."""
        self.box.layout.display = shown(self.button.value)
        if self.button.value:
            self.text.value = self._now()
            self.text.rows = self.text.value.count("\n") + 1
            self.answer.value = "Change them and press, or paste your own: 2 to 4 layers of up to 4 neurons."

    def _take(self):
        try:
            self._use(self.text.value)
        except ValueError as error:
            tone = f'<b style="color:{MIDDLE["C"]}">✗ Nothing was changed.</b>'
            self.answer.value = f"{tone} {escape(str(error))}."
        else:
            self.answer.value = f'<b style="color:{MIDDLE["a"]}">✓ These are the numbers now.</b> Forward has run.'
