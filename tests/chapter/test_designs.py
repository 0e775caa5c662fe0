"""A reader's own activation or cost is refused where its derivative is missing or disagrees with its value."""

import numpy as np
import pytest

import nnbp


def activation(value, **methods):
    return type("Mine", (), {"__call__": lambda self, z: value(z), **methods})()


def cost(value, gradient):
    return type(
        "Mine", (), {"__call__": lambda self, a, y: value(a, y), "gradient": lambda self, a, y: gradient(a, y)}
    )()


GOOD = [
    {"activation": activation(np.sin, prime=lambda self, z: np.cos(z))},
    {"output": activation(lambda z: z / z.sum(axis=0), jacobian=lambda self, z: ratio_jacobian(z))},
    {"cost": cost(lambda a, y: ((a - y) ** 4).sum(axis=0), lambda a, y: 4 * (a - y) ** 3)},
]


def ratio_jacobian(z):
    total = z.sum(axis=0)
    return np.eye(len(z))[:, :, np.newaxis] / total - z[:, np.newaxis] / total**2 * np.ones_like(z)


@pytest.mark.parametrize("options", GOOD)
def test_a_right_one_is_taken(options):
    nnbp.Network([2, 3, 3], rng=0, **options)


BAD = [
    ({"activation": activation(np.sin)}, "with .prime"),
    ({"activation": np.sin}, "with .prime"),
    (
        {"activation": activation(np.sin, prime=lambda self, z: np.sin(z))},
        r"\.prime disagrees with its value: it gives",
    ),
    ({"activation": activation(np.sin, prime=lambda self, z: 1.0)}, r"\.prime gives shape \(\); expected \(99, 1\)"),
    (
        {"output": activation(np.sin, jacobian=lambda self, z: np.eye(4))},
        r"\.jacobian gives shape \(4, 4\); expected \(4, 4, 1\)",
    ),
    (
        {"cost": cost(lambda a, y: ((a - y) ** 2).sum(axis=0), lambda a, y: a - y)},
        r"\.gradient disagrees with its value",
    ),
    ({"cost": cost(lambda a, y: ((a - y) ** 2).sum(), lambda a, y: 2 * (a - y))}, r"gives shape \(\) for 3 examples"),
]


@pytest.mark.parametrize("options, message", BAD)
def test_a_wrong_one_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        nnbp.Network([2, 3, 3], rng=0, **options)
