"""The way back as areas: at every position each line, gate, dot and block is as large as what it stands for."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest

import nnbp
from nnbp.live.frame import nice_ceiling

from ..explorers import sent
from ..independent import written
from ..side_by_side import at_values
from .test_one_network import NAMES, OTHERS, SVG, TINY, decode

PIXEL = 0.0501  # coordinates are written to a tenth


def drawn(explorer):
    """Every element of the picture, at every position: (element, {attribute: [text at each position]}, parents' picks).

    Among the attributes is "origin", where the group that it is in was moved to.
    """
    hand = sent(explorer)
    index = np.frombuffer(hand["index"], dtype="<u2").reshape(-1, hand["positions"])
    moving = {}
    for (mark, attribute, texts), row in zip(hand["channels"], index, strict=True):
        moving.setdefault(str(mark), {})[attribute] = [texts[i] for i in row]
    found = []

    def read(node, pick, origin=(0.0, 0.0)):
        pick = node.get("data-pick", pick)
        fixed = {name: [value] * hand["positions"] for name, value in node.attrib.items()} | {"origin": origin}
        if node.tag == f"{SVG}g" and node.get("transform", "").startswith("translate"):
            origin = tuple(map(float, node.get("transform")[10:-1].split()))
        found.append((node.tag.removeprefix(SVG), fixed | moving.get(node.get("data-mark"), {}), pick))
        for child in node:
            read(child, pick, origin)

    read(ET.fromstring(hand["markup"]), None)
    return found


def of(found, tag, kind, pick=None):
    """The elements of one tag whose class has a word in it, those of one pick where it is given."""
    return [at for name, at, where in found
            if name == tag and kind in at.get("class", [""])[0].split() and pick in (None, where)]  # fmt: skip


def at_gate(band):
    """(x, [y at each position]) of where the middle of a band ends."""
    (x, y), far = band["origin"], float(band["x2"][0])
    return x + far, [y + far * np.tan(np.radians(float(slant[6:-1]))) for slant in band["transform"]]


def close(found, expected, parts=1):
    """As it should be, but for the rounding of so many parts."""
    assert abs(float(found) - expected) < parts * PIXEL, (found, expected)


def holds(explorer, net, x, y, each=1):
    """Every mark of the way back, at every `each`-th position."""
    found, layout, scale = drawn(explorer), explorer.layout, explorer.scale
    positions, hand = explorer.controls(explorer.state)[explorer.hand].positions, explorer.hand
    errors = [at for _, at in decode(sent(explorer)) if at[0].startswith("δ ")]
    arrives, slopes = (
        [at for _, at in decode(sent(explorer)) if at[0].startswith(word)] for word in ("arrives ", "× σ′ ")
    )
    doors, dots, gated = of(found, "rect", "door"), of(found, "circle", "settle"), 0
    frame, filled = of(found, "rect", "frame")[-1], of(found, "rect", "settle")[-1]
    lines = {pick: of(found, "line", "stream", pick) for pick in {pick for _, _, pick in found}}
    assert len(dots) == sum(net.sizes[1:])
    full = nice_ceiling(1.2 * max(np.abs(d).max() for d in nnbp.backprop(net, x, y).delta.values()))
    assert scale.error == full
    many = at_values(net, x, y, explorer.values | {hand: positions})
    for k in range(0, len(positions), each):
        result, at_dot, at_door = many[k], iter(dots), iter(doors)
        w, z, delta = result.w, result.z, result.delta
        assert [at[k] for at in errors] == [f"δ {written(d)}" for l in sorted(delta) for d in delta[l][:, 0]]
        for l in range(net.L, 1, -1):
            f = net.activation[l]
            cancels = l == net.L and (not hasattr(f, "prime") or net.cost.name == "cross-entropy")
            for j in range(net.sizes[l - 1]):
                error, dot = delta[l][j, 0], next(at_dot)
                area = min(abs(error) / full, 1)
                close(dot["r"][k], layout.radius * np.sqrt(area))
                assert dot["class"][k].split()[0] == ("n" if error < 0 else "d")
                if not cancels:
                    opening = min(abs(f.prime(z[l])[j, 0]) / f.steepest, 1)
                    upper, lower = next(at_door), next(at_door)
                    high, top, bottom = 2 * scale.half * opening, *(float(door["height"][k]) for door in (upper, lower))
                    close(2 * scale.half - top - bottom, high, parts=2)
                    close(float(upper["y"][k]) + top + high, float(lower["y"][k]), parts=3)
                    gated += 1
                if l < net.L:
                    for i in range(net.sizes[l]):
                        term = w[l + 1][i, j] * delta[l + 1][i, 0]
                        (line,) = lines[f"w{l + 1}.{i + 1}.{j + 1}"]
                        every = np.abs(w[l + 1][:, j] * delta[l + 1][:, 0]).sum()
                        thick = 2 * scale.half * abs(term) / max(scale.flow, every)
                        close(line["stroke-width"][k], thick)
                        assert ("minus" in line["class"][k]) == (term < 0)
        l, j = int(hand[1]), int(hand.split(".")[1]) - 1
        if l < net.L:
            arriving, share = w[l + 1][:, j] @ delta[l + 1][:, 0], net.activation[l].prime(z[l])[j, 0]
            assert [at[k] for at in arrives] == [f"arrives {written(arriving)}"]
            assert [at[k] for at in slopes] == [f"× σ′ {written(share, signed=False)}"]
            width = min(abs(arriving) * 176 / scale.within[l], 176)
            close(frame["width"][k], width)
            close(filled["width"][k], width)
            close(filled["height"][k], 120 * abs(share) / net.activation[l].steepest)
            if width < 176 and full:  # its area is |delta|
                unit = 176 / scale.within[l] * 120 / net.activation[l].steepest
                area = float(filled["width"][k]) * float(filled["height"][k])
                assert abs(area - unit * abs(delta[l][j, 0])) < PIXEL * (180 + 125)
    assert gated or net.L == 2


@pytest.mark.parametrize("name", ["w3.1.2", "b2.3", "w4.2.1"])
def test_every_position_is_as_large_as_what_it_stands_for(name):
    holds(nnbp.OneNetwork(*TINY, hand=name, view="backward"), *TINY)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(set(NAMES) - {"w3.1.2", "b2.3", "w4.2.1"}))
def test_every_control_moves_them(name):
    holds(nnbp.OneNetwork(*TINY, hand=name, view="backward"), *TINY, each=25)


@pytest.mark.parametrize("kind", OTHERS)
def test_other_networks(kind):
    (net, x, y), name = OTHERS[kind]
    holds(nnbp.OneNetwork(net, x, y, hand=name, view="backward"), net, x, y, each=10)


def test_lines_meet_a_gate_side_by_side():
    found = drawn(nnbp.OneNetwork(*TINY, hand="w3.1.2", view="backward"))
    for l, j, above in ((3, 1, 2), (2, 2, 3)):
        lines = [of(found, "line", "stream", f"w{l + 1}.{k}.{j}")[0] for k in range(1, above + 1)]
        middles = [at_gate(line)[1] for line in lines]
        for k in range(0, 500, 20):
            edges = []
            for line, ys in zip(lines, middles, strict=True):
                middle, half = ys[k], float(line["stroke-width"][k]) / 2
                edges.append((middle - half, middle + half))
            for (_, end), (start, _) in zip(edges[:-1], edges[1:], strict=True):
                assert abs(end - start) < 3 * PIXEL


@pytest.mark.parametrize("name", ["b2.1", "b2.2", "b3.3"])
def test_the_sum_above_a_block_ends_where_the_block_does(name):
    """Terms of the sum's own sign go right from the block's left; the others come back, to where the block ends."""
    found = drawn(nnbp.OneNetwork(*TINY, hand=name, view="backward"))
    bars, frame, filled = of(found, "rect", "stream"), of(found, "rect", "frame")[-1], of(found, "rect", "settle")[-1]
    for k in range(0, 500, 7):
        left, wide = float(frame["x"][k]), float(frame["width"][k])
        spans = {"d": [], "n": []}
        for bar in bars:
            start, size = float(bar["x"][k]), float(bar["width"][k])
            spans[bar["class"][k].split()[0]] += [(start, start + size)] if size else []
        own, against = (spans[sign] for sign in ("dn" if filled["class"][k].startswith("d") else "nd"))
        assert abs(min(start for start, _ in own) - left) < 2 * PIXEL
        ends = min(start for start, _ in against) if against else max(end for _, end in own)
        assert abs(ends - left - wide) < 4 * PIXEL


def test_the_view_is_chosen_and_written_as_code():
    explorer = nnbp.OneNetwork(*TINY, hand="w3.1.2")
    forward = explorer.still()
    explorer.lab.box.children[1].children[0].value = "backward"
    assert explorer.state["view"] == "backward" and explorer.still() != forward
    assert explorer.lab.picture.hand["moves"]
    scope = {}
    exec(explorer.code(), scope)
    assert scope["picture"].still() == explorer.still()
    with pytest.raises(ValueError, match="expected one of 'forward', 'backward'"):
        nnbp.OneNetwork(*TINY, view="sideways")


def test_the_sentence_speaks_of_the_gate_that_is_least_open():
    words = "".join(ET.fromstring(nnbp.OneNetwork(*TINY, hand="w3.1.2", view="backward").still()).itertext())
    assert "2·3: +0.1633 arrives, the gate is 1% open, +0.0003 is left." in words


@pytest.mark.parametrize("kind, why", [("cross-entropy", "σ′ cancels"), ("relu and softmax", "σ′ cancels")])
def test_no_gate_is_drawn_where_nothing_is_multiplied(kind, why):
    net, x, y = OTHERS[kind][0]
    explorer = nnbp.OneNetwork(net, x, y, view="backward")
    assert why in explorer.still() and "× σ′" not in explorer.still()
    assert len(of(drawn(explorer), "rect", "opening")) == sum(net.sizes[1:-1])


@pytest.mark.parametrize("y, lines", [([0, 1], ["wants 0", "wants 1"]), ([0.37, 1], ["wants", "0.37", "wants 1"])])
def test_a_target_of_many_digits_stands_on_a_line_of_its_own(y, lines):
    """Beside the word it would run into the chart to the right."""
    net, x, _ = TINY
    still = ET.fromstring(nnbp.OneNetwork(net, x, y, view="backward").still())
    texts = ["".join(text.itertext()) for text in still.iter(f"{SVG}text")]
    assert [text for text in texts if text.startswith("wants") or text == "0.37"] == lines


def test_the_name_of_a_neuron_in_hand_stands_clear_of_its_halo():
    drawing = ET.fromstring(nnbp.Demon(*TINY, view="backward").still())
    (glow,) = (node for node in drawing.iter(f"{SVG}circle") if node.get("class") == "glow")
    x, top = float(glow.get("cx")), float(glow.get("cy")) - float(glow.get("r"))
    names = [node for node in drawing.iter(f"{SVG}text") if "".join(node.itertext()) in ("2·1", "2·2", "2·3")]
    assert all(float(node.get("x")) == x for node in names)
    assert top >= max(y for y in (float(node.get("y")) for node in names) if y < float(glow.get("cy"))) + 2


def test_the_arrows_of_a_bias_in_hand_stand_clear_of_the_name_below_them():
    root = ET.fromstring(sent(nnbp.OneNetwork(*TINY, hand="b3.2", view="backward"))["markup"])
    arrows = [node for node in root.iter(f"{SVG}path") if node.get("class") == "arrows"]
    lowest = max(float(re.search(r" ([\d.]+)\)", node.get("transform"))[1]) + 22 for node in arrows[:2])
    (name,) = (float(n.get("y")) for n in root.iter(f"{SVG}text") if "".join(n.itertext()) == "3·2")
    assert lowest < name - 10
