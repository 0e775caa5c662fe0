"""The usual wrong derivatives in a reader's own activation or cost, recognised by what they do."""

import numpy as np


def same(one, other):
    """Are these the same numbers, to what a difference quotient can tell?"""
    return np.shape(one) == np.shape(other) and np.allclose(one, other, 1e-6, 1e-8)


def factor(given, right):
    """The constant c with given = c * right, or None where there is none but 1."""
    if np.shape(given) != np.shape(right) or np.any(np.abs(right) < 1e-8):
        return None
    ratio = np.asarray(given) / right
    return float(ratio.flat[0]) if same(ratio, np.full_like(ratio, ratio.flat[0])) else None


def difference(function, point, h=1e-3):
    """The slope of function(point + t) at t = 0 by five points, right to about 1e-11 where it is smooth."""
    up, down, further, deeper = (np.asarray(function(point + n * h)) for n in (1, -1, 2, -2))
    return (8 * (up - down) - (further - deeper)) / (12 * h)


def slope_mistake(activation, z, given, slope):
    """What is wrong with .prime, (name, what is right), or None. given: .prime(z); slope(z): the true one, measured."""
    right, a = slope(z), np.asarray(activation(z))
    with np.errstate(all="ignore"):
        scale, of_a = factor(given, right), attempt(activation.prime, a)
    known = (
        (same(of_a, right), "a formula in a, handed z", "`.prime` is called with z: take `a = self(z)` first."),
        (
            same(given, slope(a)),
            "σ′(a) in place of σ′(z)",
            "The slope is wanted at z, before the activation is applied.",
        ),
        (same(given, a), "the value in place of its slope", "`.prime` says how fast the value changes with z."),
        (same(given, -right), "the opposite sign", "Where the value rises with z, its slope is positive."),
        (
            same(given * z, a) or same(given + a / z, right),
            "half of the product rule",
            "Both factors change with z: (uv)′ = u′v + uv′.",
        ),
        (same(given * right, np.ones_like(right)), "one over the slope", "It is dz/da; wanted is da/dz."),
        (
            scale is not None,
            f"{scale or 1:.4g} times the slope",
            "Is a factor of the chain rule missing, or one too many?",
        ),
        (np.ptp(given) == 0, "the same number everywhere", "The slope of this activation changes with z."),
    )
    return next(((name, says) for fits, name, says in known if fits), None)


def gradient_mistake(a, given, right):
    """The same of a cost's .gradient. a: the outputs, (n, 1); given, right: (n, 1)."""
    scale = factor(given, right)
    known = (
        (
            same(given, -right),
            "the opposite sign",
            "The cost rises with an output that is too high: a − y, and not y − a.",
        ),
        (
            same(given, right * a * (1 - a)),
            "δ in place of ∂C/∂a",
            "The σ′ is already in it, and (BP1) will multiply by it once more.",
        ),
        (
            scale is not None and same(scale, 1 / len(a)),
            "a mean over the outputs in place of their sum",
            "The cost adds up its outputs; a mean is taken over examples, never over neurons.",
        ),
        (scale is not None, f"{scale or 1:.4g} times the gradient", "Does the factor before the cost belong there?"),
    )
    return next(((name, says) for fits, name, says in known if fits), None)


def attempt(function, argument):
    """What it gives, or nan where it raises: a reader's function may do anything."""
    try:
        return np.asarray(function(argument), dtype=float)
    except Exception:
        return np.nan
