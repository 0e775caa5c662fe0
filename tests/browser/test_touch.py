"""Touch it, in a real JupyterLab: what is drawn is dragged, by mouse and finger, and lands where the pointer is."""

import pytest

import nnbp
from browser.lab import PICTURE

from .pictures import page_of
from .test_live_picture import agree, computed, follow, pick, settled, tree

SOURCE = "import nnbp\npicture = nnbp.{}\npicture"
TINY = "OneNetwork(*nnbp.tiny_network(), hand='w3.1.2')"
WAY = "WayBack(*nnbp.tiny_network(), hand='w3.1.2')"
PRESENT = "button.nnbp-present"
BIG = {"width": 1920, "height": 1080}


@pytest.fixture
def shown(tab):
    """shown(made): a tab with that picture, and its twin in this process."""

    def show(made=TINY, touch=False):
        opened = tab(SOURCE.format(made), touch=touch)
        opened.run_all()
        opened.page.wait_for_selector(f"{PICTURE}[data-frame]")
        return opened, eval(f"nnbp.{made}", {"nnbp": nnbp})

    return show


class Mouse:
    def __init__(self, page):
        self.mouse = page.mouse

    def down(self, x, y):
        self.mouse.move(x, y)
        self.mouse.down()

    def move(self, x, y):
        self.mouse.move(x, y, steps=6)

    def up(self):
        self.mouse.up()


class Finger:
    """Touches, as the browser has them from a screen. The page keeps it: only one that may have a touch screen."""

    def __init__(self, page):
        self.send = page.context.new_cdp_session(page).send
        self.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def _touch(self, kind, *points):
        self.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})

    def down(self, x, y):
        self.at = x, y
        self._touch("touchStart", self.at)

    def move(self, x, y):
        (x0, y0), self.at = self.at, (x, y)
        for share in (0.2, 0.4, 0.6, 0.8, 1.0):
            self._touch("touchMove", (x0 + share * (x - x0), y0 + share * (y - y0)))

    def up(self):
        self._touch("touchEnd")


def drag(pointer, start, end):
    pointer.down(*start)
    pointer.move(*end)
    pointer.up()


def grips(tab):
    """Every grip of the picture: whose it is, its numbers, the pixels of a unit, and where its origin and middle are."""
    return tab.page.evaluate("""() => [...look.picture().querySelectorAll("[data-grip]")].map((mark) => {
      const [axis, ...numbers] = mark.dataset.grip.split(" ");
      const at = mark.parentNode.getScreenCTM(), box = mark.getBoundingClientRect();
      return {owner: mark.dataset.pick ?? mark.dataset.of ?? look.picture().dataset.control, axis, scale: at.a, high: at.d,
        kind: mark.getAttribute("class"), numbers: numbers.map(Number), x0: at.e, y0: at.f,
        middle: [box.x + box.width / 2, box.y + box.height / 2], width: box.width, height: box.height};
    })""")


def until_still(tab):
    """Wait until two frames have passed: what was sent to the page has then arrived."""
    tab.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_a_weight_follows_its_pill_up_and_to_the_right(shown):
    tab, twin = shown(touch=True)
    start = tab.look("frame()")
    grip = next(g for g in grips(tab) if g["owner"] == "w3.1.2" and g["kind"] is None and g["axis"] == "xy")
    x, y = grip["middle"]
    for kind in (Mouse, Finger):
        pointer = kind(tab.page)
        for dx, dy in ((0, -60), (45, 0), (-30, 40)):
            drag(pointer, (x, y), (x + dx, y + dy))
            until_still(tab)
            row = min(
                500, max(0, int(start + (dx - dy) / grip["high"] / grip["numbers"][0] * 500 + 0.5))
            )  # as JavaScript
            assert tab.look("frame()") == row != start
            follow(tab, twin)
            start = row


UNFOLDED = "PassCounter([64, 30, 10]).do('choose', 'why', True)"


@pytest.mark.parametrize("made", [TINY, "TwoStarts()", "OutputError([1.2, -1.0], [0, 1])", UNFOLDED])
def test_along_an_axis_it_lands_on_the_position_under_the_pointer(shown, made):
    tab, twin = shown(made, touch=True)
    control = twin.controls(twin.state)[twin.hand]
    grip = next(g for g in grips(tab) if g["owner"] == twin.hand and len(g["numbers"]) > 1)
    count, numbers = len(control.positions), grip["numbers"]

    def pixel(row):
        share = row * (len(numbers) - 1) / (count - 1)
        k = min(int(share), len(numbers) - 2)
        return grip["x0"] + grip["scale"] * (numbers[k] + (share - k) * (numbers[k + 1] - numbers[k]))

    at = pixel(tab.look("frame()")), grip["middle"][1]
    for kind in (Mouse, Finger):
        pointer = kind(tab.page)
        for row in (count // 3, count // 2, 2 * count // 3):
            drag(pointer, at, (pixel(row), at[1] + 3))
            until_still(tab)
            at = (pixel(row), at[1])
            assert tab.look("frame()") == row
            assert tree(tab.look("markup()")) == tree(twin.drawn(twin.state).live(row)[0])


def test_a_press_on_a_chart_leads_there_and_a_press_on_a_mark_takes_it(shown):
    tab, twin = shown()
    field = next(g for g in grips(tab) if g["kind"] == "field")
    low, high = field["numbers"]
    tab.page.mouse.click(field["x0"] + field["scale"] * (low + 0.8 * (high - low)), field["middle"][1])
    until_still(tab)
    assert tab.look("frame()") == 400
    follow(tab, twin)
    tab.click_mark("b2.1")
    tab.until_held(*pick(twin, "b2.1"))
    agree(tab, twin)


@pytest.mark.parametrize("kind", [Mouse, Finger])
def test_dragging_another_takes_it_first_and_goes_on(shown, kind):
    tab, twin = shown(touch=kind is Finger)
    x, y = tab.page.evaluate("look.spot('w2.3.1')")
    pointer = kind(tab.page)
    drag(pointer, (x, y), (x, y + 48))  # let go before Python has answered, very likely
    tab.until_held(*pick(twin, "w2.3.1"))
    start = twin.place(twin.state)
    scale = grips(tab)[0]["high"]
    tab.page.wait_for_function("row => look.frame() === row", arg=round(start - 48 / scale / 480 * 500))
    assert tab.page.locator(".nnbp > svg").count() == 1  # what the pointer went down on has gone
    follow(tab, twin)
    assert not tab.page.locator(".nnbp-dragging, .nnbp-asking").count()


def test_a_dot_on_its_curve_is_its_neurons_bias(shown):
    tab, twin = shown()
    dot = next(g for g in grips(tab) if g["owner"] == "b4.2" and g["axis"] == "x")
    x, y = dot["middle"]
    mouse = Mouse(tab.page)
    mouse.down(x, y)
    mouse.move(x + 60, y)
    tab.until_held(*pick(twin, "b4.2"))
    mouse.up()
    until_still(tab)
    dot = next(g for g in grips(tab) if g["owner"] == "b4.2" and g["axis"] == "x" and g["kind"] is None)
    assert abs(dot["middle"][0] - x - 60) < 1
    follow(tab, twin)


def test_with_the_kernel_stopped_what_is_in_hand_moves_and_nothing_else_does(shown):
    tab, twin = shown()
    kernel = settled(tab, twin)
    kernel.suspend()
    try:
        field = next(g for g in grips(tab) if g["kind"] == "field")
        x, y = field["middle"]
        drag(Mouse(tab.page), (x, y), (x + 70, y))
        until_still(tab)
        moved = tab.look("frame()")
        assert moved > 250
        follow(tab, twin)
        x, y = tab.page.evaluate("look.spot('b2.1')")
        drag(Mouse(tab.page), (x, y), (x + 30, y - 30))
        agree(tab, twin)
    finally:
        kernel.resume()
    tab.until_held(*pick(twin, "b2.1"))  # the drag was asked for, and ends when the table is there
    until_still(tab)
    assert tab.look("frame()") > twin.place(twin.state)
    follow(tab, twin)
    assert tab.look("numbers()") == computed(twin.values, "b2.1")


def test_without_a_kernel_a_drag_of_another_leaves_all_as_it_is(shown):
    tab, _ = shown()
    tab.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()")
    tab.page.wait_for_selector(".nnbp-alone:not([hidden])")
    before = tab.look("markup()")
    x, y = tab.page.evaluate("look.spot('w2.3.1')")
    drag(Mouse(tab.page), (x, y), (x, y - 60))
    assert tab.look("markup()") == before
    assert not tab.page.locator(".nnbp-dragging, .nnbp-asking").count()


def test_while_a_kernel_goes_and_the_widgets_have_not_heard_of_it_nothing_is_asked(browser):
    """For a moment JupyterLab has no kernel, null, and shows its widgets as connected."""
    page = browser.new_page()
    content = page_of({"one": nnbp.OneNetwork(*nnbp.tiny_network())})
    page.set_content(content.replace("get_model: async () => slider", "get_model: async () => slider, kernel: null"))
    page.wait_for_selector(f"{PICTURE}[data-frame]")
    x, y = page.evaluate("look.spot('w2.3.1')")
    drag(Mouse(page), (x, y), (x, y - 60))
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    assert not page.locator(".nnbp-dragging, .nnbp-asking").count()
    page.close()


def test_what_can_be_dragged_is_large_enough_for_a_finger(shown):
    tab, _ = shown(touch=True)
    Finger(tab.page)
    all_grips = grips(tab)
    for owner in {grip["owner"] for grip in all_grips if grip["owner"].startswith("b")}:  # a stub has its neuron
        assert max(min(grip["width"], grip["height"]) for grip in all_grips if grip["owner"] == owner) >= 24
    for part in (".grasp", ".reach"):  # of a weight: its pill and its line
        wide = tab.page.evaluate(f"getComputedStyle(look.picture().querySelector('[data-grip] {part}')).strokeWidth")
        assert float(wide.removesuffix("px")) >= 24, part


def sizes(tab):
    """The size of every text on the screen, in pixels, smallest first."""
    return sorted(
        tab.page.evaluate("""() => [...look.picture().querySelectorAll("text")]
          .filter((text) => text.textContent.trim() && text.getClientRects().length)
          .filter((text) => getComputedStyle(text).visibility !== "hidden")
          .map((text) => parseFloat(getComputedStyle(text).fontSize) * look.picture().getScreenCTM().a)""")
    )


def presenting(tab):
    return tab.page.locator(".nnbp.nnbp-presenting").count() == 1


def test_presenting_by_button_fills_the_screen_and_keys_do_the_rest(shown):
    tab, _ = shown(WAY)
    page = tab.page
    page.set_viewport_size(BIG)
    small, start = sizes(tab), tab.look("frame()")
    page.locator(PRESENT).click()
    page.wait_for_selector(".nnbp-presenting .nnbp-bar:not([hidden])")
    page.wait_for_function("document.fullscreenElement?.classList.contains('nnbp')")
    box = page.locator(".nnbp").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 1920, 1080)
    over = page.evaluate("document.elementFromPoint(960, 10).closest('.nnbp') !== null")
    assert over and page.locator(".nnbp-bar input").bounding_box()["width"] > 1200
    until_still(tab)
    large = sizes(tab)
    assert large[0] > 1.5 * small[0] and sum(size > 29.9 for size in large) > len(large) / 2
    for key, row in (("ArrowRight", start + 1), ("ArrowLeft", start), ("End", 500), ("Home", 0), ("PageUp", 26)):
        page.keyboard.press(key)
        assert tab.look("frame()") == row
    page.keyboard.press(" ")
    page.wait_for_function("look.picture().querySelector('.caption').textContent.includes('has reached layer 3')")
    page.keyboard.press("Enter")
    page.wait_for_function("look.picture().querySelector('.caption').textContent.includes('has reached layer 2')")
    assert presenting(tab) and tab.look("frame()") == 26
    page.keyboard.press("Escape")
    page.wait_for_function("!document.fullscreenElement")
    assert not presenting(tab) and max(sizes(tab)) < 20
    page.keyboard.press("ArrowRight")
    assert tab.look("frame()") == 26


@pytest.mark.parametrize(
    "made",  # the others, and each unfolded, in test_presenting.py
    [
        "FiveSteps(*nnbp.tiny_network(), hand='w3.1.2').finish()",
        "CacheGame(*nnbp.tiny_network(), erased=['z3'])",
    ],
)
def test_a_hall_can_read_a_picture_that_is_presented(shown, made):
    tab, _ = shown(made)
    tab.page.set_viewport_size(BIG)
    tab.page.locator(PRESENT).click()
    tab.page.wait_for_function("document.fullscreenElement?.classList.contains('nnbp')")
    until_still(tab)
    assert sizes(tab)[0] >= 29.9
    tab.page.keyboard.press("Escape")
    tab.page.wait_for_function("!document.fullscreenElement")


def test_presenting_by_key_without_a_kernel(shown):
    tab, _ = shown(WAY)
    page = tab.page
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()")
    page.wait_for_selector(".nnbp-alone:not([hidden])")
    page.locator(f"{PICTURE} [data-pick='w3.1.2']").focus()
    page.keyboard.press("p")
    page.wait_for_selector(".nnbp-presenting .nnbp-bar:not([hidden])")
    row = tab.look("frame()")
    page.keyboard.press("ArrowRight")
    assert tab.look("frame()") == row + 1
    page.keyboard.press("p")
    assert not presenting(tab)
    assert page.evaluate("document.activeElement.dataset.pick") == "w3.1.2"


def test_where_the_screen_cannot_be_had_the_window_is(shown):
    tab, _ = shown()
    tab.page.evaluate("""() => {
      look.picture().closest(".nnbp").requestFullscreen = () => Promise.reject(new TypeError("not here"));
    }""")
    tab.page.locator(PRESENT).click()
    tab.page.wait_for_selector(".nnbp-presenting:popover-open")
    box = tab.page.locator(".nnbp").bounding_box()
    assert (box["x"], box["y"]) == (0, 0) and box["width"] >= tab.page.viewport_size["width"]
    tab.page.keyboard.press("Escape")
    assert not presenting(tab) and tab.page.locator(".nnbp[popover]").count() == 0
