"""Numbers and texts of a table as whole numbers in a row, which pack well: a text is a pattern with numbers in it."""

import re

import numpy as np

NUMBER = re.compile(r"[+\-−]?[0-9]+(?:\.[0-9]+)?")
LARGEST = 2**30
HOLE = "\0"


class Pool:
    """Things that are stored once: add(thing) gives its number."""

    def __init__(self):
        self.numbers, self.things = {}, []

    def add(self, thing, key=None):
        key = thing if key is None else key
        if key not in self.numbers:
            self.numbers[key] = len(self.things)
            self.things.append(thing)
        return self.numbers[key]


def written(values):
    """(order, bytes) of whole numbers: how often differences are taken, and those with few bytes for small ones."""
    values = np.asarray(values, dtype=np.int64)
    tried = [values, np.diff(values, prepend=0), np.diff(values, n=2, prepend=[0, 0])]
    order = int(np.argmin([np.log2(1 + np.abs(each)).sum() for each in tried]))
    return order, varints(tried[order])


def varints(values):
    """Whole numbers, signs folded in, seven bits a byte, the lowest first."""
    folded = np.where(values < 0, -2 * values - 1, 2 * values).astype(np.uint64)
    longest = max(1, -(-int(folded.max(initial=0)).bit_length() // 7))
    parts = np.stack([(folded >> np.uint64(7 * i)) & np.uint64(127) for i in range(longest)], axis=1).astype(np.uint8)
    more = np.stack([folded >= np.uint64(1) << np.uint64(7 * (i + 1)) for i in range(longest)], axis=1)
    needed = np.concatenate([np.ones((len(folded), 1), bool), more[:, :-1]], axis=1)
    return (parts | (more * np.uint8(128)).astype(np.uint8))[needed].tobytes()


def pattern(texts):
    """(pieces, styles, numbers) of texts that differ in their numbers alone; None for others.

    pieces: the texts around the numbers; styles: [decimals, plus, minus, trimmed] of each number; numbers: a row of whole
    numbers for each, its decimals shifted away.
    """
    joined = "\n".join(texts)
    if HOLE in joined or joined.count("\n") != len(texts) - 1:
        return None
    frames = NUMBER.sub(HOLE, joined).split("\n")
    if frames.count(frames[0]) != len(frames) or HOLE not in frames[0]:
        return None
    pieces = frames[0].split(HOLE)
    found = NUMBER.findall(joined)
    holes, styles, numbers = len(pieces) - 1, [], []
    for i in range(holes):
        read = style(found[i::holes])
        if read is None:
            return None
        styles.append(read[0])
        numbers.append(read[1])
    return pieces, styles, numbers


def style(found):
    """((decimals, plus, minus, trimmed), whole numbers) of numbers written in one way; None if they are not."""
    return plain_style(found) or any_style(found)


def plain_style(found):
    """The same for many numbers at once, all with the same decimals; None where it takes a closer look."""
    text = " ".join(found) + " "
    minus = "−" if "−" in text else "-"
    decimals = len(found[0].partition(".")[2])
    shape = rf"(?:[+{minus}]?(?:0|[1-9][0-9]{{,8}}){rf'[.][0-9]{{{decimals}}}' if decimals else ''} )+"
    if not re.fullmatch(shape, text):
        return None
    whole = np.array(text.replace(".", "").replace("−", "-").split(), dtype=np.int64)
    below, signed = int((whole < 0).sum()), text.count("+")
    if text.count(minus) != below or signed not in (0, len(found) - below) or np.abs(whole).max() >= LARGEST:
        return None
    return (decimals, int(signed > 0), minus, 0), whole.tolist()


def any_style(found):
    """The same, number by number."""
    minus = "−" if any(text[0] == "−" for text in found) else "-"
    plus = any(text[0] == "+" for text in found)
    lengths = [len(text) - text.index(".") - 1 if "." in text else 0 for text in found]
    decimals = max(lengths)
    trimmed = min(lengths) != decimals
    scale = 10**decimals
    whole = []
    for text, length in zip(found, lengths, strict=True):
        value = int(text.replace(".", "").replace("−", "-")) * 10 ** (decimals - length)
        if abs(value) >= LARGEST or spoken(value, decimals, plus, minus, trimmed, scale) != text:
            return None
        whole.append(value)
    return (decimals, int(plus), minus, int(trimmed)), whole


def spoken(value, decimals, plus, minus, trimmed, scale):
    """A whole number as the page writes it: its decimals back in place."""
    sign = minus if value < 0 else "+" if plus else ""
    front, rest = divmod(abs(value), scale)
    tail = f"{rest:0{decimals}d}" if decimals else ""
    if trimmed:
        tail = tail.rstrip("0")
    return f"{sign}{front}.{tail}" if tail else f"{sign}{front}"
