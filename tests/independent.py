"""What a picture must show, by a way of its own: a network built with the values, backprop, and Python's formatting."""

import numpy as np

import nnbp

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


def moved(net, name, value):
    """The same network, one number written over."""
    array, index = entry({"w": net.w, "b": net.b}, name)
    array[index] = value
    return net


def numbers(net, x, y, hand, value):
    """Every number of the picture of that network with `hand` in hand, at a value, as text. net: its own, written into."""
    ahead = nnbp.backprop(moved(net, hand, value + AHEAD), x, y).cost
    result = nnbp.backprop(moved(net, hand, value), x, y)
    gradient, index = entry({"w": result.nabla_w, "b": result.nabla_b}, hand)
    slope = gradient[index]
    layers = range(2, net.L + 1)
    return {
        "held": written(value, 2),
        "deltas": [written(delta) for l in layers for delta in result.delta[l][:, 0]],
        "activations": [activation(a) for l in (1, *layers) for a in result.forward.a[l][:, 0]],
        "norms": [written(np.sqrt((result.delta[l] ** 2).sum()), signed=False) for l in layers],
        "cost": written(result.cost, signed=False),
        "slope": written(slope),
        "predicted": [written(result.cost + AHEAD * slope, signed=False), written(AHEAD * slope)],
        "true": [written(ahead, signed=False), written(ahead - result.cost)],
    }
