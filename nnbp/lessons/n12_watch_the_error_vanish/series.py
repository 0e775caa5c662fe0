"""What is shown of one of the networks, and both in a sentence."""

from dataclasses import dataclass

import numpy as np

from ...ground.parameters import indexed
from ...live.columns import MINUS, figure
from .error_lengths import DEEP_ENOUGH, Lengths, mean


@dataclass(frozen=True)
class Series:
    """One of the networks: its sign, its name, how its weights were drawn, and its Lengths."""

    sign: str
    name: str
    init: str
    found: Lengths

    @property
    def asleep(self):
        """Its word for neurons on the flat."""
        return "dead" if self.name == "relu" else "saturated"


def three(value):
    """A number to three digits: 0.0121, 0.640, 12.0, 431; 1.2e−5 and 1.4e+6 where it is very small or large."""
    if np.isnan(value):
        return "none"
    if value == 0:
        return "0"
    if 1e-3 <= value < 9999.5:
        return f"{value:#.3g}".rstrip(".") if value < 999.5 else f"{value:.0f}"
    mantissa, power = f"{value:.1e}".split("e")
    return f"{mantissa}e{int(power):+d}".replace("-", MINUS)


def two(value):
    """A number in four letters: 0.64, 5.5, 31, 3e−3; a dash where no error is left to compare."""
    if np.isnan(value):
        return "–"
    if value < 9.95:
        return figure(value, 2 if value < 0.995 else 1)
    return f"{value:.0f}" if value < 9999.5 else f"{value:.0e}".replace("e+0", "e+")


def captions(series, done):
    """What the picture shows, as one sentence a position."""
    said, asleep = [], [mean(s.found.asleep) for s in series]
    for k, last in enumerate(series[0].found.last):
        parts = [
            f"{s.name}, {s.init}: × {three(s.found.per_layer[k])} a layer, {100 * share[k]:.0f} % {s.asleep}"
            for s, share in zip(series, asleep, strict=True)
        ]
        shallow = "It is too shallow for the task."
        verdict = "The task is done." if done[k] else shallow if last - 2 < DEEP_ENOUGH else "The task is not done."
        said.append(
            f"‖δ²‖ is {three(series[0].found.ratio[k])} times ‖δ{indexed(last, '')}‖. {'; '.join(parts)}. {verdict}"
        )
    return said
