"""A notebook that a reader runs, saves and opens again when its kernel is gone: its pictures live on, or stand still."""

import nbformat
import pytest
from nbformat.sign import NotebookNotary

from browser.lab import PICTURE

SOURCE = "import nnbp\npicture = nnbp.OneNetwork(*nnbp.tiny_network(), hand='w3.1.2')\npicture"
OUTPUT = ".jp-OutputArea-output"


@pytest.fixture
def saved(tab, server):
    """The tab of a notebook whose picture was moved, saved, and left by its kernel; and what the picture showed."""
    opened = tab(SOURCE)
    opened.run_all()
    opened.until_held("w³₁₂", "w3.1.2")
    opened.drag(70)
    shown = opened.look("numbers()"), opened.look("frame()")
    opened.command("docmanager:save")
    assert opened.put_away()
    assert opened.name not in [session["path"] for session in server.ask("api/sessions")]
    return opened, shown


def test_its_picture_moves_and_asks_no_kernel(tab, saved):
    left, (numbers, frame) = saved
    again = tab(name=left.name, own=True)  # a page of another day
    again.until_held("w³₁₂", "w3.1.2")
    assert again.page.locator(OUTPUT).count() == again.page.locator(PICTURE).count() == 1
    assert (again.look("numbers()"), again.look("frame()")) == (numbers, frame)
    kernel = again.kernel()  # a new one, which knows of nothing
    kernel.suspend()
    try:
        again.drag(-120)
        assert again.look("frame()") < frame - 50
        assert again.look("numbers()")["cost"] != numbers["cost"]
    finally:
        kernel.resume()


def test_without_its_state_the_still_stands_in_its_place_with_its_words(server, saved):
    opened, _ = saved
    path = server.root / opened.name
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata.pop("widgets")
    (output,) = notebook.cells[0].outputs
    for trusted in (False, True):  # opened by somebody else, and by the reader in a JupyterLab that saves no state
        nbformat.write(notebook, path)
        if trusted:
            NotebookNotary(data_dir=str(server.folder / "data")).sign(nbformat.read(path, as_version=4))
        opened.open_again()
        picture = opened.page.locator(f"{OUTPUT} img")
        drawn = picture.evaluate("img => fetch(img.src).then(answer => answer.text())")
        assert drawn.strip() == "".join(output.data["image/svg+xml"]).strip()
        assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") == 1080
        assert picture.get_attribute("alt") == output.metadata["image/svg+xml"]["alt"]
        assert opened.page.locator(OUTPUT).inner_text().strip() == ""
        told = [error for error in opened.errors if "widget model not found" in error]
        assert len(told) == trusted  # JupyterLab's own note in the console; the page shows none
        opened.errors = []


def test_a_drawing_of_somebody_else_runs_nothing(tab, server):
    marked = "document.documentElement.dataset.ran = 1"
    size = 'width="9" height="9"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size} onload="{marked}"><script>{marked}</script></svg>'
    opened = tab(
        "1",
        outputs=[nbformat.v4.new_output("display_data", {"image/svg+xml": drawing, "text/plain": "a & b"})],
    )
    picture = opened.page.locator(f"{OUTPUT} img")
    assert picture.evaluate("img => img.decode().then(() => img.naturalWidth)") == 9
    assert (
        picture.get_attribute("alt") == "a & b" and opened.page.evaluate("document.documentElement.dataset.ran") is None
    )
