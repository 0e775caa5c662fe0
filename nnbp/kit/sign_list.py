"""Every sign that the pictures draw, once: what it means, the classes that say so, and the marks that they may be on."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Drawn:
    """A sign. kinds: its classes; on: the SVG elements that they may be on; means: what it says, wherever it is.

    beside: classes of which a mark must have one too, where the sign is a way to draw something else. says: where it is
    on a text, a pattern that each of its texts must fit; "" always does.
    """

    means: str
    kinds: str
    on: str
    beside: str = ""
    says: str = ""


SIGNS = {
    # letters: a fill, a stroke, or the colour of a text
    "z": Drawn("a weighted input z, a slope σ′(z), a gate", "z of-z", "rect circle path line text tspan"),
    "a": Drawn("an activation a", "a of-a now-a hollow", "rect circle path text tspan"),
    "delta": Drawn("an error δ, or a product that is part of one; positive", "d of-d", "rect circle path line text tspan"),
    "negative": Drawn("the same; negative", "n of-n", "rect circle path line text tspan"),
    "w": Drawn("a weight w, or what a weight makes of something", "w edge", "rect circle path line text tspan"),
    "C": Drawn("the cost C, and its slope", "C of-C", "rect path text tspan"),
    "ink": Drawn("less ink than there was, on a middle grey", "less mid", "rect"),
    "number": Drawn("a number that is no letter of the network", "ink of-ink way of-muted area", "rect path tspan text"),
    # what a neuron is
    "amount": Drawn("as much of the letter's colour as the activation, from 0 to 1", "tint", "circle rect"),
    "saturated": Drawn("saturated: a dotted ring, or dark", "ring saturated asleep", "circle path rect"),
    "dead": Drawn("dead, of relu: the ring of a saturated neuron", "dead", "circle", beside="ring"),
    "flat": Drawn("where a curve is flat", "flat", "rect"),
    "right": Drawn("saturated and right: in blue, with a tick", "right", "circle path", beside="ring dot"),
    "wrong": Drawn("saturated and wrong: in red, with a cross or a full ring", "wrong", "circle path", beside="ring dot"),
    # what was found
    "it is right": Drawn("right, done, arrived, run", "right-text", "text tspan", says="✓|^it runs$|^reads|^right "),
    "it is wrong": Drawn("wrong, or not found", "wrong-text", "text tspan", says="✗|^reads|^noticed by|^[+−]"),
    "stale": Drawn("computed before something that it depends on was edited", "stale old", "g text tspan rect", says="↻"),
    "erased": Drawn("no longer stored", "erased gone", "text tspan rect", says="erased|✗|^no: | cannot be made"),
    "not yet": Drawn("has not been run", "later", "rect", beside="pill"),
    "made": Drawn("made by the phase in view", "made", "rect"),
    "read": Drawn("read by the phase in view", "read", "rect"),
    # what a number is
    "held": Drawn("in hand: a pale blue field or halo", "held aura glow in-hand touched", "g circle rect line path"),
    "to drag": Drawn("which way it can be dragged", "arrows", "path"),
    "negative weight": Drawn("negative: dashed", "minus", "line rect path", beside="edge stream area"),
    "off the scale": Drawn("beyond the end of its scale: an arrow head, or a thick rim", "off beyond", "g circle"),
    "factor": Drawn("what a factor took away: pale behind what is left", "taken", "rect", beside="a z d n w C ink"),
    "product": Drawn("a product, as an area, in the frame of the most it can be", "frame most settle", "rect circle path"),
    "gate": Drawn("two doors, as open as the slope", "opening door upper", "rect"),
    "flow": Drawn("what flows back along a line, as thick as it is large", "stream", "line rect", beside="of-d of-n d n"),
    "predicted": Drawn("what the gradient says: an open circle on a straight line", "guess tangent", "circle line path"),
    "measured": Drawn("what was measured: a full red circle, a dashed red line", "truth measured", "circle line"),
    "now": Drawn("where the slider in hand is", "now pointer", "circle path"),
    "goal": Drawn("where it should be: a pale blue band", "goal", "rect"),
    "to come": Drawn("the sum, or the time, has not come to it yet: pale", "to-come", "rect path", beside="d n way muted"),
    "passed": Drawn("a path that is in the sum already: pale", "passed", "g"),
    "another": Drawn("another network or layer in a chart", "beside second third broad", "path", beside="curve d z w"),
    "neuron": Drawn("one neuron, or one way, on a curve", "dot", "circle path"),
    "point": Drawn("a point of the plane; hollow where 0 is wanted", "point hollow-point", "circle"),
    "boundary": Drawn("where the output is 0.5, and what is read changes", "boundary", "path"),
    "push": Drawn("the demon's push", "push", "rect"),
    "gap": Drawn("what a promise missed, between its straight line and the curve", "gap bracket", "path"),
    "cast": Drawn("where a bar of a margin leads", "band", "rect", beside="a d n"),
}  # fmt: skip
TYPE = "text strong small large middle end muted halo over title caption code value bright long"  # how words are set
PAPER = """body paper panel outline hair axis guide dots curve rim cell chip pill tie row track room"""  # what signs stand on
PAGE = """lift reach field grasp turn turn0 turn1 turn2 turn3 turn4 pulse spread spread0 spread1 spread2 spread3 spread4
spread5"""  # what the page looks for
