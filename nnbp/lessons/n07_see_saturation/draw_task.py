"""A task that the slider can fulfil, with how far it is; and the numbers to take in hand as pills to click."""

import numpy as np

from ...live.columns import choose, place, sentences
from ...live.marks import words
from .scaling import reached


def draw_task(scene, left, top, width, task, ratio, goal, names):
    """The task in two pieces, how many times it is at each position, (N,), as a bar to the goal, and whether it is done."""
    scene.add("rect", kind="panel", x=left, y=top, width=width, height=66, rx=6)
    scene.place(words(("strong", "Task. "), " ".join(task), x=left + 14, y=top + 22, room="wide"))
    for i, pieces in enumerate(((("strong", "Task. "), task[0]), (task[1],))):
        scene.place(words(*pieces, x=left + 14, y=top + 15 + 16 * i, room="tight"))
    longer, shorter = names
    here = [f"now {longer} is {times(r)} {shorter}" for r in ratio]
    scene.add("text", text=sentences(here), x=left + 14, y=top + 48)
    done = reached(ratio, goal)
    track, x = 108, left + width - 190
    filled = np.clip(np.log(np.where(np.isnan(ratio), 1, np.maximum(ratio, 1))) / np.log(goal), 0, 1)
    scene.add("rect", kind="track", x=x, y=top + 39, width=track, height=10, rx=2, room="wide")
    scene.add("rect", kind="d", x=x, y=top + 39, width=place(filled * track), height=10, rx=2, room="wide")
    scene.add("line", kind="axis", x1=x + track, y1=top + 35, x2=x + track, y2=top + 53, room="wide")
    kinds, texts = ("muted", "right-text"), ("not yet", "✓ done")
    told = choose(done, texts)
    scene.add("text", text=told, kind=choose(done, kinds), x=x + track + 12, y=top + 49, room="wide")
    kind = choose(done, [f"{each} end" for each in kinds])
    scene.add("text", text=told, kind=kind, x=left + width - 10, y=top + 31, room="tight")


def times(ratio):
    """A ratio in words, never rounded up to a goal: "3.78 times", "1666 times", "endlessly longer than"."""
    if np.isnan(ratio):
        return "as short as"
    if np.isinf(ratio):
        return "endlessly longer than"
    if ratio < 100:
        return f"{min(round(ratio, 2), 99.99):.2f} times"
    return f"{ratio:.0f} times" if ratio < 1e5 else f"{ratio:.0e} times".replace("e+0", "e+")
