"""A network typed in by hand: w2, b2 ... x, y and eta as Python numbers and lists, read without running anything."""

import ast
from dataclasses import dataclass

import numpy as np

from ....chapter.network import Network
from ....ground import intake

MOST_LAYERS, MOST_NEURONS, LARGEST = 4, 4, 1000


@dataclass(frozen=True)
class Typed:
    """net, with x (n_1, 1) and y (n_L, 1), one example, and the learning rate eta."""

    net: Network
    x: np.ndarray
    y: np.ndarray
    eta: float


def literals(text):
    """{name: value} of lines such as w2 = [[1.8, -0.9], [-1.2, 1.6]]; ValueError with the line for anything else."""
    try:
        lines = ast.parse(text).body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        where = f"line {error.lineno}" if getattr(error, "lineno", None) else "the text"
        raise ValueError(f"{where} cannot be read; expected lines such as b2 = [0.35, 0.35]") from None
    found = {}
    for line in lines:
        simple = isinstance(line, ast.Assign) and len(line.targets) == 1 and isinstance(line.targets[0], ast.Name)
        if not simple:
            raise ValueError(f"line {line.lineno} is {ast.unparse(line)[:40]!r}; expected a name, =, and numbers")
        name = line.targets[0].id
        if name in found:
            raise ValueError(f"line {line.lineno} gives {name} a second time; expected it once")
        try:
            found[name] = ast.literal_eval(line.value)
        except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
            raise ValueError(
                f"{name} on line {line.lineno} is {ast.unparse(line.value)[:40]!r}; expected numbers, in lists"
            ) from None
    return found


def read_typed(text, like):
    """A Typed from the reader's text; the activation and the cost are those of the Network `like`.

    The text has w2 ... wL, rows in lists, b2 ... bL, x, y, and eta, each on a line. ValueError with one sentence for what
    is missing, unknown, of the wrong shape, or too large to write out: 2 ... 4 layers of up to 4 neurons.

    >>> from nnbp import tiny_network
    >>> text = "w2 = [[2, -1]]; b2 = [0.5]; x = [1, 0]; y = [1]; eta = 0.1"
    >>> read_typed(text, tiny_network()[0]).net.sizes
    [2, 1]
    """
    found = literals(text)
    layers = [l for l in range(2, MOST_LAYERS + 1) if f"w{l}" in found or f"b{l}" in found]
    last = max(layers, default=2)
    wanted = [f"{letter}{l}" for l in range(2, last + 1) for letter in "wb"] + ["x", "y", "eta"]
    for name in found:
        if name not in wanted:
            raise ValueError(f"{name} is no number of this network; expected {', '.join(wanted)}, for up to 4 layers")
    for name in wanted:
        if name not in found:
            raise ValueError(f"{name} is missing; expected {', '.join(wanted)}")
    arrays = {name: intake.numbers(value, name) for name, value in found.items()}
    check_shapes(arrays, last)
    for name, values in arrays.items():
        if np.abs(values).max() > LARGEST:
            raise ValueError(
                f"{name} holds {np.abs(values).max():g}; expected numbers up to {LARGEST}, to be written out"
            )
    w, b = ({l: arrays[f"{letter}{l}"] for l in range(2, last + 1)} for letter in "wb")
    options = {"activation": like.activation[2], "output": like.activation[like.L], "cost": like.cost}
    net = Network.from_parameters(w, b, **options)
    x, y = intake.examples(arrays["x"], arrays["y"], net)
    return Typed(net, x, y, float(arrays["eta"]))


def check_shapes(arrays, last):
    """ValueError where two of the typed numbers do not fit together; the names are those that were typed."""
    rows = arrays["x"].size
    for name in ("x", "y"):
        if arrays[name].ndim != 1:
            raise ValueError(f"{name} has shape {arrays[name].shape}; expected a list of numbers, one example")
    for l in range(2, last + 1):
        w, b, before = arrays[f"w{l}"], arrays[f"b{l}"], "x" if l == 2 else f"layer {l - 1}"
        if w.ndim != 2 or w.shape[1] != rows:
            raise ValueError(
                f"w{l} has shape {w.shape}; expected rows of {rows}, a weight for each of the {rows} numbers of {before}"
            )
        rows = len(w)
        if b.shape != (rows,):
            raise ValueError(f"b{l} has shape {b.shape}; expected ({rows},), a bias for each of the rows of w{l}")
    if arrays["y"].size != rows:
        raise ValueError(
            f"y has shape {arrays['y'].shape}; expected ({rows},), a target for each of the rows of w{last}"
        )
    if max(arrays["x"].size, *(len(arrays[f"w{l}"]) for l in range(2, last + 1))) > MOST_NEURONS:
        raise ValueError(
            f"a layer has more than {MOST_NEURONS} neurons; expected up to {MOST_NEURONS}, to be written out"
        )
    if arrays["eta"].ndim or not 0 < arrays["eta"] <= 100:
        raise ValueError(f"eta is {arrays['eta'].tolist()}; expected one number above 0, up to 100")


def as_text(net, x, y, eta):
    """The text that read_typed reads."""
    lines = []
    for l in net.w:
        lines += [f"w{l} = {net.w[l].tolist()}", f"b{l} = {net.b[l][:, 0].tolist()}"]
    return "\n".join([*lines, f"x = {x[:, 0].tolist()}", f"y = {y[:, 0].tolist()}", f"eta = {eta!r}"])
