"""The cache game: erase a stored z or a, and see which lines of the way back can no longer run, and at what price."""

from ....chapter.costs import made_for
from ....ground import intake
from ....kit.as_code import network_code
from ....live.columns import sentences
from ....live.explorer import Explorer, start
from ....live.legend import Sign
from ....live.marks import Scene
from ....live.touch import Control
from ..five_steps.draw_phases import label
from ..five_steps.typed import MOST_LAYERS, MOST_NEURONS
from .draw_erased import ACROSS, card_height, draw_lines, draw_price, draw_stored
from .erased import everything, known, recompute, stored_keys, try_lines

MOST_EXAMPLES, START = 256, 100


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
            "z",
            "cards",
            "what the way forward has left behind, one z and one a for each layer; click one to erase it",
        ),
        Sign("muted", "dashed card", "a stored value that has been erased; click it again to have it back"),
        Sign("a", "✓ and ✗", "whether that line of the way back can run, and if not, what it finds missing"),
    )

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
        super().__init__(start(self._controls.values(), "m", erased=self._in_order(known(net, erased))))

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
        values = everything(net, self.x, self.y)
        bottom = 42 + 2 * (card_height(net.sizes) + 12)
        price = bottom + 8
        height = max(price + 38 + 19 * len(stored_keys(net)), 30 + 29 * len(tried)) + 36
        scene = Scene(1080, height, len(m), "the stored values of the way forward, and the lines of the way back")
        stored = {key: values[key] for key in stored_keys(net)}
        draw_stored(scene.panel(0, 0, 470, price - 4, 340), 4, 22, net.sizes, stored, state["erased"])
        draw_price(
            scene.panel(0, price - 4, 470, height - price - 26, 330),
            4,
            price,
            ACROSS * 4 - 2,
            net,
            m,
            state["erased"],
            self.recomputed(state),
        )
        draw_lines(
            scene.panel(476, 0, 604, 36 + 29 * len(tried), 340),
            486,
            22,
            590,
            tried,
            net.L,
            made_for(net.cost, net.activation[net.L]),
        )
        caption = sentences(list(captions(m, tried, state["erased"])))
        scene.caption(caption, 4, height - 12)
        return scene

    def lines(self, state):
        return (
            f"{network_code(self.net)}\n"
            f"picture = nnbp.CacheGame(net, {self.x[:, 0].tolist()}, {self.y[:, 0].tolist()}, "
            f"erased={list(state['erased'])})\npicture.set('m', {state.numbers['m']:g})\npicture"
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
