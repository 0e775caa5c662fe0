"""Each exercise's right answer, written once in its own letters: what the operators take apart."""

import ast
import inspect
import warnings
from functools import cache

import numpy as np

from ...chapter import activations, costs
from ...chapter.feedforward import feedforward
from ...checks.nudges import cost_from

ONE_LINE = {
    "3": ("z", "1 / (1 + np.exp(-z))"),
    "8": ("w, a_in, b", "w @ a_in + b"),
    "10": ("a, y", "((a - y) ** 2).sum(axis=0) / 2"),
    "34": ("s, t", "s * t"),
    "36": ("nabla_a, jacobian", "(nabla_a[:, np.newaxis] * jacobian).sum(axis=0)"),
    "37": ("nabla_a, jacobian", "nabla_a * np.einsum('jjm->jm', jacobian)"),
    "38": ("nabla_a, z, activation=sigmoid", "nabla_a * activation.prime(z)"),
    "39": ("a, y", "a - y"),
    "40": ("z", "sigmoid(z) * (1 - sigmoid(z))"),
    "BP1": ("a, y, z, cost, activation=sigmoid", "cost.gradient(a, y) * activation.prime(z)"),
    "41": ("a, y", "(a - y) * (a * (1 - a))"),
    "42": ("delta_next, slope", "(delta_next * slope).sum(axis=0)[:, np.newaxis]"),
    "43": ("w_next, z, b_next, activation=sigmoid", "w_next @ activation(z) + b_next"),
    "44": ("w_next, z, activation=sigmoid", "w_next * activation.prime(z).T"),
    "45": ("w_next, delta_next, z, activation=sigmoid", "(w_next.T @ delta_next) * activation.prime(z)"),
    "BP2": ("w_next, delta_next, z, activation=sigmoid", "(w_next.T @ delta_next) * activation.prime(z)"),
    "46": ("w, a_in, b", "w @ a_in + b"),
    "47": ("b", "np.ones_like(b)"),
    "48": ("delta", "delta"),
    "BP3": ("delta", "delta.sum(axis=1, keepdims=True) / delta.shape[1]"),
    "49": ("w, a_in", "np.ones_like(w) * a_in.T"),
    "50": ("delta, a_in", "delta @ a_in.T"),
    "BP4": ("delta, a_in", "delta @ a_in.T / delta.shape[1]"),
    "51": ("a_in, delta_out", "a_in * delta_out"),
    "52": ("dC_da, da_dz, dz_dw", "dC_da * da_dz * dz_dw"),
    "53": ("dC_da, da_da, da_dz, dz_dw", "(dC_da * da_da).sum() * da_dz * dz_dw"),
    "54": ("z, activation=sigmoid", "activation.prime(z)"),
    "55": ("w", "w"),
    "56": ("w, z, activation=sigmoid", "activation.prime(z) * w"),
    "saturated": ("z", "sigmoid.prime(z) < 0.05 * 0.25"),
    "targets": ("labels", "(np.arange(10)[:, np.newaxis] == labels) * 1.0"),
    "pixel slopes": ("w2, w3, delta3, z2", "w2.T @ ((w3.T @ delta3) * sigmoid.prime(z2))"),
    "accuracy": ("outputs, labels", "(outputs.argmax(axis=0) == labels).mean()"),
    "mini-batches": ("order, m", "[order[start : start + m] for start in range(0, len(order), m)]"),
}

FORWARD = """
    z, a = {}, {1: x}
    for l in range(2, net.L + 1):
        z[l] = net.w[l] @ a[l - 1] + net.b[l]
        a[l] = net.activation[l](z[l])
"""
BACK = """
    delta = {net.L: net.cost.gradient(a[net.L], y) * net.activation[net.L].prime(z[net.L])}
    for l in range(net.L - 1, 1, -1):
        delta[l] = (net.w[l + 1].T @ delta[l + 1]) * net.activation[l].prime(z[l])
    nabla_w, nabla_b = {}, {}
    for l in range(2, net.L + 1):
        nabla_w[l] = delta[l] @ a[l - 1].T / x.shape[1]
        nabla_b[l] = delta[l].sum(axis=1, keepdims=True) / x.shape[1]
"""
UPDATE = """
    w, b = {}, {}
    for l in range(2, net.L + 1):
        w[l] = net.w[l] - eta * nabla_w[l]
        b[l] = net.b[l] - eta * nabla_b[l]
    return w, b
"""

WHOLE = {
    "35": """
def answer(net, x, y, layer):
    z, delta, h = feedforward(net, x).z[layer], [], 1e-5
    for j in range(len(z)):
        push = h * np.eye(len(z))[:, [j]]
        delta.append((cost_from(net, layer, z + push, y) - cost_from(net, layer, z - push, y)) / (2 * h))
    return np.array(delta)
""",
    "57": f"""
def answer(net, x, y, layer, j, k):{FORWARD}
    row = net.cost.gradient(a[net.L], y).T
    for l in range(net.L, layer, -1):
        row = row @ (net.activation[l].prime(z[l]) * net.w[l])
    return row[0, j - 1] * net.activation[layer].prime(z[layer])[j - 1, 0] * a[layer - 1][k - 1, 0]
""",
    "way back": """
def answer(w, z, delta_L, activation):
    delta = {max(z): delta_L}
    for l in range(max(z) - 1, 1, -1):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
    return delta
""",
    "product": """
def answer(w, z, delta_L, activation=sigmoid):
    product = np.eye(len(z[2]))
    for l in range(2, max(z)):
        product = product @ (activation.prime(z[l]) * w[l + 1].T)
    return product @ delta_L
""",
    "algorithm": f"def answer(net, x, y):{FORWARD}{BACK}    return nabla_w, nabla_b\n",
    "SGD": f"def answer(net, x, y, eta):{FORWARD}{BACK}{UPDATE}",
    "epoch": f"""
def step(net, x, y, eta):{FORWARD}{BACK}
    for l in range(2, net.L + 1):
        net.w[l] = net.w[l] - eta * nabla_w[l]
        net.b[l] = net.b[l] - eta * nabla_b[l]

def answer(net, X, Y, eta, mini_batch_size, rng):
    order = rng.permutation(X.shape[1])
    for start in range(0, X.shape[1], mini_batch_size):
        batch = order[start : start + mini_batch_size]
        step(net, X[:, batch], Y[:, batch], eta)
""",
}

NAMES = {"np": np, "feedforward": feedforward, "cost_from": cost_from}
NAMES |= {name: getattr(activations, name) for name in ("sigmoid", "tanh", "relu", "leaky_relu", "identity")}
NAMES |= {"quadratic": costs.quadratic, "cross_entropy": costs.cross_entropy}


def source(name):
    """The right answer to an exercise as Python."""
    if name in WHOLE:
        return WHOLE[name].strip() + "\n"
    letters, expression = ONE_LINE[name]
    return f"def answer({letters}):\n    return {expression}\n"


def compiled(tree):
    """The function `answer` of a module's tree."""
    scope = dict(NAMES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # a changed expression may well look odd
        exec(compile(tree, "<the right answer>", "exec"), scope)
    return scope["answer"]


@cache
def right(name):
    """The right answer to an exercise as a function."""
    return compiled(ast.parse(source(name)))


@cache
def arguments(name):
    """What an exercise hands over, in order."""
    return tuple(inspect.signature(right(name)).parameters)


EXERCISES = tuple(ONE_LINE | WHOLE)
