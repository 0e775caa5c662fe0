"""The second row of a picture: what is chosen, pressed, typed and played, as widgets."""

import ipywidgets

from .touch import Action, Choice
from .typing_box import Typing
from .widgets import wrapped


class Row:
    """The part of a host that holds this row. The host has an `explorer`, its `_sliders`, and takes what is `_pressed`."""

    def _row(self):
        """Its widgets, and below them the box of each text to type."""
        explorer, parts, below = self.explorer, [], []
        self._choices, self._buttons, self._entries = {}, {}, {}
        if explorer.play:
            self._player = ipywidgets.Box(layout={"width": "172px", "overflow": "hidden"})
            self._playing = ipywidgets.Label(layout={"width": "150px" if explorer.played else "0"})
            parts += [self._playing, self._player]
        for part in explorer.row:
            if isinstance(part, Choice):
                parts.append(self._choice(part))
            elif isinstance(part, Action):
                parts.append(self._button(part))
            else:
                self._entries[part.name] = typing = Typing(part, explorer)
                parts.append(typing.button)
                below.append(typing.box)
        if explorer.waits:
            progress = ipywidgets.FloatProgress(max=1.0, layout={"width": "90px", "visibility": "hidden"})
            parts.append(progress)

            def follow(share):
                progress.value, progress.layout.visibility = share, "visible" if share < 1 else "hidden"

            explorer.progress = follow
        return [wrapped(*parts), *below] if parts else []

    def _choice(self, choice):
        if choice.toggle:
            wide = max(80, *(10 * len(text) + 14 for text, _ in choice.options))
            made = ipywidgets.ToggleButtons(
                tooltips=choice.hints, style={"button_width": f"{wide}px"}, layout={"margin": "2px 16px 2px 2px"}
            )  # fmt: skip
        else:
            made = ipywidgets.Dropdown(
                description=choice.label, layout={"width": f"{choice.width}px"},
                style={"description_width": f"{choice.told}px"},
            )  # fmt: skip
        self._choices[choice.name] = choice, made
        made.options, made.value = choice.offered(self.explorer.state), self.explorer.state[choice.name]
        made.observe(lambda change: self._pressed("choose", choice.name, change["new"]), "value")
        return made

    def _button(self, action):
        made = ipywidgets.Button(
            icon=action.icon, tooltip=action.hint, button_style="primary" if action.primary else "",
            layout={"width": f"{action.width}px"},
        )  # fmt: skip
        made.on_click(lambda _: self._pressed("press", action.name))
        self._buttons[action.name] = action, made
        return made

    def _follow_row(self, state):
        """Choices and buttons as the state says."""
        for choice, made in self._choices.values():
            offered = choice.offered(state)
            if tuple(made.options) != offered:
                made.options = offered
            made.value = state[choice.name]
            made.layout.display = None if choice.shown(state) else "none"
        for action, button in self._buttons.values():
            button.description, button.disabled = action.text(state), action.then(state) is None

    def _play(self, player, called):
        """Put the player of the control in hand in its place, or None. called: what playing it is."""
        self._player.children = (player,) if player else ()
        self._playing.value = called
