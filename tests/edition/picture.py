"""The first live picture of a page, touched as a reader does."""

import json

READY = "svg.nnbp-picture[data-frame]"


class Picture:
    """In view and alive, with its slider, its list and its line of words."""

    def __init__(self, page):
        self.page, self.figure = page, page.locator("figure.live").first
        self.figure.scroll_into_view_if_needed()
        self.svg = self.figure.locator(READY)
        self.svg.wait_for()
        self.range = self.figure.locator(".hand > input")
        self.list = self.figure.locator(".hand > select")
        self.note = self.figure.locator(".note")
        self.what = json.loads(self.figure.locator("script").text_content())

    def slide(self, row):
        """Put the slider to a position."""
        self.range.evaluate("(range, row) => { range.value = row; range.dispatchEvent(new Event('input')); }", row)

    def shows(self, control, row=None):
        """Wait until a control is in hand, and at a row."""
        at = "" if row is None else f'[data-frame="{row}"]'
        self.figure.locator(f'svg.nnbp-picture[data-control="{control}"]{at}').wait_for()

    def leading(self, kind, edition):
        """What an event of a kind, that leads to another table from the first one, is about."""
        tables = json.loads((edition.truth / f"{self.what['name']}.json").read_text(encoding="utf-8"))
        return next(event for event, *_ in tables[0]["events"] if event.startswith(kind)).split(" ", 1)[1]
