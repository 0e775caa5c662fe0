"""One neuron trained under two costs or activations, from one start: a race, who slows down in it, and why."""

from functools import partial

import numpy as np

from ...ground import intake
from ...kit.as_code import changed
from ...kit.draw_pills import draw_pills
from ...kit.unfold import unfolding
from ...live.columns import figure, sentences
from ...live.explorer import Explorer, start
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Action, Control
from . import draw_areas, draw_numbers
from .draw_race import BOTTOM, draw_race, when
from .epochs import EPOCHS, SIDES, drawn, in_few
from .one_neuron import Moments, neuron, train
from .pairs import PAIRS, PairChoice, known_pair, title, written

STARTS = {"good start": (0.6, 0.9), "bad start": (2.0, 2.0)}  # of Nielsen's book
REACH, RATES = (-2.0, 3.0), (0.01, 2.5)


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
            "a", "● and ◇", "the two neurons at the epoch in view, on their curve and on their course; dark: on a flat"
        ),
        Sign("a", "band", "the outputs within ½ of the target 0; full and broken lines are the courses of ● and ◇"),
        Sign(
            "delta",
            "block",
            "as wide as the miss a − y, as high as what the cost and the slope let through of it, so its area is |δ|; "
            "the dashed frame is the highest that there is; purple if positive, orange if negative",
        ),
        Sign(
            "delta",
            "δ, factor by factor",
            "each bar is what is left after that factor, in powers of ten from 10⁻⁴ to 10³, and pale what the "
            "factor took; the stroke is at 1; an arrow: off the scale",
        ),
        Sign("C", "broad red curve", "the size of the miss a − y; where the purple |δ| runs in it, δ is the miss"),
        Sign("C", "lowest curve", "the cost over the epochs, as a share of what it is at the start"),
    )

    play = 40
    listed = False

    def __init__(self, left=PAIRS[0], right=PAIRS[1], w=2.0, b=2.0, eta=0.15, epoch=60, hand="epoch"):
        etas = eta if isinstance(eta, (tuple, list)) and len(eta) == 2 else (eta, eta)
        sides = {"left": known_pair(left, "left"), "right": known_pair(right, "right")}
        moment = within(intake.whole(epoch, "epoch", 0), "epoch", (0, EPOCHS))
        controls = [Control("epoch", "epoch", moment, 0.0, float(EPOCHS), 1.0, ".0f")]
        controls += [Control(n, f"start {n}", within(v, n, REACH), *REACH, 0.02) for n, v in (("w", w), ("b", b))]
        for i, side in enumerate(SIDES, 1):
            controls.append(
                Control(f"eta{i}", f"η {SIDES[side][0]}", within(etas[i - 1], "eta", RATES), *RATES, 0.01, ".2f")
            )
        self._controls = {control.name: control for control in controls}
        self._pairs = list(PAIRS)  # a state holds the number of a pair here, as a pair need not be hashable
        chosen = {side: self._number(pair) for side, pair in sides.items()}
        options = tuple((title(pair), number) for number, pair in enumerate(PAIRS))
        lists = [
            PairChoice(n, f"{SIDES[n][0]} neuron", options, title=self._title, width=276, told=66, own=[number])
            for n, number in chosen.items()
        ]
        buttons = [
            Action(name, name, partial(self._begun, name), hint=f"w = {at_w}, b = {at_b}", width=100)
            for name, (at_w, at_b) in STARTS.items()
        ]
        self.row = (unfolding("why", "the race"), unfolding("numbers", "no numbers"), *lists, *buttons)
        super().__init__(start(controls, hand, **chosen, why=False, numbers=False))

    def controls(self, state):
        return self._controls

    @property
    def pairs(self):
        """{"left": (activation, cost), "right": ...} of this moment."""
        return {side: self.pair(self.state, side) for side in SIDES}

    def pair(self, state, side):
        """The (activation, cost) of one side in a state."""
        return self._pairs[state[side]]

    def _number(self, pair):
        """The number of a pair in the list, where a new one is put at the end."""
        if pair not in self._pairs:
            self._pairs.append(pair)
        return self._pairs.index(pair)

    def _title(self, number):
        return title(self._pairs[number])

    def _begun(self, name, state):
        """The state after both weight and bias were set to one of the book's starts."""
        for letter, value in zip("wb", STARTS[name], strict=True):
            state = self.step(state, ("set", letter, value))
        return state

    def show(self, side, pair):
        """Train another (activation, cost) on the "left" or "right". ValueError for what does not go together."""
        if side not in SIDES:
            raise ValueError(f"side is {side!r}; expected 'left' or 'right'")
        number = self._number(known_pair(pair, side))
        self.do("choose", side, number)
        next(choice for choice in self.choices if choice.name == side).own.append(number)
        return self

    def start(self, name):
        """Begin at the book's "good start", w = 0.6 and b = 0.9, or at its "bad start", w = b = 2."""
        intake.choice(name, "name", STARTS)
        return self.do("press", name)

    def training(self, side, state=None, positions=None):
        """The Moments of one side in a state, of this moment unless given: at N positions of its control, or where it is."""
        state = state or self.state
        values = state.numbers if positions is None else state.numbers | {state.hand: positions}
        eta = values["eta1" if side == "left" else "eta2"]
        training = train(neuron(*self.pair(state, side)), values["w"], values["b"], eta, EPOCHS)
        shown = np.rint(values["epoch"]).astype(int)
        return Moments(training, np.broadcast_to(shown, (1 if positions is None else len(positions),)))

    def scene(self, state):
        positions = self._controls[state.hand].positions
        numbers = BOTTOM + draw_areas.HEIGHT * state["why"]
        height = numbers + draw_numbers.HEIGHT * state["numbers"] + 36
        scene = Scene(1080, height, len(positions), "one neuron, trained under two costs or activations: a race")
        draw_pills(scene, 10, 8, self._pills(state, positions))
        pairs = {side: self.pair(state, side) for side in SIDES}
        nets = {side: neuron(*pair) for side, pair in pairs.items()}
        both = {side: self.training(side, state, positions) for side in SIDES}
        draw_race(scene, pairs, nets, both, state["why"])
        if state["why"]:
            draw_areas.draw_why(scene, BOTTOM, nets, both)
        if state["numbers"]:
            draw_numbers.draw_numbers(scene, numbers, pairs, nets, both)
        scene.caption(sentences(self._captions(both)), 10, height - 12)
        return scene

    def _pills(self, state, positions):
        """What draw_pills shows: each number that can be taken in hand."""
        for name, value in state.values:
            values = positions if name == state.hand else np.array([value])
            decimals, signed = (0, False) if name == "epoch" else (2, name in "wb")
            texts = drawn([figure(value, decimals, signed) for value in values])
            yield name, self._controls[name].label, texts, name == state.hand, 128

    def _captions(self, both):
        """What the picture shows, as one sentence a position."""
        left, right = both.values()
        columns = [moments.now(moments.training.a) for moments in (left, right)]
        columns += [moments.at(moments.training.arrival) for moments in (left, right)]
        return [
            f"Epoch {epoch}. The output of ● is {in_few(a1)}, that of ◇ {in_few(a2)}. "
            f"Within ½ of the target: ● {when(n1)}, ◇ {when(n2)}."
            for epoch, a1, a2, n1, n2 in zip(left.epoch, *columns, strict=True)
        ]

    def lines(self, state):
        """An activation or cost of your own by its class."""
        first = self.first.numbers
        sides = ", ".join(f"{side}=({', '.join(map(written, self.pair(state, side)))})" for side in SIDES)
        w, b, epoch, *etas = (f"{first[name]:g}" for name in ("w", "b", "epoch", "eta1", "eta2"))
        numbers = f"w={w}, b={b}, eta=({', '.join(etas)}), epoch={epoch}, hand={state.hand!r}"
        made = f"import nnbp\npicture = nnbp.TwoStarts(\n    {sides},\n    {numbers},\n)"
        return "\n".join([made, *changed(state, self.first), "picture"])

    def said(self, state):
        said, values = [], state.numbers
        for i, side in enumerate(SIDES, 1):
            moments = self.training(side, state)
            a, delta = (moments.now(each)[0] for each in (moments.training.a, moments.training.delta))
            said.append(
                f"{title(self.pair(state, side))}, η {figure(values[f'eta{i}'], 2)}, a = {figure(a, 4)}, "
                f"δ = {figure(delta, 4, signed=True)}, within ½ {when(moments.training.arrival[0])}"
            )
        w, b = (figure(values[name], 2, signed=True) for name in "wb")
        return f"TwoStarts w = {w}, b = {b}, epoch {values['epoch']:.0f}: {'; '.join(said)}"


def within(value, name, ends):
    """A number within low ... high as a float; ValueError otherwise."""
    if intake.numbers(value, name).ndim or not ends[0] <= value <= ends[1]:
        raise ValueError(f"{name} is {value!r}; expected one number within {ends[0]:g} ... {ends[1]:g}")
    return float(value)
