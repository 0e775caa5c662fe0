"""The last two phases as tables: every gradient between its margins, and every weight before and after the step."""

from ....ground.parameters import indexed
from .draw_phases import fitted

SMALL, CELL, OLD = 18, 76, 14  # a row and a column of a matrix; its first line of two


def draw_gradients(paper, net, results):
    """(BP3) and (BP4): the errors down the side, which are the biases' gradients, and the activations along the top."""
    paper.head("∂C/∂bˡ = ", ("d", "δˡ"), ",   ∂C/∂wˡ = ", ("d", "δˡ"), " (", ("a", "aˡ⁻¹"), ")ᵀ")
    for l in net.w:
        key = f"nabla_w{l}"
        found = results[key]
        delta, a_in = found.read[f"delta{l}"], found.read[f"a{l - 1}"]
        paper.about(key)
        paper.at(0, ("strong", "layer ", "wide"), ("strong", str(l)), kind="")
        paper.at(CELL * 1.45, ("d", "∂C/∂b"))
        for k in range(len(a_in)):
            paper.at(CELL * (k + 2.45), ("a strong", fitted(a_in[k, 0], 4)))
        paper.sign(key, CELL * (len(a_in) + 1.6))
        paper.y += SMALL
        for j in range(len(delta)):
            paper.at(0, ("muted", f"{l}·{j + 1}"), kind="small")
            paper.at(CELL * 1.45, ("d strong", fitted(delta[j, 0], 4, signed=True)))
            for k in range(len(a_in)):
                paper.at(CELL * (k + 2.45), fitted(found.value[j, k], 4, signed=True))
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
        f"{hand.label}:  {fitted(old, 4, signed=True)} − {fitted(float(found.read['eta']), 2)} · "
        f"({fitted(slope, 4, signed=True)}) = ",
        ("strong", fitted(found.value[at], 4, signed=True)),
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
                paper.at(CELL * (k + 1.55), ("muted", fitted(was, 4, signed=True)))
                paper.y += OLD
                paper.at(CELL * (k + 1.55), fitted(now, 4, signed=True), kind="small strong end")
                paper.y -= OLD
            paper.y += 2 * OLD + 2
        paper.y += 4
