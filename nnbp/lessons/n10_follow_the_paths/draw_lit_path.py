"""Paths through the network: one of them lit in the diagram, with its factors on request, there and in a column."""

from ...ground.parameters import parameters
from ...kit.draw_network import EDGE, link, name_layers, neuron, pill
from ...live.columns import number
from ...live.marks import words
from .draw_bands import Bands, draw_band, draw_sum
from .walks import named

LINE, WORDS = 16, 78  # pixels that a factor takes under its neuron; how wide one is over its line
AT = {"C": "∂C/∂a ", "z": "σ′ ", "a": "aᵢₙ "}  # how a factor is called at its neuron
PATH, FACTORS, PRODUCT, SUM, WALK, RIGHT, ROW = 54, 186, 704, 788, 818, 1052, 25


def told(factor):
    """A factor's number at every position; a weight as exactly as everywhere else, the rest with four decimals."""
    return number(factor.values, 2 if factor.letter == "w" else 4, signed=factor.letter in "Cw")


def draw_lit(scene, layout, net, y, walks, states, which, together, factors):
    """The network with its paths up to number `which`, that one lit; together: all of them lit, and their sum.

    factors: the path in hand with a factor at every neuron and edge that it passes.
    """
    weight, bands = walks.weight, Bands(layout, walks)
    name_layers(scene, layout)
    for parameter in (p for p in parameters(net) if p.k is not None and p != weight):
        value = float(parameter.read({"w": net.w, "b": net.b}))
        scene.place(link(layout, parameter, value, False))
    scene.place(link(layout, weight, walks.swept.values, True))
    for i in range(which):
        draw_band(scene, layout, walks, bands, i, None if together else "passed")
    draw_band(scene, layout, walks, bands, which, None if together else "held")
    if together:
        draw_sum(scene, layout, walks, bands)
    shown = walks.factors[which] if factors else ()
    under = {(factor.layer, factor.j) for factor in shown if factor.letter in "za"}
    for l in range(1, net.L + 1):
        for j in range(1, net.sizes[l - 1] + 1):
            name, says = taken_by_a_click(walks, which, l, j)
            clicked = {"pick": name, "aria_label": says}
            neuron(scene, layout, net, l, j, walks.swept, states, y, 1.0, False, clicked, LINE * ((l, j) in under))
    for factor in shown:
        draw_factor(scene, layout, factor, bands.top(which, factor.layer))
    pill(scene, layout, weight, walks.swept.values)


def taken_by_a_click(walks, which, l, j):
    """(mark, words) of a click on a neuron: above the weight, the path in hand led through it; else a weight there."""
    weight = walks.weight
    if l > weight.layer:
        route = list(walks.routes[which])
        route[l - weight.layer] = j
        return f"path{walks.routes.index(tuple(route)) + 1}", f"neuron {l}·{j}, lead the path through it"
    if l == weight.layer:
        return f"w{l}.{j}.{weight.k}", f"neuron {l}·{j}, take the weight there"
    if l == weight.layer - 1:
        return f"w{weight.layer}.{weight.j}.{j}", f"neuron {l}·{j}, take the weight there"
    to, k = (j, 1) if l > 1 else (1, j)
    return f"w{max(l, 2)}.{to}.{k}", f"neuron {l}·{j}, take a weight there"


def draw_factor(scene, layout, factor, top):
    """One factor of the path where it belongs: over its band, whose `top` is given, under its neuron, or over the output."""
    l, radius = factor.layer, layout.radius
    x, y = layout.x(l), layout.y(l, factor.j)
    if factor.letter == "w":
        start = layout.y(l - 1, factor.k)
        at = "" if y > start else " end" if y < start else " middle"  # over the line, on the side that it leaves free
        share = free_of_neurons(layout, l, top - 4, y - start, at)
        x, y = layout.x(l) + (share - 1) * layout.across, top - 4 + (share - 0.5) * (y - start)
    elif factor.letter == "C":
        x, y = x + radius + 14, y - 14
    else:
        y += radius + 19
    pieces = (f"{factor.letter} strong", AT.get(factor.letter, f"{factor.label} ")), told(factor)
    if factor.letter == "w":  # between two layers there is room enough or none
        scene.place(words(*pieces, kind=f"halo{at}", x=x, y=y, room="wide"))
        return
    if factor.letter != "C":
        scene.place(words(*pieces, kind="halo middle", x=x, y=y))
        return
    scene.place(words(*pieces, kind="halo", x=x, y=y, room="wide"))
    scene.place(words(*pieces, kind="halo end", x=EDGE, y=y + 4 - radius, room="tight"))


def free_of_neurons(layout, l, middle, fall, at):
    """How far along the line into layer l a factor's words are clear of every neuron, as near to halfway as can be.

    middle, fall: their height halfway, and how much lower the line ends than it begins; at: their anchor.
    """
    left = {"": 0, " end": -WORDS, " middle": -WORDS / 2}[at]
    discs = [(layout.x(n), layout.y(n, j)) for n in (l - 1, l) for j in range(1, layout.sizes[n - 1] + 1)]

    def room(share):
        x, y = layout.x(l - 1) + share * layout.across + left, middle + (share - 0.5) * fall
        beside = [(max(x - cx, cx - x - WORDS, 0), max(y - 11 - cy, cy - y - 4, 0)) for cx, cy in discs]
        return min(dx * dx + dy * dy for dx, dy in beside) > (layout.radius + 2) ** 2

    shares = sorted((n / 40 for n in range(8, 33)), key=lambda share: abs(share - 0.5))
    return next(filter(room, shares), 0.5)


def draw_column(scene, left, top, walks, which):
    """The path in hand, factor by factor from the cost to the weight, and its product."""
    weight, factors = walks.weight, walks.factors[which]
    route = named(walks.routes[which], weight.layer)
    scene.place(words(f"path {which + 1} of {len(walks.routes)}: ", ("strong", route), x=left, y=top))
    for i, factor in enumerate(factors):
        y = top + 30 + 23 * i
        scene.place(words("" if i == 0 else "× ", kind="muted end", x=left + 12, y=y))
        scene.add("text", text=factor.label, kind=f"{factor.letter} strong", x=left + 16, y=y)
        scene.add("text", text=told(factor), kind="end", x=left + 150, y=y)
        scene.add("text", text=meaning(factor, weight), kind="small muted", x=left + 164, y=y)
    y = top + 30 + 23 * len(factors)
    scene.add("line", kind="axis", x1=left, y1=y - 14, x2=left + 150, y2=y - 14)
    scene.add("text", text="=", kind="strong end", x=left + 12, y=y + 4)
    scene.add("text", text="the product", kind="small muted", x=left + 164, y=y + 4)
    product = number(walks.products[which], 5, signed=True)
    scene.add("text", text=product, kind="strong end", x=left + 150, y=y + 4)


def meaning(factor, weight):
    """What a factor stands for, in a few words."""
    if factor.letter == "w":
        return f"along {factor.layer - 1}·{factor.k} → {factor.layer}·{factor.j}"
    if factor.letter == "a":
        return f"into {weight.label}"
    return f"{'cost from output' if factor.letter == 'C' else 'through neuron'} {factor.layer}·{factor.j}"
