"""A book: the tables of some states of a picture in one file, what they share stored once."""

import base64
import json
import re
import zlib

import numpy as np

from .series import Pool, pattern, written


class Book:
    """Tables by their number: add(number, markup, channels, index, rest), then packed()."""

    def __init__(self):
        self.pieces, self.names, self.texts, self.columns, self.series = Pool(), Pool(), Pool(), Pool(), Pool()
        self.pages = {}
        self._seen = {}

    def add(self, number, markup, channels, index, positions, rest):
        """A table as Scene.live gives it. rest: whatever else the page is to know of the state."""
        rows = np.frombuffer(index, "<u2").reshape(-1, positions)
        self.pages[number] = {
            **rest,
            "positions": positions,
            "markup": self.row([self.pieces.add(piece) for piece in re.split("(?=<)", bare(markup, channels))]),
            "marks": self.row([mark for mark, _, _ in channels]),
            "names": self.row([self.names.add(name) for _, name, _ in channels]),
            "columns": self.row([self._column(texts, row) for (_, _, texts), row in zip(channels, rows, strict=True)]),
        }

    def row(self, values):
        """The number of a series of whole numbers."""
        order, raw = written(values)
        return self.series.add((order, len(values), raw))

    def _column(self, texts, row):
        key = "\n".join(texts), row.tobytes()
        if key not in self._seen:
            used, index = np.unique(row, return_inverse=True)
            self._seen[key] = self.columns.add(self._written([texts[i] for i in used.tolist()], index))
        return self._seen[key]

    def _written(self, texts, index):
        """[pieces and styles in turn, the series of each number], or [-1, texts, the series of their numbers]."""
        found = pattern(texts)
        if found is None:
            return (-1, self.texts.add(tuple(texts)), self.row(index))
        pieces, styles, numbers = found
        frame = (pieces[0], *(part for pair in zip(styles, pieces[1:], strict=True) for part in pair))
        return (self.texts.add(frame), *(self.row(np.array(row)[index]) for row in numbers))

    def packed(self):
        """Deflated: the length of a JSON text in four bytes, that text, then every series."""
        head = {
            "pieces": self.pieces.things, "names": self.names.things, "texts": self.texts.things,
            "columns": self.columns.things, "series": [[order, n, len(raw)] for order, n, raw in self.series.things],
            "pages": self.pages,
        }  # fmt: skip
        text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
        return zlib.compress(
            len(text).to_bytes(4, "little") + text + b"".join(raw for *_, raw in self.series.things), 9
        )


def bare(markup, channels):
    """The markup without what moves in it: the page sets that before it is seen."""
    moving = {}
    for mark, name, _ in channels:
        moving.setdefault(str(mark), []).append(name)

    def strip(found):
        tag, inside = found[1], found[3]
        for name in moving[found[2]]:
            if name == "text":
                inside = ""
            else:
                tag = re.sub(rf' {name}="[^"]*"', "", tag, count=1)
        return tag + inside

    return re.sub(r'(<[^>]*? data-mark="(\d+)"[^>]*>)([^<]*)', strip, markup)


def as_script(name, packed):
    """A script that hands a book to the page: one opened from a folder may load scripts, and nothing else."""
    return f'nnbp.book("{name}","{base64.b64encode(packed).decode()}")'
