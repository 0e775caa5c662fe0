"""Pictures on a page without JupyterLab: the script of the page, with a host that is hardly one."""

import base64
import json

import numpy as np

from nnbp.live import palette
from nnbp.live.picture import SCRIPT

from ..explorers import sent

HOST = """
for (const [name, table] of TABLES) {
  const bytes = Uint8Array.from(atob(table.index), (letter) => letter.charCodeAt(0));
  const hand = { ...table, index: new DataView(bytes.buffer), slider: "IPY_MODEL_its", base: {} };
  hand.channels = new TextEncoder().encode(JSON.stringify(table.channels));
  let value = table.start + table.row * table.step;
  const heard = new Set();
  const slider = {
    get: (key) => (key === "value" ? value : name),
    set: (_, to) => { value = to; heard.forEach((each) => each()); },
    on: (_, each) => heard.add(each), off: (_, each) => heard.delete(each),
  };
  const manager = { get_model: async () => slider };
  const model = { get: () => hand, on() {}, off() {}, send() {}, widget_manager: manager };
  const el = document.body.appendChild(Object.assign(document.createElement("div"), { className: "shown" }));
  el.dataset.name = name;
  if (PRESENT) el.style.display = "none"; // one at a time
  if (PRESENT) el.append(Object.assign(document.createElement("button"), { className: "nnbp-present", hidden: true }));
  picture.render({ model, el });
}
"""


PLACES = 9  # positions that a page of pictures to present keeps: as many as lettering.js looks at


def page_of(explorers, present=False):
    """The HTML of a page with the pictures of {name: explorer}, one below the other.

    present: each with its button, hidden, and with a few positions of its slider only?
    """
    tables, styles = [], []
    for name, explorer in explorers.items():
        control = explorer.controls(explorer.state)[explorer.hand]
        table = thinned(sent(explorer)) if present else sent(explorer)
        table |= {"index": base64.b64encode(table["index"]).decode(), "start": float(control.positions[0])}
        tables.append([name, table | {"step": control.step, "moves": False}])
        styles.append(explorer.style.removeprefix(palette.STYLE))
    style = palette.live_style(palette.STYLE + "".join(dict.fromkeys(styles)))
    data = json.dumps(tables, ensure_ascii=False).replace("</", "<\\/")
    script = SCRIPT.replace("export default", "const picture =")
    return (
        '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<style>body{{margin:0}}{style}</style><body>"
        f'<script type="module">{script}\nconst TABLES = {data};\nconst PRESENT = {json.dumps(present)};\n{HOST}</script>'
    )


def thinned(table):
    """A table of PLACES positions of another, from end to end, and the one in view."""
    channels, whole = table["channels"], table["positions"]
    rows = np.unique([table["row"], *np.linspace(0, whole - 1, PLACES).round().astype(int)])
    index = np.frombuffer(table["index"], "<u2").reshape(len(channels), whole)[:, rows]
    kept = []
    for (mark, attribute, texts), places in zip(channels, index, strict=True):
        used, at = np.unique(places, return_inverse=True)
        kept.append(((mark, attribute, [texts[i] for i in used]), at))
    told = np.array([at for _, at in kept], "<u2").tobytes()
    few = {"positions": len(rows), "row": int(np.flatnonzero(rows == table["row"])[0])}
    return table | few | {"channels": [channel for channel, _ in kept], "index": told}
