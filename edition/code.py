"""The lines of Python that rebuild a state, for every value of the number in hand."""

import os
import re

FORMATS = ("r", "g", ".2f", ".4f", ".0f")
EDGE = re.compile(r"[0-9.+\-e]")


def code_along(explorer, state):
    """[the lines at the start, what stands before the number, its format, what stands after it]; the lines alone where no
    single number changes in them.
    """
    control, start = explorer.controls(state)[state.hand], explorer.place(state)
    rows = sorted({0, 1, start + 1, len(control.positions) // 3, len(control.positions) - 1} - {start})
    values = [float(control.positions[row]) for row in rows if row < len(control.positions)]
    told = [explorer.lines(explorer.step(state, ("set", control.name, value))) for value in values]
    before = os.path.commonprefix(told)
    after = os.path.commonprefix([text[len(before) :][::-1] for text in told])[::-1]
    while before and EDGE.fullmatch(before[-1]):
        before = before[:-1]
    while after and EDGE.fullmatch(after[0]):
        after = after[1:]
    for form in FORMATS:
        if all(text == before + number(value, form) + after for text, value in zip(told, values, strict=True)):
            return [explorer.lines(state), before, form, after]
    return [explorer.lines(state)]


def number(value, form):
    """A number in one of the formats."""
    return repr(value) if form == "r" else f"{value:{form}}"
