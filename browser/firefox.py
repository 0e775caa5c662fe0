"""A headless Firefox of the system's, spoken to by WebDriver BiDi: nothing but a web socket is needed."""

import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress

import websocket

from .engine import PATIENCE, EnginePage

VARIABLE = "NNBP_FIREFOX"
COMMANDS = ("firefox-esr", "firefox")
MISSING = f"no Firefox is found; {VARIABLE} names one"
QUIET = {  # it asks nobody outside while it is tried
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


def find_firefox():
    """The path of the system's Firefox, or None."""
    return os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, COMMANDS)), None)


class Page(EnginePage):
    """Its one page."""

    def __init__(self, socket):
        self.socket, self.numbers = socket, itertools.count(1)
        self.ask("session.new", capabilities={})
        self.context = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method, **parameters):
        """The answer to a command. RuntimeError for one that is refused."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (found := json.loads(self.socket.recv())).get("id") != number:
            pass
        if found["type"] == "error":
            raise RuntimeError(found["message"])
        return found["result"]

    def navigate(self, url):
        self.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")

    def run(self, script, *given):
        text = f"(async (given) => {{ {script} }})({json.dumps(given)}).then((found) => JSON.stringify(found ?? null))"
        found = self.ask(
            "script.evaluate", expression=text, target={"context": self.context}, awaitPromise=True, userActivation=True
        )
        if found["type"] == "exception":
            raise RuntimeError(found["exceptionDetails"]["text"])
        return json.loads(found["result"]["value"])


@contextmanager
def open_firefox():
    """A Page of a Firefox with a profile of its own."""
    profile = tempfile.mkdtemp(prefix="nnbp-firefox-")
    with open(os.path.join(profile, "user.js"), "w", encoding="utf-8") as file:
        file.writelines(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items())
    command = [find_firefox(), "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        lines = (re.search(r"WebDriver BiDi listening on (ws://\S+)", line) for line in running.stderr)
        address = next(filter(None, lines))[1]
        socket = websocket.create_connection(f"{address}/session", suppress_origin=True, timeout=PATIENCE)
        page = Page(socket)
        yield page
        with suppress(Exception):
            page.ask("session.end")
    finally:
        running.terminate()
        running.wait()
        shutil.rmtree(profile, ignore_errors=True)
