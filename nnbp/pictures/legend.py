"""The legend: one sentence for each sign that the pictures share, in the colour of its letter."""

from html import escape

from .palette import MIDDLE

SIGNS = {  # sign: (its colour's name in the palette, what it is called, what it means)
    "disc": ("a", "disc", "a neuron; its number and tint are the activation a"),
    "line": ("w", "line", "a weight w: thick is far from zero, dashed is negative; the stub on a neuron is its bias b"),
    "bar": ("delta", "bar", "an error δ: to the right and purple is positive, to the left and orange is negative"),
    "ring": ("muted", "dotted ring", "a saturated neuron: its slope σ′(z) is below 5 % of its maximum (relu: dead)"),
    "wrong": ("C", "red ring", "an output that is saturated and wrong; saturated and right has a blue dotted ring"),
    "norm": ("delta", "‖δ‖", "the length of a layer's error, on a logarithmic scale"),
    "dot": (
        "z",
        "dots on the curves",
        "every neuron at its weighted input z, on σ and on its slope σ′; squares are outputs",
    ),
    "cost": ("C", "red curve", "the cost C at every position of the slider in hand"),
    "tangent": (
        "ink",
        "short straight line",
        "what the gradient predicts; the open circle is its word, the full one is the truth",
    ),
    "miss": ("C", "red line", "the miss a − y, from the target y, a square, to the output a, a dot"),
    "factors": ("z", "red and green bars", "the two factors of δ: ∂C/∂a and σ′(z); an arrow: off the scale"),
    "terms": ("delta", "pale bars", "the terms of the sum (36), each starting where the one before it ended"),
}


def legend(signs):
    """The legend of the signs named, as HTML."""
    rows = [(MIDDLE[SIGNS[sign][0]], *SIGNS[sign][1:]) for sign in signs]
    items = "".join(
        f'<li><b style="color:{tone}">{escape(name)}</b> {escape(means)}</li>' for tone, name, means in rows
    )
    return f'<ul style="line-height:1.5;margin:4px 0">{items}</ul>'
