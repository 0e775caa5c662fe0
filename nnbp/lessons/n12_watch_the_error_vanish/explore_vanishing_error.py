"""Watch the error vanish: depth and weight scale against the length of each layer's error, two networks side by side."""

import ipywidgets
import numpy as np

from ...data.digits import load_digits
from ...ground import intake
from ...ground.parameters import indexed
from ...kit.draw_pills import draw_pills
from ...live.columns import sentences
from ...live.explorer import Control, Explorer
from ...live.legend import Sign
from ...live.marks import Scene, words
from .draw_layers import BARS, HEIGHT, TOP, Series, draw_layers
from .draw_length_table import draw_table, draw_task, mean, three, within
from .error_lengths import deep_network, error_lengths, resized

ACTIVATIONS = ("sigmoid", "tanh", "relu")
INITS = {"normal": "N(0, 1)", "scaled": "N(0, 1/n)"}
NOTHING = "nothing"
SIGNS = ("●", "◇")
DEEP_ENOUGH, GOAL = 10, 10.0
SHALLOWEST, DEEPEST = 2, 20


class VanishingError(Explorer):
    """The length of every layer's error in a deep network: VanishingError(depth=10, activation="sigmoid", init="normal").

    activation: "sigmoid", "tanh" or "relu"; init: "normal", weights and biases N(0, 1), or "scaled", weights N(0, 1/n_in);
    beside: the (activation, init) of a second network with the same random numbers, or None. x, y: a mini-batch of
    inputs and of targets between 0 and 1, the first 50 of the embedded digits unless given; width: of the hidden layers;
    rng: a seed. Controls: "doublings" of every weight, "biases", which multiplies every bias, and "depth", 2 ... 20 hidden
    layers. show() and compare() choose the networks. ValueError for bad input.

    >>> VanishingError()
    VanishingError 64-10×30-10, 50 examples, weights × 1.00, biases × 1.00: sigmoid N(0, 1): ‖δ²‖ = 0.0199, ‖δ¹²‖ = 1.66; \
relu N(0, 1): ‖δ²‖ = 2.7e+6, ‖δ¹²‖ = 1.89
    """

    signs = (
        Sign(
            "delta",
            "line",
            "the length ‖δˡ‖ of each layer's error on a logarithmic scale, the mean over the examples: ● the "
            "network, ◇ the one beside it, squares for the outputs; an arrowhead: off the scale",
        ),
        Sign("delta", "filling", "as full as the share of the layer's neurons that are not saturated (relu: dead)"),
        Sign("muted", "upright line through a mark", "from the shortest to the longest error among the examples"),
        Sign(
            "z",
            "grey and green bars",
            "grey: what wᵀ makes of the length, from 1; green: what σ′ then makes of that; the purple dash is the"
            " factor left",
        ),
        Sign(
            "ink",
            "broken lines",
            "dashed: the same factor in every layer, from the last to the first; dotted: a factor of ¼ in every layer",
        ),
        Sign("ink", "task", "its blue band is from a tenth to ten times; the ring is where ‖δ²‖ / ‖δᴸ‖ is"),
    )

    def __init__(
        self, x=None, y=None, *, depth=10, width=30, activation="sigmoid", init="normal", beside=("relu", "normal"),
        rng=0, hand="doublings",
    ):  # fmt: skip
        if (x is None) != (y is None):
            raise ValueError(f"{'x' if x is None else 'y'} is missing; expected both x and y, or neither")
        self.given = x is not None
        self.width, self.rng = intake.whole(width, "width"), intake.whole(rng, "rng", at_least=0)
        depth = intake.whole(depth, "depth", at_least=SHALLOWEST)
        if depth > DEEPEST:
            raise ValueError(f"depth is {depth}; expected {SHALLOWEST} to {DEEPEST} hidden layers")
        digits = load_digits()[0]
        x, y = (x, y) if self.given else (digits.x[:, :50], digits.y[:, :50])
        sizes = [len(intake.numbers(part, name)) for part, name in ((x, "x"), (y, "y"))]
        self.sizes = sizes[0], sizes[1]
        self.networks = [kind(activation, init), None if beside is None else kind(*pair(beside))]
        self.first_networks = list(self.networks)
        self.x, self.y = intake.examples(x, y, self.network(depth, *self.networks[0]))
        self._drawn = {}
        controls = [
            Control("doublings", "doublings", 0.0, -3.0, 3.0, 0.025),
            Control("biases", "biases ×", 1.0, 0.0, 4.0, 0.02),
            Control("depth", "depth", float(depth), SHALLOWEST, DEEPEST, 1.0),
        ]
        self._row = self._choices()
        super().__init__(controls, hand)
        self.box.children = (self.bar, self._row, *self.box.children[1:])

    def _choices(self):
        """A list of activations and a toggle of the weights for each network, in one row."""
        self._lists, self._toggles, parts = [], [], []
        for i, (name, init) in enumerate(n or (NOTHING, "normal") for n in self.networks):
            options = ACTIVATIONS if i == 0 else (*ACTIVATIONS, NOTHING)
            said = f"{SIGNS[i]} {'network' if i == 0 else 'beside it'}"
            chosen = ipywidgets.Dropdown(
                options=options, value=name, description=said, layout={"width": "190px"},
                style={"description_width": "86px"},
            )  # fmt: skip
            toggle = ipywidgets.ToggleButtons(
                options=[(text, key) for key, text in INITS.items()], value=init, style={"button_width": "80px"},
                tooltips=["weights and biases N(0, 1)", "weights N(0, 1) over the square root of n_in"],
            )  # fmt: skip
            chosen.observe(lambda change, i=i: self._choose(i, activation=change["new"]), "value")
            toggle.observe(lambda change, i=i: self._choose(i, init=change["new"]), "value")
            self._lists.append(chosen)
            self._toggles.append(toggle)
            parts += [chosen, toggle]
        return ipywidgets.HBox(parts, layout=ipywidgets.Layout(flex_flow="row wrap"))

    def show(self, activation=None, init=None):
        """Choose the network's activation, its weights, or both. ValueError for one that is not there."""
        return self._choose(0, activation, init)

    def compare(self, activation=None, init=None):
        """The same for the network beside it; the activation "nothing" takes it away."""
        return self._choose(1, activation, init)

    def _choose(self, i, activation=None, init=None):
        if activation is not None and not (i == 1 and activation == NOTHING):
            kind(activation, "normal")
        if init is not None:
            kind("sigmoid", init)
        with self._lock:
            name, drawn = activation or self._lists[i].value, init or self._toggles[i].value
            chosen = None if name == NOTHING else (name, drawn)
            if chosen != self.networks[i] or drawn != self._toggles[i].value:
                self.networks[i] = chosen
                self._lists[i].value, self._toggles[i].value = name, drawn
                self._take()
        return self

    def reset(self):
        with self._lock:
            self.networks = list(self.first_networks)
            for i, (name, init) in enumerate(n or (NOTHING, "normal") for n in self.networks):
                self._lists[i].value, self._toggles[i].value = name, init
            super().reset()

    def network(self, depth, activation, init):
        """The network of that depth as it was drawn."""
        n_in, n_out = self.sizes
        return deep_network(n_in, self.width, int(depth), n_out, activation, init, self.rng)

    def found(self, which=0, control=None):
        """The Lengths of one of the networks: over the positions of a control, or, without one, of this moment alone."""
        values = {name: self._values(name, control) if control else np.array([v]) for name, v in self.values.items()}
        drawn = {depth: self.network(depth, *self.networks[which]) for depth in np.unique(values["depth"])}
        nets = [
            resized(drawn[depth], 2.0**doublings, biases)
            for depth, doublings, biases in zip(values["depth"], values["doublings"], values["biases"], strict=True)
        ]
        return error_lengths(nets, self.x, self.y)

    def series(self, control=None):
        """What is drawn, one Series a network; a second one like the first is left out."""
        kinds = dict.fromkeys(network for network in self.networks if network)
        return [
            Series(SIGNS[i], name, INITS[init], self.found(i, control), "dead" if name == "relu" else "saturated")
            for i, (name, init) in enumerate(kinds)
        ]

    @property
    def done(self):
        """Is the task fulfilled at this moment?"""
        return bool(within(self.found().ratio, self.values["depth"], GOAL, DEEP_ENOUGH)[0])

    def _new_slider(self, control):
        slider = super()._new_slider(control)
        slider.style.description_width = "70px"
        slider.readout_format = {"depth": ".0f", "biases": ".2f"}.get(control.name, "+.2f")
        return slider

    def draw(self, control):
        series = self.series(control)
        ratio, last = series[0].found.ratio, series[0].found.last
        done = within(ratio, last - 2, GOAL, DEEP_ENOUGH)
        scene = Scene(1080, HEIGHT, len(control.positions), "the length of every layer's error in a deep network")
        draw_pills(scene, 46, 8, self._pills(control))
        draw_layers(scene, series)
        draw_table(scene, TOP - 16, series)
        draw_task(scene, BARS - 26, ratio, last, done, SIGNS[0])
        scene.place(words(sentences(self._captions(series, done)), kind="caption muted", x=46, y=HEIGHT - 12))
        return scene

    def _values(self, name, control):
        """A number at every position of a control."""
        return control.positions if name == control.name else np.full(len(control.positions), self.values[name])

    def _pills(self, control):
        weights = sentences([three(2.0**d) for d in self._values("doublings", control)])
        biases = sentences([f"{b:.2f}" for b in self._values("biases", control)])
        depth = sentences([f"{d:.0f}" for d in self._values("depth", control)])
        rows = (("doublings", "weights ×", weights, 124), ("biases", "biases ×", biases, 116))
        for name, what, text, width in (*rows, ("depth", "hidden layers", depth, 134)):
            yield name, what, text, name == control.name, width

    def _captions(self, series, done):
        """What the picture shows, as one sentence a position."""
        said, asleep = [], [mean(s.found.asleep) for s in series]
        for k, last in enumerate(series[0].found.last):
            parts = [
                f"{s.name}, {s.init}: × {three(s.found.per_layer[k])} a layer, {100 * share[k]:.0f} % {s.asleep}"
                for s, share in zip(series, asleep, strict=True)
            ]
            verdict = "The task is done." if done[k] else "The task is not done."
            said.append(
                f"‖δ²‖ is {three(series[0].found.ratio[k])} times ‖δ{indexed(last, '')}‖. {'; '.join(parts)}. {verdict}"
            )
        return said

    def code(self):
        """The lines that rebuild this picture as it is."""
        start = {name: control.value for name, control in self.controls.items()}
        sets = [f"picture.set({n!r}, {v:g})\n" for n, v in self.values.items() if v != start[n]]
        name, init = self.networks[0]
        data = f"x = {self.x.tolist()}\ny = {self.y.tolist()}\n" if self.given else ""
        return (
            f"import nnbp\n{data}picture = nnbp.VanishingError({'x, y, ' if self.given else ''}"
            f"depth={start['depth']:.0f}, width={self.width}, activation={name!r}, init={init!r}, "
            f"beside={self.networks[1]}, rng={self.rng}, hand={self.hand!r})\n{''.join(sets)}picture"
        )

    def __repr__(self):
        series = self.series()
        depth, found = int(self.values["depth"]), [s.found for s in series]
        told = [
            f"{s.name} {s.init}: ‖δ²‖ = {three(f.first[0])}, ‖δ{indexed(depth + 2, '')}‖ = {three(f.output[0])}"
            for s, f in zip(series, found, strict=True)
        ]
        return (
            f"VanishingError {self.sizes[0]}-{depth}×{self.width}-{self.sizes[1]}, {self.x.shape[1]} examples, weights × "
            f"{three(2.0 ** self.values['doublings'])}, biases × {self.values['biases']:.2f}: {'; '.join(told)}"
        )


def kind(activation, init):
    """(activation, init), checked."""
    intake.choice(activation, "activation", dict.fromkeys(ACTIVATIONS))
    intake.choice(init, "init", INITS)
    return activation, init


def pair(beside):
    """A pair of names, checked to be one."""
    if not isinstance(beside, (tuple, list)) or len(beside) != 2:
        raise ValueError(f"beside is {beside!r}; expected a pair such as ('relu', 'normal'), or None")
    return beside
