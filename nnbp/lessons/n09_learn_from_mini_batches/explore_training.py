"""A training watched: play it, stop it, go through it epoch by epoch, and through one epoch mini-batch by mini-batch."""

import ipywidgets
import numpy as np

from ...data.digits import Digits
from ...ground import intake
from ...kit.draw_pills import draw_pills
from ...live.columns import figure, sentences
from ...live.explorer import Control, Explorer
from ...live.legend import Sign
from ...live.marks import Scene, words
from .course import course, replay
from .draw_charts import draw_cost, draw_layers
from .draw_mini_batch import draw_mini_batch
from .draw_plane import draw_digits, draw_plane

WIDTH, HEIGHT = 1080, 500
ETAS = (0.1, 0.3, 1.0, 3.0, 10.0)
SIZES = (5, 10, 50)
SHUFFLES = range(5)
RATE = 80  # milliseconds an epoch while it plays


class Training(Explorer):
    """A training to watch: Training(net, data, test_data=None, epochs=200, mini_batch_size=10, eta=3.0, rng=0).

    net: the start, copied; 2 to 4 layers. data: (X, Y) with 2 inputs and 1 output, points of -1.5 ... 1.5 in the plane,
    or Digits. rng: the seed of the shuffles. Python trains the whole course before the picture is shown, and again when
    eta, the size of the mini-batches or the seed is changed; the page then plays it. Controls: "epoch", and "step", the
    mini-batches of the epoch that follows. ValueError for bad input.

    >>> from nnbp import Network
    >>> from nnbp.data.plane import ring
    >>> Training(Network([2, 6, 1], rng=1), ring(), epochs=30)
    Training 2-6-1: η = 3, mini-batches of 10, epoch 15 of 30: C = 0.0715, 93.5 % right
    """

    signs = (
        Sign(
            "delta",
            "four charts",
            "over the epochs: the cost, the share put right, the length ‖δ‖ of each layer's error in powers of "
            "ten, and the share of neurons on the flat; one stroke for each layer",
        ),
        Sign(
            "a",
            "blue tint",
            "the output over the plane, deep where it is near 1; filled points should give 1, hollow ones 0. Of "
            "digits: ✓ or ✗, and what each is read as",
        ),
        Sign("muted", "pale curves", "what comes after the epoch in view"),
        Sign(
            "delta",
            "cells",
            "step by step: a column for each example of the mini-batch, large points in the plane; purple is a "
            "positive δ, orange a negative one; left of it: the mean as a share of the mean size",
        ),
    )

    def __init__(self, net, data, test_data=None, *, epochs=200, mini_batch_size=10, eta=3.0, rng=0, hand="epoch"):
        net.check()
        digits = isinstance(data, Digits)
        if not digits and (net.sizes[0], net.sizes[-1]) != (2, 1):
            raise ValueError(
                f"the network is {net.sizes} and data is {type(data).__name__}; the picture shows networks with 2 inputs and "
                "1 output, or Digits"
            )
        if net.L > 4:
            raise ValueError(f"the network is {net.sizes}; the picture shows up to 4 layers")
        self.net, self.tests = net.copy(), (test_data or data) if digits else None
        self.data = (data.x, data.y) if digits else data
        self.test_data = (test_data.x, test_data.y) if isinstance(test_data, Digits) else test_data
        self.epochs = intake.whole(epochs, "epochs", at_least=2)
        self.settings = {"mini_batch_size": intake.whole(mini_batch_size, "mini_batch_size"), "eta": eta, "rng": rng}
        self._progress = ipywidgets.IntProgress(max=self.epochs, layout={"width": "90px", "visibility": "hidden"})
        self._plays = {}
        self.course, self._replays = self._trained(self.settings), {}
        super().__init__(self._controls(min(20, self.epochs // 2)), hand)
        self._first_settings, self._choices = dict(self.settings), {}
        self._slot_play = ipywidgets.Box(layout={"width": "172px", "overflow": "hidden"})
        back, on = (
            ipywidgets.Button(icon=icon, tooltip=said, layout={"width": "44px"})
            for icon, said in (("step-backward", "one back"), ("step-forward", "one on"))
        )
        back.on_click(lambda _: self.go(-1))
        on.on_click(lambda _: self.go(1))
        second = [self._slot_play, back, on]
        for name, label, options in (
            ("eta", "η", ETAS), ("mini_batch_size", "batch of", SIZES), ("rng", "shuffle", SHUFFLES),
        ):  # fmt: skip
            listed = sorted({*options, self.settings[name]})
            choice = ipywidgets.Dropdown(
                options=[(f"{value:g}", value) for value in listed], value=self.settings[name], description=label,
                layout={"width": "150px"}, style={"description_width": "66px"},
            )  # fmt: skip
            choice.observe(lambda change, name=name: self.train(**{name: change["new"]}), "value")
            self._choices[name] = choice
            second.append(choice)
        row = ipywidgets.HBox([*second, self._progress], layout=ipywidgets.Layout(flex_flow="row wrap"))
        self.box.children = (self.bar, row, *self.box.children[1:])
        self._show_play()

    def train(self, **settings):
        """Train from the start again with another eta, mini_batch_size or rng. ValueError for bad input, and nothing is
        changed then; nor if it is stopped half-way.
        """
        unknown = sorted(set(settings) - set(self.settings))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is no setting of a training; expected one of {', '.join(self.settings)}")
        with self._lock:
            wanted = self.settings | settings
            if wanted != self.settings:
                self._take_course(wanted)
        return self

    def go(self, steps):
        """So many positions on, or back, in the control in hand; it stops at the ends."""
        with self._lock:
            self.set(self.hand, self.values[self.hand] + steps)
        return self

    def reset(self):
        with self._lock:
            if self.settings != self._first_settings:
                self._take_course(dict(self._first_settings))
            self.controls = {control.name: control for control in self._controls(min(20, self.epochs // 2))}
            super().reset()

    def _take_course(self, wanted):
        """Train with these settings; only when that has come to its end, show it."""
        try:
            found = self._trained(wanted)
        except BaseException:
            for name, choice in self._choices.items():
                choice.value = self.settings[name]
            raise
        epoch = self.values["epoch"]
        self.course, self.settings, self._replays = found, wanted, {}
        self.controls = {control.name: control for control in self._controls(epoch)}
        for name, choice in self._choices.items():
            choice.value = wanted[name]
        super().reset()

    def _trained(self, settings):
        every = max(1, self.epochs // 20)

        def watch(epoch):
            if epoch % every == 0:
                self._progress.value = epoch

        self._progress.layout.visibility = "visible"
        try:
            return course(self.net, self.data, epochs=self.epochs, test_data=self.test_data, watch=watch, **settings)
        finally:
            self._progress.layout.visibility = "hidden"

    def _controls(self, epoch):
        batches = -(-np.shape(self.data[0])[1] // self.settings["mini_batch_size"])
        return [
            Control("epoch", "epoch", float(epoch), 0.0, float(self.epochs), 1.0),
            Control("step", "step", 0.0, 0.0, float(batches), 1.0),
        ]

    def replayed(self):
        """The epoch that follows the one in view, the last one at the end, mini-batch by mini-batch."""
        epoch = min(int(self.values["epoch"]), self.epochs - 1) + 1
        if epoch not in self._replays:
            settings = {name: self.settings[name] for name in ("mini_batch_size", "eta")}
            self._replays = {epoch: replay(self.course, epoch, self.data, **settings)}
        return self._replays[epoch]

    def draw(self, control):
        stepping = control.name == "step"
        scene = Scene(WIDTH, HEIGHT, len(control.positions), "a network in training, and its course over the epochs")
        pills = [
            (name, held.label, f"{self.values[name]:.0f}", False, 128)
            if name != control.name
            else (name, held.label, sentences([f"{v:.0f}" for v in control.positions]), True, 128)
            for name, held in self.controls.items()
        ]
        draw_pills(scene, 30, 8, pills)
        x, y = self.data
        played = self.replayed() if stepping else None
        nets = played.nets if stepping else self.course.nets
        if self.tests is None:
            chosen = None
            if stepping:
                chosen = np.zeros((np.shape(x)[1], len(nets)), dtype=bool)
                for k, batch in enumerate(played.batches):
                    chosen[batch, k] = True
            draw_plane(scene, 30, 62, nets, np.asarray(x), np.asarray(y), chosen)
        else:
            draw_digits(scene, 30, 62, nets, self.tests)
        at = control.positions
        if stepping:
            at = min(self.values["epoch"], self.epochs - 1) + control.positions / len(played.batches)
        draw_cost(scene, 484, 78, self.course, at)
        if stepping:
            most = max(np.abs(found.delta[self.net.L]).max() for found in played.gradients)
            draw_mini_batch(scene, 470, 292, played, most)
        else:
            draw_layers(scene, 484, 280, self.course, at)
        scene.place(words(sentences(self._captions(control)), kind="caption muted", x=30, y=HEIGHT - 12))
        return scene

    def _captions(self, control):
        if control.name == "epoch":
            return [self._said(int(epoch)) for epoch in control.positions]
        played, epoch = self.replayed(), min(int(self.values["epoch"]), self.epochs - 1) + 1
        count = len(played.batches)
        said = [f"Epoch {epoch}, mini-batch {k + 1} of {count}, and the network before it." for k in range(count)]
        return [*said, f"The end of epoch {epoch}."]

    def _said(self, epoch):
        cost, share = figure(self.course.cost[epoch], 4), figure(100 * self.course.accuracy[epoch], 1)
        start = "At the start" if epoch == 0 else f"After epoch {epoch} of {self.epochs}"
        return f"{start}: the cost is {cost}, and {share} % are right."

    def _take(self):
        super()._take()
        if hasattr(self, "_slot_play"):
            self._show_play()

    def _show_play(self):
        """The player of the slider in hand: it moves the slider in the page, without the kernel."""
        slider = self.slider
        if slider.model_id not in self._plays:
            play = ipywidgets.Play(min=int(slider.min), max=int(slider.max), value=int(slider.value), interval=RATE)
            play.show_repeat = False
            self._plays = {slider.model_id: (play, ipywidgets.jslink((play, "value"), (slider, "value")))}
        self._slot_play.children = (self._plays[slider.model_id][0],)

    def _new_slider(self, control):
        slider = super()._new_slider(control)
        slider.readout_format = ".0f"
        return slider

    def code(self):
        """The lines that rebuild this picture, given the network and the data that it was made with."""
        settings = ", ".join(f"{name}={value!r}" for name, value in self.settings.items())
        tests = "" if self.test_data is None else "test_data, "
        lines = [f"picture = nnbp.Training(net, data, {tests}epochs={self.epochs}, {settings})"]
        lines += [f"picture.set({name!r}, {value:g})" for name, value in self.values.items()]
        if self.hand != "epoch":
            lines.append(f"picture.pick({self.hand!r})")
        return "\n".join([*lines, "picture"])

    def __repr__(self):
        sizes, epoch = "-".join(map(str, self.net.sizes)), int(self.values["epoch"])
        cost, share = figure(self.course.cost[epoch], 4), figure(100 * self.course.accuracy[epoch], 1)
        return (
            f"Training {sizes}: η = {self.settings['eta']:g}, mini-batches of {self.settings['mini_batch_size']}, "
            f"epoch {epoch} of {self.epochs}: C = {cost}, {share} % right"
        )
