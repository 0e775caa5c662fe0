"""An exercise's answers with one mistake: made from its right one, each operator at each place, or written by hand."""

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from ..asked.expressions import arguments, compiled, source
from ..operators.change import Change
from ..operators.whole_operators import loops
from ..saying.notation import writer
from .by_hand import BY_HAND
from .changes import changes
from .edits import Place, statement_of, with_edits

LAYER_NUMBERS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹ˡᴸ⁺⁻]")


@dataclass(frozen=True)
class Mutant:
    """A wrong answer as a function. key: the mistake's stable name. found, says: two sentences. line: how it computes."""

    key: str
    found: str
    says: str
    line: str
    function: Callable = field(repr=False, compare=False)
    edits: tuple = field(default=(), repr=False, compare=False)


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
