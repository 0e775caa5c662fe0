"""What a reader hands in is checked once, here, before anything is computed or changed."""

import operator

import numpy as np


def numbers(value, name, dtype="float64", copy=True):
    """`value` as a real, finite, non-empty array of `dtype`; ValueError names `name` and what is wrong.

    copy=False: the reader's own array where it will do, for one who only reads.
    """
    try:
        array = np.asarray(value)
    except ValueError:
        raise ValueError(f"{name} is ragged: its rows have different lengths; expected a table of numbers") from None
    if array.dtype.kind not in "biuf":
        kind = "complex numbers" if array.dtype.kind == "c" else f"{array.dtype} values"
        raise ValueError(f"{name} holds {kind}; expected real numbers")
    if array.size == 0:
        raise ValueError(f"{name} is empty, with shape {array.shape}; expected at least one number")
    array = array.astype(dtype, copy=copy)
    if not np.isfinite(array).all():
        where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(f"{name} holds {array[where]} at index {where}; expected finite numbers")
    return array


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
    x = columns(x, net.sizes[0], names[0], net.dtype, copy)
    y = columns(y, net.sizes[-1], names[1], net.dtype, copy)
    if x.shape[1] != y.shape[1]:
        raise ValueError(
            f"{names[0]} holds {x.shape[1]} examples and {names[1]} holds {y.shape[1]}; "
            "expected as many targets as inputs"
        )
    low, high = getattr(net.cost, "targets", (-np.inf, np.inf))
    if y.min() < low or y.max() > high:
        raise ValueError(
            f"{names[1]} reaches from {y.min():g} to {y.max():g}; "
            f"the {net.cost.name} cost takes targets from {low:g} to {high:g}"
        )
    return x, y


def one_example(x, y, net):
    """`examples` for a picture that shows one: (n_1, 1) and (n_L, 1)."""
    x, y = examples(x, y, net)
    if x.shape[1] != 1:
        raise ValueError(f"x holds {x.shape[1]} examples; the picture shows one")
    return x, y


def whole(value, name, at_least=1):
    """`value` as an int of at least `at_least`; booleans and fractions are refused."""
    try:
        if isinstance(value, (bool, np.bool_)):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise ValueError(f"{name} is {value!r}; expected a whole number of at least {at_least}") from None
    if number < at_least:
        raise ValueError(f"{name} is {number}; expected a whole number of at least {at_least}")
    return number


def generator(rng):
    """A numpy Generator from a seed, a Generator, or None for fresh randomness."""
    if rng is None or isinstance(rng, np.random.Generator):
        return np.random.default_rng(rng)
    try:
        return np.random.default_rng(whole(rng, "rng", at_least=0))
    except ValueError:
        raise ValueError(f"rng is {rng!r}; expected a whole number of at least 0 or a numpy.random.Generator") from None


def choice(name, what, table):
    """The entry of `table` called `name`; ValueError lists the names there are."""
    if not isinstance(name, str) or name not in table:
        raise ValueError(f"{what} is {name!r}; expected one of {', '.join(repr(key) for key in table)}")
    return table[name]
