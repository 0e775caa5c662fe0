"""Products gone wrong: factors lost, doubled, added; ⊙, @, outer and dot exchanged; a division left out."""

import ast
from collections.abc import Iterator

from ..saying.notation import Writer
from .change import WHY, Change, code, is_examples, kind


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
                f"It is a product: {at.write(node)}.",
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
        "The sum runs over all of them.",
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
