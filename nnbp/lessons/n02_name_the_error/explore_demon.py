"""The demon: at one neuron's weighted input it adds what you say, and keeps a ledger of what δ promised and what came."""

import numpy as np

from ...chapter.saturation import network_states
from ...ground import intake
from ...ground.parameters import indexed
from ...kit import signs
from ...kit.as_code import network_code
from ...kit.draw_network import WIDTH, Layout
from ...live.columns import figure, sentences
from ...live.explorer import Control, Explorer
from ...live.frame import nice_ceiling
from ...live.legend import Sign
from ...live.marks import Scene, words
from .draw_demon import draw_nudged
from .draw_ledger import draw_cost_along, draw_ledger, draw_residual
from .nudge import LADDER, nudge

REACH, STEP, START = 3.0, 0.01, 0.8


class Demon(Explorer):
    """A demon at one neuron, which adds Δz to its weighted input: Demon(net, x, y, hand="2.2").

    net: a Network of up to 6 layers of up to 8 neurons, copied; x, y: one example; hand: the neuron to start at, "2.2"
    or "z2.2": layer, neuron; the first of layer 2 unless given. There is one demon: where another neuron is picked or
    set, it leaves the one where it was, which is its old self again. ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> Demon(*tiny_network(), hand="2.2")
    Demon 2-3-3-2: Δz²₂ = +0.80, δ = −0.0464, δ·Δz = −0.0371, ΔC = −0.0394, residual −0.0022
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
        signs.COST,
        signs.TANGENT,
        Sign(
            "C",
            "ring on the lower chart",
            "the residual, what δ · Δz missed of ΔC: where Δz is ten times smaller it is a hundred times smaller "
            "(slope 2)",
        ),
    )

    def __init__(self, net, x, y, hand="2.1"):
        net.check()
        self.net, self.layout = net.copy(), Layout(net.sizes)
        self.x, self.y = intake.examples(x, y, net)
        if self.x.shape[1] != 1:
            raise ValueError(f"x holds {self.x.shape[1]} examples; the picture shows one")
        self.neurons = {f"z{l}.{j}": (l, j) for l in net.w for j in range(1, net.sizes[l - 1] + 1)}
        controls = [
            Control(name, f"Δz{indexed(l, j)}", START, -REACH, REACH, STEP) for name, (l, j) in self.neurons.items()
        ]
        self._scale(controls[0].positions)
        super().__init__(controls, with_letter(hand))

    def _scale(self, positions):
        """What all the neurons' pictures have in common, so that they can be compared: the ends of their axes."""
        every = [nudge(self.net, self.x, self.y, *neuron, positions) for neuron in self.neurons.values()]
        self.ceiling = nice_ceiling(max(nudges.cost.max() for nudges in every))
        self.full_error = nice_ceiling(1.2 * max(abs(nudges.slope) for nudges in every))
        self.most = max(1.0, *(np.abs([nudges.residual, nudges.predicted]).max() for nudges in every))

    def pick(self, name):
        """Send the demon to another neuron, "3.1" or "z3.1", where it starts anew. ValueError for one that does not exist."""
        with self._lock:
            left = self.hand
            super().pick(with_letter(name))
            if self.hand != left:
                self.values[left] = self.controls[left].value
                self._sliders.pop(left).unobserve_all()  # what it still has to say is about a demon that has gone

    def set(self, name, value):
        """Send the demon to a neuron, if it is not there, and set its Δz to the position nearest to `value`."""
        with self._lock:
            self.pick(name)
            super().set(self.hand, value)

    def nudges(self):
        """The Nudges of this moment: one push, at the neuron in hand."""
        return nudge(self.net, self.x, self.y, *self.neurons[self.hand], self.values[self.hand])

    @property
    def cost(self):
        """The cost with the demon at work."""
        return float(self.nudges().cost[0])

    def draw(self, control):
        net, (layer, j) = self.net, self.neurons[control.name]
        sizes = np.union1d(LADDER, np.abs(control.positions[control.positions != 0]))
        nudges, up, down = (
            nudge(net, self.x, self.y, layer, j, values) for values in (control.positions, sizes, -sizes)
        )
        state = network_states(net, nudges.z, nudges.a[net.L], self.y)
        height = max(self.layout.height + 142, 580)
        scene = Scene(1080, height, len(control.positions), "a network with a demon at one neuron, and its ledger")
        draw_nudged(scene, self.layout, net, self.y, nudges, state, layer, j, self.full_error)
        left = WIDTH + 40
        draw_cost_along(scene, left, 34, 1066 - left, nudges, control.label, self.ceiling)
        draw_ledger(scene, left, 242, 1066 - left, nudges)
        draw_residual(scene, left, 370, 1066 - left, nudges, up, down, self.most)
        captions = sentences(self._captions(layer, j, nudges))
        scene.place(words(captions, kind="caption muted", x=30, y=height - 12))
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

    def code(self):
        """The lines that rebuild the network, the demon's neuron and its push."""
        return (
            f"{network_code(self.net)}\n"
            f"demon = nnbp.Demon(net, {self.x.ravel().tolist()}, {self.y.ravel().tolist()}, hand={self.hand!r})\n"
            f"demon.set({self.hand!r}, {self.values[self.hand]:g})\n"
            "demon"
        )

    def __repr__(self):
        nudges, sizes = self.nudges(), "-".join(map(str, self.net.sizes))
        promised, came, missed = (
            figure(float(part[0]), 4, signed=True) for part in (nudges.predicted, nudges.change, nudges.residual)
        )
        return (
            f"Demon {sizes}: {self.controls[self.hand].label} = {figure(self.values[self.hand], 2, signed=True)}, "
            f"δ = {figure(nudges.slope, 4, signed=True)}, δ·Δz = {promised}, ΔC = {came}, residual {missed}"
        )


def with_letter(name):
    """ "2.2" as the control is called: "z2.2"."""
    return f"z{name}" if isinstance(name, str) and name[:1].isdigit() else name
