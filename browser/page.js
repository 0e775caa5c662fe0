// What tests and benchmarks ask of a page: read the picture, press keys at a steady pace, note everything shown meanwhile.
window.look = (() => {
  const picture = () => document.querySelector("svg.nnbp-picture");
  const handle = () => document.querySelector(".jp-OutputArea .noUi-handle");
  const press = (key) => handle().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  const frame = () => Number(picture().dataset.frame);
  const markup = () => new XMLSerializer().serializeToString(picture());

  // Every moving mark by its number: its attributes, and its own text.
  const marks = () =>
    Object.fromEntries(
      [...picture().querySelectorAll("[data-mark]")].map((mark) => [
        mark.dataset.mark,
        [Object.fromEntries([...mark.attributes].map(({ name, value }) => [name, value])), mark.children.length ? null : mark.textContent],
      ]),
    );

  // The numbers to read: delta of every neuron in order, the cost as the caption says it, and the number in hand.
  function numbers() {
    const texts = [...picture().querySelectorAll("text")].map((text) => text.textContent);
    return {
      control: picture().dataset.control,
      deltas: texts.filter((text) => text.startsWith("δ ")).map((text) => text.slice(2)),
      cost: /The cost is (\S+) and/.exec(picture().querySelector(".caption").textContent)[1],
      held: [...picture().querySelectorAll(".strong")].map((text) => /^[wb]\S+ = (\S+)$/.exec(text.textContent)).find(Boolean)[1],
    };
  }

  // From one end of the slider to the other, one key press a position: what the picture shows at each.
  function walk() {
    const seen = [];
    press("Home");
    for (;;) {
      seen.push({ frame: frame(), marks: marks(), numbers: numbers() });
      press("ArrowRight");
      if (frame() === seen.at(-1).frame) return seen;
    }
  }

  // Note every different answer of `read` from now on: after each change, before it can be painted, and in every frame.
  function watch(read) {
    const seen = [];
    const note = () => {
      const now = JSON.stringify(read());
      if (now !== seen.at(-1)) seen.push(now);
    };
    const observer = new MutationObserver(note);
    observer.observe(document.querySelector(".nnbp"), { subtree: true, childList: true, attributes: true, characterData: true });
    let watching = requestAnimationFrame(function again() {
      note();
      watching = requestAnimationFrame(again);
    });
    note();
    return () => {
      observer.disconnect();
      cancelAnimationFrame(watching);
      return seen.map((text) => JSON.parse(text));
    };
  }

  // `count` key presses at `rate` a second, handed on with the frames as a browser does with a pointer's moves; then
  // frames are counted until `read` answers the last one's row.
  // Resolves to {first, last, frames, rows, shown, ms, settled}: rows in the order shown, how many of them while keys came.
  function storm(count, rate, read = frame) {
    return new Promise((done) => {
      const first = read(), last = first + count, rows = [];
      let start = null, sent = 0, ended = 0, shown = 0, frames = 0;
      requestAnimationFrame(function again(now) {
        start ??= now;
        for (; sent < count && sent <= ((now - start) * rate) / 1000 + 0.5; sent++) press("ArrowRight");
        const row = read();
        if (row !== null && row !== (rows.at(-1) ?? first)) rows.push(row);
        if (!ended) shown = rows.length;
        else if (row === last || now - ended > 30000)
          return done({ first, last, frames, rows, shown, ms: ended - start + 1000 / rate, settled: now - ended });
        else frames++;
        if (sent === count) ended ||= now;
        requestAnimationFrame(again);
      });
    });
  }

  // A point of the page, in pixels, where a click reaches the mark called `name` and nothing that lies over it.
  function spot(name) {
    for (const mark of picture().querySelectorAll(`[data-pick="${name}"]`)) {
      const line = mark.querySelector("line.reach"), disc = mark.querySelector("circle");
      const ends = line ? ["x1", "y1", "x2", "y2"].map((end) => line[end].baseVal.value) : [disc.cx, disc.cy, disc.cx, disc.cy].map((at) => at.baseVal.value);
      for (const share of [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9]) {
        const at = new DOMPoint(ends[0] + share * (ends[2] - ends[0]), ends[1] + share * (ends[3] - ends[1])).matrixTransform(mark.getScreenCTM());
        if (document.elementFromPoint(at.x, at.y)?.closest("[data-pick]") === mark) return [at.x, at.y];
      }
    }
    return null;
  }

  // What the notebook's kernel prints when it runs some code, beside the cells and after all that it was sent before.
  function python(code) {
    const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
    const future = kernel.requestExecute({ code, store_history: false });
    let said = "";
    future.onIOPub = (message) => { if (message.header.msg_type === "stream") said += message.content.text; };
    return future.done.then(() => said);
  }

  // A colour of the page, "rgb(…)" or "rgba(…)", as [red, green, blue, alpha] of 0 to 1.
  const colour = (text) => {
    const [r, g, b, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return [r / 255, g / 255, b / 255, alpha];
  };
  const brightness = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  // What is painted behind a text at the middle of it: its halo, or the shapes and boxes below, through what is clear.
  function behind(text, paper) {
    const style = getComputedStyle(text.closest("text"));
    const layers = [];
    if (style.paintOrder.startsWith("stroke") && style.stroke !== "none") layers.push(colour(style.stroke));
    else {
      const box = text.getBoundingClientRect();
      const stack = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const own = stack.findIndex((element) => text.closest("text").contains(element));
      for (const element of stack.slice(own + 1)) {
        const { fill, fillOpacity, opacity, backgroundColor } = getComputedStyle(element);
        const painted = element instanceof SVGElement ? (["rect", "circle", "path"].includes(element.tagName) ? fill : "none") : backgroundColor;
        if (painted === "none") continue;
        const layer = colour(painted);
        layer[3] *= element instanceof SVGElement ? fillOpacity * opacity : 1;
        layers.push(layer);
        if (layer[3] === 1) break;
      }
    }
    return layers.reduceRight((below, [r, g, b, alpha]) => [r, g, b].map((c, i) => alpha * c + (1 - alpha) * below[i]), paper);
  }

  // The contrast of every visible text with what lies behind it, and behind all that the paper.
  function contrasts(paper = [1, 1, 1]) {
    const found = [];
    for (const text of picture().querySelectorAll("text, text tspan")) {
      const style = getComputedStyle(text);
      if (text.children.length || !text.textContent.trim() || style.visibility === "hidden" || !text.getClientRects().length) continue;
      const [dark, light] = [brightness(colour(style.fill).slice(0, 3)), brightness(behind(text, paper))].sort((a, b) => a - b);
      found.push({ text: text.textContent, kind: text.closest("[class]").getAttribute("class"), ratio: (light + 0.05) / (dark + 0.05) });
    }
    return found;
  }

  return { contrasts, picture, handle, press, frame, markup, marks, numbers, walk, watch, storm, spot, python };
})();
