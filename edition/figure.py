"""A live picture of a page: its books of tables, and the HTML that a page's script brings to life."""

import json
import re
from html import escape

from nnbp.live.legend import legend

from .book import Book, as_script
from .code import code_along
from .walk import Walk

SHELF = 24  # tables in a book
NOWHERE = 9999  # stands for a shift that is not to be had


class Figure:
    """One picture of a notebook, called `name`. write(folder) draws every table; html is what stands in the page.

    sample: tables for so many states of each distance from the start, not for all.
    """

    def __init__(self, name, explorer, sample=None):
        self.name, self.explorer = name, explorer
        self.walk = Walk(explorer, sample=sample)
        self.controls, self.options = self._controls(), self._options()
        self.lists, self.events = [], {}

    def _controls(self):
        """Every control that any state has, by name."""
        found = {}
        for node in self.walk.nodes:
            found |= self.explorer.controls(node.state)
        return found

    def _options(self):
        """{choice: {value: text}} of every option that any state offers."""
        options = {choice.name: {} for choice in self.explorer.choices}
        for node in self.walk.nodes:
            for choice in self.explorer.choices:
                options[choice.name] |= {value: text for text, value in choice.offered(node.state)}
        return options

    # The books

    def shelves(self):
        """[[node, ...]]: the first table alone, so that the picture is there at once, then each control's by themselves."""
        first, *others = self.walk.nodes
        hands = {}
        for node in others:
            hands.setdefault(node.state.hand, []).append(node)
        rows = [nodes[i : i + SHELF] for nodes in hands.values() for i in range(0, len(nodes), SHELF)]
        return [[first], *rows]

    def write(self, folder, seen=None):
        """Write every book into folder/data; {its file: its bytes}. seen(figure, node, scene) is called for each table."""
        files, self.place = {}, {}
        self.said, first = repr(self.explorer), self.explorer.drawn(self.walk.nodes[0].state)
        self.width, self.height = first.width, first.height
        for number, nodes in enumerate(self.shelves()):
            book = Book()
            for node in nodes:
                self.place[node.number] = number
                scene = self.explorer.scene(node.state) if node.number else first
                markup, channels, index = scene.live(self.explorer.place(node.state))
                book.add(node.number, markup, channels, index, scene.positions, self._rest(node, book))
                if seen:
                    seen(self, node, scene)
            name = f"{self.name}-{number}"
            files[name] = as_script(name, book.packed())
            (folder / "data" / f"{name}.js").write_text(files[name], encoding="utf-8")
        return {name: len(text) for name, text in files.items()}

    def _rest(self, node, book):
        """What the page is to know of a state besides its table."""
        explorer, state = self.explorer, node.state
        control = explorer.controls(state)[state.hand]
        names = list(explorer.controls(state))
        if names not in self.lists:
            self.lists.append(names)
        leads = [(self._event(event), lead) for event, lead in node.on.items()]
        columns = zip(
            *((at, l.node, l.row, NOWHERE if l.shift is None else l.shift, int(l.whole)) for at, l in leads),
            strict=True,
        )
        return {
            "hand": control.name, "start": float(control.positions[0]), "step": control.step, "row": explorer.place(state),
            "controls": self.lists.index(names), "on": [book.row(values) for values in columns],
            "chosen": [list(self.options[choice.name]).index(state[choice.name]) for choice in explorer.choices],
            "acts": [[action.text(state), int(action.then(state) is not None)] for action in explorer.actions],
            "code": code_along(explorer, state),
        }  # fmt: skip

    # Events and states in words

    def _event(self, event):
        return self.events.setdefault(self.words(event), len(self.events))

    def words(self, event):
        """An event as the page calls it: "take w3.1.2", "choose mistake 2"."""
        kind, *rest = event
        if kind == "choose":
            name, value = rest
            return (
                f"choose {name} {list(self.options[name]).index(value)}"
                if name in self.options
                else f"choose {name} {value}"
            )
        return " ".join((kind, *rest))

    def _addresses(self):
        """What stands in the address of the page for each state: what was chosen and pressed until it was there."""
        taken = set()
        for node in self.walk.nodes:
            parts = []
            for kind, *rest in node.path:
                if kind == "choose" and rest[0] in self.options:
                    parts.append(f"{rest[0]}={self.options[rest[0]][rest[1]]}")
                elif kind != "take":
                    parts.append(str(rest[-1]))
            address = "/".join([*parts, node.state.hand])
            while address in taken:
                address = f"again/{address}"
            taken.add(address)
            yield address

    # The page

    def _when(self, choice):
        """Where a choice is seen: which other one must be at which of its options; None for everywhere."""
        if not choice.when:
            return None
        names = [each.name for each in self.explorer.choices]
        return [names.index(choice.when), [i for i, value in enumerate(self.options[choice.when]) if value]]

    @property
    def html(self):
        """The figure: all that its script needs, a still picture for where none runs, and the legend. After write()."""
        explorer = self.explorer
        data = {
            "name": self.name,
            "controls": {name: [control.label, *readout(control)] for name, control in self.controls.items()},
            "lists": self.lists,
            "choices": [
                [c.name, c.label, list(self.options[c.name].values()), self._when(c)] for c in explorer.choices
            ],
            "actions": [[a.name, a.hint, int(a.primary), a.icon] for a in explorer.actions],
            "entries": [part.label for part in explorer.row if part not in explorer.choices + explorer.actions],
            "play": explorer.play,
            "row": explorer.place(self.walk.nodes[0].state),
            "events": list(self.events),
            "books": [self.place[node.number] for node in self.walk.nodes],
            "addresses": list(self._addresses()),
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
        said = escape(self.said)
        return (
            f'<figure class="live widget-vbox" id="picture-{self.name}" data-kind="{type(explorer).__name__}"'
            f' aria-label="{said}">'
            f'<script type="application/json">{text}</script><div class="bar"></div>'
            f'<div class="stage" data-wide="{self.width}" data-high="{self.height}">'
            f'<img class="still" src="stills/{self.name}.svg" width="{self.width}" height="{self.height}" alt="{said}"'
            ' loading="lazy">'
            '</div><p class="note" role="status"></p>'
            f'<div class="under"><details class="signs"><summary>Legend</summary>{legend(explorer.signs)}</details>'
            '<details class="as-code"><summary>Open in JupyterLab</summary><p>These lines rebuild what is shown:</p>'
            '<div class="copied"><pre></pre></div></details></div></figure>'
        )


def readout(control):
    """[decimals, whether a plus is written] of a control's numbers; -1 for as many decimals as there are."""
    found = re.fullmatch(r"(\+?)(?:\.(\d)f|(d))?", control.readout)
    return [0 if found[3] else int(found[2] or -1), int(bool(found[1]))]
