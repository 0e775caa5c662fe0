"""Changes to an answer as a whole: its sign, its shape, a letter taken for another, a factor too many."""

import ast

from ..saying.notation import Writer
from .change import Change, code, is_activation, is_slope

SIGN = "The slope of the cost keeps its sign; the minus belongs to the step downhill, later."


def results(node, at: Writer, arrays):
    """What is done to an expression after all else: `node` is what a line gives. arrays: the letters at hand."""
    whole = at.write(node)
    right = (
        "Wanted is what it was before."
        if "(" in whole and "[" in whole or "arange" in whole
        else f"Wanted is {whole} itself."
    )
    function = "activation" if at.own and "activation.prime(z)" in arrays else "sigmoid"
    for key, text, found, says in (
        ("opposite-sign", "-X", "the opposite sign", f"It is {whole}, with no minus." if "δ" not in whole else SIGN),
        ("absolute-value", "np.abs(X)", "the absolute value", "The sign belongs to it."),
        ("squared", "X ** 2", "the square of the answer", right),
        ("doubled", "2 * X", "twice the answer", f"There is no 2: {right[0].lower()}{right[1:]}"),
        ("halved", "X / 2", "half of the answer", f"There is no ½: {right[0].lower()}{right[1:]}"),
        ("transposed", "X.T", "the answer lies transposed", "Rows are its neurons: turn it round with `.T`."),
        ("summed-down", "X.sum(axis=0, keepdims=True)", "a sum over the neurons", "Each neuron keeps its own number."),
        ("summed-across", "X.sum(axis=1, keepdims=True)", "a sum along the rows", f"Nothing is added up there. {right}"),
        ("all-summed", "X.sum()", "everything is summed to one number", f"Each entry stays apart. {right}"),
        ("mean-down", "X.mean(axis=0, keepdims=True)", "a mean over the neurons", "Each neuron keeps its own number."),
        ("mean-across", "X.mean(axis=1, keepdims=True)", "a mean along the rows", f"Nothing is averaged there. {right}"),
        ("all-averaged", "X.mean()", "one mean of everything", f"Each entry stays apart. {right}"),
        ("divided-by-rows", "X / len(X)", "divided by the number of neurons", "A mean is taken over examples only."),
        ("divided-by-columns", "X / X.shape[1]", "divided by the number of columns", f"Nothing is divided there. {right}"),
        ("clipped", "np.maximum(X, 0)", "what is below 0 is cut off", "Negative numbers belong to the answer."),
        ("sign-only", "np.sign(X)", "only the sign", "How large it is matters too."),
        ("upside-down", "X[::-1]", "the rows in the opposite order", "Neuron 1 is the first row."),
        ("upside-down", "X[:, ::-1]", "the columns in the opposite order", "The first column stays first."),
        ("reciprocal", "1 / X", "one over the answer", "The fraction stands on its head."),
        ("normalized", "X / np.linalg.norm(X)", "scaled to length 1", "The length of the answer matters too."),
        ("zero", "X * 0", "zero everywhere", right),
        ("ones", "X * 0 + 1", "one everywhere", right),
        ("running-sum", "np.cumsum(X, axis=0)", "a running sum: each entry keeps those before it",
         "Start from 0 again for each neuron."),
        ("first-row-only", "X * (np.arange(len(X)) == 0)[:, np.newaxis]", "only the first neuron has its number",
         "Does the loop end too early, by a `return` inside it?"),
        ("outer-with-itself", "X @ X.T", "the outer product of the answer with itself", right),
        ("spread-to-matrix", "np.diag(X[:, 0])", "a matrix with the answer along its diagonal", "A column is wanted."),
        ("spread-to-matrix", "X * np.ones((1, len(X)))", "the answer repeated, column by column", "A column is wanted."),
        ("differences", "np.diff(X, axis=0, prepend=0)", "the differences of neighbours", "Each neuron's own number is "
        "wanted."),
        ("activation-outside", f"{function}(X)", "σ applied to all of the answer", right),
        ("slope-outside", f"{function}.prime(X)", "σ′ applied to all of the answer", right),
        ("rows-resized", "np.resize(X.T, X.shape)", "the numbers run on from row to row", "Mind which index is the row."),
        ("without-mean", "X - X.mean(axis=0)", "the mean is taken off", right),
        ("first-row-everywhere", "X * 0 + X[:1]", "the first row in every row", "Each row has its own: does j move?"),
        ("last-row-everywhere", "X * 0 + X[-1:]", "the last row in every row",
         "Each row has its own. `[[0] * n] * k` is one row k times over."),
        ("first-column-everywhere", "X * 0 + X[:, :1]", "the first column in every column", "Each has its own: does k move?"),
        ("rolled", "np.roll(X, 1, axis=0)", "the rows moved by one", "Python counts from 0: the first row has index 0."),
        ("rolled", "np.roll(X, -1, axis=0)", "the rows moved by one", "Python counts from 0: the first row has index 0."),
        ("identity-added", "X + np.eye(*X.shape)", "an identity is added", right),
        ("one-added", "X + 1", "1 is added", right),
        ("one-minus", "1 - X", "1 minus the answer", right),
        ("rooted", "np.sqrt(np.abs(X)) * np.sign(X)", "a root of the answer", right),
        ("diagonal", "np.diag(X)", "only the diagonal", f"All entries are wanted. {right}"),
    ):  # fmt: skip
        yield Change(key, code(text, X=node), found, says)
    for text in arrays:
        if text.isidentifier() and not (isinstance(node, ast.Name) and node.id == text):
            yield Change("letter-alone", code(text), f"{at.write(code(text))} itself", f"Wanted is {whole}.")
        factor = code(text)
        extra, name = at.write(factor), "slope-too-many" if is_slope(factor) else "factor-too-many"
        new = code("X * F", X=node, F=factor)
        yield Change(name, new, f"{extra} is multiplied in as well", f"{whole} has no further {extra}.")
        new = code("X / F", X=node, F=factor)
        yield Change("factor-divided", new, f"divided by {extra} at the end", f"{whole} is not divided by it.")


def replacements(node, at: Writer, letters):
    """One letter taken for another that is at hand."""
    if isinstance(node, ast.Name) and node.id in letters:
        for other in letters:
            if other != node.id:
                found = f"{at.letters.get(other, other)} in place of {at.letters.get(node.id, node.id)}"
                yield Change("letter-for-letter", code(other), found, f"Here stands {at.write(node)}.")


def further_factors(tree, arrays):
    """The factors that people multiply in once more: slopes and values at every z that is handed over."""
    found = [ast.unparse(node) for node in ast.walk(tree) if is_slope(node) or is_activation(node)]
    if "z" in arrays and "activation" in arrays:
        found += ["activation.prime(z)", "activation(z)", "(1 - activation(z))"]
    if "a" in arrays:
        found += ["a * (1 - a)", "(1 - a)"]
    return list(dict.fromkeys(found + [name for name in arrays if name not in ("activation", "cost", "net")]))


def loops(function, at: Writer):
    """(slot's holder, field, new list, key, found, says) for each loop: only its first pass, or one pass too few."""
    for node in ast.walk(function):
        if isinstance(node, ast.For):
            yield (
                node,
                "body",
                [*node.body, ast.Break()],
                "first-pass-only",
                "only the first pass of a loop",
                ("A `return` or `break` inside the loop ends it: move it out, to the left."),
            )
            arguments = node.iter.args if isinstance(node.iter, ast.Call) else []
            for i in range(min(2, len(arguments))):
                for shift in ("+ 1", "- 1"):
                    moved = [*arguments[:i], code(f"X {shift}", X=arguments[i]), *arguments[i + 1 :]]
                    side = "ends" if i or len(arguments) == 1 else "begins"
                    unit = "neuron" if "len(z)" in ast.unparse(node.iter) else "layer"
                    yield (
                        node.iter,
                        "args",
                        moved,
                        "loop-bounds",
                        f"a loop {side} one {unit} off",
                        "A range begins with its first number and stops before its last.",
                    )
