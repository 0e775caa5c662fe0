"""A drawing at every position of a slider: SVG marks whose attributes are constants or columns."""

import re
from html import escape

from .columns import Column, at


class Mark:
    """An SVG element. Attributes are written as in SVG with _ for -, kind for class; text is its content.

    pick: the name of the control that it stands for, which makes it something to click or to reach by keyboard. grip:
    how it is dragged, as grips.py writes it; of: the control that it moves then, `pick` or the one in hand unless given.
    live: it is in the page only, where it can be touched, and not in a still.
    """

    def __init__(self, tag, *children, text=None, kind=None, pick=None, grip=None, of=None, live=False, **attributes):
        self.tag, self.children, self.text, self.live = tag, list(children), text, live
        named = {name.replace("_", "-"): value for name, value in attributes.items()}
        self.attributes = {"class": kind} | named if kind is not None else named
        if pick is not None:
            self.attributes |= {"data-pick": pick, "role": "button", "tabindex": "-1"}
        self.attributes |= {name: value for name, value in (("data-grip", grip), ("data-of", of)) if value is not None}

    def add(self, tag, *children, **attributes):
        """Append a new Mark and return it."""
        self.children.append(Mark(tag, *children, **attributes))
        return self.children[-1]

    def write(self, k, moving, live):
        """The markup at position k. Where `live`, the columns met are appended to `moving` with the mark's number."""
        if self.live and not live:
            return ""
        parts = [f"<{self.tag}"]
        columns = {name: v for name, v in (*self.attributes.items(), ("text", self.text)) if isinstance(v, Column)}
        columns = {name: v for name, v in columns.items() if len(v.texts) > 1}
        if live and columns:
            mark = moving[-1][0] + 1 if moving else 0
            moving += [(mark, name, v) for name, v in columns.items()]
            parts.append(f' data-mark="{mark}"')
        for name, value in self.attributes.items():
            if live or not (name.startswith(("data-", "aria-")) or name in ("role", "tabindex")):
                parts.append(f' {name}="{escape(at(value, k))}"')
        inside = "" if self.text is None else escape(at(self.text, k), quote=False)
        inside += "".join(child.write(k, moving, live) for child in self.children)
        return "".join(parts) + (f">{inside}</{self.tag}>" if inside else "/>")


def words(*pieces, **attributes):
    """A <text> of pieces: plain strings, or (kind, string or Column) for a piece in a letter's colour."""
    text = Mark("text", **attributes)
    for piece in pieces:
        kind, content = piece if isinstance(piece, tuple) else (None, piece)
        text.add("tspan", text=content, kind=kind)
    return text


class Scene:
    """A whole picture, `positions` long: its size in pixels, a label, and marks to add to."""

    def __init__(self, width, height, positions, label):
        self.width, self.height, self.positions, self.label = width, height, positions, label
        self.root = Mark("g")
        self.add = self.root.add

    def place(self, mark):
        """Add a Mark made elsewhere."""
        self.root.children.append(mark)

    def live(self, k):
        """(markup at position k, channels, index): what the page needs to show any position.

        channels: [mark, attribute, texts] each; index: bytes, a little-endian uint16 per channel and position.
        """
        moving = []
        body = self.root.write(k, moving, live=True)
        markup = self._svg(body, "nnbp-picture", f' role="group" aria-label="{escape(self.label)}"')
        channels = [[mark, name, column.texts] for mark, name, column in moving]
        return markup, channels, b"".join(column.index.tobytes() for _, _, column in moving)

    def still(self, k, style):
        """The same picture at position k as a file of its own; style(kinds) gives the rules for the classes in it."""
        paper = Mark("rect", kind="paper", width=self.width, height=self.height)
        drawn = paper.write(k, [], live=False) + self.root.write(k, [], live=False)
        kinds = {kind for kinds in re.findall(r'class="([^"]*)"', drawn) for kind in kinds.split()}
        body = f"<style>{style(kinds)}</style><title>{escape(self.label, quote=False)}</title>{drawn}"
        return self._svg(body, "nnbp-still", f' width="{self.width}" height="{self.height}"')

    def _svg(self, body, kind, extra):
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="0 0 {self.width} {self.height}"{extra}>'
            f"{body}</svg>"
        )
