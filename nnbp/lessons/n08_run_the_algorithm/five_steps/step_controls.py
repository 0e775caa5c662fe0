"""Every number of a network, its example and its learning rate as a control, and what is too large to be written out."""

import numpy as np

from ....ground import intake
from ....ground.parameters import Parameter, find, indexed, parameters
from ....live.explorer import Control
from .typed import MOST_LAYERS, MOST_NEURONS

REACH, STEP = 5.0, 0.02


def step_controls(net, x, y, eta):
    """A list of Control: the weights and biases, "x1" ..., "y1" ..., "eta". x: (n_1, 1); y: (n_L, 1)."""
    held = {"w": net.w, "b": net.b}
    controls = []
    for parameter in parameters(net):
        value = float(parameter.read(held))
        reach = max(REACH, np.ceil(abs(value)) + 1)
        controls.append(Control(parameter.name, parameter.label, value, -reach, reach, STEP * reach / REACH))
    for j, value in enumerate(x[:, 0].tolist(), 1):
        reach = max(2.0, np.ceil(abs(value)) + 1)
        controls.append(Control(f"x{j}", f"x{indexed('', j)}", value, -reach, reach, reach / 200))
    for j, value in enumerate(y[:, 0].tolist(), 1):
        low, high = min(0.0, np.floor(value)), max(1.0, np.ceil(value))
        controls.append(Control(f"y{j}", f"y{indexed('', j)}", value, low, high, (high - low) / 200))
    high = max(10.0, np.ceil(eta) + 1)
    return [*controls, Control("eta", "η", eta, high / 200, high, high / 200)]


def first_hand(net, hand):
    """The name of the control to start with: `hand`, by name or label, or the weight from 2·2 to 3·1 where there is one."""
    if hand is None:
        hand = Parameter(3, 1, 2).name if net.L > 2 and net.sizes[1] > 1 else Parameter(net.L, 1, 1).name
    return find(net, hand).name if hand[:1] in "wb" else hand


def refuse(net, x, eta):
    """ValueError for what cannot be written out."""
    named = getattr(net.cost, "name", "")
    if net.L > MOST_LAYERS or max(net.sizes) > MOST_NEURONS:
        raise ValueError(
            f"the network is {net.sizes}; the steps are written out for up to {MOST_LAYERS} layers of up to "
            f"{MOST_NEURONS} neurons"
        )
    if x.shape[1] != 1:
        raise ValueError(f"x holds {x.shape[1]} examples; the picture shows one")
    if named not in ("quadratic", "cross-entropy") or not hasattr(net.activation[net.L], "prime"):
        raise ValueError(
            f"the cost is {named!r} with {net.activation[net.L].name} outputs; the steps are written out for the quadratic "
            "or cross-entropy cost and outputs that depend on one neuron each"
        )
    if intake.numbers(eta, "eta").ndim or not 0 < eta <= 100:
        raise ValueError(f"eta is {eta!r}; expected one number above 0, up to 100")
