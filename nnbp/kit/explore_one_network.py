"""One network, every weight: take any weight or bias in hand, slide it, and see what follows, forward and backward."""

from functools import cache

import numpy as np

from ..chapter.backprop import backprop
from ..chapter.saturation import ACTIVE, WORDS, network_states
from ..ground import intake
from ..ground.parameters import indexed
from ..live.columns import figure, sentences
from ..live.marks import Scene
from ..live.touch import Choice
from . import signs
from .draw_backflow import draw_backflow
from .draw_cost import draw_cost
from .draw_curve import draw_curve
from .draw_network import WIDTH, draw_network
from .draw_norms import draw_norms
from .draw_product import draw_one_product
from .flow import flows_back
from .network_explorer import AHEAD, NetworkExplorer
from .sweep import sweep
from .unfold import NUMBERS

VIEWS = {view: view for view in ("forward", "backward")}


class OneNetwork(NetworkExplorer):
    """The network as a picture that answers: OneNetwork(net, x, y, hand="w3.1.2", view="forward").

    net: a Network of up to 6 layers of up to 8 neurons, copied; x, y: one example; hand: the weight ("w3.1.2": layer,
    to, from) or bias ("b3.1") to start with, the first weight into layer L unless given; view: "forward", what every
    neuron sends on, or "backward", how the error comes back. ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> OneNetwork(*tiny_network(), hand="w3.1.2")
    OneNetwork 2-3-3-2: w³₁₂ = −1.90, C = 0.4164, ‖δ²‖ = 0.0468, ‖δ³‖ = 0.1025, ‖δ⁴‖ = 0.1766
    """

    signs = (
        signs.DISC,
        signs.LINE,
        signs.BAR,
        signs.RING,
        signs.WRONG,
        *signs.BACKFLOW,
        signs.NORM,
        signs.DOT,
        signs.COST,
        signs.TANGENT,
    )
    row = (Choice("view", "", tuple((view, view) for view in VIEWS), toggle=True), NUMBERS)

    def __init__(self, net, x, y, hand=None, view="forward"):
        super().__init__(net, x, y, hand, view=intake.choice(view, "view", VIEWS), numbers=False)

    def scene(self, state):
        net, (parameter, positions) = self.network(state), self.held(state)
        swept = sweep(net, self.x, self.y, parameter, positions, AHEAD)
        flats = network_states(net, swept.z, swept.a[net.L], self.y)
        height, left, forward = self.layout.height + 138, WIDTH + 40, state["view"] == "forward"
        scene = Scene(1080, height, len(positions), "a network, its errors, its activation curve and its cost")
        network, beside = scene.panel(0, 0, 700, height - 30, self.layout.least), scene.panel(700, 0, 380, 264, 304)
        if forward:
            draw_network(network, self.layout, net, self.x, self.y, swept, flats, parameter, self.full_error)
            draw_curve(beside, left, 34, 1066 - left, net, swept, flats, parameter)
            captions = asleep(flats)
        else:
            flows, turns = flows_back(net, parameter, swept), {l: net.L - l for l in net.w}
            draw_backflow(network, self.layout, net, self.y, flows, self.scale, positions, parameter, turns)
            draw_one_product(beside, left, 24, 1066 - left, net, flows, self.scale, parameter)
            captions = least_open(flows)
        draw_norms(network, self.layout, self.layout.height + 68, swept.delta, self.full_norm)
        draw_cost(scene.panel(700, 264, 380, 274, 304), left, 300, 1066 - left, swept, parameter, state["numbers"])
        told = sentences(f"{told} {after}" for told, after in zip(costs(parameter, swept), captions, strict=True))
        scene.caption(told, 30, height - 12)
        return scene

    def given(self, state):
        return "" if state["view"] == "forward" else f", view={state['view']!r}"

    def said(self, state):
        result = backprop(self.network(state), self.x, self.y)
        norms = ", ".join(f"‖δ{indexed(l, '')}‖ = {np.linalg.norm(result.delta[l]):.4f}" for l in sorted(result.delta))
        return f"{self.titled(state)}, C = {result.cost:.4f}, {norms}"


def costs(parameter, swept):
    """What is in hand, and the cost with it, as two sentences a position."""
    for k, value in enumerate(swept.values):
        slope = swept.slope[k]
        way = "rises" if slope > 0 else "falls" if slope < 0 else "stays level"
        yield (
            f"The {parameter.words} is {figure(value, 2, signed=True)}. "
            f"The cost is {figure(swept.cost[k], 4)} and {way} as it grows."
        )


def asleep(states):
    """Which neurons are on the flat, as a sentence a position."""
    names = [f"{l}·{j + 1}" for l in states for j in range(len(states[l]))]

    @cache  # few states for many positions
    def sentence(now):
        found = [f"{name} is {WORDS[s]}" for name, s in zip(names, now, strict=True) if s != ACTIVE]
        if len(found) > 3:
            return f"{len(found)} of {len(names)} neurons are on the flat."
        return f"{'; '.join(found) or 'No neuron is saturated'}."

    return [sentence(tuple(now)) for now in np.concatenate(list(states.values())).T.tolist()]


def least_open(flows):
    """What becomes of the error at the gate that is least open, as a sentence a position."""
    gates = [(l, j) for l, flow in flows.items() for j in range(len(flow.delta))]
    opened, arriving, delta = (
        np.vstack([getattr(flow, name) for flow in flows.values()]) for name in ("open", "arriving", "delta")
    )
    for k, least in enumerate(opened.argmin(axis=0)):
        (l, j), share = gates[least], opened[least, k]
        arrives, error = (figure(of[least, k], 4, signed=True) for of in (arriving, delta))
        yield f"{l}·{j + 1}: {arrives} arrives, the gate is {share:.0%} open, {error} is left."
