"""The style sheet of the pages: the pictures' own, kept inside the pictures, in both themes, and that of the text."""

import re
from pathlib import Path

from pygments.formatters import HtmlFormatter

import nnbp
from nnbp.live import palette

HERE = Path(__file__).parent
LESSONS = Path(nnbp.__file__).parent / "lessons"
DARK = ":root[data-theme=dark]"


def style():
    """All of it, as one text."""
    light, dark = (HtmlFormatter(style=name).get_style_defs(".highlight") for name in ("default", "github-dark"))
    parts = [
        f":root{{{palette.variables(0)}}}\n{DARK}{{{palette.variables(1)}}}",
        "".join(f".of-{name}{{color:var(--nnbp-{name})}}" for name in palette.MIDDLE),
        palette.forced(),
        scoped(palette.STYLE, ".nnbp"),
        *(scoped(sheet, f"figure[data-kind={kind}] .nnbp") for kind, sheet in own_sheets()),
        code(light),
        scoped(code(dark), DARK),
        (HERE / "static" / "page.css").read_text(encoding="utf-8"),
        f"@media print{{{DARK}{{color-scheme:light;{palette.variables(0)}}}}}",
    ]
    return "\n".join(parts)


def own_sheets():
    """(explorer, the style of its own folder) of each that has one."""
    for path in sorted(LESSONS.rglob("style.css")):
        for explorer in sorted(path.parent.glob("explore_*.py")):
            kind = "".join(map(str.capitalize, explorer.stem.split("_")[1:]))
            yield kind, path.read_text(encoding="utf-8")


def code(sheet):
    """The colours of pygments without its line numbers and backgrounds."""
    rules = [line for line in sheet.splitlines() if re.match(r"\.highlight \.", line)]
    return "\n".join(re.sub(r"background-color: [^;}]+;? ?|/\*.*?\*/", "", line) for line in rules)


def scoped(sheet, scope):
    """A style sheet whose rules hold inside `scope` alone; those that name .nnbp themselves stay as they are."""
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)

    def inside(found):
        selectors = [selector.strip() for selector in re.split(r",(?![^(]*\))", found[1])]
        if selectors[0].startswith("@") or all(re.match(r"from|to|\d+%", each) for each in selectors):
            return found[0]
        return ",".join(each if each.startswith(".nnbp") else f"{scope} {each}" for each in selectors) + "{"

    return re.sub(r"((?<=[{}])[^{}]+|\A[^{}]+)\{", inside, sheet)
