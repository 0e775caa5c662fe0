"""The browser that a folder of tests shares."""

import os
from contextlib import contextmanager

import pytest

from browser.chromium import MISSING, SHELL, find_browser, open_browser


@contextmanager
def chromium(*size):
    """open_browser(*size), the light one if it is there. Without any the tests are skipped; where CI is set they fail."""
    if find_browser() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with open_browser(*size, first=(SHELL,)) as opened:
        yield opened
