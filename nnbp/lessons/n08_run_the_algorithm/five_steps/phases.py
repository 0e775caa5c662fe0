"""The five steps as phases that are run one after another, each result with what it was made from: edits make it stale."""

from dataclasses import dataclass

import numpy as np

from ....ground.parameters import find
from .lines import make
from .stored import Missing

NOT_YET, FRESH, STALE = range(3)


@dataclass(frozen=True)
class Result:
    """value: what a line made. read: {key: value} of what it read then. leaves: {key: value} of the inputs behind it all.

    A leaf is what a reader can edit: "x" (as a1), "y", "eta", "w2", "b2" and so on.
    """

    value: object
    read: dict
    leaves: dict

    def stale(self, leaves):
        """Has any of the numbers that it goes back to changed since?"""
        return any(not np.array_equal(value, leaves[key]) for key, value in self.leaves.items())

    def stale_along(self, leaves, key, index, positions):
        """(N,): the same, with entry `index` of leaf `key` at each of `positions` and the others as in `leaves`."""
        if key not in self.leaves:
            return np.full(len(positions), self.stale(leaves))
        made, here = np.array(self.leaves[key], dtype=float), np.array(leaves[key], dtype=float)
        was = made[index]
        made[index] = here[index] = 0.0
        if not np.array_equal(made, here) or self.stale({**leaves, key: self.leaves[key]}):
            return np.full(len(positions), True)
        return positions != was


def phases(L):
    """The names of the phases of a network of L layers: "forward", "cost", "delta4" ... "delta2", "gradients", "update"."""
    return ["forward", "cost", *(f"delta{l}" for l in range(L, 1, -1)), "gradients", "update"]


def makes(phase, L):
    """The keys that a phase makes, in order."""
    layers = range(2, L + 1)
    made = {
        "forward": [f"{letter}{l}" for l in layers for letter in "za"],
        "cost": ["C"],
        "gradients": [f"{name}{l}" for l in layers for name in ("nabla_w", "nabla_b")],
        "update": [f"{name}{l}" for l in layers for name in ("new_w", "new_b")],
    }
    return made.get(phase, [phase])


def leaves_of(net, x, y, eta):
    """What a reader can edit, by key; the input is called "a1", as the lines call it."""
    arrays = {f"{letter}{l}": getattr(net, letter)[l] for letter in "wb" for l in net.w}
    return arrays | {"a1": x, "y": y, "eta": eta}


def run(net, phase, leaves, results):
    """`results` with those of one phase made anew, by the package's own lines. results: {key: Result}; not changed.

    ValueError for a phase that reads what no phase has made yet.
    """
    results = dict(results)
    for key in makes(phase, net.L):
        values = leaves | {k: result.value for k, result in results.items()}
        try:
            made = make(net, key, values)
        except Missing as missing:
            raise ValueError(f"{phase} reads {missing.key}, which has not been made yet") from None
        behind = {}
        for k in made.reads:
            behind |= {k: leaves[k]} if k in leaves else results[k].leaves
        frozen = {k: np.array(value, dtype=float) for k, value in behind.items()}
        results[key] = Result(made.value, {k: values[k] for k in made.reads}, frozen)
    return results


def all_due(L, leaves, results):
    """The phases that are stale or have not been run, in order; running some of them makes no other one fresh or stale."""
    found = {key: key not in results or results[key].stale(leaves) for phase in phases(L) for key in makes(phase, L)}
    return [phase for phase in phases(L) if any(found[key] for key in makes(phase, L))]


def stale_along(net, results, leaves, name, positions):
    """{key: (N,)}: which results are stale with the number called `name`, such as "w3.1.2", "x1", "y2" or "eta", at each of
    `positions`, and all others as in `leaves`.
    """
    if name[0] in "wb":
        parameter = find(net, name)
        key, index = f"{parameter.letter}{parameter.layer}", (parameter.j - 1, (parameter.k or 1) - 1)
    elif name == "eta":
        key, index = "eta", ()
    else:
        key, index = {"x": "a1", "y": "y"}[name[0]], (int(name[1:]) - 1, 0)
    return {k: result.stale_along(leaves, key, index, positions) for k, result in results.items()}


def states(L, stale, count):
    """{phase: (count,)} of NOT_YET, FRESH and STALE. stale: as stale_along gives it."""
    found = {}
    for phase in phases(L):
        keys = makes(phase, L)
        if all(key in stale for key in keys):
            found[phase] = np.where(np.any([stale[key] for key in keys], axis=0), STALE, FRESH)
        else:
            found[phase] = np.full(count, NOT_YET)
    return found
