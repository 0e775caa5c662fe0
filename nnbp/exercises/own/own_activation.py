"""A reader's own activation, tried at many z: its values, its `.prime`, and what is far out."""

import numpy as np

from ...chapter.slopes import POINTS, activation_slope
from ..saying.verdict import Finding, Verdict
from .own_calls import Refused, called, refuse_what_is_none, same_numbers
from .own_verdict import from_finding
from .slope_mistakes import slope_mistake
from .takes_complex import no_complex
from .where_wrong import region


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
