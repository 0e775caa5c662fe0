// Presenting: the picture alone on the whole screen, for a hall, with its slider under it and everything on the keyboard.

const READABLE = 30; // pixels: the size of a text that is read from the last row
const ROOM = 10; // pixels that stay free between two texts in a row, if they were
const EDGE = 12; // pixels that stay free beside a text in what it stands in, if they were
const ALIKE = 1.1; // how much larger one of a kind may be than the next

// The box of a text's letters, `by` times as large.
const grown = ({ anchor, share, wide, base, high }, by) => ({
  left: anchor - share * wide * by, right: anchor + (1 - share) * wide * by, top: base - 0.66 * high * by, bottom: base + 0.16 * high * by,
});
const meet = (a, b, room) => a.left < b.right + room && b.left < a.right + room && a.top < b.bottom && b.top < a.bottom;
const apart = (a, b) => Math.min(ROOM, Math.max(0, a.left - b.right, b.left - a.right));
const holds = (outer, box, edge = 0) =>
  outer.left + edge <= box.left && outer.right - edge >= box.right && outer.top <= box.top && outer.bottom >= box.bottom;
const alike = (a, b) =>
  a.text.getAttribute("class") === b.text.getAttribute("class") && a.share === b.share && (Math.abs(a.anchor - b.anchor) < 1 || Math.abs(a.base - b.base) < 1);

// root: what fills the screen. now(): {hand, svg, slider, save, row, channels, marks} of the moment. arrange(): to call where the room for the
// drawing is another. press(): the main action.
// Answers {toggle, table, follow, stop}: table() to call when another table is shown, follow() when another row is.
function presenting(root, now, arrange, press) {
  let before = null; // what had the focus, while presenting
  const bar = Object.assign(document.createElement("div"), { className: "nnbp-bar", hidden: true });
  const name = document.createElement("output");
  const range = Object.assign(document.createElement("input"), { type: "range", min: 0, step: 1 });
  bar.append(name, range);
  root.append(bar);

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
    arrange();
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
    arrange();
    before?.focus?.({ preventScroll: true });
  }

  // Every text as large as a hall needs, or as far as it has room: beside the other texts and shapes, and in what it
  // stands in. Texts of one kind in a row or in a column are about of one size.
  function enlarge() {
    const { svg, channels, marks } = now();
    const longest = new Map(), moving = new Set();
    for (const [mark, attribute, texts] of channels) {
      if (attribute === "text") longest.set(marks[mark], Math.max(...texts.map((text) => text.length)));
      else if (["x", "y", "transform"].includes(attribute)) moving.add(marks[mark]);
    }
    const length = (part) => (part.children.length ? [...part.children].reduce((sum, child) => sum + length(child), 0) : (longest.get(part) ?? part.textContent.length));
    const seen = (text) => text.textContent.trim() && text.getClientRects().length && getComputedStyle(text).visibility !== "hidden";
    const texts = [...svg.querySelectorAll("text")].filter(seen);
    for (const text of texts) text.style.fontSize = "";
    const scale = svg.getScreenCTM().a, whole = svg.getBoundingClientRect();
    const shapes = [...svg.querySelectorAll("rect:not(.field):not(.reach), circle")].map((shape) => shape.getBoundingClientRect());
    const laid = texts.map((text) => {
      const style = getComputedStyle(text), box = text.getBoundingClientRect(), size = parseFloat(style.fontSize);
      const share = { middle: 0.5, end: 1 }[style.textAnchor] ?? 0;
      const one = { text, size, share, anchor: box.left + share * box.width, base: box.bottom - 0.22 * box.height };
      one.wide = box.width * Math.max(1, length(text) / text.textContent.length);
      one.high = box.height;
      one.by = moving.has(text) ? 1 : Math.max(1, READABLE / (size * scale));
      const now = grown(one, 1), most = grown(one, one.by);
      const around = shapes.filter((shape) => holds(shape, now));
      one.inner = around.reduce((least, s) => (s.width * s.height < least.width * least.height ? s : least), whole);
      const { left, right, width } = one.inner;
      one.edge = Math.max(0, Math.min(EDGE, 0.06 * width, now.left - left, right - now.right));
      one.first = now;
      one.near = shapes.filter((shape) => !meet(shape, now, 0) && meet(shape, most, 0));
      return one;
    });
    for (let changed = true; changed; ) {
      changed = false;
      const boxes = laid.map((one) => grown(one, one.by));
      laid.forEach((one, i) => {
        const free = holds(one.inner, boxes[i], one.edge) && !one.near.some((shape) => meet(shape, boxes[i], 0));
        const alone = (box, j) => i === j || !meet(box, boxes[i], apart(laid[j].first, one.first));
        if (one.by > 1 && !(free && boxes.every(alone))) {
          one.by = Math.max(1, one.by * 0.96);
          changed = true;
        }
      });
      for (const one of laid)
        for (const other of laid)
          if (one.by * ALIKE < other.by && alike(one, other)) {
            other.by = one.by * ALIKE;
            changed = true;
          }
    }
    for (const { text, size, by } of laid) if (by > 1) text.style.fontSize = `${(size * by).toFixed(2)}px`;
  }

  const sized = new ResizeObserver(() => on() && now().svg && enlarge());

  function table() {
    const { hand, slider, svg } = now();
    if (!on() || !svg) return;
    range.max = hand.positions - 1;
    name.textContent = slider.get("description") || hand.control;
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
