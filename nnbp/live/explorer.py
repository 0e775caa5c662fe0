"""An explorer: what can be touched in a picture and what is seen then, as pure functions of a state; a host shows it."""

import threading
from functools import cached_property
from pathlib import Path

from ..ground import intake
from . import cells, palette
from .touch import Action, Choice, State
from .whole import whole

KEPT = 6  # drawings


class Explorer:
    """A picture to push on, as data: it owns no widget, and runs without a page.

    A subclass gives controls(state), scene(state) over all positions of the control in hand, said(state) and
    lines(state); where it has more to touch, row, marks(state), and what follows from taking, moving or choosing. All
    are pure: the one way from a state to another is step(state, event), with the events

        ("take", control)  ("set", control, value)  ("choose", choice, value)  ("press", action)  ("enter", entry, text)
        ("mark", name)  ("reset",)

    For readers it also keeps the state of the moment: pick, set, reset and code work on that, and so does whatever a
    subclass offers beside them.
    """

    signs: tuple = ()  # of the legend
    row: tuple = ()  # the choices, actions and entries, as they stand side by side
    play = 0  # milliseconds a position, for a picture that can be played
    played: dict = {}  # {control: what playing it is called}
    alone = False  # does only the control in hand count? Then the slider of one that was let go has no more to say
    listed = True  # are its controls offered as a list too? Not where the picture itself has them in a row
    waits = False  # may a step take a second or more? Then `progress` is told how far it is, from 0 to 1

    def __init__(self, start):
        self.first = self.state = start
        self.progress = lambda share: None
        self._lock = threading.RLock()  # JupyterLab may bring the messages of different widgets on different threads
        self._hosts, self._drawn, self._lab = [], {}, None

    # What it is: pure functions of a state

    def controls(self, state):
        """{name: Control} of what can be taken in hand."""
        raise NotImplementedError

    def scene(self, state):
        """The Scene over all positions of the control in hand."""
        raise NotImplementedError

    def said(self, state):
        """The state in a line of text, with its key numbers."""
        raise NotImplementedError

    def lines(self, state):
        """The lines of Python that rebuild the state."""
        raise NotImplementedError

    def marks(self, state):
        """{mark: event} of the marks that are no controls."""
        return {}

    def taken(self, state, name):
        """The state after a control is taken in hand."""
        return state.taking(name)

    def moved(self, state, name, value):
        """The state after a control was set to one of its positions."""
        return state.setting({name: value})

    def chosen(self, state, name, value):
        """The state after a choice."""
        return state.choosing(**{name: value})

    def step(self, state, event):
        """The state after an event; None for an action that is not to be had. ValueError for what does not exist."""
        kind, *rest = event
        if kind == "take":
            return self.taken(state, self.known(state, rest[0]))
        if kind == "set":
            control = self.controls(state)[self.known(state, rest[0])]
            return self.moved(state, control.name, float(control.positions[control.row(rest[1])]))
        if kind == "choose":
            return self.chosen(state, *rest)
        if kind == "press":
            return next(action for action in self.actions if action.name == rest[0]).then(state)
        if kind == "enter":
            return next(entry for entry in self.row if entry.name == rest[0]).then(state, rest[1])
        if kind == "mark":
            return self.step(state, self.marks(state).get(rest[0], ("take", rest[0])))
        return self.first

    def events(self, state):
        """Every event but slides and texts: those that a state offers."""
        yield from (("take", name) for name in self.controls(state))
        yield from (("choose", choice.name, value) for choice in self.choices for _, value in choice.offered(state))
        yield from (("press", action.name) for action in self.actions)
        yield from (("mark", name) for name in self.marks(state))

    def offers(self, state, name):
        """Can a mark of that name be pressed in a state?"""
        return name in self.marks(state) or name in self.controls(state)

    def known(self, state, name):
        """The name of a control, or ValueError."""
        controls = self.controls(state)
        if name not in controls:
            raise ValueError(f"{name!r} is not in this picture; expected one of {', '.join(controls)}")
        return name

    @property
    def choices(self):
        return tuple(part for part in self.row if isinstance(part, Choice))

    @property
    def actions(self):
        return tuple(part for part in self.row if isinstance(part, Action))

    @cached_property
    def style(self):
        """The style of all marks: what pictures share, and every style.css. A page keeps the last sheet that it was given."""
        files = sorted(Path(__file__).parents[1].rglob("style.css"))
        return palette.STYLE + "".join(path.read_text(encoding="utf-8") for path in files)

    def place(self, state):
        """The position that the control in hand is at."""
        return self.controls(state)[state.hand].row(state.numbers[state.hand])

    def table(self, state):
        """What a drawing over all positions depends on: the state but for where the control in hand is."""
        return state.setting({state.hand: None})

    def drawn(self, state):
        """`scene`, kept for the last few tables that were asked for."""
        key = self.table(state)
        if key not in self._drawn:
            scene = self.scene(state)
            while len(self._drawn) >= KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[key] = scene
        return self._drawn[key]

    # The state of the moment, for readers and for hosts

    def watch(self, host):
        """Have host(state, event) called before each change; what it gives back is called when the change is made."""
        self._hosts.append(host)

    def leave(self, host):
        """Call a host no more."""
        self._hosts.remove(host)

    def do(self, *event):
        """Take an event. Where something fails or is interrupted on the way, a drawing too, nothing has changed."""
        with self._lock:
            if event[0] in ("take", "set"):  # hosts are told the name that `known` knows it by
                event = (event[0], self.known(self.state, event[1]), *event[2:])
            following = self.step(self.state, event)
            if following is not None and (following != self.state or event == ("reset",)):
                ready = [host(following, event) for host in self._hosts]
                with whole():
                    self.state = following
                    for show in ready:
                        show()
        return self

    @property
    def hand(self):
        """The name of the control in hand."""
        return self.state.hand

    @property
    def values(self):
        """{control: value} of the moment."""
        return self.state.numbers

    def pick(self, name):
        """Take another control in hand, or press a mark, by its name. ValueError for one that does not exist."""
        self.do("mark", name)

    def set(self, name, value):
        """Set a control to the position nearest to `value`, in hand or not. ValueError for no such name or no number."""
        name = self.known(self.state, name)
        value = intake.numbers(value, f"the value of {name}")
        if value.ndim:
            raise ValueError(f"the value of {name} has shape {value.shape}; expected one number")
        self.do("set", name, float(value))

    def reset(self):
        """Every number, choice and result as at the start."""
        self.do("reset")

    def code(self):
        """The lines that rebuild what is shown now."""
        return self.lines(self.state)

    def still(self):
        """The picture of this moment as an SVG file's text."""
        return self.drawn(self.state).still(
            self.place(self.state), lambda kinds: palette.still_style(self.style, kinds)
        )

    @property
    def lab(self):
        """The host that shows it in JupyterLab, made when it is first shown, and again after it was closed."""
        from .lab import Lab

        if self._lab is None or self._lab.closed:
            self._lab = Lab(self)
        return self._lab

    def _repr_mimebundle_(self, include=None, exclude=None):
        live = self.lab.box._repr_mimebundle_()
        cells.show(self.lab)
        data = live[0] if isinstance(live, tuple) else live
        return {**data, "image/svg+xml": self.still(), "text/plain": repr(self)}, {"image/svg+xml": {"alt": repr(self)}}

    def __repr__(self):
        return self.said(self.state)


def start(controls, hand, **chosen):
    """The first State of an explorer: its controls at their start. ValueError for a hand that is none of them."""
    names = [control.name for control in controls]
    if hand not in names:
        raise ValueError(f"{hand!r} is not in this picture; expected one of {', '.join(names)}")
    return State(hand, tuple((control.name, control.value) for control in controls), tuple(chosen.items()))
