// Panels: where the page has less room than the drawing wants, its parts stand below one another, or are squeezed to a side
// as far as they can be. A pixel of the drawing is a pixel of the page then, so that no text shrinks.

const LEAST = 360; // pixels: a drawing is arranged for no less; where there is less, its box scrolls sideways, by itself
const FLOW = 0.8; // parts that stand one below the other come side by side where they are squeezed no further

// The boxes of some panels as a tree of rows and columns, cut where no box is in the way.
function cutting(boxes, across = true, tried = false) {
  if (boxes.length === 1) return boxes[0].inner ? cutting(boxes[0].inner) : boxes[0];
  const [from, size] = across ? ["x", "width"] : ["y", "height"];
  const groups = [];
  let end = -Infinity;
  for (const box of [...boxes].sort((a, b) => a[from] - b[from])) {
    if (box[from] >= end - 1) groups.push([]);
    groups.at(-1).push(box);
    end = Math.max(end, box[from] + box[size]);
  }
  if (groups.length === 1) return tried ? { row: false, parts: boxes.map((box) => cutting([box])) } : cutting(boxes, !across, true);
  return { row: across, parts: groups.map((group) => cutting(group, !across)) };
}

const wide = (node) => (node.parts ? (node.row ? sum : most)(node.parts.map(wide)) : node.width);
const widest = (node) => (node.parts ? (node.row ? sum : most)(node.parts.map(widest)) : (node.widest ?? node.width));
const least = (node) => (node.parts ? most(node.parts.map(least)) : node.least);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const most = (numbers) => Math.max(...numbers);

// Places a tree from (x, y) in a width: answers its height, and calls put(box, x, y, width) for each box.
// middle: each line in the middle of that width.
function placing(node, x, y, room, put, middle = false) {
  if (!node.parts) {
    const width = Math.min(room, widest(node));
    put(node, middle ? x + (room - width) / 2 : x, y, width);
    return node.height;
  }
  if (!node.row && (node.stacked || sum(node.parts.map(wide)) * FLOW > room))
    return node.parts.reduce((down, part) => down + placing(part, x, y + down, room, put, middle), 0);
  let down = 0, line = [];
  const end = () => {
    const leasts = line.map(least), wides = line.map(wide), free = sum(wides) - sum(leasts);
    const share = free ? Math.min(1, Math.max(0, (room - sum(leasts)) / free)) : 1;
    const more = line.map((part, i) => widest(part) - wides[i]), over = Math.min(1, Math.max(0, room - sum(wides)) / (sum(more) || 1));
    const widths = line.map((_, i) => (line.length > 1 ? leasts[i] + share * (wides[i] - leasts[i]) + over * more[i] : room));
    let at = middle ? x + (room - sum(widths)) / 2 : x;
    down += most(line.map((part, i) => {
      at += widths[i];
      return placing(part, at - widths[i], y + down, widths[i], put, middle);
    }));
  };
  for (const part of node.parts) {
    if (line.length && sum([...line, part].map(least)) > room) {
      end();
      line = [];
    }
    line.push(part);
  }
  end();
  return down;
}

// Boxes of one group stand together: one box that holds them.
function grouping(boxes) {
  const groups = new Map();
  for (const box of boxes) groups.set(box.of || box, [...(groups.get(box.of || box) ?? []), box]);
  return [...groups.values()].map((inner) => {
    if (inner.length === 1) return inner[0];
    const [x, y] = ["x", "y"].map((at) => Math.min(...inner.map((box) => box[at])));
    const [width, height] = [most(inner.map((box) => box.x + box.width)) - x, most(inner.map((box) => box.y + box.height)) - y];
    return { x, y, width, height, inner };
  });
}

// root: what the drawing stands in. now(): {svg, channels, marks} of the moment. Answers {arrange, written, follow, boxes, size, lay, tell}:
// arrange() where there is another drawing or another room for it, written(mark, transform): how it stands here,
// follow() where another row is shown, boxes() of the panels, size(tree, room): how high some would be, and how wide, and
// lay(tree, room): those alone, for a hall; null: as they were.
function arranging(root, now) {
  const caption = Object.assign(document.createElement("p"), { className: "nnbp-caption", hidden: true });
  const longest = document.createElement("span"), told = document.createElement("span"); // its room, and what it says
  longest.ariaHidden = true;
  caption.append(longest, told);

  const narrow = () => root.classList.contains("nnbp-narrow");
  const set = (part, name, value) => (value ? part.setAttribute(name, value) : part.removeAttribute(name));

  // squeezed: by how much of its width, or stretched by more than 1; moved: to where, if at all.
  function put(group, squeezed, moved) {
    const back = squeezed !== 1 ? ` scale(${(1 / squeezed).toFixed(4)} 1)` : "";
    set(group, "transform", moved && `translate(${moved.map((each) => each.toFixed(2)).join(" ")}) scale(${squeezed.toFixed(4)} 1)`);
    set(group, "style", back && `--nnbp-back: ${1 / squeezed}`);
    set(group, "class", back && (squeezed < 1 ? "nnbp-squeezed" : "nnbp-stretched"));
    for (const part of group.querySelectorAll("[data-stiff]"))
      set(part, "transform", back && `translate(${part.dataset.stiff} 0)${back} translate(${-part.dataset.stiff} 0)`);
    for (const part of group.querySelectorAll("[data-between]")) {
      const [left, after, right] = part.dataset.between.split(" ").map(Number);
      const share = (right - left - after / squeezed) / (right - left - after);
      set(part, "transform", back && `translate(${(right * (1 - share)).toFixed(2)} 0) scale(${share.toFixed(4)} 1)`);
    }
    for (const mark of group.querySelectorAll("[transform]:not([data-stiff], [data-between])")) {
      if (![group, null].includes(mark.parentNode.closest("g[transform]"))) continue;
      mark.nnbpPlain ??= mark.getAttribute("transform");
      mark.nnbpBack = back;
      mark.setAttribute("transform", mark.nnbpPlain + back);
    }
  }

  const boxes = () => [...now().svg.querySelectorAll("[data-panel]")].map((group) => {
    const [x, y, width, height, least] = group.dataset.panel.split(" ").map(Number);
    return { x, y, width, height, least, of: group.dataset.group, group };
  });

  // The height of a tree in a width, without a change of the drawing, and how much of the width it takes.
  const size = (tree, room) => {
    let taken = 0;
    return { high: placing(tree, 0, 0, room, (box, x, y, width) => (taken = Math.max(taken, x + width))), taken };
  };

  const place = (tree, room, middle) =>
    placing(tree, 0, 0, room, (box, x, y, width) => {
      const squeezed = width / box.width;
      put(box.group, Math.abs(squeezed - 1) < 1e-6 ? 1 : squeezed, [x - squeezed * box.x, y - box.y]);
    }, middle);

  function arrange() {
    const { svg } = now(), room = Math.max(LEAST, root.clientWidth);
    if (!svg || !root.clientWidth || root.classList.contains("nnbp-presenting")) return;
    svg.nnbpWhole ??= svg.getAttribute("viewBox");
    const all = boxes(), whole = Number(svg.nnbpWhole.split(" ")[2]);
    const less = all.length > 0 && room < whole - 1;
    if (!less && !narrow()) return;
    root.classList.toggle("nnbp-narrow", less);
    caption.hidden = !less;
    if (!less) return lay(null);
    const spared = ({ group, least }) => "spare" in group.dataset && least > room;
    all.filter(spared).forEach(({ group }) => group.setAttribute("class", "nnbp-left-out"));
    const stiff = all.every(({ least, width }) => least === width); // none of them fills a line
    const high = place(cutting(grouping(all.filter((box) => !spared(box)))), room, stiff);
    svg.setAttribute("viewBox", `0 0 ${room} ${high.toFixed(1)}`);
    tell();
  }

  // Under the drawing: its caption, with room for the longest.
  function tell() {
    const { svg, channels, marks } = now();
    svg.after(caption);
    const texts = new Map(channels.filter(([, attribute]) => attribute === "text").map(([mark, , all]) => [marks[mark], all]));
    longest.textContent = [...(svg.querySelector(".caption")?.children ?? [])]
      .map((part) => (texts.get(part) ?? [part.textContent]).reduce((a, b) => (b.length > a.length ? b : a))).join("");
    caption.hidden = false;
    follow();
  }

  function lay(tree, room) {
    const { svg } = now();
    svg.nnbpWhole ??= svg.getAttribute("viewBox");
    for (const { group } of boxes()) {
      put(group, 1, null);
      if (tree) group.setAttribute("class", "nnbp-left-out");
    }
    if (tree) return place(tree, room);
    svg.setAttribute("viewBox", svg.nnbpWhole);
    caption.hidden = true;
    return undefined;
  }

  function written(mark, transform) {
    mark.nnbpPlain = transform;
    return transform + (mark.nnbpBack ?? "");
  }

  function follow() {
    if (!caption.hidden) told.textContent = now().svg.querySelector(".caption")?.textContent ?? "";
  }

  const sized = new ResizeObserver(arrange);
  sized.observe(root);
  return { arrange, written, follow, boxes, size, lay, tell, stop: () => sized.disconnect() };
}
