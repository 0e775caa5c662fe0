"""The cache game: erase a stored z or a, and see which lines of the way back can no longer run, and at what price."""

from ....chapter.costs import made_for
from ....ground import intake
from ....kit.as_code import network_code
from ....kit.unfold import WHY, unfolded
from ....live.columns import sentences
from ....live.explorer import Explorer, start
from ....live.legend import Sign
from ....live.marks import Scene
from ....live.touch import Control
from ..five_steps.draw_phases import label
from ..five_steps.typed import MOST_LAYERS, MOST_NEURONS
from .draw_erased import draw_lines, draw_price, price_height
from .draw_ways import Places, draw_ways
from .erased import everything, known, recompute, stored_keys, try_lines

MOST_EXAMPLES, START = 256, 100
RIGHT = 700  # where the price is told


class CacheGame(Explorer):
    """What the way back needs of the way forward: CacheGame(net, x, y, erased=["z3"]).

    net: a Network of 2 to 4 layers of up to 4 neurons, copied; x, y: one example; erased: stored values such as "z3" or
    "a1". toggle("z3") erases one, or has it back. Control "m": the number of examples that are run side by side.
    ValueError for bad input.

    >>> from nnbp import tiny_network
    >>> CacheGame(*tiny_network()).toggle("a2")
    CacheGame 2-3-3-2, erased: a²: 8 of 9 lines run, not ∂C/∂w³; a² again takes 0 multiplications an example
    """

    signs = (
        Sign(
            "z", "cards", "what the way forward has left behind, one z and one a for each layer; click one to erase it"
        ),
        Sign("muted", "dashed card", "a stored value that has been erased; click it again to have it back"),
        Sign("a", "tinted", "what the way back makes; dashed and with ✗ where its line cannot run"),
        Sign("delta", "lines", "from what is read to what is made of it; pale where it is not there"),
        Sign("ink", "bar", "the numbers that are kept, of all examples; pale: those that are given back"),
    )
    row = (WHY,)

    def __init__(self, net, x, y, erased=()):
        net.check()
        if net.L > MOST_LAYERS or max(net.sizes) > MOST_NEURONS or not hasattr(net.activation[net.L], "prime"):
            raise ValueError(
                f"the network is {net.sizes} with {net.activation[net.L].name} outputs; the game is played with up to "
                f"{MOST_LAYERS} layers of up to {MOST_NEURONS} neurons, and outputs that depend on one neuron each"
            )
        self.net = net.copy()
        self.x, self.y = intake.one_example(x, y, net)
        self._controls = {"m": Control("m", "m", float(START), 1.0, float(MOST_EXAMPLES), 1.0, "d")}
        super().__init__(start(self._controls.values(), "m", erased=self._in_order(known(net, erased)), why=False))

    def _in_order(self, keys):
        return tuple(key for key in stored_keys(self.net) if key in keys)

    def controls(self, state):
        return self._controls

    def marks(self, state):
        """A click on a card erases it, or has it back."""
        gone = set(state["erased"])
        return {key: ("choose", "erased", self._in_order(gone ^ {key})) for key in stored_keys(self.net)}

    def toggle(self, key):
        """Erase a stored value, "z3" or "a2", or have it back. ValueError for any other name."""
        known(self.net, [key])
        return self.do("mark", key)

    @property
    def erased(self):
        """The stored values that are erased, a set of keys."""
        return frozenset(self.state["erased"])

    def tried(self, state=None):
        """The lines of the way back, each with what it needs and what it finds missing: a list of erased.Tried."""
        return try_lines(self.net, self.x, self.y, (state or self.state)["erased"])

    def recomputed(self, state=None):
        """What it takes to have the erased values back: a list of erased.Recomputed."""
        return recompute(self.net, self.x, self.y, (state or self.state)["erased"])

    def scene(self, state):
        net, tried, m = self.net, self.tried(state), self._controls["m"].positions
        values, recomputed = everything(net, self.x, self.y), self.recomputed(state)
        places = Places(4, 4, net.sizes, state["why"])
        price = price_height(recomputed)
        tall = max(places.bottom, price + 30)
        table = 50 + 29 * len(tried) if state["why"] else 0
        scene = Scene(1080, tall + table + 36, len(m), "the stored values, and what the way back makes of them")
        stored = {key: values[key] for key in stored_keys(net)}
        draw_ways(scene.panel(0, 0, RIGHT, tall, 340), places, tried, stored, state["erased"], state["why"])
        draw_price(
            scene.panel(RIGHT, 0, 1080 - RIGHT, price + 30, 340),
            RIGHT + 4,
            24,
            372,
            net,
            m,
            state["erased"],
            recomputed,
        )
        if state["why"]:
            cancelled = made_for(net.cost, net.activation[net.L])
            draw_lines(scene.panel(0, tall, 620, table, 340), 4, tall + 24, 590, tried, net.L, cancelled)
        caption = sentences(list(captions(m, tried, state["erased"])))
        scene.caption(caption, 4, scene.height - 12)
        return scene

    def lines(self, state):
        folds = "".join(f"{line}\n" for line in unfolded(state))
        return (
            f"{network_code(self.net)}\n"
            f"picture = nnbp.CacheGame(net, {self.x[:, 0].tolist()}, {self.y[:, 0].tolist()}, "
            f"erased={list(state['erased'])})\npicture.set('m', {state.numbers['m']:g})\n{folds}picture"
        )

    def said(self, state):
        tried, recomputed = self.tried(state), self.recomputed(state)
        stopped = [line_label(line.key) for line in tried if line.missing]
        gone = ", ".join(label(line.key) for line in recomputed) or "nothing"
        again = [
            f"; {label(line.key)} "
            + (f"again takes {line.products} multiplications an example" if line.source else "cannot be made again")
            for line in recomputed
        ]
        runs = f"{len(tried) - len(stopped)} of {len(tried)} lines run"
        return (
            f"CacheGame {'-'.join(map(str, self.net.sizes))}, erased: {gone}: {runs}"
            f"{', not ' + ', '.join(stopped) if stopped else ''}{''.join(again)}"
        )


def captions(m, tried, erased):
    """What is erased and how much of the way back still runs, as one sentence for each number of examples."""
    runs = sum(line.missing is None for line in tried)
    gone = [label(key) for key in erased]
    for count in m:
        many = f"{count:.0f} examples" if count > 1 else "1 example"
        what = f"Erased for {many}: {', '.join(gone)}" if gone else f"Everything is stored, for {many}"
        yield f"{what}. {runs} of the {len(tried)} lines of the way back can run."


def line_label(key):
    """ "nabla_w3" as "∂C/∂w³", "delta3" as "δ³"."""
    return "∂C/∂" + label(key.removeprefix("nabla_")) if key.startswith("nabla") else label(key)
