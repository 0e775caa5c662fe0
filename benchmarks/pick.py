"""Taking another control in hand: from the press on a mark, or in the list, to its picture, for each explorer."""

import argparse
import json
import os
import platform
from importlib.metadata import version
from statistics import median, quantiles

from browser.chromium import open_browser
from browser.lab import PICTURE
from browser.server import Server

from .shown import add_explorers, chosen, showing

ROUNDS = 12  # presses of each kind
REST, OPEN = 120, 1000  # ms that a pointer rests on a mark before it presses, and that a list is open before a choice
# Resolves to the milliseconds from the press to the first frame that shows the control, by the page's own clock.
PRESS = """([name, press]) => new Promise(done => {
  const svg = () => document.querySelector("svg.nnbp-picture");
  const start = performance.now();
  if (press === "mark") svg().querySelector(`[data-pick="${name}"]`).dispatchEvent(new MouseEvent("click", {bubbles: true}));
  else {
    const list = document.activeElement;
    list.selectedIndex = press;
    list.dispatchEvent(new Event("change", {bubbles: true}));
  }
  (function again() {
    if (svg()?.dataset.control === name && svg().dataset.frame !== undefined)
      requestAnimationFrame(() => done(performance.now() - start));
    else if (performance.now() - start > 20000) done(null);
    else requestAnimationFrame(again);
  })();
})"""
NEAR = """name => {
  const mark = document.querySelector(`svg.nnbp-picture [data-pick="${name}"]`);
  mark.dispatchEvent(new MouseEvent("pointerover", {bubbles: true}));
}"""
LIST = ".jp-OutputArea .nnbp-list select"
IDLE = "jupyterapp.shell.currentWidget.sessionContext.session.kernel.status === 'idle'"


def measure(browser, server, name):
    """{"pointer": ms of each press on a mark that the pointer has rested on, "next": of each choice of the next line of the
    open list, "far": of one far away}."""
    with showing(browser, server, name) as tab:
        controls = json.loads(tab.python("import json; print(json.dumps(list(picture.controls(picture.state))))"))
        picks = tab.page.evaluate(
            f"[...document.querySelectorAll('{PICTURE} [data-pick]')].map(mark => mark.dataset.pick)"
        )
        listed = controls if tab.page.is_visible(LIST) else []
        marked = [control for control in controls if control in picks]
        found = {"pointer": [], "next": [], "far": []}
        for k in range(1, ROUNDS + 1):
            at = (7 * k) % len(controls)  # places far from one another
            for kind, line in (("far", at), ("next", (at + 1) % len(controls))):
                if listed and held(tab) != listed[line]:
                    tab.page.focus(LIST)
                    tab.page.wait_for_timeout(OPEN)
                    found[kind].append(tab.page.evaluate(PRESS, [listed[line], line]))
                    tab.page.evaluate("document.activeElement.blur()")
                    tab.page.wait_for_function(IDLE)
            others = [control for control in marked if control != held(tab)]
            if others:
                other = others[(5 * k) % len(others)]
                tab.page.evaluate(NEAR, other)
                tab.page.wait_for_timeout(REST)
                found["pointer"].append(tab.page.evaluate(PRESS, [other, "mark"]))
                tab.page.wait_for_function(IDLE)
        return found


def held(tab):
    """The control that the picture has in hand."""
    return tab.page.evaluate(f"document.querySelector('{PICTURE}').dataset.control")


def run(arguments):
    """Every explorer in one browser, one after another; medians and the slowest tenth."""
    parser = argparse.ArgumentParser(prog="run.py bench pick", description=__doc__)
    add_explorers(parser)
    names = chosen(parser, arguments)
    with Server() as server, open_browser() as browser:
        found = {name: measure(browser, server, name) for name in names}
        used = f"{browser.browser.browser_type.name} {browser.browser.version}"
    print(f"Another control in hand: {used}, jupyterlab {version('jupyterlab')}, Python {platform.python_version()}, "
          f"{os.cpu_count()} cores")  # fmt: skip
    print(f"ms from the press to the picture; the pointer rests {REST} ms on a mark before it presses it, and the list is "
          f"open for {OPEN} ms before the next line is chosen, or one far away\n")  # fmt: skip
    print(f"{'':16}{'mark':>8}{'slowest tenth':>15}{'next':>8}{'slowest tenth':>15}{'far':>8}{'slowest tenth':>15}")
    for name, kinds in found.items():
        row = "".join(
            f"{median(ms):8.0f}{quantiles(ms, n=10)[-1]:15.0f}" if len(ms) > 1 else f"{'—':>8}{'':15}"
            for ms in kinds.values()
        )
        print(f"{name:16}{row}")
