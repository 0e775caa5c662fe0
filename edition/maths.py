"""Markdown as HTML, its formulas as MathML, made when the pages are built."""

import re
from functools import cache
from html import escape

from latex2mathml.converter import convert
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from nnbp.live.palette import MIDDLE

LETTER = {tone: name for name, tone in MIDDLE.items()}  # whose colour a tone is: the page has it in light and in dark
TAG = re.compile(r"\s*\\tag\{(.+?)\}")
MENDED = (  # what latex2mathml writes, and what TeX means
    (re.compile(r"<mi>(&#x00394;)</mi>"), r'<mi mathvariant="normal">\1</mi>'),
    (re.compile(r"<mo>(&#x0002F;)</mo>"), r'<mo lspace="0" rspace="0">\1</mo>'),
    (re.compile(r"<mo>(&#x02016;)</mo>"), r'<mo stretchy="false" lspace="0" rspace="0">\1</mo>'),
    (re.compile(r"<mo>(diag)</mo>"), r"<mi>\1</mi>"),
    (re.compile(r"<(m[io])>(&#x02032;)</\1>"), r'<mo class="prime">\2</mo>'),
    (re.compile(r"(<mi>(?:ln|log|exp)</mi>)(?!<mo)"), r'\1<mspace width="0.17em"/>'),
    (
        re.compile(
            r"(<mo[^>]*>(?:&#x0003D;|&#x02248;|&#x00028;|&#x02261;|&#x000B7;)</mo>(?:<mi ?/>)?)<mo>&#x02212;</mo>"
        ),
        r'\1<mo form="prefix">&#x02212;</mo>',
    ),
    (re.compile(r"<mstyle (mathcolor=\"[^\"]*\")>(.*?)</mstyle>"), r"<mrow \1>\2</mrow>"),
)


def mathml(formula, block):
    """A formula as a <math> element; one that stands by itself with its number beside it."""
    tag = TAG.search(formula)
    text = TAG.sub("", formula).replace("{aligned}", "{align*}").strip()
    made = convert(text, display="block" if block else "inline")
    for wrong, right in MENDED:
        if "mathcolor" in right or "mstyle" in wrong.pattern:
            if "<mstyle display" in made:
                continue
        made = wrong.sub(right, made)
    made = re.sub(r'mathcolor="(#\w+)"', lambda found: f'class="of-{LETTER[found[1].lower()]}"', made)
    made = made.replace("<math ", f'<math alttext="{escape(plain(text))}" ', 1)
    if not block:
        return made
    number = f'<a class="number" href="#eq-{tag[1]}">({tag[1]})</a>' if tag else ""
    anchor = f' id="eq-{tag[1]}"' if tag else ""
    return f'<div class="formula"{anchor}><div class="wide" tabindex="0">{made}</div>{number}</div>\n'


def plain(text):
    """A formula without its colours, for those who read its source."""
    return re.sub(r"\\color\{#\w+\}", "", text)


class Renderer(IPythonRenderer):
    """nbconvert's, with formulas of ours."""

    def block_math(self, body):
        return mathml(body, True)

    def inline_math(self, body):
        return mathml(body, False)


@cache
def markdown(source):
    """HTML of a cell's markdown, its links to notebooks as links to pages; a page asks for it once more for its headings."""
    made = MarkdownWithMath(Renderer(escape=False, anchor_link_text="#")).render(source)
    return re.sub(r'href="(?:\.\./(?:notebooks|docs)/)?(\d\d_\w+|chapter)\.(?:ipynb|md)', r'href="\1.html', made)
