"""Saturation: every weight scaled and every bias shifted at once, and each neuron's error as what arrives times its slope."""

import numpy as np

from ...chapter.saturation import ACTIVE
from ...ground import intake
from ...ground.parameters import indexed
from ...kit.along import along
from ...kit.as_code import network_code
from ...kit.draw_pills import draw_pills
from ...kit.unfold import WHY
from ...live.columns import figure, number, sentences
from ...live.explorer import Explorer, start
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Control
from .draw_factor_table import draw_factor_table, height
from .draw_slopes import HEIGHT, draw_slopes
from .draw_task import draw_task, times
from .scaling import reached, scaled, scaling

SCALE, SHIFT = (1.0, 0.0, 12.0, 0.02), (0.0, -6.0, 6.0, 0.05)  # start, lowest, highest, step
TASK = Sign("ink", "task", "its bar runs from 1 to 100 times and is full where the task is done")
GOAL, MOST = 100, 12


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
            "hidden layers, squares are outputs; ‹ and › mark a neuron beyond the edge",
        ),
        Sign("muted", "grey dot", "a saturated neuron, on a shaded stretch: σ′(z) is below 5 % of its maximum"),
        Sign("a", "square with a tick", "an output that is saturated and right: it has nothing to learn"),
        Sign("C", "square with a cross", "an output that is saturated and wrong: σ′ takes most of its miss away"),
        Sign("delta", "the table", "what arrives from above × the slope σ′(z) = the error δ, neuron by neuron"),
        Sign(
            "muted",
            "the table's bars",
            "sizes on a logarithmic scale from 10⁻⁶ to 10², the stroke at 1; purple δ is positive, orange is "
            "negative, as its number says; the pale part is what σ′ took away of what arrived",
        ),
    )

    listed = False
    row = (WHY,)

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
            Control(f"y{j}", f"y{indexed('', j)}", target, min(lowest, target), max(1.0, target), 0.01)
            for j, target in enumerate(self.y[:, 0].tolist(), 1)
        ]
        controls = [Control("scale", "scale", *SCALE), Control("shift", "shift", *SHIFT), *targets]
        self._controls = {control.name: control for control in controls}
        super().__init__(start(controls, hand, why=False))

    def controls(self, state):
        return self._controls

    def network(self):
        """The network as it now stands, as a copy: weights multiplied, biases shifted."""
        return scaled(self.net, self.values["scale"], self.values["shift"])

    def found(self, state=None, positions=None):
        """A Scaling of a state, of this moment unless given: at N positions of its control in hand, or where it is."""
        values = along(state or self.state, positions)
        y = np.vstack([values[f"y{j}"] for j in range(1, self.net.sizes[-1] + 1)])
        return scaling(self.net, self.x, y, values["scale"], values["shift"])

    @property
    def done(self):
        """Is the task fulfilled at this moment?"""
        return bool(reached(self.found().shrinkage, GOAL)[0])

    def scene(self, state):
        positions = self._controls[state.hand].positions
        values, found = along(state, positions), self.found(state, positions)
        task_top = 76 + HEIGHT + 12
        tall = max(task_top + 66, 66 + height(self.net.sizes)) + 38
        scene = Scene(1080, tall, len(positions), "every neuron on its curve, and its error as a product")
        draw_pills(scene, 46, 8, self._pills(state.hand, values))
        wide = 464 if state["why"] else 984  # of the curves, and of the task under them
        curves = scene.panel(0, 58, wide + 66, task_top - 64, 320)
        draw_slopes(curves, 46, 76, wide, self.net, found, SHIFT[2] - SHIFT[1])
        if state["why"]:
            draw_factor_table(scene.panel(530, 58, 550, tall - 88, 350), 550, 60, 516, self.net, found)
        if self.task:
            longer, shorter = f"‖δ{indexed(self.net.L, '')}‖", "‖δ²‖"
            task = f"Make {shorter} a hundred times", f"smaller than {longer}."
            draw_task(
                scene.panel(0, task_top - 6, wide + 66, tall - task_top - 24, 340),
                46,
                task_top,
                wide,
                task,
                found.shrinkage,
                GOAL,
                (longer, shorter),
            )
        scene.caption(sentences(self._captions(values, found)), 46, tall - 12)
        return scene

    def _pills(self, hand, values):
        """What draw_pills shows: each number that can be taken in hand."""
        for name, numbers in values.items():
            what, width = {"scale": ("all weights ×", 150), "shift": ("all biases", 128)}.get(name) or (
                f"wanted {self._controls[name].label}",
                120,
            )
            yield name, what, number(numbers, 2, signed=name == "shift"), name == hand, width

    def _captions(self, values, found):
        """What the picture shows, as one sentence a position."""
        named = [(f"{l}·{j + 1}", found.state[l][j]) for l in found.state for j in range(len(found.state[l]))]
        captions = []
        for k, ratio in enumerate(found.shrinkage):
            flat = [name for name, state in named if state[k] != ACTIVE]
            who = f": {', '.join(flat)}" if 0 < len(flat) <= 4 else ""
            verdict = f" The task is {'done' if reached(ratio, GOAL) else 'not done'}." if self.task else ""
            captions.append(
                f"Weights × {figure(values['scale'][k], 2)}, biases {figure(values['shift'][k], 2, signed=True)}. "
                f"On the flat: {len(flat)} of {len(named)} neurons{who}. "
                f"‖δ{indexed(self.net.L, '')}‖ is {times(ratio)} ‖δ²‖.{verdict}"
            )
        return captions

    def lines(self, state):
        sets = [f"picture.set({n!r}, {v:g})\n" for n, v in state.values if v != self._controls[n].value]
        x, y = (part.ravel().tolist() for part in (self.x, self.y))
        return (
            f"{network_code(self.net)}\n"
            f"picture = nnbp.Saturation(net, {x}, {y}, hand={state.hand!r}{'' if self.task else ', task=False'})\n"
            f"{''.join(sets)}picture"
        )

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
