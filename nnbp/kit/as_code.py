"""A network, and what was done to a picture since its start, as the lines of Python that rebuild them."""

import sys

import numpy as np

from ..chapter.activations import ACTIVATIONS
from ..chapter.costs import COSTS
from .unfold import unfolded

TAKEN = {"nnbp", "np", "w", "b", "net", "picture"}  # names that the lines use themselves
DECIMALS, CLOSE = 9, 1e-9


def network_code(net):
    """Lines that import nnbp and leave the network in `net`.

    An activation or cost of the reader's own is called by the name that it has, or made by its class; where there is
    neither, a comment says which name must exist.
    """
    w = ",\n".join(f"     {l}: {numerals(net.w[l])}" for l in net.w).lstrip()
    b = ", ".join(f"{l}: {numerals(net.b[l].ravel())}" for l in net.b)
    parts = {"activation": net.activation[2], "output": net.activation[net.L], "cost": net.cost}
    if parts["output"] is parts["activation"]:
        del parts["output"]
    found = {what: code_of(thing, what) for what, thing in parts.items()}
    before = "".join(f"{line}\n" for line in dict.fromkeys(line for line, _ in found.values()) if line)
    options = ", ".join(f"{what}={code}" for what, (_, code) in found.items())
    return (
        f"import nnbp\n{before}w = {{{w}}}\nb = {{{b}}}\n"
        f"net = nnbp.Network.from_parameters(w, b, {options}, dtype={str(net.dtype)!r})"
    )


def changed(state, first):
    """The lines that bring a picture, called so, from its first state to another: numbers moved, and what is unfolded.

    The start decides how large things are drawn, so a picture is rebuilt from there.
    """
    start = first.numbers
    moved = [f"picture.set({name!r}, {value!r})" for name, value in state.values if value != start[name]]
    return [*moved, *unfolded(state)]


def numerals(array):
    """An array's numbers as nested lists, each with nine decimals, or all its digits where these would change it more."""
    if array.ndim > 1:
        return [numerals(row) for row in array]
    exact = [float(str(number)) for number in array]  # the shortest decimals of its kind, float32 or float64
    return [round(v, DECIMALS) if abs(round(v, DECIMALS) - v) <= CLOSE * abs(v) else v for v in exact]


def code_of(thing, what):
    """(a line that must come before, the code) of an activation or cost; the line is "" where none is needed."""
    for table in (ACTIVATIONS, COSTS):
        for name, known in table.items():
            if thing is known:
                return "", repr(name)
    home = getattr(thing, "__module__", "__main__")
    for module in dict.fromkeys(("__main__", home)):
        held = vars(sys.modules[module]) if module in sys.modules else {}
        name = next((n for n, value in held.items() if value is thing and usable(n)), None)
        if name:
            return brought(module, name), name
    kind = type(thing)
    if (
        vars(sys.modules.get(home, np)).get(kind.__name__) is kind
        and usable(kind.__name__)
        and getattr(thing, "__dict__", None) == {}
    ):
        return brought(home, kind.__name__), f"{kind.__name__}()"
    name = f"your_{what}"
    return f"# {name} must exist: your own {what}, a {kind.__qualname__}", name


def usable(name):
    return name.isidentifier() and not name.startswith("_") and name not in TAKEN


def brought(module, name):
    """The line that imports a name; none for what stands in the notebook itself."""
    return "" if module == "__main__" else f"from {module} import {name}"
