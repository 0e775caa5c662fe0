"""An explorer without a page: what a page would be sent, and a walk over its states that holds them to what they promise."""

import xml.etree.ElementTree as ET
from collections import deque

import nnbp


def digit_errors():
    return nnbp.DigitErrors(nnbp.Network([64, 12, 10], rng=0), nnbp.load_digits()[1], digit=7)


def training():
    return nnbp.Training(nnbp.Network([2, 4, 1], rng=1), nnbp.plane.ring(), epochs=12, mini_batch_size=50)


EXPLORERS = {  # one of each kind, in the state that it is made in
    "OneNetwork": lambda: nnbp.OneNetwork(*nnbp.tiny_network()),
    "WayBack": lambda: nnbp.WayBack(*nnbp.tiny_network()).back(),
    "BiasSlope": lambda: nnbp.BiasSlope(*nnbp.tiny_network()),
    "Demon": lambda: nnbp.Demon(*nnbp.tiny_network()),
    "OuterProduct": lambda: nnbp.OuterProduct(*nnbp.tiny_network()),
    "FollowPaths": lambda: nnbp.FollowPaths(*nnbp.tiny_network()),
    "Saturation": lambda: nnbp.Saturation(*nnbp.tiny_network()),
    "OutputError": lambda: nnbp.OutputError([4.2, -1.0], [0, 1]),
    "OutputError softmax": lambda: nnbp.OutputError([1.2, -1.0, 0.3], [0, 1, 0], compare="softmax"),
    "TwoStarts": nnbp.TwoStarts,
    "VanishingError": nnbp.VanishingError,
    "DigitErrors": digit_errors,
    "Training": training,
    "ThreeProducts": lambda: nnbp.ThreeProducts([1, 2, -2], [3, 4, 0.5]),
    "CacheGame": lambda: nnbp.CacheGame(*nnbp.tiny_network()),
    "PassCounter": lambda: nnbp.PassCounter([64, 30, 10]),
    "FiveSteps": lambda: nnbp.FiveSteps(*nnbp.tiny_network()).next(),
}


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


def roomy(markup):
    """The drawing of a page that has room, as a tree: without what is seen only where there is less."""
    drawing = ET.fromstring(markup)
    for mark in list(drawing.iter()):
        for child in [child for child in mark if child.get("data-room") == "tight"]:
            mark.remove(child)
    return drawing


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
