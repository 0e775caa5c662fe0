"""What a reader's function is handed, kept from harm: copies of it, and the package's own restored."""

import contextlib
from operator import is_

import numpy as np

from ...chapter.activations import ACTIVATIONS
from ...chapter.costs import COSTS
from .came_back import leaves

NOT_RESTORED = {"__dict__", "__weakref__", "__static_attributes__", "__firstlineno__"}


def copied(value):
    """Arrays, networks, generators and dicts of arrays as copies: what is written into them harms nothing."""
    if isinstance(value, dict):
        return {key: copied(part) for key, part in value.items()}
    if isinstance(value, np.random.Generator):
        twin = np.random.default_rng()
        twin.bit_generator.state = value.bit_generator.state
        return twin
    return value.copy() if hasattr(value, "copy") else value


def is_design(value):
    """An activation or a cost."""
    return not isinstance(value, type) and (hasattr(value, "prime") or hasattr(value, "gradient"))


def is_network(value):
    return hasattr(value, "w") and hasattr(value, "b")


def frozen(value):
    """What an argument holds, by label, to compare with later."""
    try:
        if is_network(value):
            return leaves(copied({"w": value.w, "b": value.b}))
        return leaves(copied(value) if isinstance(value, (dict, np.ndarray)) else {})
    except Exception:  # something that was put in, and cannot be looked at
        return {"it cannot be read": object()}


@contextlib.contextmanager
def unharmed(values, damaged):
    """Whatever is written into activations and costs, the package's and those handed over, is undone afterwards.

    They are handed over as they are, since the package knows its own by identity. damaged: a list that gets an entry
    where something was written.
    """
    shared = [*ACTIVATIONS.values(), *COSTS.values()]
    for value in values:
        shared += [value.cost, *value.activation.values()] if is_network(value) else [value] if is_design(value) else []
    holders = {id(holder): holder for one in shared for holder in (type(one), one)}.values()
    before = [(holder, dict(vars(holder))) for holder in holders]
    try:
        yield
    finally:
        for holder, old in before:
            now = dict(vars(holder))
            if len(now) == len(old) and all(map(is_, now, old)) and all(map(is_, now.values(), old.values())):
                continue
            for key in {*old, *now} - NOT_RESTORED:
                if key not in old:
                    delattr(holder, key)
                elif key not in now or now[key] is not old[key]:
                    setattr(holder, key, old[key])
                else:
                    continue
                damaged.append(key)
