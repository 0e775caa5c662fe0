"""What a picture must show, by a way of its own: networks with the values side by side, and Python's formatting."""

import numpy as np

import nnbp

from .side_by_side import at_values

AHEAD = 0.5  # how far on the picture compares the predicted cost with the true one


def written(value, decimals=4, signed=True):
    """A number as a picture writes it: with a real minus, and one digit of what would show as zero."""
    value = float(value) + 0.0  # no zero is negative
    small = 0 < abs(value) < 0.5 * 10**-decimals
    text = format(value, ("+" if signed else "") + (".0e" if small else f".{decimals}f"))
    return text.replace("e-0", "e-").replace("-", "−")


def activation(a):
    """A neuron's value as a disc writes it: two decimals, three where these would say 1.00 of what is below 1."""
    text = written(a, 2, signed=False)
    return text if text.lstrip("−") != "1.00" or abs(a) >= 1 else written(np.clip(a, -0.999, 0.999), 3, signed=False)


def entry(arrays, name):
    """(array, index) of "w3.1.2" or "b3.1" in {"w": ..., "b": ...}, both keyed by layer."""
    layer, j, *k = map(int, name[1:].split("."))
    return arrays[name[0]][layer], (j - 1, k[0] - 1 if k else 0)


def rebuilt(net, values):
    """A new network with the numbers of `net`, except values: {name: value}."""
    w = {l: np.array(net.w[l]) for l in net.w}
    b = {l: np.array(net.b[l]) for l in net.b}
    for name, value in values.items():
        array, index = entry({"w": w, "b": b}, name)
        array[index] = value
    options = {"activation": net.activation[2].name, "output": net.activation[net.L].name, "cost": net.cost.name}
    return nnbp.Network.from_parameters(w, b, **options)


def numbers(net, x, y, hand, value):
    """Every number of the picture of that network with `hand` in hand, at a value, as text."""
    return numbers_at(net, x, y, hand, [value])[0]


def numbers_at(net, x, y, hand, values):
    """The same at each of many values."""
    values = np.array(values)
    now, ahead = (at_values(net, x, y, {hand: at}) for at in (values, values + AHEAD))
    return [shown(now[k], cost, hand, values[k]) for k, cost in enumerate(ahead.cost)]


def shown(result, ahead, hand, value):
    """What backpropagation found at a value, as text. ahead: the cost a little further on."""
    gradient, index = entry({"w": result.nabla_w, "b": result.nabla_b}, hand)
    slope, layers = gradient[index], sorted(result.delta)
    return {
        "held": written(value, 2),
        "deltas": [written(delta) for l in layers for delta in result.delta[l][:, 0]],
        "activations": [activation(a) for l in (1, *layers) for a in result.a[l][:, 0]],
        "norms": [written(np.sqrt((result.delta[l] ** 2).sum()), signed=False) for l in layers],
        "cost": written(result.cost, signed=False),
        "slope": written(slope),
        "predicted": [written(result.cost + AHEAD * slope, signed=False), written(AHEAD * slope)],
        "true": [written(ahead, signed=False), written(ahead - result.cost)],
    }
