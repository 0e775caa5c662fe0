"""One neuron trained under two costs or activations, side by side from one start: who slows down, and why."""

import ipywidgets
import numpy as np

from ...chapter.designs import label
from ...ground import intake
from ...kit.draw_pills import draw_pills
from ...live.columns import figure, sentences
from ...live.explorer import Control, Explorer
from ...live.legend import Sign
from ...live.marks import Scene, words
from .draw_factor_ladder import Moments, drawn
from .draw_one_neuron import BOTTOM, EPOCHS, WIDTH, draw_training, when
from .one_neuron import neuron, train

STARTS = {"good start": (0.6, 0.9), "bad start": (2.0, 2.0)}  # of Nielsen's book
PAIRS = (
    ("sigmoid", "quadratic"), ("sigmoid", "cross-entropy"), ("tanh", "quadratic"), ("relu", "quadratic"),
    ("leaky-relu", "quadratic"), ("identity", "quadratic"),
)  # fmt: skip
SIDES = {"left": 10, "right": 10 + WIDTH + 26}
REACH, RATES = (-2.0, 3.0), (0.01, 2.5)
FORMATS = {"epoch": ".0f", "eta1": ".2f", "eta2": ".2f"}


class TwoStarts(Explorer):
    """One neuron, input 1 and target 0, trained twice: TwoStarts(left=("sigmoid", "quadratic"), right=..., w=2.0, b=2.0).

    left, right: (activation, cost) each, by name or as objects of your own. w, b: the start of both, within -2 ... 3.
    eta: the learning rate, 0.01 ... 2.5, or one for each side. epoch: the moment in view, 0 ... 300. hand: "epoch", "w",
    "b", or "eta1" and "eta2", the learning rates of the left and of the right. ValueError for bad input.

    >>> TwoStarts().training("right").training.arrival.tolist()
    [17]
    """

    signs = (
        Sign(
            "a",
            "ring on the curve",
            "the neuron at the epoch in view, on σ; below it a green dot at the same z, on σ′; shaded stretches "
            "are flat",
        ),
        Sign(
            "muted",
            "trail",
            "where the neuron was every 20 epochs: crowded where it is slow, spaced where it is quick",
        ),
        Sign(
            "delta",
            "δ, factor by factor",
            "each bar multiplies, in powers of ten from 10⁻⁴ to 10³, starting where the one before it ended; the "
            "stroke is at 1; δ ends where the last factor does, purple if positive, orange if negative; an arrow:"
            " off the scale",
        ),
        Sign("C", "broad red curve", "the size of the miss a − y; where the purple |δ| runs in it, δ is the miss"),
        Sign("C", "lowest curve", "the cost over the epochs; each cost has a scale of its own"),
    )

    def __init__(self, left=PAIRS[0], right=PAIRS[1], w=2.0, b=2.0, eta=0.15, epoch=60, hand="epoch"):
        etas = eta if isinstance(eta, (tuple, list)) and len(eta) == 2 else (eta, eta)
        self.pairs = {"left": known_pair(left, "left"), "right": known_pair(right, "right")}
        self._first_pairs = dict(self.pairs)
        moment = within(intake.whole(epoch, "epoch", 0), "epoch", (0, EPOCHS))
        controls = [Control("epoch", "epoch", moment, 0.0, float(EPOCHS), 1.0)]
        controls += [Control(n, f"start {n}", within(v, n, REACH), *REACH, 0.02) for n, v in (("w", w), ("b", b))]
        for i, side in enumerate(SIDES, 1):
            controls.append(Control(f"eta{i}", f"η {side}", within(etas[i - 1], "eta", RATES), *RATES, 0.01))
        super().__init__(controls, hand)
        self._choices = {side: self._choice(side) for side in SIDES}
        buttons = []
        for name, (at_w, at_b) in STARTS.items():
            button = ipywidgets.Button(
                description=name, tooltip=f"w = {at_w}, b = {at_b}", layout=ipywidgets.Layout(width="100px")
            )
            button.on_click(lambda _, name=name: self.start(name))
            buttons.append(button)
        row = ipywidgets.HBox([*self._choices.values(), *buttons], layout=ipywidgets.Layout(flex_flow="row wrap"))
        self.box.children = (self.bar, row, *self.box.children[1:])

    def _choice(self, side):
        """The list of pairs of one side; a reader's own comes last."""
        every = list(PAIRS) + [pair for pair in (self.pairs[side],) if pair not in PAIRS]
        choice = ipywidgets.Dropdown(
            options=[(title(pair), pair) for pair in every], value=self.pairs[side], description=side,
            layout=ipywidgets.Layout(width="270px"), style={"description_width": "60px"},
        )  # fmt: skip
        choice.observe(lambda change: self.show(side, change["new"]), "value")
        return choice

    def show(self, side, pair):
        """Train another (activation, cost) on the "left" or "right". ValueError for what does not go together."""
        if side not in SIDES:
            raise ValueError(f"side is {side!r}; expected 'left' or 'right'")
        pair = known_pair(pair, side)
        with self._lock:
            if pair != self.pairs[side]:
                self.pairs[side] = pair
                choice = self._choices[side]
                if pair not in [value for _, value in choice.options]:
                    choice.options = [*choice.options, (title(pair), pair)]
                choice.value = pair
                self._take()
        return self

    def start(self, name):
        """Begin at the book's "good start", w = 0.6 and b = 0.9, or at its "bad start", w = b = 2."""
        w, b = intake.choice(name, "name", STARTS)
        with self._lock:
            self.set("w", w)
            self.set("b", b)
        return self

    def reset(self):
        with self._lock:
            for side, pair in self._first_pairs.items():
                self.show(side, pair)
            super().reset()

    def training(self, side, control=None):
        """The Moments of one side: at every position of a control, or, without one, at this moment."""
        values = self.values | ({control.name: control.positions} if control else {})
        eta = values["eta1" if side == "left" else "eta2"]
        training = train(neuron(*self.pairs[side]), values["w"], values["b"], eta, EPOCHS)
        positions = len(control.positions) if control else 1
        return Moments(training, np.broadcast_to(np.rint(values["epoch"]).astype(int), (positions,)))

    def draw(self, control):
        height, positions = BOTTOM + 54, control.positions
        scene = Scene(1080, height, len(positions), "one neuron, trained under two costs or activations side by side")
        draw_pills(scene, SIDES["left"], 8, self._pills(control))
        both = {side: self.training(side, control) for side in SIDES}
        for side, left in SIDES.items():
            draw_training(scene, left, neuron(*self.pairs[side]), title(self.pairs[side]), both[side])
        captions = sentences(self._captions(both))
        scene.place(words(captions, kind="caption muted", x=SIDES["left"], y=height - 12))
        return scene

    def _pills(self, control):
        """What draw_pills shows: each number that can be taken in hand."""
        for name, held in self.controls.items():
            values = control.positions if name == control.name else np.array([self.values[name]])
            decimals, signed = (0, False) if name == "epoch" else (2, name in "wb")
            texts = drawn([figure(value, decimals, signed) for value in values])
            yield name, held.label, texts, name == control.name, 128

    def _captions(self, both):
        """What the picture shows, as one sentence a position."""
        left, right = both.values()
        columns = [moments.now(moments.training.a) for moments in (left, right)]
        columns += [moments.at(moments.training.arrival) for moments in (left, right)]
        return [
            f"Epoch {epoch}. The output is {figure(a1, 4)} on the left and {figure(a2, 4)} on the right. "
            f"Within ½ of the target: left {when(n1)}, right {when(n2)}."
            for epoch, a1, a2, n1, n2 in zip(left.epoch, *columns, strict=True)
        ]

    def _new_slider(self, control):
        slider = super()._new_slider(control)
        slider.readout_format = FORMATS.get(control.name, "+.2f")
        return slider

    def code(self):
        """The lines that rebuild this picture as it is; an activation or cost of your own by its class."""
        start = {name: control.value for name, control in self.controls.items()}
        sets = [f"picture.set({n!r}, {v:g})\n" for n, v in self.values.items() if v != start[n]]
        sides = ", ".join(f"{side}=({', '.join(map(written, self.pairs[side]))})" for side in SIDES)
        w, b, epoch, *etas = (f"{start[name]:g}" for name in ("w", "b", "epoch", "eta1", "eta2"))
        numbers = f"w={w}, b={b}, eta=({', '.join(etas)}), epoch={epoch}, hand={self.hand!r}"
        return f"import nnbp\npicture = nnbp.TwoStarts(\n    {sides},\n    {numbers},\n)\n{''.join(sets)}picture"

    def __repr__(self):
        said = []
        for i, side in enumerate(SIDES, 1):
            moments = self.training(side)
            a, delta = (moments.now(values)[0] for values in (moments.training.a, moments.training.delta))
            said.append(
                f"{title(self.pairs[side])}, η {figure(self.values[f'eta{i}'], 2)}, a = {figure(a, 4)}, "
                f"δ = {figure(delta, 4, signed=True)}, within ½ {when(moments.training.arrival[0])}"
            )
        w, b = (figure(self.values[name], 2, signed=True) for name in "wb")
        return f"TwoStarts w = {w}, b = {b}, epoch {self.values['epoch']:.0f}: {'; '.join(said)}"


def within(value, name, ends):
    """A number within low ... high as a float; ValueError otherwise."""
    if intake.numbers(value, name).ndim or not ends[0] <= value <= ends[1]:
        raise ValueError(f"{name} is {value!r}; expected one number within {ends[0]:g} ... {ends[1]:g}")
    return float(value)


def known_pair(pair, side):
    """(activation, cost) as given, if they go together; ValueError otherwise."""
    if not isinstance(pair, (tuple, list)) or len(pair) != 2:
        raise ValueError(f"{side} is {pair!r}; expected an activation and a cost, such as {PAIRS[0]}")
    neuron(*pair)
    return tuple(pair)


def title(pair):
    """A pair as readers read it."""
    return " · ".join(part if isinstance(part, str) else label(part).strip("'") for part in pair)


def written(part):
    """An activation or cost as code."""
    return repr(part) if isinstance(part, str) else f"{type(part).__name__}()"
