"""One list of signs: every mark of every picture is in it, and what it says is what the list says."""

import re
from pathlib import Path

import pytest

import nnbp
from nnbp.kit.sign_list import PAGE, PAPER, SIGNS, TYPE
from nnbp.live.columns import Column

from ..explorers import walk
from ..live.test_grips import EXPLORERS

PLAIN = {*TYPE.split(), *PAPER.split(), *PAGE.split()}
LISTED = {kind: sign for sign in SIGNS.values() for kind in sign.kinds.split()}
STATES, TABLES = 40, 8


def at(value, k):
    """What an attribute or a text is at position k."""
    return value.texts[value.index[k]] if isinstance(value, Column) else value or ""


def spoken(mark, k):
    """All that a mark says at position k, part after part."""
    return at(mark.text, k) + "".join(spoken(child, k) for child in mark.children)


def marks(mark):
    """A mark and all within it."""
    yield mark
    for child in mark.children:
        yield from marks(child)


def faults(mark, positions):
    """What a mark does at some position that the list does not say."""
    worn = mark.attributes.get("class")
    for together in worn.texts if isinstance(worn, Column) else [worn or ""]:
        kinds = together.split()
        for kind in kinds:
            sign = LISTED.get(kind)
            if sign is None:
                if kind not in PLAIN:
                    yield f"{kind} is in no list"
            elif mark.tag not in sign.on.split():
                yield f"{kind} on a {mark.tag}"
            elif sign.beside and not {*sign.beside.split()} & {*kinds}:
                yield f"{kind} alone, as {together!r}"
            elif sign.says and mark.tag in ("text", "tspan"):
                said = {spoken(mark, k) for k in range(positions) if at(worn, k) == together}
                yield from (f"{kind} says {words!r}" for words in said - {""} if not re.search(sign.says, words))


def tables(explorer):
    """A few of its states that are drawn differently."""
    found = list({explorer.table(state): state for state in walk(explorer, STATES, slid=False)}.values())
    return found[:: -(-len(found) // TABLES)]


PICTURES = EXPLORERS | {
    "CacheGame": lambda: nnbp.CacheGame(*nnbp.tiny_network(), erased=("a1", "z2")),
    "relu": lambda: nnbp.OneNetwork(nnbp.Network([2, 4, 2], activation="relu", rng=0), [0.9, 0.4], [0, 1]),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
def test_every_mark_is_in_the_list_and_means_what_it_says(name):
    explorer = PICTURES[name]()
    for state in tables(explorer):
        scene = explorer.drawn(state)
        for mark in marks(scene.root):
            assert list(faults(mark, scene.positions)) == [], state


def test_the_list_is_not_longer_than_what_is_styled():
    """Every class of the list has a rule, but those that are only looked for."""
    sheets = "".join(path.read_text(encoding="utf-8") for path in Path(nnbp.__file__).parent.rglob("*.css"))
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", sheets))
    assert set(LISTED) - styled == {"off"}
    assert len(LISTED) == sum(len(sign.kinds.split()) for sign in SIGNS.values()), "a class stands for two signs"


def test_all_pictures_have_one_sheet():
    """A page with several pictures keeps the sheet of the last one, so it must do for all of them."""
    assert len({make().style for make in PICTURES.values()}) == 1
