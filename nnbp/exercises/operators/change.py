"""One change to one place of an expression, and what a node of it is to the chapter."""

import ast
from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """key: its stable name. new: what stands in the place of the node. found, says: two sentences, letters filled in."""

    key: str
    new: ast.expr
    found: str
    says: str


def code(text, **parts):
    """An expression from text, with trees in the places of names such as X."""
    tree = ast.parse(text, mode="eval").body

    class Fill(ast.NodeTransformer):
        def visit_Name(self, node):
            return parts.get(node.id, node)

    return Fill().visit(tree)


def is_slope(node):
    return isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".prime")


def is_activation(node):
    called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return called in ("activation", "sigmoid") or called.startswith("net.activation[") and called.endswith("]")


def is_cost_slope(node):
    return isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".gradient")


def is_examples(node):
    return ast.unparse(node).endswith(".shape[1]")


WHY = {
    "slope": "From a neuron's z to its a leads one more factor of the chain, the slope σ′(z).",
    "cost slope": "An output's error starts from how the cost depends on that output.",
    "weights": "What travels between two layers travels along the weights.",
    "eta": "The step is the learning rate times the gradient.",
}


def kind(node):
    """What a factor is to the chapter: "slope", "cost slope", "weights", "eta", or "factor"."""
    text = ast.unparse(node).removesuffix(".T")
    if is_slope(node.value if isinstance(node, ast.Attribute) else node) or text == "a * (1 - a)":
        return "slope"
    if is_cost_slope(node):
        return "cost slope"
    if text.split("[")[0] in ("w", "w_next", "net.w", "w2", "w3"):
        return "weights"
    return "eta" if text == "eta" else "factor"
