"""The host of an explorer in JupyterLab: its list, its slider, its buttons and its picture, as widgets."""

import ipywidgets

from . import palette
from .opened import AsCode, Legend
from .picture import LivePicture
from .row import Row
from .sliders import Sliders
from .tables import Tables
from .whole import whole
from .widgets import close, reference, wrapped

CLOSE_ENOUGH = 1e-9  # of a slider's value to a position


class Lab(Row):
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
        self._list.add_class("nnbp-list")  # the page has some of its lines drawn while it is open
        self._list.observe(lambda change: self._pressed("take", change["new"]), "value")
        self._slot = ipywidgets.Box(
            layout={"width": "100%", "max_width": "430px", "height": "36px", "overflow": "hidden"}
        )
        reset = ipywidgets.Button(description="reset", tooltip="every number as it was at the start", icon="undo")
        reset.on_click(lambda _: self._pressed("reset"))
        self._code, signs = AsCode(explorer), Legend(explorer.signs)
        present = ipywidgets.Button(
            description="present", tooltip="the picture on the whole screen; Escape leaves", icon="expand"
        )
        present.add_class("nnbp-present")  # the page presses it, with a kernel or without
        for button in (reset, self._code.button, signs.button, present):
            button.layout.width = "94px"
        bar = wrapped(self._list, self._slot, reset, self._code.button, signs.button, present)
        rows = [bar, *self._row(), self.picture, signs.box, self._code.box]
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
        """Draw what a press on a mark would show, while the pointer rests on it, or the list is open that has it too.

        Where the press takes a control in hand, the page is given the table, with its `ticket`: to show at the press, if
        the sliders are then where they are now. Where it does not, the ticket comes back alone.
        """
        explorer, event = self.explorer, ("mark", name)
        with explorer._lock:
            before, following = explorer.state, explorer.step(explorer.state, event)
            if following is None:
                return self.picture.give(ticket)
            control = explorer.controls(before).get(following.hand)
            if following.hand == before.hand or not self._counts(following.hand, control, following, event, before):
                explorer.drawn(following)
                return self.picture.give(ticket)
            table = self._tables.ahead(before, following)
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
            self._follow_row(state)
        finally:
            self._following = False
        self._code.follow()

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
                    self._play(player, explorer.played.get(state.hand, ""))
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


def references(slider, player):
    """A slider and its player as the page looks them up."""
    return {"slider": reference(slider), "player": player and reference(player)}
