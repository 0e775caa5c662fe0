// Presenting: the picture alone on the whole screen, for a hall, with its slider under it and everything on the keyboard.

const SMALLEST = 16 / 30; // pixels a unit: texts of 16

// root: what fills the screen. now(): {hand, svg, slider, save, row, channels, marks} of the moment. panels: what arranges its parts. press():
// the main action.
// Answers {toggle, table, follow, stop}: table() to call when another table is shown, follow() when another row is.
function presenting(root, now, panels, press) {
  let before = null, planned = null, pages = [], at = 0; // before: what had the focus; pages: of the drawing that was planned
  const bar = Object.assign(document.createElement("div"), { className: "nnbp-bar", hidden: true });
  const name = document.createElement("output");
  const range = Object.assign(document.createElement("input"), { type: "range", min: 0, step: 1 });
  const turner = Object.assign(document.createElement("span"), { className: "nnbp-pager" });
  const [back, onward] = [["▲", "the part before (Page Up)", -1], ["▼", "the next part (Page Down)", 1]].map(([textContent, title, by]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent, title, ariaLabel: title });
    button.addEventListener("click", () => turn(at + by));
    return button;
  });
  const page = document.createElement("output");
  turner.append(back, page, onward);
  bar.append(name, range, turner);
  root.append(bar);

  // What the drawing may fill: the screen, without the caption and the bar.
  function screen() {
    const { svg } = now(), style = getComputedStyle(root);
    const inner = (a, b) => parseFloat(style[`padding${a}`]) + parseFloat(style[`padding${b}`]);
    const others = [...root.children].filter((each) => each !== svg && getComputedStyle(each).position !== "absolute");
    const taken = others.reduce((total, each) => total + each.getBoundingClientRect().height, 0);
    const width = root.clientWidth - inner("Left", "Right"), height = root.clientHeight - inner("Top", "Bottom") - taken;
    return { width, height, unit: unit() };
  }

  // Pixels, where a screen 1080 high has one: the same picture on every screen of one shape, down to what can be read on a desk.
  const unit = () => Math.max(SMALLEST, Math.min(root.clientHeight / 1080, root.clientWidth / 1600));
  const pager = paging(now, panels, screen);

  const on = () => root.classList.contains("nnbp-presenting");

  function go(row) {
    const { hand, slider, save } = now();
    const to = Math.min(hand.positions - 1, Math.max(0, row));
    slider.set("value", Number((hand.start + to * hand.step).toFixed(9)));
    save();
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { hand, row } = now(), leap = Math.ceil(hand.positions / 20);
    const to = {
      ArrowRight: row + 1, ArrowUp: row + 1, ArrowLeft: row - 1, ArrowDown: row - 1, Home: 0, End: hand.positions - 1,
      PageUp: row + leap, PageDown: row - leap,
    }[event.key];
    if (pages.length > 1 && ["PageUp", "PageDown"].includes(event.key)) turn(at + (event.key === "PageUp" ? -1 : 1));
    else if (to !== undefined) go(to);
    else if ((event.key === " " || event.key === "Enter") && !event.repeat) press();
    else if (event.key === "Escape" || event.key === "p") leave();
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  const left = () => void (document.fullscreenElement === root || root.matches(":popover-open") || leave());

  async function enter() {
    before = document.activeElement;
    root.classList.add("nnbp-presenting");
    root.classList.remove("nnbp-narrow");
    bar.hidden = false;
    at = 0;
    window.addEventListener("keydown", keys, true);
    range.focus({ preventScroll: true });
    try {
      await root.requestFullscreen();
    } catch { // not allowed here: over the whole window, then
      if (!on()) return;
      root.popover = "manual";
      root.showPopover();
    }
    if (!on()) return;
    document.addEventListener("fullscreenchange", left);
    table(); // planned once, for the screen that it is on now
    sized.observe(root);
  }

  function leave() {
    document.removeEventListener("fullscreenchange", left);
    window.removeEventListener("keydown", keys, true);
    sized.disconnect();
    if (document.fullscreenElement === root) document.exitFullscreen();
    root.removeAttribute("popover");
    root.classList.remove("nnbp-presenting");
    root.removeAttribute("style");
    bar.hidden = true;
    const { svg } = now();
    svg.removeAttribute("style");
    plain(svg);
    panels.lay(null);
    planned = null;
    pages = [];
    panels.arrange();
    before?.focus?.({ preventScroll: true });
  }

  // The pages stay as they are while the drawing has the same parts and the screen its size.
  function laid() {
    root.style.setProperty("--nnbp-unit", `${unit()}px`);
    const key = [root.clientWidth, root.clientHeight, ...panels.boxes().map(({ group }) => group.dataset.panel)].join();
    panels.tell();
    if (key !== planned) pages = pager.plan();
    if (key !== planned) at = Math.min(at, pages.length - 1);
    planned = key;
    turn(at);
  }

  function turn(to) {
    if (!on() || !pages.length) return; // asked for before there is a plan, or after
    at = Math.min(pages.length - 1, Math.max(0, to));
    pager.show(pages[at]);
    turner.hidden = pages.length < 2;
    page.textContent = `${at + 1} of ${pages.length}`;
    back.disabled = at === 0;
    onward.disabled = at === pages.length - 1;
  }

  const sized = new ResizeObserver(() => on() && now().svg && laid());

  function table() {
    const { hand, slider, svg } = now();
    if (!on() || !svg) return;
    range.max = hand.positions - 1;
    name.textContent = slider.get("description") || hand.control;
    range.setAttribute("aria-label", name.textContent);
    follow();
    laid();
  }

  function follow() {
    if (on()) range.value = now().row;
  }

  range.addEventListener("input", () => go(Number(range.value)));

  const toggle = () => void (on() ? leave() : enter());
  return { toggle, table, follow, stop: () => void (on() && leave()) };
}
