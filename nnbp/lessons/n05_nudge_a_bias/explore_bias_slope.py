"""A bias under the hand: the cost along it, and below over the same axis the neuron's error, which is its slope."""

from ...chapter.backprop import backprop
from ...chapter.saturation import ACTIVE, WORDS, network_states
from ...ground.parameters import indexed
from ...kit import signs
from ...kit.draw_network import WIDTH, draw_network
from ...kit.draw_pills import draw_pills
from ...kit.network_explorer import AHEAD, NetworkExplorer
from ...kit.sweep import sweep
from ...kit.unfold import NETWORK
from ...live.columns import figure, number, sentences
from ...live.legend import Sign
from ...live.marks import Scene
from .draw_slope_charts import GAP, LARGE, SMALL, draw_agreement, draw_slopes
from .measured_slopes import measured_slopes

IN_A_ROW = 8  # pills


class BiasSlope(NetworkExplorer):
    """A bias, the cost along it, and its slope: BiasSlope(net, x, y, hand="b3.1").

    Arguments and errors are those of OneNetwork, but only biases are taken in hand, the first of layer L unless given.

    >>> from nnbp import tiny_network
    >>> BiasSlope(*tiny_network(), hand="b3.1")
    BiasSlope 2-3-3-2: b³₁ = −0.40, C = 0.4164, δ³₁ = +0.0701, measured +0.0701
    """

    signs = (
        signs.DISC,
        signs.LINE,
        signs.BAR,
        signs.RING,
        signs.WRONG,
        signs.COST,
        Sign(
            "C",
            "triangle",
            "on the cost's tangent: a run of one unit of b, and what the tangent rises (purple) or falls (orange)",
        ),
        Sign(
            "delta",
            "lower curve",
            "the error δ of the bias's neuron at every b; both charts have one scale, so its bar is as long as "
            "the triangle's",
        ),
        Sign("muted", "shaded stretch", "the neuron is on the flat of its activation (saturated; relu: dead)"),
    )
    letters, reach = "b", 6.0
    listed = False
    row = (NETWORK,)

    def __init__(self, net, x, y, hand=None):
        super().__init__(net, x, y, hand, network=False)

    def scene(self, state):
        net, (parameter, positions), x, y = self.network(state), self.held(state), self.x, self.y
        swept = sweep(net, x, y, parameter, positions, AHEAD)
        measured = measured_slopes(net, x, y, parameter, positions)
        flats = network_states(net, swept.z, swept.a[net.L], y)
        held, layout = flats[parameter.layer][parameter.j - 1], self.layout
        rows = -(-len(state.values) // IN_A_ROW)
        height = layout.height + 138 if state["network"] else 46 * rows + sum(LARGE) + GAP + 96
        label = "a network, the cost along one of its biases, and the error of that neuron"
        scene = Scene(1080, height, len(positions), label)
        found = swept, parameter, measured
        if state["network"]:
            panel = scene.panel(0, 0, 700, layout.height + 66, layout.least)
            at = {"cx": layout.x(parameter.layer), "cy": layout.y(*parameter[:2])}
            panel.add("circle", kind="glow", r=layout.radius + 9, **at)
            draw_network(panel, layout, net, x, y, swept, flats, parameter, self.full_error, letters=self.letters)
            left = WIDTH + 52
            draw_slopes(scene.panel(700, 0, 380, 446, 304), left, 34, 1066 - left, SMALL, *found, held != ACTIVE)
            draw_agreement(scene.panel(736, 446, 344, height - 476, 310), left, 466, 1066 - left, *found)
        else:
            pills, top = list(self._pills(state)), 46 * rows
            for i in range(rows):
                draw_pills(scene, 10, 46 * i + 8, pills[i * IN_A_ROW : (i + 1) * IN_A_ROW])
            charts = scene.panel(0, top, 736, sum(LARGE) + GAP + 60, 310)
            draw_slopes(charts, 92, top + 34, 632, LARGE, *found, held != ACTIVE)
            draw_agreement(scene.panel(736, top, 344, 136, 310), 752, top + 64, 314, *found)
        captions = sentences(self._captions(parameter, swept, held))
        scene.caption(captions, 30, height - 12)
        return scene

    def _pills(self, state):
        """What draw_pills shows: every bias."""
        for name, control in self._controls.items():
            held = name == state.hand
            value = state.numbers[name]
            text = number(control.positions, 2, signed=True) if held else figure(value, 2, signed=True)
            yield name, f"{control.label} =", text, held, 121

    def _captions(self, parameter, swept, flats):
        """What the picture shows, as one sentence or two a position."""
        neuron, error, captions = f"{parameter.layer}·{parameter.j}", f"δ{indexed(*parameter[:2])}", []
        for value, cost, slope, s in zip(swept.values, swept.cost, swept.slope, flats, strict=True):
            way = "rises with it" if slope > 0 else "falls as it grows" if slope < 0 else "does not feel it"
            captions.append(
                f"The {parameter.words} is {figure(value, 2, signed=True)}. The cost is {figure(cost, 4)} and {way}; "
                f"its slope is {error} = {figure(slope, 4, signed=True)}. Neuron {neuron} is {WORDS[s]}."
            )
        return captions

    def said(self, state):
        net, (parameter, _) = self.network(state), self.held(state)
        result = backprop(net, self.x, self.y)
        measured = measured_slopes(net, self.x, self.y, parameter, [state.numbers[state.hand]]).centred[0]
        delta = result.delta[parameter.layer][parameter.j - 1, 0]
        return (
            f"{self.titled(state)}, C = {figure(result.cost, 4)}, "
            f"δ{indexed(*parameter[:2])} = {figure(delta, 4, signed=True)}, measured {figure(measured, 4, signed=True)}"
        )
