"""A step in words: what a press does, what is stale, the state in a line, and the lines of code that ran."""

import numpy as np

from ....live.columns import figure
from .draw_phases import label, title
from .lines import lines, which
from .phases import FRESH, makes


def short(phase, L):
    """A phase without its number: "δ⁴"."""
    return title(phase, L).split("· ")[-1]


def press(due, results, L, step):
    """What the next press will do."""
    if not due:
        return f"take the new weights: step {step + 1}"
    again = all(key in results for key in makes(due[0], L))
    return f"{'again' if again else 'next'}:  {title(due[0], L)}"


def captions(control, stale, state, L):
    """What is stale and what a press will do, as one sentence a position."""
    names = {key: label(key) for key in stale}
    for k, value in enumerate(control.positions):
        old = [names[key] for key in stale if stale[key][k]]
        following = next((phase for phase in state if state[phase][k] != FRESH), None)
        runs = f"runs {short(following, L)}" if following else "takes the new weights"
        many = f" and {len(old) - 7} more" if len(old) > 7 else ""
        said = f"Stale: {', '.join(old[:7])}{many}" if old else "Nothing is stale"
        yield f"{control.label} is {figure(value, 4)}. {said}. The next press {runs}."


def summary(view, due, leaves, results, L):
    """What the phase in view made, what is due and what is stale, in a line."""
    keys = makes(view, L)
    keys = keys[-2:] if view == "forward" else keys[-1:] if view in ("gradients", "update") else keys
    values = [
        f"{label(key)} = {', '.join(figure(v, 4, signed=key[0] in 'zd') for v in np.ravel(results[key].value))}"
        for key in keys
    ]
    old = [label(key) for key, result in results.items() if result.stale(leaves)]
    return (
        f"{short(view, L)}; {', '.join(values)}; due: {short(due[0], L) if due else 'the new weights'}; "
        f"stale: {', '.join(old) or 'nothing'}"
    )


def code_lines(view, L):
    """The lines of the phase in view, as (function, text) each, and for which layers they ran."""
    shown = [lines()[name] for name in dict.fromkeys(which(key, L)[0] for key in makes(view, L))]
    layers = f"for l = {', '.join(map(str, range(2, L + 1)))}"
    if view.startswith("delta"):
        l = int(view[5:])
        layers = f"net.L = {l}" if l == L else f"l = {l}"
    return [(line.where, line.text) for line in shown], "" if view == "cost" else layers


def call(event):
    """Something done as the call that does it."""
    kind, name, *value = event
    if kind == "press":
        return f"{name}()"
    return f"set({name!r}, {value[0]!r})" if kind == "set" else f"go({value[0]!r})"
