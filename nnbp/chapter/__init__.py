"""The chapter itself: its equations, activations, costs and networks, and the algorithms built of them; numpy only."""
