"""A task that the slider can fulfil, with how far it is; and the numbers to take in hand as pills to click."""

import numpy as np

from ...live.columns import choose, place, sentences
from ...live.marks import words
from .scaling import reached

HIGH = 92  # of its box


def draw_task(scene, left, top, width, task, ratio, goal, names):
    """The task in two lines, how many times it is at each position, (N,), as a bar to the goal, and whether it is done."""
    scene.add("rect", kind="panel", x=left, y=top, width=width, height=HIGH, rx=6)
    for i, pieces in enumerate(((("strong", "Task. "), task[0]), (task[1],))):
        scene.place(words(*pieces, x=left + 12, y=top + 20 + 17 * i))
    longer, shorter = names
    here = [f"now {longer} is {times(r)} {shorter}" for r in ratio]
    scene.add("text", text=sentences(here), x=left + 12, y=top + 61)
    done = reached(ratio, goal)
    track, x, y = width - 96, left + 12, top + 72
    filled = np.clip(np.log(np.where(np.isnan(ratio), 1, np.maximum(ratio, 1))) / np.log(goal), 0, 1)
    scene.add("rect", kind="track", x=x, y=y, width=track, height=10, rx=2)
    scene.add("rect", kind="d", x=x, y=y, width=place(filled * track), height=10, rx=2)
    scene.add("line", kind="axis", x1=x + track, y1=y - 4, x2=x + track, y2=y + 14)
    kind, text = choose(done, ("muted end", "right-text end")), choose(done, ("not yet", "✓ done"))
    scene.add("text", text=text, kind=kind, x=left + width - 10, y=y + 10)


def times(ratio):
    """A ratio in words, never rounded up to a goal: "3.78 times", "1,666 times", "endlessly longer than"."""
    if np.isnan(ratio):
        return "as short as"
    if np.isinf(ratio):
        return "endlessly longer than"
    if ratio < 100:
        return f"{min(round(ratio, 2), 99.99):.2f} times"
    return f"{ratio:,.0f} times" if ratio < 1e5 else f"{ratio:.0e} times".replace("e+0", "e+")
