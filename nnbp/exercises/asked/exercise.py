"""An exercise: its cases, its right function, and how its answers are read."""

from dataclasses import dataclass
from functools import cache

from ...checks.registry import ALGORITHMS, EQUATIONS
from ...ground import intake
from .cases import equation_cases
from .expressions import EXERCISES, arguments, right
from .network_cases import network_cases

NETWORKS = ("35", "57", "way back", "product", "algorithm", "SGD", "epoch")
SPEAKS_OF_ONE = ("34", "36", "37", "46")  # their notebooks ask for one example; several are welcome
HALVES = {"algorithm": ("∇w", "∇b"), "SGD": ("w", "b"), "epoch": ("w", "b")}
LETTERS = {
    "3": "σ", "8": "zˡ", "10": "C", "34": "(s ⊙ t)", "35": "δˡ", "36": "δᴸ", "37": "δᴸ",
    "38": "δᴸ", "39": "∂C/∂a", "40": "σ′",
    "BP1": "δᴸ", "41": "δᴸ", "42": "δˡ", "43": "zˡ⁺¹", "44": "∂zˡ⁺¹/∂zˡ", "45": "δˡ", "BP2": "δˡ", "46": "zˡ", "47": "∂z/∂b",
    "48": "∂C/∂b", "BP3": "∂C/∂b", "49": "∂z/∂w", "50": "∂C/∂w", "BP4": "∂C/∂w", "51": "∂C/∂w", "52": "∂C/∂w",
    "53": "∂C/∂w", "54": "∂a/∂z", "55": "∂z/∂a", "56": "∂a/∂a", "57": "∂C/∂w", "product": "δ²", "targets": "y",
    "pixel slopes": "∂C/∂x", "saturated": "flat", "accuracy": "the share", "mini-batches": "batch",
}  # fmt: skip


@dataclass(frozen=True)
class Exercise:
    """name; cases, and the right function to them; mode: as `attempt` reads it."""

    name: str
    cases: tuple
    right: object

    @property
    def mode(self):
        return {"epoch": "network", "mini-batches": "batches"}.get(self.name, "answer")

    @property
    def linear(self):
        """Is a multiple of the answer a thing that people give back?"""
        return self.name not in ("SGD", "epoch", "saturated", "mini-batches", "3")

    @property
    def halves(self):
        return HALVES.get(self.name, ())

    @property
    def one_will_do(self):
        return self.name in SPEAKS_OF_ONE

    def call(self, given):
        """The right function on arguments by name."""
        return self.right(**given)


@cache
def exercise(name):
    """The Exercise called `name`; ValueError lists those that there are."""
    intake.choice(name, "name", dict.fromkeys([*EQUATIONS, *ALGORITHMS, *EXERCISES]))
    function = right(name)
    if name in NETWORKS:
        return Exercise(name, tuple(network_cases(name, function)), function)
    return Exercise(name, tuple(equation_cases(name, function, arguments(name))), function)
