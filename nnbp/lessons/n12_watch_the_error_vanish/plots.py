"""Training at several depths as a figure: what the tests say, and how long the error is in each layer, epoch by epoch."""

import matplotlib
from matplotlib.figure import Figure

from ...chapter.sgd import tested
from ...ground import intake
from ...kit.plots import STYLE, Plot
from ...live.palette import COLOURS

MOST = 12  # runs side by side
STROKES = ("-", "--", ":", "-.")
MARKS = "osD^vP"


def depth_histories(runs):
    """runs: {name: {depth: History}}, a column a name: the accuracy at every depth above, ‖δ‖ of the deepest below.

    The histories are those of sgd with test data. ValueError for anything else.
    """
    if not isinstance(runs, dict) or not 1 <= len(runs) <= MOST:
        raise ValueError(f"runs is {intake.shown(runs)}; expected a dict of 1 to {MOST} runs by name")
    for name, by_depth in runs.items():
        if not isinstance(by_depth, dict) or not by_depth:
            raise ValueError(f"runs[{name!r}] is {intake.shown(by_depth)}; expected {{depth: History}}")
        for depth, history in by_depth.items():
            intake.whole(depth, f"runs[{name!r}]'s depth")
            tested(history, f"runs[{name!r}][{depth}]")
    with matplotlib.rc_context(STYLE):
        figure = Figure(figsize=(9.6, 5.4), layout="constrained")
        axes = figure.subplots(2, len(runs), sharex=True, sharey="row", squeeze=False)
        for (name, by_depth), (above, below) in zip(runs.items(), axes.T, strict=True):
            draw_accuracy(above, by_depth)
            draw_lengths(below, by_depth[max(by_depth)])
            above.set(title=name, ylim=(0, 1))
            below.set(xlabel="epoch", yscale="log")
        axes[0, 0].set_ylabel("accuracy on the test digits")
        axes[1, 0].set_ylabel(f"‖δ‖ of each layer, {max(max(d) for d in runs.values())} hidden layers")
        axes[0, -1].legend(title="hidden layers", frameon=False, loc="lower right")
        axes[1, -1].legend(title="layer", frameon=False, loc="lower left", ncols=3)
    high = {name: [str(d) for d, h in by_depth.items() if h[-1].accuracy > 0.9] for name, by_depth in runs.items()}
    said = [f"{name} with {', '.join(depths) or 'none'}" for name, depths in high.items()]
    words = (
        "Accuracy and the length of each layer's error, epoch by epoch. More than 90 % at the end, by hidden layers: "
    )
    return Plot(figure, words + "; ".join(said) + ".")


def draw_accuracy(axes, by_depth):
    for stroke, (depth, history) in zip(STROKES, by_depth.items(), strict=False):
        axes.plot(range(1, len(history) + 1), history.accuracy, stroke, color=COLOURS["ink"][0], label=str(depth))
    tidy(axes)


def draw_lengths(axes, history):
    """One line a layer, from the first, dark, to the last, light and dashed."""
    layers = sorted(history.error_norm)
    for i, l in enumerate(layers):
        last = l == layers[-1]
        look = {"color": COLOURS["muted" if last else "delta"][0], "alpha": 1 if last else 1 - 0.75 * i / len(layers)}
        values = history.error_norm[l]
        axes.plot(
            range(1, len(values) + 1),
            values,
            f"--{MARKS[i % 6]}" if last else f"-{MARKS[i % 6]}",
            ms=4,
            label=str(l),
            **look,
        )
    tidy(axes)


def tidy(axes):
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color=COLOURS["faint"][0], lw=0.6)
