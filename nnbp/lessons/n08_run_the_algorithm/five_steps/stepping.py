"""A step of the algorithm as a history: the numbers that it began with and what was done since; results are replayed."""

import numpy as np

from ....chapter.network import Network
from ....live.explorer import start
from .phases import all_due, leaves_of, run
from .step_controls import parameter, sizes_of, step_controls

KEPT = 24  # histories whose results are not worked out again
NEXT, FINISH, RESTART = ("press", "next"), ("press", "finish"), ("press", "restart")


def beginning(numbers, hand, origin=None, past=(), step=1, why=False):
    """The State in which a step begins: forward has run, and nothing else. numbers: as numbers_of gives them.

    "began" and "done" are the history of this step, "origin" and "past" that of all steps before it: numbers, and what was
    done then, as ("set", name, value), ("press", action) and ("choose", "view", phase). why: is all the arithmetic unfolded?
    """
    history = {"origin": origin or numbers, "past": past, "began": numbers, "done": ()}
    return start(step_controls(numbers), hand, **history, view="forward", step=step, why=why)


def noted(state):
    """What was done in this step, and last the numbers that were moved since."""
    then = dict(state["began"]) | {event[1]: event[2] for event in state["done"] if event[0] == "set"}
    return (*state["done"], *(("set", name, value) for name, value in state.values if value != then[name]))


class Stepping:
    """What follows from a state, for a network that is made like `net`: results, and the states after a press."""

    def __init__(self, net):
        self.net, self._kept, self._last_due = net, {}, (None, [])

    def network(self, numbers):
        """The network of {name: value}, a new one."""
        net, sizes = self.net, sizes_of(numbers)
        if sizes == net.sizes:
            made = net.copy()
        else:
            made = Network(sizes, activation=net.activation[2], output=net.activation[net.L], cost=net.cost, rng=0)
        for name, value in numbers.items():
            if name[0] in "wb":
                parameter(name).write({"w": made.w, "b": made.b}, value)
        return made

    def example(self, numbers):
        """(x, y) of {name: value}, columns."""
        return tuple(np.array([[v] for n, v in numbers.items() if n[0] == letter], self.net.dtype) for letter in "xy")

    def leaves(self, numbers):
        """{key: value} of what the lines of a phase read and a reader can edit."""
        return leaves_of(self.network(numbers), *self.example(numbers), numbers["eta"])

    def layers(self, state):
        """How many layers the network has."""
        return len(sizes_of(state.numbers))

    def results(self, state):
        """{key: Result} of all that has been made in this step."""
        began, history = state["began"], (RESTART, *state["done"])
        first = next((n for n in range(len(history), 0, -1) if (began, history[:n]) in self._kept), 0)
        found = self._kept.get((began, history[:first]), {})
        numbers = dict(began) | {event[1]: event[2] for event in history[:first] if event[0] == "set"}
        for event in history[first:]:
            if event[0] == "set":
                numbers[event[1]] = event[2]
            elif event[0] == "press":
                found = self._pressed(event, numbers, found)
        if first < len(history):
            while len(self._kept) >= KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[began, history] = found
        return found

    def _pressed(self, event, numbers, results):
        net, leaves = self.network(numbers), self.leaves(numbers)
        results = {} if event == RESTART else results
        due = all_due(net.L, leaves, results)
        for phase in due if event == FINISH else due[:1]:
            results = run(net, phase, leaves, results)
        return results

    def due(self, state):
        """The phases that are due, in order; kept for the state that was asked about last."""
        last = self._last_due
        if last[0] != state:
            last = state, all_due(self.layers(state), self.leaves(state.numbers), self.results(state))
            self._last_due = last
        return last[1]

    # The states after a press

    def next(self, state):
        """The phase that is due has run; after a fresh update, the next step begins with the new weights."""
        due = self.due(state)
        if due:
            return state.choosing(done=(*noted(state), NEXT), view=due[0])
        new = {key: result.value for key, result in self.results(state).items() if key.startswith("new")}
        arrays = {letter: {l: new[f"new_{letter}{l}"] for l in self.network(state.numbers).w} for letter in "wb"}
        stepped = {name: float(parameter(name).read(arrays)) for name in state.numbers if name[0] in "wb"}
        past = (*state["past"], *noted(state), NEXT)
        numbers = state.setting(stepped).values
        return beginning(numbers, state.hand, state["origin"], past, state["step"] + 1, state["why"])

    def finish(self, state):
        """All the phases that are due have run; None where there are none."""
        due = self.due(state)
        return state.choosing(done=(*noted(state), FINISH), view=due[-1]) if due else None

    def restart(self, state):
        """Forward has run with the numbers of this moment, and nothing else."""
        return state.choosing(done=(*noted(state), RESTART), view="forward")

    def look(self, state, phase):
        """The same with another phase in view."""
        return state.choosing(done=(*noted(state), ("choose", "view", phase)), view=phase)
