"""The picture of a step: its phases in a row, the network as cards, the phase in view written out, and its code."""

from ....ground.parameters import Parameter
from ....live.columns import sentences
from ....live.marks import Scene
from .draw_cards import Cards, draw_cards, draw_foot
from .draw_large import draw_large
from .draw_paper import draw_code
from .draw_phases import draw_phases
from .draw_written_out import draw_phase, needed
from .phases import makes, stale_along, states
from .say_step import captions, code_lines
from .step_controls import parameter
from .what_flows import what_flows, what_lands

ARITHMETIC, LARGE = 82, 360  # where its first line stands, and how wide that of one neuron is


def draw_step(net, leaves, results, view, control, why):
    """The Scene over the positions of the control in hand. view: the phase in view; leaves, results: as phases has them.

    why: all the arithmetic and the code, where else there is that of one neuron.
    """
    positions, cards = control.positions, Cards(net.sizes)
    stale = stale_along(net, results, leaves, control.name, positions)
    runs = states(net.L, stale, len(positions))
    made = set(makes(view, net.L))
    read = {key for k in made for key in results[k].read} - made
    foot = 108 + max(cards.height, needed(net.sizes) - 70 if why else 0) + 22
    height = foot + (138 if why else 66)
    scene = Scene(1080, height, len(positions), "the phases of the algorithm, the network, and a phase written out")
    draw_phases(scene, 4, 6, 1072, runs, view, net.L)
    middle = cards.right + 70
    panel = scene.panel(0, 60, middle, foot - 26, 340)
    flows = what_flows(net, view, results, len(positions))
    landed = what_lands(net, view, results)
    draw_cards(panel, cards, net, leaves, results, stale, made, read, control.name, positions, view, flows, landed)
    draw_foot(panel, cards, foot, net, results, stale, control.label, positions, "C" in made)
    high = min(foot - 26, needed(net.sizes) + 32) if why else foot - 26
    # What the arithmetic of one neuron does not need is the network's, in a narrow page.
    wide = 1080 - middle if why else min(1080 - middle, LARGE)
    beside = scene.panel(middle, 60, wide, high, 340), cards.right + 84, ARITHMETIC
    if why:
        held = parameter(control.name) if control.name[0] in "wb" else Parameter(net.L, 1, 1)
        draw_phase(*beside, net, view, results, stale, held)
        draw_code(scene.panel(0, foot + 38, 1080, 64, 760, spare=True), 4, foot + 44, 1072, *code_lines(view, net.L))
    else:
        draw_large(*beside, net, view, results, stale, control.name, flows)
    caption = sentences(list(captions(control, stale, runs, net.L)))
    scene.caption(caption, 4, height - 12)
    return scene
