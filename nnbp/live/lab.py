"""The host of an explorer in JupyterLab: its list, its slider, its buttons and its picture, as widgets."""

import ipywidgets

from . import palette
from .legend import legend
from .picture import LivePicture
from .sliders import Sliders
from .tables import Tables
from .touch import Action, Choice
from .typing_box import Typing
from .whole import whole
from .widgets import close, reference, shown, wrapped

CLOSE_ENOUGH = 1e-9  # of a slider's value to a position


class Lab:
    """An explorer's widgets, in `box`. Every explorer is shown by this one class.

    Each control has a slider of its own, so that a late message of one that was let go still means what it meant. A
    slider is given up where its number has changed by anything but setting it, where an explorer that counts only the
    control in hand lets it go, and at a reset: what it may still say is then about a state that has gone.
    """

    def __init__(self, explorer):
        self.explorer = explorer
        self._sliders, self._tables = Sliders(self._moved, explorer.play), Tables(explorer)
        self.picture = LivePicture(_css=palette.live_style(explorer.style))
        self.picture.on_msg(lambda _, content, buffers: self._asked(content))
        self._list = ipywidgets.Dropdown(tooltip="what the slider moves: take another here, or in the picture")
        self._list.observe(lambda change: self._pressed("take", change["new"]), "value")
        self._slot = ipywidgets.Box(
            layout={"width": "100%", "max_width": "430px", "height": "36px", "overflow": "hidden"}
        )
        reset = ipywidgets.Button(description="reset", tooltip="every number as it was at the start", icon="undo")
        reset.on_click(lambda _: self._pressed("reset"))
        self._code, self._code_shown = (
            ipywidgets.Textarea(layout={"width": "100%", "display": "none"}),
            ipywidgets.ToggleButton(description="as code", tooltip="the lines that rebuild this state", icon="code"),
        )
        self._code_shown.observe(lambda _: self._write_code(), "value")
        told = ipywidgets.HTML(legend(explorer.signs), layout={"display": "none"})
        legend_shown = ipywidgets.ToggleButton(description="legend", tooltip="what each sign means", icon="question")
        legend_shown.observe(lambda change: setattr(told.layout, "display", shown(change["new"])), "value")
        present = ipywidgets.Button(
            description="present", tooltip="the picture on the whole screen; Escape leaves", icon="expand"
        )
        present.add_class("nnbp-present")  # the page presses it, with a kernel or without
        for button in (reset, self._code_shown, legend_shown, present):
            button.layout.width = "94px"
        bar = wrapped(self._list, self._slot, reset, self._code_shown, legend_shown, present)
        rows = [bar, *self._row(), self.picture, told, self._code]
        with explorer._lock:
            self._show(explorer.state, ("reset",))()
            explorer.watch(self._show)
        self.box, self.closed = ipywidgets.VBox(rows), False

    def close(self):
        """Give every widget back; the explorer goes on, and has another host when it is shown again."""
        with self.explorer._lock:
            if not self.closed:
                self.closed = True
                self.explorer.leave(self._show)
                self._sliders.close_all()
                close(self.box)

    @property
    def slider(self):
        """The slider in hand."""
        return self._sliders.get(self.explorer.hand)

    # The second row: what is chosen, pressed and typed

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

    # From the page to the explorer

    def _asked(self, content):
        """A mark has been pressed, or may be soon; one of a drawing that has been replaced since is none any more."""
        explorer, name = self.explorer, content.get("pick", content.get("near"))
        with explorer._lock:
            before = self.picture.hand
            try:
                if not explorer.offers(explorer.state, name):
                    return
                if "pick" in content:
                    self._pressed("mark", name)
                else:
                    self._prepare(name, content.get("ticket"))
            finally:
                if "pick" in content and self.picture.hand is before:
                    self.picture.send({"settled": True})  # nothing follows: the page need not wait

    def _pressed(self, *event):
        """Take an event of a widget; whatever comes of it, the widgets then say what the explorer is at."""
        explorer = self.explorer
        with explorer._lock:
            if self._following:
                return
            try:
                explorer.do(*event)
            finally:
                self._follow(explorer.state)

    def _prepare(self, name, ticket):
        """Draw what a press on a mark would show, while the pointer rests on it.

        Where the press takes a control in hand, the page is given the table, with its `ticket`: to show at the press, if
        the sliders are then where they are now.
        """
        explorer, event = self.explorer, ("mark", name)
        with explorer._lock:
            before, following = explorer.state, explorer.step(explorer.state, event)
            if following is None:
                return
            control = explorer.controls(before).get(following.hand)
            if following.hand == before.hand or not self._counts(following.hand, control, following, event, before):
                explorer.drawn(following)
                return
            table = self._tables.ahead(following)
            with whole():
                base = self._sliders.base(following.hand, before.numbers)
                slider, player = self._slid(following)
                self.picture.give(ticket, {**table, **references(slider, player), "base": base})

    def _moved(self, name, slider):
        """A slider has been moved, or typed into. While it is dragged nothing may be written back to it."""
        explorer = self.explorer
        with explorer._lock:
            if self._sliders.get(name) is not slider or self._moving is slider:
                return
            self._moving, said = slider, slider.value
            try:
                explorer.do("set", name, said)
            finally:
                value = explorer.values[name]
                if abs(said - value) > CLOSE_ENOUGH:  # typed between two positions, or interrupted
                    slider.value = value
                self._moving = None

    # From the explorer to the page

    _following, _moving = False, None

    def _follow(self, state):
        """Lists and buttons as the state says, without taking that for a reader's choice."""
        explorer = self.explorer
        self._following = True
        try:
            names = tuple((control.label, control.name) for control in explorer.controls(state).values())
            if self._list.options != names:
                self._list.options = names
                self._list.layout.width = f"{34 + 8 * max(len(label) for label, _ in names)}px"
                self._list.layout.display = None if explorer.listed and len(names) > 1 else "none"
            self._list.value = state.hand
            for choice, made in self._choices.values():
                offered = choice.offered(state)
                if tuple(made.options) != offered:
                    made.options = offered
                made.value = state[choice.name]
                made.layout.display = None if choice.shown(state) else "none"
            for action, button in self._buttons.values():
                button.description, button.disabled = action.text(state), action.then(state) is None
        finally:
            self._following = False
        self._write_code()

    def _show(self, state, event):
        """Ready to show a state: everything that can fail has been done; calling what is given back shows it."""
        explorer = self.explorer
        controls, before = explorer.controls(state), explorer.state
        swept = event[0] in ("set", "press") and explorer.table(state) == explorer.table(before)
        if swept and event[0] == "press":  # it has moved the number in hand
            event = ("set", state.hand, state.numbers[state.hand])
        table = None if swept else self._tables.of(state, moves=event[0] in ("press", "choose"))

        def show():
            gone = self._sliders.give_up(lambda name, control: self._counts(name, control, state, event, before))
            told = self._sliders.get(event[1]) if event[0] == "set" else None
            if told is not None and told is not self._moving:
                told.value = state.numbers[event[1]]
            if table is not None:
                base = self._sliders.base(state.hand, state.numbers)
                slider, player = self._slid(state)
                if explorer.play:
                    self._player.children = (player,) if player else ()
                    self._playing.value = explorer.played.get(state.hand, "")
                self.picture.hand = {**table, **references(slider, player), "base": base}
                self._slot.children = (slider,)
            self._follow(state)
            for slider in gone:
                self._sliders.close(slider)
            if event[0] in ("reset", "enter") or controls != explorer.controls(before):
                for typing in self._entries.values():
                    typing.follow()

        return show

    def _slid(self, state):
        """The slider of the control in hand, and its player or None: a player counts in whole numbers."""
        explorer, controls = self.explorer, self.explorer.controls(state)
        slider = self._sliders.make(
            controls[state.hand], state.numbers[state.hand], explorer.listed and len(controls) > 1
        )
        plays = explorer.play and slider.step % 1 == slider.min % 1 == 0
        return slider, self._sliders.player(slider) if plays else None

    def _counts(self, name, control, state, event, before):
        """Has the slider of a control still a say, after an event?"""
        if self.explorer.controls(state).get(name) != control or event[0] == "reset":
            return False
        if self.explorer.alone and name != state.hand:
            return False
        return state.numbers[name] == before.numbers[name] or event[:2] == ("set", name)

    def _write_code(self):
        self._code.layout.display = shown(self._code_shown.value)
        if self._code_shown.value:
            self._code.value = self.explorer.code()
            self._code.rows = self._code.value.count("\n") + 1


def references(slider, player):
    """A slider and its player as the page looks them up."""
    return {"slider": reference(slider), "player": player and reference(player)}
