"""The cost counter: passes and multiplications of one gradient, by backpropagation and by finite differences."""

import numpy as np

from ....ground import intake
from ....kit.draw_pills import draw_pills
from ....kit.unfold import WHY, unfolded
from ....live.columns import sentences
from ....live.explorer import Explorer, start
from ....live.legend import Sign
from ....live.marks import Scene
from ....live.touch import Control
from .draw_clocks import HEIGHT, draw_clocks
from .draw_passes import draw_chart, draw_numbers, duration
from .work import work

WIDEST, DEEPEST, INPUTS, OUTPUTS, RACE = 300, 20, 784, 100, 200
WIDE, CHARTS, NUMBERS = 644, 460, 364  # the chart with its room, how high it is; and the numbers, where they are alone


class PassCounter(Explorer):
    """Passes for one gradient as the network grows: PassCounter([784, 30, 10]).

    sizes: inputs up to 784, one or more hidden layers of one size up to 300, at most 20 of them, and up to 100 outputs.
    Controls: "width" and "hidden", the size and the number of the hidden layers, "inputs" and "outputs"; and "race", how
    much of the slowest way's time has gone, from 0 to 200, which is all of it. ValueError for bad input.

    >>> PassCounter([784, 30, 10])
    PassCounter 784-30-10, 23,860 parameters: 2 passes, 47,940 multiplications; one-sided 23,861 passes, centred 47,720
    """

    signs = (
        Sign(
            "ink",
            "clocks",
            "the time of one gradient at 1 ms a pass forward: dark is what has gone by, grey what is still to come, and all "
            "clocks run at one speed; ✓ done: the first gradient is there, even where its part of a turn is too thin to see",
        ),
        Sign(
            "ink",
            "curves and bars",
            "on request: passes through the network for one gradient, on scales of powers of ten; centred differences need "
            "twice as many as one-sided ones, less two",
        ),
        Sign(
            "ink",
            "multiplications",
            "those inside the matrix products, for one example; σ, σ′ and ⊙ are not counted",
        ),
    )

    play = 40
    played = {"race": "run the race"} | {name: "let it grow" for name in ("width", "hidden", "inputs", "outputs")}
    row = (WHY,)
    listed = False

    def __init__(self, sizes, hand="width"):
        if not np.iterable(sizes) or isinstance(sizes, (str, bytes)):
            raise ValueError(f"sizes is {sizes!r}; expected a list of layer sizes such as [784, 30, 10]")
        sizes = [intake.whole(n, f"sizes[{i}]") for i, n in enumerate(sizes)]
        if not 3 <= len(sizes) <= DEEPEST + 2 or len(set(sizes[1:-1])) > 1:
            raise ValueError(f"sizes is {sizes}; expected 1 to {DEEPEST} hidden layers, all of one size")
        first = {"width": sizes[1], "hidden": len(sizes) - 2, "inputs": sizes[0], "outputs": sizes[-1]}
        most = {"width": WIDEST, "hidden": DEEPEST, "inputs": INPUTS, "outputs": OUTPUTS}
        for name, value in first.items():
            if value > most[name]:
                raise ValueError(f"sizes is {sizes}, with {name} {value}; expected at most {most[name]}")
        controls = [Control(n, n, float(value), 1.0, float(most[n]), 1.0, "d") for n, value in first.items()]
        controls.append(Control("race", "race", float(RACE), 0.0, float(RACE), 1.0, "d"))
        self._controls = {control.name: control for control in controls}
        super().__init__(start(controls, hand, why=False))

    def controls(self, state):
        return self._controls

    def sizes(self):
        """The layers' sizes of this moment."""
        return sizes_of(self.values)

    def scene(self, state):
        control = self._controls[state.hand]
        every = [sizes_of(state.numbers | {control.name: value}) for value in control.positions]
        if control.name == "hidden":
            found = [work(sizes) for sizes in every]
            shown = type(found[0])(*(np.array([getattr(w, n) for w in found]) for n in ("weights", "biases", "first")))
        else:
            shown = work([np.array(column) for column in zip(*every, strict=True)])
        left = 0 if control.name == "race" else WIDE
        tall = HEIGHT + ((CHARTS if left else NUMBERS) if state["why"] else 0)
        scene = Scene(1080, tall + 30, len(every), "the time of one gradient, by backpropagation and by nudging")
        race = control.positions if control.name == "race" else np.full(len(every), state.numbers["race"])
        along = sentences([f"{value:.0f}" for value in control.positions])
        told = {name: along if name == state.hand else f"{value:.0f}" for name, value in state.numbers.items()}
        draw_pills(scene, 4, 8, [(name, name, text, name == state.hand, 118) for name, text in told.items()])
        draw_clocks(scene, every, shown, race / RACE)
        if state["why"]:
            if left:
                draw_chart(scene.panel(0, HEIGHT, 630, CHARTS, 330), 46, HEIGHT + 36, 560, 392, control, shown)
            numbers = scene.panel(left, HEIGHT, 1080 - left, NUMBERS, 330)
            draw_numbers(numbers, left + 4, HEIGHT + 24, 1060 - left, shown)
        scene.caption(sentences(list(captions(every, shown))), 4, tall + 18)
        return scene

    def lines(self, state):
        made = f"picture = nnbp.PassCounter({sizes_of(state.numbers)}, hand={state.hand!r})"
        race = f'picture.set("race", {state.numbers["race"]:g})'
        return "\n".join(["import nnbp", made, race, *unfolded(state), "picture"])

    def said(self, state):
        sizes = sizes_of(state.numbers)
        found = work(sizes)
        return (
            f"PassCounter {'-'.join(map(str, sizes))}, {found.parameters:,} parameters: 2 passes, "
            f"{found.products['backprop']:,} multiplications; one-sided {found.passes['one-sided']:,} passes, centred "
            f"{found.passes['centred']:,}"
        )


def sizes_of(numbers):
    """The layers' sizes that the controls stand for."""
    n = {name: int(value) for name, value in numbers.items()}
    return [n["inputs"], *[n["width"]] * n["hidden"], n["outputs"]]


def captions(every, shown):
    """The network and what its gradient takes, as one sentence a position."""
    for k in range(len(every)):
        parameters, centred = shown.parameters[k], shown.passes["centred"][k]
        yield (
            f"{parameters:,} weights and biases: backpropagation needs 2 passes, centred differences {centred:,}, "
            f"or {duration(centred)}."
        )
