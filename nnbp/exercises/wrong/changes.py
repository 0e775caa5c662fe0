"""Which operators are tried at which places of an exercise's right answer."""

import ast

from ..asked.expressions import arguments, source
from ..operators.letter_operators import leaves
from ..operators.operators import OPERATORS
from ..operators.whole_operators import further_factors, replacements, results
from .edits import places

NOT_ARRAYS = ("activation", "cost", "net", "layer", "j", "k", "m", "eta", "mini_batch_size", "rng")
SHAPELESS = (leaves,)
USUAL = {
    "slope-missing", "slope-of-a", "transpose-missing", "transpose-added", "value-for-slope", "sum-for-mean", "eta-missing",
    "uphill", "neighbouring-layer", "a-for-z", "difference-turned", "opposite-sign", "cost-written-in", "factor-missing",
    "weights-missing", "cost-slope-missing", "activation-written-in", "activation-missing", "formula-in-a", "sum-missing",
    "wrong-axis", "mean-for-sum", "term-missing", "summed-down", "product-transposed", "hadamard-for-matmul",
}  # fmt: skip


def changes(tree, exercise, at):
    """(place, Change) for every operator at every place of a tree."""
    letters = [name for name in arguments(exercise) if name not in NOT_ARRAYS]
    whole = len(tree.body[0].body) == 1  # a single `return`
    extra = further_factors(tree, arguments(exercise)) if whole else ["net.activation[l].prime(z[l])"]
    counted = {
        part for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "shape"
        or isinstance(node, ast.Call) and ast.unparse(node.func) in ("len", "np.ones_like", "np.eye")
        for part in ast.walk(node)
    }  # fmt: skip  # of these only the shape counts
    inner = set().union(*(ast.walk(part) for part in beside(tree)))  # of these the usual mistakes alone
    for place, node in places(tree):
        for operator in OPERATORS:
            for change in operator(node, at) if node not in counted or operator not in SHAPELESS else ():
                if node not in inner or change.key in USUAL:
                    yield place, change
        if whole and letters and node not in counted:
            yield from ((place, change) for change in replacements(node, at, letters))
        if isinstance(place.holder, (ast.Assign, ast.Return)) and place.name == "value" and node not in inner:
            if whole or isinstance(place.holder, ast.Assign) and isinstance(place.holder.targets[0], ast.Subscript):
                yield from (
                    (place, change) for change in results(node, at, extra if "net" in source(exercise) or whole else ())
                )


def beside(tree):
    """The lines of an algorithm that its exercise is not about: a step inside an epoch, the way forward,
    the gradient of an update."""
    if len(tree.body) > 1:
        return tree.body[:-1]
    body = tree.body[0].body
    updates = [
        i for i, line in enumerate(body) if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "(w, b)"
    ]
    forward = [
        i for i, line in enumerate(body) if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "(z, a)"
    ]
    return body[: updates[0]] if updates else body[: forward[0] + 2] if forward else []
