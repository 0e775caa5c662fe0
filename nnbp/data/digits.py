"""Handwritten digits: the 1,797 small ones of data/digits.csv, and MNIST's IDX files from a folder of the reader's."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..ground import intake

CSV = Path(__file__).resolve().parents[2] / "data" / "digits.csv"
MOST = 10**8  # numbers in one table
HEADER = "label," + ",".join(f"row{r}col{c}" for r in range(1, 9) for c in range(1, 9))


@dataclass(frozen=True)
class Digits:
    """x: (pixels, N), greys from 0 to 1, a column a digit. y: (10, N), one-hot. labels: (N,). shape: of one image."""

    x: np.ndarray
    y: np.ndarray
    labels: np.ndarray
    shape: tuple

    def __len__(self):
        return len(self.labels)

    def image(self, i):
        """Digit number i, counted from 0, as a picture (rows, columns)."""
        i = intake.whole(i, "i", -len(self))
        if not -len(self) <= i < len(self):
            raise IndexError(f"i is {i}: there is no digit {i}; these are digits 0 ... {len(self) - 1}")
        return self.x[:, i].reshape(self.shape)

    def __repr__(self):
        return f"Digits({len(self):,} images of {self.shape[0]}x{self.shape[1]})"


def one_hot(labels, size=10):
    """Labels (N,) as columns (size, N), 1 in the label's row and 0 elsewhere. ValueError for a label out of range.

    >>> one_hot([2, 0], size=3).tolist()
    [[0.0, 1.0], [0.0, 0.0], [1.0, 0.0]]
    """
    size = intake.whole(size, "size", 1, MOST)
    given = intake.numbers(labels, "labels")
    wrong = (given != np.floor(given)) | (given < 0) | (given >= size)
    if given.ndim != 1 or wrong.any():
        found = f"holds {given[wrong][0]:g}" if wrong.any() else f"has shape {given.shape}"
        raise ValueError(f"labels {found}; expected a row of whole numbers from 0 to {size - 1}")
    if size * len(given) > MOST:
        raise ValueError(
            f"labels holds {len(given):,} labels, too many for columns of {size:,}; expected {MOST:,} numbers"
        )
    columns = np.zeros((len(given), size))  # an example's numbers side by side in memory
    columns[np.arange(len(given)), given.astype(int)] = 1
    return columns.T


def load_digits(path=CSV, held_out="every fifth"):
    """The embedded 8x8 digits as (training, test): every fifth line of the file is a test digit, 359 of 1,797.

    held_out: "every fifth", or "the last", the last 359 lines, which other people wrote than the first.
    ValueError for a file that is not as written by data/make_digits.py; it names the file and the line.
    """
    path, ways = intake.path(path, "path"), {"every fifth": lambda n: n % 5 == 4, "the last": lambda n: n >= 1797 - 359}
    chosen = intake.choice(held_out, "held_out", ways)
    if not path.is_file():
        raise ValueError(f"path {path} is not there; expected the digits of the repository's data folder")
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    if not lines or lines[0] != HEADER:
        raise ValueError(f"path {path}, line 1: not the expected header 'label,row1col1,...,row8col8'")
    table = at_once(lines[1:])
    if table is None:
        table = np.array([digit_row(path, number, line) for number, line in enumerate(lines[1:], 2)])
    if len(table) != 1797:
        raise ValueError(
            f"path {path} holds {len(table):,} digits; expected 1,797: the file is truncated or has lines added"
        )
    out = chosen(np.arange(len(table)))
    return tuple(digits(part[:, 1:] / 16, part[:, 0], (8, 8)) for part in (table[~out], table[out]))


def at_once(lines):
    """The lines of the file as a table, all read in one go; None where one of them is not as `digit_row` expects it."""
    whole = ",".join(lines)
    plain = set(whole) <= set("0123456789,") and ",," not in f",{whole},"
    if not plain or any(line.count(",") != 64 for line in lines):
        return None
    table = np.fromstring(whole, dtype=int, sep=",").reshape(-1, 65)
    return table if table[:, 0].max() <= 9 and table.max() <= 16 else None


def digit_row(path, number, line):
    """One line of the file as 65 checked integers."""
    fields = line.split(",")
    if len(fields) != 65:
        raise ValueError(f"path {path}, line {number}: {len(fields)} fields; expected a label and 64 greys")
    if not all(field.isascii() and field.isdigit() for field in fields):
        raise ValueError(f"path {path}, line {number}: a field is not a whole number")
    row = [int(field) for field in fields]
    if row[0] > 9 or max(row[1:]) > 16:
        raise ValueError(f"path {path}, line {number}: expected a label from 0 to 9 and greys from 0 to 16")
    return row


def digits(rows, labels, shape):
    """Digits from one row an image; the public x has one column an image, its pixels side by side in memory."""
    return Digits(rows.T, one_hot(labels), np.asarray(labels).astype(int), tuple(shape))


def images(net, data, name="data"):
    """x of Digits that `net` can read, (n_1, N); ValueError for what are none, or have other sizes than its input."""
    if not isinstance(data, Digits):
        raise ValueError(f"{name} is {intake.shown(data)}; expected Digits, as load_digits gives them")
    return intake.inputs(data.x, net, f"{name}.x", copy=False)


def known(net, data, name="data"):
    """(x, y, labels) of Digits that `net` can read; ValueError for what are none, or have other sizes than the network."""
    images(net, data, name)
    x, y = intake.examples(data.x, data.y, net, (f"{name}.x", f"{name}.y"), copy=False)
    labels = intake.numbers(data.labels, f"{name}.labels")
    if (
        labels.shape != (x.shape[1],)
        or (labels != np.floor(labels)).any()
        or not 0 <= labels.min() <= labels.max() < len(y)
    ):
        raise ValueError(
            f"{name}.labels is {intake.shown(data.labels)}; expected {x.shape[1]} labels from 0 to {len(y) - 1}"
        )
    return x, y, labels.astype(int)
