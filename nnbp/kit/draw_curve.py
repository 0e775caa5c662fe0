"""Every neuron of a network as a dot on its activation's curve, and on the curve of its slope."""

import numpy as np

from ..chapter.saturation import ACTIVE, flat_edges
from ..ground.parameters import Parameter
from ..live.columns import choose, figure, place, woven
from ..live.frame import Frame, spread
from ..live.grips import along, arrows, knob, spots
from ..live.marks import Mark, words
from .letters import named

SHAPES = ("M-6,0a6,6 0 1,0 12,0a6,6 0 1,0 -12,0z", "M0,-7.5L7.5,0L0,7.5L-7.5,0z", "M0,-7.5L7,5.5L-7,5.5z")
MOST_LABELS = 13  # more would run into one another
SQUARE = "M-5.5,-5.5h11v11h-11z"


def draw_curve(scene, left, top, width, net, swept, states, in_hand):
    """sigma and sigma' over z, with a dot on both for every neuron of that activation; labels while there is room."""
    activation = net.activation[2]
    reach = 7.0 if getattr(activation, "name", "") == "sigmoid" else 4.0
    layers = [l for l in swept.z if net.activation[l] is activation]
    z = np.linspace(-reach, reach, 161)
    curve, slope = activation(z), activation.prime(z)
    heights = (min(curve.min(), 0) - 0.2, max(curve.max(), 1) + 0.1)
    frame = Frame(left, top, width, 190, (-reach, reach), heights)
    scene.add("text", text="every neuron on its curve", kind="strong", x=left, y=top - 10)
    name = named(activation)
    legend = (("a strong", f"{name}(z)"), "\u00a0\u00a0", ("z strong", f"{name}′(z)"))
    scene.place(words(*legend, kind="end", x=left + width, y=top - 10))
    frame.box(scene)
    for start, end in flat_edges(activation, -reach, reach):
        scene.add(
            "rect", kind="flat", x=float(frame.x(start)), y=top, width=float(frame.x(end) - frame.x(start)), height=190
        )
        scene.add("text", text="flat", kind="small muted middle", x=float(frame.x((start + end) / 2)), y=top + 88)
    for tick in (-4, -2, 0, 2, 4) if reach > 4 else (-2, 0, 2):
        scene.add("text", text=figure(tick, 0), kind="small muted middle", x=float(frame.x(tick)), y=top + 184)
    scene.add("text", text="z", kind="strong z end", x=left + width - 8, y=top + 184)
    scene.add("path", kind="curve of-z", d=frame.path(z, slope))
    scene.add("path", kind="curve of-a", d=frame.path(z, curve))
    neurons = [(l, j) for l in layers for j in range(net.sizes[l - 1])]
    at = np.array([frame.x(np.clip(swept.z[l][j], -reach, reach)) for l, j in neurons])
    label = spread(at, min(27, (width - 24) / len(neurons)), left + 12, left + width - 12)
    for (l, j), px, lx in zip(neurons, at, label, strict=True):
        neuron_on_curve(scene, frame, net, l, j, swept, states, px, lx, in_hand, len(neurons) <= MOST_LABELS)


def neuron_on_curve(scene, frame, net, l, j, swept, states, px, lx, in_hand, labelled):
    """One neuron: a line at its z through sigma' and sigma, down to its label; the output's dots are squares.

    Dragging a dot moves its neuron's bias.
    """
    activation, floor = net.activation[l], frame.top + frame.height
    z = np.clip(swept.z[l][j], *frame.xs)
    high, low = frame.y(activation(z)), frame.y(activation.prime(z))
    scene.add("path", kind="hair", d=woven(f"M%.1f,%.1fV{floor}L%.1f,{floor + 10}", px, high, lx))
    scene.add("circle", kind="z", cx=place(px), cy=place(low), r=3.5)
    shape = SQUARE if l == net.L else SHAPES[min(l - 2, len(SHAPES) - 1)]
    where = spots(px, high)
    bias = Parameter(l, j + 1)
    held = " held" if (l, j + 1) == (in_hand.layer, in_hand.j) else ""
    kinds = (f"dot{held}", f"dot{held} asleep")
    scene.place(Mark("path", kind=choose(states[l][j] != ACTIVE, kinds), d=shape, transform=where))
    grip = along(frame.x(swept.z[l][j])[[0, -1]]) if bias == in_hand else "x"
    if bias == in_hand:
        scene.place(arrows(where, "x"))
    scene.place(knob(where, grip, of=bias.name))
    if held or labelled:
        scene.add(
            "text", text=f"{l}·{j + 1}", kind="small middle" + (" strong" if held else ""), x=place(lx), y=floor + 23
        )
