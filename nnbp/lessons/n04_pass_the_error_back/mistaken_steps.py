"""What each mistake in (BP2) multiplies and adds up, so that its own arithmetic can be drawn, and the right step's."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...ground.parameters import indexed

WRITTEN = "δ{l} = (w{m})ᵀ δ{m} ⊙ σ′(z{l})"


def slope(f, z):
    return f.prime(z)


@dataclass(frozen=True)
class Step:
    """A way from layer m = l + 1 to layer l, written with {l} and {m} for their numbers.

    weights(w): (n_l, n_m), what multiplies the errors above; where its shape is another, the step cannot be taken.
    gate(f, z): (n_l, N), what the sums are multiplied by, called `factor`; None for nothing. fails: why no column comes
    of it, if so, with {rows} and {columns} of w^m and {n} neurons in layer l.
    """

    formula: str = WRITTEN
    weights: Callable = np.transpose
    gate: Callable | None = slope
    factor: str = "σ′"
    fails: str = ""

    def written(self, l):
        return self.formula.format(l=indexed(l, ""), m=indexed(l + 1, ""))

    def excuse(self, l, rows, columns):
        return self.fails.format(m=indexed(l + 1, ""), rows=rows, columns=columns, n=columns)


def first_row_only(w):
    return np.where(np.arange(len(w)) == 0, w.T, 0.0)


RIGHT = Step()
STEPS = {  # by the mistake's key
    "transpose": Step(
        "δ{l} = w{m} δ{m} ⊙ σ′(z{l})",
        weights=lambda w: w,
        fails="w{m} is {rows}×{columns}, δ{m} is {rows}×1: no such product.",
    ),
    "inverse": Step(
        "δ{l} = (w{m})⁻¹ δ{m} ⊙ σ′(z{l})",
        weights=np.linalg.inv,
        fails="w{m} is {rows}×{columns}, and has no inverse.",
    ),
    "slope-missing": Step("δ{l} = (w{m})ᵀ δ{m}", gate=None, factor="nothing"),
    "slope-of-a": Step("δ{l} = (w{m})ᵀ δ{m} ⊙ σ′(a{l})", gate=lambda f, z: f.prime(f(z)), factor="σ′(a)"),
    "value-for-slope": Step("δ{l} = (w{m})ᵀ δ{m} ⊙ σ(z{l})", gate=lambda f, z: f(z), factor="σ"),
    "formula-in-a": Step("δ{l} = (w{m})ᵀ δ{m} ⊙ z{l}(1 − z{l})", gate=lambda f, z: z * (1 - z), factor="z(1−z)"),
    "dot": Step("δ{l} = (w{m})ᵀ δ{m} · σ′(z{l})", fails="All are added up: one number for {n} neurons."),
    "outer": Step("δ{l} = (w{m})ᵀ δ{m} (σ′(z{l}))ᵀ", fails="Every sum meets every slope: {n}×{n} for {n} neurons."),
    "opposite-sign": Step("δ{l} = −(w{m})ᵀ δ{m} ⊙ σ′(z{l})", weights=lambda w: -w.T),
    "first-term-only": Step("δ{l} = (w{m}₁)ᵀ δ{m}₁ ⊙ σ′(z{l})", weights=first_row_only),
}
