"""One idea first: a picture opens with it, large, and shows on request why it is so; that stays open then."""

from ..live.touch import Choice


def unfolding(name, folded="picture"):
    """The Choice that shows what the picture keeps folded under that name. folded: what there is without it."""
    return Choice(name, "", ((folded, False), (name, True)), toggle=True)


WHY, NUMBERS, NETWORK = (unfolding(name) for name in ("why", "numbers", "network"))


def unfolded(state):
    """The lines of code that unfold what is unfolded in a state."""
    names = {choice.name for choice in (WHY, NUMBERS, NETWORK)}
    return [f'picture.do("choose", "{name}", {value!r})' for name, value in state.chosen if name in names and value]
