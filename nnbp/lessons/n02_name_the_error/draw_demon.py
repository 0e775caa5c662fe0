"""The demon at one neuron of the diagram: its push, with what becomes of it above, or with every neuron's error."""

from ...ground.parameters import Parameter, parameters
from ...kit.draw_backflow import draw_backflow
from ...kit.draw_network import link, name_layers, neuron
from ...live.columns import number
from ...live.grips import arrows, by, knob, spots
from ...live.marks import Mark, words

HORN = "M{0}6,-1.4C{0}8,-3.8 {0}8,-6.8 {0}6.6,-9C{0}5.6,-6.4 {0}4.2,-5.2 {0}1.8,-4.6z"
HORNS = HORN.format("-") + HORN.format("")
LONG, SHORT = 78, 44  # half of a pill, with the letters and without: a hall reads them larger, beside the head


def draw_nudged(scene, layout, net, y, nudges, states, layer, j, full_error):
    """The whole diagram with the demon at neuron j of `layer`. nudges: Nudges; states[l]: (n_l, N)."""
    name_layers(scene, layout)
    for weight in parameters(net):
        if weight.k is not None:
            scene.place(link(layout, weight, float(weight.read({"w": net.w})), held=False, pickable=False))
    scene.add("circle", kind="glow", cx=layout.x(layer), cy=layout.y(layer, j), r=layout.radius + 10)
    named = names(net)
    for l in range(1, net.L + 1):
        for i in range(1, net.sizes[l - 1] + 1):
            neuron(scene, layout, net, l, i, nudges, states, y, full_error, named=named.get((l, i)))
    for l in range(layer + 1, net.L + 1):
        for i, change in enumerate(nudges.heard(l), 1):
            pieces = (("a", "Δa "), ("a", number(change, 4, signed=True)))
            top = layout.y(l, i) - layout.radius - (11 if layout.roomy else 8)
            room = "wide" if layout.close else None
            scene.place(words(*pieces, kind="halo small middle", x=layout.x(l), y=top, room=room))
    demon(scene, layout, layer, j, nudges.values, 22 if layout.roomy else 13, aside=-6)


def draw_errors(scene, layout, net, y, flows, scale, values, layer, j):
    """How the errors come about, before the push: {l: Flow} of every layer; the demon at neuron j of `layer` all the same."""
    turns = {l: net.L - l for l in net.w}
    draw_backflow(scene, layout, net, y, flows, scale, values, Parameter(layer, j), turns, named=names(net))
    demon(scene, layout, layer, j, values, 36 if layout.roomy else 29)


def names(net):
    """{(l, j): attributes} of the neurons that the demon can be sent to."""
    return {
        (l, j): {"pick": f"z{l}.{j}", "grip": by(), "aria_label": f"neuron {l}·{j}, send the demon there"}
        for l in net.w
        for j in range(1, net.sizes[l - 1] + 1)
    }


def demon(scene, layout, layer, j, values, higher, aside=0):
    """A horned head in a pill with its push, the middle of it `higher` than its neuron.

    aside: how far from there in less room, because of what stands over the next layer.
    """
    told = "every ", ("d strong", "δ"), ": before the push"
    scene.place(words(*told, kind="small muted", x=30, y=43))
    x, y = layout.x(layer), layout.y(layer, j) - layout.radius - higher
    half = 13 if layout.roomy else 10
    for room, by_it in (("wide", 0), ("tight", aside)):
        named = room == "wide" and not layout.close
        pill(scene.stiff(x, room), x + by_it * (not layout.close), y, half, values, named)


def pill(part, x, y, half, values, named):
    """The demon's head and its push, to drag. named: with the letters too, where there is room for them beside the head."""
    out, name = (LONG, (("z", "Δz"), " = ")) if named else (SHORT, ())
    part.add("rect", kind="push", x=x - out, y=y - half, width=2 * out, height=2 * half, rx=half)
    head = Mark("g", transform=f"translate({x - out + 15:g} {y + 1:g})")
    head.add("path", kind="z", d=HORNS)
    head.add("circle", kind="z", cx=0, cy=0.5, r=6.5)
    head.add("circle", kind="body", cx=-2.3, cy=-0.3, r=1.3)
    head.add("circle", kind="body", cx=2.3, cy=-0.3, r=1.3)
    part.place(head)
    part.place(words(*name, number(values, 2, signed=True), kind="middle strong", x=x + 10, y=y + 5))
    part.place(arrows(spots(x, y), "x", out + 12))
    part.place(knob(spots(x, y), by(), wide=2 * out - 20))
