"""The lines of the way back with what each of them needs and lacks, and the price of what was erased."""

from ....ground.parameters import indexed
from ....live.columns import counts, number, place, sentences
from ....live.marks import words
from ..five_steps.draw_phases import label

FORMULAS = {
    "delta": ("BP2", ("d", "δ{l}"), " = ((", ("w", "w{n}"), ")ᵀ ", ("d", "δ{n}"), ") ⊙ σ′(", ("z", "z{l}"), ")"),
    "output": ("BP1", ("d", "δ{l}"), " = ∇ₐ", ("C", "C"), " ⊙ σ′(", ("z", "z{l}"), ")"),
    "cancelled": ("BP1", ("d", "δ{l}"), " = ", ("a", "a{l}"), " − y"),
    "nabla_b": ("BP3", "∂C/∂b{l} = ", ("d", "δ{l}")),
    "nabla_w": ("BP4", "∂C/∂w{l} = ", ("d", "δ{l}"), " (", ("a", "a{p}"), ")ᵀ"),
}
LIST, LINE = 92, 20  # where the price of each value is told, and from line to line
KINDS = {"z": "z", "a": "a", "w": "w", "d": "d"}


def formula(key, last, cancelled):
    """(tag, pieces) of the equation that makes `key`. cancelled: at the output the slope is not there."""
    name = key.rstrip("0123456789")
    l = int(key[len(name) :])
    name = name if name != "delta" or l < last else "cancelled" if cancelled else "output"
    tag, *pieces = FORMULAS[name]
    raised = {"l": indexed(l, ""), "n": indexed(l + 1, ""), "p": indexed(l - 1, "")}
    put = [
        piece.format(**raised) if isinstance(piece, str) else (piece[0], piece[1].format(**raised)) for piece in pieces
    ]
    return tag, put


def draw_lines(scene, left, top, width, tried, last, cancelled):
    """A row for each line of the way back: what it makes, what it needs, and whether it can run."""
    columns = left + 26, left + 74, left + 258, left + 412
    # where there is less room, each formula shows what it needs
    heads = ("the way back, in order", None), ("needs", "wide"), ("can it run?", None)
    for x, (text, room) in zip(columns[1:], heads, strict=True):
        scene.add("text", text=text, kind="small muted", x=x, y=top, room=room)
    for i, line in enumerate(tried):
        y = top + 30 + 29 * i
        tag, pieces = formula(line.key, last, cancelled)
        scene.add("line", kind="hair", x1=left, y1=y - 20, x2=left + width, y2=y - 20)
        runs = line.missing is None
        scene.add("text", text="✓" if runs else "✗", kind="right-text" if runs else "erased", x=left + 4, y=y)
        scene.add("text", text=tag, kind="small muted", x=columns[0], y=y)
        scene.place(words(*pieces, x=columns[1], y=y))
        needs = []
        for key in sorted(line.needs, key=lambda k: ("zawdy".index(k[0]), k)):
            needs += [", " if needs else "", (KINDS.get(key[0], "ink"), label(key))]
        scene.place(words(*needs, x=columns[2], y=y, room="wide"))
        told, kind = "it runs", "small right-text"
        if not runs:
            why = "is missing" if line.missing.startswith("delta") else "is erased"
            told, kind = f"no: {label(line.missing)} {why}", "small erased"
        for room, x in (("wide", columns[3]), ("tight", columns[3] - 20)):
            scene.add("text", text=told, kind=kind, x=x, y=y, room=room)


def draw_price(scene, left, top, width, net, m, erased, recomputed):
    """What erasing saves and what having it back costs, for m examples, (N,)."""
    sizes = {key: net.sizes[int(key[1:]) - 1] for key in erased}
    whole = net.sizes[0] + 2 * sum(net.sizes[1:])
    kept, x = whole - sum(sizes.values()), left + 12
    scene.add("rect", kind="panel", x=left, y=top, width=width, height=price_height(recomputed), rx=6)
    many = sentences([f"For {count:.0f} example{'s' if count > 1 else ''}:" for count in m])
    scene.add("text", text=many, kind="strong", x=x, y=top + 22)
    told = counts(kept * m), " numbers kept, ", counts((whole - kept) * m), " given back"
    scene.place(words(*told, x=x, y=top + 42))
    unit = (width - 24) / (whole * m.max())
    for kind, count in (("ink taken", whole), ("ink", kept)):  # pale: what is given back
        scene.add("rect", kind=kind, x=x, y=top + 54, width=place(unit * count * m), height=14)
    if not recomputed:
        for i, told in enumerate(("Click a card to erase it,", "and again to have it back.")):
            scene.add("text", text=told, kind="muted", x=x, y=top + LIST + LINE * i)
    for i, line in enumerate(recomputed):
        y = top + LIST + LINE * i
        name = (f"{KINDS[line.key[0]]} strong", label(line.key))
        if line.source is None:
            lost = " cannot be made: it came from outside" if line.key == "a1" else " cannot be made again"
            scene.place(words(name, ("erased", lost), x=x, y=y))
            continue
        pieces = [name, " from ", (KINDS[line.source[0]], label(line.source)), ": "]
        if line.products:
            cost = [f"{line.products} × ", number(m, 0), " multiplications"]
        else:
            cost = [f"{sizes[line.key]} × ", number(m, 0), " times σ, no product"]
        scene.place(words(*pieces, *cost, x=x, y=y))


def price_height(recomputed):
    """How high the box of draw_price is: a line for each erased value, and two where there is none."""
    return LIST - 8 + LINE * max(2, len(recomputed))
