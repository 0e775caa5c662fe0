"""The system's Chromium, Chrome or Edge, without a window: the one place that finds and starts it."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

VARIABLE = "NNBP_CHROMIUM"
SHELL = "chromium-headless-shell"  # the same engine without all that a window needs: a tenth less to compute
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge", SHELL)
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


def is_root():
    return hasattr(os, "geteuid") and os.geteuid() == 0


def find_browser(first=()):
    """The path of the system's Chromium, Chrome or Edge, or None. first: commands to look for before others."""
    if named := os.environ.get(VARIABLE):
        return named
    for command in (*first, *COMMANDS):
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
def open_browser(width=1600, height=1000, scale=1, first=()):
    """A headless browser of the system's, never a downloaded one, as Playwright's context: pages share its cache, compiled
    scripts too, in a folder that goes with it.

    width, height: of its window, in pixels of the page; scale: device pixels for each; first: as of `find_browser`.

    FileNotFoundError says how to get one.
    """
    path = find_browser(first)
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
