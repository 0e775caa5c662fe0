"""The network as a diagram: neurons with their activation and error, weights as lines, biases as stubs."""

import numpy as np

from ..chapter.saturation import ACTIVE, RIGHT_AND_FLAT, WORDS, WRONG_AND_FLAT
from ..ground.parameters import Parameter, indexed, parameters
from ..live.columns import choose, figure, number, place
from ..live.grips import arrows, by, knob, spots
from ..live.marks import Mark, words
from .draw_beyond import draw_beyond
from .letters import activation

WIDTH, EDGE = 700, 696  # of the diagram; where its texts end in less room
TOP, FIRST, LAST = 50, 82, 590
BAR, NARROWEST = 60, 344
CLOSE = {5: 18, 6: 15}  # the radius of a disc where so many layers leave it less
PILL = 102  # its width: between two columns of errors it covers neither
ABOVE = 52  # between the layers' names and the highest neuron
MOST_LAYERS, MOST_NEURONS = 6, 8
RINGS = ("ring", "ring saturated", "ring dead", "ring right", "ring wrong")
SIGNS = ("✓ ", "✗ ")


class Layout:
    """Where every neuron stands: column l from left to right, neuron j from top to bottom.

    most: the widest gap between two neurons; less than 146 where nothing stands under them. left, top, width: of the
    diagram. roomy: is there room for words under a neuron? close: do the layers stand so close that a number under one
    has no room where the drawing is squeezed? Then it is in a title.
    """

    def __init__(self, sizes, most=146, left=0, top=0, width=WIDTH):
        if len(sizes) > MOST_LAYERS or max(sizes) > MOST_NEURONS:
            raise ValueError(
                f"the network is {sizes}; a diagram shows up to {MOST_LAYERS} layers of up to {MOST_NEURONS} neurons"
            )
        self.sizes, self.first, self.top = sizes, left + FIRST, top + TOP
        self.last, self.edge = left + width - WIDTH + LAST, left + width - WIDTH + EDGE
        self.roomy = 440 // max(sizes) > 120
        self.gap = min(most, max(100, min(146, 440 // max(sizes))))
        self.height = max(430 * most / 146, self.gap * max(sizes))
        self.across, self.close = (self.last - self.first) / (len(sizes) - 1), len(sizes) in CLOSE
        self.radius = min(26 if self.roomy else 21 if self.gap > 100 else 18, CLOSE.get(len(sizes), 26))
        self.rise = self.radius  # from a neuron's middle up to where its bias ends
        self.bar = min(BAR, self.across / 2 - 8)  # pixels of an error's full bar
        self.least = min(82 * len(sizes), NARROWEST)  # how narrow it can be squeezed

    def x(self, layer):
        return self.first + self.across * (layer - 1)

    def y(self, layer, j):
        return self.top + self.height / 2 + self.gap * (j - (self.sizes[layer - 1] + 1) / 2)


def draw_network(scene, layout, net, x, y, swept, states, in_hand, full_error, reached=2, letters="wb"):
    """The whole diagram. swept: a Sweep; states[l]: (n_l, N); full_error: the |delta| whose bar is full.

    reached: errors are shown from this layer up. letters: of the parameters that can be picked.
    """
    name_layers(scene, layout)
    everything = [p for p in parameters(net) if p != in_hand] + [in_hand]  # the one in hand on top
    for parameter in everything:
        value = swept.values if parameter == in_hand else float(parameter.read({"w": net.w, "b": net.b}))
        scene.place(link(layout, parameter, value, parameter == in_hand, parameter.letter in letters))
    for l in range(1, net.L + 1):
        for j in range(1, net.sizes[l - 1] + 1):
            neuron(scene, layout, net, l, j, swept, states, y, full_error, l >= reached)
    pill(scene, layout, in_hand, swept.values)


def name_layers(scene, layout, kind="muted middle", y=None):
    """Each layer's name above it."""
    last, y = len(layout.sizes), layout.top - 26 if y is None else y
    for l in range(1, last + 1):
        at, end = {"kind": kind, "x": layout.x(l), "y": y}, {1: "input", last: "output"}.get(l)
        scene.add("text", text=f"layer {l} · {end}" if end else f"layer {l}", room="wide" if end else None, **at)
        if end:
            scene.add("text", text=end, room="tight", **at)


def link(layout, parameter, value, held, pickable=True):
    """A weight as a line, a bias as a stub from above: thickness |w|, dashed where negative."""
    radius, l, j = layout.radius, parameter.layer, parameter.j
    x2, y2 = layout.x(l), layout.y(l, j)
    if parameter.k is None:
        ends = {"x1": x2, "y1": y2 - layout.rise - 17, "x2": x2, "y2": y2 - layout.rise}
    else:
        ends = {"x1": layout.x(l - 1) + radius, "y1": layout.y(l - 1, parameter.k), "x2": x2 - radius, "y2": y2}
    size, negative = np.abs(value), np.asarray(value) < 0
    width = place(np.minimum(0.8 + 1.7 * size, 10)) if held else f"{min(0.8 + 1.7 * size, 10):.1f}"
    kinds = ("edge lift", "edge lift minus")
    told = number(value, 2, signed=True) if held else figure(value, 2, signed=True)
    label = f"{parameter.label}, {parameter.words}"
    named = {"pick": parameter.name, "grip": by(), "aria_label": label} if pickable else {}
    mark = Mark("g", kind="held" if held else None, **named)
    title = mark.add("title")
    for piece in (f"{parameter.label} = ", told, f", the {parameter.words}"):
        title.add("tspan", text=piece)
    mark.add("line", kind="aura", **ends)
    mark.add("line", kind=choose(negative, kinds) if held else kinds[int(negative)], stroke_width=width, **ends)
    if parameter.k is None:
        mark.add("circle", kind="w", cx=x2, cy=ends["y1"], r=3.5)
    mark.add("line", kind="reach", **ends)
    return mark


def neuron(scene, layout, net, l, j, swept, states, y, full_error, with_error=True, named=None, under=0):
    """A disc tinted by a, its error as a bar around zero where it is known, and in words where it is saturated.

    named: what a click on it takes in hand, {"pick": name, "aria_label": words}; its bias unless given. under: pixels
    below it that something else takes.
    """
    cx, cy, radius = layout.x(l), layout.y(l, j), layout.radius
    a = swept.a[l][j - 1]
    named = named or {"pick": Parameter(l, j).name, "grip": by(), "aria_label": f"neuron {l}·{j}, take its bias"}
    group = scene.add("g", **(named if l > 1 else {}))
    tint = np.clip(np.abs(a), 0, 1)
    value = "value" if layout.roomy else "value small"
    if l > 1 and with_error and layout.close:
        group.add("title", text=number(swept.delta[l][j - 1], 4, signed=True))
    group.add("circle", kind="body", cx=cx, cy=cy, r=radius)
    group.add("circle", kind="tint", cx=cx, cy=cy, r=radius, fill_opacity=place(tint, 2))
    group.add("circle", kind="rim lift", cx=cx, cy=cy, r=radius)
    group.add("text", kind=choose(tint > 0.89, (value, f"{value} bright")), text=activation(a), x=cx, y=cy + 5)
    if l == 1:
        name = ("a", f"x{indexed('', j)}")
        scene.stiff(cx).place(words(name, kind="end", x=cx - radius - 10, y=cy + 5, room="wide"))
        scene.place(words(name, kind="middle", x=cx, y=cy - radius - 8, room="tight"))
        return
    group.add("circle", kind=choose(states[l][j - 1], RINGS), cx=cx, cy=cy, r=radius + 5)
    if with_error:
        error_bar(scene, layout, cx, cy, swept.delta[l][j - 1], full_error)
    below = cy + radius + under + (51 if with_error else 21)
    if l < net.L and layout.roomy:
        asleep = choose(states[l][j - 1] != ACTIVE, ("hidden", "visible"))
        pieces = [("muted", choose(states[l][j - 1], WORDS))]
        if with_error:  # else it stands so high that a longer text would meet the pill
            slope = number(net.activation[l].prime(swept.z[l][j - 1]), 3)
            pieces += ("muted", ", σ′ ", "wide"), ("muted", slope, "wide")
        scene.place(words(*pieces, kind="halo small middle", visibility=asleep, x=cx, y=below))
    if l == net.L:
        tell_output(scene, layout, cx, cy, y[j - 1, 0], states[l][j - 1], below)


def tell_output(scene, layout, cx, cy, wanted, state, below):
    """What is wanted of an output, and whether it is saturated, right or wrong; all beside it, or below in less room.

    below: the height of a line there that nothing else takes.
    """
    beside = cx + layout.radius + 14
    wants = ("wants ", ("strong", f"{wanted:g}"))
    scene.place(words(*wants, x=beside, y=cy + 5, room="wide"))
    high = below if layout.roomy else cy - layout.radius + 5
    scene.place(words(*wants, kind="halo end", x=layout.edge, y=high, room="tight"))
    texts = ("", "saturated", "dead", SIGNS[0] + "right", SIGNS[1] + "wrong")
    kinds = ("small muted",) * 3 + ("small right-text", "small wrong-text")
    scene.add("text", kind=choose(state, kinds), text=choose(state, texts), x=beside, y=cy + 23, room="wide")
    flat = np.isin(state, (RIGHT_AND_FLAT, WRONG_AND_FLAT))
    scene.add("text", kind="small muted middle", text=choose(flat, ("", "saturated")), x=cx, y=below, room="wide")
    both = [f"saturated, {text}" if text.startswith(SIGNS) else text for text in texts]
    around = {"kind": choose(state, [f"halo end {kind}" for kind in kinds]), "text": choose(state, both)}
    scene.add("text", x=layout.edge, y=below + (15 if layout.roomy else -4), room="tight", **around)


def error_bar(scene, layout, cx, cy, delta, full_error):
    """delta as a bar from a zero mark, right and purple for positive, left and orange for negative, and as a number."""
    top, reach = cy + layout.radius + 9, layout.bar
    length = np.minimum(np.abs(delta) / full_error, 1) * reach
    scene.add("line", kind="hair", x1=cx - 24, y1=top + 4, x2=cx + 24, y2=top + 4)
    left = place(np.where(delta < 0, cx - length, cx))
    scene.add("rect", kind=choose(delta < 0, ("d", "n")), x=left, y=top, width=place(length), height=8)
    draw_beyond(scene, cx + reach + 10, top + 4, "right", "d", delta > full_error)
    draw_beyond(scene, cx - reach - 10, top + 4, "left", "n", -delta > full_error)
    scene.add("line", kind="axis", x1=cx, y1=top - 2, x2=cx, y2=top + 10)
    room = "wide" if layout.close else None
    told = (("d strong", "δ "), number(delta, 4, signed=True))
    scene.place(words(*told, kind="halo middle", x=cx, y=top + 25, room=room))


def pill(scene, layout, parameter, values, named=0):
    """The name and value of the parameter in hand, on the middle of its line, or above its neuron.

    In less room, and where layers stand close, it stands above the network: it would hide what is there. named: pixels
    for a name that stands over the neuron.
    """
    if parameter.k is None:
        x, y = layout.x(parameter.layer), layout.y(parameter.layer, parameter.j) - layout.radius - 31 - named
    else:
        x = (layout.x(parameter.layer - 1) + layout.x(parameter.layer)) / 2
        y = (layout.y(parameter.layer - 1, parameter.k) + layout.y(parameter.layer, parameter.j)) / 2
    crowded = layout.close or parameter.k is None and not layout.roomy
    for room, at in ((None, ABOVE),) if crowded else (("wide", y), ("tight", ABOVE)):
        part = scene.stiff(x, room)
        part.add("rect", kind="pill", x=x - PILL / 2, y=at - 13, width=PILL, height=26, rx=13)
        part.place(words(f"{parameter.label} = ", number(values, 2, signed=True), kind="middle strong", x=x, y=at + 5))
        part.place(arrows(spots(x, at), "y", 22))
        part.place(knob(spots(x, at), by(), wide=84))
