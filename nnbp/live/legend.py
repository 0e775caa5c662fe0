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
    "curve dot": (
        "z",
        "dot",
        "a neuron at its weighted input z, above on σ and below on its slope; discs, diamonds, triangles are hidden "
        "layers, squares are outputs; ‹ and › mark a neuron beyond the edge",
    ),
    "flat dot": ("muted", "grey dot", "a saturated neuron, on a shaded stretch: σ′(z) is below 5 % of its maximum"),
    "right dot": ("a", "square with a tick", "an output that is saturated and right: it has nothing to learn"),
    "wrong dot": ("C", "square with a cross", "an output that is saturated and wrong: σ′ takes most of its miss away"),
    "table": ("delta", "the table", "what arrives from above × the slope σ′(z) = the error δ, neuron by neuron"),
    "logs": (
        "muted",
        "the table's bars",
        "sizes on a logarithmic scale from 10⁻⁶ to 10², the stroke at 1; purple δ is positive, orange is negative, as its "
        "number says; the pale part is what σ′ took away of what arrived",
    ),
    "task": ("ink", "task", "its bar runs from 1 to 100 times and is full where the task is done"),
    "tangent": (
        "ink",
        "short straight line",
        "what the gradient predicts; the open circle is its word, the full one is the truth",
    ),
    "miss": ("C", "red line", "the miss a − y, from the target y, a square, to the output a, a dot"),
    "factors": ("z", "red and green bars", "the two factors of δ: ∂C/∂a and σ′(z); an arrow: off the scale"),
    "terms": ("delta", "pale bars", "the terms of the sum (36), each starting where the one before it ended"),
    "demon": (
        "z",
        "demon",
        "sits at one neuron and adds Δz to its weighted input; Δa is what becomes of it in the layers above; every δ "
        "is the error with no demon there",
    ),
    "triangle": (
        "C",
        "triangle",
        "on the cost's tangent: a run of one unit of b, and what the tangent rises (purple) or falls (orange)",
    ),
    "height": (
        "delta",
        "lower curve",
        "the error δ of the bias's neuron at every b; both charts have one scale, so its bar is as long as the triangle's",
    ),
    "shade": ("muted", "shaded stretch", "the neuron is on the flat of its activation (saturated; relu: dead)"),
    "cell": (
        "delta",
        "cell",
        "one number; purple is positive, orange is negative, and the deeper the farther from zero",
    ),
    "touched": (
        "ink",
        "heavy outline",
        "the numbers that the entry in hand goes into; the entry itself has a blue one",
    ),
    "diagonal": (
        "muted",
        "⊙ in a corner",
        "on the diagonal of the outer product stand the numbers of s ⊙ t; the dot product is their sum",
    ),
    "ties": ("ink", "lines to the +", "the terms of the sum; the heavy one is the term of the entry in hand"),
    "residual": (
        "C",
        "ring on the lower chart",
        "the residual, what δ · Δz missed of ΔC: where Δz is ten times smaller it is a hundred times smaller (slope 2)",
    ),
    "block": (
        "delta",
        "block",
        "as wide as |a| of its column and as high as |δ| of its row, so that its area is |∂C/∂w|; purple is positive, "
        "orange is negative, as its number says; pale bands lead to it from both margins; a hollow bar is a negative a",
    ),
    "log bars": (
        "muted",
        "bars of factors",
        "on a scale of powers of ten, each from where the one before it ended, so that the last is all of them; an arrow: "
        "it goes on",
    ),
    "phase": ("ink", "pills on top", "the phases, in order; click one that has run to look at it again"),
    "card": (
        "a",
        "card",
        "a neuron: its z, a and δ as they were last computed, a dot where they have not been; click it to take its bias",
    ),
    "stale": ("C", "↻ stale", "computed before something that it depends on was edited: an old number, shown pale"),
    "made": ("a", "tinted number", "made by the phase in view; on grey: read by it"),
    "passes": (
        "C",
        "curves and bars",
        "passes through the network for one gradient, on scales of powers of ten; centred differences need twice as many as "
        "one-sided ones, less two",
    ),
    "products": (
        "ink",
        "multiplications",
        "those inside the matrix products, for one example; σ, σ′ and ⊙ are not counted",
    ),
    "stored": (
        "z",
        "cards",
        "what the way forward has left behind, one z and one a for each layer; click one to erase it",
    ),
    "erased": ("C", "dashed card", "a stored value that has been erased; click it again to have it back"),
    "runs": ("a", "✓ and ✗", "whether that line of the way back can run, and if not, what it finds missing"),
    "gallery": ("ink", "small digits", "pick one: what it is, and ✓, or ✗ and what the network reads"),
    "pixels": ("ink", "large digit", "the pixels that the network is given; pushed and blended as the sliders say"),
    "slopes": (
        "delta",
        "∂C/∂x",
        "the slope of the cost along each pixel: purple where more ink raises the cost, orange where it lowers it; the "
        "tint says where, and its deepest tone is as much as the number below",
    ),
    "error bars": ("delta", "bars", "errors δ: purple is positive (up, right), orange is negative (down, left)"),
    "flat dash": ("muted", "dash", "a hidden neuron that is saturated: its slope σ′(z) is below 5 % of its maximum"),
    "target": ("ink", "square", "the target of an output; the tinted row is the right one"),
    "flat outputs": ("C", "✓ flat, ✗ flat", "an output that is saturated and right, or saturated and wrong"),
    "strip": (
        "C",
        "strip under the curve",
        "what is read at each position of the slider, tinted where it is right; the dashed line is what the gradient says",
    ),
    "curve neuron": (
        "a",
        "ring on the curve",
        "the neuron at the epoch in view, on σ; below it a green dot at the same z, on σ′; shaded stretches are flat",
    ),
    "trail": (
        "muted",
        "trail",
        "where the neuron was every 20 epochs: crowded where it is slow, spaced where it is quick",
    ),
    "ladder": (
        "delta",
        "δ, factor by factor",
        "each bar multiplies, in powers of ten from 10⁻⁴ to 10³, starting where the one before it ended; the stroke is at "
        "1; δ ends where the last factor does, purple if positive, orange if negative; an arrow: off the scale",
    ),
    "broad": ("C", "broad red curve", "the size of the miss a − y; where the purple |δ| runs in it, δ is the miss"),
    "cost epochs": ("C", "lowest curve", "the cost over the epochs; each cost has a scale of its own"),
    "lit": (
        "a",
        "glowing line",
        "the path in hand, from the weight to the cost; each of its factors stands where it belongs",
    ),
    "walk": (
        "delta",
        "walk of bars",
        "each path's product, from where the sum before it ended: purple goes up, orange down; pale: not yet in the sum",
    ),
    "goal": (
        "C",
        "dashed line",
        "∂C/∂w of the weight in hand by complex step, with no path and no backpropagation in it",
    ),
    "pale": ("z", "pale part of a bar", "what is lost even at best: σ′ of the sigmoid is never above 0.25"),
    "length line": (
        "delta",
        "line",
        "the length ‖δˡ‖ of each layer's error on a logarithmic scale, the mean over the examples: ● the network, ◇ the one "
        "beside it, squares for the outputs; an arrowhead: off the scale",
    ),
    "full marks": (
        "delta",
        "filling",
        "as full as the share of the layer's neurons that are not saturated (relu: dead)",
    ),
    "span": ("muted", "upright line through a mark", "from the shortest to the longest error among the examples"),
    "layer bars": (
        "z",
        "grey and green bars",
        "grey: what wᵀ makes of the length, from 1; green: what σ′ then makes of that; the purple dash is the factor left",
    ),
    "yardstick": (
        "ink",
        "broken lines",
        "dashed: the same factor in every layer, from the last to the first; dotted: a factor of ¼ in every layer",
    ),
    "band": ("ink", "task", "its blue band is from a tenth to ten times; the ring is where ‖δ²‖ / ‖δᴸ‖ is"),
    "over epochs": (
        "delta",
        "four charts",
        "over the epochs: the cost, the share put right, the length ‖δ‖ of each layer's error in powers of ten, and the "
        "share of neurons on the flat; one stroke for each layer",
    ),
    "plane": (
        "a",
        "blue tint",
        "the output over the plane, deep where it is near 1; filled points should give 1, hollow ones 0. Of digits: ✓ or ✗, "
        "and what each is read as",
    ),
    "pale future": ("muted", "pale curves", "what comes after the epoch in view"),
    "mini-batch": (
        "delta",
        "cells",
        "step by step: a column for each example of the mini-batch, large points in the plane; purple is a positive δ, "
        "orange a negative one; left of it: the mean as a share of the mean size",
    ),
}


def legend(signs):
    """The legend of the signs named, as HTML."""
    rows = [(MIDDLE[SIGNS[sign][0]], *SIGNS[sign][1:]) for sign in signs]
    items = "".join(
        f'<li><b style="color:{tone}">{escape(name)}</b> {escape(means)}</li>' for tone, name, means in rows
    )
    return f'<ul style="line-height:1.5;margin:4px 0">{items}</ul>'
