"""The gradient of one layer as an outer product, and one of its weights with the reason why it is slow."""

import numpy as np

from ...chapter.backprop import gradient
from ...chapter.equations import one_weight_gradient
from ...chapter.saturation import ACTIVE, WORDS, network_states
from ...ground import intake
from ...ground.parameters import parameters
from ...kit import signs
from ...kit.as_code import network_code
from ...kit.draw_pills import chip
from ...kit.sweep import sweep, sweep_input
from ...live.columns import figure, sentences
from ...live.explorer import Control, Explorer
from ...live.frame import nice_ceiling
from ...live.legend import Sign
from ...live.marks import Scene, words
from .draw_outer_product import LEFT, MOST, Grid, draw_outer, draw_shapes
from .draw_zoom import draw_edge, draw_logs
from .slowness import split

STEP, REACH, INPUT_STEP, INPUT_REACH, AHEAD = 0.02, 5.0, 0.01, 1.5, 0.0
WIDTH, HEIGHT, ZOOM = 1080, 540, 640


class OuterProduct(Explorer):
    """The gradient of layer l as an outer product: OuterProduct(net, x, y, layer=3, hand="w3.1.2", zoom=None).

    net: a Network, copied; x, y: one example; up to 6 inputs, and 6 neurons in the layer and below it. hand: a weight of
    that layer ("w3.1.2": layer, to, from) or an input ("x1"), the layer's first weight unless given. zoom: the weight to
    zoom in on, the one in hand or the first unless given. ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> OuterProduct(*tiny_network(), hand="w3.1.2")
    OuterProduct layer 3: w³₁₂ = −1.90, ∂C/∂w³₁₂ = 0.3729 · +0.0701 = +0.0261, the smallest is (wᵀδ)ⱼ
    """

    signs = (
        Sign(
            "delta",
            "block",
            "as wide as |a| of its column and as high as |δ| of its row, so that its area is |∂C/∂w|; purple is "
            "positive, orange is negative, as its number says; pale bands lead to it from both margins; a hollow "
            "bar is a negative a",
        ),
        signs.DISC,
        signs.LINE,
        signs.RING,
        signs.WRONG,
        Sign(
            "muted",
            "bars of factors",
            "on a scale of powers of ten, each from where the one before it ended, so that the last is all of "
            "them; an arrow: it goes on",
        ),
        Sign("z", "pale part of a bar", "what is lost even at best: σ′ of the sigmoid is never above 0.25"),
    )

    def __init__(self, net, x, y, layer=3, hand=None, zoom=None):
        net.check()
        self.net, self.layer = net.copy(), layer
        self.x, self.y = intake.examples(x, y, net)
        if self.x.shape[1] != 1:
            raise ValueError(f"x holds {self.x.shape[1]} examples; the picture shows one")
        if layer not in list(net.w):
            raise ValueError(f"layer is {layer!r}; expected one of 2 ... {net.L}")
        n, m, inputs = net.sizes[layer - 1], net.sizes[layer - 2], net.sizes[0]
        if max(n, m, inputs) > MOST:
            raise ValueError(f"layer {layer} is {n}×{m} with {inputs} inputs; the picture shows up to {MOST} of each")
        self.weights = {p.name: p for p in parameters(net) if p.layer == layer and p.k is not None}
        first = next(iter(self.weights))
        hand = first if hand is None else hand
        self.zoom = self._first_zoom = zoom or (hand if hand in self.weights else first)
        if self.zoom not in self.weights:
            raise ValueError(f"zoom is {zoom!r}; expected one of {', '.join(self.weights)}")
        start = gradient(self.net, self.x, self.y)
        self.full_error = nice_ceiling(1.2 * np.abs(start.delta[layer]).max())
        controls = [self._weight(p) for p in self.weights.values()] + [self._input(k + 1) for k in range(inputs)]
        self.full_a = max(control.high for control in controls[n * m :]) if layer == 2 else 1.0
        super().__init__(controls, hand)

    def _weight(self, parameter):
        value = float(parameter.read({"w": self.net.w}))
        reach = max(REACH, np.ceil(abs(value)) + 1)
        return Control(parameter.name, parameter.label, value, -reach, reach, STEP * reach / REACH)

    def _input(self, k):
        value = float(self.x[k - 1, 0])
        reach = max(INPUT_REACH, np.ceil(abs(value)) + 0.5)
        return Control(f"x{k}", f"x{chr(0x2080 + k)}", value, -reach, reach, INPUT_STEP * reach / INPUT_REACH)

    def pick(self, name):
        with self._lock:
            if self._known(name) in self.weights:
                self.zoom = name
            super().pick(name)

    def reset(self):
        with self._lock:
            self.zoom = self._first_zoom
            super().reset()

    def network(self):
        """The network as it now stands, as a copy."""
        net = self.net.copy()
        for name, weight in self.weights.items():
            weight.write({"w": net.w}, self.values[name])
        return net

    def inputs(self):
        """The input as it now stands, (n_1, 1)."""
        return np.array([[value] for name, value in self.values.items() if name not in self.weights], self.x.dtype)

    def swept(self, name, positions):
        """The network at every position of one control."""
        if name in self.weights:
            return sweep(self.network(), self.inputs(), self.y, self.weights[name], positions, AHEAD)
        return sweep_input(self.network(), self.inputs(), self.y, int(name[1:]), positions, AHEAD)

    def draw(self, control):
        net, weight, l = self.network(), self.weights[self.zoom], self.layer
        swept = self.swept(control.name, control.positions)
        a, delta = swept.a[l - 1], swept.delta[l]
        full_a, full_error = (
            max(full, nice_ceiling(np.abs(found).max()))  # so that nothing is ever off the scale
            for full, found in ((self.full_a, a), (self.full_error, delta))
        )
        scene = Scene(WIDTH, HEIGHT, len(control.positions), f"the gradient of layer {l}, and one of its weights")
        grid = Grid(*net.w[l].shape, full_a, full_error)
        draw_shapes(scene, grid, l)
        draw_outer(scene, grid, l, a, delta, weight)
        self._draw_inputs(scene, control)
        found = split(net, weight, swept.z, swept.a, swept.delta, swept.output_slope)
        state = network_states(net, swept.z, swept.a[net.L], self.y)[l][weight.j - 1]
        ends = a[weight.k - 1], swept.a[l][weight.j - 1], delta[weight.j - 1]
        value = self._at(control, self.zoom)
        draw_edge(scene, ZOOM, 26, WIDTH - 14 - ZOOM, weight, value, *ends, state)
        total = one_weight_gradient(ends[0], ends[2])
        draw_logs(scene, ZOOM, 244, WIDTH - 14 - ZOOM, found, total, l == net.L)
        captions = sentences(list(self._captions(control, weight, ends, total, found, state)))
        scene.place(words(captions, kind="caption muted", x=20, y=HEIGHT - 14))
        return scene

    def _at(self, control, name):
        """The values of a control at every position of the one in hand."""
        return control.positions if name == control.name else np.full(len(control.positions), self.values[name])

    def _draw_inputs(self, scene, control):
        """The inputs as chips to take in hand."""
        scene.add("text", text="the input", kind="muted", x=20, y=498)
        for i, name in enumerate(name for name in self.controls if name not in self.weights):
            label = self.controls[name].label
            named = {"pick": name, "aria_label": f"input {label}", "kind": "held" * (name == control.name)}
            chip(scene.add("g", **named), LEFT - 50 + 100 * i, 481, ("a strong", label), self._at(control, name), True)

    def _captions(self, control, weight, ends, total, found, state):
        """What the picture shows, as a sentence or two a position."""
        for k, value in enumerate(control.positions):
            delta, gradient = (figure(number, 4, signed=True) for number in (ends[2][k], total[k]))
            flat = "" if state[k] == ACTIVE else f" Neuron {weight.layer}·{weight.j} is {WORDS[state[k]]}."
            yield (
                f"With {control.label} at {figure(value, 2, signed=True)}, ∂C/∂{weight.label} = "
                f"{figure(ends[0][k], 4)} · {delta} = {gradient}. "
                f"The smallest factor is {found.says[found.smallest[k]]}.{flat}"
            )

    def code(self):
        """The lines that rebuild the network of this moment and this picture."""
        x, zoom = self.inputs().ravel().tolist(), f", zoom={self.zoom!r}" if self.hand not in self.weights else ""
        return (
            f"{network_code(self.network())}\n"
            f"nnbp.OuterProduct(net, {x}, {self.y.ravel().tolist()}, layer={self.layer}, hand={self.hand!r}{zoom})"
        )

    def __repr__(self):
        weight, control = self.weights[self.zoom], self.controls[self.hand]
        swept = self.swept(self.hand, np.array([self.values[self.hand]]))
        found = split(self.network(), weight, swept.z, swept.a, swept.delta, swept.output_slope)
        a_in, delta = float(swept.a[self.layer - 1][weight.k - 1, 0]), float(swept.delta[self.layer][weight.j - 1, 0])
        numbers = [figure(number, 4, signed=True) for number in (delta, one_weight_gradient(a_in, delta))]
        return (
            f"OuterProduct layer {self.layer}: {control.label} = {figure(self.values[self.hand], 2, signed=True)}, "
            f"∂C/∂{weight.label} = {figure(a_in, 4)} · {numbers[0]} = {numbers[1]}, "
            f"the smallest is {found.says[int(found.smallest[0])].split(',')[0]}"
        )
