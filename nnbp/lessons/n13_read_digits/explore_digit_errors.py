"""Single mistakes of a network that reads digits: pick one, see its errors down to the pixels, and push on the image."""

import numpy as np

from ...chapter.saturation import network_states
from ...data.digits import Digits
from ...ground import intake
from ...kit import signs
from ...kit.along import along
from ...kit.draw_pills import draw_pills
from ...kit.unfold import WHY
from ...live.columns import figure, number, sentences
from ...live.explorer import Explorer, start
from ...live.frame import nice_ceiling
from ...live.legend import Sign
from ...live.marks import Scene
from ...live.touch import Control
from .draw_pushed import draw_pushed
from .draw_reading import (
    MOST,
    draw_along,
    draw_gallery,
    draw_hidden,
    draw_images,
    draw_outputs,
    draw_said,
    reading_words,
)
from .push import input_gradient, push
from .reading import misread, readings

WIDTH, HEIGHT, MOST_HIDDEN = 1080, 716, 60
PUSH, BLEND = (0.0, -1.0, 1.0, 0.01), (0.0, -0.5, 1.0, 0.005)  # start, lowest, highest, step


class DigitErrors(Explorer):
    """The digits that a network misreads, one of them in hand: DigitErrors(net, data, digit=None).

    net: a trained Network of 3 layers, up to 60 hidden neurons, 10 sigmoid or softmax outputs, copied; data: Digits;
    digit: the number of the one to start with, from 0, the costliest mistake unless given. Controls: "push" moves the
    image along -dC/dx as it is at the start, "blend" mixes it with the mean image of its true digit; pixels are clipped
    to 0 ... 1. pick("d103") or choose(103) takes another digit, as it is in the data. ValueError for bad input.

    >>> from nnbp import Network, load_digits
    >>> DigitErrors(Network([64, 5, 10], rng=0), load_digits()[1], digit=7)
    DigitErrors 64-5-10: digit 7, push +0.00, blend +0.00: reads 4 with 0.82, should be 9 (0.31), C = 1.7246
    """

    signs = (
        Sign("ink", "small digits", "pick one: what it is, and ✓, or ✗ and what the network reads"),
        Sign("ink", "large digits", "the digit, what a push or a blend changes of it, and the pixels that come of it"),
        Sign(
            "ink",
            "change × 10",
            "on a middle grey: darker is more ink, lighter is less, ten times as much",
        ),
        Sign(
            "delta",
            "∂C/∂x",
            "the slope of the cost along each pixel, as an area: purple where more ink raises the cost, orange where it "
            "lowers it; a full pixel is the same slope for every digit and every push",
        ),
        signs.DISC,
        Sign("delta", "bars", "errors δ: purple is positive (up, right), orange is negative (down, left)"),
        Sign("muted", "dash", "a hidden neuron that is saturated: its slope σ′(z) is below 5 % of its maximum"),
        Sign("ink", "square", "the target of an output; the tinted row is the right one"),
        Sign("C", "✓ flat, ✗ flat", "an output that is saturated and right, or saturated and wrong"),
        Sign(
            "C",
            "strip under the curve",
            "what is read at each position of the slider, tinted where it is right; the dashed line is what the "
            "gradient says",
        ),
    )

    listed = False
    row = (WHY,)

    def __init__(self, net, data, digit=None):
        net.check()
        outputs = getattr(net.activation[net.L], "name", "")
        if net.L != 3 or net.sizes[1] > MOST_HIDDEN or net.sizes[2] != 10 or outputs not in ("sigmoid", "softmax"):
            raise ValueError(
                f"the network is {net.sizes} with {outputs} outputs; the picture shows 3 layers, up to {MOST_HIDDEN} hidden "
                "neurons, and 10 sigmoid or softmax outputs"
            )
        if not isinstance(data, Digits):
            raise ValueError(f"data is {type(data).__name__}; expected Digits, as load_digits gives them")
        intake.examples(data.x, data.y, net)
        self.net, self.data = net.copy(), data
        self.read = readings(net, data)
        wrong = misread(net, data)
        self.wrongs, self.wrong = len(wrong), [int(n) for n in wrong[:MOST]]
        rightly = ((data.labels == i) & (self.read == data.labels) for i in range(10))
        self.right = [int(np.flatnonzero(found)[0]) for found in rightly if found.any()]
        first = (self.wrong + self.right)[0] if digit is None else self._number(digit)
        if first not in self.wrong + self.right:
            (self.right if self.read[first] == data.labels[first] else self.wrong).append(first)
        controls = [Control("push", "push", *PUSH), Control("blend", "blend", *BLEND)]
        self._controls = {control.name: control for control in controls}
        gallery = self.wrong + self.right
        found = input_gradient(self.net, data.x[:, gallery], data.y[:, gallery])
        self.steepest = nice_ceiling(np.abs(found).max())  # fills a pixel, the same at every moment
        super().__init__(start(controls, "push", digit=first, why=False))

    def controls(self, state):
        return self._controls

    def marks(self, state):
        """The digits of the gallery, "d103"."""
        return {f"d{n}": ("choose", "digit", n) for n in self.wrong + self.right}

    def chosen(self, state, name, value):
        """Another digit is taken as it is in the data, neither pushed nor blended."""
        if name != "digit":
            return super().chosen(state, name, value)
        return state if value == state["digit"] else self.first.choosing(digit=value, why=state["why"])

    @property
    def digit(self):
        """The number of the digit in hand."""
        return self.state["digit"]

    def _number(self, digit):
        """The number of a digit of the data, or one clear error."""
        n = intake.whole(digit, "digit", at_least=0)
        if n >= len(self.data):
            raise ValueError(f"digit is {n}; these are digits 0 ... {len(self.data) - 1}")
        return n

    def choose(self, digit):
        """Take another digit, by its number in the data, as it is there. ValueError for one that is not in the gallery."""
        n = self._number(digit)
        if n not in self.wrong + self.right:
            raise ValueError(f"digit {n} is not in the gallery; expected one of {sorted(self.wrong + self.right)}")
        self.do("choose", "digit", n)

    def example(self, state=None):
        """(x, y, mean): the digit in hand as it is in the data, its target, the mean image of its kind; columns."""
        n = (state or self.state)["digit"]
        own = self.data.labels == self.data.labels[n]
        x, y = intake.examples(self.data.x[:, n], self.data.y[:, n], self.net)
        return x, y, self.data.x[:, own].mean(axis=1, keepdims=True)

    def pushed(self, state=None, positions=None):
        """A Pushed of a state, of this moment unless given: at N positions of its control in hand, or where it is."""
        state = state or self.state
        values = along(state, positions)
        return push(self.net, *self.example(state), values["push"], values["blend"])

    @property
    def image(self):
        """The image of this moment, (rows, columns)."""
        return self.pushed().x.reshape(self.data.shape)

    def scene(self, state):
        digit, control = state["digit"], self._controls[state.hand]
        label, positions = int(self.data.labels[digit]), control.positions
        values, found, (_, y, _) = along(state, positions), self.pushed(state, positions), self.example(state)
        a = found.a[3]
        flats = network_states(self.net, found.z, a, y)
        full = {l: nice_ceiling(np.abs(found.delta[l]).max()) for l in (2, 3)}
        scene = Scene(WIDTH, HEIGHT, len(positions), "the digits read wrong, and one of them with its errors")
        most = f", the {len(self.wrong)} costliest" if len(self.wrong) < self.wrongs else ", the costliest first"
        title = f"Read wrong: {self.wrongs:,} of {len(self.data):,}", most if self.wrongs > 1 else ""
        draw_gallery(scene, 30, 24, title, self.data, self.wrong, self.read, digit)
        draw_gallery(scene, 30, 114, ("Read right", ", one of each"), self.data, self.right, self.read, digit)
        names = {"push": ("push", 130), "blend": (f"blend with the mean {label}", 230)}
        draw_pills(scene, 640, 116, [
            (name, said, number(values[name], 2, signed=True), name == state.hand, width)
            for name, (said, width) in names.items()
        ], apart=30)  # fmt: skip
        said = reading_words(a, found.read, label)
        draw_said(scene.panel(636, 154, 444, 40, 330), 640, 172, said, found.read == label)
        if state["why"]:
            draw_images(scene, self.data.shape, digit, label, found, self.steepest)
            draw_outputs(scene.panel(486, 204, 594, 284, 340), 500, 256, a, found.delta[3], y, flats[3], full[3])
            draw_hidden(
                scene.panel(14, 488, 472, 190, 340), 30, 502, 436, found.a[2], found.delta[2], flats[2], full[2]
            )
        else:
            draw_pushed(scene, self.data.shape, digit, label, found)
        straight = state.hand == "push" and state.numbers["blend"] == 0
        slope = -float(found.steepness[control.row(0.0)]) if straight else None
        left = 486 if state["why"] else 14
        draw_along(
            scene.panel(left, 494, 1080 - left, 184, 340),
            left + 14,
            508,
            1052 - left,
            names[state.hand][0],
            positions,
            found.cost,
            found.read,
            label,
            slope,
        )
        captions = sentences([
            f"Digit {digit} is a {label}. Pushed by {figure(p, 2, signed=True)}, blended by "
            f"{figure(b, 2, signed=True)}, the network {words_}. The cost is {figure(c, 4)}."
            for p, b, words_, c in zip(values["push"], values["blend"], said, found.cost, strict=True)
        ])  # fmt: skip
        scene.caption(captions, 30, HEIGHT - 14)
        return scene

    def lines(self, state):
        """Of the network and the digits that are called net and data."""
        sets = [f"picture.set({n!r}, {v:g})\n" for n, v in state.values if v]
        first = f"picture = nnbp.DigitErrors(net, data, digit={state['digit']})  # your network and digits\n"
        return f"import nnbp\n{first}{''.join(sets)}picture.pick({state.hand!r})\npicture"

    def said(self, state):
        digit, found = state["digit"], self.pushed(state)
        (reads,) = reading_words(found.a[3], found.read, int(self.data.labels[digit]))
        moved = ", ".join(f"{name} {figure(value, 2, signed=True)}" for name, value in state.values)
        sizes = "-".join(map(str, self.net.sizes))
        return f"DigitErrors {sizes}: digit {digit}, {moved}: {reads}, C = {figure(found.cost[0], 4)}"
