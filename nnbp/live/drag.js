// Dragging: a mark that carries a grip (grips.py) moves the slider of its control, where it is drawn, and asks no kernel.

const SLOP = 4; // pixels of the page: less is a click

// root: what hears the pointer. now(): {hand, svg, slider, save, row} of the moment. ask(name): take another control in hand,
// or false where nobody can. Answers {leave, table}: what to call with a drawing that is to go, and when another is shown.
function dragging(root, now, ask) {
  let drag = null; // {id, name, picks, across, from, at, begun, over, mark, row}
  let touched = null; // the drawing that the pointer went down on, when another stands in its place

  const owner = (mark) => mark.dataset.pick ?? mark.dataset.of ?? now().hand.control;
  const gripAt = (target) => target.closest?.("[data-grip]");

  // The grip of the drag's control in the drawing of the moment, where the pointer first was, if it is still there.
  function found() {
    const own = [...now().svg.querySelectorAll("[data-grip]")].filter((mark) => owner(mark) === drag.name);
    return document.elementsFromPoint(...drag.from).map(gripAt).find((mark) => own.includes(mark)) ?? own[0];
  }

  function inside(mark, [x, y]) {
    return new DOMPoint(x, y).matrixTransform(mark.parentNode.getScreenCTM().inverse());
  }

  // The position that the pointer is over; of several that stand in one place, the nearest to where it was.
  function nearest(places, at, last) {
    let best = drag.row, gap = Infinity;
    for (let row = 0; row <= last; row++) {
      const share = (row * (places.length - 1)) / last, k = Math.min(Math.floor(share), places.length - 2);
      const away = Math.abs(places[k] + (share - k) * (places[k + 1] - places[k]) - at);
      if (away < gap - 1e-6 || (away < gap + 1e-6 && Math.abs(row - drag.row) < Math.abs(best - drag.row))) {
        best = row;
        gap = away;
      }
    }
    return best;
  }

  function pull() {
    const { hand, slider } = now(), last = hand.positions - 1;
    const [axis, ...numbers] = drag.mark.dataset.grip.split(" ");
    const at = inside(drag.mark, drag.at), from = inside(drag.mark, drag.from);
    let row;
    if (numbers.length > 1) row = nearest(numbers.map(Number), axis === "y" ? at.y : at.x, last);
    else if (numbers.length) {
      const { a, d } = drag.mark.parentNode.getScreenCTM(); // a squeezed panel has less room to the side than up
      const right = axis.includes("x") ? ((at.x - from.x) * a) / d : 0, up = axis.includes("y") ? from.y - at.y : 0;
      row = Math.min(last, Math.max(0, Math.round(drag.row + ((right + up) / numbers[0]) * last)));
    } else return;
    slider.set("value", Number((hand.start + row * hand.step).toFixed(9)));
  }

  function hold() {
    drag.mark = found();
    drag.row ??= now().row;
    if (drag.mark) pull();
  }

  function end() {
    root.classList.remove("nnbp-dragging");
    if (drag?.mark) now().save();
    drag = null;
    touched?.remove();
    touched = null;
  }

  // What a finger is on must stay in the page until it is lifted, though unseen: else the browser takes the touch away.
  function leave(old) {
    if (!drag || touched) return old?.remove();
    touched = old;
    touched.classList.replace("nnbp-picture", "nnbp-touched");
  }

  function down(event) {
    const mark = event.isPrimary && event.button === 0 && now().svg ? gripAt(event.target) : null;
    if (!mark) return;
    const narrow = root.classList.contains("nnbp-narrow"); // there is little page beside the picture to scroll it by
    const across = event.pointerType === "touch" && mark.dataset.grip.startsWith(narrow ? "x" : "x ");
    drag = { id: event.pointerId, name: owner(mark), picks: "pick" in mark.dataset, across, from: [event.clientX, event.clientY] };
  }

  function move(event) {
    if (!drag || drag.over || event.pointerId !== drag.id) return;
    drag.at = [event.clientX, event.clientY];
    if (!drag.begun) {
      const [dx, dy] = [0, 1].map((i) => Math.abs(drag.at[i] - drag.from[i]));
      if (Math.hypot(dx, dy) < SLOP) return;
      if (drag.across && dy > dx) return end(); // a finger that scrolls the page
      drag.begun = true;
      root.setPointerCapture(drag.id); // the mark may be drawn anew meanwhile; and a click comes of it no more
      root.classList.add("nnbp-dragging");
      if (drag.name === now().hand.control) return hold();
      if (ask(drag.name) === false) end();
    } else if (drag.mark) pull();
  }

  // Let go: a drag whose table has not come yet ends when it comes; a click beside the marks leads there.
  function up(event) {
    if (!drag || event.pointerId !== drag.id) return;
    drag.at = drag.begun ? [event.clientX, event.clientY] : drag.from;
    if (drag.begun && !drag.mark) return void (drag.over = true);
    if (drag.begun) pull();
    else if (!drag.picks && drag.name === now().hand.control) hold();
    else if (!drag.picks) ask(drag.name);
    end();
  }

  function table() {
    if (!drag?.begun) return;
    if (drag.name !== now().hand.control) return void (drag.mark && end());
    hold();
    if (drag.over) end();
  }

  const cancel = (event) => void (event.pointerId === drag?.id && end());
  const heard = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: cancel };
  for (const [name, act] of Object.entries(heard)) root.addEventListener(name, act);
  const keep = (event) => void (drag?.begun && event.cancelable && event.preventDefault()); // else the page scrolls away
  root.addEventListener("touchmove", keep, { passive: false });
  return { leave, table };
}
