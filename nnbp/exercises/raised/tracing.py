"""Arrays that know their letter: what a reader's function was doing with which two letters when numpy stopped it."""

import numpy as np

SIGNS = {
    "multiply": "⊙",
    "matmul": "times",
    "add": "+",
    "subtract": "−",
    "divide": "/",
    "true_divide": "/",
    "power": "^",
}


class Lettered(np.ndarray):
    """An array that carries the letter it is written with, through products, sums, transposes and rows."""

    letter: str

    def __array_finalize__(self, parent):
        self.letter = getattr(parent, "letter", "a number")

    @property
    def T(self):
        return lettered(self.view(np.ndarray).T, f"({self.letter})ᵀ")

    def dot(self, other, out=None):
        return np.dot(self, other)

    def __getitem__(self, index):
        return lettered(self.view(np.ndarray)[index], f"a part of {self.letter}")

    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **options):
        plain = [np.asarray(value) if isinstance(value, Lettered) else value for value in inputs]
        if out is not None:
            options["out"] = tuple(np.asarray(value) if isinstance(value, Lettered) else value for value in out)
        try:
            found = getattr(ufunc, method)(*plain, **options)
        except ValueError as error:
            raise Clash(SIGNS.get(ufunc.__name__, ufunc.__name__), inputs) from error
        sign = {"multiply": " ⊙ ", "matmul": " "}.get(ufunc.__name__, f" {SIGNS.get(ufunc.__name__, ufunc.__name__)} ")
        names = [letter_of(value) for value in inputs]
        return lettered(found, sign.join(names) if len(names) == 2 else f"{ufunc.__name__}({names[0]})")

    def __array_function__(self, function, types, given, options):
        plain = [strip(value) for value in given]
        try:
            found = function(*plain, **{key: strip(value) for key, value in options.items()})
        except ValueError as error:
            arrays = [value for value in given if isinstance(value, np.ndarray)]
            raise Clash(function.__name__, arrays) from error
        return lettered(found, f"{function.__name__}({', '.join(letter_of(v) for v in given[:2])})")


class LetteredActivation:
    """An activation whose values and slopes know what they are."""

    def __init__(self, function):
        self.function = function

    def __call__(self, z):
        return lettered(self.function(strip(z)), f"σ({letter_of(z)})")

    def prime(self, z):
        return lettered(self.function.prime(strip(z)), f"σ′({letter_of(z)})")

    def __getattr__(self, name):
        return getattr(self.function, name)


class Clash(ValueError):
    """Two arrays that do not go together. sign: what was to be done with them; operands: they themselves."""

    def __init__(self, sign, operands):
        super().__init__(sign)
        self.sign, self.operands = sign, [value for value in operands if np.ndim(value)]


def strip(value):
    """A plain array in the place of a lettered one, also inside a list or tuple."""
    if isinstance(value, (list, tuple)):
        return type(value)(map(strip, value))
    return np.asarray(value) if isinstance(value, Lettered) else value


def lettered(value, letter):
    """A value with a letter, where it is an array."""
    if not isinstance(value, np.ndarray) or value.dtype.kind not in "bifu":
        return value
    array = value.view(Lettered)
    array.letter = letter if len(letter) <= 40 else "what came before"
    return array


def letter_of(value):
    if isinstance(value, Lettered):
        return value.letter
    return str(value) if np.ndim(value) == 0 and isinstance(value, (int, float)) else "an array of yours"
