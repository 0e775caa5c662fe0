"""The picture of a training: what the network says beside its errors, or beside those of a mini-batch that cancel."""

from ...kit.draw_backflow import draw_backflow
from ...kit.draw_pills import draw_pills
from ...live.columns import figure, number, sentences
from ...live.marks import Scene, words
from .draw_cancelling import draw_cancelling, height
from .draw_charts import draw_cost_and_accuracy, draw_layers
from .draw_mini_batch import draw_mini_batch
from .draw_plane import DIGITS_HIGH, SIDE, draw_digits, draw_plane
from .draw_shares import draw_shares
from .seen import chosen

WIDTH, TOP, LEFT = 1080, 56, 16  # of the whole; the corner of what the network says
MIDDLE, FIRST, MORE = 446, 34, 216  # where the errors begin, and their first line; how high the charts are
SAID = "a network in training, and the errors that it learns from"


def draw_training(seen):
    """The Scene of a Seen."""
    tall = TOP + SIDE + 28
    if seen.errors:
        tall = max(tall, seen.errors.layout.height + 94)
    if seen.played:
        tall = max(tall, FIRST + height(seen.played))
    scene = Scene(WIDTH, tall + (seen.why and MORE) + 30, len(seen.positions), SAID)
    along = sentences([f"{v:.0f}" for v in seen.positions])
    pills = [(n, n, along if n == seen.hand else f"{v:.0f}", n == seen.hand, 124) for n, v in seen.numbers.items()]
    draw_pills(scene, LEFT, 8, pills)
    high = TOP + SIDE - 22 if seen.tests is None or seen.played else DIGITS_HIGH
    panel = scene.panel(0, 50, MIDDLE, high, 340 if seen.tests is None else 420)
    if seen.tests is None:
        marked = chosen(seen.played, seen.x.shape[1]) if seen.played else None
        at = seen.errors.at if seen.errors and not seen.played else None
        draw_plane(panel, LEFT, TOP, seen.nets, seen.x, seen.y, marked, at)
    else:
        draw_digits(panel, LEFT, TOP, seen.nets, seen.tests)
        if seen.played:
            draw_shares(panel, LEFT, TOP + 332, 390, 40, seen.nets, seen.tests)
    if seen.played:
        draw_cancelling(
            scene.panel(MIDDLE, 0, WIDTH - MIDDLE, tall, 340), MIDDLE + 20, FIRST, seen.played, "turn turn0"
        )
    elif seen.errors:
        draw_errors(scene.panel(MIDDLE, 0, WIDTH - MIDDLE, tall, max(340, seen.errors.layout.least)), seen)
    elif seen.tests is not None:
        shares = scene.panel(MIDDLE, 0, WIDTH - MIDDLE, tall, 340)
        draw_shares(shares, MIDDLE + 40, TOP + 10, 560, 330, seen.nets, seen.tests)
    if seen.why:
        draw_cost_and_accuracy(scene, 48, tall + 22, seen.taken, seen.epochs, seen.tested)
        if seen.played:
            draw_mini_batch(scene.panel(540, tall, 540, MORE, 340), 552, tall + 22, seen.played)
        else:
            draw_layers(scene, 588, tall + 22, seen.taken, seen.epochs)
    scene.caption(sentences(captions(seen)), LEFT, scene.height - 12)
    return scene


def draw_errors(scene, seen):
    """The network, with the way back of one example through it."""
    errors = seen.errors
    draw_backflow(scene, errors.layout, seen.taken.nets[0], errors.wanted, errors.flows, errors.scale)
    told = ("strong", "the errors of example "), ("strong", number(errors.which, 0))
    scene.place(words(*told, x=MIDDLE + 20, y=FIRST - 8))


def captions(seen):
    """What is seen at each position, as a sentence."""
    if seen.hand == "epoch":
        return [told(seen.taken, int(epoch)) for epoch in seen.positions]
    if seen.played is None:
        epoch = seen.numbers["epoch"]
        return [
            f"The network after epoch {epoch:.0f}, and the errors of example {each:.0f}." for each in seen.positions
        ]
    last = len(seen.played.batches)
    steps = [f"Epoch {seen.epoch}, mini-batch {k + 1} of {last}, and the network before it." for k in range(last)]
    return [*steps, f"The end of epoch {seen.epoch}."]


def told(taken, epoch):
    """An epoch in a sentence."""
    begins = "At the start" if epoch == 0 else f"After epoch {epoch} of {len(taken.nets) - 1}"
    cost, share = figures(taken, epoch)
    return f"{begins}: the cost is {cost}, and {share} % are right."


def figures(taken, epoch):
    """(cost, per cent put right) after an epoch, to read."""
    return figure(taken.cost[epoch], 4), figure(100 * taken.accuracy[epoch], 1)
