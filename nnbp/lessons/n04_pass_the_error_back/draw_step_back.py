"""One step back beside the network: each neuron's sum and gate as an area, as numbers, and held against a measurement."""

import numpy as np

from ...ground.parameters import indexed
from ...kit.draw_product import Block, draw_product
from ...live.columns import choose, number
from ...live.marks import words

TOP, ROWS, SUM = 74, 372, 20
# Of an area, and from where its numbers stand: what is off the scale has its sign between them.
REACH, BESIDE = 110, 206


def draw_output_step(scene, left, net, flow, measured, scale, numbers):
    """(BP1), neuron by neuron: how the cost depends on the output, times the slope."""
    raised = indexed(net.L, "")
    scene.place(words(("d", f"δ{raised}"), " = ∇C ⊙ σ′(", ("z", f"z{raised}"), ")", kind="strong", x=left, y=24))
    tell_start(scene, left, "It starts with how the cost depends on each output.")
    for j, block in enumerate(blocks(left, len(flow.delta), scale.within[net.L], numbers)):
        row(scene, block, left, net.L, j, flow, ("∂C/∂a", "σ′"), measured[j])


def draw_step(scene, left, net, l, delta_next, taken, scale, numbers, mistaken):
    """(BP2) from layer l + 1 to l, or the mistake's own arithmetic. delta_next: (n_{l+1}, N)."""
    title = ("C", "the mistake: ") if mistaken else (None, "")
    scene.place(words(title, taken.step.written(l), kind="strong", x=left, y=24))
    start = f"It starts from the true δ{indexed(l + 1, '')}"
    start += ": no mistake is carried along." if mistaken else ", found by the step before."
    tell_start(scene, left, start)
    if taken.flow is None:
        return draw_other(scene, left, net, l, taken)
    for j, block in enumerate(blocks(left, len(taken.measured), scale.within[l], numbers)):
        row(scene, block, left, l, j, taken.flow, ("arrives", taken.step.factor), taken.measured[j])
        if numbers:
            short = max(taken.flow.terms.shape[:2]) > 3
            (write_terms if short else write_sum)(
                scene, left, block.top + block.height + SUM, taken.flow.terms[:, j], delta_next
            )


def tell_start(scene, left, text):
    """The line under the title, from the very edge where there is less room."""
    for room, x in (("wide", left), ("tight", left - 34)):
        scene.add("text", text=text, kind="muted small", x=x, y=44, room=room)


def blocks(left, count, full, numbers):
    """The Block of each neuron, one below the other."""
    gap = ROWS / max(count, 3)
    height = gap - (64 if numbers else 46)
    return [Block(left + 50, TOP + gap * j + 22, REACH, height, full) for j in range(count)]


def row(scene, block, left, l, j, flow, names, measured):
    """One neuron: its area, the numbers beside it, and whether the measured error is the same.

    names: what its two factors are called.
    """
    scene.add("text", text=f"{l}·{j + 1}", kind="strong", x=left, y=block.top + block.height / 2 + 5)
    draw_product(scene, block, flow, j, "turn turn0")
    x, y, same = left + BESIDE, block.top + 4, np.isclose(flow.delta[j], measured, rtol=1e-9, atol=1e-12)
    result = choose(np.where(same, flow.delta[j] < 0, 2), ("d strong", "n strong", "C strong"))
    beside = scene.stiff(left + 340)
    beside.place(words(("muted", f"{names[0]} "), number(flow.arriving[j], 4, signed=True), x=x, y=y))
    slope = (("C", f"× {names[1]}"),)
    if flow.gate is not None:
        slope = ("z", f"× {names[1]} "), ("z", number(flow.gate[j], 4))
    beside.place(words(*slope, x=x, y=y + 19))
    beside.place(words(("muted", "= "), (result, number(flow.delta[j], 4, signed=True)), x=x, y=y + 38))
    tick = (choose(same, ("wrong-text", "right-text")), choose(same, (" ✗", " ✓")))
    beside.place(words("measured ", number(measured, 4, signed=True), tick, kind="muted small", x=x, y=y + 57))


def write_sum(scene, left, y, terms, delta_next):
    """The sum of what comes down each line, each term as what it multiplies and the error above."""
    pieces = []
    for k, (term, error) in enumerate(zip(terms, delta_next, strict=True)):
        pieces += [" + " if k else "", ("w", number(factor(term, error), 2, signed=True)), "·"]
        pieces += [("d", number(error, 3, signed=True))]
    scene.place(words(*pieces, kind="small", x=left, y=y))


def write_terms(scene, left, y, terms, _):
    """The same where there are too many: the terms alone, two on a line."""
    for k, term in enumerate(terms):
        kind, told = choose(term < 0, ("d small", "n small")), number(term, 4, signed=True)
        scene.add("text", kind=kind, text=told, x=left + 50 + 62 * (k % 2), y=y - 2 + 14 * (k // 2))


def factor(term, error):
    """What an error was multiplied by, from the product; 0 where the error is 0."""
    return np.divide(term, error, out=np.zeros_like(term), where=error != 0)


def draw_other(scene, left, net, l, taken):
    """A mistake that gives no column: why, and what it gives instead."""
    rows, columns = net.w[l + 1].shape
    scene.add("text", text="✗ No error comes of it.", kind="wrong-text", x=left, y=TOP + 26)
    for room, x in (("wide", left), ("tight", left - 34)):
        scene.add("text", text=taken.step.excuse(l, rows, columns), x=x, y=TOP + 48, room=room)
    if taken.other is not None:
        for i, line in enumerate(taken.other):
            for k, value in enumerate(line):
                at = {"x": left + 84 + 84 * k, "y": TOP + 86 + 30 * i}
                scene.add("text", text=number(value, 4, signed=True), kind="end wrong-text", **at)
    y = TOP + 220
    scene.add("text", text="measured, one for each neuron:", kind="muted", x=left, y=y)
    for j, measured in enumerate(taken.measured):
        told = (f"{l}·{j + 1}  ", ("d strong", number(measured, 4, signed=True)))
        scene.place(words(*told, x=left, y=y + 24 + 22 * j))


def draw_verdicts(scene, left, top, verdicts):
    """Which equations' checks hold, by tag: a tick or a cross, and in words which of them notice a mistake."""
    found = [f"({tag})" for tag, holds in verdicts.items() if not holds]
    told = f"noticed by {' '.join(found)}" if found else "all five checks hold"
    scene.add("text", text=told, kind="wrong-text" if found else "strong", x=left, y=top)
    for i, (tag, holds) in enumerate(verdicts.items()):
        mark, kind = ("✓", "right-text") if holds else ("✗", "wrong-text")
        scene.place(words(f"({tag}) ", (kind, mark), x=left + 64 * i, y=top + 24))
    scene.add("text", text="each tried on random networks", kind="small muted", x=left, y=top + 44)
