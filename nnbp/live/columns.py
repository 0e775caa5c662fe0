"""Columns: one attribute or text of a mark at every position of a slider."""

from dataclasses import dataclass

import numpy as np

MINUS = "−"


@dataclass(frozen=True)
class Column:
    """One attribute at every position: texts[index[k]] at position k."""

    texts: list
    index: np.ndarray

    def at(self, k):
        return self.texts[self.index[k]]

    def all(self):
        """The text at each position."""
        return [self.texts[i] for i in self.index.tolist()]


def column(values, text):
    """A Column from one value a position, each distinct value put into words by text(value)."""
    return column_of(values, lambda distinct: [text(value) for value in distinct])


def column_of(values, write):
    """The same where write(values) puts a list of distinct values into words."""
    distinct, index = np.unique(np.asarray(values), return_inverse=True)
    return Column(write(distinct.tolist()), index.ravel().astype("<u2"))


def formatted(values, form):
    """Numbers as printf's `form` writes each: all in one go, which takes a third of the time."""
    return (f"{form}\n" * len(values) % tuple(values)).splitlines()


def place(values, decimals=1):
    """Coordinates and lengths, in pixels."""
    return column_of(np.round(values, decimals), lambda values: formatted(values, f"%.{decimals}f"))


def rounded(values, decimals):
    """Numbers as `number` shows them: one that would show as zero but is not keeps one digit."""
    values = np.atleast_1d(np.asarray(values, dtype=float)) + 0.0  # + 0.0: no minus before a zero
    shown = np.abs(values) >= 0.5 * 10.0**-decimals
    found, small = np.where(shown, np.round(values, decimals), 0.0), ~shown & (values != 0)
    found[small] = [*map(float, formatted(values[small].tolist(), "%.0e"))]
    return found


def number(values, decimals, signed=False):
    """Numbers to read, with a real minus sign; one that would show as zero but is not keeps one digit: 3e−7."""
    halfway = 0.75 * 10.0**-decimals  # what was rounded to one digit is below it, what is shown in full above
    form = f"%{'+' if signed else ''}.{decimals}f"

    def write(values):
        texts = formatted(values, form)
        for k, value in enumerate(values):
            if value and abs(value) < halfway:
                texts[k] = written(value, decimals, signed, True)
            elif texts[k][0] == "-":
                texts[k] = MINUS + texts[k][1:]
        return texts

    return column_of(rounded(values, decimals), write)


def counts(values):
    """Whole numbers to read, with commas between the thousands."""
    return column(values, lambda value: f"{value:,.0f}")


def figure(value, decimals, signed=False):
    """One number as `number` writes it."""
    return written(value + 0.0, decimals, signed, abs(value) < 0.5 * 10.0**-decimals)


def written(value, decimals, signed, small):
    """A number with a real minus sign; a small one, unless it is 0, with one digit and its power of ten."""
    text = f"{value:{'+' if signed else ''}{'.0e' if small and value else f'.{decimals}f'}}"
    return text.replace("e-0", "e-").replace("-", MINUS)


def choose(which, texts):
    """texts[which[k]] at position k."""
    which = np.ravel(which).astype(int)
    used = np.flatnonzero(np.bincount(which))
    places = np.zeros(len(texts), dtype="<u2")
    places[used] = range(len(used))
    return Column([texts[i] for i in used.tolist()], places[which])


def sentences(texts):
    """A text for each position, as it is."""
    texts = list(map(str, texts))
    places = {text: i for i, text in enumerate(dict.fromkeys(texts))}
    return Column(list(places), np.array([places[text] for text in texts], dtype="<u2"))


def woven(form, *rows):
    """Several numbers at each position in one text, as printf's `form` writes them; rows: an array or a number for each."""
    numbers = np.stack(np.broadcast_arrays(*rows), axis=-1)
    return sentences((f"{form}\n" * len(numbers) % tuple(numbers.ravel().tolist())).splitlines())


def at(value, k):
    """A constant or a Column as text at position k."""
    if isinstance(value, Column):
        return value.at(k)
    return f"{value:g}" if isinstance(value, float) else str(value)


def choose_places(x, y):
    """A translation to each (x, y)."""
    at = place(x)
    return Column([f"translate({text} {y})" for text in at.texts], at.index)
