"""A reader's own activation or cost: its derivative is held against its values before a network takes it."""

import numpy as np

from ..ground import intake
from .activations import ACTIVATIONS
from .costs import COSTS
from .slopes import POINTS, Measured, activation_slope, cost_slopes, examples


def check_slope(activation, whose):
    """ValueError if a reader's activation and its derivative disagree anywhere where they are tried, kinks among it."""
    if hasattr(activation, "prime"):
        z = POINTS.copy()
        value, given = np.asarray(activation(z)), np.asarray(activation.prime(z))
        if value.shape != z.shape:
            raise ValueError(f"{whose} gives shape {value.shape} for z of shape {z.shape}; expected the same")
        refuse_shape(whose, "prime", given, z.shape)
        if not np.array_equal(z, POINTS):
            raise ValueError(f"{whose} writes into z; expected an array of its own")
        if not np.allclose(activation(z[:5]), value[:5], 1e-9, 1e-12, equal_nan=True):
            raise ValueError(f"{whose}: one neuron's value depends on the others; that takes .jacobian, not .prime")
        compare(whose, "prime", given, activation_slope(activation))
        return
    z, h = np.array([[-1.37], [-0.41], [0.23], [1.62]]), 1e-6
    nudges = h * np.eye(len(z))
    found = ((activation(z + nudges) - activation(z - nudges)) / (2 * h))[:, :, np.newaxis]
    given = np.asarray(activation.jacobian(z))
    refuse_shape(whose, "jacobian", given, found.shape)
    compare(whose, "jacobian", given, Measured(found - 1e-5, found + 1e-5, np.abs(found)))


def check_gradient(cost, whose):
    """ValueError if a reader's cost and its gradient disagree anywhere where they are tried; one example and several."""
    a, y = (np.hstack([pair[part] for pair in examples()[0][:3]]) for part in (0, 1))
    shape = np.shape(cost(a, y))
    if shape != (3,):
        raise ValueError(f"{whose} gives shape {shape} for 3 examples; expected (3,), a cost for each")
    slopes = cost_slopes(cost)
    finite = [
        np.isfinite(found.middle).any() for *_, found in slopes
    ]  # not where a logarithm ends, as tanh's does at 1
    for (a_one, y_one, found), there in zip(slopes, finite, strict=True):
        given = np.asarray(cost.gradient(a_one, y_one))
        refuse_shape(whose, "gradient", given, a_one.shape)
        if there or not any(finite):
            compare(whose, "gradient", given, found)
    together = np.asarray(cost.gradient(a, y))
    refuse_shape(whose, "gradient", together, a.shape)
    if not np.allclose(together[:, :1], cost.gradient(a[:, :1], y[:, :1])):
        raise ValueError(
            f"{whose}: .gradient of several examples is not that of each; the mean over examples comes later"
        )


def refuse_shape(whose, name, given, shape):
    """ValueError for a derivative of another shape."""
    if given.shape != shape:
        raise ValueError(f"{whose}: .{name} gives shape {given.shape}; expected {shape}")


def compare(whose, name, given, found):
    """ValueError naming the steepest entry where a derivative is not what the values themselves show."""
    if not np.isfinite(found.middle).any():
        raise ValueError(f"{whose} never gives a finite number")
    off = found.missed(given)
    if off.any():
        at = tuple(np.argwhere(off & (np.abs(found.middle) == np.abs(found.middle[off]).max()))[0])
        raise ValueError(
            f"{whose}: .{name} disagrees with its value: it gives {given[at]:.6g} "
            f"where the value's own slope is {found.middle[at]:.6g}"
        )


def label(thing):
    """The name of an activation or cost as a reader would type it; the type of one of their own."""
    return repr(getattr(thing, "name", type(thing).__name__))


def resolve(given, what, table, methods):
    """An activation or cost from its name, or the reader's own object if it has what is called on it."""
    found = intake.choice(given, what, table) if isinstance(given, str) else given
    if isinstance(given, str) and not any(hasattr(found, method) for method in methods):
        raise ValueError(f"{what} is {given!r}; its neurons depend on one another, so give it as output={given!r}")
    serves(found, what, methods, f"one of {', '.join(map(repr, table))}, or ")
    hold(found, what, methods)
    return found


def serves(thing, what, methods, other=""):
    """ValueError unless `thing` is something to call, with one of `methods`, which is its derivative."""
    if not callable(thing) or isinstance(thing, type) or not any(hasattr(thing, method) for method in methods):
        needed = " or ".join(f".{method}" for method in methods)
        raise ValueError(f"{what} is {intake.shown(thing)}; expected {other}an object to call, with {needed}")


def hold(thing, what, methods):
    """ValueError where the derivative of a reader's own activation or cost is not what its values show."""
    if any(thing is known for table in (ACTIVATIONS, COSTS) for known in table.values()):
        return
    whose = f"{what} {label(thing)}"
    try:
        with np.errstate(all="ignore"):
            (check_gradient if "gradient" in methods else check_slope)(thing, whose)
    except Exception as error:  # a reader's function may do anything
        said = str(error) if isinstance(error, ValueError) and str(error).startswith(whose) else ""
        raise ValueError(said or f"{whose} was tried on generic numbers, and stopped: {error!r}") from error


def refuse_mismatch(cost, output, of=""):
    """ValueError for a cost whose formula makes no sense of this output activation; it names the right pair."""
    partner, name = getattr(cost, "partner", None), getattr(output, "name", None)
    if partner and name in ACTIVATIONS and name != partner:
        called = getattr(cost, "name", type(cost).__name__)
        right = next((c.name for c in COSTS.values() if getattr(c, "partner", None) == name), "quadratic")
        raise ValueError(
            f"{of}cost is {called!r} and the output activation is {name!r}; the {called} cost needs {partner} "
            f"outputs, and {name} outputs go with cost={right!r}"
        )
