"""Saturation: every weight scaled and every bias shifted at once, and each neuron's error as what arrives times its slope."""

import numpy as np

from ...chapter.saturation import ACTIVE
from ...ground import intake
from ...ground.parameters import indexed
from ...kit import signs
from ...kit.along import along
from ...kit.as_code import changed, network_code
from ...kit.draw_backflow import Scale, draw_backflow
from ...kit.draw_network import MOST_LAYERS, MOST_NEURONS, WIDTH, Layout
from ...kit.draw_norms import draw_norms
from ...kit.draw_pills import draw_pills
from ...kit.unfold import WHY
from ...live.columns import figure, sentences
from ...live.explorer import Explorer, start
from ...live.frame import nice_ceiling
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Choice, Control
from .captions import captions, pills
from .draw_factor_table import draw_factor_table, height
from .draw_products import draw_products
from .draw_products import height as areas
from .draw_slopes import HEIGHT, draw_slopes
from .draw_task import HIGH, draw_task
from .scaling import reached, scaled, scaling, ways_back

SCALE, SHIFT = (1.0, 0.0, 12.0, 0.02, ".2f"), (0.0, -6.0, 6.0, 0.05)  # start, lowest, highest, step, readout
TASK = Sign("ink", "task", "its bar runs from 1 to 100 times and is full where the task is done")
GOAL, MOST, TOP, GAP = 100, 12, 58, 130


class Saturation(Explorer):
    """Every neuron on its curve, and its error as what arrives times its slope: Saturation(net, x, y, hand="scale").

    net: a Network of 3 layers or more, up to 12 neurons without the input, one activation for all of them, copied; x, y:
    one example. Controls: "scale" multiplies every weight, "shift" is added to every bias, "y1" ... are the targets.
    task=False: without the task below the curves. ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> Saturation(*tiny_network())
    Saturation 2-3-3-2: weights × 1.00, biases +0.00, y = 0.00, 1.00: ‖δ²‖ = 0.0468, ‖δ³‖ = 0.1025, ‖δ⁴‖ = 0.1766, flat 1 of 8
    """

    signs = (
        Sign(
            "z",
            "dot",
            "a neuron at its weighted input z, above on σ and below on its slope; discs, diamonds, triangles are "
            "hidden layers, squares are outputs; beyond the broken strokes z is drawn ever closer, and the name has ‹ or ›",
        ),
        Sign("muted", "grey dot", "a saturated neuron, on a shaded stretch: σ′(z) is below 5 % of its maximum"),
        Sign("a", "square with a tick", "an output that is saturated and right: it has nothing to learn"),
        Sign("C", "square with a cross", "an output that is saturated and wrong: σ′ takes most of its miss away"),
        *signs.BACKFLOW,
        signs.NORM,
        Sign(
            "muted",
            "the bars of the numbers",
            "sizes on a logarithmic scale from 10⁻⁶ to 10², the stroke at 1; the pale part is what σ′ took away of what "
            "arrived",
        ),
    )

    listed = False
    row = (Choice("why", "", (*WHY.options, ("numbers", "numbers")), toggle=True),)

    def __init__(self, net, x, y, hand="scale", task=True):
        net.check()
        self.task = bool(task)
        self.signs = (*type(self).signs, TASK) if self.task else type(self).signs
        if net.L < 3 or sum(net.sizes[1:]) > MOST:
            raise ValueError(
                f"the network is {net.sizes}; the picture shows 3 layers or more, with up to {MOST} neurons after the input"
            )
        names = {getattr(f, "name", type(f).__name__) for f in net.activation.values()}
        if len(names) > 1 or not hasattr(net.activation[net.L], "prime"):
            raise ValueError(
                f"the activations are {' and '.join(sorted(names))}; the picture stands every neuron on one curve"
            )
        self.net = net.copy()
        self.x, self.y = intake.one_example(x, y, net)
        lowest = -1.0 if "tanh" in names else 0.0
        targets = [
            Control(f"y{j}", f"y{indexed('', j)}", target, min(lowest, target), max(1.0, target), 0.01, ".2f")
            for j, target in enumerate(self.y[:, 0].tolist(), 1)
        ]
        controls = [Control("scale", "scale", *SCALE), Control("shift", "shift", *SHIFT), *targets]
        self._controls = {control.name: control for control in controls}
        super().__init__(start(controls, hand, why=False))
        found, drawn = self.found(), max(net.sizes) <= MOST_NEURONS and net.L <= MOST_LAYERS
        self.layout = Layout(net.sizes, GAP, top=TOP) if drawn else None
        flows = ways_back(self.net, found, np.ones(1))
        self.scale = Scale(flows, self.layout.radius if drawn else 0)
        self.widest = max(self.scale.within.values())
        self.full_norm = nice_ceiling(1.2 * max(length[0] for length in found.length.values()))

    def controls(self, state):
        return self._controls

    def network(self):
        """The network as it now stands, as a copy: weights multiplied, biases shifted."""
        return scaled(self.net, self.values["scale"], self.values["shift"])

    def found(self, state=None, positions=None):
        """A Scaling of a state, of this moment unless given: at N positions of its control in hand, or where it is."""
        values = along(state or self.state, positions)
        return scaling(self.net, self.x, targets(values), values["scale"], values["shift"])

    @property
    def done(self):
        """Is the task fulfilled at this moment?"""
        return bool(reached(self.found().shrinkage, GOAL)[0])

    def scene(self, state):
        positions, shown = self._controls[state.hand].positions, self._shown(state)
        values, found = along(state, positions), self.found(state, positions)
        ends = TOP + HEIGHT + 32  # of the curves
        low = max(ends + (HIGH + 6) * self.task, self._reaches(shown))
        tall = low + (areas(self.net.sizes) if shown is True else 0) + 38
        scene = Scene(1080, tall, len(positions), "every neuron on its curve, and the error on its way back")
        draw_pills(scene, 46, 8, pills(self._controls, state.hand, values), apart=36)
        if shown == "numbers":
            table = scene.panel(0, TOP, WIDTH, self._reaches(shown) - TOP, 336)
            draw_factor_table(table, 30, TOP + 2, WIDTH - 84, self.net, found)
        elif self.layout:
            y, flows = targets(values), ways_back(self.net, found, values["scale"])
            network = scene.panel(0, TOP, WIDTH, low - TOP, self.layout.least)
            draw_backflow(network, self.layout, self.net, y, flows, self.scale)
            draw_norms(network, self.layout, self._reaches(shown) - 32, found.delta, self.full_norm)
            if shown:
                draw_products(scene, 30, low, self.net, found, flows, self.widest)
        at, left, wide = (WIDTH, WIDTH + 56, 310) if shown or self.layout else (0, 46, 984)
        curves = scene.panel(at, TOP, 1080 - at, ends - TOP, 320)
        draw_slopes(curves, left, TOP + 24, wide, self.net, found, SHIFT[2] - SHIFT[1])
        if self.task:
            longer, shorter = f"‖δ{indexed(self.net.L, '')}‖", "‖δ²‖"
            task = f"Make {shorter} a hundred times", f"smaller than {longer}."
            box = scene.panel(at, ends, 1080 - at, HIGH + 6, 320)
            draw_task(box, left, ends, wide, task, found.shrinkage, GOAL, (longer, shorter))
        scene.caption(sentences(captions(self.net, values, found, GOAL if self.task else None)), 46, tall - 12)
        return scene

    def _shown(self, state):
        """What is unfolded: where the network has no drawing, its numbers stand for the areas."""
        return "numbers" if state["why"] and not self.layout else state["why"]

    def _reaches(self, shown):
        """How far down what stands beside the curves reaches."""
        if shown == "numbers":
            return TOP + 2 + height(self.net.sizes)
        return self.layout.top + self.layout.height + 50 if self.layout else 0

    def lines(self, state):
        x, y = (part.ravel().tolist() for part in (self.x, self.y))
        task = "" if self.task else ", task=False"
        made = f"picture = nnbp.Saturation(net, {x}, {y}, hand={state.hand!r}{task})"
        return "\n".join([network_code(self.net), made, *changed(state, self.first), "picture"])

    def said(self, state):
        values, found = state.numbers, self.found(state)
        lengths = ", ".join(f"‖δ{indexed(l, '')}‖ = {figure(found.length[l][0], 4)}" for l in sorted(found.length))
        flat = [each != ACTIVE for states in found.state.values() for each in states[:, 0]]
        y = ", ".join(figure(value, 2) for name, value in values.items() if name.startswith("y"))
        sizes = "-".join(map(str, self.net.sizes))
        return (
            f"Saturation {sizes}: weights × {figure(values['scale'], 2)}, biases "
            f"{figure(values['shift'], 2, signed=True)}, y = {y}: {lengths}, flat {sum(flat)} of {len(flat)}"
        )


def targets(values):
    """What is wanted, (n_L, N)."""
    return np.vstack([numbers for name, numbers in values.items() if name.startswith("y")])
