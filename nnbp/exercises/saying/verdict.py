"""What was found of a reader's answer: right or not, in how many cases, and in words."""

import html
import re
from dataclasses import dataclass

MOST_WORDS = 60
SAFE = re.compile(r"[\w .,'=+−-]")


@dataclass(frozen=True)
class Verdict:
    """What was found of a reader's answer.

    right: True or False. text: markdown, its first bold sentence what was found, then evidence and what to do next.
    mistake: the stable key of the mistake, such as "slope-missing", or None where none has a name. cases: how many were
    tried, and in how many the answer agreed. evidence: the key of what was found out where no mistake has a name, or None.
    """

    right: bool
    text: str
    mistake: str | None = None
    cases: tuple[int, int] = (0, 0)
    evidence: str | None = None

    def _repr_markdown_(self):
        return f"**{'✓' if self.right else '✗'}** {self.text}"

    def __repr__(self):
        return html.unescape(self._repr_markdown_().replace("**", "").replace("`", ""))


@dataclass(frozen=True)
class Finding:
    """What is wrong. key: stable. found, says: two sentences. named: is it a mistake with a name, or evidence of one?"""

    key: str
    found: str
    says: str
    named: bool = True


def quoted(text, most=60):
    """A reader's own text, made harmless: on one line, cut short, and with no character that means something to a page.

    >>> quoted("<b>*no*</b>")
    '&#60;b&#62;&#42;no&#42;&#60;&#47;b&#62;'
    """
    line = " ".join(str(text).split())
    line = line if len(line) <= most else line[: most - 1] + "…"
    return "".join(c if SAFE.match(c) and c != "_" else f"&#{ord(c)};" for c in line)


def shown(thing):
    """repr, or the name of its type where repr raises."""
    try:
        return repr(thing)
    except Exception:
        return f"an object of type {type(thing).__name__}"


def capital(text):
    """A sentence with a capital first letter, where the letter is no symbol of the chapter."""
    starts_a_word = re.match(r"[a-z]{2,}\b|a \w", text)
    return text[:1].upper() + text[1:] if starts_a_word else text


def composed(found, *pieces):
    """A bold first sentence, and as many of the pieces as fit into sixty words; a piece is (rank, sentence), in order.

    Pieces of low rank stay longest.
    """
    head = f"**{capital(found)}.**"
    kept, left = {}, MOST_WORDS
    for position, (_, sentence) in sorted(enumerate(pieces), key=lambda item: item[1][0]):
        words = len(sentence.split())
        if sentence and words <= left:
            kept[position], left = sentence, left - words
    return " ".join([head, *(kept[position] for position in sorted(kept))])
