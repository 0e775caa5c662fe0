"""The ways in which an equation goes wrong, each as a change to one place of its expression, with its sentence."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from .letters import Writer, axis


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
    "slope": "The error belongs to z, and one more factor, σ′(z), leads from a to z.",
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


def products(node, at: Writer) -> Iterator[Change]:
    """A product: a factor dropped, doubled, divided by; added to it; summed, crossed, or multiplied as matrices."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult)):
        return
    left, right = node.left, node.right
    one, two = at.write(left), at.write(right)
    for gone, kept in ((left, right), (right, left)):
        lost = at.write(gone)
        says = WHY.get(kind(gone), f"{at.write(node)} multiplies {at.write(kept)} by {lost}.")
        if "eye" in lost:
            continue  # it picks one entry, once or twice
        if not isinstance(gone, ast.Constant):
            yield Change(f"{kind(gone).replace(' ', '-')}-missing", kept, f"{lost} is missing", says)
            yield Change(
                f"{kind(gone).replace(' ', '-')}-twice", code("X * G", X=node, G=gone), f"{lost} counts twice",
                f"{lost} belongs into the product once.",
            )  # fmt: skip
            yield Change(
                "divided", code("K / G", K=kept, G=gone), f"divided by {lost} where it multiplies",
                "A chain rule multiplies its slopes.",
            )  # fmt: skip
        else:
            yield Change("constant-missing", kept, f"the factor {lost} is missing", f"It stands in {at.write(node)}.")
    if isinstance(left, ast.Constant) or isinstance(right, ast.Constant) or "eta" in (one, two) or one == "η":
        return
    apart = f"⊙ keeps the entries of {one} and {two} apart, each times its own partner."
    if at.times.strip() != "⊙":
        apart = f"{one} and {two} are links of one chain, and links multiply."
    else:
        yield Change("dot-for-hadamard", code("X.T @ Y", X=left, Y=right), "a dot product in place of ⊙", apart)
        yield Change("outer-for-hadamard", code("X @ Y.T", X=left, Y=right), "an outer product in place of ⊙", apart)
        yield Change("outer-for-hadamard", code("Y @ X.T", X=left, Y=right), "an outer product in place of ⊙", apart)
        yield Change("matmul-for-hadamard", code("X @ Y", X=left, Y=right), "a matrix product in place of ⊙", apart)
        yield Change("matmul-for-hadamard", code("Y @ X", X=left, Y=right), "a matrix product in place of ⊙", apart)
        yield Change("dot-for-hadamard", code("(X * Y).sum(axis=0)", X=left, Y=right), "the products are summed", apart)
        yield Change("dot-for-hadamard", code("(X * Y).sum()", X=left, Y=right), "the products are summed", apart)
        yield Change("row-by-column", code("X * Y.T", X=left, Y=right), f"{two} lies the wrong way for ⊙", apart)
        yield Change("row-by-column", code("X.T * Y", X=left, Y=right), f"{one} lies the wrong way for ⊙", apart)
    yield Change("sum-for-product", code("X + Y", X=left, Y=right), f"{one} and {two} added, not multiplied", apart)
    yield Change("sum-for-product", code("X - Y", X=left, Y=right), f"{two} subtracted, not multiplied", apart)


def matrix_products(node, at: Writer) -> Iterator[Change]:
    """A matrix product: a side dropped, the order turned, taken elementwise, one term of its sum alone."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)):
        return
    left, right = node.left, node.right
    one, two, both = at.write(left), at.write(right), at.write(node)
    for gone, kept in ((left, right), (right, left)):
        says = WHY.get(kind(gone), f"The product is {both}.")
        yield Change(f"{kind(gone)}-missing", kept, f"{at.write(gone)} is missing", says)
    yield Change(
        "order-turned", code("Y @ X", X=left, Y=right), f"{two} stands on the left of {one}",
        f"Matrices multiply in the order {both}: the axis that both share stands in the middle.",
    )  # fmt: skip
    yield Change(
        "product-transposed", code("(X @ Y).T", X=left, Y=right), f"{both} lies transposed",
        f"Rows of {both} are the rows of {one}.",
    )  # fmt: skip
    summed = f"Every entry of {both} is a sum along the axis that both share."
    yield Change("hadamard-for-matmul", code("X * Y", X=left, Y=right), f"⊙ between {one} and {two}", summed)
    yield Change("hadamard-for-matmul", code("X * Y.T", X=left, Y=right), f"⊙ between {one} and {two}", summed)
    yield Change("inner-for-outer", code("X.T @ Y.T", X=left, Y=right), f"an inner product of {one} and {two}", summed)
    yield Change(
        "added-for-matmul", code("X + Y", X=left, Y=right), f"{one} and {two} are added",
        f"In {both} they are multiplied.",
    )  # fmt: skip
    yield Change(
        "first-term-only", code("X[:, :1] @ Y[:1]", X=left, Y=right), f"only the first term of the sum {both}",
        "The sum runs over all neurons that the layer speaks to.",
    )  # fmt: skip
    yield Change(
        "last-term-lost", code("X[:, :-1] @ Y[:-1]", X=left, Y=right), f"the last term of the sum {both} is lost",
        "The sum runs to the end: does a range stop one too early?",
    )  # fmt: skip
    overwritten = "`=` keeps the last term only: `+=` adds it to those before."
    only = code("X[:, -1:] @ Y[-1:]", X=left, Y=right)
    yield Change("last-term-only", only, f"only the last term of the sum {both}", overwritten)
    rolled = code("X @ np.roll(Y, 1, axis=0)", X=left, Y=right)
    yield Change(
        "index-shifted", rolled, f"an index of {two} is off by one", "Python counts from 0, and -1 is the last."
    )
    yield Change(
        "first-term-lost", code("X[:, 1:] @ Y[1:]", X=left, Y=right), f"the first term of the sum {both} is lost",
        "The sum begins with the first neuron, index 0 in code.",
    )  # fmt: skip
    if isinstance(right, ast.Attribute) and right.attr == "T":
        means = code("X.mean(axis=1, keepdims=True) @ Y.mean(axis=1, keepdims=True).T", X=left, Y=right.value)
        says = "Each example's error meets its own activations; the mean is taken over the products."
        for scaled in ("M", "M * X.shape[1]"):
            new = code(scaled, M=means, X=left)
            yield Change("product-of-means", new, f"the mean of {one} times the mean of {at.write(right.value)}", says)
    if any(letter in one + two for letter in ("w", "∂")):
        yield Change(
            "mean-over-neurons", code("X @ Y / len(Y)", X=left, Y=right), f"a mean in place of the sum {both}",
            "Contributions of neurons add up; a mean is taken over examples only.",
        )  # fmt: skip


def divisions(node, at: Writer) -> Iterator[Change]:
    """A division: left out, done twice, by the wrong count."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
        return
    top, under, below = node.left, node.right, at.write(node.right)
    if is_examples(under):
        says = "The cost is a mean over the examples, and so is its gradient: divide by m."
        yield Change("sum-for-mean", top, "a sum over the examples in place of the mean", says)
        yield Change("divided-twice", code("X / D / D", X=top, D=under), "divided by m twice", says)
        counts = "Divide by the number of examples, the columns."
        wrong = code("X / N", X=top, N=ast.parse(ast.unparse(under)[:-2] + "0]", mode="eval").body)
        yield Change("wrong-count", wrong, "divided by the number of neurons, not of examples", counts)
        yield Change("wrong-count", code("X / len(net.w)", X=top), "divided by the number of layers", counts)
        for n in (2, 3, 4):
            yield Change("count-written-in", code(f"X / {n}", X=top), f"{n} examples are written in", counts)
        yield Change("count-multiplied", code("X * D", X=top, D=under), "multiplied by m, not divided", says)
        m_less = code("X / (D - 1)", X=top, D=under)
        yield Change("wrong-count", m_less, "divided by m − 1", "Here the mean of m examples divides by m.")
    else:
        says = f"{at.write(node)} divides by {below}."
        yield Change("division-missing", top, f"the division by {below} is missing", says)
        yield Change("divided-twice", code("X / D / D", X=top, D=under), f"divided by {below} twice", says)
        yield Change("division-turned", code("D / X", X=top, D=under), "the fraction stands on its head", says)
        yield Change("division-multiplied", code("X * D", X=top, D=under), f"multiplied by {below}, not divided", says)


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


def transposes(node, at: Writer) -> Iterator[Change]:
    """A transpose left out, put in, or taken for the inverse."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        inner = at.write(node.value)
        says = f"{at.write(node)} turns rows into columns, so that each entry meets its own."
        if kind(node) == "weights":
            says = "Errors go down the weights that leave a neuron, a column of w: that is what the transpose is for."
            inverse = "Nothing is undone on the way back: a chain rule multiplies by the slopes of the way forward."
            yield Change("inverse", code("np.linalg.inv(X)", X=node.value), f"the inverse of {inner}", inverse)
            yield Change("inverse", code("np.linalg.pinv(X)", X=node.value), f"the pseudo-inverse of {inner}", inverse)
            yield Change("flipped", code("X[::-1].T", X=node.value), f"{inner} upside down", says)
        yield Change("transpose-missing", node.value, f"{inner} in place of its transpose", says)
        yield Change(
            "reshape-for-transpose", code("X.reshape(X.shape[::-1])", X=node.value), f"{inner} reshaped, not transposed",
            "`reshape` keeps the order of reading; `.T` exchanges rows and columns.",
        )  # fmt: skip
    elif isinstance(node, (ast.Name, ast.Subscript)) and kind(node) == "weights":
        inner = at.write(node)
        says = f"Row j of {inner} holds the weights that enter neuron j, as it stands here."
        yield Change("transpose-added", code("X.T", X=node), f"the transpose of {inner} in its place", says)


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


def leaves(node, at: Writer) -> Iterator[Change]:
    """A letter, or a slope, not as it is: its absolute value, its mean, its neighbour's, one entry for all."""
    text = ast.unparse(node)
    if is_slope(node) or is_cost_slope(node):
        changed: tuple = ("absolute", "mean", "rolled", "first", "last", "summed")
    elif isinstance(node, ast.Name) and node.id in LETTERS:
        changed = tuple(WAYS)
    elif (
        isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Load)
        and text.split("[")[0] in ("delta", "a", "net.w")
    ):
        changed = ("absolute", "mean", "rolled", "first column")
    else:
        return
    letter = at.write(node)
    for way in changed:
        new, found, says = WAYS[way]
        yield Change(f"letter-{way.replace(' ', '-')}", code(new, X=node), found.format(letter), says.format(letter))


LETTERS = {
    "w", "w_next", "a", "a_in", "y", "z", "delta", "delta_next", "nabla_a", "s", "t", "b", "b_next", "slope", "dC_da", "da_da",
    "delta_out", "da_dz", "dz_dw", "delta3", "w2", "w3", "z2", "outputs",
}  # fmt: skip
WAYS = {
    "absolute": ("np.abs(X)", "|{0}| in place of {0}", "The sign of {0} belongs to it."),
    "mean": ("X.mean()", "the mean of {0} in place of {0}", "Each entry of {0} counts by itself."),
    "rolled": ("np.roll(X, 1, axis=0)", "an index of {0} is off by one", "Python counts from 0, and -1 is the last."),
    "rolled back": ("np.roll(X, -1, axis=0)", "an index of {0} is off by one", "Python counts from 0."),
    "first": ("X[:1]", "the first entry of {0} for all", "Each row has its own: does its index move with the loop?"),
    "last": ("X[-1:]", "the last entry of {0} for all", "Each row has its own: does a loop leave its last value behind?"),
    "first column": ("X[:, :1]", "only the first column of {0}", "Each column is an example with numbers of its own."),
    "summed": ("X.sum(axis=0, keepdims=True)", "the sum of {0} in place of {0}", "Each entry counts by itself."),
    "squared": ("X ** 2", "the square of {0} in place of {0}", "{0} comes in once."),
    "sigmoid": ("sigmoid(X)", "σ of {0} in place of {0}", "{0} comes in as it is."),
    "sloped": ("X * (1 - X)", "{0} (1 − {0}) in place of {0}", "A σ′ too many: {0} comes in as it is."),
    "sorted": ("np.sort(X, axis=0)", "{0} sorted", "The order says which neuron is which."),
    "reversed": ("X[::-1]", "{0} upside down", "The order says which neuron is which."),
    "switched": ("(X > 0.5)", "{0} cut to 0 and 1", "How large {0} is matters."),
    "fired": ("(X > 0)", "{0} cut to 0 and 1", "How large {0} is matters."),
    "minus one": ("(X - 1)", "{0} − 1 in place of {0}", "{0} comes in as it is."),
    "one minus": ("(1 - X)", "1 − {0} in place of {0}", "{0} comes in as it is."),
    "rooted": ("np.sign(X) * np.sqrt(np.abs(X))", "a root of {0} in place of {0}", "{0} comes in as it is."),
}  # fmt: skip

LAYERED = ("z", "a", "w", "b", "delta", "nabla_w", "nabla_b", "activation")


def indices(node, at: Writer) -> Iterator[Change]:
    """The letters of a neighbouring layer, of the last, of the second; z for a and a for z."""
    if not isinstance(node, ast.Subscript) or isinstance(node.slice, (ast.Tuple, ast.Slice)):
        return
    base = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
    if base not in LAYERED or not isinstance(node.ctx, ast.Load):
        return
    here = at.write(node) if base != "activation" else "the layer's own activation"
    if not any(isinstance(n, ast.Name) and n.id == "l" for n in ast.walk(node.slice)) and base != "activation":
        places = {"+ 1": 1, "- 1": -1}
    else:
        places = {"+ 1": 1, "- 1": -1}
        for fixed, words in (("2", "layer 2"), ("net.L" if "net" in ast.unparse(node) else "max(z)", "the last layer")):
            new = code(f"X[{fixed}]", X=node.value)
            yield Change("layer-written-in", new, f"{words} is taken in place of {here}", f"Each layer takes {here}.")
    for shift in places:
        new = code(f"X[I {shift}]", X=node.value, I=node.slice)
        found = f"{at.write(new)} in place of {here}"
        if base == "activation":
            found = "the activation of another layer"
        yield Change("neighbouring-layer", new, found, f"Here stands {here}: mind the layer it belongs to.")
    swap = {"z": "a", "a": "z"}.get(base)
    if swap:
        new = code(f"{swap}[I]", I=node.slice)
        yield Change(
            "a-for-z" if swap == "a" else "z-for-a", new, f"{at.write(new)} in place of {here}", f"It is {here}."
        )
    if base == "activation":
        own = "Each layer has its own: `net.activation[l]`."
        for name in ("sigmoid", "tanh"):
            yield Change("activation-written-in", code(name), f"{name} is written in", own)


OPERATORS = (
    products, matrix_products, divisions, sums_and_differences, powers, slopes, activations, cost_slopes, transposes,
    reductions, indices, leaves,
)  # fmt: skip
