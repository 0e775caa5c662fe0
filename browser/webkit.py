"""A WebKitGTK of the system's, spoken to by WebDriver over HTTP, on a screen that nobody sees."""

import glob
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager, suppress

from .engine import PATIENCE, EnginePage

DRIVER, SCREEN = "WebKitWebDriver", "Xvfb"
BROWSERS = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
MISSING = f"no WebKit is found; it takes {DRIVER} and {SCREEN}, in Debian the packages webkit2gtk-driver and xvfb"
WINDOW = {"width": 1280, "height": 900}
QUIET = {  # it draws by itself, and runs as root where the tests do
    "GDK_BACKEND": "x11",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
    "NO_AT_BRIDGE": "1",
}


def find_webkit():
    """(driver, browser, screen): the paths of all three, or None."""
    found = shutil.which(DRIVER), max(glob.glob(BROWSERS), default=None), shutil.which(SCREEN)
    return found if all(found) else None


class Page(EnginePage):
    """Its one page."""

    def __init__(self, address, binary):
        self.address, self.session = address, ""
        options = {"binary": binary, "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options, "timeouts": {"script": 1000 * PATIENCE}}}
        self.session = "/" + self.ask("", capabilities=wanted)["sessionId"]
        self.ask("/window/rect", **WINDOW)

    def ask(self, command, method="POST", **given):
        """The answer to a command. RuntimeError for one that is refused."""
        request = urllib.request.Request(
            f"{self.address}/session{self.session}{command}", method=method,
            data=json.dumps(given).encode() if method == "POST" else None, headers={"Content-Type": "application/json"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return json.loads(answer.read())["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.loads(error.read())["value"]["message"]) from None

    def navigate(self, url):
        self.ask("/url", url=url)

    def run(self, script, *given):
        text = f"""
          const done = arguments[1];
          (async (given) => {{ {script} }})(JSON.parse(arguments[0]))
            .then((found) => done([true, JSON.stringify(found ?? null)]), (error) => done([false, String(error)]));
        """
        fine, found = self.ask("/execute/async", script=text, args=[json.dumps(given)])
        if not fine:
            raise RuntimeError(found)
        return json.loads(found)


@contextmanager
def open_webkit():
    """A Page of a WebKit with a home and a screen of its own."""
    driver, binary, screen = find_webkit()
    with (
        tempfile.TemporaryDirectory(prefix="nnbp-webkit-", ignore_cleanup_errors=True) as home,
        _screen(screen) as shown,
    ):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        running = subprocess.Popen(
            [driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={**os.environ, **QUIET, "DISPLAY": shown, "HOME": home, "XDG_RUNTIME_DIR": home},
        )  # fmt: skip
        try:
            _await(port)
            page = Page(f"http://127.0.0.1:{port}", binary)
            try:
                yield page
            finally:
                with suppress(Exception):
                    page.ask("", method="DELETE")
        finally:
            running.terminate()
            running.wait()


@contextmanager
def _screen(path):
    """The name of a screen in memory, which ends with it."""
    read, write = os.pipe()
    command = [path, "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    running = subprocess.Popen(command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        running.terminate()
        running.wait()


def _await(port):
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
