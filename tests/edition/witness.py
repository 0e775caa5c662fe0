"""What Python draws, written down while an edition is built, for a browser to be held against."""

import json

ENDS = (0, 1 / 3, 1)  # of a slider: where it is looked at


def drawn(folder, figure, node, scene):
    """Write the drawings of a table at a few rows into `folder`; for the first table what events lead to as well."""
    control = figure.explorer.controls(node.state)[node.state.hand]
    rows = sorted({round(share * (scene.positions - 1)) for share in ENDS})
    moved = figure.explorer.step(node.state, ("set", control.name, control.positions[rows[-1]]))
    told = {
        "node": node.number,
        "control": control.name,
        "rows": [[row, control.positions[row], scene.live(row)[0]] for row in rows],
        "lines": figure.explorer.lines(moved),
        "events": list(followed(figure, node, scene.live(0)[0])) if node.number == 0 else [],
    }
    path = folder / f"{figure.name}.json"
    before = json.loads(path.read_text("utf-8")) if path.exists() else []
    path.write_text(json.dumps([*before, told], default=float), "utf-8")


def followed(figure, node, markup):
    """[event as the page calls it, control, row, drawing] of the last event of each kind that the page can follow."""
    explorer, kinds = figure.explorer, {}
    for event, lead in node.on.items():
        there = event[0] != "mark" or f'data-pick="{event[1]}"' in markup
        if lead.whole and there and event not in (("reset",), ("take", node.state.hand)):
            kinds[event[:2] if event[0] == "choose" else event[0]] = event
    for event in kinds.values():
        state = explorer.step(node.state, event)
        row = explorer.place(state)
        yield figure.words(event), state.hand, row, explorer.drawn(state).live(row)[0]
