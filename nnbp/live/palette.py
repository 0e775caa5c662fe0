"""One colour per letter, in light and in dark; safe for colour-blind readers, and never the only sign of anything."""

import re
from pathlib import Path

COLOURS = {  # name: (light, dark)
    "ink": ("#1f2328", "#e8eaed"),
    "muted": ("#59626c", "#9aa1ab"),
    "faint": ("#d0d7de", "#3a3f48"),
    "paper": ("#ffffff", "#111111"),
    "panel": ("#f6f8fa", "#1b1e24"),
    "flat": ("#e4e7eb", "#2b2f38"),
    "z": ("#00695c", "#3cc4b0"),
    "a": ("#0969b8", "#5fb0f5"),
    "print": ("#000000", "#ffffff"),  # on a fill that is not yet dark
    "fill": ("#0969b8", "#1f6fb8"),
    "delta": ("#7b3fa0", "#c792ea"),
    "negative": ("#b85c00", "#f0a050"),
    "w": ("#57606a", "#a3abb5"),
    "C": ("#c0203a", "#ff7a85"),
    "hand": ("#cfe3f7", "#1d3d5c"),
}
MIDDLE = {  # tones that can be read on white and on black, for formulas and legends
    "ink": "inherit", "muted": "#7a828c", "z": "#1a8f80", "a": "#1f7acc", "delta": "#a05cc8", "negative": "#c8701a",
    "w": "#7a828c", "C": "#d9455a",
}  # fmt: skip
STYLE = Path(__file__).with_name("picture.css").read_text(encoding="utf-8")
DARK_PAGES = (  # JupyterLab and Notebook, VS Code, Colab
    'body[data-jp-theme-light="false"] .nnbp',
    "body.vscode-dark .nnbp",
    "html[theme=dark] .nnbp",
)


FORCED = {"ink": "CanvasText", "muted": "CanvasText", "print": "CanvasText", "paper": "Canvas", "panel": "Canvas"}


def variables(dark):
    return "".join(f"--nnbp-{name}:{pair[dark]};" for name, pair in COLOURS.items())


def forced():
    """Where the reader's system decides the colours: its paper and its ink, and the letters' tones that suit them."""
    own = "".join(f"--nnbp-{name}:{colour}!important;" for name, colour in FORCED.items())
    tones = (variables(dark).replace(";", "!important;") for dark in (0, 1))
    each = zip(("light", "dark"), tones, strict=True)
    rules = [
        f"@media (forced-colors: active) and (prefers-color-scheme: {scheme}){{.nnbp{{{tone}{own}}}}}"
        for scheme, tone in each
    ]
    return "\n".join([*rules, "@media (forced-colors: active){.nnbp>svg,.nnbp>svg *{forced-color-adjust:none}}\n"])


def live_style(sheet):
    """The style of pictures in a page, `sheet` with its colours: the page's theme decides."""
    return f".nnbp{{{variables(0)}}}\n{','.join(DARK_PAGES)}{{{variables(1)}}}\n{forced()}{sheet}"


def still_style(sheet, kinds):
    """The style inside a picture that is a file of its own, with the rules of `sheet` for the classes `kinds` in it.

    The viewer's preference for light or dark decides; where it has none, light.
    """
    sheet = re.sub(r"/\*.*?\*/", "", sheet[sheet.index("/* marks */") :], flags=re.S)
    rules = [rule for rule in re.findall(r"[^{}]+\{[^{}]*\}", sheet) if needed(rule.split("{")[0], kinds)]
    text = re.sub(r"var\(--nnbp-(\w+)\)", lambda m: f"var(--nnbp-{m[1]},{COLOURS[m[1]][0]})", "".join(rules))
    return f"{' '.join(text.split())} @media (prefers-color-scheme: dark) {{ svg {{ {variables(1)} }} }}"


def needed(selectors, kinds):
    """Does a rule speak of marks that are there? selectors: what stands before its brace."""
    return any(set(re.findall(r"\.([\w-]+)", selector)) <= kinds for selector in selectors.split(","))
