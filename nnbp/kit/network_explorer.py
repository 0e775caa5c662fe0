"""A network of which every weight and bias can be taken in hand: what the explorers of several lessons stand on."""

import numpy as np

from ..chapter.backprop import backprop
from ..ground import intake
from ..ground.parameters import find, parameters
from ..live.columns import figure
from ..live.explorer import Explorer, start
from ..live.frame import nice_ceiling
from ..live.touch import Control
from .as_code import changed, network_code
from .draw_backflow import Scale
from .draw_network import Layout
from .flow import flows_back
from .sweep import sweep

STEP, REACH, AHEAD = 0.02, 5.0, 0.5


class NetworkExplorer(Explorer):
    """One example and a network, its numbers as controls. A subclass gives signs, scene(state) and said(state).

    net: a Network of up to 6 layers of up to 8 neurons, copied; x, y: one example; hand: the weight ("w3.1.2": layer,
    to, from) or bias ("b3.1") to start with, the first weight into layer L unless given; chosen: what else the state
    holds. ValueError for bad input.
    """

    letters, reach = "wb", REACH  # of the controls

    def __init__(self, net, x, y, hand=None, **chosen):
        net.check()
        self.net, self.layout = net.copy(), Layout(net.sizes)
        self.x, self.y = intake.one_example(x, y, net)
        if not hasattr(net.activation[2], "prime"):
            raise ValueError("the picture draws the activation of layer 2 as one curve; softmax has none")
        offered = [p for p in parameters(net) if p.letter in self.letters]
        held = find(net, hand) if hand is not None else next(p for p in offered if p.layer == net.L)
        at = sweep(self.net, self.x, self.y, held, np.array([held.read({"w": net.w, "b": net.b})]), AHEAD)
        self.scale = Scale(flows_back(self.net, held, at), self.layout.radius)
        self.full_error = nice_ceiling(1.05 * max(np.abs(delta).max() for delta in at.delta.values()))
        self.full_norm = nice_ceiling(1.2 * max(np.linalg.norm(delta) for delta in at.delta.values()))
        controls = [self._control(p) for p in offered]
        self._controls = {control.name: control for control in controls}
        super().__init__(start(controls, held.name, **chosen))

    def _control(self, parameter):
        value = float(parameter.read({"w": self.net.w, "b": self.net.b}))
        reach = max(self.reach, np.ceil(abs(value)) + 1)
        return Control(parameter.name, parameter.label, value, -reach, reach, STEP * reach / self.reach)

    def controls(self, state):
        return self._controls

    def result(self):
        """backprop of the network as it now stands."""
        return backprop(self.network(), self.x, self.y)

    def network(self, state=None):
        """The network of a state, or as it now stands, as a copy."""
        net = self.net.copy()
        for name, value in (state or self.state).values:
            find(net, name).write({"w": net.w, "b": net.b}, value)
        return net

    def held(self, state):
        """The Parameter in hand, and its slider's positions."""
        return find(self.net, state.hand), self._controls[state.hand].positions

    def lines(self, state):
        x, y = (part.ravel().tolist() for part in (self.x, self.y))
        made = f"picture = nnbp.{type(self).__name__}(net, {x}, {y}, hand={state.hand!r}{self.given(state)})"
        return "\n".join([network_code(self.net), made, *changed(state, self.first), *self.done(state), "picture"])

    def given(self, state):
        """What else it is made with, in its lines of code."""
        return ""

    def done(self, state):
        """The lines that bring about what else a state holds."""
        return ()

    def titled(self, state):
        """What it is and what is in hand: "OneNetwork 2-3-3-2: w³₁₂ = −1.90"."""
        value, sizes = figure(state.numbers[state.hand], 2, signed=True), "-".join(map(str, self.net.sizes))
        return f"{type(self).__name__} {sizes}: {find(self.net, state.hand).label} = {value}"
