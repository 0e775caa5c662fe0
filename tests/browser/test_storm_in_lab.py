"""A storm of random hands over every picture in one page: at rest each shows what its explorer is at, and nothing failed.

NNBP_STORM is the number of events, NNBP_STORM_SEED decides which.
"""

import json
import os
import random
from pathlib import Path

import nnbp
from nnbp.live.explorer import Explorer

EVENTS, SEED = int(os.environ.get("NNBP_STORM", 80)), int(os.environ.get("NNBP_STORM_SEED", 0))
STORM = Path(__file__).with_name("storm.js").read_text(encoding="utf-8")
KINDS = {"mark": 8, "near": 2, "slide": 8, "list": 3, "button": 4, "busy": 2, "run": 1, "interrupt": 0.5}
LATE = "No such comm"  # of a widget that was given back before its last word came
FIRST = """
import logging
import nnbp
net, x, y = nnbp.tiny_network()
reader, failed = nnbp.Network([64, 8, 10], rng=1), []
shell = get_ipython()
shell.showtraceback = lambda *a, **k: failed.append(repr(__import__("sys").exception()))
handler = logging.Handler()
handler.emit = lambda record: failed.append(record.getMessage() + repr(record.exc_info))
logging.getLogger("Comm").addHandler(handler)
"""
MADE = (
    "nnbp.OneNetwork(net, x, y, hand='w3.1.2')",
    "nnbp.WayBack(net, x, y)",  # on the same network
    "nnbp.BiasSlope(net, x, y)",
    "nnbp.OuterProduct(net, x, y)",
    "nnbp.FollowPaths(net, x, y)",
    "nnbp.Demon(net, x, y)",
    "nnbp.OutputError([4.2, -1.0], [0, 1])",
    "nnbp.ThreeProducts([1, 2, -2], [3, 4, 0.5])",
    "nnbp.Saturation(net, x, y)",
    "nnbp.FiveSteps(net, x, y)",
    "nnbp.CacheGame(net, x, y)",
    "nnbp.PassCounter([784, 30, 10])",
    "nnbp.Training(nnbp.Network([2, 3, 1], rng=1), nnbp.plane.ring(40), epochs=10, mini_batch_size=20)",
    "nnbp.TwoStarts()",
    "nnbp.VanishingError()",
    "nnbp.DigitErrors(reader, nnbp.load_digits()[1])",
)
CELLS = [f"p{n} = {made}\np{n}" for n, made in enumerate(MADE)] + ["q = p0\nq"]  # shown twice
SAID = """
import json, numpy as np
def at_rest(picture):
    hand, row = picture.lab.picture.hand, picture.place(picture.state)
    index = np.frombuffer(hand["index"], "<u2").reshape(-1, hand["positions"])
    fresh = picture.scene(picture.state).live(row)
    return {"control": hand["control"], "row": row, "held": picture.hand == hand["control"],
            "fresh": [fresh[1], fresh[2]] == [hand["channels"], hand["index"]],
            "shown": [[mark, name, texts[index[c, row]]] for c, (mark, name, texts) in enumerate(hand["channels"])]}
print(json.dumps([at_rest(each) for each in (%s)]))
"""
SEEN = """() => jupyterapp.shell.currentWidget.content.widgets.map(({ node }) => {
  const svg = node.querySelector("svg.nnbp-picture");
  const asking = node.querySelector(".nnbp-asking") !== null;
  return svg && { control: svg.dataset.control, row: Number(svg.dataset.frame), asking };
})"""
WRONG = """([number, shown]) => {
  const svg = document.querySelectorAll("svg.nnbp-picture")[number];
  const marks = Object.fromEntries([...svg.querySelectorAll("[data-mark]")].map((mark) => [mark.dataset.mark, mark]));
  return shown.filter(([mark, name, text]) =>
    (name === "text" ? marks[mark].textContent : marks[mark].getAttribute(name)) !== text);
}"""
RUN = """async (at) => {
  const { content } = jupyterapp.shell.currentWidget;
  content.activeCellIndex = at;
  await jupyterapp.commands.execute("notebook:run-cell");
}"""


def test_every_explorer_is_in_it():
    kinds = {name for name in dir(nnbp) if isinstance(kind := getattr(nnbp, name), type) and issubclass(kind, Explorer)}
    assert {made.partition("(")[0] for made in MADE} == {f"nnbp.{name}" for name in kinds}


def test_at_rest_every_picture_shows_what_its_explorer_is_at(tab):
    opened = tab(FIRST, *CELLS)
    opened.run_all()
    page, dice = opened.page, random.Random(SEED)
    pictures = range(1, len(CELLS) + 1)
    page.wait_for_function(
        "n => document.querySelectorAll('svg.nnbp-picture[data-frame]').length === n", arg=len(CELLS)
    )
    kinds = dice.choices(list(KINDS), KINDS.values(), k=EVENTS)
    page.evaluate(STORM, [[kind, dice.choice(pictures), dice.random()] for kind in kinds])
    opened.python("1")  # all that was sent before is done
    for number, seen in enumerate(page.evaluate(SEEN)):
        if seen is None and number:  # its cell was interrupted
            page.evaluate(RUN, number)
    names = ", ".join(f"p{n}" for n in range(len(MADE))) + ", q"

    def wrong():
        """What the page and Python do not agree in."""
        said, seen = json.loads(opened.python(SAID % names)), page.evaluate(SEEN)[1:]
        for number, (told, shown) in enumerate(zip(said, seen, strict=True)):
            if not (told["held"] and told["fresh"]):
                yield f"{CELLS[number]}: the table is not that of {told['control']}"
            elif shown != {"control": told["control"], "row": told["row"], "asking": False}:
                yield f"{CELLS[number]}: {shown}, but Python is at {told['control']} {told['row']}"
            elif marks := page.evaluate(WRONG, [number, told["shown"]]):
                yield f"{CELLS[number]}: {marks[:3]}"

    for _ in range(20):  # the last messages may be on their way
        if not (left := list(wrong())):
            break
        page.wait_for_timeout(500)
    assert left == []
    failed = json.loads(opened.python("import json; print(json.dumps(failed))"))
    assert [each for each in failed if not any(own in each for own in ("KeyboardInterrupt", LATE))] == []
