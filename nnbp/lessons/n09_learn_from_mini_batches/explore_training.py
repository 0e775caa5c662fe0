"""A training watched: play it, stop it, go through it epoch by epoch, and through one epoch mini-batch by mini-batch."""

import numpy as np

from ...data.digits import Digits
from ...ground import intake
from ...kit import signs
from ...kit.unfold import WHY, unfolded
from ...live.explorer import Explorer, start
from ...live.legend import Sign
from ...live.touch import Action, Control
from .draw_training import draw_training, figures
from .seen_training import Seen, drawable, errors_of
from .trainer import Trainer
from .training_settings import LISTED, SETTINGS, checked, listed


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
            "a",
            "blue tint",
            "the output over the plane, deep where it is near 1, and a line where it is 0.5; filled points should give 1, "
            "hollow ones 0. Of digits: ✓ or ✗, and what each is read as",
        ),
        *signs.BACKFLOW[:3],
        Sign(
            "delta",
            "bars end to end",
            "step by step: the errors of the large points, each divided by how many they are; a positive δ goes to the "
            "right, a negative one back, and the arrow is what is left, the mean; each layer on its own scale",
        ),
        Sign(
            "delta",
            "four charts",
            "on request: the cost, the share put right, the length ‖δ‖ of each layer's error in powers of "
            "ten, and the share of neurons on the flat, over the epochs; what comes later is pale",
        ),
    )

    play = 80
    played = {"epoch": "play the epochs", "step": "play the mini-batches", "example": "play the examples"}
    waits = True
    listed = False

    def __init__(
        self, net, data, test_data=None, *, epochs=200, mini_batch_size=10, eta=3.0, rng=0, hand="epoch", example=1
    ):
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
        settings = checked({"mini_batch_size": mini_batch_size, "eta": eta, "rng": rng})
        self.trainer = Trainer(self.net, self.data, self.test_data, self.epochs, lambda share: self.progress(share))
        self.whole = not digits and drawable(net)
        self.example = intake.whole(example, "example", at_least=1, at_most=self.trainer.count)
        self.row = (
            Action("back", "", lambda state: self._gone(state, -1), icon="step-backward", hint="one back", width=44),
            Action("on", "", lambda state: self._gone(state, 1), icon="step-forward", hint="one on", width=44),
            Action("freeze", freezing, self._frozen, icon="pause", hint="the mini-batches of one epoch", width=190),
            *(listed(name, settings[name]) for name in LISTED),
            WHY,
        )
        self._hand = hand
        super().__init__(start(self._controls(settings["mini_batch_size"]), hand, **settings, why=False))
        self.trainer.course(settings_of(self.state))

    # What a reader can do

    def train(self, **settings):
        """Train from the start again with another eta, mini_batch_size or rng. ValueError for bad input, and nothing is
        changed then; nor if it is stopped half-way.
        """
        unknown = sorted(set(settings) - set(SETTINGS))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is no setting of a training; expected one of {', '.join(SETTINGS)}")
        return self.do("choose", "settings", tuple(settings.items()))

    def go(self, steps):
        """So many positions on, or back, in the control in hand; it stops at the ends."""
        self.set(self.hand, self.values[self.hand] + steps)
        return self

    @property
    def settings(self):
        """{name: value} of mini_batch_size, eta and rng."""
        return dict(settings_of(self.state))

    @property
    def course(self):
        """The Course of the training that is shown."""
        return self.trainer.course(settings_of(self.state))

    def replayed(self, state=None):
        """The epoch that follows the one in view, the last one at the end, mini-batch by mini-batch."""
        state = state or self.state
        return self.trainer.replayed(settings_of(state), self._following(state))

    # What follows from a state

    def controls(self, state):
        return {control.name: control for control in self._controls(state["mini_batch_size"])}

    def _controls(self, size):
        batches = -(-self.trainer.count // size)
        return [
            Control("epoch", "epoch", float(min(20, self.epochs // 2)), 0.0, float(self.epochs), 1.0, ".0f"),
            Control("step", "step", 0.0, 0.0, float(batches), 1.0, ".0f"),
            *(
                [Control("example", "example", float(self.example), 1.0, float(self.trainer.count), 1.0, ".0f")]
                * self.whole
            ),
        ]

    def chosen(self, state, name, value):
        """Other settings: a list names one of them, train() any of them at once. Or what is unfolded."""
        if name == WHY.name:
            return state.choosing(why=value)
        now = dict(settings_of(state))
        wanted = checked(now | (dict(value) if name == "settings" else {name: value}))
        if wanted == now:
            return state
        return state.choosing(**wanted).setting({"step": 0.0}).taking(self._hand)

    def step(self, state, event):
        """The state after an event, its course trained: where that fails or is stopped, there is none."""
        following = super().step(state, event)
        self.trainer.course(settings_of(following))
        return following

    def _gone(self, state, steps):
        control = self.controls(state)[state.hand]
        at = np.clip(control.row(state.numbers[state.hand]) + steps, 0, len(control.positions) - 1)
        return state.setting({state.hand: float(control.positions[at])})

    def _following(self, state):
        """The number of the epoch that is played step by step."""
        return min(int(state.numbers["epoch"]), self.epochs - 1) + 1

    def _frozen(self, state):
        """The epoch that follows, in its mini-batches; or the epochs again."""
        return state.taking("epoch" if state.hand == "step" else "step")

    def scene(self, state):
        taken, (x, y) = self.trainer.course(settings_of(state)), map(np.asarray, self.data)
        positions, steps = self.controls(state)[state.hand].positions, state.hand == "step"
        return draw_training(
            Seen(
                hand=state.hand, positions=positions, numbers=state.numbers, why=state["why"], taken=taken, x=x, y=y,
                tests=self.tests, tested=self.test_data is not None, played=self.replayed(state) if steps else None,
                epoch=self._following(state) if steps else None,
                errors=errors_of(state, positions, taken, x, y) if self.whole and not steps else None,
            )
        )  # fmt: skip

    def lines(self, state):
        """The lines that rebuild this picture, given the network and the data that it was made with."""
        settings = ", ".join(f"{name}={value!r}" for name, value in settings_of(state))
        tests = "" if self.test_data is None else "test_data, "
        lines = [f"picture = nnbp.Training(net, data, {tests}epochs={self.epochs}, {settings})"]
        lines += [f"picture.set({name!r}, {value:g})" for name, value in state.values]
        if state.hand != "epoch":
            lines.append(f"picture.pick({state.hand!r})")
        return "\n".join([*lines, *unfolded(state), "picture"])

    def said(self, state):
        epoch, sizes = int(state.numbers["epoch"]), "-".join(map(str, self.net.sizes))
        cost, share = figures(self.trainer.course(settings_of(state)), epoch)
        return (
            f"Training {sizes}: η = {state['eta']:g}, mini-batches of {state['mini_batch_size']}, "
            f"epoch {epoch} of {self.epochs}: C = {cost}, {share} % right"
        )


def settings_of(state):
    """((name, value), ...) of what a training depends on."""
    return tuple((name, value) for name, value in state.chosen if name in SETTINGS)


def freezing(state):
    """What the button says that freezes an epoch."""
    return "back to the epochs" if state.hand == "step" else "into its mini-batches"
