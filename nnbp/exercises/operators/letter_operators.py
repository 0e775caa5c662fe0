"""Letters gone wrong: a transpose too few or too many, a neighbouring layer's, not as it is but its mean or its size."""

import ast
from collections.abc import Iterator

from ..saying.notation import Writer
from .change import Change, code, is_cost_slope, is_slope, kind


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
    "w", "w_next", "a", "a_in", "y", "z", "delta", "delta_next", "nabla_a", "s", "t", "b",
    "b_next", "slope", "dC_da", "da_da",
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
