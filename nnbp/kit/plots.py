"""Plain matplotlib figures: data in, a figure with its words out, no global state."""

import io

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from ..chapter.feedforward import Forward
from ..ground import intake
from ..live.palette import COLOURS

INK, BLUE, GREY = COLOURS["ink"][0], COLOURS["a"][0], COLOURS["faint"][0]
STYLE = {"font.size": 10, "axes.edgecolor": COLOURS["muted"][0], "text.color": INK, "axes.labelcolor": INK}


class Plot:
    """A figure and the words that stand for it where it cannot be seen."""

    def __init__(self, figure, words):
        self.figure, self.words = figure, words

    def _repr_mimebundle_(self, include=None, exclude=None):
        file = io.BytesIO()
        self.figure.savefig(file, format="png", dpi=110, metadata={"Software": None})
        return {"image/png": file.getvalue(), "text/plain": self.words}, {"image/png": {"alt": self.words}}

    def __repr__(self):
        return self.words


def digit(image, title=""):
    """One handwritten digit: image (rows, columns), 0 for paper to 1 for ink."""
    image, title = intake.table(image, "image"), intake.text(title, "title")
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(2, 2.2), layout="constrained")
        draw_digit(figure.add_subplot(), image, title)
    return Plot(figure, f"A handwritten digit, {title or 'unnamed'}, {image.shape[0]} by {image.shape[1]} pixels.")


def draw_digit(axes, image, title):
    axes.imshow(image, cmap="gray_r", vmin=0, vmax=1)
    axes.set(xticks=[], yticks=[], title=title)


def digit_through(image, label, forward):
    """A digit on its way: its image, the activations of each hidden layer as tiles, and the outputs as bars.

    image: (rows, columns); label: the right answer; forward: what feedforward gave for it alone.
    """
    image, label = intake.table(image, "image"), intake.whole(label, "label", 0)
    if not isinstance(forward, Forward):
        raise ValueError(f"forward is {intake.shown(forward)}; expected what feedforward gives")
    hidden = sorted(forward.a)[1:-1]
    output = forward.output[:, 0]
    said = int(output.argmax())
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(8.4, 2.6), layout="constrained")
        axes = figure.subplots(1, len(hidden) + 2, width_ratios=[1.1] + [1.1] * len(hidden) + [1.8])
        draw_digit(axes[0], image, f"input: a {label}")
        for l, ax in zip(hidden, axes[1:-1], strict=True):
            a = forward.a[l][:, 0]
            across = int(np.ceil(len(a) ** 0.5))
            tiles = np.full(across * int(np.ceil(len(a) / across)), np.nan)
            tiles[: len(a)] = a
            ax.imshow(tiles.reshape(-1, across), cmap="Blues", vmin=0, vmax=1)
            ax.set(xticks=[], yticks=[], title=f"layer {l}: {len(a)} neurons")
        last = axes[-1]
        last.bar(range(len(output)), output, color=[BLUE if i == said else GREY for i in range(len(output))])
        last.set(xticks=range(len(output)), ylim=(0, 1), title=f"output: reads {said}")
        last.spines[["top", "right"]].set_visible(False)
    words = f"A handwritten {label} goes through the network, which reads it as {said}."
    return Plot(figure, words)


def residuals(nudges):
    """What delta * nudge misses, against the size of the nudge, from large nudges down to the floor of rounding.

    nudges: Nudges at rising sizes, as from nudge(net, x, y, layer, j, np.logspace(-9, 0, 91)).
    """
    try:
        steps = intake.row(nudges.values, "nudges.values", low=1e-300, high=1e100)
        missed, predicted = (
            np.abs(intake.row(part, "nudges", len(steps))) for part in (nudges.residual, nudges.predicted)
        )
    except AttributeError:
        raise ValueError(f"nudges is {intake.shown(nudges)}; expected what nudge gives") from None
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(6.4, 3.6), layout="constrained")
        axes = log_log(figure, "size of the nudge, |Δz|", "change of the cost")
        axes.axhspan(1e-19, 2.3e-16, color=COLOURS["flat"][0], lw=0)
        axes.text(steps[-1], 4e-18, "rounding", ha="right", va="center", color=COLOURS["muted"][0])
        axes.plot(steps, predicted, color=COLOURS["delta"][0], ls="--", label="|δ · Δz|, predicted")
        seen = missed > 0
        axes.plot(
            steps[seen], missed[seen], ".-", ms=4, lw=1, color=COLOURS["C"][0], label="|ΔC − δ · Δz|, the residual"
        )
        triangle(axes, 1e-5, 3e-14, 2)
        triangle(axes, 1e-5, 3e-8, 1)
        axes.set(ylim=(1e-19, 1))
        axes.legend(frameon=False, loc="upper left")
    words = (
        "Two curves on logarithmic scales. The predicted change falls ten times for each ten times of Δz, the residual a "
        "hundred times, until it is below about 1e-16, where only rounding is left."
    )
    return Plot(figure, words)


def step_errors(steps, one_sided, centred):
    """The relative errors of one-sided and centred differences against their step: two valleys. As from step_sweep."""
    steps = intake.row(steps, "steps", low=1e-300, high=1e100)
    one_sided = intake.row(one_sided, "one_sided", len(steps), low=0, high=1e100)
    centred = intake.row(centred, "centred", len(steps), low=0, high=1e100)
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(6.4, 3.6), layout="constrained")
        axes = log_log(figure, "step h", "relative error of the slope")
        for errors, colour, mark, name in ((one_sided, "muted", "^", "one-sided"), (centred, "ink", "o", "centred")):
            seen = errors > 0
            axes.plot(steps[seen], errors[seen], mark + "-", ms=4, lw=1, color=COLOURS[colour][0], label=name)
        axes.axvline(1e-5, color=COLOURS["muted"][0], lw=1, ls=":")
        axes.text(1.3e-5, 1, "h = 1e-5", va="top", color=COLOURS["muted"][0])
        axes.legend(frameon=False, loc="lower left")
    words = (
        "Two valleys on logarithmic scales. From right to left, the error of the one-sided difference falls with h to its "
        "best near h = 1e-7, that of the centred one falls with h squared to its best near 1e-5, a thousand times lower; "
        "below that both rise again, as rounding takes over."
    )
    return Plot(figure, words)


def paths_and_work(n, work):
    """How paths and multiplications grow with depth, on one logarithmic scale, in networks of n neurons a layer.

    work: {depth: (along every path, from the weight's end, from the cost's end)}, as from path_work.
    """
    if not isinstance(work, dict) or not work:
        raise ValueError(f"work is {intake.shown(work)}; expected {{depth: three numbers}}, as path_work gives them")
    intake.whole(n, "n")
    for depth, counts in work.items():
        intake.whole(depth, "work's depth", 2)
        intake.row(
            np.array(counts, dtype=float) if isinstance(counts, tuple) else counts,
            f"work[{depth}]",
            3,
            low=0,
            high=1e100,
        )
    depths, kinds = list(work), ("along every path", "matrices, from the weight", "matrices, from the cost")
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(6.4, 3.6), layout="constrained")
        axes = figure.add_subplot(yscale="log", xlabel="layers", ylabel="multiplications", xticks=depths)
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(color=COLOURS["faint"][0], lw=0.6)
        looks = (("C", "^"), ("muted", "s"), ("a", "o"))
        for which, (name, (colour, mark)) in enumerate(zip(kinds, looks, strict=True)):
            counts = [work[depth][which] for depth in depths]
            axes.plot(depths, counts, mark + "-", ms=4, lw=1.2, color=COLOURS[colour][0], label=name)
        axes.legend(frameon=False, loc="upper left")
    words = (
        f"Three lines against depth, {n} neurons a layer, on a logarithmic scale. The multiplications along every path "
        "climb in a straight line, so they grow by a factor with each layer; the two orders of the matrix product stay "
        "low, the one from the cost lowest."
    )
    return Plot(figure, words)


def log_log(figure, across, up):
    """Axes with two logarithmic scales and their names."""
    axes = figure.add_subplot(xscale="log", yscale="log", xlabel=across, ylabel=up)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color=COLOURS["faint"][0], lw=0.6)
    return axes


def triangle(axes, x, y, slope):
    """A step of one decade across and `slope` decades up, with its slope beside it."""
    axes.plot([x, 10 * x, 10 * x, x], [y, y, y * 10**slope, y], color=COLOURS["muted"][0], lw=1)
    axes.text(12 * x, y * 10 ** (slope / 2), f"slope {slope}", va="center", color=COLOURS["muted"][0])
