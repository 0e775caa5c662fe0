"""The legend under a picture: one sentence for each of its signs, in the colour of its letter."""

from dataclasses import dataclass
from html import escape

from .palette import tone


@dataclass(frozen=True)
class Sign:
    """colour: the name of its colour in the palette. name: what it is called. means: what it means."""

    colour: str
    name: str
    means: str


def legend(signs):
    """The legend of some signs, as HTML."""
    items = "".join(
        f'<li><b style="color:{tone(sign.colour)}">{escape(sign.name)}</b> {escape(sign.means)}</li>' for sign in signs
    )
    return f'<ul class="nnbp-told" style="line-height:1.5;margin:4px 0">{items}</ul>'
