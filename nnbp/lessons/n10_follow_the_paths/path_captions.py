"""What the picture of the paths shows, in a sentence or two at each position."""

from ...live.columns import figure
from .walks import named


def captions(walks, which, together):
    """One text a position: of path number `which`, or of all of them together."""
    every, found = zip(walks.swept.values, walks.products[which], walks.running[which], walks.measured, strict=True), []
    for value, *numbers in every:
        product, so_far, goal = (figure(number, 5, signed=True) for number in numbers)
        if together:
            told = f"All {len(walks.routes)} paths together make {so_far}"
        else:
            route = named(walks.routes[which], walks.weight.layer)
            told = f"Path {which + 1} of {len(walks.routes)}, {route}, gives {product}; the sum so far is {so_far}"
        weight = f"{walks.weight.label} is {figure(value, 2, signed=True)}"
        found.append(f"{weight}. {told}, and the measured gradient is {goal}.")
    return found
