"""The explorers that are measured in a page: each in a notebook of its own."""

from contextlib import contextmanager

from browser.lab import PICTURE, Tab

TINY = "*nnbp.tiny_network()"
DIGITS = "nnbp.Network([64, 30, 10], rng=1), nnbp.load_digits()[1]"
SOURCES = {
    "OneNetwork": f"nnbp.OneNetwork({TINY}, hand='w3.1.2')",
    "WayBack": f"nnbp.WayBack({TINY}, hand='w3.1.2').back()",
    "BiasSlope": f"nnbp.BiasSlope({TINY})",
    "OuterProduct": f"nnbp.OuterProduct({TINY})",
    "FollowPaths": f"nnbp.FollowPaths({TINY})",
    "Demon": f"nnbp.Demon({TINY})",
    "OutputError": "nnbp.OutputError([4.2, -1.0], [0, 1])",
    "ThreeProducts": "nnbp.ThreeProducts([1, 2, -2], [3, 4, 0.5])",
    "Saturation": f"nnbp.Saturation({TINY})",
    "FiveSteps": f"nnbp.FiveSteps({TINY}).finish()",
    "PassCounter": "nnbp.PassCounter([784, 30, 10])",
    "Training": "nnbp.Training(nnbp.Network([2, 6, 1], rng=1), nnbp.plane.ring(), epochs=200)",
    "TwoStarts": "nnbp.TwoStarts()",
    "VanishingError": "nnbp.VanishingError()",
    "DigitErrors": f"nnbp.DigitErrors({DIGITS})",
}


def add_explorers(parser):
    """Let a benchmark's command name the explorers that it measures."""
    parser.add_argument("explorers", nargs="*", metavar="EXPLORER", help=f"of {', '.join(SOURCES)}; all unless given")


def chosen(parser, arguments):
    """The names of the explorers to measure; a name that is none ends the command with a sentence."""
    named = parser.parse_args(arguments).explorers
    unknown = [name for name in named if name not in SOURCES]
    if unknown:
        parser.error(f"no explorer is called {unknown[0]!r}; there are: {', '.join(SOURCES)}")
    return named or list(SOURCES)


@contextmanager
def showing(browser, server, name):
    """A Tab on a notebook that shows one explorer, named `picture` in its kernel."""
    tab = Tab(browser, server, server.write(f"{name}.ipynb", f"import nnbp\npicture = {SOURCES[name]}\npicture"))
    try:
        tab.run_all()
        tab.page.wait_for_selector(f"{PICTURE}[data-frame]")
        yield tab
    finally:
        tab.close()
