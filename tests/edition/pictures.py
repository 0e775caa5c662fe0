"""A live picture on a page of the edition: touched as a reader does, and compared with a drawing by Python."""

TRIES = 50
READY = "svg.nnbp-picture[data-frame]"
COMPARE = """([svg, markup]) => {
  const fresh = new DOMParser().parseFromString(markup, "text/html").querySelector("svg");
  const [wanted, found] = [fresh, svg].map((each) => [...each.querySelectorAll("*")]), wrong = [];
  if (wanted.length !== found.length) return [`${found.length} elements where there should be ${wanted.length}`];
  wanted.forEach((one, i) => {
    for (const { name, value } of one.attributes) {
      const shown = found[i].getAttribute(name);
      if (name !== "tabindex" && shown !== value) wrong.push(`${one.tagName} ${name}: ${shown} where ${value}`);
    }
    if (!one.children.length && one.textContent !== found[i].textContent)
      wrong.push(`${found[i].textContent} where ${one.textContent}`);
  });
  return wrong.slice(0, 3);
}"""


class Picture:
    """A figure of a page, in view and alive."""

    def __init__(self, page, name):
        self.page, self.figure = page, page.locator(f"#picture-{name}")
        self.figure.scroll_into_view_if_needed()
        self.svg = self.figure.locator(READY)
        self.svg.wait_for()
        self.range = self.figure.locator("input[type=range]")
        self.note = self.figure.locator(".note")

    def slide(self, row):
        """Put the slider to a position."""
        self.range.evaluate("(range, row) => { range.value = row; range.dispatchEvent(new Event('input')); }", row)

    def shows(self, control, row):
        """Wait until the control is in hand, at a row."""
        self.figure.locator(f'svg.nnbp-picture[data-control="{control}"][data-frame="{row}"]').wait_for()

    def differences(self, markup):
        """Where it goes on to differ from what Python draws, as sentences."""
        for _ in range(TRIES):
            wrong = self.page.evaluate(COMPARE, [self.svg.element_handle(), markup])
            if not wrong:
                break
            self.page.wait_for_timeout(100)  # another table may be on its way
        return wrong

    def take(self, control):
        self.figure.locator(".bar > select").select_option(control)

    def press(self, number):
        self.buttons.nth(number).click()

    @property
    def buttons(self):
        """The actions, without play and reset."""
        return self.figure.locator(".bar > button[data-action]")

    def choose(self, number, option):
        self.figure.locator(".bar label select").nth(number).select_option(str(option))

    def restart(self, address):
        """As the page opens it."""
        self.page.evaluate("(address) => { location.hash = ''; location.hash = address; }", address)
