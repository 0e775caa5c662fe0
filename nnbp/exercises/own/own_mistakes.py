"""The usual wrong derivatives in a reader's own activation or cost, recognised by what they do."""

import numpy as np

from ..saying.verdict import Finding

quietly = np.errstate(all="ignore")  # a ratio may well divide by 0


def same(one, other):
    """Are these the same numbers, to what a difference quotient can tell?"""
    return np.shape(one) == np.shape(other) and np.allclose(one, other, 1e-5, 1e-6)


def constant(ratio):
    """The number that a ratio is everywhere, or None."""
    good = ratio[np.isfinite(ratio)]
    return float(np.median(good)) if good.size > 2 and np.allclose(good, np.median(good), 1e-4) else None


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


@quietly
def region(values, off, given, right, letter):
    """A Finding about where a derivative is wrong, along `values`; values, off, given, right: flat."""
    near = np.abs(values) < 9
    values, off, given, right = values[near], off[near], given[near], right[near]
    order = np.argsort(values)
    values, off = values[order], off[order]
    good, bad = values[~off], values[off]
    if not bad.size:
        return Finding(
            "wrong-far-out", f"wrong far out, for |{letter}| above 9", "Does an exponential overflow?", named=False
        )
    if good.size < 0.15 * len(values):
        with np.errstate(all="ignore"):
            ratio = (given / right)[order]
        ratio, at = ratio[np.isfinite(ratio)], values[np.isfinite(ratio)]
        if ratio.size:
            lo, hi = int(ratio.argmin()), int(ratio.argmax())
            if ratio[lo] <= 0 or ratio[hi] > 20 * ratio[lo]:
                says = "No factor alone explains it. Is a term missing, one of a sum, or does one have the wrong sign?"
                return Finding("slope-of-something-else", "not the slope, and by no constant", says, named=False)
            says = (f"Yours is {ratio[lo]:.3g} times the slope at {letter} = {at[lo]:.3g}, and {ratio[hi]:.3g} times at "
            f"{at[hi]:.3g}: "
                    "which factor does that?")  # fmt: skip
            return Finding("ratio-moves", "not the slope, and by no constant", says.replace("-", "−"), named=False)
        return Finding("slope-of-flat", "a slope where the value has none", "The value does not change there.")
    for side, part in (("above", bad.min() > good.max()), ("below", bad.max() < good.min())):
        if part:
            edge = (bad.min() + good.max()) / 2 if side == "above" else (bad.max() + good.min()) / 2
            says = "The value has a kink or a limit there: the slope needs the same condition, `np.where`."
            return Finding(
                f"wrong-{side}",
                f"wrong for {letter} {side} about {edge:.2g}, right elsewhere".replace("-", "−"),
                says,
                named=False,
            )
    if bad.size <= 2:
        says = "Is it a kink? There any slope between those from both sides will do."
        return Finding(
            "wrong-at-points",
            f"wrong at {letter} = {', '.join(f'{v:.3g}' for v in bad)} alone".replace("-", "−"),
            says,
            named=False,
        )
    if good.min() > bad.min() and good.max() < bad.max():
        says = "The value changes its rule there: the slope needs the same condition, `np.where`."
        found = f"right for {letter} from about {good.min():.2g} to {good.max():.2g}, wrong beyond"
        return Finding("wrong-beyond", found.replace("-", "−"), says, named=False)
    inside = f"wrong for {letter} between about {bad.min():.2g} and {bad.max():.2g}".replace("-", "−")
    return Finding(
        "wrong-between", inside, "Is another rule in force there? Slope and value need the same condition.", named=False
    )
