// A page of the edition: the host of its pictures, its predictions, its search. Every number and coordinate is looked up.
const nnbp = (() => {
  const NOWHERE = 9999, ICONS = { "step-backward": "◂", "step-forward": "▸", "arrow-left": "←", "arrow-right": "→" };
  const ALONE = "without Python one number moves at a time";

  const make = (tag, more = {}, ...inside) => {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...inside);
    return made;
  };
  const kept = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch {} },
    drop(key) { try { localStorage.removeItem(key); } catch {} },
  };

  // ---- books: scripts, because a page opened from a folder may load nothing else
  const expected = {}, opened = {};

  function script(source) {
    return new Promise((resolve, reject) => document.head.append(make("script", { src: source, onload: resolve, onerror: reject })));
  }

  async function fetched(name) {
    await script(`data/${name}.js`);
    const bytes = Uint8Array.from(atob(expected[name]), (letter) => letter.charCodeAt(0));
    delete expected[name];
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const raw = new Uint8Array(await new Response(stream).arrayBuffer());
    const length = new DataView(raw.buffer).getUint32(0, true);
    return new Book(JSON.parse(new TextDecoder().decode(raw.subarray(4, 4 + length))), raw.subarray(4 + length));
  }

  function load(name) {
    opened[name] ??= fetched(name).catch((error) => { delete opened[name]; throw error; });
    return opened[name];
  }

  class Book {
    constructor(head, raw) {
      Object.assign(this, head, { raw, read: [], made: [], starts: [0] });
      for (const [, , bytes] of head.series) this.starts.push(this.starts.at(-1) + bytes);
    }
    row(number) {
      return (this.read[number] ??= this.unpack(number));
    }
    unpack(number) {
      const [order, count] = this.series[number], row = new Array(count);
      let at = this.starts[number], value = 0, slope = 0;
      for (let k = 0; k < count; k++) {
        let folded = 0, weight = 1, byte;
        do {
          byte = this.raw[at++];
          folded += (byte & 127) * weight;
          weight *= 128;
        } while (byte & 128);
        const next = folded % 2 ? -(folded + 1) / 2 : folded / 2;
        if (order === 0) value = next;
        else if (order === 1) value += next;
        else value += slope += next;
        row[k] = value;
      }
      return row;
    }
    // [texts, row]: texts[row[k]] is what is shown at position k
    column(number) {
      return (this.made[number] ??= this.written(...this.columns[number]));
    }
    written(kind, first, second, ...more) {
      if (kind < 0) return [this.texts[first], this.row(second)];
      const frame = this.texts[kind], numbers = [first, second, ...more].filter((each) => each !== undefined).map((each) => this.row(each));
      const row = numbers[0].map((_, k) => k);
      for (let k = 1; k < row.length; k++) if (numbers.every((each) => each[k] === each[k - 1])) row[k] = row[k - 1];
      const whole = (texts, k) => {
        if (k !== "length") row.forEach((_, at) => { texts[at] ??= write(at); });
        return texts[k];
      };
      const write = (k) => frame[0] + numbers.map((each, i) => spoken(each[k], frame[2 * i + 1]) + frame[2 * i + 2]).join("");
      return [new Proxy(new Array(row.length), { get: (texts, k) => (k >= 0 ? (texts[k] ??= write(+k)) : whole(texts, k)) }), row];
    }
    page(number) {
      const page = this.pages[number], [marks, names, columns] = [page.marks, page.names, page.columns].map((each) => this.row(each));
      const found = columns.map((each) => this.column(each)), index = new Uint16Array(columns.length * page.positions);
      found.forEach(([, row], i) => index.set(row, i * page.positions));
      return {
        markup: this.row(page.markup).map((each) => this.pieces[each]).join(""),
        channels: found.map(([texts], i) => [marks[i], this.names[names[i]], texts]),
        index,
      };
    }
  }

  // A whole number with its decimals put back.
  function spoken(value, [decimals, plus, minus, trimmed]) {
    const sign = value < 0 ? minus : plus ? "+" : "", digits = String(Math.abs(value)).padStart(decimals + 1, "0");
    const cut = digits.length - decimals, tail = trimmed ? digits.slice(cut).replace(/0+$/, "") : digits.slice(cut);
    return sign + digits.slice(0, cut) + (tail ? `.${tail}` : "");
  }

  // ---- what the pictures' script asks of its host: a model with get, set, on, off and send
  class Model {
    constructor(values, manager = null, heard = () => {}) {
      Object.assign(this, { values, listeners: {}, widget_manager: manager, send: heard });
    }
    get(name) { return this.values[name]; }
    set(name, value) {
      if (this.values[name] === value) return;
      this.values[name] = value;
      this.tell(`change:${name}`);
    }
    on(event, listener) { (this.listeners[event] ??= new Set()).add(listener); }
    off(event, listener) { this.listeners[event]?.delete(listener); }
    save_changes() {}
    tell(event) {
      for (const listener of [...(this.listeners[event] ?? [])]) listener();
    }
  }

  // ---- a live picture: the table of a state, its slider, and the states that it leads to
  function live(figure) {
    const what = JSON.parse(figure.querySelector("script").textContent);
    const [bar, stage, note, told] = [".bar", ".stage", ".note", ".as-code"].map((each) => figure.querySelector(each));
    const sliders = new Map();
    const model = new Model({ hand: null }, { get_model: async (id) => sliders.get(id) }, heard);
    let page = null, at = 0, leads = new Map(), slider = null, row = 0, turn = 0, ticking = 0, writing = 0, shown = null;

    const label = (name) => what.controls[name][0];
    const value = (k, of = page) => Number((of.start + k * of.step).toFixed(9));
    function said(k, of = page) {
      const [, decimals, plus] = what.controls[of.hand], number = value(k, of);
      const text = decimals < 0 ? String(Math.abs(number)) : Math.abs(number).toFixed(decimals);
      return (number < 0 && +text ? "−" : plus ? "+" : "") + text;
    }

    const list = make("select", { ariaLabel: "the number in hand" });
    const range = make("input", { type: "range", min: 0, step: 1, ariaLabel: "the number in hand" });
    const output = make("output");
    const play = make("button", { type: "button", textContent: "▶ play", hidden: !what.play });
    const reset = make("button", { type: "button", textContent: "↺ reset", title: "every number as it was at the start" });
    const present = make("button", { type: "button", textContent: "present", title: "the picture on the whole screen; Escape leaves", className: "nnbp-present" });
    const link = make("button", { type: "button", textContent: "copy a link to this", className: "link" });
    figure.querySelector(".under").append(link);
    const choices = what.choices.map(([name, title, options, when]) => {
      const select = make("select", { ariaLabel: title || name }, ...options.map((text, i) => make("option", { value: i, textContent: text })));
      select.addEventListener("change", () => go(`choose ${name} ${select.value}`));
      return [select, make("label", {}, `${title} `, select), when];
    });
    const actions = what.actions.map(([name, hint, primary, icon]) => {
      const button = make("button", { type: "button", title: hint, ariaLabel: hint || name, className: primary ? "mod-primary" : "" });
      if (ICONS[icon]) button.dataset.icon = ICONS[icon];
      button.dataset.action = name;
      button.addEventListener("click", () => go(`press ${name}`));
      return button;
    });
    const hand = make("div", { className: "hand" }, list, range, output, play); // stays in sight on a small page
    const more = make("div", { className: "more" }, reset, present, ...actions, ...choices.map(([, whole]) => whole));
    bar.append(hand, more);
    list.addEventListener("change", () => go(`take ${list.value}`));
    range.addEventListener("input", () => slider?.set("value", value(+range.value)));
    reset.addEventListener("click", () => go("reset"));
    play.addEventListener("click", () => (ticking ? stop() : start()));
    told.addEventListener("toggle", write);

    function heard(message) {
      const name = message.pick ?? message.near, event = leads.has(`mark ${name}`) ? `mark ${name}` : `take ${name}`;
      if (message.pick) go(event);
      else if (leads.has(event)) load(`${what.name}-${what.books[leads.get(event).node]}`).catch(() => {});
    }

    function stop() {
      clearInterval(ticking);
      ticking = 0;
      play.textContent = "▶ play";
    }
    function start() {
      if (row === page.positions - 1) slider.set("value", value(0));
      play.textContent = "❚❚ stop";
      ticking = setInterval(() => (row < page.positions - 1 ? slider.set("value", value(row + 1)) : stop()), what.play);
    }

    function follow() {
      row = Math.min(page.positions - 1, Math.max(0, Math.round((slider.get("value") - page.start) / page.step)));
      range.value = row;
      output.textContent = said(row);
      range.setAttribute("aria-valuetext", `${label(page.hand)} ${said(row)}`);
      clearTimeout(writing);
      writing = setTimeout(() => { write(); address(); }, 300);
    }

    function write() {
      if (!told.open || !page) return;
      const [whole, before, form, after] = page.code, number = value(row);
      const forms = { r: Number.isInteger(number) ? number.toFixed(1) : String(number), g: String(number) };
      const changed = before === undefined ? `${whole}\n# then: picture.set("${page.hand}", ${number})` : before + (forms[form] ?? number.toFixed(+form[1])) + after;
      told.querySelector("pre").textContent = row === page.row ? whole : changed;
    }

    link.addEventListener("click", () => {
      write();
      address();
      copy(location.href.split("#")[0] + where(), link);
    });
    const where = () => `#${figure.id}/${encodeURI(what.addresses[at])}=${value(row)}`;
    function address() {
      if (where() === shown) return;
      shown = where();
      try { history.replaceState(null, "", shown); } catch {}
    }

    // Where an event leads: to another table, in this one, or out of this edition.
    function go(event) {
      if (!page || event === `take ${page.hand}`) return;
      const lead = leads.get(event), moved = row !== page.row;
      if (!lead) {
        note.textContent = "That combination needs Python: open the picture in JupyterLab.";
        return stay();
      }
      const stays = moved && lead.shift !== NOWHERE;
      const last = page.positions - 1, to = stays ? Math.min(last, Math.max(0, row + lead.shift)) : lead.row;
      let why = "";
      if (!lead.whole) why = `What else had been changed is as at the start again: ${ALONE}, and not everything combines.`;
      else if (moved && !stays && event !== "reset") why = `${label(page.hand)} is back at ${said(page.row)}: ${ALONE}.`;
      if (lead.node === at) {
        slider.set("value", value(to));
        note.textContent = why;
        stay();
      } else visit(lead.node, to, why, /^(press|choose) /.test(event));
    }

    // The table stays: the picture is told that no other is on its way.
    function stay() {
      settle();
      model.tell("msg:custom");
    }

    // to: a row, or a function that finds it in the state of the node.
    async function visit(node, to, why = "", moves = false) {
      const mine = ++turn;
      let book;
      try { book = await load(`${what.name}-${what.books[node]}`); } catch {
        note.textContent = `The file data/${what.name}-${what.books[node]}.js is missing or damaged, or this browser is too old for it.`;
        return page && stay();
      }
      if (mine !== turn) return;
      stop();
      slider?.off("change:value", follow);
      page = book.pages[node];
      at = node;
      if (typeof to === "function") to = to();
      read(book);
      slider = new Model({ value: value(to), description: label(page.hand) });
      sliders.clear();
      sliders.set(`${turn}`, slider);
      slider.on("change:value", follow);
      range.max = page.positions - 1;
      range.setAttribute("aria-label", label(page.hand));
      note.textContent = why;
      settle();
      follow();
      shown ??= where(); // the address stays as it is until something is touched
      const hand = { control: page.hand, ...book.page(node), positions: page.positions, moves, row: to, start: page.start, step: page.step };
      model.set("hand", { ...hand, slider: `IPY_MODEL_${turn}`, base: {} });
      if (!figure.dataset.ready) picture.render({ model, el: stage });
      figure.dataset.ready = figure.dataset.node = at;
    }

    function read(book) {
      const [events, nodes, rows, shifts, whole] = page.on.map((each) => book.row(each));
      leads = new Map(events.map((event, i) => [what.events[event], { node: nodes[i], row: rows[i], shift: shifts[i], whole: whole[i] }]));
    }

    // Lists and buttons as the state says.
    function settle() {
      const names = what.lists[page.controls];
      if (list.length !== names.length || names.some((name, i) => list.options[i].value !== name))
        list.replaceChildren(...names.map((name) => make("option", { value: name, textContent: label(name) })));
      list.value = page.hand;
      list.classList.toggle("only", names.length < 2);
      choices.forEach(([select, whole, when], i) => {
        select.value = page.chosen[i];
        whole.hidden = Boolean(when && !when[1].includes(page.chosen[when[0]]));
      });
      actions.forEach((button, i) => {
        const [text, on] = page.acts[i];
        button.textContent = [button.dataset.icon, text].filter(Boolean).join(" ");
        button.disabled = !on;
        if (text) button.removeAttribute("aria-label");
      });
    }

    // "/mistake=no slope/w3.1.2=-1.5" of an address leads there.
    function seek(words) {
      const cut = words.lastIndexOf("="), node = what.addresses.indexOf(words.slice(0, cut)), number = Number(words.slice(cut + 1));
      if (node < 0 || !Number.isFinite(number)) return false;
      shown = "";
      visit(node, () => Math.min(page.positions - 1, Math.max(0, Math.round((number - page.start) / page.step))));
      return true;
    }

    const watch = new IntersectionObserver((seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      watch.disconnect();
      if (!turn) visit(0, what.row);
    }, { rootMargin: "600px" });
    watch.observe(figure);
    figure.seek = seek;
  }

  // ---- predictions: kept on this device
  function ask(form) {
    const [notebook, name, truth, because] = JSON.parse(form.querySelector("script").textContent);
    const record = form.querySelector("button"), answer = form.querySelector(".said"), choices = [...form.querySelectorAll("input")];
    form.dataset.key = `nnbp prediction ${notebook} ${name}`;
    function reveal(chosen) {
      choices.forEach((choice, i) => { choice.checked = i === chosen; choice.disabled = true; });
      record.hidden = true;
      form.dataset.hit = +(chosen === truth);
      const verdict = chosen === truth ? "✓ A hit." : `✗ It is: ${choices[truth].parentElement.textContent.trim()}.`;
      answer.replaceChildren(make("b", { textContent: verdict }), " ", make("span", { innerHTML: because }));
      score();
    }
    form.addEventListener("change", () => { record.disabled = false; });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = choices.findIndex((choice) => choice.checked);
      if (chosen < 0 || form.dataset.hit !== undefined) return;
      kept.set(form.dataset.key, chosen);
      reveal(chosen);
    });
    const before = kept.get(form.dataset.key);
    if (before !== null && +before in choices) reveal(+before);
  }

  function score() {
    const forms = [...document.querySelectorAll("form.ask")], done = forms.filter((form) => form.dataset.hit !== undefined);
    for (const place of document.querySelectorAll(".score")) {
      const hits = done.filter((form) => form.dataset.hit === "1").length;
      place.textContent = `Predictions recorded: ${done.length} of ${place.dataset.of}; hits: ${hits}. `;
      if (!done.length) continue;
      const forget = make("button", { type: "button", textContent: "forget them" });
      forget.addEventListener("click", () => {
        forms.forEach((form) => kept.drop(form.dataset.key));
        location.reload();
      });
      place.append(forget);
    }
  }

  // ---- copy buttons
  async function copy(text, button) {
    try { await navigator.clipboard.writeText(text); } catch {
      const area = make("textarea", { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const before = (button.dataset.text ??= button.textContent);
    button.textContent = "copied";
    setTimeout(() => { button.textContent = before; }, 1500);
  }

  function copied(place) {
    const button = make("button", { type: "button", className: "copy", textContent: "copy", ariaLabel: "copy this code" });
    button.addEventListener("click", () => copy(place.querySelector("pre").textContent, button));
    place.append(button);
  }

  // ---- what scrolls sideways can be reached by keys
  function reachable() {
    for (const part of document.querySelectorAll("pre, table, .stage")) {
      if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
      else part.removeAttribute("tabindex");
    }
  }

  // ---- print: solutions unfolded, pictures that have not been reached yet as stills
  let unfolded = [];
  function print() {
    unfolded = [...document.querySelectorAll("section details:not([open], .hint, .signs, .as-code)")];
    for (const part of unfolded) part.open = true;
    for (const still of document.querySelectorAll("img[loading]")) still.loading = "eager";
  }

  // ---- search, without a server
  let texts = null;
  function search(form) {
    const [input, list] = [form.querySelector("input"), form.querySelector("ol")];
    form.addEventListener("submit", (event) => event.preventDefault());
    input.addEventListener("focus", () => { texts ?? script("static/words.js").then(find, () => {}); });
    input.addEventListener("input", find);
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      input.value = "";
      find();
    });
    function find() {
      const terms = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const found = terms.length && texts ? texts.filter(([, title, text]) => terms.every((term) => `${title} ${text}`.toLowerCase().includes(term))) : [];
      list.replaceChildren(...found.slice(0, 12).map(([href, title, text]) => {
        const from = Math.max(0, text.toLowerCase().indexOf(terms[0]) - 40);
        return make("li", {}, make("a", { href, textContent: title }), make("span", { textContent: `… ${text.slice(from, from + 110)} …` }));
      }));
      if (terms.length && texts && !found.length) list.replaceChildren(make("li", { textContent: "nothing found" }));
      list.hidden = !terms.length;
    }
  }

  function seek() {
    const [id, ...rest] = decodeURIComponent(location.hash.slice(1)).split("/"), figure = rest.length && document.getElementById(id);
    if (figure?.seek?.(rest.join("/"))) figure.scrollIntoView();
  }

  function begin() {
    const here = document.querySelector("header [aria-current]"), row = here?.parentElement;
    if (here) row.scrollLeft = here.offsetLeft - row.offsetLeft - row.clientWidth / 2;
    document.querySelectorAll("form.ask").forEach(ask);
    score();
    document.querySelectorAll("figure.live").forEach(live);
    document.querySelectorAll(".copied").forEach(copied);
    document.querySelectorAll("#search").forEach(search);
    reachable();
    addEventListener("resize", reachable);
    addEventListener("beforeprint", print);
    addEventListener("afterprint", () => unfolded.forEach((part) => { part.open = false; }));
    addEventListener("hashchange", seek);
    seek();
  }

  begin();
  return {
    book(name, text) { expected[name] = text; },
    words(found) { texts = found; },
  };
})();
