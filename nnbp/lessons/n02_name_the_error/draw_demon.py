"""The demon at one neuron of the diagram: its push, and what becomes of it in the layers above."""

from ...ground.parameters import parameters
from ...kit.draw_network import link, name_layers, neuron
from ...live.columns import number
from ...live.grips import arrows, by, knob, spots
from ...live.marks import Mark, words

HORN = "M{0}6,-1.4C{0}8,-3.8 {0}8,-6.8 {0}6.6,-9C{0}5.6,-6.4 {0}4.2,-5.2 {0}1.8,-4.6z"
HORNS = HORN.format("-") + HORN.format("")


def draw_nudged(scene, layout, net, y, nudges, states, layer, j, full_error):
    """The whole diagram with the demon at neuron j of `layer`. nudges: Nudges; states[l]: (n_l, N)."""
    name_layers(scene, layout)
    for weight in parameters(net):
        if weight.k is not None:
            scene.place(link(layout, weight, float(weight.read({"w": net.w})), held=False, pickable=False))
    scene.add("circle", kind="glow", cx=layout.x(layer), cy=layout.y(layer, j), r=layout.radius + 10)
    for l in range(1, net.L + 1):
        for i in range(1, net.sizes[l - 1] + 1):
            named = {"pick": f"z{l}.{i}", "grip": by(), "aria_label": f"neuron {l}·{i}, send the demon there"}
            neuron(scene, layout, net, l, i, nudges, states, y, full_error, named=named)
    for l in range(layer + 1, net.L + 1):
        for i, change in enumerate(nudges.heard(l), 1):
            pieces = (("a", "Δa "), ("a", number(change, 4, signed=True)))
            top = layout.y(l, i) - layout.radius - (11 if layout.roomy else 8)
            room = "wide" if layout.close else None
            scene.place(words(*pieces, kind="halo small middle", x=layout.x(l), y=top, room=room))
    told = "every ", ("d strong", "δ"), ": before the push"
    scene.place(words(*told, kind="small muted", x=30, y=46))
    demon(scene, layout, layer, j, nudges.values)


def demon(scene, layout, layer, j, values):
    """A horned head in a pill over its neuron, with its push."""
    x, y = layout.x(layer), layout.y(layer, j) - layout.radius - (22 if layout.roomy else 13)
    half = 13 if layout.roomy else 10
    for room, aside in (("wide", 0), ("tight", -16)):  # of what stands over the next layer, in less room
        pill(scene.stiff(x, room), x + aside * (not layout.close), y, half, values, layout.close)


def pill(part, x, y, half, values, close):
    """The demon's head and its push, to drag; without the letters where layers stand close."""
    out, name = (42, ()) if close else (62, (("z", "Δz"), " = "))
    part.add("rect", kind="push", x=x - out, y=y - half, width=2 * out, height=2 * half, rx=half)
    head = Mark("g", transform=f"translate({x - out + 18:g} {y + 1:g})")
    head.add("path", kind="z", d=HORNS)
    head.add("circle", kind="z", cx=0, cy=0.5, r=6.5)
    head.add("circle", kind="body", cx=-2.3, cy=-0.3, r=1.3)
    head.add("circle", kind="body", cx=2.3, cy=-0.3, r=1.3)
    part.place(head)
    part.place(words(*name, number(values, 2, signed=True), kind="middle strong", x=x + 10, y=y + 5))
    part.place(arrows(spots(x, y), "x", out + 12))
    part.place(knob(spots(x, y), by(), wide=2 * out - 20))
