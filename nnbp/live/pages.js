// Pages: as many panels of a picture as a hall can read at once, and where one alone is too much, a part of it.

const LOW = 64; // a panel no higher goes with the next one
const WIDER = 1.7; // how many times as wide a panel may be drawn, if it can be squeezed
const ROOMS = [1400, 1240, 1080, 960, 860, 760];
const TRIES = 3;
const SMALL = 12; // the least size of a text in a drawing
const CUT = 0.6; // of what a page can hold: it is cut no higher
const CLOSER = [1, 1.1, 1.2, 1.3]; // times as large as whole, before as large as it has to be at most

// panels: of the drawing; screen(): how wide and high it may be. Answers plan(), the pages, and show(page).
function paging(now, panels, screen) {
  const column = (parts) => (parts.length === 1 ? parts[0] : { row: false, parts });
  const leaves = (node) => (node.parts ?? node.inner ? (node.parts ?? node.inner).flatMap(leaves) : [node]);
  const low = (node) => leaves(node).every(({ height }) => height <= LOW);

  // Panels that can be squeezed can be stretched too, where `wider`.
  const stretch = (tree, wider) =>
    leaves(tree).forEach((box) => (box.widest = wider && box.least < box.width && box.height > LOW ? WIDER * box.width : box.width));

  function put({ tree, room, wider, aside = 0, top = 0, bottom }) {
    stretch(tree, wider);
    const high = panels.lay(tree, room - aside), { svg } = now(), { width, height } = screen();
    const end = bottom ?? Math.min(high, top + (height * room) / width);
    svg.setAttribute("viewBox", `0 ${top.toFixed(1)} ${room.toFixed(1)} ${(end - top).toFixed(1)}`);
    svg.style.clipPath = `inset(${top ? 0 : -BESIDE}px ${-BESIDE}px ${end < high - 1 ? 0 : -BESIDE}px)`;
    svg.style.width = `${width}px`;
    svg.style.height = `${Math.min(height, ((end - top) * width) / room)}px`;
    return lettering(now(), top + high);
  }

  // The page of a tree, `closer` times as large as it would be whole: {tree, room, high, scale}.
  function page(tree, wider, closer = 1) {
    stretch(tree, wider);
    const { width, height } = screen();
    const scale = (room) => Math.min(width / room, height / panels.lay(tree, room));
    const best = Math.max(...ROOMS.map(scale));
    const room = Math.max(width / best / closer, Math.max(...leaves(tree).map((box) => box.least)));
    const made = { tree, room, wider, high: panels.lay(tree, room) };
    for (let tries = 0; tries < TRIES; tries++) { // as far from the edge as its texts stand out
      const texts = put(made), { a, e } = now().svg.getScreenCTM();
      const over = (Math.max(0, ...texts.map((one) => grown(one, one.by).right)) - e - BESIDE) / a - room;
      if (over < 0.5) break;
      made.aside = (made.aside ?? 0) + 1.1 * over;
    }
    return made;
  }

  const fits = (tree) => {
    for (const wider of [false, true]) {
      const made = page(tree, wider);
      if (readable(put(made))) return made;
    }
    return null;
  };

  // One that is too much for a page: closer, and cut between its marks.
  function cut(tree) {
    const { width, height } = screen(), last = (READABLE / SMALL / width) * page(tree, false).room;
    let made;
    for (const closer of [...CLOSER.filter((each) => each < last), last]) {
      made = page(tree, closer > 1, closer);
      if (readable(put(made))) break;
    }
    enlarge(put(made));
    const { svg } = now(), { d, f } = svg.getScreenCTM(), most = (height * made.room) / width;
    const boxes = [...svg.querySelectorAll("text, circle, rect")].filter((mark) => mark.getClientRects().length && !mark.matches(".reach, .field, .aura"))
      .map((mark) => mark.getBoundingClientRect()).map(({ top, bottom }) => [(top - f) / d, (bottom - f) / d]);
    const high = Math.min(made.high, Math.max(...boxes.map(([, bottom]) => bottom)) + 4);
    const clear = (y, least = 1 / 3) => !boxes.some(([from, to]) => to - from < most * least && from < y && y < to);
    const parts = [], count = Math.ceil(high / most - 0.02);
    for (let i = 0; i < count || parts.at(-1).bottom < high - 1; i++) { // one more, where the last would not reach the end
      const ideal = (Math.min(i, count - 1) * (high - most)) / (count - 1 || 1), before = parts.at(-1)?.bottom ?? 0;
      let top = Math.min(before, ideal), bottom;
      const up = (from, to) => {
        const ys = Array.from({ length: Math.max(0, Math.floor((from - to) / 2)) }, (_, n) => from - 2 * n);
        return ys.find((y) => clear(y, 1)) ?? ys.find((y) => clear(y)) ?? from;
      };
      if (i && i < count) top = up(top, top - most / 4);
      bottom = Math.min(high, top + most);
      if (bottom < high) bottom = up(bottom, top + CUT * most);
      parts.push({ ...made, top, bottom });
    }
    return parts;
  }

  // stacked: what is low stays above the rest, never beside it.
  function split(node) {
    const tree = node.parts && !node.row && low(node.parts[0]) ? { ...node, stacked: true } : node;
    const made = fits(tree);
    if (made) return [made];
    if (!tree.parts) return cut(tree);
    const parts = [];
    let before = [];
    for (const part of tree.parts) {
      if (low(part) && part !== tree.parts.at(-1)) before.push(part);
      else {
        parts.push(column([...before, part]));
        before = [];
      }
    }
    if (parts.length === 1) {
      const lows = parts[0].parts.slice(0, -1), last = parts[0].parts.at(-1);
      if (!lows.length || !lows.every(low)) return split(last);
      const [some, ...rest] = last.parts ?? [];
      if (rest.length) return split({ ...column([column([...lows, some]), ...rest]), row: false });
      const alone = fits(last);
      return alone ? [alone, page(column(lows), false)] : cut(parts[0]);
    }
    for (let n = parts.length - 1; n > 0; n--) {
      const some = n > 1 && fits({ ...tree, parts: parts.slice(0, n) });
      if (some || n === 1) {
        const rest = parts.slice(n);
        return [...(some ? [some] : split(parts[0])), ...split(rest.length === 1 ? rest[0] : { ...tree, parts: rest })];
      }
    }
    return [];
  }

  // A page of low panels alone goes with the next or the one before, if there is room.
  function joined(pages) {
    const kept = [];
    pages.forEach((one, i) => {
      const next = pages[i + 1], before = kept.at(-1), lone = low(one.tree) && !one.top && pages.length > 1;
      const down = lone && next && !next.bottom && fits(column([one.tree, next.tree]));
      const up = lone && !down && before && !before.bottom && fits(column([before.tree, one.tree]));
      if (down) pages[i + 1] = down;
      else if (up) kept[kept.length - 1] = up;
      else kept.push(one);
    });
    return kept;
  }

  function plan() {
    return joined(split(cutting(grouping(panels.boxes()))));
  }

  return { plan, show: (one) => enlarge(put(one)) };
}
