// Lettering: every text as large as a hall needs, or as far as it has room. A unit is a pixel of a screen 1080 pixels high:
// whoever sees a smaller one sits closer, and a larger one is seen from further away.

const READABLE = 30; // units: the size of a text that is read from the last row
const ROOM = 8; // units that stay free between two texts in a row, if they were
const EDGE = 8; // units that stay free beside a text in what it stands in, if they were
const ALIKE = 1.1; // how much larger one of a kind may be than the next
const SWELL = 1.4; // how many times as large a disc or a pill may be drawn for the text within
const SINKS = 0.35; // of its height: how far a text may go down from under what is above it
const LETTER = 0.62; // of its size: as wide as the letters of a longer text are on average, at most
const BESIDE = 14; // units that a text may stand out around the drawing
const PLACES = 9; // positions of the slider at which a text that moves has to have room

// By how much a text that grows goes down, from under what is above it.
const sunk = ({ drop, needs }, by) => (drop ? (drop * (by - 1)) / (needs - 1) : 0);

// The box of a text's letters, `by` times as large, where it stands at one of the places.
const grown = (one, by, place = 0) => {
  const { anchor, share, wide, high } = one, [right, down] = one.at[place], base = down + one.base + sunk(one, by);
  return {
    left: right + anchor - share * wide * by, right: right + anchor + (1 - share) * wide * by,
    top: base - 0.66 * high * by, bottom: base + 0.16 * high * by,
  };
};
const meet = (a, b, room) => a.left < b.right + room && b.left < a.right + room && a.top < b.bottom && b.top < a.bottom;
const apart = (a, b, unit) => Math.min(ROOM * unit, Math.max(0, a.left - b.right, b.left - a.right));
const holds = (outer, box, edge = 0) =>
  outer.left + edge <= box.left && outer.right - edge >= box.right && outer.top <= box.top && outer.bottom >= box.bottom;
const alike = (a, b) =>
  a.text.getAttribute("class") === b.text.getAttribute("class") && a.share === b.share && (Math.abs(a.anchor - b.anchor) < 1 || Math.abs(a.base - b.base) < 1);
const steps = (moves) => moves.some(([x, y]) => x || y);

// How far from where it is each mark that moves is at PLACES positions, the one in view first; in its own units.
function moving({ hand, channels, marks, index, row }) {
  const rows = [row, ...Array.from({ length: PLACES }, (_, i) => Math.round((i * (hand.positions - 1)) / (PLACES - 1)))];
  const read = { x: (text) => [Number(text), 0], y: (text) => [0, Number(text)], transform: (text) => (text.match(/translate\(([-\d.e]+)[ ,]*([-\d.e]*)/)?.slice(1) ?? [0, 0]).map(Number) };
  const moves = new Map();
  channels.forEach(([mark, attribute, texts], c) => {
    if (!read[attribute]) return;
    const all = rows.map((each) => read[attribute](texts[index[c * hand.positions + each]])), before = moves.get(marks[mark]);
    moves.set(marks[mark], all.map(([x, y], i) => [x - all[0][0] + (before?.[i][0] ?? 0), y - all[0][1] + (before?.[i][1] ?? 0)]));
  });
  return moves;
}

// By how much the disc or the pill around a text in its middle has to be larger: null, where it need not or cannot.
function swelling({ inner, by, first, edge }, full, shapes) {
  if (by === 1 || !inner.shape || holds(inner, full, edge)) return null;
  const middle = (first.left + first.right - inner.left - inner.right) / 2, round = inner.shape.tagName === "circle";
  const centre = (inner.top + inner.bottom) / 2, out = Math.max(centre - full.top, full.bottom - centre); // it may stand a little high
  const wide = 1.08 * (full.right - full.left) / inner.width, tall = Math.max(1.08 * (full.bottom - full.top), 2.02 * out) / inner.height;
  const most = Math.max(wide, tall);
  if (Math.abs(middle) > 0.1 * inner.width || most > SWELL) return null;
  const same = shapes.filter((each) => ["left", "right", "top", "bottom"].every((side) => Math.abs(each[side] - inner[side]) < 3)).map(({ shape }) => shape);
  return { same, by: round ? [most, most] : [Math.max(1, wide), Math.max(1, tall)] };
}

function swollen({ inner, swells: { by } }) {
  const [x, y] = [inner.width * (by[0] - 1), inner.height * (by[1] - 1)].map((more) => more / 2);
  const box = { left: inner.left - x, right: inner.right + x, top: inner.top - y, bottom: inner.bottom + y };
  return { ...box, width: box.right - box.left, height: box.bottom - box.top };
}

// As large as they were drawn.
function plain(svg) {
  for (const part of svg.querySelectorAll(":is(text, circle, rect)[style]")) part.removeAttribute("style");
}

// The texts of a drawing as it stands, each with by: how many times as large it has to be. high: of the drawing, in its
// units; unit: of the screen, in pixels.
function lettering(now, high, unit) {
  const { svg, channels, marks } = now, longest = new Map(), moves = moving(now), none = Array.from({ length: PLACES + 1 }, () => [0, 0]);
  for (const [mark, attribute, texts] of channels) if (attribute === "text") longest.set(marks[mark], Math.max(...texts.map((text) => text.length)));
  const length = (part) => (part.children.length ? [...part.children].reduce((total, child) => total + length(child), 0) : (longest.get(part) ?? part.textContent.length));
  const seen = (text) => text.textContent.trim() && text.getClientRects().length && getComputedStyle(text).visibility !== "hidden";
  plain(svg);
  const { a: scale, e, f } = svg.getScreenCTM(), { x, width } = svg.viewBox.baseVal, left = e + x * scale, beside = BESIDE * unit;
  const whole = { left: left - beside, right: left + width * scale + beside, top: f - beside, bottom: f + high * scale + beside, width: width * scale, height: high * scale };
  const boxed = (shape) => Object.assign(shape.getBoundingClientRect(), { shape });
  const shapes = [...svg.querySelectorAll("rect:not(.field):not(.reach), circle:not(.reach)")].map(boxed).filter((box) => box.width && getComputedStyle(box.shape).opacity !== "0");
  const laid = [...svg.querySelectorAll("text")].filter(seen).map((text) => {
    const style = getComputedStyle(text), box = text.getBoundingClientRect(), size = parseFloat(style.fontSize);
    const share = { middle: 0.5, end: 1 }[style.textAnchor] ?? 0;
    const one = { text, size, share, anchor: box.left + share * box.width, base: box.bottom - 0.22 * box.height, at: none, scale };
    for (let mark = text; mark !== svg; mark = mark.parentNode) {
      if (!moves.has(mark) || !steps(moves.get(mark))) continue;
      const { a, d } = mark.parentNode.getScreenCTM();
      one.at = moves.get(mark).map(([x, y], i) => [one.at[i][0] + x * a, one.at[i][1] + y * d]);
    }
    one.moves = one.at !== none;
    one.wide = Math.max(box.width, length(text) * Math.min(box.width / text.textContent.length, LETTER * size * scale));
    one.high = box.height;
    one.by = one.needs = Math.max(1, (READABLE * unit) / (size * scale));
    const first = (one.first = grown(one, 1));
    let full = grown(one, one.by);
    const above = one.moves ? [] : shapes.filter((shape) => shape.bottom <= first.top && meet(shape, full, 0));
    one.drop = Math.max(0, ...above.map(({ bottom }) => bottom - full.top));
    if (one.drop > SINKS * one.high) one.drop = 0;
    full = grown(one, one.by);
    const around = one.moves ? [] : shapes.filter((shape) => holds(shape, first));
    one.inner = around.reduce((least, s) => (s.width * s.height < least.width * least.height ? s : least), whole);
    one.edge = Math.max(0, Math.min(EDGE * unit, 0.03 * one.inner.width, first.left - one.inner.left, one.inner.right - first.right));
    one.swells = swelling(one, full, shapes);
    const over = shapes.filter((shape) => meet(shape, first, 0) && !holds(shape, first)).map(({ shape }) => shape.getAttribute("class"));
    one.near = one.moves ? [] : shapes.filter((box) => !meet(box, first, 0) && meet(box, full, 0) && !over.includes(box.shape.getAttribute("class")));
    return one;
  });
  for (const one of laid) {
    const box = one.swells && swollen(one);
    if (box && laid.some((other) => other !== one && !holds(one.inner, other.first) && meet(grown(other, other.by), box, 0) && !meet(other.first, one.inner, 0))) one.swells = null;
    if (one.swells) [one.inner, one.edge] = [box, 0];
    one.beside = [];
  }
  laid.forEach((one, i) => {
    for (const other of laid.slice(0, i)) {
      const room = apart(other.first, one.first, unit), places = one.moves || other.moves ? none.keys() : [0];
      for (const place of places)
        if (meet(grown(one, one.by, place), grown(other, other.by, place), room) && !meet(grown(one, 1, place), grown(other, 1, place), 0)) {
          one.beside.push([other, place, room]);
          other.beside.push([one, place, room]);
        }
    }
  });
  return laid;
}

const free = (one) => {
  const box = grown(one, one.by);
  return holds(one.inner, box, one.edge) && !one.near.some((shape) => meet(shape, box, 0)) &&
    !one.beside.some(([other, place, room]) => meet(grown(one, one.by, place), grown(other, other.by, place), room));
};

const readable = (laid) => laid.every((one) => one.by === 1 || free(one));

// Each as large as it has room for; texts of one kind in a row or in a column are about of one size.
function enlarge(laid) {
  for (let changed = true; changed; ) {
    changed = false;
    for (const one of laid)
      if (one.by > 1 && !free(one)) {
        one.by = Math.max(1, one.by * 0.96);
        changed = true;
      }
    for (const one of laid)
      for (const other of laid)
        if (one.by * ALIKE * (one.size / other.size) < other.by && alike(one, other) && one.by < one.needs) {
          other.by = Math.max(1, one.by * ALIKE);
          changed = other.by !== 1;
        }
  }
  for (const one of laid) {
    const { text, size, by, swells } = one, down = sunk(one, by) / one.scale;
    if (by > 1) text.style.fontSize = `${(size * by).toFixed(2)}px`;
    if (down) text.style.translate = `0 ${down.toFixed(2)}px`;
    const swollen = { scale: swells?.by.map((each) => each.toFixed(3)).join(" "), transformBox: "fill-box", transformOrigin: "50% 50%" };
    for (const shape of swells?.same ?? []) Object.assign(shape.style, swollen);
  }
}
