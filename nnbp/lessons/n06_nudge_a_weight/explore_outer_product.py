"""The gradient of one layer as an outer product, and one of its weights with the reason why it is slow."""

import numpy as np

from ...chapter.backprop import gradient
from ...chapter.saturation import ACTIVE, WORDS
from ...ground import intake
from ...ground.parameters import indexed, parameters
from ...kit import signs
from ...kit.as_code import changed, network_code
from ...kit.sweep import sweep, sweep_input
from ...kit.unfold import NUMBERS
from ...live.columns import figure, sentences
from ...live.explorer import Explorer, start
from ...live.frame import nice_ceiling
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Control
from .draw_area import draw_area
from .draw_outer_product import MOST, draw_inputs, draw_outer, draw_shapes, grid_of
from .draw_zoom import draw_edge, draw_logs, tell_product
from .zoom_in import zoom_in

STEP, REACH, INPUT_STEP, INPUT_REACH, AHEAD = 0.02, 5.0, 0.01, 1.5, 0.0
WIDTH, HEIGHT, ZOOM = 1080, 540, 640


class OuterProduct(Explorer):
    """The gradient of layer l as an outer product: OuterProduct(net, x, y, layer=3, hand="w3.1.2", zoom=None).

    net: a Network, copied; x, y: one example; up to 6 inputs, and 6 neurons in the layer and below it. hand: a weight of
    that layer ("w3.1.2": layer, to, from) or an input ("x1"), the layer's first weight unless given. zoom: the weight to
    zoom in on, the one in hand or the first unless given. ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> OuterProduct(*tiny_network(), hand="w3.1.2")
    OuterProduct layer 3: w³₁₂ = −1.90, ∂C/∂w³₁₂ = 0.3729 · +0.0701 = +0.0261, the furthest below its best is (wᵀδ)ⱼ
    """

    signs = (
        Sign(
            "delta",
            "block",
            "as wide as |a| of its column and as high as |δ| of its row, so that its area is |∂C/∂w|; purple is "
            "positive, orange is negative, as its number says; pale bands lead to it from both margins; a hollow "
            "bar is a negative a. The one on the right is that of the weight zoomed in on; the dashed frame has room for "
            "the most",
        ),
        signs.DISC,
        signs.LINE,
        signs.RING,
        signs.WRONG,
        Sign(
            "muted",
            "bars of factors, in numbers",
            "what is left after a factor, on a scale of powers of ten, the last after all of them; pale is what "
            "the factor took, ‘of best’ its share of the most that it can be; an arrow: it goes on",
        ),
    )

    row = (NUMBERS,)

    def __init__(self, net, x, y, layer=3, hand=None, zoom=None):
        net.check()
        self.net, self.layer = net.copy(), layer
        self.x, self.y = intake.one_example(x, y, net)
        if layer not in list(net.w):
            raise ValueError(f"layer is {layer!r}; expected one of 2 ... {net.L}")
        n, m, inputs = net.sizes[layer - 1], net.sizes[layer - 2], net.sizes[0]
        if max(n, m, inputs) > MOST:
            raise ValueError(f"layer {layer} is {n}×{m} with {inputs} inputs; the picture shows up to {MOST} of each")
        self.weights = {p.name: p for p in parameters(net) if p.layer == layer and p.k is not None}
        first = next(iter(self.weights))
        hand = first if hand is None else hand
        zoomed = zoom or (hand if hand in self.weights else first)
        if zoomed not in self.weights:
            raise ValueError(f"zoom is {zoom!r}; expected one of {', '.join(self.weights)}")
        largest = np.abs(gradient(self.net, self.x, self.y).delta[layer]).max()
        self.full_error = nice_ceiling(1.2 * largest)
        at_inputs = [self._input(k + 1) for k in range(inputs)]
        self.full_a = max(control.high for control in at_inputs) if layer == 2 else 1.0
        controls = [self._weight(p) for p in self.weights.values()] + at_inputs
        self._controls = {control.name: control for control in controls}
        super().__init__(start(controls, hand, zoom=zoomed, numbers=False))

    def _weight(self, parameter):
        value = float(parameter.read({"w": self.net.w}))
        reach = max(REACH, np.ceil(abs(value)) + 1)
        return Control(parameter.name, parameter.label, value, -reach, reach, STEP * reach / REACH)

    def _input(self, k):
        value = float(self.x[k - 1, 0])
        reach = max(INPUT_REACH, np.ceil(abs(value)) + 0.5)
        return Control(f"x{k}", f"x{indexed('', k)}", value, -reach, reach, INPUT_STEP * reach / INPUT_REACH)

    def controls(self, state):
        return self._controls

    def taken(self, state, name):
        """The zoom follows to a weight, and stays where it is when an input is taken."""
        state = super().taken(state, name)
        return state.choosing(zoom=name) if name in self.weights else state

    @property
    def zoom(self):
        """The name of the weight that is zoomed in on."""
        return self.state["zoom"]

    def network(self, state=None):
        """The network of a state, or as it now stands, as a copy."""
        net, numbers = self.net.copy(), (state or self.state).numbers
        for name, weight in self.weights.items():
            weight.write({"w": net.w}, numbers[name])
        return net

    def inputs(self, state=None):
        """The input of a state, or as it now stands, (n_1, 1)."""
        numbers = (state or self.state).numbers
        return np.array([[value] for name, value in numbers.items() if name not in self.weights], self.x.dtype)

    def swept(self, state, positions):
        """The network of a state, with the control in hand at every position."""
        net, x, name = self.network(state), self.inputs(state), state.hand
        if name in self.weights:
            return sweep(net, x, self.y, self.weights[name], positions, AHEAD)
        return sweep_input(net, x, self.y, int(name[1:]), positions, AHEAD)

    def scene(self, state):
        net, weight, l = self.network(state), self.weights[state["zoom"]], self.layer
        control = self._controls[state.hand]
        values = {name: np.full(len(control.positions), value) for name, value in state.values}
        values[control.name] = control.positions
        swept = self.swept(state, control.positions)
        a, delta, found = swept.a[l - 1], swept.delta[l], zoom_in(net, self.y, swept, weight)
        scene = Scene(WIDTH, HEIGHT, len(control.positions), f"the gradient of layer {l}, and one of its weights")
        grid = grid_of(a, delta, self.full_a, self.full_error)
        panel = scene.panel(0, 0, ZOOM - 20, 474, 340)
        draw_shapes(panel, grid, l)
        draw_outer(panel, grid, l, a, delta, weight)
        inputs = {n: (c.label, values[n]) for n, c in self._controls.items() if n not in self.weights}
        draw_inputs(scene, inputs, control.name)
        wide, middle = WIDTH - 14 - ZOOM, (WIDTH - 14 + ZOOM) / 2
        if state["numbers"]:
            edge = scene.panel(ZOOM - 20, 0, 460, 222, 336)
            draw_edge(edge, ZOOM, 26, wide, found, values[weight.name])
            tell_product(edge, middle, 198, found)
            draw_logs(scene.panel(ZOOM - 20, 222, 460, HEIGHT - 252, 336), ZOOM, 244, wide, found, l == net.L)
        else:
            edge = scene.panel(ZOOM - 20, 0, 460, HEIGHT - 30, 336)
            draw_edge(edge, ZOOM, 26, wide, found, values[weight.name])
            draw_area(edge, ZOOM, 238, wide, 226, found, grid)
            tell_product(edge, middle, 494, found)
        captions = sentences(list(self._captions(control, found)))
        scene.caption(captions, 20, HEIGHT - 14)
        return scene

    def _captions(self, control, found):
        """What the picture shows, as a sentence or two a position."""
        weight = found.weight
        each = zip(control.positions, found.a_in, found.delta, found.gradient, found.slowest, found.states, strict=True)
        for value, a_in, *numbers, slowest, state in each:
            delta, gradient = (figure(number, 4, signed=True) for number in numbers)
            flat = "" if state == ACTIVE else f" Neuron {weight.layer}·{weight.j} is {WORDS[state]}."
            yield (
                f"With {control.label} at {figure(value, 2, signed=True)}, ∂C/∂{weight.label} = "
                f"{figure(a_in, 4)} · {delta} = {gradient}. The furthest below its best is {slowest}.{flat}"
            )

    def lines(self, state):
        x, y = (part.ravel().tolist() for part in (self.inputs(self.first), self.y))
        zoom = f", zoom={state['zoom']!r}" if state["zoom"] != state.hand else ""
        made = f"picture = nnbp.OuterProduct(net, {x}, {y}, layer={self.layer}, hand={state.hand!r}{zoom})"
        return "\n".join([network_code(self.net), made, *changed(state, self.first), "picture"])

    def said(self, state):
        weight, value = self.weights[state["zoom"]], state.numbers[state.hand]
        found = zoom_in(self.network(state), self.y, self.swept(state, np.array([value])), weight)
        delta, gradient = (figure(float(part[0]), 4, signed=True) for part in (found.delta, found.gradient))
        return (
            f"OuterProduct layer {self.layer}: {self._controls[state.hand].label} = {figure(value, 2, signed=True)}, "
            f"∂C/∂{weight.label} = {figure(float(found.a_in[0]), 4)} · {delta} = {gradient}, "
            f"the furthest below its best is {found.slowest[0].split(',')[0]}"
        )
