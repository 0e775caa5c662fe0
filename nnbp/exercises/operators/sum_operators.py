"""Sums gone wrong: turned round, a term lost, the other axis, a mean, a power, one term alone."""

import ast
from collections.abc import Iterator

from ..saying.notation import Writer, axis
from .change import Change, code


def sums_and_differences(node, at: Writer) -> Iterator[Change]:
    """A sum or a difference: turned round, the other sign, a term lost."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub))):
        return
    if isinstance(node.right, ast.Constant):
        return  # an index: `indices` has it
    left, right = node.left, node.right
    one, two, both = at.write(left), at.write(right), at.write(node)
    if isinstance(node.op, ast.Sub):
        says = f"It is {both}, in this order."
        if both in ("aᴸ − y", "a − y"):
            says = "The cost rises with an output that is too high, so its slope is a − y."
        if "η" in two:
            says = "The gradient points uphill; a step down goes against it."
            yield Change("uphill", code("X + Y", X=left, Y=right), "the gradient is added: a step uphill", says)
        else:
            yield Change("difference-turned", code("Y - X", X=left, Y=right), f"{two} − {one} in place of {both}", says)
            yield Change("plus-for-minus", code("X + Y", X=left, Y=right), f"{one} + {two} in place of {both}", says)
    else:
        minus = code("X - Y", X=left, Y=right)
        yield Change("minus-for-plus", minus, f"{two} is subtracted, not added", f"It is {both}.")
        times = code("X * Y", X=left, Y=right)
        yield Change("product-for-sum", times, f"multiplied by {two}, not added", f"It is {both}.")
        yield Change("twice-added", code("X + Y + Y", X=left, Y=right), f"{two} is added twice", f"It is {both}.")
        across = code("X + Y.sum(axis=0)", X=left, Y=right)
        yield Change("bias-summed", across, f"the sum of {two} is added to every neuron", f"It is {both}.")
        often = code("X + Y * len(X)", X=left, Y=right)
        yield Change("bias-too-often", often, f"{two} is added many times", "Once for each neuron: outside the sum.")
        if isinstance(left, ast.BinOp) and isinstance(left.op, ast.MatMult):
            every = code("X + Y * len(A)", X=left, Y=right, A=left.right)
            yield Change(
                "bias-too-often", every, f"{two} is added for every term", "Once for each neuron: outside the sum."
            )
        lying = code("X + Y.T", X=left, Y=right)
        yield Change(
            "lies-across", lying, f"{two} lies as a row, and is added across", f"{two} is a column, one a neuron."
        )
        flat = code("X + Y[0]", X=left, Y=right)
        yield Change("bias-shared", flat, f"the first entry of {two} is added to every neuron", "Each has its own.")
    if isinstance(right, ast.BinOp) and isinstance(right.op, ast.Mult):
        early = ast.BinOp(ast.BinOp(left, node.op, right.left), ast.Mult(), right.right)
        yield Change("brackets", early, "brackets in another place", f"It is {both}: the product comes first.")
    for gone, kept in ((right, left), (left, right)):
        lost = at.write(gone)
        yield Change("term-missing", kept, f"{lost} is left out", f"It is {both}, and {lost} belongs to it.")


def powers(node, at: Writer) -> Iterator[Change]:
    """A square: of another order."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        inside, says = at.bracketed(node.left), f"It is the square, {at.write(node)}."
        yield Change("square-missing", node.left, f"{inside} without its square", says)
        yield Change("abs-for-square", code("np.abs(X)", X=node.left), f"|{inside}| in place of its square", says)
        yield Change("power", code("X ** 3", X=node.left), f"the third power of {inside}", says)
        yield Change("power", code("X ** 4", X=node.left), f"the fourth power of {inside}", says)


def reductions(node, at: Writer) -> Iterator[Change]:
    """A sum along an axis: the other axis, none, all, a mean in its place, one term of it."""
    method = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
    if method not in ("sum", "mean", "argmax"):
        return
    inside, along = node.func.value, axis(node)
    what, whole = at.bracketed(inside), at.write(node)
    keep = ", keepdims=True" if any(k.arg == "keepdims" for k in node.keywords) else ""
    if along is not None:
        other = code(f"X.{method}(axis={1 - along}{keep})", X=inside)
        runs = ("down the rows, neurons", "along the columns, examples")
        says = f"Here it runs {runs[along]}: axis={along}."
        yield Change("wrong-axis", other, f"the {method} runs over the other axis", says)
        if method != "argmax":
            yield Change("all-summed", code(f"X.{method}()", X=inside), f"the {method} runs over everything", says)
    if method == "argmax":
        lowest = code(f"X.argmin(axis={along})", X=inside)
        yield Change("smallest", lowest, "the smallest output is looked for", "The largest output is the answer.")
        return
    yield Change("sum-missing", inside, f"the {method} is missing", f"{what} is added up at the end: {whole}.")
    if method == "sum":
        mean = code(f"X.mean(axis={along}{keep})" if along is not None else "X.mean()", X=inside)
        yield Change("mean-for-sum", mean, "a mean in place of the sum", f"{what} is added up, and not divided.")
        top = "X[:, :{n}]" if along == 1 else "X[:{n}]"
        for cut, key, words in (
            ("1", "first-term-only", "only the first term"),
            ("-1", "last-term-lost", "the last term lost"),
        ):
            text = f"{top.format(n=cut)}.sum(axis={along}{keep})" if along is not None else f"{top.format(n=cut)}.sum()"
            yield Change(key, code(text, X=inside), f"{words} of the sum of {what}", "The sum runs over all of them.")
        under = top.replace(":{n}", "{n}")
        for cut, key, words in (
            ("-1:", "last-term-only", "only the last term"),
            ("1:", "first-term-lost", "the first term lost"),
        ):
            text = (
                f"{under.format(n=cut)}.sum(axis={along}{keep})"
                if along is not None
                else f"{under.format(n=cut)}.sum()"
            )
            says = "`=` keeps the last: `+=` adds." if cut == "-1:" else "The sum begins with index 0."
            yield Change(key, code(text, X=inside), f"{words} of the sum of {what}", says)
        end = f"(axis={along}{keep})" if along is not None else "()"
        yield Change("product-for-sum", code(f"X.prod{end}", X=inside), f"{what} multiplied up", "They are added up.")
        root = code(f"np.sqrt((X ** 2).sum{end})", X=inside)
        yield Change(
            "length-for-sum", root, f"the length of {what} in place of its sum", "They are added up, signs kept."
        )
        if isinstance(inside, ast.BinOp) and isinstance(inside.op, ast.Mult):
            apart = code(f"X.sum{end} * Y.sum{end}", X=inside.left, Y=inside.right)
            yield Change("sums-multiplied", apart, "two sums multiplied", "Multiply each pair first, then add.")
        if along == 1:
            for way, words in (("median", "the median"), ("max", "the largest")):
                new = code(f"np.{way}(X, axis=1{keep}) * X.shape[1]", X=inside)
                yield Change(
                    "another-mean", new, f"{words} in place of the mean", "The cost is a plain mean over examples."
                )
        largest = code(f"X.max(axis={along}{keep})" if along is not None else "X.max()", X=inside)
        yield Change("largest-term", largest, f"the largest of {what} in place of the sum", "All of them add up.")
    else:
        yield Change("sum-for-mean", code("X.sum()", X=inside), "a sum in place of the mean", "Divide by their number.")
