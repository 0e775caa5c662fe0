"""What is alive in a notebook, as HTML and files: drawn once, and kept as long as nothing that it depends on changes."""

import hashlib
import json
import re
import shutil
import tempfile
from html import escape
from pathlib import Path

import nbformat

from nnbp.live.ask import Ask
from nnbp.live.explorer import Explorer

from . import cells
from .figure import Figure

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("data", "stills")
KINDS = (".py", ".css", ".csv", ".npz", ".txt", ".gz")
DRAWN_BY = ("alive", "book", "cells", "code", "figure", "series", "walk")  # modules of ours that decide what is kept


def alive(path, out, kept, sample=None, seen=None):
    """{number of a cell: HTML} of a notebook's pictures, predictions and score, their files written into `out`.

    kept: a folder for what has been drawn before, of any edition. sample: of a picture's states so many alone at each
    distance. seen: as in Figure.write.
    """
    notebook = nbformat.read(path, as_version=4)
    folder = kept / f"{path.stem[:2]}-{fingerprint(notebook, sample)}"
    if not folder.exists():
        draw(notebook, path, folder, sample, seen)
    for name in FOLDERS:
        shutil.copytree(folder / name, out / name, dirs_exist_ok=True)
    return {
        int(number): text for number, text in json.loads((folder / "html.json").read_text(encoding="utf-8")).items()
    }


def draw(notebook, path, folder, sample, seen):
    """Draw all that is alive in a notebook into `folder`, which is there when it is whole."""
    unfinished = Path(tempfile.mkdtemp(prefix="drawing-", dir=made(folder.parent)))
    try:
        for name in FOLDERS:
            made(unfinished / name)
        found = {
            number: html(path.stem[:2], number, value, notebook, unfinished, sample, seen)
            for number, value in cells.shown(notebook, path.parent)
        }
        (unfinished / "html.json").write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
        if not folder.exists():  # another build may have been as far
            unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def made(folder):
    """A folder, made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def fingerprint(notebook, sample):
    """Of all that the pictures of a notebook depend on: the package, the data, its code, and how they are drawn."""
    found = hashlib.sha256(f"{sample} {cells.sources(notebook)}".encode())
    files = [path for folder in ("nnbp", "data") for path in (ROOT / folder).rglob("*") if path.suffix in KINDS]
    for path in sorted(files) + [Path(__file__).with_name(f"{name}.py") for name in DRAWN_BY]:
        found.update(f"{path.relative_to(ROOT).as_posix()} ".encode() + path.read_bytes())
    return found.hexdigest()[:16]


def html(notebook_number, number, value, notebook, folder, sample, seen):
    """The HTML of what a cell shows, its files written into `folder`."""
    if isinstance(value, Explorer):
        figure = Figure(f"{notebook_number}-{number}", value, sample)
        (folder / "stills" / f"{figure.name}.svg").write_text(value.still(), encoding="utf-8")
        figure.write(folder, seen)
        return figure.html
    if isinstance(value, Ask):
        return question(notebook_number, re.search(r'ask\("(.+?)"\)', notebook.cells[number].source)[1], value)
    asked = sum("predictions.ask(" in cell.source for cell in notebook.cells)
    return f'<p class="score" data-of="{asked}" role="status">Predictions recorded: 0 of {asked}.</p>'


def question(notebook_number, name, ask):
    """A prediction as a form: recording is final, and shows the truth."""
    question = ask.question
    data = json.dumps([notebook_number, name, ask.order.index(question.truth()), question.why()], ensure_ascii=False)
    data = data.replace("</", "<\\/")
    choices = "".join(
        f'<label><input type="radio" name="{escape(name)}" value="{i}"> <span>{escape(choice)}</span></label>'
        for i, choice in enumerate(ask.shown)
    )
    return (
        f'<form class="ask"><script type="application/json">{data}</script><fieldset>'
        f"<legend>Your prediction</legend><p>{escape(question.text)}</p>{choices}"
        '<button disabled>record</button><p class="said" role="status"></p></fieldset></form>'
    )
