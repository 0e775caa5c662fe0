"""The first entry that differs, taken apart: the right factors beside the reader's number."""

import ast
from functools import cache

import numpy as np

from ..asked.exercise import LETTERS
from ..asked.expressions import NAMES, source
from ..running.compared import CLOSE
from ..saying.notation import writer as writer_of

SMALL = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
LINES = {"algorithm": ("nabla_w", "nabla_b"), "SGD": ("w", "b"), "way back": ("delta",)}


def first_wrong(given, wanted):
    """(label, index) of the first entry that differs; index () of a bare number."""
    scale = max(np.abs(part).max() for part in wanted.values()) or 1.0
    for label, w in wanted.items():
        g = given[label]
        off = ~(np.abs(g - w) <= CLOSE * scale)
        if off.any():
            return label, tuple(int(i) for i in np.argwhere(off)[0])
    return next(iter(wanted)), ()


def taken_apart(exercise, case, given):
    """The sentence about the first entry that differs, such as "δˡ₁: yours 0.31; wanted 0.07 = …"."""
    if set(given) != set(case.wanted) or any(given[k].shape != case.wanted[k].shape for k in given):
        return ""
    label, index = first_wrong(given, case.wanted)
    mine, right = number(given[label][index]), number(case.wanted[label][index])
    if mine == right:
        mine, right = f"{given[label][index]:.10g}", f"{case.wanted[label][index]:.10g}"
    factors = apart(exercise, case, label, index)
    where = place(exercise, label, index, case.wanted[label].shape)
    return f"{where}: yours {mine}; {factors + ' =' if factors else 'wanted'} {right}."


def number(value):
    return f"{value:.4g}".replace("-", "−")


def place(exercise, label, index, shape):
    """How an entry is written: δˡ₂, ∂C/∂w₁₂, ∇w³₁₂."""
    letter = LETTERS.get(exercise.name, "entry")
    numbers = [part.strip("[]") for part in label.split("][")] if label else []
    if exercise.halves:
        letter = exercise.halves[int(numbers[0])]
    elif exercise.name == "way back":
        letter = "δ"
    layer = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(d)] for d in numbers[-1]) if numbers and numbers[-1].isdigit() else ""
    counted = index[:-1] if len(shape) == 2 and shape[1] == 1 else index
    comma = "," if any(i > 8 for i in counted) else ""
    return letter + layer + comma.join(str(i + 1).translate(SMALL) for i in counted)


@cache
def target(name, half):
    """The expression that gives one half of an answer, and a function from arguments to all that it is made of."""
    tree = ast.parse(source(name))
    body = tree.body[-1].body
    if len(body) == 1:
        return body[0].value, None
    if name not in LINES:
        return None, None
    wanted = LINES[name][half]
    line = next(
        node for node in ast.walk(tree) if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Subscript) and getattr(node.targets[0].value, "id", "") == wanted
    )  # fmt: skip
    body[-1] = ast.parse("return locals()").body[0]
    scope = dict(NAMES)
    exec(compile(ast.fix_missing_locations(tree), "<the right answer>", "exec"), scope)
    return line.value, scope["answer"]


def apart(exercise, case, label, index):
    """The factors or terms of one right entry with their values, or "" where they are too many."""
    half = int(label[1]) if exercise.halves and label else 0
    expression, locals_of = target(exercise.name, half)
    if expression is None:
        return ""
    scope = dict(NAMES) | case.arguments
    if locals_of is not None:
        scope |= locals_of(**case.arguments)
        scope["l"] = int(label.strip("[]").split("][")[-1])
        if exercise.name == "way back" and scope["l"] == max(scope["z"]):
            return ""
    writer = writer_of(exercise.name, case.arguments)
    try:
        return pieces(expression, scope, index, writer)
    except Exception:  # a part that has no such entry: nothing is shown
        return ""


def pieces(node, scope, index, writer):
    """A product or sum as its operands' values at one entry; a matrix product as its terms."""
    if isinstance(node, ast.BinOp):
        sign = {ast.Mult: " × ", ast.Add: " + ", ast.Sub: " − ", ast.Div: " / "}.get(type(node.op))
        if sign:
            return sign.join(piece(side, scope, index, writer) for side in (node.left, node.right))
        if isinstance(node.op, ast.MatMult):
            left, right = value(node.left, scope), value(node.right, scope)
            row, column = np.atleast_2d(left)[index[0]], right[:, index[1] if len(index) > 1 else 0]
            if len(row) <= 3:
                return " + ".join(f"{bracket(a)}·{bracket(b)}" for a, b in zip(row, column, strict=True))
    return ""


def piece(node, scope, index, writer):
    """One operand: what it is called and its value at the entry."""
    found = np.asarray(value(node, scope))
    at = (
        found[tuple(i if n > 1 else 0 for i, n in zip(index[-found.ndim :], found.shape, strict=True))]
        if found.ndim
        else found
    )
    if found.ndim == 0 and isinstance(node, ast.Constant):
        return number(float(at))
    name = writer.bracketed(node)
    return name if name == number(float(at)) else f"{name} {bracket(float(at))}"


def bracket(value):
    return f"({number(value)})" if value < 0 else number(value)


def value(node, scope):
    return eval(compile(ast.fix_missing_locations(ast.Expression(node)), "<part>", "eval"), scope)
