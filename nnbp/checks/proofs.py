"""For every equation: generic arguments, and the value it must have, found by a route that shares no code with it."""

import math

import numpy as np

from ..chapter.activations import sigmoid
from ..chapter.backprop import backprop
from ..chapter.costs import quadratic
from ..ground.parameters import Parameter
from .nudges import complex_step_error, complex_step_gradient, complex_step_parameter
from .setting import setting

H = 1e-30  # the imaginary nudge


def slopes(function, at):
    """The Jacobian of function at a column `at`, (n, 1), by complex step: row i is output i, column j is input j."""
    return function(at + 1j * H * np.eye(len(at))).imag / H


def loop_product(w, a):
    """w a, entry by entry."""
    return np.array([[math.fsum(w[j, k] * a[k, 0] for k in range(w.shape[1]))] for j in range(w.shape[0])])


def picked(s, rng, layer):
    """A weight of `layer`, drawn, and the slope of the cost along it by complex step."""
    n_out, n_in = s.net.w[layer].shape
    weight = Parameter(layer, int(rng.integers(1, n_out + 1)), int(rng.integers(1, n_in + 1)))
    return weight, complex_step_parameter(s.net, s.x, s.y, weight)


# One function for each equation: (setting, rng) -> (arguments by name, the value wanted).


def recalled_3(s, rng):
    z = s.forward.z[s.l]
    return {"z": z}, np.array([[1 / (1 + math.exp(-v))] for v in z[:, 0]])


def recalled_8(s, rng):
    w, a, b = s.net.w[s.l], s.forward.a[s.l - 1], s.net.b[s.l]
    return {"w": w, "a_in": a, "b": b}, loop_product(w, a) + b


def recalled_10(s, rng):
    a = s.forward.output
    return {"a": a, "y": s.y}, np.array([math.fsum((u - v) ** 2 for u, v in zip(s.y[:, 0], a[:, 0], strict=True)) / 2])


def case_34(s, rng):
    u, v = rng.normal(size=(2, 4, 1))
    return {"s": u, "t": v}, np.array([[float(p) * float(q)] for p, q in zip(u[:, 0], v[:, 0], strict=True)])


def case_35(s, rng):
    arguments = {"net": s.net, "x": s.x, "y": s.y, "layer": s.l}
    return arguments, backprop(s.net, s.x, s.y).delta[s.l]


def case_36(s, rng):
    s = setting(rng, s.net.sizes, output="softmax")
    z, a = s.forward.z[s.net.L], s.forward.output
    return {"nabla_a": s.net.cost.gradient(a, s.y), "jacobian": s.net.activation[s.net.L].jacobian(z)}, s.delta[s.net.L]


def case_37(s, rng):
    z, f = s.forward.z[s.net.L], s.net.activation[s.net.L]
    jacobian = (f.prime(z) * np.eye(len(z)))[:, :, np.newaxis]
    return {"nabla_a": s.forward.output - s.y, "jacobian": jacobian}, s.delta[s.net.L]


def case_38(s, rng):
    z = s.forward.z[s.net.L]
    return {"nabla_a": s.forward.output - s.y, "z": z, "activation": s.net.activation[s.net.L]}, s.delta[s.net.L]


def case_39(s, rng):
    a = s.forward.output
    nudged = quadratic(a + 1j * H * np.eye(len(a)), s.y)
    return {"a": a, "y": s.y}, (nudged.imag / H)[:, np.newaxis]


def case_40(s, rng):
    z = rng.uniform(-8, 8, size=(4, 1))
    return {"z": z}, sigmoid(z + 1j * H).imag / H


def case_bp1(s, rng):
    L = s.net.L
    arguments = {"a": s.forward.output, "y": s.y, "z": s.forward.z[L]}
    return arguments | {"cost": s.net.cost, "activation": s.net.activation[L]}, s.delta[L]


def case_41(s, rng):
    s = s if s.net.activation[s.net.L] is sigmoid else setting(rng, s.net.sizes)
    return {"a": s.forward.output, "y": s.y}, s.delta[s.net.L]


def into_next(s):
    """z^{l+1} as a function of z^l, by the network's own layers."""
    w, b, f = s.net.w[s.l + 1], s.net.b[s.l + 1], s.activation
    return lambda z: np.array([sum(w[k, j] * f(z)[j] for j in range(w.shape[1])) + b[k] for k in range(w.shape[0])])


def case_42(s, rng):
    slope = slopes(into_next(s), s.forward.z[s.l])
    return {"delta_next": s.delta[s.l + 1], "slope": slope}, s.delta[s.l]


def case_43(s, rng):
    w, z, b, f = s.net.w[s.l + 1], s.forward.z[s.l], s.net.b[s.l + 1], s.activation
    return {"w_next": w, "z": z, "b_next": b, "activation": f}, loop_product(w, f(z)) + b


def case_44(s, rng):
    z = s.forward.z[s.l]
    return {"w_next": s.net.w[s.l + 1], "z": z, "activation": s.activation}, slopes(into_next(s), z)


def case_bp2(s, rng):
    arguments = {"w_next": s.net.w[s.l + 1], "delta_next": s.delta[s.l + 1], "z": s.forward.z[s.l]}
    return arguments | {"activation": s.activation}, s.delta[s.l]


def case_46(s, rng):
    w, a, b = s.net.w[s.l], s.forward.a[s.l - 1], s.net.b[s.l]
    return {"w": w, "a_in": a, "b": b}, w @ a + b


def case_47(s, rng):
    w, a, b = s.net.w[s.l], s.forward.a[s.l - 1], s.net.b[s.l]
    return {"b": b}, np.diag(slopes(lambda bias: w @ a + bias, b))[:, np.newaxis]


def case_bp3(s, rng):
    return {"delta": s.delta[s.l]}, complex_step_gradient(s.net, s.x, s.y)[1][s.l]


def case_bp3_batch(s, rng):
    x, y = rng.normal(size=(len(s.x), 3)), rng.random((len(s.y), 3))
    delta = np.hstack([complex_step_error(s.net, x[:, [i]], y[:, [i]], s.l) for i in range(3)])
    return {"delta": delta}, complex_step_gradient(s.net, x, y)[1][s.l]


def case_49(s, rng):
    w, a, b = s.net.w[s.l], s.forward.a[s.l - 1], s.net.b[s.l]
    wanted = np.zeros(w.shape)
    for j, k in np.ndindex(w.shape):
        nudged = w.astype(complex)
        nudged[j, k] += 1j * H
        wanted[j, k] = (nudged @ a + b)[j, 0].imag / H
    return {"w": w, "a_in": a}, wanted


def case_bp4(s, rng):
    return {"delta": s.delta[s.l], "a_in": s.forward.a[s.l - 1]}, complex_step_gradient(s.net, s.x, s.y)[0][s.l]


def case_51(s, rng):
    weight, wanted = picked(s, rng, s.l)
    return {"a_in": s.forward.a[s.l - 1][weight.k - 1, 0], "delta_out": s.delta[s.l][weight.j - 1, 0]}, np.array(wanted)


def case_52(s, rng):
    L, f = s.net.L, s.net.activation[s.net.L]
    weight, wanted = picked(s, rng, L)
    j = weight.j - 1
    arguments = {"dC_da": (s.forward.output - s.y)[j, 0], "da_dz": f.prime(s.forward.z[L])[j, 0]}
    return arguments | {"dz_dw": s.forward.a[L - 1][weight.k - 1, 0]}, np.array(wanted)


def case_53(s, rng):
    """The layer that (53) calls l is the last, and l - 1 the one below it."""
    L = s.net.L
    weight, wanted = picked(s, rng, L - 1)
    k = weight.j - 1
    below, f = s.net.activation[L - 1], s.net.activation[L]
    onwards = slopes(lambda a: f(s.net.w[L] @ a + s.net.b[L]), s.forward.a[L - 1])
    arguments = {"dC_da": (s.forward.output - s.y)[:, 0], "da_da": onwards[:, k]}
    arguments |= {"da_dz": below.prime(s.forward.z[L - 1])[k, 0], "dz_dw": s.forward.a[L - 2][weight.k - 1, 0]}
    return arguments, np.array(wanted)


def case_54(s, rng):
    z = s.forward.z[s.l]
    return {"z": z, "activation": s.activation}, s.activation(z + 1j * H).imag / H


def case_55(s, rng):
    w, b = s.net.w[s.l], s.net.b[s.l]
    return {"w": w}, slopes(lambda a: w @ a + b, s.forward.a[s.l - 1])


def case_56(s, rng):
    w, b, f = s.net.w[s.l], s.net.b[s.l], s.activation
    wanted = slopes(lambda a: f(w @ a + b), s.forward.a[s.l - 1])
    return {"w": w, "z": s.forward.z[s.l], "activation": f}, wanted


def case_57(s, rng):
    weight, wanted = picked(s, rng, 2)
    return {"net": s.net, "x": s.x, "y": s.y, "layer": 2, "j": weight.j, "k": weight.k}, np.array(wanted)


def case_way_back(s, rng):
    """The errors of all layers from that of the last."""
    arguments = {"w": s.net.w, "z": s.forward.z, "delta_L": s.delta[s.net.L], "activation": s.activation}
    return arguments, s.delta


def case_product(s, rng):
    """The error of layer 2 from that of the last."""
    arguments, delta = case_way_back(s, rng)
    return arguments, delta[2]


def case_algorithm(s, rng):
    """The whole gradient of a mini-batch, (nabla_w, nabla_b)."""
    x, y = rng.normal(size=(s.net.sizes[0], 3)), rng.random((s.net.sizes[-1], 3))
    return {"net": s.net, "x": x, "y": y}, complex_step_gradient(s.net, x, y)


def case_sgd(s, rng):
    """(w, b) after one step on one mini-batch."""
    arguments, (nabla_w, nabla_b) = case_algorithm(s, rng)
    w = {l: s.net.w[l] - 0.5 * nabla_w[l] for l in s.net.w}
    return arguments | {"eta": 0.5}, (w, {l: s.net.b[l] - 0.5 * nabla_b[l] for l in s.net.b})
