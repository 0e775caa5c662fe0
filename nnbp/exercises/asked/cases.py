"""The cases that an answer is tried on: whatever a wrong one could hide behind varies, each thing by itself."""

from dataclasses import dataclass

import numpy as np

from ...chapter.activations import ACTIVATIONS, decay, sigmoid
from ...chapter.costs import COSTS
from ..running.came_back import read


@dataclass(frozen=True)
class Case:
    """arguments by name; wanted: the right answer, as parts. facts: what sets this case
    apart, such as {"m": 2, "square": True}."""

    arguments: dict
    wanted: dict
    facts: dict


class Quartic:
    """A cost of no chapter: C_x = 1/4 sum (a - y)^4. Whoever writes the quadratic cost in is found by it."""

    name = "quartic"

    def __call__(self, a, y):
        return ((a - y) ** 4).sum(axis=0) / 4

    def gradient(self, a, y):
        return (a - y) ** 3


class Softplus:
    """An activation of no chapter, ln(1 + e^z): not odd, without bounds, and its slope is no formula in a alone."""

    name = "softplus"

    def __call__(self, z):
        z = np.asarray(z)
        return np.where(z.real > 0, z, 0) + np.log1p(decay(z))  # complex too, for those who nudge

    def prime(self, z):
        return sigmoid(z)


class Sine:
    """An activation that falls as well as rises, so that a slope may be below 0."""

    name = "sine"

    def __call__(self, z):
        return np.sin(z)

    def prime(self, z):
        return np.cos(z)


quartic, softplus, sine = Quartic(), Softplus(), Sine()
ALL_ACTIVATIONS = ACTIVATIONS | {"softplus": softplus, "sine": sine}
ALL_COSTS = COSTS | {"quartic": quartic}

# (rows above, rows here, rows below): n_{l+1}, n_l, n_{l-1}; then the number of examples, never the size of a layer
SHAPES = (
    ((4, 3, 2), 1),
    ((2, 4, 3), 1),
    ((3, 3, 3), 1),
    ((4, 3, 5), 2),
    ((3, 5, 2), 4),
    ((4, 4, 4), 2),
    ((2, 3, 4), 5),
)
FUNCTIONS = ("sigmoid", "tanh", "softplus", "sine", "leaky-relu", "sigmoid", "relu")
COST_OF = ("quadratic", "quartic", "cross-entropy", "quadratic", "quartic", "cross-entropy", "quadratic")
ONE_EXAMPLE = {"35", "42", "44", "47", "48", "49", "50", "51", "52", "53", "55", "56", "57", "way back", "product"}


def letters(rng, sizes, m, function, cost):
    """One value for every letter of the chapter: independent of one another, but for a = sigma(z)."""
    above, here, below = sizes
    f = ALL_ACTIVATIONS[function]
    z = rng.normal(scale=1.6, size=(here, m))
    a = f(z) if cost != "cross-entropy" else sigmoid(z)
    target = (rng.random((here, m)) < 0.5) * 1.0 if cost == "cross-entropy" else rng.normal(size=(here, m))
    jacobian = rng.normal(size=(here, here, m))
    return {
        "w_next": rng.normal(size=(above, here)), "delta_next": rng.normal(size=(above, m)), "z": z, "a": a,
        "b_next": rng.normal(size=(above, 1)), "w": rng.normal(size=(here, below)), "a_in": rng.normal(size=(below, m)),
        "b": rng.normal(size=(here, 1)), "delta": rng.normal(size=(here, m)), "nabla_a": rng.normal(size=(here, m)),
        "jacobian": jacobian, "slope": rng.normal(size=(above, here)), "y": target, "s": rng.normal(size=(here, m)),
        "t": rng.normal(size=(here, m)), "activation": f, "cost": ALL_COSTS[cost], "delta_out": float(rng.normal()),
        "dC_da": rng.normal(size=here), "da_da": rng.normal(size=here), "da_dz": float(rng.normal()),
        "dz_dw": float(rng.normal()), "w2": rng.normal(size=(here, below)), "w3": rng.normal(size=(above, here)),
        "delta3": rng.normal(size=(above, m)), "z2": z,
    }  # fmt: skip


def special(name, values, rng, m, i):
    """What an exercise asks of its letters beyond that: numbers for arrays, a Jacobian without mixing, labels."""
    n = len(values["z"])
    if name == "37":
        values["jacobian"] = values["jacobian"] * np.eye(n)[:, :, np.newaxis]
    if name in ("3", "40"):
        values["z"] = rng.uniform(-8, 8, size=(n, m))
    if name in ("39", "10"):
        values["a"] = rng.normal(size=(n, m))
    if name == "41":
        values["a"] = rng.uniform(0.05, 0.95, size=(n, m))
    if name == "51":
        values["a_in"] = float(rng.normal())
    if name == "52":
        values["dC_da"] = float(rng.normal())
    if name == "BP1" and COST_OF[i % 7] == "cross-entropy":
        values["activation"] = sigmoid
    if name == "saturated":
        values["z"] = np.concatenate([np.linspace(-9, 9, 37 + i), [-600.0, 600.0]])
        values["z"] = values["z"] if i % 2 else values["z"].reshape(-1, 1)
    if name in ("targets", "accuracy"):
        values["labels"] = rng.integers(0, 10, size=12 + i)
        values["outputs"] = rng.uniform(-1, 1, (10, 12 + i))
        right = rng.random(12 + i) < 0.6
        values["outputs"][values["labels"][right], np.flatnonzero(right)] = 1.1
    if name == "mini-batches":
        values["order"], values["m"] = rng.permutation(7 + i), 2 + i % 3
    return values


def equation_cases(name, right, wanted_letters, seed=100):
    """The Cases of one equation: `right` is its function, `wanted_letters` the names it takes. seed: for other numbers."""
    found = []
    for i, (sizes, m) in enumerate(SHAPES):
        rng = np.random.default_rng(seed + i)
        m = 1 if name in ONE_EXAMPLE else m
        function, cost = FUNCTIONS[i], COST_OF[i]
        values = special(name, letters(rng, sizes, m, function, cost), rng, m, i)
        arguments = {letter: values[letter] for letter in wanted_letters}
        facts = {"m": m, "square": len(set(sizes)) == 1}
        facts |= dict(zip(("above", "here", "below"), sizes, strict=True))
        if "activation" in arguments:
            facts["activation"] = arguments["activation"].name
        if "cost" in arguments:
            facts["cost"] = arguments["cost"].name
        answer = right(**arguments)
        found.append(Case(arguments, read(dict(enumerate(answer)) if name == "mini-batches" else answer)[1], facts))
    return found
