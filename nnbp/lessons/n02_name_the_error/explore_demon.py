"""The demon: at one neuron's weighted input it adds what you say, and keeps a ledger of what δ promised and what came."""

from ...chapter.saturation import network_states
from ...ground import intake
from ...ground.parameters import indexed
from ...kit import signs
from ...kit.as_code import changed, network_code
from ...kit.draw_backflow import Scale
from ...kit.draw_network import WIDTH, Layout
from ...kit.explore_one_network import VIEWS
from ...kit.unfold import NUMBERS
from ...live.columns import figure, sentences
from ...live.explorer import Explorer, start
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Choice, Control
from .draw_demon import draw_errors, draw_nudged
from .draw_ledger import draw_ledger, draw_residual
from .draw_promise import draw_promise, tell_promise
from .nudge import ladders, nudge
from .same_scales import same_scales, still_flows

AWAY = 16  # pixels farther from the network than its tables: what is wanted of an output reaches out to the chart
REACH, STEP, START = 3.0, 0.01, 2.5  # where a gap is seen at the neurons that have much to say
HINTS = ("what becomes of the push in the layers above", "where every neuron's error comes from, before the push")


class Demon(Explorer):
    """A demon at one neuron, which adds Δz to its weighted input: Demon(net, x, y, hand="2.2", view="forward").

    net: a Network of up to 6 layers of up to 8 neurons, copied; x, y: one example; hand: the neuron to start at, "2.2"
    or "z2.2": layer, neuron; the first of layer 2 unless given. view: "forward", what becomes of the push, or "backward",
    where the errors come from. There is one demon: where another neuron is picked or set, it leaves the one where it was,
    which is its old self again. ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> Demon(*tiny_network(), hand="2.2")
    Demon 2-3-3-2: Δz²₂ = +2.50, δ = −0.0464, δ·Δz = −0.1161, ΔC = −0.0995, residual +0.0166
    """

    signs = (
        signs.DISC,
        signs.LINE,
        signs.BAR,
        signs.RING,
        signs.WRONG,
        Sign(
            "z",
            "demon",
            "sits at one neuron and adds Δz to its weighted input; Δa is what becomes of it in the layers above; "
            "every δ is the error with no demon there",
        ),
        *signs.BACKFLOW[:3],
        Sign(
            "C",
            "red curve",
            "ΔC, what a push does to the cost; the straight line is what δ promises of it, and the pale red between the "
            "two is what the promise misses. The bracket is the gap at the push in hand",
        ),
        Sign(
            "C",
            "ring, in numbers",
            "the residual, what δ · Δz missed of ΔC: where Δz is ten times smaller it is a hundred times smaller "
            "(slope 2)",
        ),
        Sign("ink", "≈", "each number is rounded by itself: those that stand there may give another last digit"),
    )
    alone = True
    row = (Choice("view", "", tuple((view, view) for view in VIEWS), toggle=True, hints=HINTS), NUMBERS)

    def __init__(self, net, x, y, hand="2.1", view="forward"):
        net.check()
        self.net, self.layout = net.copy(), Layout(net.sizes)
        self.x, self.y = intake.one_example(x, y, net)
        self.neurons = {f"z{l}.{j}": (l, j) for l in net.w for j in range(1, net.sizes[l - 1] + 1)}
        controls = [
            Control(name, f"Δz{indexed(*neuron)}", START, -REACH, REACH, STEP) for name, neuron in self.neurons.items()
        ]
        self._controls = {control.name: control for control in controls}
        self.same = same_scales(self.net, self.x, self.y, self.neurons.values(), controls[0].positions)
        self.scale = Scale(still_flows(self.net, self.x, self.y, 1), self.layout.radius)
        view = intake.choice(view, "view", VIEWS)
        super().__init__(start(controls, with_letter(hand), view=view, numbers=False))

    def controls(self, state):
        return self._controls

    def known(self, state, name):
        """The name of a neuron, "3.1" or "z3.1", as "z3.1"."""
        return super().known(state, with_letter(name))

    def taken(self, state, name):
        """The demon goes to another neuron; the one it leaves is its old self again."""
        left = state.hand
        return state if name == left else state.taking(name).setting({left: self._controls[left].value})

    def moved(self, state, name, value):
        """The demon goes to a neuron, if it is not there, and adds `value`."""
        return super().moved(self.taken(state, name), name, value)

    def nudges(self, state=None):
        """The Nudges of a state, or of this moment: one push, at the neuron in hand."""
        state = state or self.state
        return nudge(self.net, self.x, self.y, *self.neurons[state.hand], state.numbers[state.hand])

    @property
    def cost(self):
        """The cost with the demon at work."""
        return float(self.nudges().cost[0])

    def scene(self, state):
        net, (layer, j), control = self.net, self.neurons[state.hand], self._controls[state.hand]
        nudges, layout = nudge(net, self.x, self.y, layer, j, control.positions), self.layout
        height = max(layout.height + 142, 580) if state["numbers"] else max(layout.height + 104, 520)
        scene = Scene(1080, height, len(control.positions), "a network with a demon at one neuron, and its promise")
        network = scene.panel(0, 0, 700, layout.height + 66, layout.least)
        if state["view"] == "forward":
            flats = network_states(net, nudges.z, nudges.a[net.L], self.y)
            draw_nudged(network, layout, net, self.y, nudges, flats, layer, j, self.same.error)
        else:
            flows = still_flows(net, self.x, self.y, len(control.positions))
            draw_errors(network, layout, net, self.y, flows, self.scale, control.positions, layer, j)
        told = (nudges, control.label, self.same.change[layer])
        left, width = WIDTH + 68, 1066 - WIDTH - 68
        if state["numbers"]:
            up, down = ladders(net, self.x, self.y, layer, j, control.positions)
            draw_promise(scene.panel(700, 0, 380, 222, 304), left, 34, width, 160, *told)
            draw_ledger(scene.panel(700, 222, 380, 124, 340), WIDTH + 40, 242, 1026 - WIDTH, nudges)
            draw_residual(scene.panel(700, 346, 380, 202, 304), left, 370, width, nudges, up, down, self.same.most)
        else:
            panel, left, width = scene.panel(700, 0, 380, height - 30, 304), left + AWAY, width - AWAY
            tell_promise(panel, left, 24, width, nudges)
            draw_promise(panel, left, 118, width, height - 182, *told)
        scene.caption(sentences(self._captions(layer, j, nudges)), 30, height - 12)
        return scene

    def _captions(self, layer, j, nudges):
        """What the picture shows, as one sentence a position."""
        captions = []
        for step, predicted, change in zip(nudges.values, nudges.predicted, nudges.change, strict=True):
            way = "rises" if change > 0 else "falls" if change < 0 else "stays where it is"
            by = f" by {figure(abs(change), 4)}" if change else ""
            captions.append(
                f"The demon at neuron {layer}·{j} adds {figure(step, 2, signed=True)}. "
                f"δ predicts that the cost changes by {figure(predicted, 4, signed=True)}; it {way}{by}."
            )
        return captions

    def lines(self, state):
        x, y = (part.ravel().tolist() for part in (self.x, self.y))
        view = "" if state["view"] == "forward" else f", view={state['view']!r}"
        made = f"picture = nnbp.Demon(net, {x}, {y}, hand={state.hand!r}{view})"
        return "\n".join([network_code(self.net), made, *changed(state, self.first), "picture"])

    def said(self, state):
        nudges, sizes = self.nudges(state), "-".join(map(str, self.net.sizes))
        told = (nudges.predicted, nudges.change, nudges.residual)
        promised, came, missed = (figure(float(part[0]), 4, signed=True) for part in told)
        return (
            f"Demon {sizes}: {self._controls[state.hand].label} = {figure(state.numbers[state.hand], 2, signed=True)}, "
            f"δ = {figure(nudges.slope, 4, signed=True)}, δ·Δz = {promised}, ΔC = {came}, residual {missed}"
        )


def with_letter(name):
    """ "2.2" as the control is called: "z2.2"."""
    return f"z{name}" if isinstance(name, str) and name[:1].isdigit() else name
