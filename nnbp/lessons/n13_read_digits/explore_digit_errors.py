"""Single mistakes of a network that reads digits: pick one, see its errors down to the pixels, and push on the image."""

import numpy as np

from ...chapter.saturation import network_states
from ...data.digits import Digits
from ...ground import intake
from ...kit import signs
from ...kit.draw_pills import draw_pills
from ...kit.draw_pixels import draw_diverging, draw_ink
from ...live.columns import figure, number, sentences
from ...live.explorer import Control, Explorer
from ...live.frame import nice_ceiling
from ...live.legend import Sign
from ...live.marks import Scene, words
from .draw_reading import MOST, draw_along, draw_gallery, draw_hidden, draw_outputs, draw_said, reading_words
from .push import push
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
        Sign("ink", "large digit", "the pixels that the network is given; pushed and blended as the sliders say"),
        Sign(
            "delta",
            "∂C/∂x",
            "the slope of the cost along each pixel: purple where more ink raises the cost, orange where it "
            "lowers it; the tint says where, and its deepest tone is as much as the number below",
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
        self.digit = (self.wrong + self.right)[0] if digit is None else self._number(digit)
        self._first_digit, shown = self.digit, self.wrong + self.right
        if self.digit not in shown:
            (self.right if self.read[self.digit] == data.labels[self.digit] else self.wrong).append(self.digit)
        super().__init__([Control("push", "push", *PUSH), Control("blend", "blend", *BLEND)], "push")

    def _number(self, digit):
        """The number of a digit of the data, or one clear error."""
        n = intake.whole(digit, "digit", at_least=0)
        if n >= len(self.data):
            raise ValueError(f"digit is {n}; these are digits 0 ... {len(self.data) - 1}")
        return n

    def pick(self, name):
        """Take a control in hand, "push" or "blend", or another digit of the gallery, "d103"."""
        offered = {f"d{n}": n for n in self.wrong + self.right}
        if name in offered:
            self.choose(offered[name])
        else:
            super().pick(name)

    def choose(self, digit):
        """Take another digit, by its number in the data, as it is there. ValueError for one that is not in the gallery."""
        n = self._number(digit)
        if n not in self.wrong + self.right:
            raise ValueError(f"digit {n} is not in the gallery; expected one of {sorted(self.wrong + self.right)}")
        with self._lock:
            if n != self.digit:
                self.digit = n
                super().reset()

    def reset(self):
        with self._lock:
            self.digit = self._first_digit
            super().reset()

    def example(self):
        """(x, y, mean): the digit in hand as it is in the data, its target, the mean image of its kind; columns."""
        own = self.data.labels == self.data.labels[self.digit]
        x, y = intake.examples(self.data.x[:, self.digit], self.data.y[:, self.digit], self.net)
        return x, y, self.data.x[:, own].mean(axis=1, keepdims=True)

    def pushed(self, control=None):
        """A Pushed: at every position of a control, or, without one, at the one position of this moment."""
        n = len(control.positions) if control else 1
        values = {name: np.full(n, value) for name, value in self.values.items()}
        if control:
            values[control.name] = control.positions
        return values, push(self.net, *self.example(), values["push"], values["blend"])

    @property
    def image(self):
        """The image of this moment, (rows, columns)."""
        return self.pushed()[1].x.reshape(self.data.shape)

    def draw(self, control):
        values, found = self.pushed(control)
        x, y, _ = self.example()
        label, a, shape = int(self.data.labels[self.digit]), found.a[3], self.data.shape
        state = network_states(self.net, found.z, a, y)
        full = {l: nice_ceiling(np.abs(found.delta[l]).max()) for l in (2, 3)}
        scene = Scene(WIDTH, HEIGHT, len(control.positions), "the digits read wrong, and one of them with its errors")
        most = f", the {len(self.wrong)} costliest" if len(self.wrong) < self.wrongs else ", the costliest first"
        title = f"Read wrong: {self.wrongs:,} of {len(self.data):,}", most if self.wrongs > 1 else ""
        draw_gallery(scene, 30, 24, title, self.data, self.wrong, self.read, self.digit)
        draw_gallery(scene, 30, 114, ("Read right", ", one of each"), self.data, self.right, self.read, self.digit)
        pills = (
            ("push", "push", number(values["push"], 2, signed=True), control.name == "push", 130),
            ("blend", f"blend with the mean {label}", number(values["blend"], 2, signed=True), control.name == "blend", 230),
        )  # fmt: skip
        draw_pills(scene, 640, 116, pills)
        said = reading_words(a, found.read, label)
        draw_said(scene, 640, 172, said, found.read == label)
        self._draw_images(scene, shape, x, found)
        draw_outputs(scene, 500, 256, a, found.delta[3], y, state[3], full[3])
        draw_hidden(scene, 30, 502, 436, found.a[2], found.delta[2], state[2], full[2])
        straight = control.name == "push" and self.values["blend"] == 0
        slope = -float(np.linalg.norm(found.slope[:, control.row(0.0)])) if straight else None
        name = "push" if control.name == "push" else f"blend with the mean {label}"
        draw_along(scene, 500, 502, 566, name, control.positions, found.cost, found.read, label, slope)
        captions = sentences([
            f"Digit {self.digit} is a {label}. Pushed by {figure(p, 2, signed=True)}, blended by "
            f"{figure(b, 2, signed=True)}, the network {words_}. The cost is {figure(c, 4)}."
            for p, b, words_, c in zip(values["push"], values["blend"], said, found.cost, strict=True)
        ])  # fmt: skip
        scene.place(words(captions, kind="caption muted", x=30, y=HEIGHT - 14))
        return scene

    def _draw_images(self, scene, shape, x, found):
        """The digit, and the slope of the cost along each of its pixels, with their numbers below."""
        draw_ink(scene, 30, 236, 204, shape, found.x)
        draw_diverging(scene, 262, 236, 204, shape, found.slope)
        scene.place(words(("strong", f"digit {self.digit}"), f", a {self.data.labels[self.digit]}", x=30, y=226))
        slope = (("C", "∂C/∂x"), " = (", ("w", "w²"), ")ᵀ", ("d", "δ²"))
        scene.place(words(*slope, kind="strong", x=262, y=226))
        moved, length = found.x - x, f" of {figure(np.linalg.norm(x), 2)}"
        far = number(np.linalg.norm(moved, axis=0), 3)
        scene.place(words("moved ", ("strong", far), length, kind="small", x=30, y=458))
        most = number(np.abs(moved).max(axis=0), 3)
        scene.place(words("at most ", ("strong", most), " in a pixel", kind="small", x=30, y=475))
        steep = number(np.linalg.norm(found.slope, axis=0), 4)
        scene.place(words("length ", ("strong", steep), kind="small", x=262, y=458))
        deepest = number(np.abs(found.slope).max(axis=0), 4)
        scene.place(words("deepest tint ", ("strong", deepest), kind="small", x=262, y=475))

    def code(self):
        """The lines that rebuild this picture of the network and the digits that are called net and data."""
        sets = [f"picture.set({n!r}, {v:g})\n" for n, v in self.values.items() if v]
        first = f"picture = nnbp.DigitErrors(net, data, digit={self.digit})  # your network and digits\n"
        return f"import nnbp\n{first}{''.join(sets)}picture.pick({self.hand!r})\npicture"

    def __repr__(self):
        values, found = self.pushed()
        label = int(self.data.labels[self.digit])
        (said,) = reading_words(found.a[3], found.read, label)
        push, blend = (figure(values[name][0], 2, signed=True) for name in ("push", "blend"))
        sizes = "-".join(map(str, self.net.sizes))
        return f"DigitErrors {sizes}: digit {self.digit}, push {push}, blend {blend}: {said}, C = {figure(found.cost[0], 4)}"
