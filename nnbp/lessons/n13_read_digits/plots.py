"""Plain matplotlib figures of a network that reads digits: its training, weights as pictures, confusions, saturation."""

import matplotlib
import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from ...chapter.network import sound
from ...chapter.sgd import trained_course
from ...ground import intake
from ...kit.plots import STYLE, Plot
from ...live.palette import COLOURS

MOST = 100  # hidden neurons, a picture each
DIVERGING = LinearSegmentedColormap.from_list(
    "delta", [COLOURS["negative"][0], COLOURS["paper"][0], COLOURS["delta"][0]]
)


def training(history):
    """The cost and, where test data were given, the accuracy after each epoch. history: as sgd returns it."""
    seen = None not in trained_course(history, "history").accuracy
    epochs = range(1, len(history) + 1)
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(8.4, 2.8), layout="constrained")
        left, right = figure.subplots(1, 2)
        right.set_visible(seen)
        left.plot(epochs, history.cost, ".-", color=COLOURS["C"][0])
        left.set(title="mean cost, training digits", xlabel="epoch", ylim=(0, None))
        right.plot(epochs, history.accuracy if seen else history.cost, ".-", color=COLOURS["a"][0])
        right.set(title="share read right, test digits", xlabel="epoch")
        for axes in (left, right):
            axes.spines[["top", "right"]].set_visible(False)
    words = (
        f"Two curves over {len(history)} epochs. The cost falls from {history.cost[0]:.4f} to {history.cost[-1]:.4f}; the "
        f"share of test digits read right rises from {history.accuracy[0]:.4f} to {history.accuracy[-1]:.4f}."
        if seen
        else f"A curve over {len(history)} epochs. The cost falls from {history.cost[0]:.4f} to {history.cost[-1]:.4f}."
    )
    return Plot(figure, words)


def pair_of(shape):
    """The rows and columns of an image; ValueError for anything but two."""
    found = intake.listed(shape, "shape", "rows and columns")
    if len(found) != 2:
        raise ValueError(f"shape is {intake.shown(shape)}; expected (rows, columns)")
    return found


def weights(net, shape):
    """Each hidden neuron's weights as an image of the input's shape, and below them w^3, a row an output."""
    if sound(net).L != 3 or net.sizes[1] > MOST:
        raise ValueError(f"net is a {net.sizes} network; expected one hidden layer of at most {MOST} neurons")
    rows, columns = (intake.whole(n, f"shape[{i}]") for i, n in enumerate(pair_of(shape)))
    if rows * columns != net.sizes[0]:
        raise ValueError(f"shape is {intake.shown(shape)}; expected rows times columns to be the {net.sizes[0]} inputs")
    w2, w3 = net.w[2], net.w[3]
    across, full = 10, np.abs(w2).max()
    down = -(-len(w2) // across)
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(8.4, 0.86 * down + 2.9), layout="constrained")
        upper, lower = figure.subfigures(2, 1, height_ratios=[0.86 * down, 2.6])
        upper.suptitle("w²: a picture for each hidden neuron", fontsize=10)
        for j, axes in enumerate(upper.subplots(down, across).ravel()):
            axes.axis("off")
            if j < len(w2):
                axes.imshow(w2[j].reshape(rows, columns), cmap=DIVERGING, vmin=-full, vmax=full)
                axes.set_title(f"2·{j + 1}", fontsize=7, pad=2)
        axes = lower.subplots()
        most = np.abs(w3).max()
        image = axes.imshow(w3, cmap=DIVERGING, vmin=-most, vmax=most, aspect="auto")
        axes.set(title="w³: a row for each output, a column for each hidden neuron", yticks=range(len(w3)))
        axes.set_xticks(range(0, len(w2), 5), range(1, len(w2) + 1, 5))
        lower.colorbar(image, ax=axes, pad=0.01)
    words = f"{len(w2)} small pictures of weights and a table of {len(w3)} by {len(w2)}; purple is positive, orange negative."
    return Plot(figure, words)


def confusions(counts):
    """A table of counts, row: what the digit is, column: what it is read as; mistakes are shaded. counts: (10, 10)."""
    counts = intake.table(counts, "counts", 100)
    if (
        counts.shape[0] != counts.shape[1]
        or (counts != np.floor(counts)).any()
        or not 0 <= counts.min() <= counts.max() < 2**53
    ):
        raise ValueError(
            f"counts is {intake.shown(counts)}; expected a square table of whole numbers, as confusion gives it"
        )
    counts = counts.astype(int)
    wrong = counts - np.diag(np.diag(counts))
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(4.6, 4.2), layout="constrained")
        axes = figure.add_subplot(xlabel="read as", ylabel="is a")
        axes.imshow(wrong, cmap=LinearSegmentedColormap.from_list("C", [COLOURS["paper"][0], COLOURS["C"][0]]))
        axes.set(xticks=range(len(counts)), yticks=range(len(counts)))
        for (i, j), count in np.ndenumerate(counts):
            if count:
                tone = COLOURS["muted"][0] if i == j else COLOURS["ink"][0]
                axes.text(j, i, str(count), ha="center", va="center", fontsize=9, color=tone)
    words = (
        f"A table of {counts.sum():,} digits: {np.trace(counts):,} on the diagonal are right, {wrong.sum():,} are not."
    )
    return Plot(figure, words)


def flat_shares(low, high):
    """For each hidden neuron the share of digits for which it is saturated, near 0 below the line and near 1 above it."""
    low = intake.row(low, "low", low=0, high=1)
    high = intake.row(high, "high", len(low), low=0, high=1)
    numbers = np.arange(1, len(low) + 1)
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(8.4, 2.4), layout="constrained")
        axes = figure.add_subplot(xlabel="hidden neuron", ylabel="share of the digits", ylim=(-1, 1))
        axes.bar(numbers, high, color=COLOURS["a"][0], label="saturated near 1")
        axes.bar(numbers, -low, color=COLOURS["faint"][0], edgecolor=COLOURS["muted"][0], label="saturated near 0")
        axes.axhline(0, color=COLOURS["muted"][0], lw=1)
        axes.set_yticks([-1, -0.5, 0, 0.5, 1], ["1", "0.5", "0", "0.5", "1"])
        axes.set_xlim(0.3, len(low) + 0.7)
        axes.spines[["top", "right"]].set_visible(False)
        axes.legend(frameon=False, ncols=2, loc="lower center", bbox_to_anchor=(0.5, 1))
    words = (
        f"Bars for {len(low)} hidden neurons: on average {np.mean(low + high):.2f} of the digits find one saturated, "
        f"{np.mean(high):.2f} near 1 and {np.mean(low):.2f} near 0."
    )
    return Plot(figure, words)
