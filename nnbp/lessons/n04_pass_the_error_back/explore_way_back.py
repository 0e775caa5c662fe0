"""The way back, one layer a press: (BP1), then (BP2) written out, with a switchboard of the usual mistakes."""

import numpy as np

from ...exercises.wrong.mistakes import known
from ...ground.parameters import find
from ...kit import signs
from ...kit.draw_backflow import draw_backflow
from ...kit.draw_network import WIDTH
from ...kit.draw_norms import draw_norms
from ...kit.flow import flow_back
from ...kit.network_explorer import AHEAD, NetworkExplorer
from ...kit.sweep import sweep
from ...kit.unfold import NUMBERS
from ...live.columns import figure
from ...live.marks import Scene
from ...live.touch import Action, Choice
from .draw_step_back import draw_output_step, draw_step, draw_verdicts
from .steps_back import measured_error, step_back, verdicts

NONE = "no mistake"


class WayBack(NetworkExplorer):
    """The errors, one layer back a press: WayBack(net, x, y, hand="w3.1.2").

    Arguments and errors are those of OneNetwork, for networks of up to 4 neurons a layer with an output activation that
    has a slope. back() goes one layer further back, switch(name) puts a mistake of nnbp.MISTAKES into (BP2).

    >>> from nnbp import tiny_network
    >>> WayBack(*tiny_network(), hand="w3.1.2").back()
    WayBack 2-3-3-2: w³₁₂ = −1.90, back to layer 3, no mistake: δ = +0.0701, −0.0743, +0.0082
    """

    signs = (*signs.BACKFLOW, signs.NORM)

    def __init__(self, net, x, y, hand=None):
        net.check()
        if max(net.sizes) > 4 or not hasattr(net.activation[net.L], "prime"):
            raise ValueError(
                f"the network is {net.sizes} with {net.activation[net.L].name} outputs; the way back is written out for up "
                "to 4 neurons a layer, and for outputs that depend on one neuron each"
            )
        self.mistakes = {NONE: None} | {mistake.name: mistake for mistake in known("BP2")}
        self._verdicts = {}
        self.row = (
            Action("back", "one layer back", further, icon="arrow-left", primary=True, width=150),
            Action("again", "start at the output", self._again, icon="fast-forward", width=160),
            Choice("mistake", "in (BP2)", tuple((name, name) for name in self.mistakes), width=420),
            NUMBERS,
        )
        super().__init__(net, x, y, hand, reached=net.L, mistake=NONE, numbers=False)

    def back(self):
        """Go one layer further back, down to layer 2."""
        return self.do("press", "back")

    def _again(self, state):
        """Back at the outputs, None where it is there."""
        return state.choosing(reached=self.net.L) if state["reached"] < self.net.L else None

    def switch(self, name):
        """Put the mistake called `name` into (BP2), or "no mistake". ValueError for one that is not in the catalogue."""
        if name not in self.mistakes:
            raise ValueError(f"{name!r} is no mistake in (BP2); expected one of {', '.join(map(repr, self.mistakes))}")
        return self.do("choose", "mistake", name)

    def verdicts(self, name):
        """Which checks hold with a mistake switched on, found once for each."""
        if name not in self._verdicts:
            self._verdicts[name] = verdicts(self.mistakes[name])
        return self._verdicts[name]

    def scene(self, state):
        net, (parameter, positions) = self.network(state), self.held(state)
        reached, mistake = state["reached"], self.mistakes[state["mistake"]]
        swept = sweep(net, self.x, self.y, parameter, positions, AHEAD)
        flows = {l: flow_back(net, parameter, swept, l) for l in range(net.L, reached - 1, -1)}
        height, left, wrong = self.layout.height + 138, WIDTH + 40, {}
        scene = Scene(1080, height, len(positions), "a network, its errors as far as they are known, and a step back")
        panel, step = (
            scene.panel(0, 0, 700, height - 30, self.layout.least),
            scene.panel(700, 0, 380, height - 112, 336),
        )
        if reached == net.L:
            measured = measured_error(net, self.y, parameter, swept, net.L)
            draw_output_step(step, left, net, flows[net.L], measured, self.scale, state["numbers"])
        else:
            taken = step_back(net, self.y, parameter, swept, reached, mistake)
            flows[reached] = taken.flow
            above = swept.delta[reached + 1]
            draw_step(step, left, net, reached, above, taken, self.scale, state["numbers"], bool(mistake))
            wrong = {reached: ~taken.right}
        flows = {l: flow for l, flow in flows.items() if flow is not None}
        turns = {reached: 0}
        draw_backflow(panel, self.layout, net, self.y, flows, self.scale, positions, parameter, turns, wrong)
        norms = {l: flow.delta for l, flow in flows.items()}
        draw_norms(panel, self.layout, self.layout.height + 68, norms, self.full_norm)
        draw_verdicts(scene.panel(700, height - 112, 380, 82, 316), left, height - 86, self.verdicts(state["mistake"]))
        scene.caption(self._caption(state), 30, height - 12)
        return scene

    def _caption(self, state):
        reached, mistake = state["reached"], state["mistake"]
        if mistake != NONE and reached < self.net.L:
            return f"Layer {reached} shows what the mistake makes of the true error above it: {mistake}."
        told = f"The way back has reached layer {reached}. "
        if mistake != NONE:
            return told + f"Switched on in (BP2), the next step: {mistake}."
        return told + ("Every layer has its error." if reached == 2 else "Press for the layer before.")

    def done(self, state):
        back = ["picture.back()"] * (self.net.L - state["reached"])
        return [*back, *([f"picture.switch({state['mistake']!r})"] if state["mistake"] != NONE else [])]

    def said(self, state):
        net, parameter, reached = self.network(state), find(self.net, state.hand), state["reached"]
        swept = sweep(net, self.x, self.y, parameter, np.array([state.numbers[state.hand]]), AHEAD)
        found = swept.delta[net.L]
        if reached < net.L:
            mistake = self.mistakes[state["mistake"]]
            taken = step_back(net, self.y, parameter, swept, reached, mistake).flow
            if taken is None:
                return f"{self.titled(state)}, back to layer {reached}, {state['mistake']}: no δ"
            found = taken.delta
        errors = ", ".join(figure(value, 4, signed=True) for value in found[:, 0])
        return f"{self.titled(state)}, back to layer {reached}, {state['mistake']}: δ = {errors}"


def further(state):
    """One layer further back, where there is one."""
    return state.choosing(reached=state["reached"] - 1) if state["reached"] > 2 else None
