"""What one deep network or two come to, in numbers; and a task: errors as long in the first layer as in the last."""

import numpy as np

from ...ground.parameters import indexed
from ...live.columns import choose, place, sentences
from ...live.marks import words
from .error_lengths import DEEP_ENOUGH, geometric, mean
from .series import three

LEFT, WIDE, ROW = 800, 266, 23
COLUMNS = (LEFT + 176, LEFT + WIDE)
PARTS = (4, 5, 6)  # the rows of the two sources of the factor, set in


def draw_table(scene, top, series):
    """One column a network: its name, its lengths and their ratio, and the factor a layer with its two sources."""
    for s, x in zip(series, COLUMNS, strict=False):
        scene.place(words(("d strong", f"{s.sign} "), ("strong", s.name), kind="end", x=x, y=top))
        scene.place(words(s.init, kind="small muted end", x=x, y=top + 17))
    last = series[0].found.last
    end = [f"‖δ{indexed(l, '')}‖" for l in last]
    ratio = [f"‖δ²‖ / {name}" for name in end]
    rows = (
        ((("d", sentences(end)),), lambda found: found.output),
        ((("d", "‖δ²‖"),), lambda found: found.first),
        ((("d strong", sentences(ratio)),), lambda found: found.ratio),
        ((("d strong", "factor a layer"),), lambda found: found.per_layer),
        (("by ", ("w strong", "wᵀ")), lambda found: geometric(found.growth)),
        ((("muted", "√(n Var w)"),), lambda found: geometric(found.expected)),
        (("by ", ("z strong", "σ′")), lambda found: geometric(found.shrinkage)),
        ((("z", "mean σ′"),), lambda found: mean(found.slope)),
        (("on the flat",), lambda found: 100 * mean(found.asleep)),
    )
    for i, (label, read) in enumerate(rows):
        y = top + 46 + ROW * i
        scene.add("line", kind="hair", x1=LEFT, y1=y - 16, x2=LEFT + WIDE, y2=y - 16)
        scene.place(words(*label, x=LEFT + (14 if i in PARTS else 0), y=y))
        kind = "strong end" if i in (2, 3) else "muted end" if i == 5 else "end"
        for s, x in zip(series, COLUMNS, strict=False):
            said = [f"{v:.0f} %" if i == len(rows) - 1 else three(v) for v in read(s.found)]
            scene.add("text", text=sentences(said), kind=kind, x=x, y=y)


def draw_task(scene, top, ratio, last, done, sign):
    """The task in words, the ratio on a scale with the goal as a band, and whether it is done."""
    scene.add("rect", kind="panel", x=LEFT, y=top, width=WIDE, height=146, rx=6)
    scene.place(words(("strong", "Task. "), f"With {DEEP_ENOUGH} hidden layers or more,", x=LEFT + 14, y=top + 24))
    scene.place(words("bring ", ("d", "‖δ²‖"), " within a factor of 10", x=LEFT + 14, y=top + 44))
    scene.place(words("of ", ("d", "‖δᴸ‖"), f" in the network {sign}.", x=LEFT + 14, y=top + 64))
    left, span, y = LEFT + 14, WIDE - 28, top + 88

    def at(power):
        return left + span * (np.clip(power, -8, 8) + 8) / 16

    scene.add("rect", kind="track", x=left, y=y, width=span, height=10, rx=2)
    scene.add("rect", kind="goal", x=float(at(-1)), y=y - 5, width=float(at(1) - at(-1)), height=20, rx=3)
    for power in (-1, 1):
        scene.add("line", kind="axis", x1=float(at(power)), y1=y - 5, x2=float(at(power)), y2=y + 15)
    where = at(np.log10(np.clip(np.nan_to_num(ratio, nan=0.0), 1e-60, 1e60)))
    scene.add("circle", kind="dot of-d", cx=place(where), cy=y + 5, r=6)
    said = [f"‖δ²‖ is {three(r)} times ‖δ{indexed(l, '')}‖" for r, l in zip(ratio, last, strict=True)]
    scene.add("text", text=sentences(said), x=left, y=top + 130)
    verdict = np.where(done, 2, np.where(last - 2 < DEEP_ENOUGH, 1, 0))
    texts, kinds = ("not yet", "shallow", "✓ done"), ("muted end", "muted end", "right-text end")
    scene.add("text", text=choose(verdict, texts), kind=choose(verdict, kinds), x=left + span, y=top + 130)
