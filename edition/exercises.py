"""Exercises on a page: which cells are ones, and the tutor's hints, folded one inside the other."""

import re

from nnbp.exercises.hints import hint, ladder

from .maths import markdown

LEFT_OPEN = re.compile(r"(return|=|,) \.\.\.|exercises\.check\(")
CHECKED = re.compile(r'exercises\.check\("(.+?)"')


def is_one(cell):
    """Is something left open in a cell for the reader?"""
    return cell.cell_type == "code" and bool(LEFT_OPEN.search(cell.source))


def hints(source):
    """The HTML of what the tutor would say before the solution, step by step; empty for a cell it does not check."""
    found = CHECKED.search(source)
    if not found:
        return ""
    name, html = found[1], ""
    steps = [hint(name, start_again=at == 0)._repr_markdown_() for at in range(len(ladder(name)))]
    for at, step in reversed(list(enumerate(steps))):
        called = "A hint" if at == 0 else "One more hint"
        html = f'<details class="hint"><summary>{called}</summary>{markdown(step)}{html}</details>'
    return html
