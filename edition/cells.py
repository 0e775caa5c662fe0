"""What the code cells of a notebook give: its pictures, predictions and scores, as objects."""

import ast
import contextlib
import io
import os

from nnbp.live.ask import Ask, Score
from nnbp.live.explorer import Explorer

SHOWN = (Explorer, Ask, Score)


def shown(notebook, folder):
    """Run the code cells in `folder`; yields (number of the cell, what it shows) where that is alive in JupyterLab."""
    names = {"__name__": "__main__"}
    with contextlib.chdir(folder):
        for number, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                value = run(cell.source, names)
                if isinstance(value, SHOWN):
                    yield number, value


def run(source, names):
    """The value of a cell's last expression, as a notebook shows it; what it prints is lost."""
    tree, last = ast.parse(source), None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = ast.Expression(tree.body.pop().value)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        exec(compile(tree, "<cell>", "exec"), names)
        return eval(compile(last, "<cell>", "eval"), names) if last else None


def sources(notebook):
    """All that the pictures of a notebook depend on in it, as one text."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")


THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def one_thread():
    """Small matrices gain nothing from threads, and two pages are built side by side."""
    for name in THREADS:
        os.environ.setdefault(name, "1")
