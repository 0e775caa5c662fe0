"""The cost along a bias and, below it over the same axis, the neuron's error: the height of one is the slope of the other."""

from functools import partial

import numpy as np

from ...ground.parameters import indexed
from ...kit.scales import ticks_within
from ...live.columns import choose, figure, number, place
from ...live.frame import Frame
from ...live.grips import along, arrows, field, spots
from ...live.marks import Mark, words

GAP, MARGIN = 50, 14
SMALL, LARGE = (230, 98), (316, 150)  # the heights of both charts, beside a network and alone
RUN, SHORT = 1.0, 16  # a bar shorter than SHORT pixels goes without its letter
LEAST = 0.002  # what a chart's range is at least, so that a level cost is drawn level


def draw_slopes(scene, left, top, width, heights, swept, parameter, measured, on_flat):
    """Both charts with one scale up and down, so that equal lengths are equal amounts. on_flat: (N,), a mask."""
    above, below = heights
    delta, ends = swept.delta[parameter.layer][parameter.j - 1], swept.cost + RUN * measured.exact
    low, high = min(swept.cost.min(), ends.min()), max(swept.cost.max(), ends.max())
    bottom, peak = min(delta.min(), 0.0), max(delta.max(), 0.0)
    scale = min((above - 2 * MARGIN) / max(high - low, LEAST), (below - 2 * MARGIN) / max(peak - bottom, LEAST))
    xs = (swept.values[0] - 1, swept.values[-1] + RUN + 0.9)
    cost = chart(left, top, width, above, xs, (low + high) / 2, scale)
    error = chart(left, top + above + GAP, width, below, xs, (bottom + peak) / 2, scale)
    label, neuron = parameter.label, indexed(parameter.layer, parameter.j)
    step = tick_step(max(peak, -bottom), (high - low) / 2)
    for frame in (cost, error):
        frame.box(scene)
        shade(scene, frame, swept.values, on_flat)
        draw_ticks(scene, frame, step)
    now = place(cost.x(swept.values))
    scene.add("line", kind="guide", x1=now, y1=top, x2=now, y2=error.top + error.height)
    scene.place(words(("C", "C"), f" along {label}", kind="strong", x=left, y=top - 10))
    scene.place(words(("d", f"δ{neuron}"), f" along {label}", kind="halo strong", x=left, y=error.top - 10))
    for frame, draw in ((cost, partial(draw_triangle, measured=measured)), (error, draw_heights)):
        size = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
        draw(scene.add("svg", viewBox=" ".join(map(str, size.values())), **size), frame, swept, delta=delta)
    for tick in ticks_within(*xs):
        at = error.top + error.height + 16
        scene.add("text", text=figure(tick, 0), kind="small muted middle", x=float(error.x(tick)), y=at)
    scene.add("text", text="b", kind="strong w end", x=left + width, y=error.top + error.height + 16)
    if on_flat.any():
        name_flats(scene, error, swept.values, on_flat, above=peak >= -bottom)
    for frame, heights in ((cost, swept.cost), (error, delta)):
        scene.place(arrows(spots(frame.x(swept.values), frame.y(heights)), "x"))
        scene.place(field(frame, along(frame.x(swept.values[[0, -1]]))))


def chart(left, top, width, height, xs, middle, scale):
    """A Frame with `scale` pixels to the unit, around `middle`."""
    return Frame(left, top, width, height, xs, (middle - height / 2 / scale, middle + height / 2 / scale))


def tick_step(wanted, most):
    """The largest of 1, 2, 5 times a power of ten that is not above `wanted`, nor above `most`."""
    limit = max(min(wanted, most), LEAST / 2)
    power = 10.0 ** np.floor(np.log10(limit))
    return max(float(n * power) for n in (1, 2, 5) if n * power <= limit * (1 + 1e-9))


def draw_ticks(scene, frame, step):
    """Lines at every multiple of `step`, each with its number where there is room."""
    decimals, first = max(0, int(np.ceil(-np.log10(step) - 1e-9))), int(np.ceil(frame.ys[0] / step))
    ticks = range(first, int(np.floor(frame.ys[1] / step)) + 1)
    apart = frame.height * step / (frame.ys[1] - frame.ys[0])
    every = int(np.ceil(15 / apart))
    for n in ticks:
        y = round(float(frame.y(n * step)), 1)
        kind = "axis" if n == 0 else "hair"
        scene.add("line", kind=kind, x1=frame.left, y1=y, x2=frame.left + frame.width, y2=y)
        if n % every == 0:
            text = "0" if n == 0 else figure(n * step, decimals)
            scene.add("text", text=text, kind="small muted end", x=frame.left - 6, y=y + 4)


def stretches(values, mask):
    """The (from, to) pairs of values between which the mask holds."""
    steps = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(int)))
    return [(values[i], values[j - 1]) for i, j in zip(steps[::2], steps[1::2], strict=True)]


def edges(frame, values, mask):
    """The stretches in pixels, out to the frame's edges where they reach the last position."""
    for start, end in stretches(values, mask):
        left = frame.left if start == values[0] else float(frame.x(start))
        right = frame.left + frame.width if end == values[-1] else float(frame.x(end))
        yield round(left, 1), round(right, 1)


def shade(scene, frame, values, on_flat):
    """The stretches on which the neuron is on the flat."""
    for left, right in edges(frame, values, on_flat):
        scene.add("rect", kind="flat", x=left, y=frame.top, width=right - left, height=frame.height)


def name_flats(scene, frame, values, on_flat, above):
    """The word in each shaded stretch that has room for it, on the side where the curve is not, unless the hand is there."""
    for left, right in edges(frame, values, on_flat):
        if right - left > 30:
            middle, y = (left + right) / 2, frame.top + 18 if above else frame.top + frame.height - 9
            seen = choose(np.abs(frame.x(values) - middle) > 18, ("hidden", "visible"))
            room = "wide" if right - left < 80 else None
            scene.add("text", text="flat", kind="small muted middle", x=middle, y=y, visibility=seen, room=room)


def draw_triangle(clip, frame, swept, delta, measured):
    """The cost, its tangent, and on it a step of one to the right and what the tangent rises."""
    values, slope = swept.values, measured.exact
    clip.add("path", kind="curve of-C", d=frame.path(values[::3], swept.cost[::3]))
    x, y = frame.x(values), frame.y(swept.cost)
    far, end = frame.x(values + RUN), frame.y(swept.cost + RUN * slope)
    more = 0.6 * RUN
    ends = {"x1": place(frame.x(values - more)), "y1": place(frame.y(swept.cost - more * slope))}
    ends |= {"x2": place(frame.x(values + RUN + more)), "y2": place(frame.y(swept.cost + (RUN + more) * slope))}
    clip.add("line", kind="tangent", **ends)
    clip.add("line", kind="axis", x1=place(x), y1=place(y), x2=place(far), y2=place(y))
    clip.children.append(bar(far, y, end, delta))
    under, seen = np.where(slope < 0, y - 6, y + 14), long_enough(y, end)
    run = {"x": place((x + far) / 2 + 2), "y": place(under), "visibility": seen}
    clip.add("text", text="1", kind="halo small muted middle", **run)
    clip.children.append(named(far, y, end, delta))
    clip.add("circle", kind="now", cx=place(x), cy=place(y), r=5.5)


def draw_heights(clip, frame, swept, delta):
    """The error at every position, and its height at this one."""
    for mask, kind in ((delta >= 0, "curve of-d"), (delta < 0, "curve of-n")):
        for start, end in stretches(np.arange(len(delta)), mask):
            part = slice(max(start - 1, 0), end + 2)
            clip.add("path", kind=kind, d=frame.path(swept.values[part], delta[part]))
    x, y = frame.x(swept.values), frame.y(delta)
    clip.children.append(bar(x, frame.y(0 * delta), y, delta))
    clip.children.append(named(x, frame.y(0 * delta), y, delta))
    kinds = ("now of-d", "now of-n")
    clip.add("circle", kind=choose(delta < 0, kinds), cx=place(x), cy=place(y), r=5.5)


def bar(x, start, end, delta):
    """An upright bar from `start` to `end`, in the colour of the error's sign."""
    top, size = np.minimum(start, end), np.abs(end - start)
    return Mark("rect", kind=choose(delta < 0, ("d", "n")), x=place(x - 3), y=place(top), width=6, height=place(size))


def long_enough(start, end):
    return choose(np.abs(end - start) >= SHORT, ("hidden", "visible"))


def named(x, start, end, delta):
    """The letter beside such a bar."""
    kind = choose(delta < 0, ("halo strong d", "halo strong n"))
    where = {"x": place(x + 7), "y": place((start + end) / 2 + 4), "visibility": long_enough(start, end)}
    return Mark("text", text="δ", kind=kind, **where)


def draw_agreement(scene, left, top, width, swept, parameter, measured):
    """The three numbers that agree, one under another: the tangent's rise, the error, and two costs apart."""
    delta, neuron = swept.delta[parameter.layer][parameter.j - 1], indexed(parameter.layer, parameter.j)
    rows = (
        (("the tangent's rise over a run of 1",), measured.exact),
        ((("d strong", f"δ{neuron}"), ", the height of its curve"), delta),
        (
            ("measured: ", (None, "(C(b + h) − C(b − h)) / 2h", "wide"), (None, "from two costs", "tight")),
            measured.centred,
        ),
    )
    kinds = choose(delta < 0, ("strong end d", "strong end n"))
    for i, (said, value) in enumerate(rows):
        y = top + 24 * i
        scene.place(words(*said, x=left, y=y))
        scene.add("text", text=number(value, 4, signed=True), kind=kinds, x=left + width, y=y)
        if i:
            scene.add("line", kind="hair", x1=left, y1=y - 16.5, x2=left + width, y2=y - 16.5)
