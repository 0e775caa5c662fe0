"""The algorithm one phase a press, its arithmetic and its code beside it; edits make stale what was made before them."""

from ....ground import intake
from ....kit import signs
from ....kit.as_code import network_code
from ....kit.unfold import WHY, unfolded
from ....live.columns import figure
from ....live.explorer import Explorer
from ....live.legend import Sign
from ....live.touch import Action, Entry
from .draw_step import draw_step
from .phases import makes, phases
from .say_step import call, press, summary
from .step_controls import first_hand, numbers_of, refuse, sizes_of, step_controls
from .stepping import Stepping, beginning, noted
from .typed import as_text, read_typed


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
        Sign(
            "muted",
            "↻ stale",
            "computed before something that it depends on was edited: an old number, shown pale or grey",
        ),
        Sign("a", "tinted number", "made by the phase in view; on grey: read by it"),
        signs.LINE,
        signs.BACKFLOW[0],
        Sign("delta", "line, gradients", "as thick as a · δ of its weight"),
        Sign("delta", "arrow, update", "by how much its weight moves, −η · a · δ; up is more, down is less"),
        Sign("delta", "block", "the error of one neuron: as wide as what arrives, as high as σ′(z)"),
    )

    def __init__(self, net, x, y, eta=0.5, hand=None):
        net.check()
        x, y = intake.one_example(x, y, net)
        refuse(net, eta)
        self.net = net.copy()
        steps = self.steps = Stepping(self.net)
        self.row = (
            Action("next", self._press, steps.next, icon="play", primary=True, width=250),
            Action("finish", "run the rest", steps.finish, icon="forward", hint="all the phases that are due"),
            Action(
                "restart", "start over", steps.restart, icon="step-backward",
                hint="forget every result, keep the numbers",
            ),
            Entry(
                "numbers", "numbers", self._as_text, self._typed, use="use these numbers",
                ask="Change them and press, or paste your own: 2 to 4 layers of up to 4 neurons.",
                taken="These are the numbers now. Forward has run.", hint="type in a whole set of weights and inputs",
            ),
            WHY,
        )  # fmt: skip
        super().__init__(beginning(numbers_of(net, x, y, float(eta)), first_hand(net, hand)))

    # What a reader can do

    def next(self):
        """Run the phase that is due; after a fresh update, take the new weights and begin the next step."""
        return self.do("press", "next")

    def finish(self):
        """Run all the phases that are due, through the update; the new weights are not taken yet."""
        return self.do("press", "finish")

    def go(self, phase):
        """Look at a phase that has run, such as "cost" or "delta3"; nothing is run. ValueError for any other."""
        return self.do("choose", "view", phase)

    def restart(self):
        """Forget every result and run forward with the numbers of this moment."""
        return self.do("press", "restart")

    def enter(self, text):
        """Take numbers as typed: lines w2 = ..., b2 = ..., x = ..., y = ..., eta = ...; ValueError, and nothing changed,
        for what cannot be read or does not fit together.
        """
        return self.do("enter", "numbers", text)

    @property
    def view(self):
        """The phase in view."""
        return self.state["view"]

    @property
    def results(self):
        """{key: Result} of all that this step has made: "z2", "C", "delta3", "nabla_w2", "new_b4" and so on."""
        return dict(self.steps.results(self.state))

    def network(self):
        """The network as it now stands, as a copy."""
        return self.steps.network(self.values)

    # What follows from a state

    def controls(self, state):
        return {control.name: control for control in step_controls(state["began"])}

    def marks(self, state):
        """A phase that has run, pressed, comes into view again."""
        results, L = self.steps.results(state), self.steps.layers(state)
        return {phase: ("choose", "view", phase) for phase in phases(L) if makes(phase, L)[0] in results}

    def chosen(self, state, name, value):
        if name == WHY.name:
            return state.choosing(why=value)
        run_already = self.marks(state)
        if value not in run_already:
            raise ValueError(f"{value!r} has not been run; expected one of {', '.join(run_already)}")
        return state if value == state["view"] else self.steps.look(state, value)

    def _press(self, state):
        return press(self.steps.due(state), self.steps.results(state), self.steps.layers(state), state["step"])

    def _as_text(self, state):
        return as_text(self.steps.network(state.numbers), *self.steps.example(state.numbers), state.numbers["eta"])

    def _typed(self, state, text):
        typed = read_typed(text, self.net)
        kept = state.hand if typed.net.sizes == sizes_of(state.numbers) else None
        return beginning(
            numbers_of(typed.net, typed.x, typed.y, typed.eta), first_hand(typed.net, kept), why=state["why"]
        )

    def table(self, state):
        """Results made from the same numbers are drawn alike, whatever was pressed until they were there."""
        results = sorted(self.steps.results(state).items())
        made = tuple(
            (key, *((leaf, value.tobytes()) for leaf, value in result.leaves.items())) for key, result in results
        )
        return super().table(state).choosing(origin=None, past=None, done=made)

    def scene(self, state):
        steps, numbers = self.steps, state.numbers
        parts = steps.network(numbers), steps.leaves(numbers), steps.results(state)
        return draw_step(*parts, state["view"], self.controls(state)[state.hand], state["why"])

    def lines(self, state):
        """The network of the beginning, and all that was done since."""
        numbers = dict(state["origin"])
        x, y = (part[:, 0].tolist() for part in self.steps.example(numbers))
        done = "".join(f"picture.{call(event)}\n" for event in (*state["past"], *noted(state)))
        made = f"picture = nnbp.FiveSteps(net, {x}, {y}, eta={numbers['eta']!r})\n{done}picture.pick({state.hand!r})"
        return "\n".join([network_code(self.steps.network(numbers)), made, *unfolded(state), "picture"])

    def said(self, state):
        steps, control = self.steps, self.controls(state)[state.hand]
        told = summary(
            state["view"], steps.due(state), steps.leaves(state.numbers), steps.results(state), steps.layers(state)
        )
        return (
            f"FiveSteps {'-'.join(map(str, sizes_of(state.numbers)))}, step {state['step']}: {told}; "
            f"{control.label} = {figure(state.numbers[state.hand], 4)}"
        )
