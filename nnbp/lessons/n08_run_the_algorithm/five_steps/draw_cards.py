"""Every neuron as a card with its numbers, and the line below them."""

import numpy as np

from ....ground.parameters import Parameter, indexed, parameters
from ....kit.draw_network import link, name_layers
from ....live.columns import choose, number
from ....live.grips import by
from ....live.marks import words
from .draw_phases import ACROSS, CARD, DIM, DOWN, NAMES, TOP, WIDE, fitted
from .draw_travel import draw_landing, draw_moves, draw_travel

NARROW = 80  # how wide a card is where there is less room
SIDES = {"wide": (-45, 29), "tight": (-38, 24)}  # where a card's letters begin and its numbers end, from its middle


class Cards:
    """Where every neuron's card stands; the names are those that diagram.link reads."""

    radius, rise = WIDE / 2, CARD / 2

    def __init__(self, sizes):
        self.sizes = sizes
        self.height = DOWN * max(3, *sizes) - (DOWN - CARD)
        self.right = self.x(len(sizes)) + WIDE / 2

    def x(self, layer):
        return 4 + WIDE / 2 + ACROSS * (layer - 1)

    def y(self, layer, j):
        return TOP + self.height / 2 + DOWN * (j - (self.sizes[layer - 1] + 1) / 2)


def draw_cards(scene, cards, net, leaves, results, stale, made, read, hand, values, phase, flows, landed):
    """The whole network. leaves: what a reader edits, by key; results: {key: Result}; stale: {key: (N,)}.

    made, read: the keys that the phase in view made and read. hand: the name of the control in hand, at `values`, (N,).
    phase: in view; flows: {l: Flow} of the errors that it found; landed: {key: (n_l, n_{l-1})} of what it made for weights.
    """
    name_layers(scene, cards, "muted small middle", NAMES)
    now = {letter: {l: leaves[f"{letter}{l}"] for l in net.w} for letter in "wb"}
    for parameter in sorted(parameters(net), key=lambda p: p.name == hand):  # the one in hand on top
        held = parameter.name == hand
        scene.place(link(cards, parameter, values if held else float(parameter.read(now)), held))
    draw_travel(scene, cards, phase, flows, stale)
    if phase == "gradients":
        draw_landing(scene, cards, landed, stale)
    for j in range(1, net.sizes[0] + 1):
        value = values if hand == f"x{j}" else np.full(len(values), leaves["a1"][j - 1, 0])
        input_card(scene, cards, j, value, hand == f"x{j}", "a1" in read)
    for l in net.w:
        for j in range(1, net.sizes[l - 1] + 1):
            neuron_card(scene, cards, l, j, results, stale, made, read)
    if phase == "update":
        draw_moves(scene, cards, landed, stale)
    for j in range(1, net.sizes[-1] + 1):
        value = values if hand == f"y{j}" else np.full(len(values), leaves["y"][j - 1, 0])
        target(scene, cards, net.L, j, value, hand == f"y{j}", "y" in read)


def input_card(scene, cards, j, value, held, read):
    """An input, to be taken in hand."""
    x, y = cards.x(1), cards.y(1, j)
    said = f"take the input x{j} in hand"
    group = scene.add("g", kind="held" if held else None, pick=f"x{j}", grip=by(), aria_label=said)
    group.add("rect", kind="body", x=x - WIDE / 2, y=y - 25, width=WIDE, height=50, rx=10)
    group.add("rect", kind="cell lift", x=x - WIDE / 2, y=y - 25, width=WIDE, height=50, rx=10)
    group.add("text", text=f"x{indexed('', j)} = a{indexed(1, j)}", kind="small muted middle", x=x, y=y - 8)
    if read:
        group.add("rect", kind="read", x=x - WIDE / 2 + 4, y=y - 1, width=WIDE - 8, height=21, rx=5)
    group.add("text", text=number(value, 4), kind="a strong middle", x=x, y=y + 15)


def target(scene, cards, last, j, value, held, read):
    """A wanted output beside its card, or in a line below it where there is less room, to be taken in hand."""
    x, y, name = cards.right + 6, cards.y(last, j), f"y{indexed('', j)}"
    said = f"take the target y{j} in hand"
    group = scene.add("g", kind="held" if held else None, pick=f"y{j}", grip=by(), aria_label=said)
    wide, tight = (group.stiff(cards.x(last), room) for room in ("wide", "tight"))
    wide.add("rect", kind="body", x=x, y=y - 22, width=50, height=44, rx=10)
    wide.add("rect", kind="cell lift", x=x, y=y - 22, width=50, height=44, rx=10)
    if read:
        wide.add("rect", kind="read", x=x + 4, y=y - 2, width=42, height=20, rx=5)
    wide.add("text", text=name, kind="small muted middle", x=x + 25, y=y - 7)
    wide.add("text", text=number(value, 2), kind="strong middle", x=x + 25, y=y + 13)
    x, y = cards.x(last), y + CARD / 2 + 2
    for kind in ("body", "cell lift"):
        tight.add("rect", kind=kind, x=x - 35, y=y, width=70, height=24, rx=8)
    tight.place(words(("muted", f"{name} "), ("strong", number(value, 2)), kind="middle", x=x, y=y + 17))


def neuron_card(scene, cards, l, j, results, stale, made, read):
    """A neuron's name and its z, a and delta, as far as they have been made."""
    x, y = cards.x(l), cards.y(l, j)
    name = Parameter(l, j).name
    group = scene.add("g", pick=name, grip=by(), aria_label=f"neuron {l}·{j}, take its bias").stiff(x)
    for room, wide in (("wide", WIDE), ("tight", NARROW)):
        box = {"x": x - wide / 2, "y": y - CARD / 2, "width": wide, "height": CARD, "rx": 10}
        group.add("rect", kind="body", room=room, **box)
        group.add("rect", kind="cell lift", room=room, **box)
        draw_old(group, cards, l, stale, room, box)
    group.add("text", text=f"{l}·{j}", kind="small muted middle", x=x, y=y - 28)
    lighted = group.add("g", kind=f"turn turn{turn_of(made, l)}")
    for i, (letter, kind, sign) in enumerate((("z", "z", True), ("a", "a", False), ("delta", "d", True))):
        key, at = f"{letter}{l}", y - 7 + 21 * i
        if key in made or key in read:
            lit = "made" if key in made else "read"
            for room, wide in (("wide", WIDE - 8), ("tight", NARROW)):
                box = {"x": x - wide / 2, "y": at - 15, "width": wide, "height": 20, "rx": 5, "room": room}
                lighted.add("rect", kind="made settle" if lit == "made" else lit, **box)
        later = order(key, len(cards.sizes))
        row = group.add("g", kind=f"spread spread{later}", opacity=choose(stale[key], DIM)) if key in stale else group
        called, told, tone = "δ" if letter == "delta" else letter, "·", "muted end"
        if key in results:
            told, tone = fitted(results[key].value[j - 1, 0], 4, signed=sign, spare=0), "small end"
        for room, (start, end) in SIDES.items():
            where = {"y": at, "room": room}
            group.add("text", text=called, kind=f"{kind} small strong", x=x + start, **where)
            row.add("text", text=told, kind=tone, x=x + end, **where)
            if key in results:
                spread = {"kind": f"small stale spread spread{later}", "opacity": choose(stale[key], ("0", "1"))}
                group.add("text", text=choose(stale[key], ("", "↻")), x=x + end + 3, **where, **spread)


def draw_old(group, cards, l, stale, room, box):
    """The dashed outline of a card with a stale number in it; staleness reaches its z and a before its error."""
    for keys in ((f"z{l}", f"a{l}"), (f"delta{l}",)):
        old = [stale[key] for key in keys if key in stale]
        if old:
            kind = f"cell old spread spread{order(keys[0], len(cards.sizes))}"
            group.add("rect", kind=kind, opacity=choose(np.any(old, axis=0), ("0", "1")), room=room, **box)


def draw_foot(scene, cards, top, net, results, stale, label, values, made):
    """Under each layer the letters that are stale; the cost, made by the phase in view or not; and the number in hand."""
    for l in net.w:
        keys = [key for key in (f"z{l}", f"a{l}", f"delta{l}") if key in stale]
        code = sum((stale[key] * 2**i for i, key in enumerate(keys)), np.zeros(len(values), dtype=int))
        texts = [listed([k for i, k in enumerate(keys) if c >> i & 1]) for c in range(2 ** len(keys))]
        for room, said in (("wide", texts), ("tight", [text.replace("stale: ", "") for text in texts])):
            scene.add("text", text=choose(code, said), kind="small stale middle", x=cards.x(l), y=top, room=room)
    scene.place(words("in hand: ", ("strong", f"{label} = "), ("strong", number(values, 4)), x=4, y=top + 24))
    x = cards.right
    if "C" not in results:
        scene.place(words(("C strong", "C "), ("muted", "·"), kind="end", x=x, y=top + 24))
        return
    if made:
        box = {"x": x - 70, "y": top + 8, "width": 76, "height": 22, "rx": 5}
        scene.add("g", kind="turn turn0").stiff(x).add("rect", kind="made settle", **box)
    told = (("C strong", "C "), ("strong", fitted(results["C"].value, 4)))
    scene.add("g", words(*told, kind="end", x=x, y=top + 24), kind=choose(stale["C"], ("", "old")))
    for room, text in (("wide", "↻ stale"), ("tight", "↻")):
        scene.add("text", text=choose(stale["C"], ("", text)), kind="small stale", x=x + 10, y=top + 24, room=room)


def listed(keys):
    """ "↻ stale: z, a", or nothing."""
    letters = ", ".join("δ" if key.startswith("delta") else key[0] for key in keys)
    return f"↻ stale: {letters}" if letters else ""


def order(key, L):
    """How soon staleness reaches a value, from 0: up with z and a, and down with the errors."""
    l = int(key.lstrip("zadelt"))
    return l - 2 if key[0] in "za" else 2 * L - 2 - l


def turn_of(made, l):
    """When the numbers of layer l are lit after a press: forward one layer after the other, back when its lines are there."""
    return l - 2 if f"z{l}" in made else 0
