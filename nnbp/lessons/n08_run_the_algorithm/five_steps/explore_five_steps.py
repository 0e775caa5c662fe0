"""The algorithm one phase a press, its arithmetic and its code beside it; edits make stale what was made before them."""

import ipywidgets
import numpy as np

from ....ground import intake
from ....ground.parameters import Parameter, find, parameters
from ....kit import signs
from ....kit.as_code import network_code
from ....live.columns import figure, sentences
from ....live.explorer import Explorer
from ....live.legend import Sign
from ....live.marks import Scene, words
from .draw_cards import Cards, draw_cards, draw_foot
from .draw_paper import draw_code
from .draw_phases import draw_phases, label, title
from .draw_written_out import draw_phase, needed
from .lines import lines, which
from .phases import FRESH, due, leaves_of, makes, phases, run, stale_along, states
from .step_controls import first_hand, refuse, step_controls
from .typed import as_text, read_typed
from .typed_numbers import TypedNumbers

ARITHMETIC = 82  # where its first line stands


class FiveSteps(Explorer):
    """The five steps, one phase a press: FiveSteps(net, x, y, eta=0.5, hand="w3.1.2").

    net: a Network of 2 to 4 layers of up to 4 neurons, quadratic or cross-entropy cost, copied; x, y: one example; eta: the
    learning rate. Forward has run at the start. next() runs the phase that is due, and after the update takes the new
    weights; finish() runs all that are due; go("cost") looks back at a phase; restart() forgets all results; enter(text)
    takes numbers as typed. Controls: every weight and bias, "x1" ..., "y1" ..., "eta". ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> FiveSteps(*tiny_network()).next()
    FiveSteps 2-3-3-2, step 1: cost; C = 0.4164; due: δ⁴; stale: nothing; w³₁₂ = −1.9000
    """

    signs = (
        Sign("ink", "pills on top", "the phases, in order; click one that has run to look at it again"),
        Sign(
            "a",
            "card",
            "a neuron: its z, a and δ as they were last computed, a dot where they have not been; click it to "
            "take its bias",
        ),
        Sign("C", "↻ stale", "computed before something that it depends on was edited: an old number, shown pale"),
        Sign("a", "tinted number", "made by the phase in view; on grey: read by it"),
        signs.LINE,
    )

    def __init__(self, net, x, y, eta=0.5, hand=None):
        net.check()
        x, y = intake.examples(x, y, net)
        refuse(net, x, eta)
        self._start = net.copy(), x, y, float(eta), first_hand(net, hand)
        self._load(net.copy(), x, y, float(eta), 1)
        self._history, self._start_of_history = [], self._start[:-1]
        self._buttons()
        super().__init__(step_controls(net, x, y, float(eta)), self._start[-1])
        self._noted = dict(self.values)
        pressed = ipywidgets.HBox([*self._row, self.typing.button], layout={"flex_flow": "row wrap"})
        self.box.children = (self.bar, pressed, self.typing.box, *self.box.children[1:])

    def _buttons(self):
        """The second row of controls."""
        self._press = ipywidgets.Button(icon="play", button_style="primary", layout={"width": "250px"})
        self._press.on_click(lambda _: self.next())
        self._rest = ipywidgets.Button(
            description="run the rest", icon="forward", tooltip="all the phases that are due"
        )
        self._rest.on_click(lambda _: self.finish())
        self._restart = ipywidgets.Button(
            description="start over", icon="step-backward", tooltip="forget every result, keep the numbers"
        )
        self._restart.on_click(lambda _: self.restart())
        self.typing = TypedNumbers(self._as_text, self.enter)
        self._row = self._press, self._rest, self._restart
        for button in (self._rest, self._restart, self.typing.button):
            button.layout.width = "114px"

    def _as_text(self):
        leaves = self._leaves()
        return as_text(self.network(), leaves["a1"], leaves["y"], leaves["eta"])

    def _load(self, net, x, y, eta, step):
        """Numbers to begin with: forward runs, and nothing else."""
        self.net, self.step, self.view = net, step, "forward"
        self.results = run(net, "forward", leaves_of(net, x, y, eta), {})
        self.cards = Cards(net.sizes)

    # What a reader can do

    def next(self):
        """Run the phase that is due; after a fresh update, take the new weights and begin the next step."""
        with self._lock:
            self._note("next()")
            if due(self.net, self._leaves(), self.results) is None:
                self._begin(*self._updated(), self.step + 1, self.hand)
            else:
                self._advance()
                self._take()
        return self

    def finish(self):
        """Run all the phases that are due, through the update; the new weights are not taken yet."""
        with self._lock:
            self._note("finish()")
            while due(self.net, self._leaves(), self.results):
                self._advance()
            self._take()
        return self

    def go(self, phase):
        """Look at a phase that has run, such as "cost" or "delta3"; nothing is run. ValueError for any other."""
        with self._lock:
            run_already = [p for p in phases(self.net.L) if makes(p, self.net.L)[0] in self.results]
            if phase not in run_already:
                raise ValueError(f"{phase!r} has not been run; expected one of {', '.join(run_already)}")
            self._note(f"go({phase!r})")
            self.view = phase
            self._take()
        return self

    def restart(self):
        """Forget every result and run forward with the numbers of this moment."""
        with self._lock:
            self._note("restart()")
            self.results = {}
            self._advance()
            self._take()
        return self

    def enter(self, text):
        """Take numbers as typed: lines w2 = ..., b2 = ..., x = ..., y = ..., eta = ...; ValueError, and nothing changed,
        for what cannot be read or does not fit together.
        """
        typed = read_typed(text, self.net)
        with self._lock:
            self._history = []
            hand = self.hand if typed.net.sizes == self.net.sizes else None
            self._start_of_history = typed.net.copy(), typed.x, typed.y, typed.eta
            self._begin(typed.net, typed.x, typed.y, typed.eta, 1, first_hand(typed.net, hand))
        return self

    def reset(self):
        with self._lock:
            net, x, y, eta, hand = self._start
            self._history, self._start_of_history = [], (net, x, y, eta)
            self._begin(net.copy(), x, y, eta, 1, hand)

    def pick(self, name):
        """Take a control in hand, by its name; or, by the name of a phase that has run, look at that."""
        if name in phases(self.net.L):
            self.go(name)
        else:
            super().pick(name)

    # Keeping the picture, the controls and the results together

    def _begin(self, net, x, y, eta, step, hand):
        """New numbers everywhere: new controls, new sliders, forward run."""
        self._load(net, x, y, eta, step)
        for slider in self._sliders.values():
            slider.unobserve_all()
        self._sliders = {}
        self.controls = {control.name: control for control in step_controls(net, x, y, eta)}
        self.values = {name: control.value for name, control in self.controls.items()}
        self._noted = dict(self.values)
        self.hand = next(iter(self.controls))
        self._list.options = [(control.label, control.name) for control in self.controls.values()]
        self.hand = hand
        self._list.value = hand
        self.typing.follow()
        self._take()

    def _advance(self):
        """Run the phase that is due."""
        leaves = self._leaves()
        self.view = due(self.net, leaves, self.results)
        self.results = run(self.net, self.view, leaves, self.results)

    def _updated(self):
        """The network after the step, and the example and learning rate of this moment."""
        net, leaves = self.network(), self._leaves()
        for l in net.w:
            net.w[l], net.b[l] = (np.array(self.results[f"new_{letter}{l}"].value) for letter in "wb")
        return net, leaves["a1"], leaves["y"], leaves["eta"]

    def network(self):
        """The network as it now stands, as a copy."""
        net = self.net.copy()
        for parameter in parameters(net):
            parameter.write({"w": net.w, "b": net.b}, self.values[parameter.name])
        return net

    def _leaves(self):
        x, y = (np.array([[v] for n, v in self.values.items() if n[0] == letter]) for letter in "xy")
        return leaves_of(self.network(), x, y, self.values["eta"])

    def _note(self, action):
        """Keep an action for code(), after the numbers that were moved since the last one."""
        self._history += self._moves() + [action]
        self._noted = dict(self.values)

    def _moves(self):
        return [f"set({n!r}, {v!r})" for n, v in self.values.items() if v != self._noted[n]]

    def _moved(self, control, slider):
        super()._moved(control, slider)
        self._name_press()

    def _take(self):
        super()._take()
        self._name_press()

    def _name_press(self):
        """The button says what a press will do."""
        following, L = due(self.net, self._leaves(), self.results), self.net.L
        if following is None:
            text = f"take the new weights: step {self.step + 1}"
        else:
            again = all(key in self.results for key in makes(following, L))
            text = f"{'again' if again else 'next'}:  {title(following, L)}"
        self._press.description, self._rest.disabled = text, following is None

    # The picture

    def draw(self, control):
        net, positions = self.net, control.positions
        leaves = self._leaves()
        stale = stale_along(net, self.results, leaves, control.name, positions)
        state = states(net.L, stale, len(positions))
        made = set(makes(self.view, net.L))
        read = {key for k in made for key in self.results[k].read} - made
        foot = 108 + max(self.cards.height, needed(net.sizes) - 70) + 22
        scene = Scene(
            1080, foot + 138, len(positions), "the phases of the algorithm, the network, and a phase written out"
        )
        draw_phases(scene, 4, 6, 1072, state, self.view, net.L)
        draw_cards(scene, self.cards, net, leaves, self.results, stale, made, read, control.name, positions)
        draw_foot(scene, self.cards, foot, net, self.results, stale, control.label, positions)
        held = find(net, control.name) if control.name[0] in "wb" else Parameter(net.L, 1, 1)
        draw_phase(scene, self.cards.right + 84, ARITHMETIC, net, self.view, self.results, stale, held)
        draw_code(scene, 4, foot + 44, 1072, *self._code_lines())
        caption = sentences(list(self._captions(control, stale, state)))
        scene.place(words(caption, kind="caption muted", x=4, y=foot + 126))
        return scene

    def _code_lines(self):
        """The lines of the phase in view, and for which layers they ran."""
        L, keys = self.net.L, makes(self.view, self.net.L)
        shown = [lines()[name] for name in dict.fromkeys(which(key, L)[0] for key in keys)]
        layers = f"for l = {', '.join(map(str, self.net.w))}"
        if self.view.startswith("delta"):
            l = int(self.view[5:])
            layers = f"net.L = {l}" if l == L else f"l = {l}"
        return [(line.where, line.text) for line in shown], "" if self.view == "cost" else layers

    def _captions(self, control, stale, state):
        """What is stale and what a press will do, as one sentence a position."""
        names, order = {key: label(key) for key in stale}, list(state)
        for k, value in enumerate(control.positions):
            old = [names[key] for key in stale if stale[key][k]]
            following = next((phase for phase in order if state[phase][k] != FRESH), None)
            press = f"runs {title(following, self.net.L).split('· ')[-1]}" if following else "takes the new weights"
            many = f" and {len(old) - 7} more" if len(old) > 7 else ""
            said = f"Stale: {', '.join(old[:7])}{many}" if old else "Nothing is stale"
            yield f"{control.label} is {figure(value, 4)}. {said}. The next press {press}."

    def code(self):
        """The lines that rebuild the network of the beginning, and all that was done since."""
        net, x, y, eta = self._start_of_history
        done = "".join(f"picture.{action}\n" for action in [*self._history, *self._moves(), f"pick({self.hand!r})"])
        return (
            f"{network_code(net)}\n"
            f"picture = nnbp.FiveSteps(net, {x[:, 0].tolist()}, {y[:, 0].tolist()}, eta={eta!r})\n{done}picture"
        )

    def __repr__(self):
        leaves, L = self._leaves(), self.net.L
        old = [label(key) for key, result in self.results.items() if result.stale(leaves)]
        following = due(self.net, leaves, self.results)
        values = [
            f"{label(key)} = {', '.join(figure(v, 4, signed=key[0] in 'zd') for v in np.ravel(self.results[key].value))}"
            for key in makes(self.view, L)[-2 if self.view == "forward" else 0 :]
            if self.view not in ("gradients", "update") or key == makes(self.view, L)[-1]
        ]
        control = self.controls[self.hand]
        return (
            f"FiveSteps {'-'.join(map(str, self.net.sizes))}, step {self.step}: {title(self.view, L).split('· ')[-1]}; "
            f"{', '.join(values)}; due: {title(following, L).split('· ')[-1] if following else 'the new weights'}; "
            f"stale: {', '.join(old) or 'nothing'}; {control.label} = {figure(self.values[self.hand], 4)}"
        )
