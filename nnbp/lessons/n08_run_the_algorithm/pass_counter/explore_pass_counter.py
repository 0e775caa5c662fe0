"""The cost counter: passes and multiplications of one gradient, by backpropagation and by finite differences."""

import numpy as np

from ....ground import intake
from ....live.columns import sentences
from ....live.explorer import Explorer, start
from ....live.legend import Sign
from ....live.marks import Scene
from ....live.touch import Control
from .draw_passes import draw_chart, draw_numbers, duration
from .work import work

WIDEST, DEEPEST, INPUTS, OUTPUTS = 300, 20, 784, 100


class PassCounter(Explorer):
    """Passes for one gradient as the network grows: PassCounter([784, 30, 10]).

    sizes: inputs up to 784, one or more hidden layers of one size up to 300, at most 20 of them, and up to 100 outputs.
    Controls: "width" and "hidden", the size and the number of the hidden layers, "inputs" and "outputs". ValueError for
    bad input.

    >>> PassCounter([784, 30, 10])
    PassCounter 784-30-10, 23,860 parameters: 2 passes, 47,940 multiplications; one-sided 23,861 passes, centred 47,720
    """

    signs = (
        Sign(
            "ink",
            "curves and bars",
            "passes through the network for one gradient, on scales of powers of ten; centred differences need "
            "twice as many as one-sided ones, less two",
        ),
        Sign(
            "ink",
            "multiplications",
            "those inside the matrix products, for one example; σ, σ′ and ⊙ are not counted",
        ),
    )

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
        self._controls = {control.name: control for control in controls}
        super().__init__(start(controls, hand))

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
        scene = Scene(1080, 486, len(every), "passes for one gradient, against the size of the network")
        draw_chart(scene.panel(0, 0, 630, 456, 330), 46, 36, 560, 392, control, shown)
        draw_numbers(scene.panel(644, 0, 436, 456, 330), 664, 30, 406, every, shown)
        caption = sentences(list(captions(every, shown)))
        scene.caption(caption, 4, 474)
        return scene

    def lines(self, state):
        return f"import nnbp\nnnbp.PassCounter({sizes_of(state.numbers)}, hand={state.hand!r})"

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
    for k, sizes in enumerate(every):
        parameters, centred = shown.parameters[k], shown.passes["centred"][k]
        yield (
            f"{len(sizes)} layers, {parameters:,} weights and biases: backpropagation needs 2 passes, centred "
            f"differences {centred:,}. At 1 ms for a pass forward the second takes {duration(centred)}."
        )
