"""The phases of the algorithm in a row, and the network as cards: every z, a and delta there is, fresh or stale."""

import numpy as np

from ..parameters import Parameter, indexed, parameters
from ..phases import NOT_YET
from .diagram import link
from .marks import MINUS, choose, figure, number, words

CARD, ACROSS, DOWN = 88, 142, 116  # a card, and from one card to the next
TOP, NAMES = 108, 78
SAID = ("not yet", "✓ run", "↻ stale")
DIM = ("1", "0.55")  # the opacity of what is fresh and of what is stale
LETTERS = {"nabla_w": "∇w", "nabla_b": "∇b", "delta": "δ", "new_w": "new w", "new_b": "new b"}
STEPS = {"forward": "1, 2 · forward", "cost": "cost", "gradients": "5 · gradients", "update": "update"}


class Cards:
    """Where every neuron's card stands; the names are those that diagram.link reads."""

    radius = CARD / 2

    def __init__(self, sizes):
        self.sizes = sizes
        self.height = DOWN * max(3, *sizes) - (DOWN - CARD)
        self.right = self.x(len(sizes)) + CARD / 2

    def x(self, layer):
        return 4 + CARD / 2 + ACROSS * (layer - 1)

    def y(self, layer, j):
        return TOP + self.height / 2 + DOWN * (j - (self.sizes[layer - 1] + 1) / 2)


def label(key):
    """The value called `key` for readers: "nabla_w3" as "∇w³"."""
    name = key.rstrip("0123456789")
    return LETTERS.get(name, name) + (indexed(key[len(name) :], "") if key != name else "")


def title(phase, L):
    """What a phase is called, with the number of its step in the chapter's list where it has one."""
    if phase.startswith("delta"):
        l = int(phase[5:])
        return f"{3 if l == L else 4} · δ{indexed(l, '')}"
    return STEPS[phase]


def draw_phases(scene, left, top, width, states, shown, L):
    """A pill for each phase, which leads back to it. states: {phase: (N,) of NOT_YET, FRESH, STALE}; shown: its name."""
    gap = 8
    wide = (width - gap * (len(states) - 1)) / len(states)
    for i, (phase, state) in enumerate(states.items()):
        x, held = left + (wide + gap) * i, phase == shown
        reachable = not held and (state != NOT_YET).all()
        named = {"pick": phase, "aria_label": f"look at {title(phase, L)}"} if reachable else {}
        group = scene.add("g", **named)
        kinds = [f"pill lift{' in-hand' if held else ''}{more}" for more in (" later", "", " old")]
        group.add("rect", kind=choose(state, kinds), x=x, y=top, width=wide, height=44, rx=10)
        name = "strong middle" if held else "middle"
        group.add("text", text=title(phase, L), kind=name, x=x + wide / 2, y=top + 18)
        tones = ("small muted middle", "small a middle", "small stale middle")
        group.add("text", text=choose(state, SAID), kind=choose(state, tones), x=x + wide / 2, y=top + 36)
        if i + 1 < len(states):
            scene.add("line", kind="axis", x1=x + wide, y1=top + 22, x2=x + wide + gap, y2=top + 22)


def draw_cards(scene, cards, net, leaves, results, stale, made, read, hand, values):
    """The whole network. leaves: what a reader edits, by key; results: {key: Result}; stale: {key: (N,)}.

    made, read: the keys that the phase in view made and read. hand: the name of the control in hand, at `values`, (N,).
    """
    for l in range(1, net.L + 1):
        name = f"layer {l}" + (" · input" if l == 1 else " · output" if l == net.L else "")
        scene.add("text", text=name, kind="muted small middle", x=cards.x(l), y=NAMES)
    now = {letter: {l: leaves[f"{letter}{l}"] for l in net.w} for letter in "wb"}
    for parameter in sorted(parameters(net), key=lambda p: p.name == hand):  # the one in hand on top
        held = parameter.name == hand
        scene.place(link(cards, parameter, values if held else float(parameter.read(now)), held))
    for j in range(1, net.sizes[0] + 1):
        value = values if hand == f"x{j}" else np.full(len(values), leaves["a1"][j - 1, 0])
        input_card(scene, cards, j, value, hand == f"x{j}", "a1" in read)
    for l in net.w:
        for j in range(1, net.sizes[l - 1] + 1):
            neuron_card(scene, cards, l, j, results, stale, made, read)
    for j in range(1, net.sizes[-1] + 1):
        value = values if hand == f"y{j}" else np.full(len(values), leaves["y"][j - 1, 0])
        target(scene, cards, net.L, j, value, hand == f"y{j}", "y" in read)


def input_card(scene, cards, j, value, held, read):
    """An input, to be taken in hand."""
    x, y = cards.x(1), cards.y(1, j)
    group = scene.add("g", kind="held" if held else None, pick=f"x{j}", aria_label=f"take the input x{j} in hand")
    group.add("rect", kind="body", x=x - CARD / 2, y=y - 25, width=CARD, height=50, rx=10)
    group.add("rect", kind="cell lift", x=x - CARD / 2, y=y - 25, width=CARD, height=50, rx=10)
    group.add("text", text=f"x{indexed('', j)} = a{indexed(1, j)}", kind="small muted middle", x=x, y=y - 8)
    if read:
        group.add("rect", kind="flat", x=x - 40, y=y - 1, width=80, height=21, rx=5)
    group.add("text", text=number(value, 4), kind="a strong middle", x=x, y=y + 15)


def target(scene, cards, last, j, value, held, read):
    """A wanted output beside its card, to be taken in hand."""
    x, y = cards.right + 6, cards.y(last, j)
    group = scene.add("g", kind="held" if held else None, pick=f"y{j}", aria_label=f"take the target y{j} in hand")
    group.add("rect", kind="body", x=x, y=y - 22, width=50, height=44, rx=10)
    group.add("rect", kind="cell lift", x=x, y=y - 22, width=50, height=44, rx=10)
    if read:
        group.add("rect", kind="flat", x=x + 4, y=y - 2, width=42, height=20, rx=5)
    group.add("text", text=f"y{indexed('', j)}", kind="small muted middle", x=x + 25, y=y - 7)
    group.add("text", text=number(value, 2), kind="strong middle", x=x + 25, y=y + 13)


def neuron_card(scene, cards, l, j, results, stale, made, read):
    """A neuron's name and its z, a and delta, as far as they have been made."""
    x, y = cards.x(l), cards.y(l, j)
    name = Parameter(l, j).name
    group = scene.add("g", pick=name, aria_label=f"neuron {l}·{j}, take its bias")
    box = {"x": x - CARD / 2, "y": y - CARD / 2, "width": CARD, "height": CARD, "rx": 10}
    group.add("rect", kind="body", **box)
    group.add("rect", kind="cell lift", **box)
    group.add("text", text=f"{l}·{j}", kind="small muted middle", x=x, y=y - 28)
    for i, (letter, kind, sign) in enumerate((("z", "z", True), ("a", "a", False), ("delta", "d", True))):
        key, at = f"{letter}{l}", y - 7 + 21 * i
        if key in made or key in read:
            lit = "glow" if key in made else "flat"
            group.add("rect", kind=lit, x=x - 40, y=at - 15, width=80, height=20, rx=5)
        row = group.add("g", opacity=choose(stale[key], DIM)) if key in stale else group
        row.add("text", text="δ" if letter == "delta" else letter, kind=f"{kind} small strong", x=x - 38, y=at)
        if key not in results:
            row.add("text", text="·", kind="muted end", x=x + 24, y=at)
            continue
        row.add(
            "text", text=fitted(results[key].value[j - 1, 0], 4, signed=sign, spare=0), kind="small end", x=x + 24, y=at
        )
        group.add("text", text=choose(stale[key], ("", "↻")), kind="small stale", x=x + 28, y=at)


def fitted(value, decimals, signed=False, spare=1):
    """As marks.figure, and never wider than +12.3456, or less by `spare`: fewer decimals, then powers of ten."""
    if abs(value) >= 1e5:
        return f"{value:{'+' if signed else ''}.1e}".replace("-", MINUS).replace("e+0", "e+")
    digits = int(np.log10(max(abs(value), 1)))
    return figure(value, max(0, min(decimals, 4 + spare - digits)), signed=signed)


def draw_foot(scene, cards, top, net, results, stale, label, values):
    """Under each layer the letters that are stale, in a word; the cost; and the number in hand."""
    for l in net.w:
        keys = [key for key in (f"z{l}", f"a{l}", f"delta{l}") if key in stale]
        code = sum((stale[key] * 2**i for i, key in enumerate(keys)), np.zeros(len(values), dtype=int))
        texts = [listed([k for i, k in enumerate(keys) if c >> i & 1]) for c in range(2 ** len(keys))]
        scene.add("text", text=choose(code, texts), kind="small stale middle", x=cards.x(l), y=top)
    scene.place(words("in hand: ", ("strong", f"{label} = "), ("strong", number(values, 4)), x=4, y=top + 24))
    x = cards.x(net.L) + CARD / 2
    if "C" not in results:
        scene.place(words(("C strong", "C "), ("muted", "·"), kind="end", x=x, y=top + 24))
        return
    told = (("C strong", "C "), ("strong", fitted(results["C"].value, 4)))
    scene.place(words(*told, kind="end", x=x, y=top + 24, opacity=choose(stale["C"], DIM)))
    scene.add("text", text=choose(stale["C"], ("", "↻ stale")), kind="small stale", x=x + 6, y=top + 24)


def listed(keys):
    """ "↻ stale: z, a", or nothing."""
    letters = ", ".join("δ" if key.startswith("delta") else key[0] for key in keys)
    return f"↻ stale: {letters}" if letters else ""
