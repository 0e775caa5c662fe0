"""The usual wrong gradients of a reader's own cost, recognised by what they do."""

import numpy as np

from ..saying.verdict import Finding
from .same_slopes import constant, quietly, same


@quietly
def gradient_mistake(a, y, given, right, single):
    """A Finding about .gradient, or None. Columns of outputs, targets, gradients handed over and measured, (n, N);
    single: the cost of each output alone, or nan."""
    steep = np.abs(right) > 1e-4
    with np.errstate(all="ignore"):
        ratio = np.where(steep, given / right, np.nan)
    if not steep.any() or np.allclose(ratio[steep], 1, 1e-4):
        return None  # right wherever it is steep: where it is wrong says more
    c, d = constant(ratio), a - y
    n = len(a)
    factors = {
        "a": a,
        "1 − a": 1 - a,
        "a(1 − a)": a * (1 - a),
        "a − y": d,
        "y": y,
        "1 − y": 1 - y,
        "|a − y|": np.abs(d),
    }
    with np.errstate(all="ignore"):
        extra = next((name for name, f in factors.items() if constant(ratio / f) is not None), None)
        lost = next((name for name, f in factors.items() if constant(ratio * f) is not None), None)
        half = same(given + single / a, right) or same(given * a, single)
        rows = ratio[:, np.isfinite(ratio).all(axis=0)]
        common = rows.shape[1] > 1 and np.allclose(rows, rows[:1], 1e-4) and c is None
        own = rows.shape[1] > 1 and np.allclose(rows, rows[:, :1], 1e-4) and c is None
    tests = (
        (same(given, -right), "opposite-sign", "the opposite sign", "The cost rises with an output that is too high: a − "
        "y, and not y − a."),
        (same(given, right * a * (1 - a)), "slope-too-many", "δ in place of ∂C/∂a", "The σ′ is already in it, and (BP1) "
        "will multiply by it once more."),
        (c is not None and np.isclose(c, 1 / n), "divided-by-rows", "a mean over the outputs in place of their sum",
         "The cost adds up its outputs; a mean is taken over examples, never over neurons."),
        (c is not None, "constant-factor", f"{c or 1:.4g} times the gradient", "Does the factor before the cost, or one of "
        "an inner derivative, belong there?"),
        (half, "product-rule", "half of the product rule", "Both factors change with a: (uv)′ = u′v + uv′."),
        (common, "outer-derivative", "the outer derivative is missing", "In each example all outputs lack one factor: "
        "f(g(a))′ = f′(g(a)) g′(a)."),
        (own, "weights-missing", "each output lacks a factor of its own", "Does the value weigh its outputs? Then the "
        "gradient does too."),
        (lost is not None, "factor-missing", f"a factor of {lost} is missing", "Which inner derivative brings it?"),
        (extra is not None, "factor-too-many", f"a factor of {extra} too many", "Divide it out: it is not in the slope."),
        (same(np.abs(given), np.abs(right)), "some-signs", "the right size, here and there the wrong sign",
         "The gradient is negative where a higher output lowers the cost."),
        (constant(given - right) is not None, "constant-added", "a constant too much", "The slope of a constant is 0."),
    )  # fmt: skip
    return next((Finding(key, f"this is {name}", says) for fits, key, name, says in tests if fits), None)
