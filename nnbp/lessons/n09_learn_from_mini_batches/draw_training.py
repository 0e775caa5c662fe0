"""The picture of a training: what the network says, the charts of its course, and the errors of a mini-batch."""

import numpy as np

from ...kit.draw_pills import draw_pills
from ...live.columns import figure, sentences
from ...live.marks import Scene
from .draw_charts import draw_cost_and_accuracy, draw_layers
from .draw_mini_batch import draw_mini_batch
from .draw_plane import draw_digits, draw_plane
from .draw_shares import draw_shares
from .seen import chosen

WIDTH, HEIGHT = 1080, 500


def draw_training(state, positions, taken, data, tests, tested, played=None, epoch=None):
    """The Scene over the epochs of a Course, or over the steps of one of them. data: (X, Y); tests: Digits, or None.

    tested: was the accuracy measured on examples that are not trained on?

    played: the Replay whose steps are in hand, of the epoch counted as `epoch`.
    """
    scene = Scene(WIDTH, HEIGHT, len(positions), "a network in training, and its course over the epochs")
    along = sentences([f"{v:.0f}" for v in positions])
    pills = [(n, n, along if n == state.hand else f"{v:.0f}", n == state.hand, 128) for n, v in state.values]
    draw_pills(scene, 30, 8, pills)
    x, y = map(np.asarray, data)
    nets = taken.nets if played is None else played.nets
    seen = (0, 50, 436, HEIGHT - 80)
    if tests is None:
        draw_plane(scene.panel(*seen, 330), 30, 62, nets, x, y, None if played is None else chosen(played, x.shape[1]))
    else:
        panel = scene.panel(*seen, 420)
        draw_digits(panel, 30, 62, nets, tests)
        draw_shares(panel, 30, 392, nets, tests)
    at = positions if played is None else epoch - 1 + positions / len(played.batches)
    draw_cost_and_accuracy(scene, 484, 78, taken, at, tested)
    if played is None:
        draw_layers(scene, 484, 280, taken, at)
        said = [told(taken, e) for e in range(len(taken.nets))]
    else:
        draw_mini_batch(scene.panel(436, 262, 644, HEIGHT - 292, 340), 470, 292, played)
        said = [
            f"Epoch {epoch}, mini-batch {k + 1} of {len(played.batches)}, and the network before it."
            for k in range(len(played.batches))
        ]
        said.append(f"The end of epoch {epoch}.")
    scene.caption(sentences(said), 30, HEIGHT - 12)
    return scene


def told(taken, epoch):
    """An epoch in a sentence."""
    begins = "At the start" if epoch == 0 else f"After epoch {epoch} of {len(taken.nets) - 1}"
    cost, share = figures(taken, epoch)
    return f"{begins}: the cost is {cost}, and {share} % are right."


def figures(taken, epoch):
    """(cost, per cent put right) after an epoch, to read."""
    return figure(taken.cost[epoch], 4), figure(100 * taken.accuracy[epoch], 1)
