"""One network, every weight: take any weight or bias in hand, slide it, and see everything that follows from it."""

import numpy as np

from ..chapter.backprop import backprop
from ..chapter.saturation import ACTIVE, WORDS, network_states
from ..ground import intake
from ..ground.parameters import find, indexed, parameters
from ..live.columns import figure, sentences
from ..live.explorer import Explorer, start
from ..live.frame import nice_ceiling
from ..live.marks import Scene, words
from ..live.touch import Control
from . import signs
from .as_code import network_code
from .draw_cost import draw_cost
from .draw_curve import draw_curve
from .draw_network import WIDTH, Layout, draw_network, draw_norms
from .sweep import sweep

STEP, REACH, AHEAD = 0.02, 5.0, 0.5


class OneNetwork(Explorer):
    """The network as a picture that answers: OneNetwork(net, x, y, hand="w3.1.2").

    net: a Network of up to 6 layers of up to 8 neurons, copied; x, y: one example; hand: the weight ("w3.1.2": layer,
    to, from) or bias ("b3.1") to start with, the first weight into layer L unless given. ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> OneNetwork(*tiny_network(), hand="w3.1.2")
    OneNetwork 2-3-3-2: w³₁₂ = −1.90, C = 0.4164, ‖δ²‖ = 0.0468, ‖δ³‖ = 0.1025, ‖δ⁴‖ = 0.1766
    """

    signs: tuple = (
        signs.DISC,
        signs.LINE,
        signs.BAR,
        signs.RING,
        signs.WRONG,
        signs.NORM,
        signs.DOT,
        signs.COST,
        signs.TANGENT,
    )
    letters, reach = "wb", REACH  # of the controls

    def __init__(self, net, x, y, hand=None, **chosen):
        net.check()
        self.net, self.layout = net.copy(), Layout(net.sizes)
        self.x, self.y = intake.one_example(x, y, net)
        if not hasattr(net.activation[2], "prime"):
            raise ValueError("the picture draws the activation of layer 2 as one curve; softmax has none")
        errors = backprop(self.net, self.x, self.y).delta.values()
        self.full_error = nice_ceiling(1.2 * max(np.abs(delta).max() for delta in errors))
        offered = [p for p in parameters(net) if p.letter in self.letters]
        held = find(net, hand) if hand is not None else next(p for p in offered if p.layer == net.L)
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

    def scene(self, state):
        net, (parameter, positions) = self.network(state), self.held(state)
        swept = sweep(net, self.x, self.y, parameter, positions, AHEAD)
        flats = network_states(net, swept.z, swept.a[net.L], self.y)
        height = self.layout.height + 138
        scene = Scene(1080, height, len(positions), "a network, its errors, its activation curve and its cost")
        draw_network(scene, self.layout, net, self.x, self.y, swept, flats, parameter, self.full_error)
        draw_norms(scene, self.layout, self.layout.height + 68, swept)
        left = WIDTH + 40
        draw_curve(scene, left, 34, 1066 - left, net, swept, flats, parameter)
        draw_cost(scene, left, 300, 1066 - left, swept, parameter)
        scene.place(
            words(sentences(self._captions(parameter, swept, flats)), kind="caption muted", x=30, y=height - 12)
        )
        return scene

    def _captions(self, parameter, swept, flats):
        """What the picture shows, as one sentence a position."""
        named = [(f"{l}·{j + 1}", flats[l][j]) for l in flats for j in range(len(flats[l]))]
        captions = []
        for k, value in enumerate(swept.values):
            slope = swept.slope[k]
            way = "rises" if slope > 0 else "falls" if slope < 0 else "stays level"
            asleep = [f"{name} is {WORDS[s[k]]}" for name, s in named if s[k] != ACTIVE]
            flat = "; ".join(asleep) if len(asleep) <= 3 else f"{len(asleep)} of {len(named)} neurons are on the flat"
            captions.append(
                f"The {parameter.words} is {figure(value, 2, signed=True)}. "
                f"The cost is {figure(swept.cost[k], 4)} and {way} as it grows. {flat or 'No neuron is saturated'}."
            )
        return captions

    def lines(self, state):
        x, y = (part.ravel().tolist() for part in (self.x, self.y))
        return f"{network_code(self.network(state))}\nnnbp.{type(self).__name__}(net, {x}, {y}, hand={state.hand!r})"

    def said(self, state):
        result = backprop(self.network(state), self.x, self.y)
        norms = ", ".join(f"‖δ{indexed(l, '')}‖ = {np.linalg.norm(result.delta[l]):.4f}" for l in sorted(result.delta))
        return f"{self.titled(state)}, C = {result.cost:.4f}, {norms}"

    def titled(self, state):
        """What it is and what is in hand: "OneNetwork 2-3-3-2: w³₁₂ = −1.90"."""
        value, sizes = figure(state.numbers[state.hand], 2, signed=True), "-".join(map(str, self.net.sizes))
        return f"{type(self).__name__} {sizes}: {find(self.net, state.hand).label} = {value}"
