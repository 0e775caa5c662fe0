"""One JupyterLab and one browser for all browser tests, and a page of its own for each."""

import secrets

import pytest

from browser import lab

from ..chromium import chromium

OWN = (  # what JupyterLab and ipywidgets say themselves of a kernel that is gone, or was asked too early
    "Could not restore the debugger state", "Could not send widget sync message", "Cannot send",
)  # fmt: skip


@pytest.fixture(scope="package")
def browser():
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="package")
def server():
    with lab.Server() as started:
        yield started


@pytest.fixture
def tab(browser, server):
    """tab("1 + 1") is a lab.Tab on a notebook of those cells, tab(name=...) on one that is there.

    Each is a page of its own: what one test does to it, touch or colours or a stopped kernel, is no other's business. A
    page with an error in it fails its test, and so does one that asks anything of another machine.
    """
    opened = []

    def open_tab(*cells, name=None, outputs=None):
        if name is None:
            name = server.write(f"page-{secrets.token_hex(4)}.ipynb", *cells, outputs=outputs)
        opened.append(lab.Tab(browser, server, name))
        return opened[-1]

    yield open_tab
    for each in opened:
        if not each.page.is_closed():
            each.close()
    assert [error for each in opened for error in each.errors if not any(own in error for own in OWN)] == []
    assert [address for each in opened for address in each.abroad] == []
