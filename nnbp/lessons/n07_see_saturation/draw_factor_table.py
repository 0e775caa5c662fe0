"""Each neuron's error as a product, in logarithmic bars: what arrives from above, times the slope, is delta."""

import numpy as np

from ...ground.parameters import indexed
from ...kit.draw_beyond import draw_beyond
from ...kit.letters import activation, named
from ...kit.scales import ten_to
from ...live.columns import choose, number, place, sentences
from ...live.marks import Mark, words
from .draw_slopes import KINDS, shapes
from .state_words import KINDS as TOLD
from .state_words import told

LOWEST, HIGHEST = -6, 2  # powers of ten at the ends of every bar
ROW, HEAD, BAR, GAP = 37, 50, 102, 20


def height(sizes):
    """How high the table of a network of these sizes is."""
    return ROW * sum(sizes[1:]) + HEAD * (len(sizes) - 1) + 20


def draw_factor_table(scene, left, top, width, net, found):
    """A row a neuron, the output layer on top, so that what arrives from above does; at its head each layer's length."""
    columns = [left + width - (3 - c) * BAR - (2 - c) * GAP for c in range(3)]
    y, length = top, found.length
    for l in range(net.L, 1, -1):
        draw_head(scene, left, columns, y, l, net, length[l])
        y += HEAD
        for j in range(net.sizes[l - 1]):
            draw_neuron(scene, left, columns, y, l, j, net, found)
            y += ROW
    for x in columns:
        for power in (LOWEST, 0):
            place_of_it = x + BAR * (power - LOWEST) / (HIGHEST - LOWEST)
            scene.add(
                "text",
                text=ten_to(power),
                kind="small muted middle",
                x=place_of_it,
                y=y + 4,
            )


def draw_head(scene, left, columns, y, l, net, length):
    """The layer, the three factors in letters, and the length of the layer's error as a thicker bar."""
    scene.add("line", kind="hair", x1=left, y1=y, x2=columns[2] + BAR, y2=y)
    scene.add("text", text=f"layer {l}" + (" · output" if l == net.L else ""), kind="strong", x=left, y=y + 22)
    above = indexed(l + 1, "")
    arriving = (("C strong", "∂C/∂a"),) if l == net.L else (("w strong", f"(w{above})ᵀ"), ("d strong", f"δ{above}"))
    middle = y + 22
    scene.place(words(*arriving, kind="middle", x=columns[0] + BAR / 2, y=middle))
    scene.place(words("×", kind="muted middle", x=columns[1] - GAP / 2, y=middle))
    scene.place(
        words(
            ("z strong", f"{named(net.activation[l])}′(z{indexed(l, '')})"),
            kind="middle",
            x=columns[1] + BAR / 2,
            y=middle,
        )
    )
    scene.place(words("=", kind="muted middle", x=columns[2] - GAP / 2, y=middle, room="wide"))
    track(scene, columns[2], y + 9, 10)
    scene.add("rect", kind="d", x=columns[2], y=y + 9, width=place(BAR * share(length)), height=10, rx=2)
    whole = (("d strong", f"‖δ{indexed(l, '')}‖ "), ("strong", reading(length, signed=False)))
    scene.place(words(*whole, kind="middle", x=columns[2] + BAR / 2, y=y + 35))


def draw_neuron(scene, left, columns, y, l, j, net, found):
    """One neuron: its sign, name, z, a and state, and its three bars with their numbers."""
    state = found.state[l][j]
    dot = {"kind": choose(state, KINDS), "d": choose(state, shapes(l, net.L))}
    scene.place(Mark("path", transform=f"translate({left + 7} {y + 7})", **dot))
    z, a = short(found.z[l][j]), activation(found.a[l][j])
    scene.place(
        words(
            ("strong", f"{l}·{j + 1}"),
            "  ",
            ("z", "z "),
            z,
            (None, "  ", "wide"),
            ("a", "a ", "wide"),
            (None, a, "wide"),
            x=left + 22,
            y=y + 11,
        )
    )
    for room in ("wide", "tight"):
        text = choose(state, told(net.activation[l], short=room == "tight"))
        scene.add("text", text=text, kind=choose(state, TOLD), x=left + 22, y=y + 26, room=room)
    arriving, slope, delta = found.arriving[l][j], found.slope[l][j], found.delta[l][j]
    log_bar(scene, columns[0], y, arriving, "C" if l == net.L else choose(arriving < 0, ("d", "n")), signed=True)
    log_bar(scene, columns[1], y, slope, "z", signed=False)
    log_bar(scene, columns[2], y, delta, choose(delta < 0, ("d", "n")), signed=True, before=arriving)


def log_bar(scene, x, y, values, kind, signed, before=None):
    """The size of a number on the logarithmic scale, the number below it, and, pale, the size that it had `before`."""
    track(scene, x, y + 2, 8)
    if before is not None:
        pale = choose(values < 0, ("d taken", "n taken"))
        scene.add("rect", kind=pale, x=x, y=y + 2, width=place(BAR * share(before)), height=8, rx=2)
    scene.add("rect", kind=kind, x=x, y=y + 2, width=place(BAR * share(values)), height=8, rx=2)
    sizes = np.abs(values)
    draw_beyond(scene, x - 2, y + 6, "left", kind, sizes < 10.0**LOWEST)
    draw_beyond(scene, x + BAR + 2, y + 6, "right", kind, sizes > 10.0**HIGHEST)
    scene.add("text", text=reading(values, signed), kind="small middle", x=x + BAR / 2, y=y + 25)


def track(scene, x, y, height):
    """What a bar runs along, with a stroke at 1."""
    one = x + BAR * (0 - LOWEST) / (HIGHEST - LOWEST)
    scene.add("rect", kind="track", x=x, y=y, width=BAR, height=height, rx=2)
    scene.add("line", kind="axis", x1=one, y1=y - 2, x2=one, y2=y + height + 2)


def share(values):
    """How much of a bar a size fills, from 10^LOWEST to 10^HIGHEST."""
    logs = np.log10(np.maximum(np.abs(values), 10.0 ** (LOWEST - 1)))
    return np.clip((logs - LOWEST) / (HIGHEST - LOWEST), 0, 1)


def short(values):
    """A weighted input with two decimals, and without where it is far out, so that it keeps within its place."""
    near, far = number(np.where(np.abs(values) < 100, values, 0), 2, signed=True), number(values, 0, signed=True)
    return sentences([(near if abs(value) < 100 else far).at(k) for k, value in enumerate(values)])


def reading(values, signed):
    """Numbers to read: four decimals, or one digit and a power of ten where that would say nothing or too much."""
    large = np.abs(values) >= 1e4
    usual = number(np.where(large, 0, values), 4, signed)
    huge = [
        f"{v:{'+' if signed else ''}.0e}".replace("-", "−").replace("e+0", "e+").replace("inf", "∞") for v in values
    ]
    return sentences([huge[k] if large[k] else usual.at(k) for k in range(len(values))])
