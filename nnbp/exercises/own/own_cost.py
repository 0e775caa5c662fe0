"""A reader's own cost, tried for many outputs and targets: its values and its `.gradient`."""

import numpy as np

from ...chapter.slopes import Measured, cost_slopes, examples
from ..saying.verdict import Finding, Verdict
from .gradient_mistakes import gradient_mistake
from .own_calls import Refused, called, refuse_what_is_none, same_numbers
from .own_verdict import from_finding
from .takes_complex import breaks_complex
from .where_wrong import cost_region


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
