"""A tree of code, changed in some places and compiled, and afterwards as it was."""

import ast
from dataclasses import dataclass

from ..asked.expressions import compiled


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
