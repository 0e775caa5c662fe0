"""Plain matplotlib figures: data in, a figure with its words out, no global state."""

import io

import matplotlib
import numpy as np
from matplotlib.figure import Figure

from .pictures.palette import COLOURS

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
