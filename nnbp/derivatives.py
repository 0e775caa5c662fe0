"""A reader's own activation or cost: its derivative is held against its values before a network takes it."""

import numpy as np


def check_slope(activation, whose):
    """ValueError if a reader's activation and its derivative disagree, by centred differences at a few generic points."""
    z, h = np.array([[-1.37], [-0.41], [0.23], [1.62]]), 1e-6
    nudges = h * np.eye(len(z))
    measured = (activation(z + nudges) - activation(z - nudges)) / (2 * h)
    if hasattr(activation, "prime"):
        name, given, measured = "prime", activation.prime(z), np.diag(measured)[:, np.newaxis]
    else:
        name, given, measured = "jacobian", activation.jacobian(z), measured[:, :, np.newaxis]
    compare(whose, name, np.asarray(given), measured)


def check_gradient(cost, whose):
    """ValueError if a reader's cost and its gradient disagree, by centred differences at a few generic outputs."""
    a, y, h = np.array([[0.21], [0.43], [0.78]]), np.array([[0.0], [1.0], [0.5]]), 1e-6
    up, down = (np.asarray(cost(a + step * np.eye(3), np.repeat(y, 3, axis=1))) for step in (h, -h))
    if up.shape != (3,):
        raise ValueError(f"{whose} gives shape {up.shape} for 3 examples; expected (3,), a cost for each")
    compare(whose, "gradient", np.asarray(cost.gradient(a, y)), ((up - down) / (2 * h))[:, np.newaxis])


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
