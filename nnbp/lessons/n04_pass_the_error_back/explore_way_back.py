"""The way back, one layer a press: (BP1), then (BP2) written out, with a switchboard of the usual mistakes."""

from dataclasses import replace

import numpy as np

from ...chapter.saturation import network_states
from ...exercises.mistakes import known
from ...ground.parameters import find
from ...kit import signs
from ...kit.draw_network import WIDTH, draw_network, draw_norms
from ...kit.explore_one_network import AHEAD, OneNetwork
from ...kit.sweep import sweep
from ...live.columns import figure
from ...live.marks import Scene, words
from ...live.touch import Action, Choice
from .draw_arithmetic import draw_output_step, draw_step, draw_verdicts
from .steps_back import step_back, verdicts

NONE = "no mistake"


class WayBack(OneNetwork):
    """The errors, one layer back a press: WayBack(net, x, y, hand="w3.1.2").

    Arguments and errors are those of OneNetwork, for networks of up to 4 neurons a layer with an output activation that
    has a slope. back() goes one layer further back, switch(name) puts a mistake of nnbp.MISTAKES into (BP2).

    >>> from nnbp import tiny_network
    >>> WayBack(*tiny_network(), hand="w3.1.2").back()
    WayBack 2-3-3-2: w³₁₂ = −1.90, back to layer 3, no mistake: δ = +0.0701, −0.0743, +0.0082
    """

    signs = (
        signs.DISC,
        signs.LINE,
        signs.BAR,
        signs.RING,
        signs.WRONG,
        signs.NORM,
    )

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
            Choice("mistake", "in (BP2)", tuple((name, name) for name in self.mistakes), width=420),
        )
        super().__init__(net, x, y, hand, reached=net.L, mistake=NONE)

    def back(self):
        """Go one layer further back, down to layer 2."""
        return self.do("press", "back")

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
        flats = network_states(net, swept.z, swept.a[net.L], self.y)
        known_down_to = reached
        if reached < net.L:
            taken = step_back(net, self.y, parameter, swept, reached, mistake)
            if np.isfinite(taken.found).all():
                swept = replace(swept, delta=swept.delta | {reached: taken.found})
            else:
                known_down_to += 1
        height = self.layout.height + 138
        scene = Scene(1080, height, len(positions), "a network, its errors as far as they are known, and a step back")
        draw_network(scene, self.layout, net, self.x, self.y, swept, flats, parameter, self.full_error, known_down_to)
        draw_norms(scene, self.layout, self.layout.height + 68, swept, known_down_to)
        left = WIDTH + 40
        if reached == net.L:
            draw_output_step(scene, left, 34, net, self.y, swept)
        else:
            draw_step(scene, left, 34, reached, swept.delta[reached + 1], taken, mistake is not None)
        draw_verdicts(scene, left, height - 110, self.verdicts(state["mistake"]))
        scene.place(words(self._caption(state), kind="caption muted", x=30, y=height - 12))
        return scene

    def _caption(self, state):
        known_so_far = f"The way back has reached layer {state['reached']}. "
        if state["mistake"] != NONE:
            return known_so_far + f"Switched on in (BP2): {state['mistake']}."
        return known_so_far + ("Every layer has its error." if state["reached"] == 2 else "Press for the layer before.")

    def lines(self, state):
        *network, picture = super().lines(state).splitlines()
        done = ["picture.back()"] * (self.net.L - state["reached"])
        done += [f"picture.switch({state['mistake']!r})" if state["mistake"] != NONE else "picture"]
        return "\n".join([*network, f"picture = {picture}", *done])

    def said(self, state):
        net, parameter, reached = self.network(state), find(self.net, state.hand), state["reached"]
        swept = sweep(net, self.x, self.y, parameter, np.array([state.numbers[state.hand]]), AHEAD)
        found = swept.delta[net.L]
        if reached < net.L:
            mistake = self.mistakes[state["mistake"]]
            found = step_back(net, self.y, parameter, swept, reached, mistake).found
        errors = ", ".join(figure(value, 4, signed=True) for value in found[:, 0])
        return f"{self.titled(state)}, back to layer {reached}, {state['mistake']}: δ = {errors}"


def further(state):
    """One layer further back, where there is one."""
    return state.choosing(reached=state["reached"] - 1) if state["reached"] > 2 else None
