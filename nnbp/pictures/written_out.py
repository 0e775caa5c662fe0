"""One phase of the algorithm written out: its formula, the numbers that went into it, and the line of code that ran."""

import numpy as np

from ..parameters import Parameter, indexed
from .marks import Mark, choose, figure, words
from .phases import DIM

HEAD, SIGN = 26, 400  # the formula's height; where the word for stale stands beside it
LINE, SMALL, CELL, OLD = 17, 18, 76, 14  # from line to line; a row and a column of a matrix; its first line of two


def sup(letter, l):
    """A letter with its layer raised: "z³"."""
    return letter + indexed(l, "")


class Paper:
    """Where lines are written, top down: each block of them dims where the result that it is about is stale."""

    def __init__(self, scene, left, top, stale):
        self.scene, self.left, self.y, self.stale = scene, left, top, stale
        self.block = scene

    def about(self, key):
        """What follows is about the result `key`."""
        self.block = Mark("g", opacity=choose(self.stale[key], DIM))
        self.scene.place(self.block)

    def write(self, *pieces, down=LINE, indent=0, **attributes):
        self.block.children.append(words(*pieces, x=self.left + indent, y=self.y, **attributes))
        self.y += down

    def head(self, *pieces):
        """The formula, above all blocks."""
        self.scene.place(words(*pieces, kind="strong", x=self.left, y=self.y))
        self.y += HEAD

    def at(self, x, *pieces, kind="small end"):
        """A number of a matrix, its right end at x, on the line that is being written."""
        self.block.children.append(words(*pieces, kind=kind, x=self.left + x, y=self.y))

    def sign(self, key, x, up=0):
        """The word for stale, on the line that is being written or `up` above it; never dimmed itself."""
        text = choose(self.stale[key], ("", "↻ stale"))
        self.scene.add("text", text=text, kind="small stale", x=self.left + x, y=self.y - up)


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
        draw_cost(paper, net, results)
    elif phase == f"delta{net.L}":
        draw_output_error(paper, net, results)
    elif phase.startswith("delta"):
        draw_error(paper, net, results, int(phase[5:]))
    elif phase == "gradients":
        draw_gradients(paper, net, results)
    else:
        draw_update(paper, net, results, hand)


def plain(values, decimals, most):
    """How many decimals show these numbers: `decimals` where that is all of them, else `most`."""
    return decimals if np.allclose(values, np.round(values, decimals), rtol=0, atol=1e-9) else most


def draw_forward(paper, net, results):
    """(8) and the activation, a neuron in two lines."""
    paper.head(("z", "zˡ"), " = ", ("w", "wˡ"), " ", ("a", "aˡ⁻¹"), " + bˡ,   ", ("a", "aˡ"), " = σ(", ("z", "zˡ"), ")")
    for l in net.w:
        used = results[f"z{l}"].read
        w, b, a_in = used[f"w{l}"], used[f"b{l}"], used[f"a{l - 1}"]
        few = w.shape[1] <= 3
        places = plain(w, 2, 4 if few else 3), plain(a_in, 2, 4 if few else 3)
        paper.about(f"z{l}")
        paper.sign(f"z{l}", 62)
        paper.write(("strong", f"layer {l}"), down=LINE + 2)
        for j in range(len(w)):
            terms = []
            for k in range(w.shape[1]):
                terms += [
                    ("w", figure(w[j, k], places[0], signed=True)), "·", ("a", figure(a_in[k, 0], places[1])), " "
                ]  # fmt: skip
            paper.write(("muted", f"{l}·{j + 1}"), kind="small", down=0)
            paper.write(*terms, figure(b[j, 0], plain(b, 2, 4), signed=True), kind="small", indent=34)
            z, a = results[f"z{l}"].value[j, 0], results[f"a{l}"].value[j, 0]
            outcome = ("= ", ("z strong", figure(z, 4, signed=True)), ",   a = σ(z) = ", ("a strong", figure(a, 4)))
            paper.write(*outcome, kind="small", indent=34)
        paper.y += 8


def draw_cost(paper, net, results):
    """The cost of one example, an output a line."""
    result, quadratic = results["C"], net.cost.name == "quadratic"
    a, y = results[f"a{net.L}"].value if quadratic else results[f"z{net.L}"].value, result.read["y"]
    if quadratic:
        paper.head(("C", "C"), " = ½ Σⱼ (yⱼ − ", ("a", f"a{indexed(net.L, '')}ⱼ"), ")²")
    else:
        paper.head(("C", "C"), " = Σⱼ [ln(1 + eᶻ) − y z],  the same as −Σⱼ [y ln a + (1 − y) ln(1 − a)]")
    paper.about("C")
    paper.sign("C", SIGN, up=HEAD)
    for j in range(len(y)):
        paper.write(("muted", f"{net.L}·{j + 1}"), down=0)
        if quadratic:
            missed = (y[j, 0] - a[j, 0]) ** 2
            line = (f"({figure(y[j, 0], 2)} − ", ("a", figure(a[j, 0], 4)), f")² = {figure(missed, 4)}")
        else:
            z = a[j, 0]
            part = np.logaddexp(0, z) - y[j, 0] * z
            told = ("z", figure(z, 4, signed=True))
            line = ("ln(1 + e^", told, f") − {figure(y[j, 0], 2)} · ", told, f" = {figure(part, 4)}")
        paper.write(*line, indent=40, down=24)
    half = "half their sum:  " if quadratic else "their sum:  "
    paper.write(half, ("C strong", f"C = {figure(result.value, 4)}"), indent=40)


def draw_output_error(paper, net, results):
    """(BP1), a neuron in two lines; in one where the slope has cancelled."""
    L, key = net.L, f"delta{net.L}"
    result = results[key]
    a, y, z = (result.read[k] for k in (f"a{L}", "y", f"z{L}"))
    cancels = getattr(net.cost, "partner", None) == getattr(net.activation[L], "name", "")
    head = (" = ", ("a", sup("a", L)), " − y", ",  σ′ has cancelled") if cancels else (
        " = ∇ₐ", ("C", "C"), " ⊙ σ′(", ("z", sup("z", L)), "),   ∇ₐ", ("C", "C"), " = ", ("a", sup("a", L)), " − y"
    )  # fmt: skip
    paper.head(("d", sup("δ", L)), *head)
    paper.about(key)
    paper.sign(key, SIGN, up=HEAD)
    for j in range(len(y)):
        missed = a[j, 0] - y[j, 0]
        paper.write(("muted", f"{L}·{j + 1}"), down=0)
        pieces = ("a − y = ", ("a", figure(a[j, 0], 4)), f" − {figure(y[j, 0], 2)} = ")
        last = ("d strong" if cancels else "strong", figure(missed, 4, signed=True))
        paper.write(*pieces, last, indent=40)
        if not cancels:
            slope = net.activation[L].prime(z[j, 0])
            paper.write(
                "σ′(", ("z", figure(z[j, 0], 4, signed=True)), ") = ", ("strong", figure(float(slope), 4)), indent=40
            )
            product = f"{figure(missed, 4, signed=True)} · {figure(float(slope), 4)} = "
            paper.write(product, ("d strong", figure(result.value[j, 0], 4, signed=True)), indent=40)
        paper.y += 8


def draw_error(paper, net, results, l):
    """(BP2), a neuron in two lines: the sum over all that listen to it, times its slope."""
    key = f"delta{l}"
    result = results[key]
    w, above, z = (result.read[k] for k in (f"w{l + 1}", f"delta{l + 1}", f"z{l}"))
    few = len(w) <= 3
    size = "" if few else "small"
    up = ("w", f"(w{indexed(l + 1, '')})ᵀ"), " ", ("d", sup("δ", l + 1))
    paper.head(("d", sup("δ", l)), " = (", *up, ") ⊙ σ′(", ("z", sup("z", l)), ")")
    paper.about(key)
    paper.sign(key, SIGN, up=HEAD)
    for j in range(w.shape[1]):
        paper.write(("muted", f"{l}·{j + 1}"), down=0)
        terms = []
        for k in range(len(w)):
            weight = figure(w[k, j], plain(w, 2, 4 if few else 3), signed=True)
            terms += [("w", weight), "·(", ("d", figure(above[k, 0], 4 if few else 3, signed=True)), ") "]
        paper.write(*terms, indent=40, kind=size)
        arriving, slope = float(w[:, j] @ above[:, 0]), float(net.activation[l].prime(z[j, 0]))
        paper.write("= ", ("strong", figure(arriving, 4, signed=True)), " arrives", indent=40, kind=size)
        paper.write(
            "σ′(", ("z", figure(z[j, 0], 4, signed=True)), ") = ", ("strong", figure(slope, 4)), indent=40, kind=size
        )
        product = f"{figure(arriving, 4, signed=True)} · {figure(slope, 4)} = "
        found = ("d strong", figure(result.value[j, 0], 4, signed=True))
        paper.write(product, found, indent=40, kind=size, down=LINE + 8)


def draw_gradients(paper, net, results):
    """(BP3) and (BP4): the errors down the side, which are the biases' gradients, and the activations along the top."""
    paper.head("∂C/∂bˡ = ", ("d", "δˡ"), ",   ∂C/∂wˡ = ", ("d", "δˡ"), " (", ("a", "aˡ⁻¹"), ")ᵀ")
    for l in net.w:
        key = f"nabla_w{l}"
        found = results[key]
        delta, a_in = found.read[f"delta{l}"], found.read[f"a{l - 1}"]
        paper.about(key)
        paper.at(0, ("strong", f"layer {l}"), kind="")
        paper.at(CELL * 1.45, ("d", "∂C/∂b"))
        for k in range(len(a_in)):
            paper.at(CELL * (k + 2.45), ("a strong", figure(a_in[k, 0], 4)))
        paper.sign(key, CELL * (len(a_in) + 1.6))
        paper.y += SMALL
        for j in range(len(delta)):
            paper.at(0, ("muted", f"{l}·{j + 1}"), kind="small")
            paper.at(CELL * 1.45, ("d strong", figure(delta[j, 0], 4, signed=True)))
            for k in range(len(a_in)):
                paper.at(CELL * (k + 2.45), figure(found.value[j, k], 4, signed=True))
            paper.y += SMALL
        paper.y += 10


def draw_update(paper, net, results, hand):
    """The step downhill: every weight and bias, the old number above the new one; the one in hand in full."""
    found = results[f"new_{hand.letter}{hand.layer}"]
    at = hand.j - 1, 0 if hand.k is None else hand.k - 1
    old, slope = found.read[f"{hand.letter}{hand.layer}"][at], found.read[f"nabla_{hand.letter}{hand.layer}"][at]
    paper.head(("w", "w"), " → ", ("w", "w"), " − η · ∂C/∂w,   b → b − η · ∂C/∂b")
    paper.about(f"new_{hand.letter}{hand.layer}")
    pieces = (
        f"{hand.label}:  {figure(old, 4, signed=True)} − {figure(float(found.read['eta']), 2)} · "
        f"({figure(slope, 4, signed=True)}) = ",
        ("strong", figure(found.value[at], 4, signed=True)),
    )
    paper.write(*pieces, kind="small", down=24)
    for l in net.w:
        weights, biases = results[f"new_w{l}"], results[f"new_b{l}"]
        paper.about(f"new_w{l}")
        columns = weights.value.shape[1]
        paper.at(0, ("strong", f"layer {l}"), kind="")
        for k in range(columns + 1):
            name = f"w{indexed(l, 'j', k + 1)}" if k < columns else f"b{indexed(l, 'j')}"
            paper.at(CELL * (k + 1.55), ("muted", name.replace("j", "ⱼ")))
        paper.sign(f"new_w{l}", CELL * (columns + 1.7))
        paper.y += OLD + 2
        for j in range(len(biases.value)):
            paper.y += OLD
            paper.at(0, ("muted", f"{l}·{j + 1}"), kind="small")
            paper.y -= OLD
            before = [*weights.read[f"w{l}"][j], biases.read[f"b{l}"][j, 0]]
            after = [*weights.value[j], biases.value[j, 0]]
            for k, (was, now) in enumerate(zip(before, after, strict=True)):
                paper.at(CELL * (k + 1.55), ("muted", figure(was, 4, signed=True)))
                paper.y += OLD
                paper.at(CELL * (k + 1.55), figure(now, 4, signed=True), kind="small strong end")
                paper.y -= OLD
            paper.y += 2 * OLD + 2
        paper.y += 4


def draw_code(scene, left, top, width, lines, layers):
    """The lines of the package that ran, in a strip: (function, text) each; layers: which l they ran for, in words."""
    scene.add("rect", kind="panel", x=left, y=top, width=width, height=20 + 19 * 2, rx=6)
    where = f"the code, in {lines[0][0]}" + (f", {layers}" if layers else "")
    scene.add("text", text=where, kind="small muted end", x=left + width - 12, y=top + 18)
    for i, (_, text) in enumerate(lines):
        y = top + (24 if len(lines) > 1 else 36) + 20 * i
        scene.add("text", text=text, kind="small code", x=left + 12, y=y)


def first_weight(net):
    """The weight that is written out where no weight or bias is in hand."""
    return Parameter(net.L, 1, 1)
