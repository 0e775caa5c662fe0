"""The demon's ledger: the prediction beside the truth, their residual, and how that falls with the push."""

import numpy as np

from ...kit.scales import ten_to
from ...live.columns import choose, column, figure, number, place
from ...live.frame import Frame
from ...live.marks import words
from .differences import change_sign, gap_sign, product_sign, ratio_sign

DECADES = 13


def draw_ledger(scene, left, top, width, nudges):
    """Four lines: what delta predicts, what happens, the residual and the ratio of the two."""
    scene.add("text", text="the demon's ledger", kind="strong", x=left, y=top)
    for mark, name, x in (("guess", "predicted", left + width - 142), ("truth", "true", left + width - 44)):
        scene.add("circle", kind=mark, cx=x, cy=top - 4, r=4.5)
        scene.add("text", text=name, kind="small muted", x=x + 11, y=top)
    delta, step = figure(nudges.slope, 8, signed=True), number(nudges.values, 2, signed=True)
    cost, start = number(nudges.cost, 6), figure(nudges.start, 6)
    ratio = column(np.nan_to_num(nudges.ratio, nan=np.inf), lambda v: figure(v, 3) if np.isfinite(v) else "none")
    predicted, change, residual = (
        number(part, 6, signed=True) for part in (nudges.predicted, nudges.change, nudges.residual)
    )
    product = ("d strong", "δ", "wide"), (None, " · ", "wide"), ("z strong", "Δz", "wide"), (None, " = ", "wide")
    rows = (
        ("guess", (*product, ("d", delta), " · ", ("z", step)), product_sign(nudges, 6, 8), predicted),
        ("truth", (("C strong", "ΔC"), " = ", ("C", cost), " − ", start), change_sign(nudges, 6), change),
        (None, ("residual, ΔC − δ · Δz",), gap_sign(nudges, 6), residual),
        (None, ("ratio, ΔC / (δ · Δz)",), choose(np.isnan(nudges.ratio), (ratio_sign(nudges, 6, 3), "")), ratio),
    )
    for i, (mark, pieces, sign, result) in enumerate(rows):
        y = top + 24 + 22 * i
        scene.place(words(*pieces, x=left + 16, y=y))
        scene.place(words(("muted", sign), ("strong", result), kind="end", x=left + width, y=y))
        if mark:
            scene.add("circle", kind=mark, cx=left + 6, cy=y - 4, r=4.5)


def draw_residual(scene, left, top, width, nudges, up, down, most):
    """|residual| against |nudge|, both on logarithmic scales, beside |delta * nudge|.

    up, down: Nudges along a ladder of sizes, each way; most: the largest number that the chart must hold.
    """
    height, high = 150, int(np.ceil(np.log10(most)))
    sizes = np.log10(up.values)
    frame = Frame(left, top, width, height, (sizes[0] - 0.1, sizes[-1] + 0.12), (high - DECADES, high + 0.3))
    legend = (("C strong", "|residual|"), "\u00a0\u00a0", ("d strong", "|δ · Δz|"))
    scene.add("text", text="by the size of Δz", kind="strong", x=left, y=top - 10)
    scene.place(words(*legend, kind="end", x=left + width, y=top - 10))
    frame.box(scene)
    for power in range(high - DECADES + 1, high + 1, 3):
        at = float(frame.y(power))
        scene.add("line", kind="hair", x1=left, y1=at, x2=left + width, y2=at)
        scene.add("text", text=ten_to(power), kind="small muted end", x=left - 6, y=at + 4)
    for power in range(-4, 1):
        at = float(frame.x(power))
        scene.add("line", kind="hair", x1=at, y1=top, x2=at, y2=top + height)
        scene.add("text", text=ten_to(power), kind="small muted middle", x=at, y=top + height + 16)
    scene.add("text", text="|Δz|", kind="small z end", x=left + width, y=top + height + 16)

    def line(sizes, numbers):
        return frame.path(np.log10(sizes), np.maximum(logarithm(numbers), high - DECADES - 2))

    upwards, lines = nudges.values > 0, [line(up.values, ladder.residual) for ladder in (down, up)]
    clip = scene.add("svg", x=left, y=top, width=width, height=height, viewBox=f"{left} {top} {width} {height}")
    clip.add("path", kind="curve of-d", d=line(up.values, up.predicted))
    clip.add("path", kind="curve of-C", d=choose(upwards, lines))
    x = place(frame.x(logarithm(nudges.values)))
    for kind, part, radius in (("guess", nudges.predicted, 4.5), ("now", nudges.residual, 5.5)):
        power = logarithm(part)
        seen = choose(power > high - DECADES, ("hidden", "visible"))
        y = place(frame.y(np.maximum(power, high - DECADES)))
        clip.add("circle", kind=kind, cx=x, cy=y, r=radius, visibility=seen)
    draw_guide(clip, frame, high)


def draw_guide(clip, frame, high):
    """A dashed line of slope 2 in the corner below the curves, and its name."""
    xs, low = np.array([-2.0, -0.4]), high - DECADES + 0.4
    clip.add("path", kind="guide", d=frame.path(xs, low + 2 * (xs - xs[0])))
    clip.add("text", text="slope 2", kind="small muted", x=float(frame.x(-0.33)), y=float(frame.y(low + 2.7)))


def logarithm(numbers):
    """log10 of sizes, finite for 0 too."""
    return np.log10(np.maximum(np.abs(numbers), 1e-300))
