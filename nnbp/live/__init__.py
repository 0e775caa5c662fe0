"""How a picture lives: what an explorer says of itself, how marks move, and the host that shows them."""
