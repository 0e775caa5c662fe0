"""The live picture in a page: the table that Python made, the drawing that it moves, the slider that it follows."""

import json
from pathlib import Path

import anywidget
import traitlets

PARTS = (
    "saving.js", "ahead.js", "panels.js", "drag.js", "lettering.js", "pages.js", "present.js", "beside.js",
    "picture.js",
)  # fmt: skip
SCRIPT = "\n".join(Path(__file__).with_name(part).read_text(encoding="utf-8") for part in PARTS)


def packed(hand, _):
    """The message with its texts as bytes of JSON, which ipywidgets hands on as they are."""
    return {**hand, "channels": json.dumps(hand["channels"], ensure_ascii=False).encode()} if hand else hand


class LivePicture(anywidget.AnyWidget):
    """One table of ready-made attributes, the drawing that it moves, and the slider that it follows, as one message.

    The page shows the row of the slider's value without asking the kernel. It sends {"pick": name} when the reader
    clicks a mark, begins to drag it, or presses Enter on it, and {"near": name, "ticket": t} when a press may come soon.
    """

    _esm = SCRIPT
    _css = traitlets.Unicode().tag(sync=True)
    hand = traitlets.Dict().tag(sync=True, to_json=packed)

    def give(self, ticket, table=None):
        """Send a table that is not in hand, or that there is none, as the answer to {"near": name, "ticket": ticket}."""
        told = packed(table, self)
        self.send({"ticket": ticket, "table": told}, [told.pop("channels"), told.pop("index")] if told else [])
