"""The usual wrong versions of the equations, as code: each named, explained in a sentence, with the tags it breaks.

A wrong version takes the same arguments as the right function of its equation, so one can stand in the other's place.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from ..chapter import equations
from ..chapter.activations import sigmoid
from ..chapter.backprop import gradient
from ..checks.algorithms import way_back
from ..checks.nudges import complex_step_error, cost_from, weighted_inputs
from ..checks.paths import paths


@dataclass(frozen=True)
class Mistake:
    """name: a few words. says: what went wrong and what is right. wrong: its function for each tag that it breaks.

    The tags are those of EQUATIONS, or "way back", "product", "algorithm" and "SGD". silent: the names of
    activations for which it changes nothing, and with which it is not tried.
    """

    name: str
    says: str
    wrong: dict[str, Callable]
    silent: tuple = ()

    @property
    def tags(self):
        return tuple(self.wrong)


def first_error(w, z, delta_L, activation, back=way_back):
    """The error of layer 2 alone, by one way back or another."""
    return back(w, z, delta_L, activation)[2]


def turned_round(w, z, delta_L, activation):
    """The factors from the top down, each standing to the left of the one before."""
    product = np.eye(len(delta_L))
    for l in range(2, max(z)):
        product = (activation.prime(z[l]) * w[l + 1].T) @ product
    return product @ delta_L


def slopes_across(w, z, delta_L, activation):
    """The product with each layer's slopes along the columns of w^T, where the rows belong to that layer."""
    product = np.eye(len(z[2]))
    for l in range(2, max(z)):
        product = product @ (w[l + 1].T * activation.prime(z[l]).T)
    return product @ delta_L


def from_output(w, z, delta_L, activation):
    """Every layer's error straight from the output's, where the sizes let it."""
    return {l: delta_L if l == max(z) else equations.hidden_error(w[l + 1], delta_L, z[l], activation) for l in z}


def own_weights(w, z, delta_L, activation):
    """The weights that enter a layer in place of those that leave it."""
    return way_back({l + 1: w[l] for l in w}, z, delta_L, activation)


def with_errors(back):
    """The whole algorithm with another way back in it: (nabla_w, nabla_b) of a mini-batch."""

    def wrong(net, x, y):
        right = gradient(net, x, y)
        z, a = right.forward.z, right.forward.a
        delta = back(net.w, z, right.delta[net.L], net.activation[2])
        nabla_w = {l: equations.weight_gradient(delta[l], a[l - 1]) for l in z}
        return nabla_w, {l: equations.bias_gradient(delta[l]) for l in z}

    return wrong


def updated_weights(net, x, y, eta):
    """One step of descent in which each layer is updated before its error is carried further back."""
    moved, m = net.copy(), x.shape[1]
    right = gradient(net, x, y)
    delta = right.delta[net.L]
    for l in range(net.L, 1, -1):
        moved.w[l] = moved.w[l] - eta * delta @ right.forward.a[l - 1].T / m
        moved.b[l] = moved.b[l] - eta * delta.sum(axis=1, keepdims=True) / m
        if l > 2:
            delta = equations.hidden_error(moved.w[l], delta, right.forward.z[l - 1], net.activation[l - 1])
    return moved.w, moved.b


def stepped(net, x, y, eta, share=lambda l, net, m: 1.0):
    """One step of descent, each layer's scaled by share(l, net, m)."""
    found = gradient(net, x, y)
    scale = {l: eta * share(l, net, x.shape[1]) for l in net.w}
    w = {l: net.w[l] - scale[l] * found.nabla_w[l] for l in net.w}
    return w, {l: net.b[l] - scale[l] * found.nabla_b[l] for l in net.b}


def one_sided_error(net, x, y, layer, h=1e-5):
    """delta^l measured by a push up alone, (n_l, 1)."""
    z, y = weighted_inputs(net, x, y, layer)
    return ((cost_from(net, layer, z + h * np.eye(len(z)), y) - cost_from(net, layer, z, y)) / h)[:, np.newaxis]


WRITTEN = (
    Mistake(
        "w in place of its transpose, the indices swapped",
        "Errors travel from layer l + 1 to layer l, so each is multiplied by the weights that leave the neuron, "
        "a column of w: that is what the transpose is for.",
        {
            "BP2": lambda w_next, delta_next, z, activation=sigmoid: (w_next @ delta_next) * activation.prime(z),
            "45": lambda w_next, delta_next, z, activation=sigmoid: (w_next @ delta_next) * activation.prime(z),
            "44": lambda w_next, z, activation=sigmoid: w_next.T * activation.prime(z).T,
            "43": lambda w_next, z, b_next, activation=sigmoid: w_next.T @ activation(z) + b_next,
            "8": lambda w, a_in, b: w.T @ a_in + b,
            "46": lambda w, a_in, b: w.T @ a_in + b,
            "55": lambda w: w.T,
            "56": lambda w, z, activation=sigmoid: activation.prime(z) * w.T,
        },
    ),
    Mistake(
        "the inverse of w in place of its transpose",
        "Nothing is undone on the way back. A chain rule multiplies by the slopes of the way forward, "
        "and those are the weights.",
        {
            "BP2": lambda w_next, delta_next, z, activation=sigmoid: (
                (np.linalg.inv(w_next) @ delta_next) * activation.prime(z)
            )
        },
    ),
    Mistake(
        "no σ′",
        "What has been computed is how the cost depends on the activation a. One more factor, σ′(z), leads from a to z.",
        {
            "BP1": lambda a, y, z, cost, activation=sigmoid: cost.gradient(a, y),
            "38": lambda nabla_a, z, activation=sigmoid: nabla_a,
            "41": lambda a, y: a - y,
            "44": lambda w_next, z, activation=sigmoid: w_next * np.ones_like(z).T,
            "45": lambda w_next, delta_next, z, activation=sigmoid: w_next.T @ delta_next,
            "BP2": lambda w_next, delta_next, z, activation=sigmoid: w_next.T @ delta_next,
            "52": lambda dC_da, da_dz, dz_dw: dC_da * dz_dw,
            "53": lambda dC_da, da_da, da_dz, dz_dw: (dC_da * da_da).sum() * dz_dw,
            "56": lambda w, z, activation=sigmoid: w,
        },
        silent=("identity",),
    ),
    Mistake(
        "σ′(a) in place of σ′(z)",
        "The slope of the activation is wanted at the weighted input z, before σ is applied.",
        {
            "BP1": lambda a, y, z, cost, activation=sigmoid: cost.gradient(a, y) * activation.prime(a),
            "38": lambda nabla_a, z, activation=sigmoid: nabla_a * activation.prime(activation(z)),
            "40": lambda z: sigmoid.prime(sigmoid(z)),
            "44": lambda w_next, z, activation=sigmoid: w_next * activation.prime(activation(z)).T,
            "45": lambda w_next, delta_next, z, activation=sigmoid: (
                (w_next.T @ delta_next) * activation.prime(activation(z))
            ),
            "BP2": lambda w_next, delta_next, z, activation=sigmoid: (
                (w_next.T @ delta_next) * activation.prime(activation(z))
            ),
            "54": lambda z, activation=sigmoid: activation.prime(activation(z)),
            "56": lambda w, z, activation=sigmoid: activation.prime(activation(z)) * w,
        },
        silent=("relu", "leaky-relu", "identity"),
    ),
    Mistake(
        "a dot product in place of ⊙",
        "Each neuron keeps a number of its own: the product is taken element by element and not summed.",
        {
            "34": lambda s, t: s.T @ t,
            "BP1": lambda a, y, z, cost, activation=sigmoid: cost.gradient(a, y).T @ activation.prime(z),
            "38": lambda nabla_a, z, activation=sigmoid: nabla_a.T @ activation.prime(z),
            "41": lambda a, y: (a - y).T @ (a * (1 - a)),
            "BP2": lambda w_next, delta_next, z, activation=sigmoid: (w_next.T @ delta_next).T @ activation.prime(z),
        },
    ),
    Mistake(
        "an outer product in place of ⊙",
        "As column times row, every number of the one meets every number of the other. ⊙ keeps each with its own.",
        {
            "34": lambda s, t: s @ t.T,
            "BP1": lambda a, y, z, cost, activation=sigmoid: cost.gradient(a, y) @ activation.prime(z).T,
            "38": lambda nabla_a, z, activation=sigmoid: nabla_a @ activation.prime(z).T,
            "41": lambda a, y: (a - y) @ (a * (1 - a)).T,
            "BP2": lambda w_next, delta_next, z, activation=sigmoid: (w_next.T @ delta_next) @ activation.prime(z).T,
        },
    ),
    Mistake(
        "y − a in place of a − y",
        "The cost rises with an output that is too high, so its slope is a − y. The minus sign belongs to the step downhill.",
        {
            "39": lambda a, y: y - a,
            "41": lambda a, y: (y - a) * (a * (1 - a)),
            "BP1": lambda a, y, z, cost, activation=sigmoid: -cost.gradient(a, y) * activation.prime(z),
        },
    ),
    Mistake(
        "the opposite sign",
        "δ is the slope of the cost itself; the minus sign belongs to the step downhill, later.",
        {
            "38": lambda nabla_a, z, activation=sigmoid: -nabla_a * activation.prime(z),
            "42": lambda delta_next, slope: -(delta_next * slope).sum(axis=0)[:, np.newaxis],
            "45": lambda w_next, delta_next, z, activation=sigmoid: -(w_next.T @ delta_next) * activation.prime(z),
            "BP2": lambda w_next, delta_next, z, activation=sigmoid: -(w_next.T @ delta_next) * activation.prime(z),
            "48": lambda delta: -delta,
            "BP3": lambda delta: -delta,
            "50": lambda delta, a_in: -delta @ a_in.T,
            "BP4": lambda delta, a_in: -delta @ a_in.T,
            "51": lambda a_in, delta_out: -a_in * delta_out,
        },
    ),
    Mistake(
        "a square without its ½",
        "The cost has a ½ so that the 2 of the square cancels and its slope is a − y, with no factor.",
        {
            "10": lambda a, y: ((y - a) ** 2).sum(axis=0),
            "39": lambda a, y: 2 * (a - y),
            "41": lambda a, y: 2 * (a - y) * (a * (1 - a)),
            "BP1": lambda a, y, z, cost, activation=sigmoid: 2 * cost.gradient(a, y) * activation.prime(z),
        },
    ),
    Mistake(
        "a mean over the outputs in place of their sum",
        "The cost adds up its outputs; a mean is taken over examples, never over neurons.",
        {"10": lambda a, y: ((y - a) ** 2).mean(axis=0) / 2, "39": lambda a, y: (a - y) / len(a)},
    ),
    Mistake(
        "the absolute value of the miss",
        "The sign is what tells an output that is too high from one that is too low.",
        {"39": lambda a, y: np.abs(a - y)},
    ),
    Mistake(
        "the slope of another activation",
        "1 − a² belongs to tanh; the sigmoid's slope is a(1 − a).",
        {"40": lambda z: 1 - sigmoid(z) ** 2},
    ),
    Mistake(
        "z where σ(z) belongs",
        "z(1 − z) leaves out the sigmoid: its slope is σ(z)(1 − σ(z)).",
        {"40": lambda z: z * (1 - z), "43": lambda w_next, z, b_next, activation=sigmoid: w_next @ z + b_next},
        silent=("identity",),
    ),
    Mistake(
        "e to the +z",
        "The sigmoid has e to the −z, so that it rises with z.",
        {"3": lambda z: 1 / (1 + np.exp(z))},
    ),
    Mistake(
        "the bias left out",
        "Every neuron adds its own bias to what arrives.",
        {
            "8": lambda w, a_in, b: w @ a_in,
            "46": lambda w, a_in, b: w @ a_in,
            "43": lambda w_next, z, b_next, activation=sigmoid: w_next @ activation(z),
        },
    ),
    Mistake(
        "only the k = j term of (36)",
        "With softmax every output depends on every weighted input: the whole sum is needed.",
        {"36": lambda nabla_a, jacobian: np.einsum("jm,jjm->jm", nabla_a, jacobian)},
    ),
    Mistake(
        "the Jacobian's rows and columns swapped in a sum over j",
        "The sum is over the outputs k, the rows, for one weighted input j at a time.",
        {"42": lambda delta_next, slope: (slope.T * delta_next).sum(axis=0)[:, np.newaxis]},
    ),
    Mistake(
        "only the first neuron of the next layer",
        "All neurons of the next layer listen, so the sum runs over all of them.",
        {
            "42": lambda delta_next, slope: (delta_next[:1] * slope[:1]).T,
            "45": lambda w_next, delta_next, z, activation=sigmoid: (
                (w_next[:1].T @ delta_next[:1]) * activation.prime(z)
            ),
            "BP2": lambda w_next, delta_next, z, activation=sigmoid: (
                (w_next[:1].T @ delta_next[:1]) * activation.prime(z)
            ),
            "53": lambda dC_da, da_da, da_dz, dz_dw: dC_da[0] * da_da[0] * da_dz * dz_dw,
        },
    ),
    Mistake(
        "one path in place of all of them",
        "A gradient is the sum over every path; the chapter's (57), as printed, is one of them.",
        {"57": lambda net, x, y, layer, j, k: paths(net, x, y, layer, j, k)[0].product},
    ),
    Mistake(
        "a sum over the neurons",
        "Each bias has the gradient of its own neuron; neurons are never added up.",
        {"48": lambda delta: delta.sum(axis=0, keepdims=True), "BP3": lambda delta: delta.sum(axis=0, keepdims=True)},
    ),
    Mistake(
        "the examples left apart",
        "A bias is one number for all examples: its gradient is the mean of what each of them asks for.",
        {"BP3": lambda delta: delta},
    ),
    Mistake(
        "zero in place of one",
        "The bias stands in z with the factor 1, so that is its slope.",
        {"47": lambda b: np.zeros_like(b)},
    ),
    Mistake(
        "the weight in place of the activation",
        "z is differentiated along w; what stays is what w was multiplied by, the activation.",
        {"49": lambda w, a_in: w},
    ),
    Mistake(
        "the outer product the other way round",
        "Rows of w belong to the neurons that listen, so the error goes down the side: δ times a transposed.",
        {"50": lambda delta, a_in: a_in @ delta.T, "BP4": lambda delta, a_in: a_in @ delta.T},
    ),
    Mistake(
        "an inner product in place of the outer",
        "Each weight has a gradient of its own: column times row, and not row times column.",
        {"50": lambda delta, a_in: delta.T @ a_in, "BP4": lambda delta, a_in: delta.T @ a_in},
    ),
    Mistake(
        "a one-sided difference",
        "Its error falls with h only. Push up and down by h, and what the bend of the curve adds cancels.",
        {"35": one_sided_error},
    ),
    Mistake(
        "a centred difference divided by h",
        "From h below to h above it is 2h.",
        {"35": lambda net, x, y, layer: 2 * complex_step_error(net, x, y, layer)},
    ),
    Mistake(
        "the cost below less the cost above",
        "A slope is positive where the cost rises with z: above less below.",
        {"35": lambda net, x, y, layer: -complex_step_error(net, x, y, layer)},
    ),
    Mistake(
        "a sum of the two ends",
        "The chain rule multiplies along a route.",
        {"51": lambda a_in, delta_out: a_in + delta_out, "52": lambda dC_da, da_dz, dz_dw: dC_da + da_dz + dz_dw},
    ),
    Mistake(
        "the weights of layer l in place of those of layer l + 1",
        "The error of layer l comes down through the weights that leave it, w[l + 1]; w[l] are those that enter it.",
        {
            "way back": own_weights,
            "product": partial(first_error, back=own_weights),
            "algorithm": with_errors(own_weights),
        },
    ),
    Mistake(
        "every layer straight from the output error",
        "Each step starts from the error of the layer just above, which the step before has found.",
        {
            "way back": from_output,
            "product": partial(first_error, back=from_output),
            "algorithm": with_errors(from_output),
        },
    ),
    Mistake(
        "the factors in the opposite order",
        "The error of layer L meets the factor of layer L − 1 first, so that one stands next to it, on the right.",
        {"product": turned_round},
    ),
    Mistake(
        "the slopes along the columns in place of the rows",
        "Row j of the transposed weights leads to neuron j of layer l, and is scaled by that neuron's slope: "
        "diag(σ′) stands on the left.",
        {"product": slopes_across},
    ),
    Mistake(
        "weights already updated",
        "The errors belong to the weights of the way forward: find all of them first, then update.",
        {"SGD": updated_weights},
    ),
    Mistake(
        "a sum over the mini-batch in place of the mean",
        "The cost is a mean over examples, and so is its gradient: divide by m.",
        {
            "SGD": lambda net, x, y, eta: stepped(net, x, y, eta, lambda l, net, m: m),
            "BP3": lambda delta: delta.sum(axis=1, keepdims=True),
        },
    ),
    Mistake(
        "layer L left out of the update",
        "The chapter's list stops at L − 1; layer L has weights and must learn too.",
        {"SGD": lambda net, x, y, eta: stepped(net, x, y, eta, lambda l, net, m: float(l < net.L))},
    ),
    Mistake(
        "the gradient added",
        "The gradient points uphill; descent goes against it.",
        {"SGD": lambda net, x, y, eta: stepped(net, x, y, eta, lambda l, net, m: -1.0)},
    ),
)


def all_the_way(mistake):
    """A mistake in (BP2) is one in the way back too, if it gives a column that the next step can start from."""
    step, column = mistake.wrong.get("BP2"), np.ones((2, 1))
    if step is None or step(np.eye(2), column, column).shape != column.shape:
        return mistake
    wrong = {"way back": partial(way_back, step=step)}
    if mistake.name != "the opposite sign":  # two of them cancel
        wrong["product"] = partial(first_error, back=wrong["way back"])
    return replace(mistake, wrong=mistake.wrong | wrong)


MISTAKES = tuple(map(all_the_way, WRITTEN))


def known(tag):
    """The mistakes that break the equation `tag`."""
    return [mistake for mistake in MISTAKES if tag in mistake.wrong]
