"""The arithmetic of one neuron, large: that of the number in hand, or the first of the layer that the phase has come to."""

import numpy as np

from ....ground.parameters import Parameter, indexed
from ....kit.draw_product import Block, draw_product
from ....live.columns import choose
from ....live.frame import nice_ceiling
from .draw_paper import Paper, sup
from .draw_phases import fitted
from .draw_written_out import draw_cost_by_outputs
from .step_controls import parameter

HEAD, LINE, RESULTS = 38, 28, 330  # below the formula; from line to line; where results end
REACH, HIGH = 250, 84  # of a block


def draw_large(scene, left, top, net, phase, results, stale, hand, flows):
    """What the phase did for one neuron. hand: the name of the number in hand; flows: {l: Flow} of the errors it found."""
    paper = Paper(scene, left, top, stale)
    if phase == "forward":
        tell_forward(paper, results, *belongs(net, hand))
    elif phase == "cost":
        draw_cost_by_outputs(paper, net, results)
    elif phase == "gradients":
        tell_gradient(paper, results, one_weight(net, hand))
    elif phase == "update":
        tell_update(paper, results, one_weight(net, hand))
    else:
        l = int(phase[5:])
        tell_error(paper, net, results, l, in_layer(net, hand, l), flows[l])


def belongs(net, hand):
    """(l, j) of the neuron that a number belongs to or leads to."""
    if hand[0] in "wb":
        return parameter(hand)[:2]
    return (net.L, int(hand[1:])) if hand[0] == "y" else (2, 1)


def one_weight(net, hand):
    """The Parameter in hand; the first weight that has to do with another number."""
    if hand[0] in "wb":
        return parameter(hand)
    return Parameter(*belongs(net, hand), int(hand[1:]) if hand[0] == "x" else 1)


def in_layer(net, hand, l):
    """j of the neuron in layer l that a number has to do with, or the first."""
    if hand[0] in "wb":
        held = parameter(hand)
        return held.j if held.layer == l else held.k if held.layer == l + 1 and held.k else 1
    return int(hand[1:]) if hand[0] == "y" and l == net.L else 1


def begin(paper, key, told, *formula):
    """The formula, whether its result is stale, and whose arithmetic follows."""
    sign = ("stale", choose(paper.stale[key], ("", "   ↻ stale")))
    paper.write(*formula, sign, kind="strong", down=HEAD)
    paper.about(key)
    paper.write(told, kind="title", down=LINE)


def row(paper, pieces, result, kind="", rule=False):
    """What is computed, and at the end of the line what comes of it; under a rule where it is a sum."""
    if rule:
        y = paper.y - LINE + 8
        paper.block.add("line", kind="axis", x1=paper.left + RESULTS - 90, y1=y, x2=paper.left + RESULTS, y2=y)
    paper.at(RESULTS, (kind or None, result), kind="large end")
    paper.write(*pieces, kind="large", down=LINE)


def tell_forward(paper, results, l, j):
    """The sum into a neuron, a term a line, and its activation."""
    read = results[f"z{l}"].read
    w, b, a = read[f"w{l}"][j - 1], read[f"b{l}"][j - 1, 0], read[f"a{l - 1}"][:, 0]
    formula = ("z", sup("z", l)), " = ", ("w", sup("w", l)), " ", ("a", sup("a", l - 1)), f" + b{indexed(l, '')}"
    begin(paper, f"z{l}", f"neuron {l}·{j}", *formula)
    for weight, value in zip(w, a, strict=True):
        row(paper, (("w", fitted(weight, 2, signed=True)), " · ", ("a", fitted(value, 4))), signed(weight * value))
    row(paper, ("bias",), signed(b))
    row(paper, (("z strong", "z"),), signed(results[f"z{l}"].value[j - 1, 0]), "z strong", rule=True)
    found = fitted(results[f"a{l}"].value[j - 1, 0], 4)
    row(paper, (("a strong", "a"), " = σ(", ("z", "z"), ")"), found, "a strong")


def tell_error(paper, net, results, l, j, flow):
    """What comes down to a neuron, a line each, the slope, and their product as an area."""
    key, arriving = f"delta{l}", float(flow.arriving[j - 1, 0])
    if l < net.L:
        up = ("w", f"(w{indexed(l + 1, '')})ᵀ"), " ", ("d", sup("δ", l + 1))
        formula = ("d", sup("δ", l)), " = (", *up, ") ⊙ σ′(", ("z", sup("z", l)), ")"
    elif flow.gate is None:
        formula = ("d", sup("δ", l)), " = ", ("a", sup("a", l)), " − y"
    else:
        formula = ("d", sup("δ", l)), " = (", ("a", sup("a", l)), " − y) ⊙ σ′(", ("z", sup("z", l)), ")"
    begin(paper, key, f"neuron {l}·{j}", *formula)
    read = results[key].read
    if l < net.L:
        for weight, above in zip(read[f"w{l + 1}"][:, j - 1], read[f"delta{l + 1}"][:, 0], strict=True):
            told = ("w", fitted(weight, 2, signed=True)), " · ", ("d", signed(above))
            row(paper, told, signed(weight * above))
        row(paper, ("arrives",), signed(arriving), "strong", rule=True)
    else:
        a, y = read[f"a{l}"][j - 1, 0], read["y"][j - 1, 0]
        row(paper, (("a", fitted(a, 4)), f" − {fitted(y, 2)}"), signed(arriving), "strong")
    if flow.gate is not None:
        slope = fitted(float(flow.gate[j - 1, 0]), 4)
        row(paper, ("× σ′(", ("z", signed(read[f"z{l}"][j - 1, 0])), ")"), slope, "z strong")
    row(paper, (("d strong", "δ"),), signed(float(flow.delta[j - 1, 0])), "d strong", rule=flow.gate is not None)
    full = nice_ceiling(1.05 * float(np.abs(flow.terms[..., 0]).sum(axis=0).max()))
    block = Block(paper.left + 16, paper.y + 22, REACH, HIGH, full)
    draw_product(paper.block, block, flow, j - 1, "turn turn0")


def tell_gradient(paper, results, held):
    """The gradient of one weight or bias: the error after it, and the activation before it."""
    l, j, k = held
    error = results[f"nabla_{held.letter}{l}"].read[f"delta{l}"][j - 1, 0]
    formula = f"∂C/∂{held.letter}{indexed(l, '')} = ", ("d", sup("δ", l))
    if k is None:
        begin(paper, f"nabla_b{l}", held.label, *formula)
        return row(paper, (("d strong", f"∂C/∂{held.label}"), " = ", ("d", "δ")), signed(error), "d strong")
    a = results[f"nabla_w{l}"].read[f"a{l - 1}"][k - 1, 0]
    begin(paper, f"nabla_w{l}", held.label, *formula, " (", ("a", sup("a", l - 1)), ")ᵀ")
    row(paper, (("d", "δ"), f" of {l}·{j}"), signed(error), "d strong")
    row(paper, ("× ", ("a", "a"), f" of {l - 1}·{k}"), fitted(a, 4), "a strong")
    row(
        paper,
        (("strong", f"∂C/∂{held.label}"),),
        signed(results[f"nabla_w{l}"].value[j - 1, k - 1]),
        "strong",
        rule=True,
    )


def tell_update(paper, results, held):
    """One weight or bias before the step, what is taken from it, and after."""
    key, at = f"new_{held.letter}{held.layer}", (held.j - 1, 0 if held.k is None else held.k - 1)
    read = results[key].read
    old, slope = read[f"{held.letter}{held.layer}"][at], read[f"nabla_{held.letter}{held.layer}"][at]
    letter = held.letter
    begin(paper, key, held.label, ("w", letter), " → ", ("w", letter), f" − η ∂C/∂{letter}")
    row(paper, ("it was",), signed(old))
    row(paper, (f"− {fitted(float(read['eta']), 2)} · ({signed(slope)})",), signed(-float(read["eta"]) * slope))
    row(paper, (("strong", "it becomes"),), signed(results[key].value[at]), "strong", rule=True)


def signed(value):
    """A number with its sign and four decimals, as far as there is room."""
    return fitted(value, 4, signed=True)
