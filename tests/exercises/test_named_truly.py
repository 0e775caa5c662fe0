"""What is said of a wrong answer is true: the simplest explanation, and never that of another slip."""

import numpy as np
import pytest

import nnbp
from nnbp.exercises import check, check_activation

FOR_ONE = {
    "adds up": (lambda delta, a_in: delta @ a_in.T, "divided by m"),
    "np.outer": (np.outer, "made for one column"),
    "first alone": (lambda delta, a_in: np.outer(delta[:, 0], a_in[:, 0]), "the first column alone"),
    "by newaxis": (lambda delta, a_in: delta[:, None] * a_in[None, :], "made for one column"),
    "kron": (lambda delta, a_in: np.kron(delta, a_in.T), "made for one column"),
}


@pytest.mark.parametrize("style", FOR_ONE)
def test_bp4_is_asked_for_several_examples(style):
    answer, said = FOR_ONE[style]
    text = check("BP4", lambda delta, a_in: answer(delta, a_in)).text
    assert text.startswith("**Right for one example, wrong for several.**") and said in text, text


def entropy():
    return type("F", (), {"__call__": lambda self, z: z * np.log(z), "prime": lambda self, z: 1 + np.log(z)})()


def test_an_activation_without_numbers_on_a_stretch():
    assert "nan for every z below 0" in check_activation(entropy()).text


def first_inside(s, t):
    for j in range(len(s)):
        return s[j] * t[j]


def nudged_by(h):
    def answer(net, x, y, layer):
        costs = [nnbp.nudge(net, x, y, layer, j + 1, [h, -h]).cost for j in range(net.sizes[layer - 1])]
        return [(up - down) / (2 * h) for up, down in costs]

    return answer


def exchanged(net, x, y, layer, j, k):
    w = nnbp.backprop(net, x, y).nabla_w[layer]
    return w[min(k, len(w)) - 1, min(j, w.shape[1]) - 1]


NABLA = ("nabla_w", "nabla_b")
TRUE = [
    ("10", lambda a, y: ((a - y) ** 2).sum(), "The ½ is missing"),
    ("10", lambda a, y: ((a - y) ** 2).mean(), "A mean in place of half the sum"),
    ("10", lambda a, y: ((a - y) ** 2).sum(axis=0).mean() / 2, "A mean over the examples"),
    ("35", nudged_by(1e-4), "Nearly right"),
    ("35", nudged_by(1e-8), "Nearly right"),
    ("57", exchanged, "Every letter comes in"),
    ("algorithm", lambda net, x, y: tuple(getattr(nnbp.backprop(net, nnbp.sigmoid(x), y), half) for half in NABLA),
     "σ applied to the input"),
    ("algorithm", lambda net, x, y: tuple(getattr(nnbp.backprop(net, net.activation[2](x), y), half) for half in NABLA),
     "σ applied to the input"),
    ("accuracy", lambda outputs, labels: np.mean(outputs.argmax() == labels), "Every letter comes in"),
    ("41", lambda a, y: (y - a) * a * (1 - a), "y − a in place of a − y"),
    ("41", lambda a, y: (a - y) * a, "The factor 1 − a is missing"),
    ("41", lambda a, y: (a - y) * (1 - a), "The factor a is missing"),
    ("47", lambda b: 1, "One number, where each bias has its own"),
    ("BP4", lambda delta, a_in: delta @ a_in.T / a_in.shape[0], "Divided by the number of neurons"),
    ("BP3", lambda delta: delta[:, 0], "Only the first example"),
    ("57", lambda net, x, y, layer, j, k: 0, "Always 0: the same number for every entry"),
    ("BP2", lambda w, d, z, f: np.full(z.shape, 2.0), "Always 2: the same number"),
    ("saturated", lambda z: 0, "Always 0"),
    ("saturated", lambda z: np.abs(z) > 5, "The limit 5 for |z| is written in"),
    ("targets", lambda labels: np.zeros((10, len(labels))), "Always 0"),
    ("34", first_inside, "Only the first pair"),
    ("36", lambda nabla_a, jacobian: nabla_a * jacobian.sum(axis=0), "stands outside the sum"),
    ("accuracy", lambda outputs, labels: np.mean(outputs.max(axis=0) == labels), "largest output in place of its row"),
    ("accuracy", lambda outputs, labels: np.mean((outputs > 0.5) == labels), "Outputs above ½"),
    ("BP2", lambda w, d, z, f: np.array([None, 1, 2], dtype=object), "There is a None"),
    ("BP2", lambda w, d, z, f: (z, "done"), "text beside the numbers"),
    ("BP2", lambda w, d, z, f: (w.T @ d, f.prime(z)), "2 arrays side by side"),
    ("BP2", lambda w, d, z, f: ((w / w.sum(axis=1, keepdims=True)).T @ d) * f.prime(z), "The size of wˡ⁺¹ changes nothing"),
    ("epoch", lambda net, X, Y, eta, mini_batch_size, rng: nnbp.chapter.sgd.step(net, X, Y, 1.1 * eta), "does not follow"),
]  # fmt: skip


@pytest.mark.parametrize("name, answer, said", TRUE)
def test_the_name_is_true(name, answer, said):
    assert said in check(name, answer).text.split(".**")[0], check(name, answer)


def test_what_came_in_another_shape():
    assert (
        "It came in the shape (1, 1); wanted is flat, (1,)."
        in check("10", lambda a, y: ((a - y) ** 2).sum(0)[None] / 2).text
    )
    one = check("53", lambda dC_da, da_da, da_dz, dz_dw: np.array([[dC_da @ da_da * da_dz * dz_dw]]))
    assert "It came in the shape (1, 1); wanted is a plain number." in one.text
