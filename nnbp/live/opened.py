"""What a button beside the slider opens below the picture: the state as code, the legend."""

import ipywidgets

from .legend import legend
from .widgets import shown


class AsCode:
    """A button, and the box with the lines that rebuild the state of an explorer."""

    def __init__(self, explorer):
        self._explorer = explorer
        self.box = ipywidgets.Textarea(layout={"width": "100%", "display": "none"})
        self.button = ipywidgets.ToggleButton(
            description="as code", tooltip="the lines that rebuild this state", icon="code"
        )
        self.button.observe(lambda _: self.follow(), "value")

    def follow(self):
        """Open or closed as the button says; if open, with the lines of the moment."""
        self.box.layout.display = shown(self.button.value)
        if self.button.value:
            self.box.value = self._explorer.code()
            self.box.rows = self.box.value.count("\n") + 1


class Legend:
    """A button, and the box that says what each sign means."""

    def __init__(self, signs):
        self.box = ipywidgets.HTML(legend(signs), layout={"display": "none"})
        self.button = ipywidgets.ToggleButton(description="legend", tooltip="what each sign means", icon="question")
        self.button.observe(lambda change: setattr(self.box.layout, "display", shown(change["new"])), "value")
