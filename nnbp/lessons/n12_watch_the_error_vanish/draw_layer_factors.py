"""What each layer did to the length of the error: bars for its two factors, and the numbers below them."""

import numpy as np

from ...live.columns import place, sentences
from ...live.frame import Frame
from ...live.marks import words
from .draw_layers import HIGH, LEFT, TOP, WIDE, across, logs, name_layers
from .series import two

BARS, BARS_HIGH = TOP + HIGH + 62, 132  # the chart of factors, from a fiftieth to fifty
BAR, SHARE = 12, 0.2  # how wide a bar is at most, and of what a layer has
ROWS, ROW = BARS + BARS_HIGH + 37, 17
HEIGHT = ROWS + 6 * ROW + 36


def draw_layer_factors(scene, series):
    """Layer by layer, what w^T made of the length and what sigma' made of that, as bars from 1 on a logarithmic scale."""
    frame = Frame(LEFT, BARS, WIDE, BARS_HIGH, (0.0, 1.0), (-1.7, 1.7))
    frame.box(scene)
    title = (("d", "‖δˡ‖"), " / ", ("d", "‖δˡ⁺¹‖"), ", the factor of each layer: ")
    said = "by ", ("w", "wᵀ"), ", then by ", ("z", "σ′")
    scene.place(words(*title, *said, kind="strong", x=LEFT, y=BARS - 10, room="wide"))
    scene.place(words("factor: ", *said, kind="strong", x=LEFT, y=BARS - 10, room="tight"))
    for power, label in ((-1, "0.1"), (0, "1"), (1, "10")):
        y = float(frame.y(power))
        scene.add("line", kind="axis" if power == 0 else "hair", x1=LEFT, y1=y, x2=LEFT + WIDE, y2=y)
        scene.add("text", text=label, kind="small muted end", x=LEFT - 12, y=y + 4)
    clip = scene.add("svg", x=LEFT, y=BARS, width=WIDE, height=BARS_HIGH, viewBox=f"{LEFT} {BARS} {WIDE} {BARS_HIGH}")
    one = float(frame.y(0))
    wide = np.minimum(BAR, SHARE * WIDE / (series[0].found.last - 1))
    for i, s in enumerate(series):
        last, pale, offset = s.found.last, " beside" if i else "", np.ones_like(wide) if i else -2 * wide - 2
        grown, made = ({l: frame.y(logs(v)) for l, v in part.items()} for part in (s.found.growth, s.found.factor))
        paths = {"w": [], "z": [], "dash": []}
        for k in range(len(last)):
            bar = wide[k]
            here = [(across(last[k], l) + offset[k], grown[l][k], made[l][k]) for l in grown if l < last[k]]
            paths["w"].append("".join(f"M{x:.0f},{one:.1f}h{bar:.1f}V{g:.1f}h{-bar:.1f}z" for x, g, _ in here))
            paths["z"].append("".join(f"M{x + bar + 1:.0f},{g:.1f}h{bar:.1f}V{m:.1f}h{-bar:.1f}z" for x, g, m in here))
            paths["dash"].append("".join(f"M{x:.0f},{m:.1f}h{2 * bar + 1:.1f}" for x, _, m in here))
        for kind, routes in paths.items():
            clip.add("path", kind="curve of-d" if kind == "dash" else kind + pale, d=sentences(routes))
    name_layers(scene, series[0].found.last, BARS + BARS_HIGH + 17)


def draw_rows(scene, series):
    """Under the bars, the numbers: each layer's factor, its mean slope, and how much of it is on the flat.

    Where there is less room, of every second layer.
    """
    kinds = (("factor", "×", "d"), ("mean σ′", "σ′", "z"), ("% on the flat", "flat", "muted"))
    for i, (name, short, kind) in enumerate(kinds):
        for j, s in enumerate(series):
            y = ROWS + ROW * (2 * i + j)
            for room, text in (("wide", name), ("tight", short)):
                scene.place(words(f"{text} ", ("d", s.sign), kind="small end", x=LEFT - 12, y=y, room=room))
            values = (s.found.factor, s.found.slope, s.found.asleep)[i]
            for l, numbers in values.items():
                said = [
                    (percent if i == 2 else two)(v) if l < end else ""
                    for v, end in zip(numbers, s.found.last, strict=True)
                ]
                at = {"x": place(across(s.found.last, l)), "y": y, "room": "wide" if l % 2 else None}
                scene.add("text", text=sentences(said), kind=f"small middle {kind}", **at)


def percent(share):
    return f"{100 * share:.0f}"
