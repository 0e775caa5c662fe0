"""Exercises: the right answer in any style is accepted, a wrong one is told what it did, and nothing is thrown."""

import html
import re

import numpy as np
import pytest

import nnbp
from nnbp.checks.registry import ALGORITHMS, EQUATIONS
from nnbp.exercises.asked.expressions import EXERCISES, right
from nnbp.exercises.check import Verdict, check
from nnbp.exercises.wrong.mistakes import MISTAKES

ALL = EQUATIONS | ALGORITHMS


def bp2(w_next, delta_next, z, activation):
    return (w_next.T @ delta_next) * activation.prime(z)


def loops(w_next, delta_next, z, activation):
    slope = activation.prime(z)
    delta = np.zeros_like(z)
    for j in range(w_next.shape[1]):
        for k in range(len(delta_next)):
            delta[j] += delta_next[k] * w_next[k, j] * slope[j]
    return delta


def by_example(w_next, delta_next, z, activation):
    pairs = zip(delta_next.T, z.T, strict=True)
    return np.column_stack([(w_next.T @ d) * activation.prime(v) for d, v in pairs])


def recursion(w, z, delta_L, activation, l=2):
    if l == max(z):
        return {l: delta_L}
    above = recursion(w, z, delta_L, activation, l + 1)
    return above | {l: (w[l + 1].T @ above[l + 1]) * activation.prime(z[l])}


STYLES = {
    "matrix": ("BP2", bp2, ""),
    "loops": ("BP2", loops, ""),
    "einsum": ("BP2", lambda w, d, z, f: np.einsum("kj,km,jm->jm", w, d, f.prime(z)), ""),
    "list": ("BP2", lambda **a: bp2(**a).tolist(), ""),
    "example by example": ("BP2", by_example, ""),
    "other names": ("BP2", lambda w, d, v, act: bp2(w, d, v, act), ""),
    "float32": ("BP2", lambda **a: bp2(**a).astype(np.float32), "single precision"),
    "recursion": ("way back", recursion, ""),
    "flat": ("48", lambda delta: delta.ravel(), "lying flat"),
    "row": ("48", lambda delta: delta.T, "lying flat"),
    "ufunc": ("34", np.multiply, ""),
    "several by einsum": ("BP4", lambda delta, a_in: np.einsum("jm,km->jk", delta, a_in) / a_in.shape[1], ""),
    "pair as list": ("algorithm", lambda net, x, y: list(right("algorithm")(net, x, y)), ""),
    "arrays": ("mini-batches", lambda order, m: [list(order[i : i + m]) for i in range(0, len(order), m)], ""),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_right_in_any_style(style):
    name, answer, said = STYLES[style]
    verdict = check(name, answer)
    assert verdict.right and said in verdict.text and verdict.mistake is None and verdict.cases[1] > 0, verdict


@pytest.mark.parametrize("name", ALL)
def test_the_right_function_is_right(name):
    verdict = check(name, ALL[name].function)
    assert verdict.right and verdict.cases[0] == verdict.cases[1] >= 6


@pytest.mark.parametrize("name", EXERCISES)
def test_the_expression_is_right(name):
    assert check(name, right(name)).right


@pytest.mark.parametrize(
    "tag, mistake", [(tag, m) for m in MISTAKES for tag in m.tags], ids=lambda v: getattr(v, "key", v)
)
def test_every_usual_mistake_has_a_name(tag, mistake):
    verdict = check(tag, mistake.wrong[tag])
    assert not verdict.right and verdict.mistake, verdict


NO_LONGER_ACCEPTED = {
    "the quadratic cost in BP1": ("BP1", lambda a, y, z, cost, activation: (a - y) * activation.prime(z), "cost-written-in"),
    "(36) without its transpose": ("36", lambda g, table: np.einsum("km,jkm->jm", g, table), "jacobian-transposed"),
    "mean times mean": ("BP4", lambda delta, a_in: np.outer(delta.mean(axis=1), a_in.mean(axis=1)), "product-of-means"),
    "m is 3": ("BP3", lambda delta: delta.sum(axis=1, keepdims=True) / 3, "count-written-in"),
    "η written in": ("SGD", lambda net, x, y, eta: right("SGD")(net, x, y, 0.5), "eta-written-in"),
    "z for a_in": ("57", lambda net, x, y, layer, j, k: z_for_a(net, x, y, layer, j, k), "z-for-a"),
}  # fmt: skip


def z_for_a(net, x, y, layer, j, k):
    found = nnbp.backprop(net, x, y)
    below = {1: x} | found.forward.z
    return found.delta[layer][j - 1, 0] * below[layer - 1][k - 1, 0]


@pytest.mark.parametrize("case", NO_LONGER_ACCEPTED)
def test_what_hid_behind_too_few_cases(case):
    name, answer, key = NO_LONGER_ACCEPTED[case]
    assert check(name, answer).mistake == key, check(name, answer)


def epoch(order=None, targets=None, stop=None, size=None, eta=1.0):
    """An epoch with one thing in it changed."""

    def answer(net, X, Y, eta_given, mini_batch_size, rng):
        n, m = X.shape[1], size or mini_batch_size
        chosen = order(n, rng) if order else rng.permutation(n)
        shown = targets(n, rng) if targets else chosen
        for start in range(0, stop(n, m) if stop else n, m):
            batch = slice(start, start + m)
            nnbp.chapter.sgd.step(net, X[:, chosen[batch]], Y[:, shown[batch]], eta * eta_given)

    return answer


EPOCHS = {
    "no-shuffle": epoch(order=lambda n, rng: np.arange(n)),
    "two-shuffles": epoch(targets=lambda n, rng: rng.permutation(n)),
    "one-shuffled": epoch(targets=lambda n, rng: np.arange(n)),
    "last-batch-lost": epoch(stop=lambda n, m: n - m + 1),
    "uphill": epoch(eta=-1.0),
    "step-a-sample": epoch(size=1),
    "first-pass-only": epoch(stop=lambda n, m: 1),
    "with-replacement": epoch(order=lambda n, rng: rng.integers(0, n, n)),
}


@pytest.mark.parametrize("key", EPOCHS)
def test_an_epoch_says_which(key):
    assert check("epoch", epoch()).right and check("epoch", EPOCHS[key]).mistake == key


def written_for_layer_2(net, x, y, layer, j, k):
    return nnbp.path_sum(net, x, y, 2, min(j, net.sizes[1]), min(k, net.sizes[0]))


def in_place(net, x, y, eta):
    nnbp.chapter.sgd.step(net, x, y, eta)
    return net.w, net.b


def overwriting(w_next, delta_next, z, activation):
    return np.multiply(w_next.T @ delta_next, activation.prime(z), out=z)


def by_shape(w_next, delta_next, z, activation):
    w = w_next if w_next.shape[1] == len(delta_next) else w_next.T
    return (w @ delta_next) * activation.prime(z)


EVIDENCE = [
    ("57", written_for_layer_2, "Right at the first layer, wrong at"),
    ("SGD", in_place, "It writes into `net`"),
    ("BP2", overwriting, "It writes into `z`"),
    ("BP2", by_shape, "Right but on square layers"),
    ("BP2", lambda w, d, z, f: bp2(w, d[:, :1], z[:, :1], f), "Right for one example, wrong for several"),
    ("BP2", lambda **a: 3 * bp2(**a), "3 times the right answer, everywhere"),
    ("BP2", lambda **a: bp2(**a) * len(a["z"]), "the size of the layer"),
    ("BP2", lambda **a: bp2(**a).astype(int), "Cut to whole numbers"),
    ("BP2", lambda **a: bp2(**a) * np.nan, "The answer is nan"),
    ("BP2", lambda **a: np.vstack([bp2(**a), bp2(**a)[:1]]), "One row too many"),
    ("BP2", lambda **a: bp2(**a)[:-1], "One row missing"),
    ("BP2", lambda **a: a["z"] ** 3 + np.cos(a["z"]), "changes nothing in your answer"),
    ("BP2", lambda **a: bp2(**a) + np.random.default_rng().normal(), "another answer the second time"),
    ("way back", lambda z, **a: {2: z[2]}, r"the entries are not those wanted: missing δ"),
    ("algorithm", lambda net, x, y: (nnbp.backprop(net, x, y).nabla_w, net.b), "∇w is right, ∇b is not"),
    ("35", lambda net, x, y, layer: nnbp.nudged_error(net, x, y, layer, 1e-3), "Nearly right, off by"),
]  # fmt: skip


@pytest.mark.parametrize("name, answer, said", EVIDENCE)
def test_evidence_is_said_where_no_name_fits(name, answer, said):
    verdict = check(name, answer)
    assert not verdict.right and re.search(f"(?i){said}", verdict.text), verdict.text


ODD = [
    (lambda **a: ..., "Not written yet"),
    (lambda **a: None, "It gave back nothing"),
    (lambda **a: print("here"), "It prints, and gives back nothing"),
    (lambda **a: "hello", "gave back text"),
    (lambda **a: bp2(**a) + 5j, "complex numbers"),
    (lambda **a: np.ma.masked_all((3, 1)), "masked out"),
    (lambda **a: {1.0, 2.0}, "a set"),
    (lambda **a: (v for v in [1.0]), "a generator"),
    (lambda **a: a["activation"].prime, "gave back a function"),
    (lambda **a: [], "an empty answer"),
    (lambda **a: {2: bp2(**a)}, "several arrays, where one was wanted"),
    (lambda z: z, r"It takes 1, and 4 are handed over.*`w_next` \(4×3\)"),
    (lambda **a: a["nothing"], "is asked for, and it is not there"),
    (lambda **a: missing_name, "the name missing&#95;name is no argument"),  # noqa: F821
    (lambda **a: a["activation"].prime * a["z"], "its call is missing"),
    (lambda **a: a["z"] if a["z"] > 0 else 0, "np.where"),
    (lambda **a: nnbp.exercises.asked.expressions.np.math, "there is no .math"),
    (lambda w, d, z, activation: w @ d @ z, r"wˡ⁺¹ \(4×3\) times δˡ⁺¹ \(4×1\).*4 counts layer l \+ 1"),
    (lambda **a: np.linalg.inv(a["w_next"]), "inverse of w"),
    (lambda **a: [][0], "beyond the end"),
    (lambda **a: 1 / 0, "division by zero"),
    (3, "Expected a function"),
]  # fmt: skip


@pytest.mark.parametrize("answer, said", ODD)
def test_anything_else_is_told_what_it_is(answer, said):
    verdict = check("BP2", answer)
    assert isinstance(verdict, Verdict) and not verdict.right
    assert re.search(f"(?i){said}", verdict.text), verdict.text
    assert "gufunc" not in verdict.text and "ambiguous" not in verdict.text


def test_the_entry_is_taken_apart():
    text = check("BP2", lambda w_next, delta_next, z, activation: w_next.T @ delta_next).text
    assert re.search(r"δˡ₁: yours (\S+); \(\(wˡ⁺¹\)ᵀ δˡ⁺¹\) \(?\1\)? × σ′\(zˡ\) \S+ = ", text), text


EVIL = "<img src=x onerror=alert(1)> [a](javascript:b) $x$ **b** `c`"


def raising(**a):
    raise ValueError(EVIL)


class Evil:
    def __repr__(self):
        return EVIL


@pytest.mark.parametrize("answer", [raising, Evil(), lambda **a: a[EVIL], lambda **a: getattr(a["z"], EVIL)])
def test_a_readers_text_comes_out_as_text(answer):
    verdict = check("BP2", answer)
    shown = verdict._repr_markdown_()
    assert not re.search(r"<|\]\(|\$", shown) and shown.count("`") % 2 == 0
    assert "img" in html.unescape(shown) and "<img" in repr(verdict)


def test_at_most_sixty_words_after_the_first_sentence():
    for tag in ("BP2", "algorithm", "57"):
        for mistake in MISTAKES:
            if tag in mistake.tags:
                head, rest = check(tag, mistake.wrong[tag]).text.split(".**", 1)
                assert head.startswith("**") and len(rest.split()) <= 60


def test_an_unknown_exercise():
    with pytest.raises(ValueError, match="name is 'BP9'; expected one of '3', '8'"):
        check("BP9", bp2)


def test_how_a_verdict_is_shown():
    verdict = Verdict(False, "**Bold** and `code` &#60;b&#62;.")
    assert (
        verdict._repr_markdown_() == "**✗** **Bold** and `code` &#60;b&#62;."
        and repr(verdict) == "✗ Bold and code <b>."
    )
