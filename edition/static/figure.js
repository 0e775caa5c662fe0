// A live picture: the table of a state, its slider, and the states that it leads to.
const NOWHERE = 9999, ICONS = { "step-backward": "◂", "step-forward": "▸", "arrow-left": "←", "arrow-right": "→" };
const ALONE = "without Python one number moves at a time";

// What the pictures' script asks of its host: a model with get, set, on, off and send.
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
