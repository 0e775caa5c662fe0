"""One JupyterLab and one browser for all browser tests, and a page of its own for each."""

import os
import secrets

import pytest

from browser import lab


@pytest.fixture(scope="package")
def browser():
    """A headless browser. Where there is none the tests are skipped; where CI is set they fail."""
    if lab.find_browser() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lab.MISSING)
    with lab.open_browser() as opened:
        yield opened


@pytest.fixture(scope="package")
def server():
    with lab.Server() as started:
        yield started


@pytest.fixture(scope="package")
def loaded(browser, server):
    """Pages with a JupyterLab in them and no notebook, left by one test for the next: loading it takes seconds."""
    return []


@pytest.fixture
def tab(browser, server, loaded, request):
    """tab("1 + 1") is a lab.Tab on a notebook of those cells, tab(name=...) on one that is there.

    fresh: in a page that nothing has been done in. A page with an error in it fails its test, and serves no other.
    """
    opened, failed = [], request.session.testsfailed

    def open_tab(*cells, name=None, outputs=None, fresh=False):
        if name is None:
            name = server.write(f"page-{secrets.token_hex(4)}.ipynb", *cells, outputs=outputs)
        opened.append(lab.Tab(browser, server, name, None if fresh or not loaded else loaded.pop()))
        return opened[-1]

    yield open_tab
    for each in opened:
        if each.errors or loaded or request.session.testsfailed > failed:
            each.close()
        elif not each.page.is_closed():
            loaded.append(each.leave())
    assert [error for each in opened for error in each.errors] == []
