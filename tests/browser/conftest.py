"""One JupyterLab and one browser for all browser tests, and a page of its own for each."""

import secrets

import pytest

from browser.lab import Tab
from browser.server import Server

from ..chromium import chromium

WINDOW = {"width": 1600, "height": 1000}
OWN = (  # what JupyterLab and ipywidgets say themselves of a kernel that is gone, or was asked too early
    "Could not restore the debugger state", "Could not send widget sync message", "Cannot send",
)  # fmt: skip


@pytest.fixture(scope="package")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="package")
def server():
    with Server() as started:
        yield started


@pytest.fixture(scope="package")
def left(browser):
    """A Tab that tests have left as they found it, and one with a touch screen, which none can take away again:
    JupyterLab takes seconds to fill a new page, and one to open a notebook and start its kernel. Screen: Tab."""
    tabs = {}
    yield tabs
    for each in tabs.values():
        each.page.close()


@pytest.fixture
def tab(request, browser, server, left):
    """tab("1 + 1") is a Tab on a notebook of those cells, tab(name=...) on one that is there.

    Cells without outputs may take the place of an earlier test's, before the same kernel, which has forgotten them.

    own: does the test do to the page what cannot be undone, or need one that is loaded anew? Then it has a page of its
    own; so it has after a test that failed. touch: may it have a touch screen? A page with an error in it fails its
    test, and so does one that asks anything of another machine.
    """
    opened, kept, failed = [], [], request.session.testsfailed

    def open_tab(*cells, name=None, outputs=None, own=False, touch=False):
        earlier, of_cells = None if own else left.pop(touch, None), name is None and outputs is None
        if earlier and of_cells and earlier.alive():
            earlier.renew(*cells)
            opened.append(earlier)
        else:
            name = name or server.write(f"page-{secrets.token_hex(4)}.ipynb", *cells, outputs=outputs)
            opened.append(Tab(browser, server, name, earlier and earlier.leave()))
        if not own:
            kept.append((opened[-1], touch, of_cells))
        return opened[-1]

    yield open_tab
    for each, touch, of_cells in kept:
        if request.session.testsfailed == failed and not each.page.is_closed():
            as_it_was(each)
            if touch not in left and (of_cells and each.alive() or each.put_away()):
                left[touch] = each
    for each in opened:
        if not each.page.is_closed() and each not in left.values():
            each.close()
    assert [error for each in opened for error in each.errors if not any(own in error for own in OWN)] == []
    assert [address for each in opened for address in each.abroad] == []


def as_it_was(opened):
    """Give a page back the window, the colours and the pointer that it had."""
    page = opened.page
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    page.set_viewport_size(WINDOW)
    if page.evaluate("document.body.dataset.jpThemeName") != "JupyterLab Light":
        opened.theme("JupyterLab Light")
    page.mouse.move(0, 0)
