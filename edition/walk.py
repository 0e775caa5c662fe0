"""The states of a picture that a page without Python has tables for, and where each event leads from them."""

import random
from collections import deque
from dataclasses import dataclass, field

from nnbp.live.explorer import Explorer
from nnbp.live.touch import State

COST = {"press": 0, "take": 1, "choose": 2, "mark": 2}  # how far from the start an event leads
ALWAYS, MOST, MOST_OF_SLOW = 2, 150, 30


@dataclass
class Node:
    """A table of a picture. state: the one that it is met in; path: the words that lead here; on: {event: Lead}."""

    number: int
    state: State
    path: tuple
    far: int
    on: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Lead:
    """Where an event leads: to a node, at a row, if the number in hand is where it was at the start.

    shift: by how many positions it moves that number, wherever it is; None where it has to be at the start first.
    whole: is it what Python would show? Otherwise something else is put back to the start with it.
    """

    node: int
    row: int
    shift: int | None
    whole: bool


class Walk:
    """The tables of an explorer around the state that it is in: `nodes`, the nearest first.

    Presses are followed as far as they lead while every number stays; then every control in hand, then choices, one and
    more at a time, as long as there are not too many. sample: of each distance so many alone, drawn by lot.
    """

    def __init__(self, explorer, most=None, sample=None):
        self.explorer, self.sample = explorer, sample
        self.most = most or (MOST_OF_SLOW if explorer.waits else MOST)
        self.nodes, self._known, self._tables = [], {}, {}
        self._grow(explorer.state)
        for node in self.nodes:
            node.on = dict(self._leads(node))

    def step(self, state, event):
        """The state after an event, or None. The pure way: what an explorer does ahead, the drawing does when it must."""
        return Explorer.step(self.explorer, state, event)

    def table(self, state):
        """What the drawing of a state depends on; asked for again and again, and a matter of some work for some pictures."""
        if state not in self._tables:
            self._tables[state] = self.explorer.table(state)
        return self._tables[state]

    def find(self, state):
        """The node of a state, or None."""
        return self._known.get(self.table(state))

    # The nodes

    def _grow(self, start):
        """Level by level, whole levels only: a level that is too large is the first of those left out."""
        levels, met, far = {0: deque([(start, ())])}, set(), 0
        while levels:
            far = min(levels)
            level = self._level(levels, far, met)
            if level is None:
                return
            if self.sample and len(level) > self.sample:
                level = [level[0], *random.Random(far).sample(level[1:], self.sample - 1)]
            for state, path in level:
                node = Node(len(self.nodes), state, path, far)
                self.nodes.append(node)
                self._known[self.table(state)] = node

    def _level(self, levels, far, met):
        """[(state, path)] of all that is so far from the start, None if that is too much; what follows is put into later
        levels.
        """
        found, todo = [], levels[far]
        while todo:
            state, path = todo.popleft()
            key = self.table(state)
            if key in met:
                continue
            if far > ALWAYS and len(met) >= self.most:
                return None
            met.add(key)
            found.append((state, path))
            for event in self.explorer.events(state):
                following = self.step(state, event)
                if following is None or self.table(following) in met:
                    continue
                cost = COST[event[0]]
                if not cost and following.values != state.values:
                    cost = COST["choose"]
                levels.setdefault(far + cost, deque()).append((following, (*path, event)))
        del levels[far]
        return found

    # The events

    def _leads(self, node):
        for event in (*self.explorer.events(node.state), ("reset",)):
            lead = self._lead(node, event)
            if lead is not None:
                yield event, lead

    def _lead(self, node, event):
        following = self.step(node.state, event)
        if following is None:
            return None
        reached = self.find(following)
        if reached is not None:
            return Lead(reached.number, self.explorer.place(following), self._shift(node, event, reached), True)
        for state in self._nearer(node.state, event):
            reached = state and self.find(state)
            if reached:
                return Lead(reached.number, self.explorer.place(state), None, False)
        return None

    def _nearer(self, state, event):
        """What comes nearest to an event that leads out of the tables: the same done from where less has been changed."""
        start = self.nodes[0].state
        if event[0] == "take" and event[1] in self.explorer.controls(start):
            yield self.step(start, event)
        elif event[0] == "choose":
            if start.hand in self.explorer.controls(state):
                yield self.step(self.step(state, ("take", start.hand)), event)
            yield self.step(start, event)

    def _shift(self, node, event, reached):
        """How far an event moves the number in hand, if it does the same wherever that is."""
        explorer, state = self.explorer, node.state
        if event == ("reset",) or reached.state.hand != state.hand:
            return None
        control, start = explorer.controls(state)[state.hand], explorer.place(state)
        last = len(control.positions) - 1
        shift = explorer.place(self.step(state, event)) - start
        for row in {0, last // 3, max(0, start - 1), min(last, start + 1), last} - {start}:
            following = self.step(self.step(state, ("set", control.name, control.positions[row])), event)
            if following is None or self.find(following) is not reached:
                return None
            if explorer.place(following) != min(max(row + shift, 0), last):
                return None
        return shift
