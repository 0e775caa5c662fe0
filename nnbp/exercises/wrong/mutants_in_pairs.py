"""An exercise's answers with two mistakes at once: two of the usual changes to its right one."""

from functools import cache
from itertools import combinations

from .changes import USUAL
from .edits import with_edits
from .mutants import Mutant, singles, tree_of

MOST_IN_PAIRS = 36


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
