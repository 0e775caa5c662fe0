"""An exercise's wrong answers, made from its right one: each operator at each place, one change at a time or two."""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from ..asked.expressions import arguments, compiled, source
from ..operators.change import Change
from ..operators.letter_operators import leaves
from ..operators.operators import OPERATORS
from ..operators.whole_operators import further_factors, loops, replacements, results
from ..saying.notation import writer
from .by_hand import BY_HAND

LAYER_NUMBERS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹ˡᴸ⁺⁻]")
NOT_ARRAYS = ("activation", "cost", "net", "layer", "j", "k", "m", "eta", "mini_batch_size", "rng")


@dataclass(frozen=True)
class Place:
    """Where a change is made: holder's field, or the entry `index` of that field."""

    holder: ast.AST
    name: str
    index: int | None = None

    def get(self):
        """The tree that stands there."""
        held = getattr(self.holder, self.name)
        return held if self.index is None else held[self.index]

    def put(self, new):
        """Put a tree there; returns what was there before."""
        if self.index is None:
            old = getattr(self.holder, self.name)
            setattr(self.holder, self.name, new)
        else:
            held = getattr(self.holder, self.name)
            old, held[self.index] = held[self.index], new
        return old


@dataclass(frozen=True)
class Mutant:
    """A wrong answer as a function. key: the mistake's stable name. found, says: two sentences. line: how it computes."""

    key: str
    found: str
    says: str
    line: str
    function: Callable = field(repr=False, compare=False)
    edits: tuple = field(default=(), repr=False, compare=False)


def places(tree):
    """(place, node) for every node of a tree that stands in a field of another."""
    for holder in ast.walk(tree):
        for name, value in ast.iter_fields(holder):
            if isinstance(value, ast.AST):
                yield Place(holder, name), value
            elif isinstance(value, list):
                yield from ((Place(holder, name, i), node) for i, node in enumerate(value) if isinstance(node, ast.AST))


def with_edits(tree, edits):
    """The function of a tree with some places changed; the tree itself is as before. None where it does not compile."""
    before = [(place, place.put(located(new))) for place, new in edits]
    try:
        return compiled(tree)
    except (SyntaxError, TypeError, ValueError):
        return None
    finally:
        for place, old in reversed(before):
            place.put(old)


def located(new):
    """A tree, or a list of them, with line numbers everywhere, as compiling needs them."""
    for node in new if isinstance(new, list) else [new]:
        ast.fix_missing_locations(node)
    return new


def statement_of(tree):
    """{node: the assignment or return that it is part of}."""
    return {
        node: line for line in ast.walk(tree) if isinstance(line, (ast.Assign, ast.Return)) for node in ast.walk(line)
    }


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


SHAPELESS = (leaves,)


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


@cache
def tree_of(exercise):
    return ast.parse(source(exercise))


@cache
def singles(exercise):
    """Every answer that is one change away from the right one, those written by hand first."""
    tree, at = tree_of(exercise), writer(exercise, arguments(exercise))
    lines = statement_of(tree)
    found = list(by_hand(exercise, at))
    for place, change in list(changes(tree, exercise, at)):
        function = with_edits(tree, [(place, change.new)])
        if function is not None:
            line = lines.get(place.holder)
            found.append(
                mutant(change, described(line, place, change, at) if line else "", function, (place, change.new))
            )
    found += everywhere_at_once(tree, found)
    for holder, name, new, key, says, why in loops(tree, at):
        function = with_edits(tree, [(Place(holder, name), new)])
        if function is not None:
            found.append(Mutant(key, says, why, "", function, ((Place(holder, name), new),)))
    return tuple(found)


def everywhere_at_once(tree, found):
    """One change made at every place where it can be made: m miscounted for weights and biases alike, say."""
    groups: dict = {}
    for one in found:
        if one.edits:
            groups.setdefault((one.key, LAYER_NUMBERS.sub("", one.found)), []).append(one)
    for group in groups.values():
        edits = {(edit[0].holder, edit[0].name, edit[0].index): edit for one in group for edit in one.edits}
        if len(edits) > 1:
            function = with_edits(tree, list(edits.values()))
            if function is not None:
                yield Mutant(group[0].key, group[0].found, group[0].says, "", function, tuple(edits.values()))


def mutant(change: Change, line, function, edit):
    return Mutant(change.key, change.found, change.says, line, function, (edit,))


def described(line, place, change, at):
    """The line in which a change stands, as it then reads."""
    old = place.put(change.new)
    try:
        return at.write(line)
    finally:
        place.put(old)


def by_hand(exercise, at):
    """The mistakes that no operator makes."""
    text = source(exercise)
    for old, new, key, found, says in BY_HAND.get(exercise, ()):
        if old not in text:
            raise LookupError(f"the right answer to {exercise!r} does not hold {old!r}")
        tree = ast.parse(text.replace(old, new))
        only = tree.body[-1].body[-1] if len(tree.body[-1].body) == 1 else None
        yield Mutant(key, found, says, at.write(only) if only else "", compiled(tree))


def nested(outer, inner):
    """The one edit that two come to where the outer leaves only the node that the inner changes; None elsewhere."""
    if len(outer.edits) > 1 or len(inner.edits) > 1:
        return None
    (place, kept), (within, new) = outer.edits[0], inner.edits[0]
    inside = within.holder is place.get() and within.get() is kept
    return [(place, new)] if inside else None


@cache
def pairs(exercise):
    """Answers that are two of the usual changes away."""
    tree, found = tree_of(exercise), []
    usual = [one for one in singles(exercise) if one.edits and one.key in USUAL]
    made = sorted(usual, key=lambda one: -len(one.edits))[: MOST_IN_PAIRS // (1 if len(tree.body[0].body) == 1 else 2)]
    for one, two in combinations(made, 2):
        edits = nested(one, two) or nested(two, one) or [*one.edits, *two.edits]
        places_of = [{(id(place.holder), place.name, place.index) for place, _ in pair.edits} for pair in (one, two)]
        function = None if places_of[0] & places_of[1] else with_edits(tree, edits)
        if function is not None:
            key, says = f"{one.key}+{two.key}", f"{one.found}, and {two.found}"
            found.append(Mutant(key, says, one.says, "", function))
    return tuple(found)


MOST_IN_PAIRS = 36
USUAL = {
    "slope-missing", "slope-of-a", "transpose-missing", "transpose-added", "value-for-slope", "sum-for-mean", "eta-missing",
    "uphill", "neighbouring-layer", "a-for-z", "difference-turned", "opposite-sign", "cost-written-in", "factor-missing",
    "weights-missing", "cost-slope-missing", "activation-written-in", "activation-missing", "formula-in-a", "sum-missing",
    "wrong-axis", "mean-for-sum", "term-missing", "summed-down", "product-transposed", "hadamard-for-matmul",
}  # fmt: skip
