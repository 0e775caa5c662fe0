"""For `nbconvert --to html --template nnbp`: a notebook's text with its formulas as MathML, which need no network."""

from nbconvert.preprocessors import Preprocessor

from nnbp.live.palette import COLOURS, MIDDLE

from .maths import markdown

STYLE = """
.formula { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; margin: 1em 0; }
.formula .wide { overflow-x: auto; overflow-y: hidden; padding: 5px 0; }
.formula .wide math { width: max-content; margin-inline: auto; }
.formula .number { padding-left: 1em; color: inherit; text-decoration: none; }
body .jp-RenderedHTMLCommon :is(p, li, td) a { text-decoration: underline !important; }
body .jp-Cell .jp-InputPrompt, body .jp-Cell .jp-OutputPrompt { color: inherit !important; opacity: 1 !important; }
"""
LIGHT = """
:root { --jp-mirror-editor-number-color: #086b37; --jp-mirror-editor-operator-color: #7a1fb8; }
"""  # JupyterLab's own are paler than 4.5 : 1


class Formulas(Preprocessor):
    """Gives every text cell its HTML, as `nnbp_html`, and the page the style of its formulas."""

    def preprocess(self, notebook, resources):
        dark = resources.get("theme") == "dark"
        letters = (f".of-{name} {{ color: {COLOURS[name][dark]}; }}" for name in MIDDLE)
        resources["formulas_style"] = "\n".join([STYLE, "" if dark else LIGHT, *letters])
        return super().preprocess(notebook, resources)

    def preprocess_cell(self, cell, resources, index):
        if cell.cell_type == "markdown":
            cell.metadata["nnbp_html"] = markdown(cell.source)
        for output in cell.get("outputs", []):
            if "text/markdown" in output.get("data", {}):
                output.data["text/html"] = markdown(output.data.pop("text/markdown"))
        return cell, resources
