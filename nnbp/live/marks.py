"""A drawing at every position of a slider: SVG marks whose attributes are constants or columns."""

import html
import re
from functools import lru_cache

from .columns import Column, at

escape = lru_cache(8192)(html.escape)  # most of a drawing is written again and again
KEYS = "data-lm-suppress-shortcuts"  # the notebook leaves the keys to what has the focus, if it says so itself


class Mark:
    """An SVG element. Attributes are written as in SVG with _ for -, kind for class; text is its content.

    pick: the name of the control that it stands for, which makes it something to click or to reach by keyboard. grip:
    how it is dragged, as grips.py writes it; of: the control that it moves then, `pick` or the one in hand unless given.
    live: it is in the page only, where it can be touched, and not in a still. room: "wide" for what is left out where its
    panel is squeezed, "tight" for what is seen only there, and not in a still,
    "low" for what stands a line lower there.
    """

    def __init__(
        self, tag, *children, text=None, kind=None, pick=None, grip=None, of=None, live=False, room=None, **attributes
    ):
        self.tag, self.children, self.text, self.live = tag, list(children), text, live or room == "tight"
        named = {name.replace("_", "-"): value for name, value in attributes.items()}
        self.attributes = {"class": kind} | named if kind is not None else named
        if pick is not None:
            self.attributes |= {"data-pick": pick, "role": "button", "tabindex": "-1", KEYS: "true"}
        told = (("data-grip", grip), ("data-of", of), ("data-room", room))
        self.attributes |= {name: value for name, value in told if value is not None}

    def add(self, tag, *children, **attributes):
        """Append a new Mark and return it."""
        self.children.append(Mark(tag, *children, **attributes))
        return self.children[-1]

    def place(self, mark):
        """Append a Mark made elsewhere."""
        self.children.append(mark)

    def stiff(self, x, room=None):
        """A Part whose marks keep their shape and their distances from `x` where the panel around it is squeezed."""
        self.place(part := Part("g", data_stiff=x, room=room))
        return part

    def between(self, left, after, right):
        """A Part whose marks fill what is between two places where the panel around it is squeezed.

        They begin so many pixels `after` the left one, and end at the right one.
        """
        self.place(part := Part("g", data_between=f"{left:g} {after:g} {right:g}"))
        return part

    def write(self, k, moving, live):
        """The markup at position k. Where `live`, the columns met are appended to `moving` with the mark's number."""
        if self.live and not live:
            return ""
        parts = [f"<{self.tag}"]
        if live:
            held = (*self.attributes.items(), ("text", self.text))
            columns = [(name, v) for name, v in held if isinstance(v, Column) and len(v.texts) > 1]
            if columns:
                mark = moving[-1][0] + 1 if moving else 0
                moving += [(mark, name, v) for name, v in columns]
                parts.append(f' data-mark="{mark}"')
        for name, value in self.attributes.items():
            if live or not (name.startswith(("data-", "aria-")) or name in ("role", "tabindex")):
                parts.append(f' {name}="{escape(at(value, k))}"')
        inside = "" if self.text is None else escape(at(self.text, k), quote=False)
        inside += "".join(child.write(k, moving, live) for child in self.children)
        return "".join(parts) + (f">{inside}</{self.tag}>" if inside else "/>")


class Part(Mark):
    """A group that only the page has: a still shows its marks as if they stood there by themselves."""

    def write(self, k, moving, live):
        if live or self.live:
            return super().write(k, moving, live)
        return "".join(child.write(k, moving, live) for child in self.children)


class Panel(Part):
    """A Part for the marks within a box of a Scene, which notes in what order all its marks were drawn."""

    def __init__(self, drawn, **attributes):
        super().__init__("g", **attributes)
        self.drawn = drawn

    def add(self, tag, *children, **attributes):
        self.place(mark := Mark(tag, *children, **attributes))
        return mark

    def place(self, mark):
        super().place(mark)
        self.drawn.append(mark)


def words(*pieces, **attributes):
    """A <text> of pieces: plain strings, or (kind, string or Column) for a piece in a letter's colour.

    A third entry is the room of the piece, as a Mark has it.
    """
    text = Mark("text", **attributes)
    for piece in pieces:
        kind, content, room = (*piece, None)[:3] if isinstance(piece, tuple) else (None, piece, None)
        text.add("tspan", text=content, kind=kind, room=room)
    return text


class Scene:
    """A whole picture, `positions` long: its size in pixels, a label, panels to add marks to, and a caption.

    A page that has less room arranges the panels anew (panels.js).
    """

    def __init__(self, width, height, positions, label):
        self.width, self.height, self.positions, self.label = width, height, positions, label
        self.root, self.panels, self.drawn = Mark("g"), {}, []

    def panel(self, left, top, width, height, least=None, group=None, spare=False):
        """The Panel for the marks within a box; boxes do not overlap.

        least: as narrow as it can be squeezed, without its texts meeting; not at all unless given. group: panels with
        the same word stand together. spare: it is left out where there is less room than `least`.
        """
        box = " ".join(f"{each:g}" for each in (left, top, width, height, min(width, least or width)))
        if box not in self.panels:
            told = {"data-group": group, "data-spare": "" if spare else None}
            told = {name: value for name, value in told.items() if value is not None}
            self.root.place(panel := Panel(self.drawn, data_panel=box, **told))
            self.panels[box] = panel
        return self.panels[box]

    def caption(self, told, left, top):
        """What the picture shows, in a sentence or two, a text or a Column; a narrow page writes it below."""
        self.root.place(told := words(told, kind="caption muted", x=left, y=top))
        self.drawn.append(told)

    def live(self, k):
        """(markup at position k, channels, index): what the page needs to show any position.

        channels: [mark, attribute, texts] each; index: bytes, a little-endian uint16 per channel and position.
        """
        moving = []
        body = "".join(part.write(k, moving, live=True) for part in self.root.children)
        markup = self._svg(body, "nnbp-picture", f' role="group" aria-label="{escape(self.label)}"')
        channels = [[mark, name, column.texts] for mark, name, column in moving]
        return markup, channels, b"".join(column.index.tobytes() for _, _, column in moving)

    def still(self, k, style):
        """The same picture at position k as a file of its own; style(kinds) gives the rules for the classes in it."""
        paper = Mark("rect", kind="paper", width=self.width, height=self.height)
        drawn = paper.write(k, [], live=False) + Mark("g", *self.drawn).write(k, [], live=False)
        kinds = {kind for kinds in re.findall(r'class="([^"]*)"', drawn) for kind in kinds.split()}
        body = f"<style>{style(kinds)}</style><title>{escape(self.label, quote=False)}</title>{drawn}"
        return self._svg(body, "nnbp-still", f' width="{self.width}" height="{self.height}"')

    def _svg(self, body, kind, extra):
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="0 0 {self.width} {self.height}"{extra}>'
            f"{body}</svg>"
        )
