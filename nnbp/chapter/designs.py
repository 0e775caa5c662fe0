"""A reader's own activation or cost: its derivative is held against its values before a network takes it."""

import numpy as np

from ..ground import intake
from .activations import ACTIVATIONS
from .costs import COSTS


def check_slope(activation, whose):
    """ValueError if a reader's activation and its derivative disagree, by centred differences at a few generic points."""
    z, h = np.array([[-1.37], [-0.41], [0.23], [1.62]]), 1e-6
    nudges = h * np.eye(len(z))
    up, down = (tried(whose, activation, at) for at in (z + nudges, z - nudges))
    if up.shape != nudges.shape:
        raise ValueError(f"{whose} gives shape {up.shape} for z of shape {nudges.shape}; expected the shape of z")
    measured = (up - down) / (2 * h)
    if hasattr(activation, "prime"):
        compare(whose, "prime", tried(whose, activation.prime, z), np.diag(measured)[:, np.newaxis])
    else:
        compare(whose, "jacobian", tried(whose, activation.jacobian, z), measured[:, :, np.newaxis])


def check_gradient(cost, whose):
    """ValueError if a reader's cost and its gradient disagree, by centred differences at a few generic outputs."""
    a, y, h = np.array([[0.21], [0.43], [0.78]]), np.array([[0.0], [1.0], [0.5]]), 1e-6
    up, down = (tried(whose, cost, a + step * np.eye(3), np.repeat(y, 3, axis=1)) for step in (h, -h))
    if up.shape != (3,):
        raise ValueError(f"{whose} gives shape {up.shape} for 3 examples; expected (3,), a cost for each")
    compare(whose, "gradient", tried(whose, cost.gradient, a, y), ((up - down) / (2 * h))[:, np.newaxis])


def tried(whose, function, *arguments):
    """What a reader's function gives, as an array of real numbers; ValueError if it raises, or gives anything else."""
    try:
        with np.errstate(all="ignore"):
            return intake.numbers(function(*arguments), "it")
    except Exception as error:  # a reader's function may do anything
        raise ValueError(f"{whose} was tried on generic numbers, and stopped: {error}") from error


def compare(whose, name, given, measured):
    """ValueError naming the first entry where a derivative is not what the values themselves show."""
    if given.shape != measured.shape:
        raise ValueError(f"{whose}: .{name} gives shape {given.shape}; expected {measured.shape}")
    off = np.abs(given - measured) > 1e-5 * np.maximum(1, np.abs(measured))
    if off.any():
        at = tuple(np.argwhere(off)[0])
        raise ValueError(
            f"{whose}: .{name} disagrees with its value: it gives {given[at]:.6g} "
            f"where the value's own slope is {measured[at]:.6g}"
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
    return found


def serves(thing, what, methods, other=""):
    """ValueError unless `thing` can be an activation or a cost: callable, with one of `methods`, which is its derivative."""
    fits = any(hasattr(thing, method) for method in methods)
    if fits and any(thing is known for table in (ACTIVATIONS, COSTS) for known in table.values()):
        return
    if not callable(thing) or isinstance(thing, type) or not fits:
        needed = " or ".join(f".{method}" for method in methods)
        raise ValueError(f"{what} is {intake.shown(thing)}; expected {other}an object to call, with {needed}")
    (check_gradient if "gradient" in methods else check_slope)(thing, f"{what} {label(thing)}")


def refuse_mismatch(cost, output, of=""):
    """ValueError for a cost whose formula makes no sense of this output activation; it names the right pair."""
    partner, name = getattr(cost, "partner", None), getattr(output, "name", None)
    if partner and name in ACTIVATIONS and name != partner:
        right = next((c.name for c in COSTS.values() if getattr(c, "partner", None) == name), "quadratic")
        raise ValueError(
            f"{of}cost is {cost.name!r} and the output activation is {name!r}; the {cost.name} cost needs {partner} "
            f"outputs, and {name} outputs go with cost={right!r}"
        )
