"""Every number of a network, its example and its learning rate as a control, and what is too large to be written out."""

from functools import lru_cache

import numpy as np

from ....ground import intake
from ....ground.parameters import Parameter, find, indexed, parameters
from ....live.touch import Control
from .typed import MOST_LAYERS, MOST_NEURONS

REACH, STEP = 5.0, 0.02


def numbers_of(net, x, y, eta):
    """((name, value), ...): the weights and biases, "x1" ..., "y1" ..., "eta". x: (n_1, 1); y: (n_L, 1)."""
    found = {p.name: float(p.read({"w": net.w, "b": net.b})) for p in parameters(net)}
    for letter, values in (("x", x), ("y", y)):
        found |= {f"{letter}{j}": value for j, value in enumerate(values[:, 0].tolist(), 1)}
    return (*found.items(), ("eta", eta))


def parameter(name):
    """The Parameter called "w3.1.2" or "b3.1"."""
    return Parameter(*map(int, name[1:].split(".")))


def sizes_of(names):
    """The sizes of the layers that these controls belong to."""
    layers = [parameter(name).layer for name in names if name[0] == "b"]
    return [sum(name[0] == "x" for name in names), *(layers.count(l) for l in sorted(set(layers)))]


@lru_cache(maxsize=32)
def step_controls(numbers):
    """A Control for each of these numbers, in their order. numbers: as numbers_of gives them."""
    return tuple(control(name, value) for name, value in numbers)


def control(name, value):
    """The Control of one number, which starts at its value."""
    if name == "eta":
        high = max(10.0, np.ceil(value) + 1)
        return Control("eta", "η", value, high / 200, high, high / 200, ".2f")
    if name[0] == "y":
        low, high = min(0.0, np.floor(value)), max(1.0, np.ceil(value))
        return Control(name, f"y{indexed('', name[1:])}", value, low, high, (high - low) / 200, ".2f")
    if name[0] == "x":
        reach = max(2.0, np.ceil(abs(value)) + 1)
        return Control(name, f"x{indexed('', name[1:])}", value, -reach, reach, reach / 200, ".2f")
    reach = max(REACH, np.ceil(abs(value)) + 1)
    return Control(name, parameter(name).label, value, -reach, reach, STEP * reach / REACH)


def first_hand(net, hand):
    """The name of the control to start with: `hand`, by name or label, or the weight from 2·2 to 3·1 where there is one."""
    if hand is None:
        hand = Parameter(3, 1, 2).name if net.L > 2 and net.sizes[1] > 1 else Parameter(net.L, 1, 1).name
    return find(net, hand).name if hand[:1] in "wb" else hand


def refuse(net, eta):
    """ValueError for what cannot be written out."""
    named = getattr(net.cost, "name", "")
    if net.L > MOST_LAYERS or max(net.sizes) > MOST_NEURONS:
        raise ValueError(
            f"the network is {net.sizes}; the steps are written out for up to {MOST_LAYERS} layers of up to "
            f"{MOST_NEURONS} neurons"
        )
    if named not in ("quadratic", "cross-entropy") or not hasattr(net.activation[net.L], "prime"):
        raise ValueError(
            f"the cost is {named!r} with {net.activation[net.L].name} outputs; the steps are written out for the quadratic "
            "or cross-entropy cost and outputs that depend on one neuron each"
        )
    if intake.numbers(eta, "eta").ndim or not 0 < eta <= 100:
        raise ValueError(f"eta is {eta!r}; expected one number above 0, up to 100")
