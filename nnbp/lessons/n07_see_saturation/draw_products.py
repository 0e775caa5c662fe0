"""Every neuron's error as an area: as wide as what arrives from above, as high as its slope, a column a layer."""

from ...ground.parameters import indexed
from ...kit.draw_product import Block, draw_product
from ...kit.letters import named
from ...live.columns import choose
from ...live.marks import words
from .state_words import KINDS, told

COLUMN, LEAST, ROW, HEAD = 340, 300, 84, 62
REACH, HEIGHT = 150, 44  # of the greatest block


def height(sizes):
    """How high the areas of a network of these sizes are."""
    return HEAD + ROW * max(sizes[1:])


def draw_products(scene, left, top, net, found, flows, full):
    """The errors of every layer, side by side and on one scale; full: what arrives where a block is widest."""
    across = min(COLUMN, (scene.width - left) / (net.L - 1))
    for i, (l, flow) in enumerate(flows.items()):
        x = left + across * i
        panel = scene.panel(x - left, top, across, height(net.sizes), min(LEAST, across))
        draw_head(panel, x, top + 26, net, l, flow)
        for j in range(net.sizes[l - 1]):
            block = Block(x + 50, top + HEAD + ROW * j + 18, min(REACH, across - 80), HEIGHT, full)
            draw_product(panel, block, flow, j)
            middle = block.top + HEIGHT / 2 + 5
            panel.add("text", text=f"{l}·{j + 1}", kind="strong", x=x, y=middle)
            state = found.state[l][j]
            text, kind = choose(state, told(net.activation[l], short=True)), choose(state, KINDS)
            if across > LEAST:  # or else there is no room for it
                panel.add("text", text=text, kind=kind, x=block.left + REACH + 22, y=middle)


def draw_head(panel, x, y, net, l, flow):
    """The layer, and what its two factors are called."""
    above = indexed(l + 1, "")
    arrives = (("C", "∂C/∂a"),) if l == net.L else (("w", f"(w{above})ᵀ"), ("d", f"δ{above}"))
    slope = (" × ", ("z", f"{named(net.activation[l])}′(z{indexed(l, '')})"))
    if flow.gate is None:
        arrives, slope = (("d", f"δ{indexed(l, '')}"),), (", σ′ cancels",)
    panel.place(words(("strong", f"layer {l}  "), *arrives, *slope, x=x, y=y))
