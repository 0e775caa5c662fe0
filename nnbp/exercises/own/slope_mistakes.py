"""The usual wrong slopes of a reader's own activation, recognised by what they do."""

import numpy as np

from ..saying.verdict import Finding
from .same_slopes import constant, quietly, same


@quietly
def slope_mistake(activation, z, given, right, slope):
    """A Finding about .prime, or None. z, given, right: columns of smooth points, handed, found and measured; slope(z)
    measures at other points."""
    a = np.asarray(activation(z), dtype=float)
    steep = (np.abs(right) > 1e-4) & (np.abs(z) > 1e-3) & (np.abs(a) > 1e-6)
    ratio = given[steep] / right[steep]
    if not steep.any() or np.allclose(ratio, 1, 1e-4):
        return None  # right wherever it is steep: where it is wrong says more
    c, z_s, a_s = constant(ratio), z[steep], a[steep]
    levels = np.unique(np.round(right, 5))
    if len(levels) <= 3:  # straight pieces, where most formulas look alike
        tests = (
            (same(given, -right), "opposite-sign", "the opposite sign", "Where the value rises with z, its slope is "
            "positive."),
            (same(given, a), "value-for-slope", "the value in place of its slope", "`.prime` says how fast the value "
            "changes with z."),
            (len(levels) == 2 and same(given, levels.sum() - right), "condition-turned", "the condition the wrong way round",
             "Which side of the kink has which slope?"),
            (np.ptp(given) == 0, "constant-slope", "the same number everywhere", "The slope of this activation changes "
            "with z."),
            (c is not None, "inner-derivative", f"{c or 1:.4g} times the slope", "Is a factor missing, or one too many?"),
        )  # fmt: skip
        return next((Finding(key, f"this is {name}", says) for fits, key, name, says in tests if fits), None)
    missing = {
        "z": z_s,
        "z²": z_s**2,
        "1 − a": 1 - a_s,
        "1 + a": 1 + a_s,
        "a": a_s,
        "e^z": np.exp(z_s),
        "e^−z": np.exp(-z_s),
    }
    with np.errstate(all="ignore"):
        lost = next((name for name, f in missing.items() if constant(ratio * f) is not None), None)
        extra = next((name for name, f in missing.items() if constant(ratio / f) is not None), None)
    of_a, u_slope = attempted(lambda: activation.prime(a)), attempted(lambda: slope_of_quotient(activation, z))
    tests = (
        (same(of_a, right), "formula-in-a", "a formula in a, handed z", "`.prime` is called with z: take `a = self(z)` "
        "first."),
        (same(given, attempted(lambda: slope(a))), "slope-of-a", "σ′(a) in place of σ′(z)",
         "The slope is wanted at z, before the activation is applied."),
        (same(given, a), "value-for-slope", "the value in place of its slope", "`.prime` says how fast the value changes "
        "with z."),
        (same(given, -right), "opposite-sign", "the opposite sign", "Where the value rises with z, its slope is positive."),
        (same((given * z)[steep], a_s) or same(given[steep] + a_s / z_s, right[steep]), "product-rule", "half of the "
        "product rule",
         "Both factors change with z: (uv)′ = u′v + uv′."),
        (np.ndim(u_slope) and same(given[steep], u_slope[steep]), "product-rule",
         "u′v′ in place of the product rule", "(uv)′ = u′v + uv′: two terms, one factor each."),
        (same(given[steep] * right[steep], np.ones_like(right[steep])), "reciprocal", "one over the slope",
         "It is dz/da; wanted is da/dz."),
        (np.ptp(given) == 0 and given.size > 1, "constant-slope", "the same number everywhere", "The slope of this "
        "activation changes with z."),
        (c is not None, "inner-derivative", f"{c or 1:.4g} times the slope", "Is a factor of the chain rule missing, the "
        "inner derivative, or one too many?"),
        (same(given**2, right), "square-missing", "the slope without its square", "Square it."),
        (lost is not None, "inner-derivative", f"the slope without a factor of {lost}",
         "Is it the inner derivative? f(g(z))′ = f′(g(z)) g′(z)."),
        (extra is not None, "factor-too-many", f"the slope with a factor of {extra} too many", "It comes in once less."),
        (constant(ratio / right[steep]) is not None, "slope-twice", "the square of the slope", "It comes in once."),
        (same(given, a * (1 - a)), "slope-of-another", "a(1 − a), the slope of the sigmoid", "This activation has another."),
        (same(given, 1 - a**2), "slope-of-another", "1 − a², the slope of tanh", "This activation has another."),
        (same(given, attempted(lambda: second_slope(slope, z))), "second-slope", "the slope of the slope", "One derivative "
        "is wanted, not two."),
        (same(np.abs(given), np.abs(right)), "some-signs", "the right size, here and there the wrong sign", "Where does "
        "the value rise, and where does it fall?"),
        (same(given, right + a) or same(given, right - a), "value-added", "the value is added to its slope", "`.prime` is "
        "the slope alone."),
        (constant(given - right) is not None, "constant-added", "a constant too much", "The slope of a constant is 0."),
    )  # fmt: skip
    return next((Finding(key, f"this is {name}", says) for fits, key, name, says in tests if fits), None)


def slope_of_quotient(activation, z):
    """The slope of activation(z) / z: u' where the value is u times z."""
    h = 1e-4
    return (activation(z + h) / (z + h) - activation(z - h) / (z - h)) / (2 * h)


def second_slope(slope, z):
    return (slope(z + 1e-3) - slope(z - 1e-3)) / 2e-3


def attempted(make):
    """What it makes, or nan where it raises: a reader's function may do anything."""
    try:
        with np.errstate(all="ignore"):
            return np.asarray(make(), dtype=float)
    except Exception:
        return np.nan
