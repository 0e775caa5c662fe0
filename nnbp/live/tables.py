"""The tables that a page is given, numbered; the last that was drawn ahead of a press is kept for the press."""

from itertools import count


class Tables:
    """The tables of an explorer, as messages."""

    def __init__(self, explorer):
        self._explorer, self._ids, self._ahead = explorer, count(), (None, None)

    def of(self, state, moves=False):
        """The table of the control in hand. moves: may the marks move to where they stand, after a press or a choice?"""
        if state == self._ahead[0] and not moves:
            return self._ahead[1]
        control, row = self._explorer.controls(state)[state.hand], self._explorer.place(state)
        markup, channels, index = self._explorer.drawn(state).live(row)
        return {
            "id": next(self._ids), "control": control.name, "markup": markup, "channels": channels, "index": index,
            "positions": len(control.positions), "row": row, "start": float(control.positions[0]), "step": control.step,
            "moves": moves,
        }  # fmt: skip

    def ahead(self, state):
        """The same, kept: it is given again if the state comes about, and the page knows it by its number."""
        self._ahead = state, self.of(state)
        return self._ahead[1]
