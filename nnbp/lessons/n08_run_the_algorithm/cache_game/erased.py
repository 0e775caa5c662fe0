"""The cache game: some of what the way forward stored is erased, and the lines of the way back are tried one by one."""

from dataclasses import dataclass

from ....chapter.backprop import ready
from ....checks.counting import counted
from ....ground import intake
from ..five_steps.lines import make
from ..five_steps.phases import leaves_of
from ..five_steps.stored import Missing


@dataclass(frozen=True)
class Tried:
    """One equation at one layer. key: what it makes; needs: the keys without which it cannot; missing: the first of them
    that is not there, or None where it has run.
    """

    key: str
    needs: frozenset
    missing: str | None


@dataclass(frozen=True)
class Recomputed:
    """A stored value that was erased. source: the stored or recomputed activation or weighted input it can be made from
    again, or None; products: the multiplications in matrix products that this takes, counted as they were done.
    """

    key: str
    source: str | None
    products: int


def stored_keys(net):
    """What the way forward stores, layer by layer: a1, z2, a2, z3 ..."""
    return ["a1", *(f"{letter}{l}" for l in net.w for letter in "za")]


def way_back_keys(net):
    """What the way back makes, in order: the errors from the last to the second, then the gradients of each layer."""
    down = sorted(net.w, reverse=True)
    return [*(f"delta{l}" for l in down), *(f"{name}{l}" for l in down for name in ("nabla_b", "nabla_w"))]


def everything(net, x, y):
    """{key: value} of all that is there after the way forward. x, y: columns, checked."""
    values = leaves_of(net, x, y, 1.0)
    for key in stored_keys(net)[1:]:
        values[key] = make(net, key, values).value
    return values


def known(net, erased):
    """`erased` as a set of keys; ValueError for one that the way forward does not store."""
    keys = [erased] if isinstance(erased, str) else intake.listed(erased, "erased", "names of stored values")
    for i, key in enumerate(keys):
        intake.choice(key, f"erased[{i}]", dict.fromkeys(stored_keys(net)))
    return set(keys)


def try_lines(net, x, y, erased=()):
    """The lines of the way back with some stored values erased: a list of Tried, in the order of the five steps.

    x, y: one example or more; erased: keys such as "z3". Whether a line runs is settled by running it; what it needs, by
    taking from it, one by one, all that it reads. ValueError for a key that is not stored.

    >>> from nnbp import tiny_network
    >>> [tried.key for tried in try_lines(*tiny_network(), erased=["a2"]) if tried.missing]
    ['nabla_w3']
    """
    x, y = ready(net, x, y)
    erased = known(net, erased)
    values = everything(net, x, y)
    whole, found = dict(values), []
    for key in way_back_keys(net):
        complete = make(net, key, whole)
        needs = frozenset(k for k in complete.reads if k == "y" or stops(net, key, whole, {k}))
        whole[key] = complete.value
        missing = stops(net, key, values, erased)
        if not missing:
            values[key] = complete.value
        found.append(Tried(key, needs, missing))
    return found


def stops(net, key, values, erased):
    """The first value that the line of `key` finds missing, or None."""
    try:
        make(net, key, values, erased)
    except Missing as missing:
        return missing.key
    return None


def recompute(net, x, y, erased):
    """How each erased value can be made again from what is left, lowest layer first: a list of Recomputed.

    The arguments are those of try_lines. The input "a1" cannot be made from anything.
    """
    x, y = ready(net, x, y)
    left = known(net, erased)
    values, found = everything(net, x, y), []
    for key in (key for key in stored_keys(net) if key in erased):
        wrap, tally = counted()
        try:
            if key == "a1":
                raise Missing(key)
            arrays = {k: wrap(value) for k, value in values.items() if k[0] in "wbza"}
            made = make(net, key, arrays, left)
        except Missing:
            found.append(Recomputed(key, None, 0))
            continue
        left.discard(key)
        found.append(Recomputed(key, next(k for k in made.reads if k[0] in "za"), tally.products))
    return found
