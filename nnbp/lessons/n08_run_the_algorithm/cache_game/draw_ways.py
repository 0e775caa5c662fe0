"""What hangs on what: the stored values above and below, and between them what the way back makes of them, layer by layer."""

from ....ground.parameters import indexed
from ....live.columns import figure
from ....live.marks import words
from ..five_steps.draw_phases import label

FIRST, ACROSS, WIDE, TIGHT = 140, 150, 96, 64  # the first layer's middle; to the next; a card, and one in less room
SMALL, MADE, GAP, ROW = 44, 34, 34, 17  # a card without its numbers; a result; from row to row; a number
HALF = {"wide": (68, 36), "tight": (34, 18)}  # a gradient's box, and how far its middle is from the layer's
KINDS = {"z": "z", "a": "a", "d": "d"}


class Places:
    """Where everything stands. numbers: do the cards show theirs?"""

    def __init__(self, left, top, sizes, numbers):
        self.left, self.L = left, len(sizes)
        self.card = 30 + ROW * max(sizes) if numbers else SMALL
        self.z = top + 20
        self.delta = self.z + self.card + GAP
        self.nabla = self.delta + MADE + GAP
        self.a = self.nabla + MADE + GAP
        self.bottom = self.a + self.card + 8

    def x(self, l):
        return self.left + FIRST + ACROSS * (l - 1)

    def link(self, source, target):
        """The line from what is read to what is made of it, as a path."""
        (letter, l), (name, to) = split(source), split(target)
        x = self.x(l)
        if letter == "a" and name == "delta":
            return f"M{x},{self.a + self.card / 2:g}H{x + 74}V{self.delta + MADE / 2:g}H{x}"
        if letter == "a":
            return f"M{x},{self.a}L{self.x(to) - HALF['wide'][1]},{self.nabla + MADE}"
        if letter == "z":
            return f"M{x},{self.z + self.card}V{self.delta}"
        if name == "delta":
            return f"M{x},{self.delta + MADE / 2:g}H{self.x(to)}"
        side = HALF["wide"][1] * (-1 if name == "nabla_w" else 1)
        return f"M{x + side / 2:g},{self.delta + MADE}L{x + side},{self.nabla}"


def split(key):
    """ "nabla_w3" as ("nabla_w", 3)."""
    name = key.rstrip("0123456789")
    return name, int(key[len(name) :])


def draw_ways(scene, places, tried, values, erased, numbers):
    """The whole of it. tried: the lines of the way back; values: {key: (n_l, 1)} of what is stored; numbers: with these?"""
    stopped = {line.key for line in tried if line.missing}
    for l in range(1, places.L + 1):
        scene.add("text", text=f"layer {l}", kind="small muted middle", x=places.x(l), y=places.z - 8)
    for text, y in (("stored", places.z), ("made, back", places.delta), ("stored", places.a)):
        scene.add("text", text=text, kind="small muted", x=places.left, y=y + 22, room="wide")
    for line in tried:
        for key in sorted(line.needs):
            if key[0] in "za" or key.startswith("delta"):
                gone = key in stopped or key in erased
                scene.add("path", kind="hair" if gone else f"curve of-{KINDS[key[0]]}", d=places.link(key, line.key))
    for key, value in values.items():
        card(scene, places, key, value[:, 0] if numbers else [], key in erased)
    for line in tried:
        result(scene, places, line.key, line.key in stopped)


def card(scene, places, key, numbers, gone):
    """A stored value, to be erased."""
    letter, l = split(key)
    x, y = places.x(l), places.z if letter == "z" else places.a
    group = scene.add("g", pick=key, aria_label=f"{key}, {'erased, have it back' if gone else 'erase it'}").stiff(x)
    for room, wide in (("wide", WIDE), ("tight", TIGHT)):
        box = {"x": x - wide / 2, "y": y, "width": wide, "height": places.card, "rx": 8, "room": room}
        group.add("rect", kind="body", **box)
        group.add("rect", kind="gone lift" if gone else "cell lift", **box)
    middle = y + (20 if len(numbers) else places.card / 2 + 5)
    if gone:
        group.place(words((f"{letter} strong", label(key)), kind="middle", x=x, y=y + 18))
        for room, text in (("wide", "✗ erased"), ("tight", "erased")):
            group.add("text", text=text, kind="small erased middle", x=x, y=y + 36, room=room)
        return
    group.place(words((f"{letter} strong", label(key)), kind="title middle", x=x, y=middle))
    for j, value in enumerate(numbers):
        text = figure(value, 4, signed=letter == "z")
        group.add("text", text=text, kind="small end", x=x + 27, y=y + 20 + ROW * (j + 1))


def result(scene, places, key, stopped):
    """What a line of the way back makes, or cannot make."""
    (name, l), group = split(key), scene.add("g").stiff(places.x(split(key)[1]))
    for room, (wide, off) in HALF.items():
        short = "" if room == "wide" else "✗ " if stopped else "∂"
        x, y, told = places.x(l), places.nabla, f"{short or '∂C/∂'}{name[-1]}{indexed(l, '')}"
        if name == "delta":
            wide, y, told, short = WIDE if room == "wide" else TIGHT, places.delta, label(key), ""
        else:
            x += off if name == "nabla_b" else -off
        box = {"x": x - wide / 2, "y": y, "width": wide, "height": MADE, "rx": 17, "room": room}
        group.add("rect", kind="body", **box)
        group.add("rect", kind="gone" if stopped else "made", **box)
        kind = "small erased middle" if stopped else "small middle" if name != "delta" else "middle strong"
        text = f"✗ {told}" if stopped and not short else told
        group.add("text", text=text, kind=kind, x=x, y=y + 22, room=room)
