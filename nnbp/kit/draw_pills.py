"""Pills and chips: numbers that can be taken in hand, in a row."""

from ..live.columns import number
from ..live.grips import arrows, by, spots
from ..live.marks import words


def chip(group, left, top, name, value, signed=False, reach=92):
    """The name and value of a control, as something to take in hand, with all above it; reach: how wide that is."""
    group.add("rect", kind="chip lift", x=left, y=top, width=92, height=24, rx=12)
    text = words(name, " = ", number(value, 2, signed=signed), kind="middle", x=left + 46, y=top + 17)
    group.children.append(text)
    group.add("rect", kind="reach", x=left + 7, y=top - 60, width=reach - 14, height=78)


def draw_pills(scene, left, top, pills, apart=10):
    """Every number that can be taken in hand: (name, what it is, its text, held?, width) each; the one in hand tinted.

    Each is a panel, so that they stand in as many lines as they need. apart: pixels from one to the next; a hall has them
    larger, if that is room enough.
    """
    for name, what, text, held, width in pills:
        panel = scene.panel(left - (apart / 2 - 1), top - 8, width + apart - 2, 46)
        group = panel.add("g", pick=name, grip=by(), aria_label=f"take {what} in hand")
        group.add("rect", kind="pill lift" + (" in-hand" if held else ""), x=left, y=top, width=width, height=26, rx=13)
        group.children.append(words(f"{what} ", ("strong", text), kind="middle", x=left + width / 2, y=top + 17.5))
        if held:
            panel.place(arrows(spots(left + width / 2, top + 13), "y", 20))
        left += width + apart
