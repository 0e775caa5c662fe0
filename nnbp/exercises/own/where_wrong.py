"""Where a derivative without a known mistake is wrong: above, below, between, at single points, by which ratio."""

import numpy as np

from ..saying.verdict import Finding
from .same_slopes import quietly


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


def cost_region(stacked, off, right):
    """Where a gradient is wrong: along the miss, its size, the output, the target; the plainest of them."""
    here = np.isfinite(right)
    a, y, given, off, right = (part[here] for part in (stacked["a"], stacked["y"], stacked["given"], off, right))
    found = []
    for letter, values in (
        ("|a − y|", np.abs(a - y)),
        ("a − y", a - y),
        ("a", a),
        ("y", y),
        ("(2y − 1) a", (2 * y - 1) * a),
    ):
        found.append(region(values, off, given, right, letter))
    order = (
        "wrong-above", "wrong-below", "wrong-beyond", "wrong-at-points", "slope-of-flat", "ratio-moves",
        "slope-of-something-else",
        "wrong-between",
        "wrong-far-out",
    )  # fmt: skip
    return min(found, key=lambda finding: order.index(finding.key))
