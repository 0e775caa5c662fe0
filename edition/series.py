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
    tried = [np.array(values, dtype=np.int64)]
    for _ in range(2):
        tried.append(tried[-1].copy())
        tried[-1][1:] -= tried[-2][:-1]
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
    text = " ".join(found) + " "
    minus = "−" if "−" in text else "-"
    lengths = [len(each.partition(".")[2]) for each in found]
    decimals = max(lengths)
    trimmed = min(lengths) != decimals
    tail = "(?:[.][0-9]*[1-9])?" if trimmed else rf"[.][0-9]{{{decimals}}}" if decimals else ""
    if not re.fullmatch(rf"(?:[+{minus}]?(?:0|[1-9][0-9]*){tail} )+", text):
        return None
    whole = list(map(int, text.replace(".", "").replace("−", "-").split()))
    if trimmed:
        whole = [value * 10 ** (decimals - length) for value, length in zip(whole, lengths, strict=True)]
    below, signed = sum(value < 0 for value in whole), text.count("+")
    if text.count(minus) != below or signed not in (0, len(found) - below) or max(max(whole), -min(whole)) >= LARGEST:
        return None
    return (decimals, int(signed > 0), minus, int(trimmed)), whole


def spoken(value, decimals, plus, minus, trimmed, scale):
    """A whole number as the page writes it: its decimals back in place."""
    sign = minus if value < 0 else "+" if plus else ""
    front, rest = divmod(abs(value), scale)
    tail = f"{rest:0{decimals}d}" if decimals else ""
    if trimmed:
        tail = tail.rstrip("0")
    return f"{sign}{front}.{tail}" if tail else f"{sign}{front}"
