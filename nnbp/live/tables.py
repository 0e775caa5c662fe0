"""The tables that a page is given, numbered; those that were drawn ahead of a press are kept for the press."""

from itertools import count


class Tables:
    """The tables of an explorer, as messages."""

    def __init__(self, explorer):
        self._explorer, self._ids = explorer, count()
        self._before, self._ahead = None, {}

    def of(self, state, moves=False):
        """The table of the control in hand. moves: may the marks move to where they stand, after a press or a choice?"""
        drawn, self._ahead = self._ahead, {}  # no page needs the others: it drops them with the table it is given now
        return drawn[state] if state in drawn and not moves else self._made(state, moves)

    def ahead(self, before, state):
        """The same for a state that may follow, kept while the state before it lasts: given again if that comes about,
        and the page knows it by its number."""
        if before != self._before:
            self._before, self._ahead = before, {}
        if state not in self._ahead:
            self._ahead[state] = self._made(state, False)
        return self._ahead[state]

    def _made(self, state, moves):
        controls = self._explorer.controls(state)
        control, row = controls[state.hand], self._explorer.place(state)
        markup, channels, index = self._explorer.drawn(state).live(row)
        return {
            "id": next(self._ids), "control": control.name, "names": list(controls), "markup": markup,
            "channels": channels, "index": index, "positions": len(control.positions), "row": row,
            "start": float(control.positions[0]), "step": control.step, "moves": moves,
        }  # fmt: skip
