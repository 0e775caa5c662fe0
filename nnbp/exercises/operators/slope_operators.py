"""Slopes and values gone wrong: σ for σ′, at another place, one activation or one cost written in."""

import ast
from collections.abc import Iterator

from ..saying.notation import Writer
from .change import Change, code, is_activation, is_cost_slope, is_slope


def slopes(node, at: Writer) -> Iterator[Change]:
    """sigma'(z): sigma itself, at another place, of one activation whatever is handed over, upside down."""
    if not is_slope(node):
        return
    z, here, asked = node.args[0], at.write(node.args[0]), at.write(node)
    f = node.func.value
    belongs = f"Wanted is the slope {asked}, the activation's `.prime`."
    yield Change("value-for-slope", code("F(Z)", F=f, Z=z), f"σ({here}) in place of {asked}", belongs)
    at_z = "The slope of the activation is wanted at the weighted input z, before σ is applied."
    yield Change("slope-of-a", code("F.prime(F(Z))", F=f, Z=z), f"σ′(a) in place of {asked}", at_z)
    yield Change("z-for-slope", z, f"{here} in place of {asked}", belongs)
    formula = "The formula is one in a: take a = σ(z) first."
    yield Change("formula-in-a", code("Z * (1 - Z)", Z=z), f"{here}(1 − {here}): a formula in a, handed z", formula)
    yield Change("formula-in-a", code("1 - Z ** 2", Z=z), f"1 − {here}²: a formula in a, handed z", formula)
    if ast.unparse(f) != "sigmoid":
        own = "Ask the activation that is handed over: its `.prime` knows its own slope."
        for name in ("sigmoid", "tanh", "relu"):
            new = code(f"{name}.prime(Z)", Z=z)
            yield Change("activation-written-in", new, f"the slope of {name} is written in", own)
        new = code("F(Z) * (1 - F(Z))", F=f, Z=z)
        yield Change("activation-written-in", new, "a(1 − a), the sigmoid's slope, is written in", own)
        new = code("1 - F(Z) ** 2", F=f, Z=z)
        yield Change("activation-written-in", new, "1 − a², the slope of tanh, is written in", own)
    else:
        new = code("1 - F(Z) ** 2", F=f, Z=z)
        yield Change("slope-of-another", new, "1 − a², the slope of tanh", "The sigmoid's slope is a(1 − a).")
    yield Change("half-of-slope", code("1 - F(Z)", F=f, Z=z), "1 − a in place of the slope", "It is a(1 − a).")
    yield Change("slope-of-minus-z", code("1 - F.prime(Z)", F=f, Z=z), f"1 − {asked} in place of {asked}", belongs)


def activations(node, at: Writer) -> Iterator[Change]:
    """sigma(z): z itself, its slope, applied twice, one activation whatever is handed over."""
    if not is_activation(node):
        return
    z, here, asked, f = node.args[0], at.write(node.args[0]), at.write(node), node.func
    says = f"What goes on to the next layer is {asked}."
    yield Change("activation-missing", z, f"{here} in place of {asked}", says)
    yield Change("slope-for-value", code("F.prime(Z)", F=f, Z=z), f"σ′({here}) in place of {asked}", says)
    yield Change("activation-twice", code("F(F(Z))", F=f, Z=z), "the activation is applied twice", says)
    if ast.unparse(f) != "sigmoid":
        own = "Call the activation that is handed over."
        for name in ("sigmoid", "tanh", "relu"):
            new = code(f"{name}(Z)", Z=z)
            yield Change("activation-written-in", new, f"{name} is written in", own)


def cost_slopes(node, at: Writer) -> Iterator[Change]:
    """The slope of the cost: one cost written in, its value, turned round."""
    if not is_cost_slope(node):
        return
    a, y = node.args
    cost, own = node.func.value, "Ask the cost that is handed over: its `.gradient(a, y)` is ∂C/∂a."
    for text, words in (
        ("A - Y", "a − y: the quadratic cost is written in"),
        ("Y - A", "y − a: the quadratic cost is written in, and turned round"),
        ("2 * (A - Y)", "2(a − y): the quadratic cost is written in"),
        ("(A - Y) / (A * (1 - A))", "the slope of cross-entropy is written in"),
        ("(A - Y) ** 2", "the squared miss in place of the cost's slope"),
    ):
        yield Change("cost-written-in", code(text, A=a, Y=y), words, own)
    yield Change("cost-for-slope", code("C(A, Y)", C=cost, A=a, Y=y), "the cost in place of its slope", own)
    turned = code("C.gradient(Y, A)", C=cost, A=a, Y=y)
    yield Change("arguments-turned", turned, "`.gradient(y, a)`: the arguments are turned round", own)
