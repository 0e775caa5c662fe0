"""What a reader hands in is checked once, here, before anything is computed or changed."""

import operator
import reprlib
from itertools import islice
from pathlib import Path

import numpy as np

FLOATS = frozenset(map(np.dtype, ("float32", "float64", "complex64", "complex128")))
LARGEST = {np.dtype("float64"): 1e100, np.dtype("float32"): 1e15}  # of an example: room for what is made of it
ENDLESS = 10**18  # what no number of neurons, epochs or digits comes near to
MOST = 10**6  # entries of a list; one without an end is cut there
DRAWN = 1e9  # the largest number that a picture has room for


def shown(value):
    """A reader's value in a message: its repr, cut to about a line."""
    short = reprlib.Repr()
    short.maxstring = short.maxother = 60
    try:
        return " ".join(short.repr(value).split())
    except Exception:  # a reader's own __repr__ may do anything
        return f"a {type(value).__name__}"


def unmasked(value, name):
    """ValueError for a masked array, or rows of them: numpy would drop the masks without a word."""
    rows = value if isinstance(value, (list, tuple)) else ()
    if any(isinstance(part, np.ma.MaskedArray) for part in (value, *rows)):
        raise ValueError(f"{name} is a masked array; expected plain numbers, so fill or drop what is masked")


def array_of(value, name):
    """`value` as an array of anything; ValueError where it has no one shape."""
    if type(value) is np.ndarray:
        return value
    unmasked(value, name)
    try:
        return np.asarray(value)
    except (ValueError, OverflowError):
        raise ValueError(f"{name} is ragged: its rows have different lengths; expected a table of numbers") from None
    except KeyError:  # an erased value of the cache game, which says what is missing
        raise
    except Exception:  # an object of the reader's own may do anything
        raise ValueError(f"{name} is {shown(value)}; expected a table of numbers") from None


def floats(value, name):
    """`value` for computing: floats and complex numbers as they are, integers and truth values as float64."""
    if type(value) is np.ndarray and value.dtype in FLOATS:
        return value
    kept = isinstance(value, np.ndarray) and value.dtype in FLOATS and not isinstance(value, np.matrix)
    array = value if kept else array_of(value, name)
    unmasked(array, name)
    if array.dtype.kind not in "biufc":
        raise ValueError(f"{name} holds {array.dtype} values; expected numbers")
    return array if array.dtype in FLOATS else array.astype("complex128" if array.dtype.kind == "c" else "float64")


def numbers(value, name, dtype="float64", copy=True):
    """`value` as a real, finite, non-empty array of `dtype`; ValueError names `name` and what is wrong.

    copy=False: the reader's own array where it will do, for one who only reads.
    """
    given = array_of(value, name)
    if given.dtype.kind not in "biuf":
        kind = "complex numbers" if given.dtype.kind == "c" else f"{given.dtype} values"
        raise ValueError(f"{name} holds {kind}; expected real numbers")
    if given.size == 0:
        raise ValueError(f"{name} is empty, with shape {given.shape}; expected at least one number")
    with np.errstate(over="ignore"):
        array = given.astype(dtype, copy=copy)
    if not np.isfinite(array).all():
        where = first(~np.isfinite(array))
        far = f"finite {array.dtype} numbers" if np.isfinite(given[where]) else "finite numbers"
        raise ValueError(f"{name} holds {given[where]} at index {where}; expected {far}")
    return array


def first(mask):
    """The index of the first True, as plain numbers."""
    return tuple(int(i) for i in np.argwhere(mask)[0])


def one_number(value, name, low=-np.inf, high=np.inf, above=None):
    """`value` as one float from `low` to `high`, and more than `above`; ValueError names the range."""
    found = numbers(value, name)
    if found.ndim or not low <= found <= high or (above is not None and found <= above):
        start = f"above {above:g}" if above is not None else f"from {low:g}" if low > -np.inf else ""
        ends = f" {start}" * bool(start) + f" {'and at most' if above is not None else 'to'} {high:g}" * (high < np.inf)
        raise ValueError(f"{name} is {shown(value)}; expected one number{ends}")
    return float(found)


def no_larger(array, name, most, why):
    """ValueError for an array that holds a number of more than `most` in size."""
    if max(array.max(), -array.min()) > most:
        where = first(np.abs(array) > most)
        raise ValueError(f"{name} holds {array[where]:g} at index {where}; {why} of at most {most:g} in size")


def columns(value, rows, name, dtype="float64", copy=True):
    """`value` as columns (rows, m): one example (rows,) or (rows, 1), or a mini-batch (rows, m)."""
    array = numbers(value, name, dtype, copy)
    if array.ndim == 1:
        array = array[:, np.newaxis]
    if array.ndim != 2 or array.shape[0] != rows:
        hint = "; examples are columns here, so transpose it" if array.ndim == 2 and array.shape[1] == rows else ""
        raise ValueError(
            f"{name} has shape {np.shape(value)}; expected ({rows},), ({rows}, 1) or ({rows}, m), "
            f"a row for each of the layer's {rows} neurons{hint}"
        )
    return array


def examples(x, y, net, names=("x", "y"), copy=True):
    """Inputs and targets of `net` as columns, one target for each input, within the range that its cost allows."""
    x = inputs(x, net, names[0], copy)
    y = columns(y, net.sizes[-1], names[1], net.dtype, copy)
    if x.shape[1] != y.shape[1]:
        raise ValueError(
            f"{names[0]} holds {x.shape[1]} examples and {names[1]} holds {y.shape[1]}; "
            "expected as many targets as inputs"
        )
    low, high = getattr(net.cost, "targets", (-np.inf, np.inf))
    if y.min() < low or y.max() > high:
        cost = getattr(net.cost, "name", type(net.cost).__name__)
        raise ValueError(
            f"{names[1]} reaches from {y.min():g} to {y.max():g}; the {cost} cost takes targets from {low:g} to {high:g}"
        )
    no_larger(y, names[1], LARGEST[net.dtype], "expected numbers")
    return x, y


def inputs(x, net, name="x", copy=True):
    """Inputs of `net` as columns, none of them too large to compute with."""
    x = columns(x, net.sizes[0], name, net.dtype, copy)
    no_larger(x, name, LARGEST[net.dtype], "expected numbers")
    return x


def one_example(x, y, net):
    """`examples` for a picture that shows one: (n_1, 1) and (n_L, 1)."""
    x, y = examples(x, y, net)
    if x.shape[1] != 1:
        raise ValueError(f"x holds {x.shape[1]} examples; the picture shows one")
    for array, name in ((x, "x"), (y, "y")):
        no_larger(array, name, DRAWN, "the picture shows numbers")
    return x, y


def whole(value, name, at_least=1, at_most=None):
    """`value` as an int of at least `at_least`, below 10^18 at any rate; booleans and fractions are refused."""
    ends = f"of at least {at_least}" if at_most is None else f"from {at_least} to {at_most:,}"
    at_most = ENDLESS if at_most is None else at_most
    try:
        if isinstance(value, (bool, np.bool_, np.ndarray)):
            raise TypeError
        number = operator.index(value)
    except Exception:  # an object of the reader's own may do anything
        number = None
    if number is None or not at_least <= number <= at_most:
        raise ValueError(f"{name} is {shown(value)}; expected a whole number {ends}")
    return number


def listed(value, name, what):
    """`value` as a list; ValueError for a text, or for what cannot be gone through."""
    try:
        if isinstance(value, (str, bytes, dict)):
            raise TypeError
        return list(islice(value, MOST))
    except Exception:  # an object of the reader's own may do anything
        raise ValueError(f"{name} is {shown(value)}; expected a list of {what}") from None


def row(value, name, length=None, low=-np.inf, high=np.inf):
    """`value` as a row of numbers (N,), N as given, all from `low` to `high`; ValueError otherwise."""
    found = np.atleast_1d(numbers(value, name))
    if found.ndim != 1 or len(found) != (length or len(found)):
        raise ValueError(f"{name} has shape {np.shape(value)}; expected a row of {length or 'N'} numbers")
    if found.min() < low or found.max() > high:
        raise ValueError(
            f"{name} reaches from {found.min():g} to {found.max():g}; expected numbers from {low:g} to {high:g}"
        )
    return found


def table(value, name, most=1000):
    """`value` as a table of numbers, of at most `most` rows and columns; ValueError otherwise."""
    found = numbers(value, name)
    if found.ndim != 2 or max(found.shape) > most:
        raise ValueError(f"{name} has shape {found.shape}; expected (rows, columns), at most {most:,} of each")
    return found


def text(value, name):
    """`value` if it is a text; ValueError otherwise."""
    if not isinstance(value, str):
        raise ValueError(f"{name} is {shown(value)}; expected a text")
    return value


def path(value, name):
    """A file's or folder's Path; ValueError for what can be none."""
    try:
        found = Path(value)
        found.exists()
    except Exception:  # no text, or one that the system refuses
        raise ValueError(f"{name} is {shown(value)}; expected the path of a file or folder") from None
    return found


def generator(rng):
    """A numpy Generator from a seed, a Generator, or None for fresh randomness."""
    if rng is None or isinstance(rng, np.random.Generator):
        return np.random.default_rng(rng)
    try:
        return np.random.default_rng(whole(rng, "rng", 0, 2**128))
    except ValueError:
        raise ValueError(
            f"rng is {shown(rng)}; expected a whole number of at least 0 or a numpy.random.Generator"
        ) from None


def choice(name, what, table):
    """The entry of `table` called `name`; ValueError lists the names there are."""
    if not isinstance(name, str) or name not in table:
        raise ValueError(f"{what} is {shown(name)}; expected one of {', '.join(repr(key) for key in table)}")
    return table[name]
