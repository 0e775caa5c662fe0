"""The arithmetic of one step back, written out: each neuron's sum, its slope, and the result beside the measured error."""

import numpy as np

from ...ground.parameters import indexed
from ...live.columns import choose, number
from ...live.marks import words

LINE, BLOCK = 19, 68


def draw_output_step(scene, left, top, net, y, swept):
    """(BP1), neuron by neuron: how the cost depends on the output, times the slope."""
    L = net.L
    scene.place(
        words(
            ("d", f"δ{indexed(L, '')}"), " = ∇C ⊙ σ′(", ("z", f"z{indexed(L, '')}"), ")", kind="strong", x=left, y=top
        )
    )
    for j in range(net.sizes[L - 1]):
        at = top + 30 + BLOCK * j
        scene.add("text", text=f"{L}·{j + 1}", kind="strong", x=left, y=at)
        cost_slope = number(swept.output_slope[j], 4, signed=True)
        slope = number(net.activation[L].prime(swept.z[L][j]), 4)
        scene.place(words("∂C/∂a = ", ("C", cost_slope), ", times σ′ ", ("z", slope), x=left + 36, y=at))
        scene.place(words("= ", ("d strong", number(swept.delta[L][j], 4, signed=True)), x=left + 36, y=at + LINE))


def draw_step(scene, left, top, l, delta_next, step, mistaken):
    """(BP2) from layer l + 1 to l. delta_next: (n_{l+1}, N), the error above; step: a StepBack, of a mistake or not."""
    pieces = (
        ("d", f"δ{indexed(l, '')}"),
        " = (",
        ("w", f"w{indexed(l + 1, '')}"),
        ")ᵀ ",
        ("d", f"δ{indexed(l + 1, '')}"),
    )
    scene.place(words(*pieces, " ⊙ σ′(", ("z", f"z{indexed(l, '')}"), ")", kind="strong", x=left, y=top))
    for j in range(len(step.slope)):
        at = top + 30 + BLOCK * j
        scene.add("text", text=f"{l}·{j + 1}", kind="strong", x=left, y=at)
        terms = []
        for k in range(len(delta_next)):
            terms += [
                " + " if k else "",
                ("w", number(step.w[k, j], 2, signed=True)),
                "·",
                ("d", number(delta_next[k], 3, signed=True)),
            ]
        scene.place(words(*terms, kind="small", x=left + 36, y=at))
        product = ("= ", number(step.arriving[j], 4, signed=True), ", times σ′ ", ("z", number(step.slope[j], 4)))
        right = ("d strong", number(step.right[j], 4, signed=True))
        scene.place(words(*product, " = ", right, x=left + 36, y=at + LINE))
        draw_verdict(scene, left + 36, at + 2 * LINE, step, j, mistaken)


def draw_verdict(scene, x, y, step, j, mistaken):
    """The measured error beside the step's, or what a mistake gives in the step's place."""
    if not mistaken:
        scene.place(words("measured ", number(step.measured[j], 4, signed=True), ("a", " ✓"), kind="muted", x=x, y=y))
    elif not np.isfinite(step.found[j]).all():
        scene.add("text", text="the mistake: the shapes do not fit ✗", kind="wrong-text", x=x, y=y)
    else:
        same = np.isclose(step.found[j], step.measured[j], rtol=1e-9, atol=1e-12)
        kinds = choose(same, ("wrong-text", "a strong"))
        found = number(step.found[j], 4, signed=True)
        scene.place(words("the mistake gives ", found, choose(same, (" ✗", " ✓")), kind=kinds, x=x, y=y))


def draw_verdicts(scene, left, top, verdicts):
    """Which equations' checks hold, by tag: a tick or a cross, in words and colour."""
    scene.add("text", text="their checks, on random networks", kind="strong", x=left, y=top)
    for i, (tag, holds) in enumerate(verdicts.items()):
        mark, kind = ("✓", "a") if holds else ("✗", "wrong-text")
        scene.place(words(f"({tag}) ", (kind, mark), x=left + 64 * i, y=top + 24))
