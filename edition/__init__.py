"""The edition for any browser: every notebook as a page whose pictures move, with nothing installed."""
