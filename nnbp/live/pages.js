// Pages: as many panels of a picture as a hall can read at once, and where one alone is too much, a part of it.

const LOW = 64; // a panel no higher goes with the next one
const WIDER = 1.7; // how many times as wide a panel may be drawn, if it can be squeezed
const ROOMS = [1400, 1240, 1080, 960, 860, 760, 660, 560, 480];
const TRIES = 3;
const SMALL = 12; // the least size of a text in a drawing
const CUT = 0.6; // of what a page can hold: it is cut no higher
const CLOSER = [1, 1.1, 1.2, 1.3]; // times as large as whole, before as large as it has to be at most

// panels: of the drawing; screen(): how wide and high it may be, and its unit. Answers plan(), the pages, and show(page).
function paging(now, panels, screen) {
  let space = null; // of the screen: to ask for it in the middle of a plan would lay out the drawing once more
  const column = (parts) => (parts.length === 1 ? parts[0] : { row: false, parts });
  const leaves = (node) => (node.parts ?? node.inner ? (node.parts ?? node.inner).flatMap(leaves) : [node]);
  const low = (node) => leaves(node).every(({ height }) => height <= LOW);

  // Panels that can be squeezed can be stretched too, where `wider`.
  const stretches = (box) => box.least < box.width && box.height > LOW;
  const stretch = (tree, wider) =>
    leaves(tree).forEach((box) => (box.widest = wider && stretches(box) ? WIDER * box.width : box.width));

  // The texts of a page that is put on the screen, in its middle.
  function put({ tree, room, wider, aside, top = 0, bottom }) {
    stretch(tree, wider);
    const inner = room - aside, left = (panels.size(tree, inner).taken - inner) / 2;
    const high = panels.lay(tree, inner), { svg } = now(), { width, height, unit } = space, beside = BESIDE * unit;
    const end = bottom ?? Math.min(high, top + (height * room) / width);
    svg.setAttribute("viewBox", `${left.toFixed(1)} ${top.toFixed(1)} ${room.toFixed(1)} ${(end - top).toFixed(1)}`);
    svg.style.clipPath = `inset(${top ? 0 : -beside}px ${-beside}px ${end < high - 1 ? 0 : -beside}px)`;
    svg.style.width = `${width}px`;
    svg.style.height = `${Math.min(height, ((end - top) * width) / room)}px`;
    return lettering(now(), top + high, unit);
  }

  // The page of a tree, `closer` times as large as it would be whole: {tree, room, high}, and its texts. One of low panels alone has
  // room for the widest as it is on a desk, and so for as many others in a row.
  function page(tree, wider, closer = 1) {
    stretch(tree, wider);
    const { width, height, unit } = space, beside = BESIDE * unit;
    const whole = (room, tries) => { // a wider room may be laid out anew, and higher
      const needs = (width * panels.size(tree, room).high) / height;
      return needs <= room + 1 || tries === TRIES ? Math.max(room, needs) : whole(needs, tries + 1);
    };
    const room = Math.max(Math.min(...ROOMS.map((each) => whole(each, 0))) / closer, ...leaves(tree).map((box) => (low(tree) ? box.width : box.least)));
    const made = { tree, room, wider, aside: 0, high: panels.size(tree, room).high };
    for (let tries = 1; ; tries++) { // as far from the edge as its texts stand out
      const texts = put(made), { svg } = now(), { a, e } = svg.getScreenCTM();
      const over = (Math.max(0, ...texts.map((one) => grown(one, one.by).right + one.edge)) - e - beside) / a - svg.viewBox.baseVal.x - made.room;
      if (over <= 0 || tries > TRIES) return [made, texts];
      const more = 1.1 * over + 1;
      made.aside += more;
      if (panels.size(tree, made.room - made.aside).high > made.high) made.room += more; // the same parts in a row as before
    }
  }

  const fits = (tree) => {
    for (const wider of leaves(tree).some(stretches) ? [false, true] : [false]) {
      const [made, texts] = page(tree, wider);
      if (readable(texts)) return made;
    }
    return null;
  };

  // One that is too much for a page: closer, and cut between its marks.
  function cut(tree) {
    const { width, height, unit } = space, closest = ((READABLE * unit) / SMALL / width) * page(tree, false)[0].room;
    let made, texts;
    for (const closer of [...CLOSER.filter((each) => each < closest), closest]) {
      [made, texts] = page(tree, closer > 1, closer);
      if (readable(texts)) break;
    }
    enlarge(texts);
    const { svg } = now(), { d, f } = svg.getScreenCTM(), most = (height * made.room) / width;
    const boxes = [...svg.querySelectorAll("text, circle, rect")].filter((mark) => mark.getClientRects().length && !mark.matches(".reach, .field, .aura"))
      .map((mark) => mark.getBoundingClientRect()).map(({ top, bottom }) => [(top - f) / d, (bottom - f) / d]);
    const high = Math.min(made.high, Math.max(...boxes.map(([, bottom]) => bottom)) + 4);
    const clear = (y, least = 1 / 3) => !boxes.some(([from, to]) => to - from < most * least && from < y && y < to);
    const found = (ys) => ys.find((y) => clear(y, 1)) ?? ys.find((y) => clear(y)) ?? ys[0];
    const every = (from, to) => Array.from({ length: Math.floor(Math.abs(to - from) / 2) + 1 }, (_, n) => from + 2 * n * Math.sign(to - from));
    const parts = [], last = Math.max(0, high - most); // where the last one begins at the earliest
    for (let before = 0; !parts.length || before < high - 1; ) {
      const top = !before ? 0 : before < last ? found(every(before, before - most / 4)) : found(every(last, before));
      const end = Math.min(high, top + most), bottom = end < high ? Math.max(found(every(end, top + CUT * most)), before + 1) : end;
      parts.push({ ...made, top, bottom });
      before = bottom;
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
      return alone ? [alone, page(column(lows), false)[0]] : cut(parts[0]);
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

  // A page of low panels alone goes with the next or the one before, if there is room; or else with others of its kind.
  function joined(pages) {
    const kept = [];
    pages.forEach((one, i) => {
      const next = pages[i + 1], before = kept.at(-1), lone = low(one.tree) && !one.top && pages.length > 1;
      const down = lone && next && !next.bottom && fits({ ...column([one.tree, next.tree]), stacked: true });
      const up = lone && !down && before && !before.bottom && fits(column([before.tree, one.tree]));
      if (down) pages[i + 1] = down;
      else if (up) kept[kept.length - 1] = up;
      else kept.push(one);
    });
    const [first, ...others] = kept.filter((one) => low(one.tree) && !one.top);
    const together = others.length && fits({ ...column([first, ...others].map(({ tree }) => tree)), stacked: true });
    return together ? kept.filter((one) => !others.includes(one)).map((one) => (one === first ? together : one)) : kept;
  }

  function plan() {
    space = screen();
    return joined(split(cutting(grouping(panels.boxes()))));
  }

  function show(one) {
    space = screen();
    enlarge(put(one));
  }

  return { plan, show };
}
