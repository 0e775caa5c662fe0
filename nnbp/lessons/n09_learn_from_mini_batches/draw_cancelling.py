"""Errors that cancel: those of a mini-batch end to end, forth where positive and back where negative, and what is left."""

import numpy as np

from ...live.columns import choose, number, place, sentences
from ...live.marks import words
from .seen import in_the_mean, shares_of_mean

MOST_ROWS = 12
THICK = {True: (30, 9), False: (9, 3)}  # of the bars, and the gap between them; of an output alone, and of others
LARGE, SMALL, HEAD = 138, 43, 30  # from row to row, of an output alone and of others; what stands above them
WIDE, END = 424, 594  # of all that goes forth and back; where the numbers beside it end


def rows_of(played):
    """[(l, j), ...] of the neurons that are shown, the outputs first; the outputs alone where there are too many."""
    first = played.gradients[0].delta
    last = max(first)
    layers = [last, *(l for l in first if l != last)] if sum(map(len, first.values())) <= MOST_ROWS else [last]
    return [(l, j) for l in layers for j in range(len(first[l]))]


def height(played):
    """How high the rows are, with what stands above them."""
    rows = rows_of(played)
    alone = sum(l == rows[0][0] for l, _ in rows) == 1
    return HEAD + SMALL * len(rows) + alone * (LARGE - SMALL)


def in_a_batch(played, none="hidden", some="visible"):
    """The visibility of what is said of a mini-batch, `none` at the last position, which has none."""
    return choose(np.arange(len(played.nets)) < len(played.batches), (none, some))


def of_examples(played):
    """How many examples are in each mini-batch, in words; the last of an epoch may have fewer."""
    counts = [len(batch) for batch in played.batches]
    return sentences([f"{m} example{'s' * (m != 1)}" for m in (*counts, counts[-1])])


def draw_cancelling(scene, left, top, played, kind=None):
    """A neuron a row, one mini-batch a position, and a last position with none. kind: of a group around what moves.

    In a row a bar is an example's δ/m. Its layer has one scale for the whole epoch.
    """
    rows = rows_of(played)
    last, alone = rows[0][0], sum(l == rows[0][0] for l, _ in rows) == 1
    told = ("strong", "the δ of "), ("strong", of_examples(played)), ("strong", ", forth and back")
    rest = (None, ": the arrow, their mean, is what is left", "wide")
    scene.place(words(*told, rest, x=left, y=top, visibility=in_a_batch(played)))
    scene.place(
        words(
            ("strong", "the epoch is over"), x=left, y=top, visibility=in_a_batch(played, none="visible", some="hidden")
        )
    )
    y = top + HEAD
    for l, j in rows:
        large = alone and l == last
        draw_row(scene, left, y, played, l, j, large, kind)
        y += LARGE if large else SMALL
        if large and len(rows) > 1:
            scene.add("line", kind="hair", x1=left, y1=y - 14, x2=left + END, y2=y - 14)


def reach(played, l):
    """(back, forth): how far the sums of a layer go to the left of zero and to the right, anywhere in an epoch."""
    shares = [found.delta[l] / found.delta[l].shape[1] for found in played.gradients]
    forth = max(np.where(part > 0, part, 0).sum(axis=1).max() for part in shares)
    back = max(-part.sum(axis=1).min() for part in shares)
    return max(back, 0.0), max(forth, 1e-300)


def draw_row(scene, left, top, played, l, j, large, kind):
    """The bars of one neuron, the arrow of their mean, and what share of them is left in it."""
    thick, gap = THICK[large]
    errors = [found.delta[l][j] for found in played.gradients]
    means, _, kept = (np.append(part, 0.0) for part in in_the_mean(errors))
    back, forth = reach(played, l)
    start = left + 40
    unit, zero = WIDE / (back + forth), start + WIDE * back / (back + forth)
    scene.add("text", text=f"{l}·{j + 1}", kind="strong" if large else "small", x=left, y=top + thick)
    group = scene.add("g", kind=kind)
    shares = np.hstack([shares_of_mean(errors), np.zeros((max(map(len, errors)), 1))])
    ends = np.zeros(shares.shape[1])
    for sign, kinds, lane in ((1, "d stream", 0), (-1, "n stream", 1)):
        for share in shares:
            size = np.where(np.sign(share) == sign, np.abs(share), 0.0)
            if not size.any():
                continue
            at = ends if sign > 0 else ends - size
            x, y = place(zero + unit * at), top + lane * (thick + gap)
            wide = np.maximum(unit * size - np.minimum(1.2, 0.3 * unit * size), 0)
            group.add("rect", kind=kinds, x=x, y=y, width=place(wide), height=thick)
            ends = ends + sign * size
    y = top + 2 * (thick + gap) + thick / 2
    scene.add("line", kind="axis", x1=round(zero, 1), y1=top - 4, x2=round(zero, 1), y2=y + thick / 2 + 2)
    paths = sentences([arrow(zero, zero + unit * mean, y, thick / 2) for mean in means])
    group.add("path", kind=choose(means < 0, ("d settle", "n settle")), d=paths)
    tell(scene, left + END, top, thick + gap, means, kept, large, in_a_batch(played))


def arrow(start, end, y, half):
    """A thick arrow along the line y, as a path; no longer than it is, so a short one is all head."""
    head = np.sign(end - start) * min(abs(end - start), 1.5 * half)
    shaft, neck = 0.5 * half, end - head
    return (
        f"M{start:.1f},{y - shaft:.1f}H{neck:.1f}V{y - half:.1f}L{end:.1f},{y:.1f}L{neck:.1f},{y + half:.1f}"
        f"V{y + shaft:.1f}H{start:.1f}Z"
    )


def tell(scene, x, top, pitch, means, kept, large, seen):
    """The mean, and the share of the errors' size that is left in it; the texts end at x. seen: their visibility."""
    share = sentences([f"{100 * part:.0f} %" for part in kept])
    mean = ("strong", number(means, 4, signed=True))
    if large:
        scene.place(words(("d", "mean δ "), mean, kind="end", x=x, y=top + 20, visibility=seen, room="wide"))
        scene.place(words(("d", "mean δ"), kind="end", x=x, y=top + 10, visibility=seen, room="tight"))
        scene.place(words(mean, kind="end", x=x, y=top + 28, visibility=seen, room="tight"))
        scene.place(words(("title", share), " is left", kind="end", x=x, y=top + 2 * pitch + 20, visibility=seen))
        return
    scene.place(words(mean, kind="small end", x=x, y=top + 10, visibility=seen))
    scene.place(words(share, " is left", kind="small muted end", x=x, y=top + 2 * pitch + 1, visibility=seen))
