"""A page of a browser that is spoken to by WebDriver, in whatever form: what every engine's page can do."""

import time
from contextlib import suppress

PATIENCE = 120  # seconds for an answer


class EnginePage:
    """go(url), then run(script) as often as one likes. An engine gives navigate(url) and run(script, *given).

    run: what the body of an async function returns; given: its arguments, `given` there. RuntimeError where it fails.
    """

    def navigate(self, url):
        raise NotImplementedError

    def run(self, script, *given):
        raise NotImplementedError

    def go(self, url):
        """Open another page, and wait until it is there: an engine may answer while the one before still is."""
        self.navigate(url)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(RuntimeError):
                if self.run("return [location.href, document.readyState]") == [url, "complete"]:
                    return
            time.sleep(0.05)
        raise RuntimeError(f"{url} did not open")
