"""What a reader can touch in a picture, and the state that it is in: numbers to slide, choices, actions, texts to type."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Control:
    """A number that the reader may take in hand: its name for programs, its label for readers, its range and start.

    readout: how its slider writes it, as a format.
    """

    name: str
    label: str
    value: float
    low: float
    high: float
    step: float
    readout: str = "+.2f"

    @cached_property
    def positions(self):
        """Every value of its slider: the starting value exactly, and steps from there within low ... high."""
        below, above = (int(room / self.step + 1e-9) for room in (self.value - self.low, self.high - self.value))
        values = np.round(self.value + self.step * np.arange(-below, above + 1), 9)
        values[below] = self.value
        return values

    def row(self, value):
        """The position nearest to a value."""
        return int(np.abs(self.positions - value).argmin())


@dataclass(frozen=True)
class State:
    """What a picture is at: the control in hand, ((control, value), ...), and ((name, value), ...) of choices and progress.

    All of it can be hashed, so states can be counted, and walked through. state["mistake"] is one of the chosen.
    """

    hand: str
    values: tuple
    chosen: tuple = ()

    def __getitem__(self, name):
        return dict(self.chosen)[name]

    @property
    def numbers(self):
        """{control: value}, a dict of its own at each call."""
        return dict(self.values)

    def taking(self, name):
        """The same with another control in hand."""
        return replace(self, hand=name)

    def setting(self, numbers):
        """The same with other numbers: {control: value} of those that change."""
        return replace(self, values=tuple((name, numbers.get(name, value)) for name, value in self.values))

    def choosing(self, **chosen):
        """The same with other choices."""
        return replace(self, chosen=tuple((name, chosen.get(name, value)) for name, value in self.chosen))


@dataclass(frozen=True)
class Choice:
    """One of a few options to choose: ((text, value), ...). toggle: show them side by side, where a list would hide them.

    title: the text of a value that is not among the options, such as a reader's own. width, told: of the list and of its
    label, in pixels. when: the name of another choice that unfolds what this one is about; without it this is not shown.
    """

    name: str
    label: str
    options: tuple
    title: Callable = str
    toggle: bool = False
    hints: tuple = ()
    width: int = 190
    told: int = 60
    when: str = ""

    def shown(self, state):
        """Is what it is about to be seen in a state?"""
        return not self.when or bool(state[self.when])

    def offered(self, state):
        """The options, and the value of the moment where it is not among them."""
        value = state[self.name]
        known = any(value == each for _, each in self.options)
        return self.options if known else (*self.options, (self.title(value), value))


@dataclass(frozen=True)
class Action:
    """Something to press. label: its text, or a function of the state. then(state): the state after it, None for none."""

    name: str
    label: str | Callable
    then: Callable
    icon: str = ""
    hint: str = ""
    primary: bool = False
    width: int = 114

    def text(self, state):
        """Its label in a state."""
        return self.label(state) if callable(self.label) else self.label


@dataclass(frozen=True)
class Entry:
    """A text to type. now(state): what it starts with; then(state, text): the state after it, ValueError if it cannot be.

    use: what its button says; ask, taken: a sentence before it is used, and one after.
    """

    name: str
    label: str
    now: Callable[[State], str]
    then: Callable[[State, str], Any]
    use: str
    ask: str
    taken: str
    icon: str = "pencil"
    hint: str = ""
    width: int = 114
