"""The signs that the pictures of several lessons share, as their legends explain them."""

from ..live.legend import Sign

DISC = Sign("a", "disc", "a neuron; its number and tint are the activation a")
LINE = Sign("w", "line", "a weight w: thick is far from zero, dashed is negative; the stub on a neuron is its bias b")
BAR = Sign("delta", "bar", "an error δ: to the right and purple is positive, to the left and orange is negative")
RING = Sign("muted", "dotted ring", "a saturated neuron: its slope σ′(z) is below 5 % of its maximum (relu: dead)")
WRONG = Sign("C", "red ring", "an output that is saturated and wrong; saturated and right has a blue dotted ring")
NORM = Sign("delta", "‖δ‖", "the length of a layer’s error, on one scale from zero")
DOT = Sign(
    "z",
    "dots on the curves",
    "every neuron at its weighted input z, on σ and on its slope σ′; squares are outputs",
)
COST = Sign("C", "red curve", "the cost C at every position of the slider in hand")
TANGENT = Sign(
    "ink",
    "short straight line",
    "what the gradient predicts; the open circle is its word, the full one is the truth",
)
BACKFLOW = (
    Sign(
        "delta",
        "thick line, backward",
        "w·δ, what comes down that line, as high as where it meets the gate; purple is positive, dashed orange negative; "
        "an arrow head over a gate: more comes than fits, so its lines are drawn thinner",
    ),
    Sign("z", "two doors", "a neuron's gate: it is as open as its slope σ′(z), of the greatest that there is"),
    Sign(
        "delta",
        "dot",
        "its area is |δ|; a thin ring is the dot of a gate wide open, a thick rim one that would not fit",
    ),
    Sign(
        "delta",
        "block",
        "as wide as what arrives and as high as σ′(z), so its area is |δ|; the dashed frame is the highest that there is",
    ),
)
