"""A drawing at every position of a slider: SVG marks whose attributes are constants or columns."""

import re
from dataclasses import dataclass
from html import escape

import numpy as np

MINUS = "−"


@dataclass(frozen=True)
class Column:
    """One attribute at every position: texts[index[k]] at position k."""

    texts: list
    index: np.ndarray

    def at(self, k):
        return self.texts[self.index[k]]


def column(values, text):
    """A Column from one value a position, each distinct value put into words by text(value)."""
    distinct, index = np.unique(np.asarray(values), return_inverse=True)
    return Column([text(value) for value in distinct.tolist()], index.ravel().astype("<u2"))


def place(values, decimals=1):
    """Coordinates and lengths, in pixels."""
    return column(np.round(values, decimals), lambda v: f"{v:.{decimals}f}")


def number(values, decimals, signed=False):
    """Numbers to read, with a real minus sign; one that would show as zero but is not keeps one digit: 3e−7."""
    values = np.asarray(values, dtype=float) + 0.0  # + 0.0: no minus before a zero
    shown = np.abs(values) >= 0.5 * 10.0**-decimals
    coarse = np.array([float(f"{v:.0e}") for v in np.where(shown, 0, values)])
    halfway = 0.75 * 10.0**-decimals  # what was rounded to one digit is below it, what is shown in full above
    return column(
        np.where(shown, np.round(values, decimals), coarse), lambda v: written(v, decimals, signed, abs(v) < halfway)
    )


def figure(value, decimals, signed=False):
    """One number as `number` writes it."""
    return written(value + 0.0, decimals, signed, abs(value) < 0.5 * 10.0**-decimals)


def written(value, decimals, signed, small):
    """A number with a real minus sign; a small one, unless it is 0, with one digit and its power of ten."""
    text = f"{value:{'+' if signed else ''}{'.0e' if small and value else f'.{decimals}f'}}"
    return text.replace("e-0", "e-").replace("-", MINUS)


def choose(which, texts):
    """texts[which[k]] at position k."""
    return column(np.asarray(which).astype(int), lambda i: texts[i])


def sentences(texts):
    """A text for each position, as it is."""
    return column(np.asarray(texts, dtype=object).astype(str), str)


class Mark:
    """An SVG element. Attributes are written as in SVG with _ for -, kind for class; text is its content.

    pick: the name of the control that it stands for, which makes it something to click or to reach by keyboard.
    """

    def __init__(self, tag, *children, text=None, kind=None, pick=None, **attributes):
        self.tag, self.children, self.text = tag, list(children), text
        named = {name.replace("_", "-"): value for name, value in attributes.items()}
        self.attributes = {"class": kind} | named if kind is not None else named
        if pick is not None:
            self.attributes |= {"data-pick": pick, "role": "button", "tabindex": "-1"}

    def add(self, tag, *children, **attributes):
        """Append a new Mark and return it."""
        self.children.append(Mark(tag, *children, **attributes))
        return self.children[-1]

    def write(self, k, moving, live):
        """The markup at position k. Where `live`, the columns met are appended to `moving` with the mark's number."""
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


def at(value, k):
    """A constant or a Column as text at position k."""
    if isinstance(value, Column):
        return value.at(k)
    return f"{value:g}" if isinstance(value, float) else str(value)


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
