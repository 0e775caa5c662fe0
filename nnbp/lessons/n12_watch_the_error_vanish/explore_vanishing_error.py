"""Watch the error vanish: depth and weight scale against the length of each layer's error, two networks side by side."""

from ...data.digits import load_digits
from ...ground import intake
from ...ground.parameters import indexed
from ...kit.along import along
from ...kit.as_code import changed
from ...kit.draw_pills import draw_pills
from ...kit.unfold import WHY
from ...live.columns import figure, sentences
from ...live.explorer import Explorer, start
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Choice, Control
from .draw_band import FOOT, draw_band
from .draw_layer_factors import BARS, HEIGHT, draw_layer_factors, draw_rows
from .draw_layers import TOP, draw_layers
from .draw_length_table import draw_table, draw_task
from .error_lengths import DEEP_ENOUGH, within
from .series import Series, captions, three
from .two_networks import ACTIVATIONS, INITS, NOTHING, Networks, kind, pair

CHOSEN = {"●": ("activation", "init"), "◇": ("beside", "beside init")}  # what is chosen of each network, by its sign
HINTS = ("weights and biases N(0, 1)", "weights N(0, 1) over the square root of n_in")
DRAWN = {sign: tuple((f"{sign} {text}", init) for init, text in INITS.items()) for sign in "●◇"}
GOAL = 10.0
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
        Sign("muted", "dark part of a mark", "the share of the layer's neurons that are saturated (relu: dead)"),
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
        Sign("ink", "task", "its blue band is from a tenth to ten times ‖δᴸ‖; layer 2 should be in it"),
    )

    listed = False

    def __init__(
        self, x=None, y=None, *, depth=10, width=30, activation="sigmoid", init="normal", beside=("relu", "normal"),
        rng=0, hand="doublings",
    ):  # fmt: skip
        if (x is None) != (y is None):
            raise ValueError(f"{'x' if x is None else 'y'} is missing; expected both x and y, or neither")
        self.given = x is not None
        depth = intake.whole(depth, "depth", at_least=SHALLOWEST)
        if depth > DEEPEST:
            raise ValueError(f"depth is {depth}; expected {SHALLOWEST} to {DEEPEST} hidden layers")
        if not self.given:
            digits = load_digits()[0]
            x, y = digits.x[:, :50], digits.y[:, :50]
        first, second = kind(activation, init), (NOTHING, "normal") if beside is None else kind(*pair(beside))
        self.seen = Networks(x, y, width, rng)
        self.x, self.y, self.width, self.rng = self.seen.x, self.seen.y, self.seen.width, self.seen.rng
        controls = [
            Control("doublings", "doublings", 0.0, -3.0, 3.0, 0.025, "+.3f"),
            Control("biases", "biases ×", 1.0, 0.0, 4.0, 0.02, ".2f"),
            Control("depth", "depth", float(depth), SHALLOWEST, DEEPEST, 1.0, ".0f"),
        ]
        self._controls = {control.name: control for control in controls}
        self.row = (
            WHY,
            Choice("activation", "● network", named(ACTIVATIONS), told=86),
            Choice("init", "", DRAWN["●"], toggle=True, hints=HINTS),
            Choice("beside", "◇ beside it", named((*ACTIVATIONS, NOTHING)), told=86, when="why"),
            Choice("beside init", "", DRAWN["◇"], toggle=True, hints=HINTS, when="why"),
        )
        names = [name for each in CHOSEN.values() for name in each]
        super().__init__(start(controls, hand, **dict(zip(names, (*first, *second), strict=True)), why=False))

    def controls(self, state):
        return self._controls

    def kinds(self, state):
        """[(activation, init) of the network, the same of the one beside it, or None where there is none]."""
        return [None if state[name] == NOTHING else (state[name], state[init]) for name, init in CHOSEN.values()]

    @property
    def networks(self):
        """The kinds of this moment."""
        return self.kinds(self.state)

    def chosen(self, state, name, value):
        """One of the choices; or, by a network's sign, its activation and its weights at once."""
        if name in CHOSEN["◇"]:  # a program's choice, where the lists are folded away: what is chosen is seen
            return state.choosing(why=True, **{name: value})
        return state.choosing(**(dict(zip(CHOSEN[name], value, strict=True)) if name in CHOSEN else {name: value}))

    def show(self, activation=None, init=None):
        """Choose the network's activation, its weights, or both. ValueError for one that is not there."""
        return self._choose("●", activation, init)

    def compare(self, activation=None, init=None):
        """The same for the network beside it; the activation "nothing" takes it away."""
        return self._choose("◇", activation, init)

    def _choose(self, sign, activation, init):
        if activation is not None and not (sign == "◇" and activation == NOTHING):
            kind(activation, "normal")
        if init is not None:
            kind("sigmoid", init)
        now = (self.state[name] for name in CHOSEN[sign])
        return self.do("choose", sign, tuple(new or old for new, old in zip((activation, init), now, strict=True)))

    def found(self, which=0, state=None, positions=None):
        """The Lengths of one of the networks in a state: at positions of the control in hand, or where it is."""
        state = state or self.state
        return self.seen.lengths(self.kinds(state)[which], **along(state, positions))

    def series(self, state=None, positions=None, most=2):
        """What is drawn, one Series a network, at most so many; a second one like the first is left out."""
        state = state or self.state
        values, kinds = along(state, positions), dict.fromkeys(filter(None, self.kinds(state)))
        return [
            Series(sign, name, INITS[init], self.seen.lengths((name, init), **values))
            for sign, (name, init) in zip(CHOSEN, list(kinds)[:most], strict=False)
        ]

    @property
    def done(self):
        """Is the task fulfilled at this moment?"""
        return bool(within(self.found().ratio, self.values["depth"], GOAL, DEEP_ENOUGH)[0])

    def scene(self, state):
        positions = self._controls[state.hand].positions
        series = self.series(state, positions, most=2 if state["why"] else 1)
        ratio, last = series[0].found.ratio, series[0].found.last
        done = within(ratio, last - 2, GOAL, DEEP_ENOUGH)
        scene = Scene(1080, HEIGHT, len(positions), "the length of every layer's error in a deep network")
        draw_pills(scene, 46, 8, pills(state.hand, along(state, positions)), apart=72)
        scene.caption(sentences(captions(series, done)), 46, HEIGHT - 12)
        if not state["why"]:
            draw_band(scene.panel(0, 50, 1080, FOOT - 50, 340), series[0], done)
            return scene
        draw_layers(scene.panel(0, 50, 784, BARS - 76, 340), series)
        panel = scene.panel(0, BARS - 26, 784, HEIGHT - BARS - 6, 340)
        draw_layer_factors(panel, series)
        draw_rows(panel, series)
        draw_table(scene.panel(784, 50, 296, 290, 280), TOP - 16, series)
        draw_task(scene.panel(784, BARS - 26, 296, 160), BARS - 26, ratio, last, done, series[0].sign)
        return scene

    def lines(self, state):
        first = self.first.numbers
        (name, init), beside = self.kinds(state)
        data = f"x = {self.x.tolist()}\ny = {self.y.tolist()}\n" if self.given else ""
        made = (
            f"import nnbp\n{data}picture = nnbp.VanishingError({'x, y, ' if self.given else ''}"
            f"depth={first['depth']:.0f}, width={self.width}, activation={name!r}, init={init!r}, "
            f"beside={beside}, rng={self.rng}, hand={state.hand!r})"
        )
        return "\n".join([made, *changed(state, self.first), "picture"])

    def said(self, state):
        values, last = state.numbers, indexed(int(state.numbers["depth"]) + 2, "")
        told = [
            f"{s.name} {s.init}: ‖δ²‖ = {three(s.found.first[0])}, ‖δ{last}‖ = {three(s.found.output[0])}"
            for s in self.series(state)
        ]
        return (
            f"VanishingError {len(self.x)}-{values['depth']:.0f}×{self.width}-{len(self.y)}, {self.x.shape[1]} examples, "
            f"weights × {three(2.0 ** values['doublings'])}, biases × {values['biases']:.2f}: {'; '.join(told)}"
        )


def named(names):
    """Options that are called what they are."""
    return tuple((name, name) for name in names)


def pills(hand, values):
    """What draw_pills shows: each number that can be taken in hand."""
    powers = [f"{figure(d, 3, signed=True)}: w × {three(2.0**d)}" for d in values["doublings"]]
    told = {
        "doublings": (
            "doublings",
            powers,
            250,
        ),
        "biases": ("biases ×", [f"{b:.2f}" for b in values["biases"]], 136),
        "depth": ("hidden layers", [f"{d:.0f}" for d in values["depth"]], 160),
    }
    for name, (what, texts, width) in told.items():
        yield name, what, sentences(texts), name == hand, width
