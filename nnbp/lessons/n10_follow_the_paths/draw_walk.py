"""The sum over all paths as a walk: each product a bar from where the sum before it ended, and the sum beside them."""

import numpy as np

from ...live.columns import choose, number, place, sentences
from ...live.frame import Frame
from ...live.marks import words
from .lens import ends, magnified
from .walks import named

SIGN = ("d", "n")


def draw_walk(scene, left, top, width, height, walks, which, together):
    """Up to path number `which`; those to come are pale. The dashed line is the gradient as measured."""
    steps = np.vstack([np.zeros_like(walks.products[:1]), walks.running])
    count, route = len(walks.routes), named(walks.routes[which], walks.weight.layer)
    title = ("all ", ("strong", f"{count}"), " paths together") if together else (
        f"path {which + 1} of {count}: ", ("strong", route))  # fmt: skip
    told = number(walks.running[-1] if together else walks.products[which], 5, signed=True)
    scene.place(words(*title, x=left, y=top))
    scene.add("text", text=told, kind="strong end", x=left + width, y=top)
    lens = magnified(steps)
    frame = Frame(left, top + 42, width, height, (0, count + 1), ends(lens * steps))
    scene.add("text", text="the running sum", kind="muted", x=left, y=top + 30)
    tell_lens(scene, left + width, top + 30, lens)
    frame.box(scene)
    for i in range(count):
        draw_step(scene, frame, i, walks, lens * steps, which, together)
    draw_so_far(scene, frame, walks, lens * walks.running[which], which, together)
    zero, goal = float(frame.y(0)), place(frame.y(lens * walks.measured))
    scene.add("line", kind="axis", x1=left, y1=zero, x2=left + width, y2=zero)
    scene.add("text", text="0", kind="small muted end", x=left - 6, y=zero + 4)
    scene.add("line", kind="measured", x1=left, y1=goal, x2=left + width, y2=goal)
    tell_sum(scene, left, frame.top + height + 42, width, walks, which)


def draw_step(scene, frame, i, walks, steps, which, together):
    """One path: a column to click, with the bar of its product; from its end the next one starts."""
    pitch, held = frame.width / frame.xs[1], i == which and not together
    left, bottom = frame.left + pitch * i, frame.top + frame.height
    says = f"path {i + 1}: {named(walks.routes[i], walks.weight.layer)}"
    group = scene.add("g", pick=f"path{i + 1}", aria_label=says, kind="held" if held else "row")
    box = {"x": left + 1, "y": frame.top + 1, "width": pitch - 2, "height": frame.height + 22, "rx": 5}
    group.add("rect", kind="chip lift" if held else "reach lift", **box)
    group.add(
        "text", text=f"{i + 1}", kind="middle strong" if held else "middle muted", x=left + pitch / 2, y=bottom + 16
    )
    start, end = frame.y(steps[i]), frame.y(steps[i + 1])
    kinds = SIGN if i <= which else ("d to-come", "n to-come")
    around = group.add("g", kind="turn") if held or together else group
    if held or together:
        kinds = ("d settle", "n settle")
    size = {"y": place(np.minimum(start, end)), "height": place(np.abs(end - start))}
    around.add("rect", kind=choose(walks.products[i] < 0, kinds), x=left + 0.15 * pitch, width=0.7 * pitch, **size)
    at = place(end)
    group.add("line", kind="axis", x1=left + 0.15 * pitch, y1=at, x2=left + 1.85 * pitch, y2=at)


def draw_so_far(scene, frame, walks, value, which, together):
    """The sum of the paths up to number `which`, as a bar from zero in the last column; lit where it is of all together."""
    pitch, bottom = frame.width / frame.xs[1], frame.top + frame.height
    left, zero, end = frame.left + frame.width - pitch, float(frame.y(0)), frame.y(value)
    group = scene.add("g", kind="held" if together else None)
    if together:
        box = {"x": left + 1, "y": frame.top + 1, "width": pitch - 2, "height": frame.height + 22, "rx": 5}
        group.add("rect", kind="chip", **box)
    size = {"y": place(np.minimum(zero, end)), "height": place(np.abs(end - zero))}
    kinds = choose(walks.running[which] < 0, SIGN)
    group.add("rect", kind=kinds, x=left + 0.15 * pitch, width=0.7 * pitch, **size)
    group.add("text", text="sum", kind="middle strong", x=left + pitch / 2, y=bottom + 16)


def tell_sum(scene, left, top, width, walks, which):
    """The sum so far and the gradient as measured, in numbers, and whether the one is the other."""
    label = walks.weight.label
    scene.add("text", text=so_far(walks, which), x=left, y=top)
    scene.add("text", text=number(walks.running[which], 5, signed=True), kind="strong end", x=left + width, y=top)
    scene.place(words(("C strong", "┆ "), f"measured ∂C/∂{label}", x=left, y=top + 22))
    scene.add("text", text=number(walks.measured, 5, signed=True), kind="strong end", x=left + width, y=top + 22)
    tell_arrival(scene, left + width, top + 44, walks, which)


def tell_lens(scene, right, y, lens):
    """How much larger than others the bars of a position are drawn, where they are."""
    times = [f"{by:.1f}" if by < 9.95 else f"{by:,.0f}" for by in lens]
    told = (
        choose([by != "1.0" for by in times], ("", "drawn × ")),
        sentences(["" if by == "1.0" else by for by in times]),
    )
    scene.place(words(("muted", told[0]), ("strong", told[1]), kind="end", x=right, y=y))


def so_far(walks, which):
    """What the sum of the paths up to number `which` is called."""
    if which + 1 == len(walks.routes):
        return "sum of all paths"
    return f"sum of the first {which + 1}" if which else "path 1 alone"


def tell_arrival(scene, right, y, walks, which):
    """Whether the sum has arrived at what was measured."""
    left = len(walks.routes) - which - 1
    same = walks.arrived(which)
    arrived = choose(same, (f"{left} to come" if left else "✗ not the same", "✓ arrived"))
    scene.add("text", text=arrived, kind=choose(same, ("muted end", "right-text end")), x=right, y=y)
