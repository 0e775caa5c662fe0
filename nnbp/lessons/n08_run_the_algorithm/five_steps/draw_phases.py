"""The phases of the algorithm in a row, and the network as cards: every z, a and delta there is, fresh or stale."""

import numpy as np

from ....ground.parameters import indexed
from ....live.columns import MINUS, choose, figure
from .phases import NOT_YET

CARD, WIDE, ACROSS, DOWN = 88, 108, 147, 116  # how high a card is and how wide, and from one card to the next
TOP, NAMES = 108, 78
SAID = ("not yet", "✓ run", "↻ stale")
DIM = ("1", "0.7")  # the opacity of what is fresh and of what is stale
LETTERS = {"nabla_w": "∇w", "nabla_b": "∇b", "delta": "δ", "new_w": "new w", "new_b": "new b"}
STEPS = {"forward": "1, 2 · forward", "cost": "cost", "gradients": "5 · gradients", "update": "update"}


def label(key):
    """The value called `key` for readers: "nabla_w3" as "∇w³"."""
    name = key.rstrip("0123456789")
    return LETTERS.get(name, name) + (indexed(key[len(name) :], "") if key != name else "")


def title(phase, L):
    """What a phase is called, with the number of its step in the chapter's list where it has one."""
    if phase.startswith("delta"):
        l = int(phase[5:])
        return f"{3 if l == L else 4} · δ{indexed(l, '')}"
    return STEPS[phase]


def draw_phases(scene, left, top, width, states, shown, L):
    """A pill for each phase, which leads back to it. states: {phase: (N,) of NOT_YET, FRESH, STALE}; shown: its name."""
    gap = 8
    wide = (width - gap * (len(states) - 1)) / len(states)
    for i, (phase, state) in enumerate(states.items()):
        x, held = left + (wide + gap) * i, phase == shown
        reachable = not held and (state != NOT_YET).all()
        named = {"pick": phase, "aria_label": f"look at {title(phase, L)}"} if reachable else {}
        panel = scene.panel(x - 1, 0, wide + gap, 60, 112)
        group = panel.add("g", **named)
        kinds = [f"pill lift{' in-hand' if held else ''}{more}" for more in (" later", "", " old")]
        group.add("rect", kind=choose(state, kinds), x=x, y=top, width=wide, height=44, rx=10)
        name = "strong middle" if held else "middle"
        group.add("text", text=title(phase, L), kind=name, x=x + wide / 2, y=top + 18)
        tones = ("small muted middle", "small right-text middle", "small stale middle")
        group.add("text", text=choose(state, SAID), kind=choose(state, tones), x=x + wide / 2, y=top + 36)
        if i + 1 < len(states):
            panel.add("line", kind="axis", x1=x + wide, y1=top + 22, x2=x + wide + gap, y2=top + 22)


def fitted(value, decimals, signed=False, spare=1):
    """As columns.figure, and never wider than +12.3456, or less by `spare`: fewer decimals, then powers of ten."""
    if abs(value) >= 1e5:
        return f"{value:{'+' if signed else ''}.1e}".replace("-", MINUS).replace("e+0", "e+")
    digits = int(np.log10(max(abs(value), 1)))
    return figure(value, max(0, min(decimals, 4 + spare - digits)), signed=signed)
