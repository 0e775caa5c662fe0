"""A JupyterLab in a headless browser, for the browser tests and the benchmarks: the one place that starts either."""

import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import nbformat
import psutil
from playwright.sync_api import sync_playwright

import run

VARIABLE = "NNBP_CHROMIUM"
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"{ProgramFiles}\Google\Chrome\Application\chrome.exe",
    r"{ProgramFiles(x86)}\Google\Chrome\Application\chrome.exe",
    r"{LOCALAPPDATA}\Google\Chrome\Application\chrome.exe",
    r"{ProgramFiles}\Microsoft\Edge\Application\msedge.exe",
    r"{ProgramFiles(x86)}\Microsoft\Edge\Application\msedge.exe",
)
MISSING = (
    "no Chromium, Chrome or Edge found: install one (Debian and Ubuntu: `apt install chromium`) "
    f"or set {VARIABLE} to the path of its program"
)
FLAGS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
PATIENCE = 60_000  # ms: how long anything that must happen may take before a test calls it broken

PICTURE = "svg.nnbp-picture"
HANDLE = ".jp-OutputArea .noUi-handle"
# Closes every document without a question; whether nothing is left in the way of the next.
LEAVE = """() => {
  for (const panel of [...jupyterapp.shell.widgets("main")].filter((each) => each.context)) {
    panel.context.model.dirty = false;
    panel.dispose();
  }
  return !document.querySelector(".jp-Dialog, .jp-NotebookPanel, [popover]:popover-open") && !document.fullscreenElement;
}"""


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def find_browser():
    """The path of the system's Chromium, Chrome or Edge, or None."""
    if named := os.environ.get(VARIABLE):
        return named
    for command in COMMANDS:
        if found := shutil.which(command):
            return found
    lowered = {name.lower(): value for name, value in os.environ.items()}
    for place in PLACES:
        for name in ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"):
            place = place.replace(f"{{{name}}}", lowered.get(name.lower(), ""))
        if Path(place).is_file():
            return place
    return None


@contextmanager
def open_browser(width=1600, height=1000, scale=1):
    """A headless browser of the system's, never a downloaded one, as Playwright's context: pages share its cache, compiled
    scripts too, in a folder that goes with it.

    width, height: of its window, in pixels of the page; scale: device pixels for each.

    FileNotFoundError says how to get one.
    """
    path = find_browser()
    if path is None:
        raise FileNotFoundError(MISSING)
    with sync_playwright() as playwright:
        flags = [*FLAGS, *(["--no-sandbox"] if is_root() else [])]
        with tempfile.TemporaryDirectory(prefix="nnbp-browser-", ignore_cleanup_errors=True) as folder:
            context = playwright.chromium.launch_persistent_context(
                folder, executable_path=path, args=flags, viewport={"width": width, "height": height},
                device_scale_factor=scale,
            )  # fmt: skip
            try:
                context.set_default_timeout(PATIENCE)
                context.add_init_script(path=Path(__file__).with_name("page.js"))
                yield context
            finally:
                context.close()


class Server:
    """A JupyterLab server of this Python, with folders of its own, so that a reader's own settings stay as they are.

    It has the settings and the extension that `run.py lab` gives to it.

    root: the folder that it serves. Use it as a context manager.
    """

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="nnbp-lab-"))
        self.root = self.folder / "root"
        self.token = secrets.token_hex(16)

    def __enter__(self):
        own = {
            "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data", "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces", "JUPYTERLAB_SETTINGS_DIR": "settings", "IPYTHONDIR": "ipython",
        }  # fmt: skip
        for name in ("root", *own.values()):
            (self.folder / name).mkdir()
        run.write_settings(self.folder / "overrides")
        environment = {k: v for k, v in os.environ.items() if k not in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH")}
        environment |= {variable: str(self.folder / name) for variable, name in own.items()}
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--expose-app-in-browser", f"--port={self.port}",
            "--ServerApp.port_retries=0", "--ip=127.0.0.1", f"--IdentityProvider.token={self.token}",
            f"--ServerApp.root_dir={self.root}", f"--LabApp.app_settings_dir={self.folder / 'overrides'}",
            f"--LabApp.extra_labextensions_path={run.LAB_EXTENSIONS}", *(["--allow-root"] if is_root() else []),
        ]  # fmt: skip
        self.log = (self.folder / "log").open("w")
        self.process = psutil.Popen(
            command, cwd=self.root, env=environment, stdin=subprocess.DEVNULL, stdout=self.log, stderr=subprocess.STDOUT
        )
        try:
            self._await()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        family = [self.process, *self.process.children(recursive=True)] if self.process.is_running() else []
        for process in reversed(family):  # kernels first; a stopped one would not hear a polite request
            with _gone_is_fine():
                process.kill()
        psutil.wait_procs(family, timeout=10)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _await(self):
        deadline = time.monotonic() + PATIENCE / 1000
        while True:
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("JupyterLab did not start:\n" + (self.folder / "log").read_text()[-3000:])
            try:
                return self.ask("api/status")
            except OSError:
                time.sleep(0.1)

    def ask(self, path, method="GET"):
        """The answer of the server's REST interface."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/{path}", method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")

    def write(self, name, *cells, outputs=None):
        """A notebook in the server's folder: each cell's source; outputs: those of the first cell."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        if outputs is not None:
            notebook.cells[0].update(outputs=outputs, execution_count=1)
        nbformat.write(notebook, self.root / name)
        return name

    def kernel(self, name):
        """The psutil.Process of the kernel behind a notebook."""
        session = next(s for s in self.ask("api/sessions") if s["path"] == name)
        for process in self.process.children(recursive=True):
            with _gone_is_fine():
                if any(session["kernel"]["id"] in argument for argument in process.cmdline()):
                    return process
        raise LookupError(f"no kernel process of {name}")

    def shut(self, name):
        """End the kernel of a notebook."""
        for session in self.ask("api/sessions"):
            if session["path"] == name:
                self.ask(f"api/sessions/{session['id']}", "DELETE")


@contextmanager
def _gone_is_fine():
    try:
        yield
    except psutil.NoSuchProcess:
        pass


class Tab:
    """A browser page on one notebook: run it, read what it shows.

    page: one that another Tab has left, else a new one, which takes JupyterLab seconds to fill. errors: every uncaught
    error and console error of the page, as text; abroad: every address that it asked on another machine than this one.
    """

    def __init__(self, browser, server, name, page=None):
        self.server, self.name, self.errors, self.abroad = server, name, [], []
        self.page = page or browser.new_page()
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

    def drag(self, *stretches, steps=15):
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

    def leave(self):
        """Put the notebook away: the page, for another Tab, or None where something is in its way."""
        for event, hear in self._heard_of.items():
            self.page.remove_listener(event, hear)
        return self.page if self.put_away() else None
