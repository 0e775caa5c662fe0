"""A progress bar for long steps: tqdm's, as a widget in a notebook and as text in a terminal."""

from contextlib import contextmanager


@contextmanager
def bar(total, shown, unit="epoch"):
    """Yields tick(epoch), to be called after each step; nothing is drawn when `shown` is false."""
    if not shown:
        yield lambda entry: None
        return
    with drawn(total, unit) as line:

        def tick(entry):
            accuracy = "" if entry.accuracy is None else f", accuracy {entry.accuracy:.1%}"
            # Not shown by itself: `update` shows it too, as often as an eye can follow.
            line.set_postfix_str(f"cost {entry.cost:.4f}{accuracy}", refresh=False)
            line.update()

        yield tick


def drawn(total, unit):
    """The bar itself. In a notebook its widget alone, with no text form: a saved notebook holds no half-done bar."""
    if not in_notebook():
        from tqdm import tqdm

        return tqdm(total=total, unit=unit)
    from IPython.display import display
    from tqdm.notebook import tqdm_notebook

    line = tqdm_notebook(total=total, unit=unit, display=False)
    mime = "application/vnd.jupyter.widget-view+json"
    display({mime: {"model_id": line.container.model_id, "version_major": 2, "version_minor": 0}}, raw=True)
    return line


def in_notebook():
    """Is this a Jupyter kernel?"""
    try:
        return get_ipython().has_trait("kernel")  # noqa: F821
    except (NameError, AttributeError):
        return False
