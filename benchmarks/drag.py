"""A drag in a real JupyterLab: nnbp's live picture beside interact with an inline matplotlib figure, and each explorer."""

import argparse
import os
import platform
from importlib.metadata import version
from pathlib import Path
from statistics import median

from browser.chromium import open_browser
from browser.lab import HANDLE, Tab
from browser.server import Server

from .shown import add_explorers, chosen, showing

HERE = Path(__file__).parent
LIVE = "import nnbp\nnnbp.OneNetwork(*nnbp.tiny_network(), hand='w3.1.2')"
INTERACT = (HERE / "cells" / "interact.py").read_text(encoding="utf-8")
ROUNDS, STEPS, EVENTS, RATE = 2, 40, 200, 60
DRAGS, REST = 3, 500  # of each explorer; ms before each


def measure(browser, server, name, source, read):
    """One notebook, from its start: {"step": ms of each step, "rate", "settled", "cpu"}.

    read: the function in drag.js that answers which position the picture shows.
    """
    tab = Tab(browser, server, server.write(name, source))
    try:
        tab.run_all()
        tab.page.evaluate((HERE / "drag.js").read_text(encoding="utf-8"))
        tab.page.wait_for_function(f"look.{read}() !== null")
        tab.page.locator(HANDLE).focus()
        tab.page.keyboard.press("ArrowRight")  # what only the first step has to load is not measured
        start = 156
        tab.page.wait_for_function(f"look.{read}() === {start}")
        kernel = tab.kernel()
        before = sum(kernel.cpu_times()[:2])
        steps = []
        for row in range(start + 1, start + 1 + STEPS):
            tab.page.evaluate(f"void (window.stepped = look.step({row}, look.{read}))")
            tab.page.keyboard.press("ArrowRight")
            steps.append(tab.page.evaluate("stepped"))
        tab.page.wait_for_function("jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'")
        cpu = 1000 * (sum(kernel.cpu_times()[:2]) - before) / STEPS
        storm = tab.look(f"storm({EVENTS}, {RATE}, look.{read})")
        if storm["rows"][-1] != storm["last"]:
            raise RuntimeError(f"{name} ended at position {storm['rows'][-1]} instead of {storm['last']}")
        return {"step": steps, "rate": 1000 * storm["shown"] / storm["ms"], "settled": storm["settled"], "cpu": cpu}
    finally:
        tab.close()


def rate(browser, server, name):
    """Pictures a second of one explorer, the median of a few drags from the slider's start on."""
    with showing(browser, server, name) as tab:
        tab.page.locator(HANDLE).focus()
        found = []
        for _ in range(DRAGS):
            tab.page.keyboard.press("End")
            last = tab.look("frame()")
            tab.page.keyboard.press("Home")
            tab.page.wait_for_timeout(REST)  # what the keys have set off is not measured
            storm = tab.look(f"storm({min(EVENTS, last)}, {RATE})")
            found.append(1000 * storm["shown"] / storm["ms"])
        return median(found)


def run(arguments):
    """Alternate the two in one browser, and print their medians and ratios; then each explorer's pictures a second."""
    parser = argparse.ArgumentParser(prog="run.py bench drag", description=__doc__)
    add_explorers(parser)
    names = chosen(parser, arguments)
    live, inline = [], []
    with Server() as server, open_browser() as browser:
        for k in range(ROUNDS):
            live.append(measure(browser, server, f"live{k}.ipynb", LIVE, "live"))
            inline.append(measure(browser, server, f"inline{k}.ipynb", INTERACT, "inline"))
        rates = {name: rate(browser, server, name) for name in names}
        used = f"{browser.browser.browser_type.name} {browser.browser.version}"
    packages = ", ".join(f"{name} {version(name)}" for name in ("jupyterlab", "ipywidgets", "anywidget", "matplotlib"))
    print(f"A slider's drag: {used}, {packages}, Python {platform.python_version()}, {os.cpu_count()} cores")
    print(f"{ROUNDS} alternating rounds of {STEPS} steps and {EVENTS} key events at {RATE} a second; medians\n")
    print(f"{'':36}{'nnbp':>8}{'interact + matplotlib':>24}{'times better':>15}")
    for says, key, more_is_better in (
        ("one step, key press to paint, ms", "step", False),
        ("pictures a second in the drag", "rate", True),
        ("at rest after the drag, ms", "settled", False),
        ("kernel CPU a step, ms", "cpu", False),
    ):
        ours, theirs = (
            median([value for one in each for value in (one[key] if key == "step" else [one[key]])])
            for each in (live, inline)
        )
        better = (ours, theirs) if more_is_better else (theirs, ours)
        ratio = f"{better[0] / better[1]:.1f}" if better[1] > 0 else "—"
        print(f"{says:36}{ours:8.1f}{theirs:24.1f}{ratio:>15}")
    print(
        f"\nEach explorer: pictures a second in {DRAGS} drags of at most {EVENTS} positions at {RATE} a second, medians\n"
    )
    for name, shown in rates.items():
        print(f"{name:36}{shown:8.1f}")
