"""An activation above its slope, large, on one axis of z: every neuron as a dot on both, the flat stretches shaded."""

import numpy as np

from ...chapter.saturation import flat_edges
from ...kit.draw_curve import SHAPES, SQUARE
from ...kit.letters import named
from ...live.columns import choose, figure, place, woven
from ...live.frame import Frame, spread
from ...live.grips import arrows, by, field, spots
from ...live.marks import Mark, words

TICK, CROSS = "M-3,0.3L-0.8,2.8L3.2,-2.6", "M-2.8,-2.8L2.8,2.8M2.8,-2.8L-2.8,2.8"
KINDS = ("dot", "dot asleep", "dot asleep", "dot right", "dot wrong")
UPPER, BETWEEN, LOWER = 160, 56, 104
FAR, FARTHEST = 0.45, 20  # of the axis to each side, for what is far out: up to so many times as far as the rest
HEIGHT = UPPER + BETWEEN + LOWER + 46


def shapes(layer, last):
    """The outline of a neuron's dot in each state: squares are outputs, with a tick where right and a cross where wrong."""
    outline = SQUARE if layer == last else SHAPES[min(layer - 2, len(SHAPES) - 1)]
    return (outline, outline, outline, outline + TICK, outline + CROSS)


def draw_slopes(scene, left, top, width, net, found, shifts):
    """sigma over z, below it sigma' over the same z, and every neuron of a Scaling on both, with its name underneath.

    Dragging them along z shifts every bias; shifts: from the least to the most.
    """
    activation = net.activation[2]
    reach = 7.0 if getattr(activation, "name", "") == "sigmoid" else 4.0
    z, ends = np.linspace(-reach, reach, 321), (-reach * (1 + FAR), reach * (1 + FAR))
    curve, slope = activation(z), activation.prime(z)
    upper = Frame(left, top, width, UPPER, ends, room(curve))
    lower = Frame(left, top + UPPER + BETWEEN, width, LOWER, ends, room(slope))
    floor = lower.top + LOWER
    for frame in (upper, lower):
        frame.box(scene)
        for start, end in flat_edges(activation, -reach, reach):
            start, end = ends[0] if start == -reach else start, ends[1] if end == reach else end  # and farther out
            box = {"x": float(frame.x(start)), "width": float(frame.x(end) - frame.x(start))}
            scene.add("rect", kind="flat", y=frame.top, height=frame.height, **box)
        for side in (-reach, reach):  # from here on ever more of z in a pixel
            x = float(frame.x(side))
            scene.add("line", kind="guide", x1=x, y1=frame.top, x2=x, y2=frame.top + frame.height)
    neurons = [(l, j) for l in found.z for j in range(net.sizes[l - 1])]
    at = np.array([upper.x(drawn_in(found.z[l][j], reach)) for l, j in neurons])
    gap = min(36 * max(1, width / 464), (width - 16) / len(neurons))  # enough for a hall, and for a wide chart squeezed
    names = spread(at, gap, left + 10, left + width - 10)
    for (l, j), px, name in zip(neurons, at, names, strict=True):
        high = upper.y(activation(np.clip(found.z[l][j], -reach, reach)))
        route = woven(f"M%.1f,%.1fV{floor}L%.1f,{floor + 12}", px, high, name)
        scene.add("path", kind="axis", stroke_opacity=0.6, d=route)
    draw_axes(scene, upper, lower, activation)
    far = reach**3 * np.array([-1.0, 1.0])
    level = np.abs(activation(far)) < 2  # it has levelled off on that side
    z = np.concatenate([far[:1][level[:1]], z, far[1:][level[1:]]])
    for frame, kind, values in ((upper, "a", activation(z)), (lower, "z", activation.prime(z))):
        scene.add("path", kind=f"curve of-{kind}", d=frame.path(drawn_in(z, reach), values))
    for i, ((l, j), px, name) in enumerate(zip(neurons, at, names, strict=True)):
        inside = np.clip(found.z[l][j], -reach, reach)
        for frame, height in ((upper, activation(inside)), (lower, activation.prime(inside))):
            dot = {"kind": choose(found.state[l][j], KINDS), "d": choose(found.state[l][j], shapes(l, net.L))}
            scene.place(Mark("path", transform=spots(px, frame.y(height)), **dot))
        beyond = (found.z[l][j] > reach) - 1 * (found.z[l][j] < -reach)
        text = choose(beyond + 1, (f"‹{l}·{j + 1}", f"{l}·{j + 1}", f"{l}·{j + 1}›"))
        scene.add("text", text=text, kind="small middle", x=place(name), y=floor + 26, room="low" if i % 2 else None)
    scene.place(arrows(spots(at.mean(axis=0), top + 14), "x", 20))
    for frame in (upper, lower):
        scene.place(field(frame, by("x", width * shifts / (2 * reach * (1 + FAR))), of="shift"))


def drawn_in(z, reach):
    """Where z is drawn: as it is within -reach ... reach, and beyond by its logarithm, FARTHEST times as far at the edge."""
    far = np.log(np.clip(np.abs(z) / reach, 1, FARTHEST)) / np.log(FARTHEST)
    return np.clip(z, -reach, reach) + np.sign(z) * FAR * reach * far


def draw_axes(scene, upper, lower, activation):
    """Titles and ticks, and the word on the flat stretches."""
    reach = upper.xs[1] / (1 + FAR)
    name = named(activation)
    for frame, colour, title in ((upper, "a", f"{name}(z)"), (lower, "z", f"{name}′(z), its slope")):
        scene.place(words((colour, title), kind="strong halo", x=frame.left, y=frame.top - 10))
    for start, end in flat_edges(activation, -reach, reach):
        middle = float(upper.x((start + end) / 2))
        scene.add("text", text="flat", kind="muted middle", x=middle, y=upper.top + UPPER / 2)
    heights = np.round(activation(np.array([-reach, reach])))
    for frame, ticks in ((upper, heights), (lower, (0.0, getattr(activation, "steepest", 1.0)))):
        for tick in ticks:
            label = f"{tick:g}".replace("-", "−")
            y = float(frame.y(tick)) + 4
            scene.add("text", text=label, kind="small muted end", x=frame.left - 10, y=y, room="wide")
            scene.add("text", text=label, kind="small muted halo", x=frame.left + 4, y=y, room="tight")
    below = upper.top + UPPER + 16
    most = 2 * np.ceil(reach / 2) - 2
    for tick in np.arange(-most, reach, 2):
        scene.add("text", text=figure(tick, 0), kind="small muted halo middle", x=float(upper.x(tick)), y=below)
    scene.add("text", text="z", kind="strong z end", x=upper.left + upper.width, y=below + 1)


def room(values):
    """The range of a chart's vertical axis: the curve, and some air above and below."""
    low, high = min(values.min(), 0.0), values.max()
    return low - 0.08 * (high - low), high + 0.1 * (high - low)
