"""What the picture of saturation says in words: its numbers to take in hand, and a caption for every position."""

from ...chapter.saturation import ACTIVE
from ...ground.parameters import indexed
from ...live.columns import figure, number
from .draw_task import times
from .scaling import reached

PILLS = {"scale": ("weights ×", 140), "shift": ("biases", 124)}  # what each is, and how wide its pill


def pills(controls, hand, values):
    """What draw_pills shows: each number that can be taken in hand."""
    for name, numbers in values.items():
        what, width = PILLS.get(name) or (f"wanted {controls[name].label}", 138)
        yield name, what, number(numbers, 2, signed=name == "shift"), name == hand, width


def captions(net, values, found, goal):
    """What the picture shows, as one sentence a position; goal: of the task, None where there is none."""
    named = [(f"{l}·{j + 1}", found.state[l][j]) for l in found.state for j in range(len(found.state[l]))]
    for k, ratio in enumerate(found.shrinkage):
        flat = [name for name, state in named if state[k] != ACTIVE]
        who = f": {', '.join(flat)}" if 0 < len(flat) <= 4 else ""
        verdict = f" The task is {'done' if reached(ratio, goal) else 'not done'}." if goal else ""
        yield (
            f"Weights × {figure(values['scale'][k], 2)}, biases {figure(values['shift'][k], 2, signed=True)}. "
            f"On the flat: {len(flat)} of {len(named)} neurons{who}. "
            f"‖δ{indexed(net.L, '')}‖ is {times(ratio)} ‖δ²‖.{verdict}"
        )
