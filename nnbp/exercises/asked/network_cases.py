"""The cases of the algorithms: whole networks, with layers, activations, costs, examples and step sizes varied."""

import numpy as np

from ...chapter.backprop import gradient
from ...chapter.feedforward import propagate
from ...chapter.network import Network
from ..running.came_back import read
from .cases import ALL_ACTIVATIONS, ALL_COSTS, Case

# sizes, activation, output, cost, examples, eta
NETWORKS = (
    ([2, 4, 3, 5], "tanh", "sigmoid", "cross-entropy", 1, 0.5),
    ([3, 5, 2, 4, 3], "sine", "tanh", "quartic", 2, 0.3),
    ([3, 3, 3, 3], "softplus", "sigmoid", "quadratic", 5, 1.5),
    ([4, 2, 3], "sigmoid", "sine", "quadratic", 6, 2.0),
    ([4, 4, 4, 4, 4], "tanh", "sine", "quartic", 1, 0.1),
    ([2, 5, 4, 2], "leaky-relu", "softplus", "quadratic", 3, 0.7),
)
ONE_ACTIVATION = ("way back", "product")


def network_cases(name, right, seed=0):
    """The Cases of an algorithm, whose function is `right`. seed: for other numbers."""
    found = []
    for i, (sizes, hidden, output, cost, m, eta) in enumerate(NETWORKS):
        rng = np.random.default_rng(seed + i)
        if name in ONE_ACTIVATION:
            output, cost = hidden, "quadratic"
        net = Network(
            sizes, activation=ALL_ACTIVATIONS[hidden], output=ALL_ACTIVATIONS[output], cost=ALL_COSTS[cost], rng=rng
        )
        m = 1 if name in (*ONE_ACTIVATION, "35", "57") else m
        facts = {
            "m": m,
            "square": len(set(sizes)) == 1,
            "layers": net.L,
            "activation": hidden,
            "cost": cost,
            "eta": eta,
        }
        facts |= {"first": sizes[0], "last": sizes[-1]}
        if name == "epoch":
            del facts["m"]
        for layer in chosen_layers(name, net.L):
            arguments = case_arguments(name, net, rng, m, eta, layer)
            more = {"layer": place_of(layer, net.L)} if layer else {}
            found.append(Case(arguments, read(wanted(name, right, arguments))[1], facts | more))
    return found


def chosen_layers(name, last):
    """The layers that an exercise about one layer is tried on: first, middle, last."""
    if name not in ("35", "57"):
        return (None,)
    return sorted({2, last, (2 + last) // 2})


def place_of(layer, last):
    return {2: "the first", last: "the last"}.get(layer, "a middle")


def case_arguments(name, net, rng, m, eta, layer):
    """What is handed over, by name."""
    x, y = rng.normal(size=(net.sizes[0], m)), rng.uniform(-1, 1, (net.sizes[-1], m))
    if net.cost.name == "cross-entropy":
        y = (y > 0) * 1.0
    if name in ONE_ACTIVATION:
        forward = propagate(net, x)
        delta = rng.normal(size=(net.sizes[-1], 1))
        return {"w": net.w, "z": forward.z, "delta_L": delta, "activation": net.activation[2]}
    if name == "epoch":
        total, size = {3: (12, 4), 4: (13, 3), 5: (15, 4)}[net.L]  # with a short last mini-batch and without
        x, y = rng.normal(size=(net.sizes[0], total)), np.round(rng.random((net.sizes[-1], total)))
        return {"net": net, "X": x, "Y": y, "eta": eta, "mini_batch_size": size, "rng": np.random.default_rng(total)}
    arguments = {"net": net, "x": x, "y": y}
    if name == "SGD":
        arguments["eta"] = eta
    if layer:
        arguments["layer"] = layer
    if name == "57":
        n_out, n_in = net.w[layer].shape
        arguments |= {"j": int(rng.integers(1, n_out + 1)), "k": int(rng.integers(1, n_in + 1))}
        if arguments["j"] == arguments["k"]:  # the two never alike, or exchanging them would not show
            arguments["j"] = arguments["j"] % n_out + 1
    return arguments


def wanted(name, right, arguments):
    """The right answer; of "35" by (BP1) and (BP2), which no nudge disturbs; of an epoch the network that it leaves."""
    if name == "35":
        return gradient(arguments["net"], arguments["x"], arguments["y"]).delta[arguments["layer"]]
    if name != "epoch":
        return right(**arguments)
    net = arguments["net"].copy()
    right(**arguments | {"net": net, "rng": np.random.default_rng(arguments["X"].shape[1])})
    return net.w, net.b
