"""An explorer without a page: what a page would be sent, and a walk over its states that holds them to what they promise."""

from collections import deque


def sent(explorer):
    """The table that the page was sent; or, where no page shows the explorer, what one would be sent."""
    if "lab" in vars(explorer):
        return explorer.lab.picture.hand
    state = explorer.state
    control, row = explorer.controls(state)[state.hand], explorer.place(state)
    markup, channels, index = explorer.drawn(state).live(row)
    return {
        "control": control.name, "markup": markup, "channels": channels, "index": index,
        "positions": len(control.positions), "row": row,
    }  # fmt: skip


def walk(explorer, most, slid=True):
    """Up to `most` states that events lead to, nearest to the start first, each control slid to both of its ends too.

    slid=False: not slid. A step gives the same each time, and leaves the state that it starts from, and the explorer, as
    they were.
    """
    seen, waiting = {explorer.first: None}, deque([explorer.first])
    while waiting and len(seen) < most:
        state = waiting.popleft()
        before = (repr(state), hash(state))
        for event in (*explorer.events(state), *(slides(explorer, state) if slid else ()), ("reset",)):
            following = explorer.step(state, event)
            assert explorer.step(state, event) == following, event
            assert (repr(state), hash(state)) == before, event
            if following is not None and following not in seen and len(seen) < most:
                seen[following] = None
                waiting.append(following)
    return list(seen)


def slides(explorer, state):
    for name, control in explorer.controls(state).items():
        yield from (("set", name, float(control.positions[end])) for end in (0, -1))


def is_pure(explorer, most=40, drawings=4):
    """Its states can be hashed, told, written as code and drawn, some of them twice, and nothing changes by that."""
    start, states = explorer.state, walk(explorer, most)
    assert len(states) > len(explorer.controls(start))
    for state in states:
        assert explorer.said(state) and explorer.lines(state)
    tables = list({explorer.table(state): state for state in states}.values())
    for state in tables[:: -(-len(tables) // drawings)]:
        first, again = (explorer.scene(state).live(explorer.place(state)) for _ in range(2))
        assert first == again
    assert explorer.state == start == explorer.first and explorer._lab is None
