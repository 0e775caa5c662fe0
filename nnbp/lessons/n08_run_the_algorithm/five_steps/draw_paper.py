"""Lines written top down, all in grey where the result that they are about is stale; and a strip for lines of code."""

from ....ground.parameters import indexed
from ....live.columns import choose
from ....live.marks import Mark, words

LINE, HEAD = 17, 26  # from line to line; below the formula


def sup(letter, l):
    """A letter with its layer raised: "z³"."""
    return letter + indexed(l, "")


class Paper:
    """Where lines are written, top down: each block of them is grey where the result that it is about is stale."""

    def __init__(self, scene, left, top, stale):
        self.scene, self.left, self.y, self.stale = scene, left, top, stale
        self.block = scene

    def about(self, key):
        """What follows is about the result `key`."""
        self.block = Mark("g", kind=choose(self.stale[key], ("", "old")))
        self.scene.place(self.block)

    def write(self, *pieces, down=LINE, indent=0, **attributes):
        self.block.place(words(*pieces, x=self.left + indent, y=self.y, **attributes))
        self.y += down

    def head(self, *pieces, key=None):
        """The formula, above all blocks, and whether the result `key` is stale."""
        sign = [("stale", choose(self.stale[key], ("", "   ↻ stale")))] if key else []
        self.scene.place(words(*pieces, *sign, kind="strong", x=self.left, y=self.y))
        self.y += HEAD

    def at(self, x, *pieces, kind="small end"):
        """A number of a matrix, its right end at x, on the line that is being written."""
        self.block.place(words(*pieces, kind=kind, x=self.left + x, y=self.y))

    def sign(self, key, x):
        """The word for stale, on the line that is being written; never in the block."""
        text = choose(self.stale[key], ("", "↻ stale"))
        self.scene.add("text", text=text, kind="small stale", x=self.left + x, y=self.y)


def draw_code(scene, left, top, width, lines, layers):
    """The lines of the package that ran, in a strip: (function, text) each; layers: which l they ran for, in words."""
    scene.add("rect", kind="panel", x=left, y=top, width=width, height=20 + 19 * 2, rx=6)
    where = f"the code, in {lines[0][0]}" + (f", {layers}" if layers else "")
    scene.add("text", text=where, kind="small muted end", x=left + width - 12, y=top + 18)
    for i, (_, text) in enumerate(lines):
        y = top + (24 if len(lines) > 1 else 36) + 20 * i
        scene.add("text", text=text, kind="small code", x=left + 12, y=y)
