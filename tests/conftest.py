"""The order of a whole run: what takes longest first, so that the workers end together."""

FIRST = ("tests/browser/", "tests/edition/", "tests/lessons/", "notebooks/")


def pytest_collection_modifyitems(items):
    """Browser tests, the edition, lessons, notebooks, the rest; inside each as they stand."""

    def place(item):
        return next((at for at, start in enumerate(FIRST) if item.nodeid.startswith(start)), len(FIRST))

    items.sort(key=place)
