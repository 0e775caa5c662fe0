"""One idea first: a picture opens with it, large, and shows on request why it is so; that stays open then."""

from ..live.touch import Choice

WHY = Choice("why", "", (("picture", False), ("why", True)), toggle=True)
