"""A page of JupyterLab on one notebook, as the browser tests and the benchmarks drive it."""

import json

PICTURE = "svg.nnbp-picture"
HANDLE = ".jp-OutputArea .noUi-handle"
CLEAR = '!document.querySelector(".jp-Dialog, [popover]:popover-open") && !document.fullscreenElement'
# Closes every document without a question; whether nothing is left in the way of the next.
LEAVE = f"""() => {{
  for (const panel of [...jupyterapp.shell.widgets("main")].filter((each) => each.context)) {{
    panel.context.model.dirty = false;
    panel.dispose();
  }}
  return !document.querySelector(".jp-NotebookPanel") && {CLEAR};
}}"""
# Is the notebook in view alive, and nothing in front of it?
ALIVE = f"""() => {{
  const {{ kernel }} = jupyterapp.shell.currentWidget?.sessionContext?.session ?? {{}};
  return kernel?.status === "idle" && kernel.connectionStatus === "connected" && {CLEAR};
}}"""
# Gives back every widget and forgets what cells have named. Prints which of nnbp's own names mean something else by now.
FORGET = """
import sys as _sys, ipywidgets as _widgets
_widgets.Widget.close_all()
_now = {}
for _name, _module in list(_sys.modules.items()):
    if _name.split(".")[0] == "nnbp":
        for _key, _value in vars(_module).items():
            _now[f"{_name}.{_key}"] = _value
            if isinstance(_value, type) and _value.__module__ == _name:
                _now |= {f"{_name}.{_key}.{_own}": _held for _own, _held in vars(_value).items()}
_known = _sys.__dict__.setdefault("known_of_nnbp", _now)
print(*(_name for _name, _value in _known.items() if _now.get(_name) is not _value), end="")
_known |= {_name: _value for _name, _value in _now.items() if _name not in _known}
get_ipython().reset()
"""
RENEW = """(cells) => {
  const { content, context } = jupyterapp.shell.currentWidget;
  const shared = context.model.sharedModel;
  shared.transact(() => {
    shared.deleteCellRange(0, shared.cells.length);
    const empty = { cell_type: "code", metadata: {}, outputs: [], execution_count: null };
    shared.insertCells(0, cells.map((source) => ({ ...empty, source })));
    shared.deleteMetadata("widgets");
  });
  content.mode = "command";
  content.deselectAll();
}"""


class Tab:
    """A browser page on one notebook: run it, read what it shows.

    page: one that another Tab has left, else a new one, which takes JupyterLab seconds to fill. errors: every uncaught
    error and console error of the page, as text; abroad: every address that it asked on another machine than this one.
    """

    def __init__(self, browser, server, name, page=None):
        self.server, self.name, self.errors, self.abroad = server, name, [], []
        self.page = page or browser.new_page()
        self.page.bring_to_front()  # one behind another is drawn seldom, and may not have the whole screen
        self._heard_of = {"console": self._heard, "pageerror": self._failed, "request": self._asked}
        for event, hear in self._heard_of.items():
            self.page.on(event, hear)
        if page is None:
            self.page.goto(f"http://127.0.0.1:{server.port}/lab/tree/{name}?reset&token={server.token}")
        else:
            self.command("docmanager:open", path=name)
        self._until_ready()

    def reload(self):
        """Load the page anew, as F5 does; the kernel goes on."""
        self.page.reload()
        self._until_ready()

    def _until_ready(self):
        self.page.wait_for_function(
            """name => {
              const context = window.jupyterapp?.shell?.currentWidget?.context;
              return context?.path === name && context.sessionContext.session?.kernel?.status === "idle";
            }""",
            arg=self.name,
        )

    def _failed(self, error):
        self.errors.append(f"page error: {error}")

    def _heard(self, message):
        if message.type == "error":
            self.errors.append(f"console: {message.text} {message.location.get('url', '')}")

    def _asked(self, request):
        if not request.url.startswith((f"http://127.0.0.1:{self.server.port}/", "data:", "blob:")):
            self.abroad.append(request.url)

    def command(self, name, **arguments):
        """Execute one of JupyterLab's commands, to its end."""
        return self.page.evaluate(
            "([name, given]) => jupyterapp.commands.execute(name, given).then(() => null)", [name, arguments]
        )

    def run_all(self):
        """Run every cell; RuntimeError for a cell that fails."""
        self.command("notebook:run-all-cells")
        failed = self.page.locator('.jp-OutputArea [data-mime-type="application/vnd.jupyter.error"]')
        if failed.count():
            raise RuntimeError(failed.first.inner_text())

    def theme(self, name):
        """Change to "JupyterLab Light" or "JupyterLab Dark"."""
        self.command("apputils:change-theme", theme=name)
        self.page.wait_for_function("name => document.body.dataset.jpThemeName === name", arg=name)

    def kernel(self):
        """The psutil.Process of this notebook's kernel."""
        return self.server.kernel(self.name)

    def look(self, asked):
        """The answer of page.js, such as look("numbers()"); as one text, since large ones come slowly in pieces."""
        return json.loads(self.page.evaluate(f"Promise.resolve(look.{asked}).then(JSON.stringify)"))

    def python(self, code):
        """What the notebook's kernel prints when it runs some code, beside the cells."""
        return self.page.evaluate("code => look.python(code)", code)

    def watch(self, read):
        """Note every different answer of the JavaScript function `read` from now on; `watched` gives them."""
        self.page.evaluate(f"void (window.watched = look.watch({read}))")  # void: a function would be called at once

    def watched(self):
        """The answers noted since `watch`, which end here."""
        return self.page.evaluate("watched()")

    def until_held(self, label, name):
        """Wait until the control of that name is in hand: in the picture, and its slider beside it."""
        self.page.wait_for_selector(f'{PICTURE}[data-control="{name}"][data-frame]')
        self.page.wait_for_function(
            "label => document.querySelector('.jp-OutputArea .widget-slider .widget-label')?.textContent === label",
            arg=label,
        )

    def grip(self):
        """The middle of the slider's handle, in pixels of the page."""
        box = self.page.locator(HANDLE).bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def drag(self, *stretches, steps=8):
        """Take the slider's handle with the mouse, move it by each stretch of pixels in turn, and let go."""
        x, y = self.grip()
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.wait_for_selector(".jp-OutputArea .noUi-active")
        for stretch in stretches:
            x += stretch
            self.page.mouse.move(x, y, steps=steps)
        self.page.mouse.up()
        self.page.wait_for_selector(".jp-OutputArea .noUi-active", state="detached")  # moves may arrive after the call

    def click_mark(self, name):
        """Click a mark of the picture where nothing lies over it."""
        self.page.mouse.click(*self.page.evaluate("name => look.spot(name)", name))

    def close(self):
        """Close the page and end the kernel."""
        self.page.close()
        self.server.shut(self.name)

    def put_away(self):
        """Close the notebook and end the kernel; whether the page has nothing in the way of another."""
        clear = self.page.evaluate(LEAVE)
        self.server.shut(self.name)
        return clear

    def open_again(self):
        """Open the notebook as it is stored now, with a new kernel, in the same page."""
        self.put_away()
        self.command("docmanager:open", path=self.name)
        self._until_ready()

    def alive(self):
        """Is the notebook open, its kernel idle, and nothing in front of it?"""
        return self.page.evaluate(ALIVE)

    def renew(self, *cells):
        """Other cells in the place of all; the kernel gives every widget back and forgets everything but its modules.

        RuntimeError where those of nnbp are not what they were.
        """
        self.errors.clear()
        self.page.bring_to_front()
        self.page.evaluate(RENEW, cells)
        if changed := self.python(FORGET):
            raise RuntimeError(f"a test before this one has changed {changed}")

    def leave(self):
        """Put the notebook away: the page, for another Tab, or None where something is in its way."""
        for event, hear in self._heard_of.items():
            self.page.remove_listener(event, hear)
        return self.page if self.put_away() else None
