"""One neuron at one epoch of its training: its dot on the activation's curve, and its error factor by factor."""

import numpy as np

from ...chapter.saturation import flat_edges
from ...kit.draw_bars import draw_bar
from ...kit.letters import named
from ...kit.scales import log10
from ...live.columns import choose, figure, number, place, sentences
from ...live.frame import Frame
from ...live.marks import words

WIDTH, REACH, TRAIL = 178, 7.0, 20  # a dot of the trail every TRAIL epochs
DECADES = (-4, 3)


def drawn(texts):
    """One text for every position, or one for each."""
    return texts[0] if len(texts) == 1 else sentences(texts)


def inside(scene, frame):
    """A part of the scene that cuts off what leaves the frame."""
    size = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    return scene.add("svg", viewBox=" ".join(f"{v:g}" for v in size.values()), **size)


def ends(activation):
    """The range of its values that is drawn: of 0 ... 1 at least, and of what it gives for |z| up to 6."""
    a = activation(np.linspace(-6, 6, 121))
    low, high = min(float(a.min()), 0.0), max(float(a.max()), 1.0)
    room = 0.06 * (high - low)
    return low - room, high + room


def draw_dot(scene, left, top, height, activation, moments):
    """sigma and sigma' over z; the neuron as a dot on both, with a trail."""
    training, z = moments.training, np.linspace(-REACH, REACH, 141)
    frame = Frame(left, top, WIDTH, height, (-REACH, REACH), ends(activation))
    name = named(activation)
    scene.place(
        words(("a strong", f"{name}(z)"), "\u00a0\u00a0", ("z strong", f"{name}′(z)"), x=left, y=frame.top - 10)
    )
    frame.box(scene)
    for start, end in flat_edges(activation, -REACH, REACH):
        x = float(frame.x(start))
        scene.add("rect", kind="flat", x=x, y=frame.top, width=float(frame.x(end)) - x, height=frame.height)
    zero = round(float(frame.y(0)), 1)
    scene.add("line", kind="axis", x1=left, y1=zero, x2=left + WIDTH, y2=zero)
    for tick in (-5, 0, 5):
        scene.add(
            "text", text=figure(tick, 0), kind="small muted middle", x=float(frame.x(tick)), y=frame.top + height + 16
        )
    scene.add("text", text="z", kind="strong z end", x=left + WIDTH, y=frame.top + height + 16)
    clip = inside(scene, frame)
    clip.add("path", kind="curve of-z", d=frame.path(z, activation.prime(z)))
    clip.add("path", kind="curve of-a", d=frame.path(z, activation(z)))
    spots = np.array([bounded(frame.x, training.z[::TRAIL], -REACH, REACH), frame.y(training.a[::TRAIL])])
    spots = np.nan_to_num(np.clip(spots, -1e4, 1e4)).transpose(2, 1, 0)
    clip.add("path", kind="trail", d=drawn(["".join(f"M{x:.1f},{y:.1f}h0" for x, y in row) for row in spots]))
    here = moments.now(training.z)
    cx = place(bounded(frame.x, here, -REACH, REACH))
    clip.add("circle", kind="z", cx=cx, cy=place(bounded(frame.y, moments.now(training.slope), *frame.ys)), r=4)
    clip.add("circle", kind="dot", cx=cx, cy=place(bounded(frame.y, moments.now(training.a), *frame.ys)), r=6)


def bounded(scale, values, low, high):
    """Pixels of values held within a range; nan, where training ran off, at its lower end."""
    return scale(np.nan_to_num(np.clip(values, low, high), nan=low))


def draw_product(scene, left, top, height, net, moments):
    """delta as a product, at the epoch in view: what is left after each factor, in powers of ten, and pale what it took."""
    training, now = moments.training, moments.now
    miss, slope, delta = now(training.miss), now(training.slope), now(training.delta)
    name = named(net.activation[2])
    made = {"quadratic": "× 1", "cross-entropy": f"× 1/{name}′(z)"}.get(getattr(net.cost, "name", ""), "× its own")
    rows = (
        ("miss ", "C", "a − y", miss, True),
        ("cost ", "C", made, now(training.push), False),
        ("slope ", "z", f"× {name}′(z)", slope, False),
    )
    scene.add("text", text="δ, factor by factor", kind="strong", x=left, y=top - 10)
    frame = Frame(left, top, WIDTH, height, DECADES, (0, 1))
    frame.box(scene)
    for power in range(DECADES[0] + 1, DECADES[1]):
        x = float(frame.x(power))
        foot = frame.top + frame.height
        scene.add("line", kind="hair" if power else "axis", x1=x, y1=foot - 5 if power else top, x2=x, y2=foot)
        if power in (-3, 0, 2):
            text = ("10⁻³", "1", "10²")[(-3, 0, 2).index(power)]
            scene.add("text", text=text, kind="small muted middle", x=x, y=foot + 17)
    step, start, rest = frame.height / 4 - 1, np.zeros(len(miss)), []
    for i, (said, kind, letter, value, signed) in enumerate(rows):
        y, end = top + step * i, start + log10(np.abs(value))
        draw_bar(scene, frame, y + 29, kind, start, end)
        start = end
        tie = place(np.clip(frame.x(end), left + 2, left + WIDTH - 2))
        scene.add("line", kind="hair", x1=tie, y1=y + 41, x2=tie, y2=y + step + (29 if i < 2 else 31))
        rest.append((y, said, kind, letter, value, signed))
    for y, said, kind, letter, value, signed in rest:  # after the lines that pass behind them
        told = number(value, 4, signed=signed)
        scene.place(words(("muted", said), (f"{kind} strong", letter), kind="small over", x=left + 8, y=y + 20))
        scene.add("text", text=told, kind="over end", x=left + WIDTH - 8, y=y + 20)
    y = top + step * 3
    scene.add("line", kind="axis", x1=left, y1=y + 1, x2=left + WIDTH, y2=y + 1)
    kinds = choose(delta < 0, ("d strong", "n strong"))
    scene.place(words((kinds, "= δ"), kind="small over", x=left + 8, y=y + 22))
    told = choose(delta < 0, ("over end d strong", "over end n strong"))
    scene.add("text", text=number(delta, 4, signed=True), kind=told, x=left + WIDTH - 8, y=y + 22)
    size = log10(np.abs(delta))
    draw_bar(scene, frame, y + 31, choose(delta < 0, ("d", "n")), size, size)
