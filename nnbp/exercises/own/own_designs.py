"""A reader's own activation or cost, tried: is its derivative the slope of its values? What is wrong, by name."""

import warnings

import numpy as np

from ...chapter.slopes import POINTS, Measured, activation_slope, cost_slopes, examples
from ..saying.verdict import Finding, Verdict, composed
from .own_calls import Refused, Unwritten, called, refuse_what_is_none, same_numbers
from .own_mistakes import gradient_mistake, region, slope_mistake


def check_activation(activation):
    """Is `.prime` of a reader's own activation, an object to call, the slope of its values? A Verdict; nothing is thrown.

    Tried at many z: on both sides of every kink, on it, and far out.

    >>> check_activation(type("C", (), {"__call__": lambda self, z: z**3, "prime": lambda self, z: z**2 * 1.5})()).text[:37]
    '**This is 0.5 times the slope.** Is a'
    """
    return judged(tried_activation, activation)


def check_cost(cost):
    """Is `.gradient` of a reader's own cost, an object to call on (a, y), the slope of its values along each output?

    Tried for many outputs and targets, within 0 ... 1 and beyond. A Verdict; nothing is thrown.
    """
    return judged(tried_cost, cost)


def judged(tried, design):
    """The Verdict of tried(design), also where a reader's object does not answer."""
    try:
        return tried(design)
    except Refused as refused:
        return from_finding(refused.finding)
    except Unwritten as unwritten:
        return Verdict(False, str(unwritten), "unwritten")
    except KeyboardInterrupt:
        raise
    except BaseException:  # a reader's object may do anything, at any of its calls
        return Verdict(False, BROKEN, "unreadable")


BROKEN = "**It does not answer the same way each time.** It raises at some calls, or when it is looked at."


def from_finding(finding, cases=(0, 0), *pieces):
    """A Verdict of a wrong design."""
    mistake, evidence = (finding.key, None) if finding.named else (None, finding.key)
    return Verdict(False, composed(finding.found, (1, finding.says), *pieces), mistake, cases, evidence)


def tried_activation(activation):
    """The Verdict on an activation that can be tried; Refused for one that cannot."""
    refuse_what_is_none(activation, "prime")
    z = POINTS
    value, _ = called(activation, (z,), "the object itself", z.shape)
    refuse_stretches(z.ravel(), value.ravel())
    if not same_numbers(value[:5], called(activation, (z[:5],), "the object itself", z[:5].shape)[0]):
        raise Refused(
            Finding(
                "neurons-mixed",
                "one neuron's value depends on the others",
                "An activation with `.prime` takes each z alone.",
            )
        )
    given, notes = called(activation.prime, (z,), "`.prime`", z.shape)
    columns = np.hstack([z[20:24], z[40:44]])
    if not notes:
        several, _ = called(activation.prime, (columns,), "`.prime`", columns.shape)
        if not same_numbers(several[:, :1], given[20:24]):
            raise Refused(
                Finding(
                    "examples-mixed",
                    "with several examples `.prime` gives other numbers",
                    "Each entry of z has a slope of its own.",
                )
            )
    found = activation_slope(lambda points: np.asarray(activation(points), dtype=float))
    off = found.missed(given)
    cases = (len(z), int((~off).sum()))
    if not off.any():
        text = f"Right at all {len(z)} points tried: `.prime` is the slope of the values."
        return Verdict(
            True, text + "".join(notes) + far_out(activation) + no_complex(activation, z, found), cases=cases
        )
    smooth = found.smooth & np.isfinite(found.middle) & (np.abs(z) < 9)
    pick = smooth[:, 0]
    mistake = slope_mistake(
        activation, z[pick], given[pick], found.middle[pick], lambda points: activation_slope(activation, points).middle
    )
    place = (0, at_point(z, given, found, off & smooth if (off & smooth).any() else off))
    flat = (z.ravel(), off.ravel(), given.ravel(), found.middle.ravel())
    here = np.isfinite(flat[3])
    return from_finding(mistake or region(*(part[here] for part in flat), "z"), cases, place)


def refuse_stretches(z, value):
    """Refused for an activation that is no number on a whole stretch of z; at single points it may be."""
    bad = ~np.isfinite(value) & (np.abs(z) < 9)
    if not (bad[:-2] & bad[1:-1] & bad[2:]).any():
        return
    low, high = z[bad].min(), z[bad].max()
    good = z[~bad & (np.abs(z) < 9)]
    where = f"for z from {low:.2g} to {high:.2g}"
    where = "everywhere" if not good.size else f"for every z below {high:.2g}" if good.min() > high else where
    where = f"for every z above {low:.2g}" if good.size and good.max() < low else where
    what = "nan" if np.isnan(value[bad]).any() else "infinite"
    says = "A logarithm or root takes no negative number: a network hands over any z. Give those a value, `np.where`."
    raise Refused(Finding("not-finite", f"the value is {what} {where}".replace("-", "−"), says))


def at_point(z, given, found, off):
    """The sentence about the point where the difference is plainest."""
    miss = np.where(off, 1e-12, 0) + np.where(off & (np.abs(z) < 9), np.minimum(np.abs(given - found.middle), 1e9), 0)
    at = tuple(np.argwhere(miss == np.nanmax(miss))[0])
    rise = f"the values rise by {found.middle[at]:.4g} for each unit of z."
    return f"At z = {z[at]:.3g}: yours {given[at]:.4g}; {rise}".replace("-", "−")


def tried_cost(cost):
    """The Verdict on a cost that can be tried; Refused for one that cannot."""
    refuse_what_is_none(cost, "gradient")
    a, y = examples()[0][0]
    _, notes = called(cost, (a, y), "the object itself", (1,))
    _, more = called(cost.gradient, (a, y), "`.gradient`", a.shape)
    columns = tuple(np.hstack([pair[part] for pair in examples()[0][:4]]) for part in (0, 1))
    several, _ = called(cost, columns, "the object itself", (4,))
    together, _ = called(cost.gradient, columns, "`.gradient`", columns[0].shape)
    apart, _ = called(cost.gradient, (a, y), "`.gradient`", a.shape)
    if not same_numbers(together[:, :1], apart):
        raise Refused(Finding("examples-mixed", "with several examples `.gradient` gives other numbers",
                              "It belongs to each example alone; the mean over examples is taken later."))  # fmt: skip
    tried = cost_slopes(lambda a, y: np.asarray(cost(a, y), dtype=float))
    given = [called(cost.gradient, (a, y), "`.gradient`", a.shape)[0] for a, y, _ in tried]
    stacked = {
        "a": np.hstack([a for a, _, _ in tried]),
        "y": np.hstack([y for _, y, _ in tried]),
        "given": np.hstack(given),
    }
    low, high, size = (np.hstack([getattr(m, part) for _, _, m in tried]) for part in ("low", "high", "size"))
    found = Measured(low, high, size)
    off = found.missed(stacked["given"])
    n, cases = len(a), (off.shape[1], int((~off.any(axis=0)).sum()))
    if not np.isfinite(found.middle).any():
        raise Refused(
            Finding(
                "not-finite",
                "the value is never a finite number",
                "Does it take a root or a logarithm of what is below 0?",
            )
        )
    if not off.any():
        text = f"Right for all {n} outputs of {off.shape[1]} examples tried: `.gradient` is the slope of the values."
        return Verdict(True, text + "".join({*notes, *more}) + breaks_complex(cost, a, y, tried[0][2]), cases=cases)
    keep = np.isfinite(found.middle).all(axis=0) & found.smooth.all(axis=0)
    parts = {key: part[:, keep] for key, part in stacked.items()}
    single = alone(cost, parts["a"], parts["y"])
    mistake = gradient_mistake(parts["a"], parts["y"], parts["given"], found.middle[:, keep], single)
    mistake = mistake or cost_region(stacked, off, found.middle)
    j, i = np.argwhere(off)[0]
    sentence = (f"At a = {stacked['a'][j, i]:.3g}, y = {stacked['y'][j, i]:.3g}: yours {stacked['given'][j, i]:.4g}; the "
    f"cost rises by "
                f"{found.middle[j, i]:.4g} for each unit of a.").replace("-", "−")  # fmt: skip
    return from_finding(mistake, cases, (0, sentence))


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


def alone(cost, a, y):
    """The cost of each output by itself, (n, N), or nan."""
    try:
        return np.array(
            [
                [float(np.sum(cost(a[j : j + 1, i : i + 1], y[j : j + 1, i : i + 1]))) for i in range(a.shape[1])]
                for j in range(len(a))
            ]
        )
    except Exception:  # a cost that needs all of its outputs
        return np.full(a.shape, np.nan)


def far_out(activation):
    """A word of warning about an activation that breaks down for large |z|; "" for one that does not."""
    with np.errstate(all="ignore"):
        ends = {end: np.array([[end]]) for end in (-1000.0, 1000.0)}
        bad = [
            end
            for end, z in ends.items()
            if not np.isfinite([activation(z), np.asarray(activation.prime(z), float).reshape(-1, 1)[:1]]).all()
        ]
    return f" But at z = {bad[0]:g} it is not finite: does an exponential overflow?" if bad else ""


COMPLEX = (
    " It takes no complex numbers, by `abs`, `sign` or a comparison perhaps: checks by the complex step cannot be used "
    "with it, "
    "differences can."
)  # fmt: skip


def no_complex(activation, z, found):
    """A word about an activation that the complex step cannot measure; "" for one that it can."""
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            slope = np.asarray(activation(z[30:40] + 1e-30j)).imag / 1e-30
    except Exception:
        return COMPLEX
    return "" if not found.missed(np.pad(slope, ((30, len(z) - 40), (0, 0))))[30:40].any() else COMPLEX


def breaks_complex(cost, a, y, found):
    """The same of a cost."""
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            slope = np.array(
                [
                    [np.sum(np.asarray(cost(a + 1e-30j * row, y)).imag) / 1e-30]
                    for row in np.eye(len(a))[:, :, np.newaxis]
                ]
            )
    except Exception:
        return COMPLEX
    return "" if not found.missed(slope).any() else COMPLEX
