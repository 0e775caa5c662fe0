"""What holds for all tests: the order of a whole run and who runs what, which tests are slow, what is said at its end."""

import gc
import os

import hypothesis
import pytest
from xdist.scheduler import LoadFileScheduling

LONG = ("tests/browser/", "tests/edition/", "tests/lessons/", "notebooks/")
# Files whose tests share a page that takes long to make.
ONE_PAGE = tuple(f"{LONG[0]}test_{name}.py" for name in ("narrow", "presenting", "touch"))

# Tests run side by side: the numerical libraries of each, and of its kernels, are not to use all cores for themselves.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ.setdefault(variable, "1")

hypothesis.settings.register_profile("untimed", hypothesis.settings.default, deadline=None)  # no test holds a time
hypothesis.settings.load_profile("untimed")


class Sharing(LoadFileScheduling):
    """A file stays on one worker, a notebook too; most browser tests have a page of their own, so any worker may take one."""

    def _split_scope(self, nodeid):
        alone = nodeid.startswith(LONG[0]) and not nodeid.startswith(ONE_PAGE)
        return nodeid if alone else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    return Sharing(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """What is made until the tests are found stays: no collector is to look through it, then or with each test's garbage.

    A drawing is thousands of things that are needed no more soon after: looking for them after each seven hundred new ones,
    as Python does by itself, takes a tenth of the tests' time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(100_000, 50, 100)
        gc.enable()


def pytest_collection_modifyitems(items):
    """What takes longest first, so that the workers of a whole run end together; slow too is what tries every position."""

    def place(item):
        return next((at for at, start in enumerate(LONG) if item.nodeid.startswith(start)), len(LONG))

    items.sort(key=place)
    for item in items:
        if item.name.startswith("test_every_position"):
            item.add_marker(pytest.mark.slow)


def pytest_terminal_summary(terminalreporter):
    from browser import chromium

    if chromium.find_browser() is None:
        terminalreporter.write_line(f"browser tests: {chromium.MISSING}")
