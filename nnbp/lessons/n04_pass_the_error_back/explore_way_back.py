"""The way back, one layer a press: (BP1), then (BP2) written out, with a switchboard of the usual mistakes."""

from dataclasses import replace

import ipywidgets
import numpy as np

from ...chapter.saturation import network_states
from ...exercises.mistakes import known
from ...ground.parameters import find
from ...kit.draw_network import WIDTH, draw_network, draw_norms
from ...kit.explore_one_network import AHEAD, OneNetwork
from ...kit.sweep import sweep
from ...live.columns import figure
from ...live.marks import Scene, words
from .draw_arithmetic import draw_output_step, draw_step, draw_verdicts
from .steps_back import steps_back, verdicts

NONE = "no mistake"


class WayBack(OneNetwork):
    """The errors, one layer back a press: WayBack(net, x, y, hand="w3.1.2").

    Arguments and errors are those of OneNetwork, for networks of up to 4 neurons a layer with an output activation that
    has a slope. back() goes one layer further back, switch(name) puts a mistake of nnbp.MISTAKES into (BP2).

    >>> from nnbp import tiny_network
    >>> WayBack(*tiny_network(), hand="w3.1.2").back()
    WayBack 2-3-3-2: w³₁₂ = −1.90, back to layer 3, no mistake: δ = +0.0701, −0.0743, +0.0082
    """

    signs = ("disc", "line", "bar", "ring", "wrong", "norm")

    def __init__(self, net, x, y, hand=None):
        net.check()
        if max(net.sizes) > 4 or not hasattr(net.activation[net.L], "prime"):
            raise ValueError(
                f"the network is {net.sizes} with {net.activation[net.L].name} outputs; the way back is written out for up "
                "to 4 neurons a layer, and for outputs that depend on one neuron each"
            )
        self.reached, self.mistake = net.L, None
        super().__init__(net, x, y, hand)
        self._press = ipywidgets.Button(
            description="one layer back", icon="arrow-left", button_style="primary", layout={"width": "150px"}
        )
        self._press.on_click(lambda _: self.back())
        self._switch = ipywidgets.Dropdown(
            options=[NONE, *(mistake.name for mistake in known("BP2"))], description="in (BP2)",
            layout={"width": "420px"}, style={"description_width": "60px"},
        )  # fmt: skip
        self._switch.observe(lambda change: self.switch(change["new"]), "value")
        self.box.children = (self.bar, ipywidgets.HBox([self._press, self._switch]), *self.box.children[1:])

    def back(self):
        """Go one layer further back, down to layer 2."""
        with self._lock:
            self.reached = max(2, self.reached - 1)
            self._press.disabled = self.reached == 2
            self._take()
        return self

    def switch(self, name):
        """Put the mistake called `name` into (BP2), or "no mistake". ValueError for one that is not in the catalogue."""
        named = {NONE: None} | {mistake.name: mistake for mistake in known("BP2")}
        if name not in named:
            raise ValueError(f"{name!r} is no mistake in (BP2); expected one of {', '.join(map(repr, named))}")
        with self._lock:
            if named[name] != self.mistake:
                self.mistake = named[name]
                self._switch.value = name
                self._take()
        return self

    def reset(self):
        with self._lock:
            self.reached, self.mistake = self.net.L, None
            self._press.disabled, self._switch.value = False, NONE
            super().reset()

    def draw(self, control):
        net, parameter = self.network(), find(self.net, control.name)
        swept = sweep(net, self.x, self.y, parameter, control.positions, AHEAD)
        state = network_states(net, swept.z, swept.a[net.L], self.y)
        steps = steps_back(net, self.x, self.y, parameter, swept, self.mistake)
        known_down_to = self.reached
        if self.reached < net.L:
            found = steps[self.reached].found
            if np.isfinite(found).all():
                swept = replace(swept, delta=swept.delta | {self.reached: found})
            else:
                known_down_to += 1
        height = self.layout.height + 138
        scene = Scene(
            1080, height, len(control.positions), "a network, its errors as far as they are known, and a step back"
        )
        draw_network(scene, self.layout, net, self.x, self.y, swept, state, parameter, self.full_error, known_down_to)
        draw_norms(scene, self.layout, self.layout.height + 68, swept, known_down_to)
        left = WIDTH + 40
        if self.reached == net.L:
            draw_output_step(scene, left, 34, net, self.y, swept)
        else:
            draw_step(
                scene,
                left,
                34,
                self.reached,
                swept.delta[self.reached + 1],
                steps[self.reached],
                self.mistake is not None,
            )
        draw_verdicts(scene, left, height - 110, verdicts(self.mistake))
        scene.place(words(self._caption(), kind="caption muted", x=30, y=height - 12))
        return scene

    def _caption(self):
        known_so_far = f"The way back has reached layer {self.reached}. "
        if self.mistake:
            return known_so_far + f"Switched on in (BP2): {self.mistake.name}."
        return known_so_far + ("Every layer has its error." if self.reached == 2 else "Press for the layer before.")

    def code(self):
        lines = super().code().replace("nnbp.OneNetwork(", "picture = nnbp.WayBack(")
        lines += "\n" + "picture.back()\n" * (self.net.L - self.reached)
        return lines + (f"picture.switch({self.mistake.name!r})" if self.mistake else "picture")

    def __repr__(self):
        net, parameter = self.network(), find(self.net, self.hand)
        swept = sweep(net, self.x, self.y, parameter, np.array([self.values[self.hand]]), AHEAD)
        found = swept.delta[net.L]
        if self.reached < net.L:
            found = steps_back(net, self.x, self.y, parameter, swept, self.mistake)[self.reached].found
        errors = ", ".join(figure(value, 4, signed=True) for value in found[:, 0])
        value, sizes = figure(self.values[self.hand], 2, signed=True), "-".join(map(str, net.sizes))
        mistake = self.mistake.name if self.mistake else NONE
        return f"WayBack {sizes}: {parameter.label} = {value}, back to layer {self.reached}, {mistake}: δ = {errors}"
