"""An exercise's wrong answers, made from its right one: each operator at each place, one change at a time or two."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from .by_hand import BY_HAND
from .expressions import arguments, compiled, source
from .letters import Writer, names
from .operators import OPERATORS, Change, code
from .whole_operators import further_factors, loops, replacements, results

NOT_ARRAYS = ("activation", "cost", "net", "layer", "j", "k", "m", "eta", "mini_batch_size", "rng")
SOME_LEFT = 260  # an exercise with more single mistakes than this is too large for pairs of any two


@dataclass(frozen=True)
class Place:
    """Where a change is made: holder's field, or the entry `index` of that field."""

    holder: ast.AST
    name: str
    index: int | None = None

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
    return {node: line for line in ast.walk(tree) if isinstance(line, (ast.Assign, ast.Return)) for node in ast.walk(line)}


def changes(tree, exercise, at):
    """(place, Change) for every operator at every place of a tree."""
    letters = [name for name in arguments(exercise) if name not in NOT_ARRAYS]
    whole = len(tree.body[0].body) == 1  # a single `return`
    extra = further_factors(tree, arguments(exercise)) if whole else ["net.activation[l].prime(z[l])"]
    for place, node in places(tree):
        for operator in OPERATORS:
            yield from ((place, change) for change in operator(node, at))
        if whole and letters:
            yield from ((place, change) for change in replacements(node, at, letters))
        if isinstance(place.holder, (ast.Assign, ast.Return)) and place.name == "value":
            if whole or isinstance(place.holder, ast.Assign) and isinstance(place.holder.targets[0], ast.Subscript):
                yield from ((place, change) for change in results(node, at, extra if "net" in source(exercise) or whole else ()))


@cache
def tree_of(exercise):
    return ast.parse(source(exercise))


@cache
def singles(exercise):
    """Every answer that is one change away from the right one, those written by hand first."""
    tree, at = tree_of(exercise), Writer(names(exercise), exercise in ("51", "52", "53"))
    lines = statement_of(tree)
    found = list(by_hand(exercise, at))
    for place, change in changes(tree, exercise, at):
        function = with_edits(tree, [(place, change.new)])
        if function is not None:
            line = lines.get(place.holder)
            found.append(mutant(change, described(line, place, change, at) if line else "", function, (place, change.new)))
    for holder, name, new, key, says, why in loops(tree, at):
        function = with_edits(tree, [(Place(holder, name), new)])
        if function is not None:
            found.append(Mutant(key, says, why, "", function, ((Place(holder, name), new),)))
    return tuple(found)


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


def pairs(exercise):
    """Answers that are two changes away, made as they are asked for."""
    tree = tree_of(exercise)
    made = [one for one in singles(exercise) if one.edits]
    if len(made) > SOME_LEFT:
        made = [one for one in made if one.key in USUAL]
    for one, two in combinations(made, 2):
        (first, _), (second, _) = *one.edits, *two.edits
        if first == second:
            continue
        function = with_edits(tree, [*one.edits, *two.edits])
        if function is not None:
            yield Mutant(f"{one.key}+{two.key}", f"{one.found}, and {two.found}", one.says, "", function)


USUAL = {
    "slope-missing", "slope-of-a", "transpose-missing", "value-for-slope", "sum-for-mean", "eta-missing", "uphill",
    "neighbouring-layer", "a-for-z", "difference-turned", "opposite-sign",
}  # fmt: skip
__all__ = ["Mutant", "code", "pairs", "singles"]
