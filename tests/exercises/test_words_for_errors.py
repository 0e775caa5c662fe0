"""What a function raises is told apart: which slip it is, and in which line."""

import re

import numpy as np
import pytest

import nnbp
from nnbp.exercises import check, check_activation, hint
from nnbp.exercises.asked.expressions import EXERCISES


def bare(**given):
    raise ValueError


def setting(**given):
    found = np.zeros(3)
    found[0] = given["z"]
    return found


def number(**given):
    return int("a")


def empty(w, z, delta_L, activation):
    delta = {}
    for l in range(max(z) - 1, 1, -1):
        delta[l] = w[l + 1].T @ delta[l + 1]
    return delta


def upward(w, z, delta_L, activation):
    delta = {max(z): delta_L}
    for l in range(2, max(z)):
        delta[l] = (w[l + 1].T @ delta[l + 1]) * activation.prime(z[l])
    return delta


SAID = [
    ("BP3", lambda delta: delta.mean(axis=1, keepdim=True), r"no argument `keepdim=`.*keepdims=True"),
    ("BP3", lambda delta: delta.mean(dim=1), r"no argument `dim=`.*axis="),
    ("BP2", lambda w, d, z, f: (w.T @ d) * f.prime(), r"prime is called with too few.*activation.prime\(z\)"),
    ("BP2", lambda w, d, z, f: w.T(d) * f.prime(z), r"array is called like a function.*`\*` missing"),
    ("51", lambda a_in, delta_out: a_in(1 - a_in), r"number is called like a function"),
    ("51", lambda a_in, delta_out: a_in @ delta_out, r"`@` with a single number"),
    ("SGD", lambda net, x, y, eta: (net.w * eta, net.b), r"a whole dict"),
    ("algorithm", lambda net, x, y: nnbp.hidden_error(x, y), r"too few arguments.*Line \d"),
    ("BP2", lambda w, d, z, f: nnbp.hidden_err(w, d, z, f), r"nnbp has no hidden.*err"),
    ("BP2", lambda w, d, z, f: np.concatenate(w, d), r"whole number is wanted"),
    ("BP2", lambda w, d, z, f: [1, 2] * 2.5, r"a list in a sum or a product"),
    ("BP2", setting, r"one place is given a whole array"),
    ("BP2", number, r"stopped with ValueError.*Line 1 of number.*int.*Python says"),
    ("BP2", bare, r"It gives no reason"),
    ("way back", empty, r"`delta` has no entry 4.*still empty"),
    ("way back", upward, r"`delta` has no entry 3.*So far it holds 4"),
    ("mini-batches", lambda order, m: order.reshape(-1, m), "a reshape to a shape that holds another number"),
    ("epoch", lambda net, X, Y, m, eta, rng: nnbp.chapter.sgd.step(net, X, Y, m * eta), "the order is `net`, `X`"),
]  # fmt: skip


@pytest.mark.parametrize("name, answer, said", SAID)
def test_an_error_is_told_in_words(name, answer, said):
    text = check(name, answer).text
    assert re.search(f"(?i){said}", text) and "not made for" not in text and "says: ." not in text, text


def test_self_is_missed():
    design = type("F", (), {"__call__": lambda z: z, "prime": lambda z: z})
    assert "`self` is missing" in check_activation(design()).text, check_activation(design())


def test_which_factor_is_asked_only_where_one_explains():
    design = type("F", (), {
        "__call__": lambda self, z: z * nnbp.sigmoid(z),
        "prime": lambda self, z: nnbp.sigmoid(z) - z * nnbp.sigmoid.prime(z),
    })  # fmt: skip
    text = check_activation(design()).text
    assert "which factor" not in text and "a term missing" in text, text


def the_books(net, x, y):
    activation, activations, zs = x, [x], []
    for l in range(2, net.L + 1):
        zs.append(net.w[l] @ activation + net.b[l])
        activation = nnbp.sigmoid(zs[-1])
        activations.append(activation)
    delta = (activations[-1] - y) * nnbp.sigmoid.prime(zs[-1])
    nabla_b, nabla_w = {net.L: delta}, {net.L: delta @ activations[-2].T}
    for l in range(2, net.L):
        delta = (net.w[net.L - l + 2].T @ delta) * nnbp.sigmoid.prime(zs[-l])
        nabla_b[net.L - l + 1], nabla_w[net.L - l + 1] = delta, delta @ activations[-l - 1].T
    return nabla_w, nabla_b


def test_the_books_own_code_is_known():
    assert check("algorithm", the_books).mistake == "pair-written-in", check("algorithm", the_books)

    def means(net, x, y):
        w, b = the_books(net, x, y)
        m = x.shape[1]
        return {l: v / m for l, v in w.items()}, {l: v.mean(axis=1, keepdims=True) for l, v in b.items()}

    assert check("algorithm", means).mistake == "pair-written-in", check("algorithm", means)


@pytest.mark.parametrize("name", EXERCISES)
def test_a_solution_is_code_in_markdown_and_in_plain_text(name):
    hint(name, start_again=True)
    last = [hint(name) for _ in range(5)][-1]
    assert "\n```python\n" in last._repr_markdown_() and "```" not in repr(last)
    if name == "10":
        assert "((a - y) ** 2).sum(axis=0) / 2" in repr(last)
