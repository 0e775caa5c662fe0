"""A training under a reader's hands, in a real JupyterLab: it plays without the kernel, stops, and trains but once."""

import psutil
import pytest

from browser.lab import PICTURE

SOURCE = (
    "import nnbp\n"
    "picture = nnbp.Training(nnbp.Network([2, 6, 1], rng=1), nnbp.plane.ring(), epochs=200, mini_batch_size=50)\n"
    "picture"
)
FRAME = f"() => Number(document.querySelector('{PICTURE}').dataset.frame)"


@pytest.fixture
def shown(tab):
    """A tab with the picture of a training, at epoch 20."""
    opened = tab(SOURCE)
    opened.run_all()
    opened.until_held("epoch", "epoch")
    return opened


def until(shown, frame):
    shown.page.wait_for_selector(f'{PICTURE}[data-frame="{frame}"]')


def press(shown, name):
    shown.page.get_by_role("button", name=name, exact=True).click()


def test_it_plays_with_the_kernel_stopped_and_stops_where_it_is_told(shown):
    kernel = shown.kernel()
    kernel.suspend()
    try:
        press(shown, "play or pause")
        shown.page.wait_for_function(f"{FRAME[6:]} > 24")
        press(shown, "play or pause")
        shown.page.wait_for_timeout(300)
        stopped = shown.page.evaluate(FRAME)
        shown.page.wait_for_timeout(600)
        assert shown.page.evaluate(FRAME) == stopped
    finally:
        kernel.resume()
    assert kernel.status() != psutil.STATUS_STOPPED
    heard = "look.python('print(int(picture.values[\"epoch\"]))').then((said) => Number(said) === stopped)"
    shown.page.wait_for_function(f"(stopped) => {heard}", arg=stopped)  # Python has heard of all that it slept through
    press(shown, "one on")
    until(shown, stopped + 1)


def test_it_plays_on_from_where_the_slider_was_dragged(shown):
    shown.drag(80)
    dragged = shown.page.evaluate(FRAME)
    assert dragged > 25
    shown.page.wait_for_timeout(300)
    shown.watch(FRAME)
    press(shown, "play or pause")
    shown.page.wait_for_function(f"{FRAME[6:]} > {dragged + 3}")
    press(shown, "play or pause")
    seen = shown.watched()
    assert min(seen) >= dragged and seen == sorted(seen)
    press(shown, "stop")
    until(shown, 0)


def test_another_eta_trains_again_and_the_page_follows(shown):
    before = shown.page.evaluate(f"document.querySelector('{PICTURE} .caption').textContent")
    shown.page.locator(".jp-OutputArea .widget-dropdown select").nth(1).select_option(label="10")
    shown.page.wait_for_function(
        f"before => document.querySelector('{PICTURE} .caption').textContent !== before", arg=before
    )
    until(shown, 20)
    assert shown.page.locator(PICTURE).count() == 1


def test_running_the_cell_again_leaves_one_training(shown):
    press(shown, "play or pause")
    shown.page.wait_for_function(f"{FRAME[6:]} > 24")
    shown.run_all()
    until(shown, 20)
    shown.page.wait_for_timeout(600)
    assert shown.page.evaluate(FRAME) == 20 and shown.page.locator(PICTURE).count() == 1
