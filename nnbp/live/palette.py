"""One colour per letter, in light and in dark; safe for colour-blind readers, and never the only sign of anything.

For them hues fall together, so what stands side by side differs in lightness: δ and z far from the paper, a and w nearer.
"""

import re
from pathlib import Path

COLOURS = {  # name: (light, dark)
    "ink": ("#1f2328", "#e8eaed"),
    "muted": ("#59626c", "#9aa1ab"),
    "faint": ("#d0d7de", "#3a3f48"),
    "paper": ("#ffffff", "#111111"),
    "panel": ("#f6f8fa", "#1b1e24"),
    "flat": ("#e4e7eb", "#2b2f38"),
    "z": ("#004239", "#32e2b9"),
    "a": ("#006be5", "#2585f4"),
    "print": ("#000000", "#ffffff"),  # on a fill that is not yet dark
    "fill": ("#0969b8", "#1f6fb8"),
    "delta": ("#530674", "#eec3ff"),
    "negative": ("#b05600", "#f0a050"),
    "w": ("#6a727c", "#7e8995"),
    "C": ("#c0203a", "#ff7a85"),
    "hand": ("#cfe3f7", "#1d3d5c"),
    "halo": ("#4f8fe0", "#3f76b4"),  # of what is in hand
}
MIDDLE = {  # tones for formulas: 4.5 : 1 on white and on black; in JupyterLab's dark, stills.js changes them
    "ink": "inherit", "muted": "#707781", "z": "#188477", "a": "#1e78ca", "delta": "#9d58c7", "negative": "#b06317",
    "w": "#707781", "C": "#d73b52",
}  # fmt: skip
STYLE = Path(__file__).with_name("picture.css").read_text(encoding="utf-8")
DARK_PAGES = ('body[data-jp-theme-light="false"]', "body.vscode-dark", "html[theme=dark]")  # JupyterLab, VS Code, Colab
COLOURED = (".nnbp", ".nnbp-told")  # the picture, and what is said of it in the letters' colours

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
    dark = ",".join(f"{page} {each}" for page in DARK_PAGES for each in COLOURED)
    return f"{','.join(COLOURED)}{{{variables(0)}}}\n{dark}{{{variables(1)}}}\n{forced()}{sheet}"


def tone(name):
    """A letter's colour, in HTML: as in the pictures of the page, or one of MIDDLE where there are none."""
    return MIDDLE[name] if MIDDLE[name] == "inherit" else f"var(--nnbp-{name},{MIDDLE[name]})"


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
