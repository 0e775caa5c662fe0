"""One phase of the algorithm written out: its formula, and the numbers that went into it and came out."""

import numpy as np

from ....chapter.costs import made_for
from ....ground.parameters import indexed
from ....live.columns import choose
from .draw_gradient_tables import OLD, draw_gradients, draw_update
from .draw_paper import LINE, Paper, sup
from .draw_phases import fitted
from .parts import cost_parts, error_parts, output_parts


def needed(sizes):
    """How high the highest phase of a network of these sizes is, in pixels."""
    rows, layers = sum(sizes[1:]), len(sizes) - 1
    return 30 + max(2 * LINE * rows + 30 * layers, 34 + (2 * OLD + 2) * rows + 28 * layers)


def draw_phase(scene, left, top, net, phase, results, stale, hand):
    """The arithmetic of `phase` as it was done. hand: the Parameter that the update writes out."""
    paper = Paper(scene, left, top, stale)
    if phase == "forward":
        draw_forward(paper, net, results)
    elif phase == "cost":
        draw_cost_by_outputs(paper, net, results)
    elif phase == f"delta{net.L}":
        draw_output_error(paper, net, results)
    elif phase.startswith("delta"):
        draw_error(paper, net, results, int(phase[5:]))
    elif phase == "gradients":
        draw_gradients(paper, net, results)
    else:
        draw_update(paper, net, results, hand)


def places(values, terms):
    """How many decimals these numbers get where `terms` products stand in a line: 2 where that is all of them."""
    most = 4 if terms <= 3 else 3
    room = most - max(0, int(np.log10(max(np.abs(values).max(), 1))))
    return max(0, min(2 if np.allclose(values, np.round(values, 2), rtol=0, atol=1e-9) else most, room))


def draw_forward(paper, net, results):
    """(8) and the activation, a neuron in two lines."""
    paper.head(("z", "zˡ"), " = ", ("w", "wˡ"), " ", ("a", "aˡ⁻¹"), " + bˡ,   ", ("a", "aˡ"), " = σ(", ("z", "zˡ"), ")")
    for l in net.w:
        used = results[f"z{l}"].read
        w, b, a_in = used[f"w{l}"], used[f"b{l}"], used[f"a{l - 1}"]
        of_w, of_a, of_b = (places(values, w.shape[1]) for values in (w, a_in, b))
        paper.block = paper.scene
        sign = ("stale", choose(paper.stale[f"z{l}"], ("", "   ↻ stale")))
        paper.write(("strong", f"layer {l}"), sign, down=LINE + 2)
        paper.about(f"z{l}")
        for j in range(len(w)):
            terms = []
            for k in range(w.shape[1]):
                terms += [
                    ("w", fitted(w[j, k], of_w, signed=True)), "·", ("a", fitted(a_in[k, 0], of_a)), " "
                ]  # fmt: skip
            paper.write(("muted", f"{l}·{j + 1}"), kind="small", down=0)
            bias = fitted(b[j, 0], of_b, signed=True)
            paper.write(*terms, (None, bias, "wide"), kind="small", indent=34)
            z, a = results[f"z{l}"].value[j, 0], results[f"a{l}"].value[j, 0]
            outcome = (
                (None, f"{bias} ", "tight"),
                "= ",
                ("z strong", fitted(z, 4, signed=True)),
                ",   a = σ(z) = ",
                ("a strong", fitted(a, 4)),
            )
            paper.write(*outcome, kind="small", indent=34)
        paper.y += 8


def draw_cost_by_outputs(paper, net, results):
    """The cost of one example, an output a line."""
    result, quadratic = results["C"], net.cost.name == "quadratic"
    a, y = result.read[f"{'a' if quadratic else 'z'}{net.L}"], result.read["y"]
    if quadratic:
        paper.head(("C", "C"), " = ½ Σⱼ (yⱼ − ", ("a", f"a{indexed(net.L, '')}ⱼ"), ")²", key="C")
    else:
        paper.head(("C", "C"), " = Σⱼ [ln(1 + eᶻ) − y z]", key="C")
    paper.about("C")
    if not quadratic:
        paper.write(("muted", "the same as −Σⱼ [y ln a + (1 − y) ln(1 − a)], with more digits"), kind="small", down=24)
    for j, part in enumerate(cost_parts(net, result)):
        paper.write(("muted", f"{net.L}·{j + 1}"), down=0)
        if quadratic:
            line = (f"({fitted(y[j, 0], 2)} − ", ("a", fitted(a[j, 0], 4)), f")² = {fitted(part, 4)}")
        else:
            told = ("z", fitted(a[j, 0], 4, signed=True))
            line = ("ln(1 + e^", told, f") − {fitted(y[j, 0], 2)} · ", told, f" = {fitted(part, 4)}")
        paper.write(*line, indent=40, down=24)
    half = "half their sum:  " if quadratic else "their sum:  "
    paper.write(half, ("C strong", f"C = {fitted(result.value, 4)}"), indent=40)


def draw_output_error(paper, net, results):
    """(BP1), a neuron in two lines; in one where the slope has cancelled."""
    L, key = net.L, f"delta{net.L}"
    result = results[key]
    a, y, z = (result.read[k] for k in (f"a{L}", "y", f"z{L}"))
    cancels = made_for(net.cost, net.activation[L])
    head = (" = ", ("a", sup("a", L)), " − y", ",  σ′ has cancelled") if cancels else (
        " = ∇ₐ", ("C", "C"), " ⊙ σ′(", ("z", sup("z", L)), "),   ∇ₐ", ("C", "C"), " = ", ("a", sup("a", L)), " − y"
    )  # fmt: skip
    paper.head(("d", sup("δ", L)), *head, key=key)
    paper.about(key)
    for j, (missed, slope) in enumerate(output_parts(net, result)):
        paper.write(("muted", f"{L}·{j + 1}"), down=0)
        pieces = ("a − y = ", ("a", fitted(a[j, 0], 4)), f" − {fitted(y[j, 0], 2)} = ")
        last = ("d strong" if cancels else "strong", fitted(missed, 4, signed=True))
        paper.write(*pieces, last, indent=40)
        if not cancels:
            told = ("z", fitted(z[j, 0], 4, signed=True))
            paper.write("σ′(", told, ") = ", ("strong", fitted(slope, 4)), indent=40)
            product = f"{fitted(missed, 4, signed=True)} · {fitted(slope, 4)} = "
            paper.write(product, ("d strong", fitted(result.value[j, 0], 4, signed=True)), indent=40)
        paper.y += 8


def draw_error(paper, net, results, l):
    """(BP2), a neuron in two lines: the sum over all that listen to it, times its slope."""
    key = f"delta{l}"
    result = results[key]
    w, above, z = (result.read[k] for k in (f"w{l + 1}", f"delta{l + 1}", f"z{l}"))
    of_w, of_delta = places(w, len(w)), 4 if len(w) <= 3 else 3
    size = "" if len(w) <= 3 and of_w <= 2 and np.abs(w).max() < 10 else "small"
    up = ("w", f"(w{indexed(l + 1, '')})ᵀ"), " ", ("d", sup("δ", l + 1))
    paper.head(("d", sup("δ", l)), " = (", *up, ") ⊙ σ′(", ("z", sup("z", l)), ")", key=key)
    paper.about(key)
    for j, (arriving, slope) in enumerate(error_parts(net, l, result)):
        paper.write(("muted", f"{l}·{j + 1}"), down=0)
        terms = []
        for k in range(len(w)):
            weight = fitted(w[k, j], of_w, signed=True)
            terms += [("w", weight), "·(", ("d", fitted(above[k, 0], of_delta, signed=True)), ") "]
        last = [(*(piece if isinstance(piece, tuple) else (None, piece)), "wide") for piece in terms[-3:]]
        paper.write(*terms[:-3], *last, indent=40, kind=size)
        paper.write(
            *((*piece[:2], "tight") for piece in last),
            "= ",
            ("strong", fitted(arriving, 4, signed=True)),
            " arrives",
            indent=40,
            kind=size,
        )
        paper.write(
            "σ′(", ("z", fitted(z[j, 0], 4, signed=True)), ") = ", ("strong", fitted(slope, 4)), indent=40, kind=size
        )
        product = f"{fitted(arriving, 4, signed=True)} · {fitted(slope, 4)} = "
        found = ("d strong", fitted(result.value[j, 0], 4, signed=True))
        paper.write(product, found, indent=40, kind=size, down=LINE + 8)
