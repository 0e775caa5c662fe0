"""The browser that a folder of tests shares."""

import os
from contextlib import contextmanager

import pytest

from browser import lab


@contextmanager
def chromium(*size):
    """lab.open_browser(*size). Where there is none the tests are skipped; where CI is set they fail."""
    if lab.find_browser() is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lab.MISSING)
    with lab.open_browser(*size) as opened:
        yield opened
