// Presenting: the picture alone on the whole screen, for a hall, with its slider under it and everything on the keyboard.

const READABLE = 30; // pixels: the size of a text that is read from the last row
const ROOM = 3; // pixels that stay free between two texts

// root: what fills the screen. now(): {hand, svg, slider, row, channels, marks} of the moment. press(): the main action.
// Answers {toggle, table, follow, stop}: table() when another table is shown, follow() when another row is.
function presenting(root, now, press) {
  let before = null; // what had the focus, while presenting
  const bar = Object.assign(document.createElement("div"), { className: "nnbp-bar", hidden: true });
  const name = document.createElement("output");
  const range = Object.assign(document.createElement("input"), { type: "range", min: 0, step: 1 });
  bar.append(name, range);
  root.append(bar);

  const on = () => root.classList.contains("nnbp-presenting");

  function go(row) {
    const { hand, slider } = now();
    const to = Math.min(hand.positions - 1, Math.max(0, row));
    slider?.set("value", Number((hand.start + to * hand.step).toFixed(9)));
    slider?.save_changes?.();
  }

  function keys(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { hand, row } = now(), leap = Math.ceil(hand.positions / 20);
    const to = {
      ArrowRight: row + 1, ArrowUp: row + 1, ArrowLeft: row - 1, ArrowDown: row - 1, Home: 0, End: hand.positions - 1,
      PageUp: row + leap, PageDown: row - leap,
    }[event.key];
    if (to !== undefined) go(to);
    else if ((event.key === " " || event.key === "Enter") && !event.repeat) press();
    else if (event.key === "Escape" || event.key === "p") leave();
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  const left = () => void (document.fullscreenElement === root || root.matches(":popover-open") || leave());

  async function enter() {
    before = document.activeElement;
    root.classList.add("nnbp-presenting");
    bar.hidden = false;
    window.addEventListener("keydown", keys, true);
    table();
    range.focus({ preventScroll: true });
    sized.observe(root);
    try {
      await root.requestFullscreen();
    } catch { // not allowed here: over the whole window, then
      if (!on()) return;
      root.popover = "manual";
      root.showPopover();
    }
    document.addEventListener("fullscreenchange", left);
  }

  function leave() {
    document.removeEventListener("fullscreenchange", left);
    window.removeEventListener("keydown", keys, true);
    sized.disconnect();
    if (document.fullscreenElement === root) document.exitFullscreen();
    root.removeAttribute("popover");
    root.classList.remove("nnbp-presenting");
    bar.hidden = true;
    for (const text of now().svg.querySelectorAll("text")) text.style.fontSize = "";
    before?.focus?.({ preventScroll: true });
  }

  // The room in a shape, without what a text should keep from its edges.
  function within({ left, right, top, bottom, width }) {
    const edge = Math.min(0.08 * width, 12);
    return { left: left + edge, right: right - edge, top, bottom, area: width * (bottom - top) };
  }

  // Every text as large as a hall needs, or as far as it has room: beside the other texts, and in what it stands in.
  function enlarge() {
    const { svg, channels, marks } = now();
    const shapes = [...svg.querySelectorAll("rect:not(.field):not(.reach), circle")].map((shape) => within(shape.getBoundingClientRect()));
    const longest = new Map(), moving = new Set();
    for (const [mark, attribute, texts] of channels) {
      if (attribute === "text") longest.set(marks[mark], Math.max(...texts.map((text) => text.length)));
      else if (["x", "y", "transform"].includes(attribute)) moving.add(marks[mark]);
    }
    const length = (part) => (part.children.length ? [...part.children].reduce((sum, child) => sum + length(child), 0) : (longest.get(part) ?? part.textContent.length));
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() && getComputedStyle(text).visibility !== "hidden");
    for (const text of texts) text.style.fontSize = "";
    const scale = svg.getScreenCTM().a, whole = { ...within(root.getBoundingClientRect()), area: Infinity };
    const laid = texts.map((text) => {
      const style = getComputedStyle(text), box = text.getBoundingClientRect(), size = parseFloat(style.fontSize);
      const around = shapes.filter((s) => s.left <= box.left && s.right >= box.right && s.top <= box.top + 2 && s.bottom >= box.bottom - 2);
      const inner = around.reduce((least, s) => (s.area < least.area ? s : least), whole);
      const share = { middle: 0.5, end: 1 }[style.textAnchor] ?? 0;
      const wide = box.width * Math.max(1, length(text) / text.textContent.length), fixed = moving.has(text);
      return { text, size, box, inner, share, wide, fixed, by: fixed ? 1 : Math.max(1, READABLE / (size * scale)) };
    });
    const grown = ({ box, share, wide, by }) => {
      const anchor = box.left + share * box.width, base = box.bottom - 0.22 * box.height;
      return { left: anchor - share * wide * by, right: anchor + (1 - share) * wide * by, top: base - 0.68 * box.height * by, bottom: base + 0.2 * box.height * by };
    };
    const less = (one) => (one.by = Math.max(1, one.by * 0.96));
    for (let changed = true, turn = 0; changed && turn < 40; turn++) {
      changed = false;
      const boxes = laid.map(grown);
      laid.forEach((one, i) => {
        const { left, right, top, bottom } = boxes[i];
        let tight = left < one.inner.left || right > one.inner.right || top < one.inner.top - 4 || bottom > one.inner.bottom + 4;
        for (let j = 0; !tight && j < laid.length; j++)
          tight = i !== j && left < boxes[j].right + ROOM && boxes[j].left < right + ROOM && top < boxes[j].bottom && boxes[j].top < bottom;
        if (tight && one.by > 1) changed = less(one) > 0;
      });
    }
    for (const { text, size, by } of laid) if (by > 1) text.style.fontSize = `${(size * by).toFixed(2)}px`;
  }

  const sized = new ResizeObserver(() => on() && now().svg && enlarge());

  function table() {
    const { hand, slider, svg } = now();
    if (!on() || !svg) return;
    range.max = hand.positions - 1;
    name.textContent = slider?.get("description") || hand.control;
    range.setAttribute("aria-label", name.textContent);
    follow();
    enlarge();
  }

  function follow() {
    if (on()) range.value = now().row;
  }

  range.addEventListener("input", () => go(Number(range.value)));

  const toggle = () => void (on() ? leave() : enter());
  return { toggle, table, follow, stop: () => void (on() && leave()) };
}
