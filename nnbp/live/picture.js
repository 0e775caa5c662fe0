// A live picture: look up a row of the table that Python computed, and set the attributes that it names.
// The page computes no mathematics: every number and coordinate arrives as the text that is shown.

const LINES = 8; // of a list, drawn ahead: all of a long one would keep Python busy when another line is chosen
const RESTS = 100; // ms: a slider that stays so long has been let go
const ALONE = "Python is not running: this slider still moves. Run the cell again for everything else.";
const STILL = "Nothing moves here any more. Run the cell again.";

function render({ model, el }) {
  const root = document.createElement("div");
  root.className = "nnbp";
  root.setAttribute("data-lm-suppress-shortcuts", "true"); // the arrow keys are the picture's
  const note = Object.assign(document.createElement("div"), { className: "nnbp-note", textContent: "waiting for Python …" });
  const alone = Object.assign(document.createElement("p"), { className: "nnbp-alone", hidden: true });
  alone.setAttribute("role", "status");
  const said = Object.assign(document.createElement("p"), { className: "nnbp-said" });
  said.setAttribute("aria-live", "polite");
  root.append(note, alone, said);
  el.append(root);

  let letGo = [], turns = 0, hand = null, channels = [], svg = null, marks = [], index = null, last = [], slider = null, player = null;
  let speaking = 0, asking = 0, wanted = null, telling = 0, shown = 0, stuck = false;
  const save = () => void (running() && slider.save_changes?.());
  const now = () => ({ hand, svg, slider, save, channels, marks, index, row: shown });

  function show(row) {
    channels.forEach(([mark, attribute, texts], c) => {
      const at = index[c * hand.positions + row];
      if (at === last[c]) return;
      last[c] = at;
      if (attribute === "text") marks[mark].textContent = texts[at];
      else marks[mark].setAttribute(attribute, attribute === "transform" ? panels.written(marks[mark], texts[at]) : texts[at]);
    });
    svg.dataset.frame = shown = row;
    panels.follow();
    present.follow();
    clearTimeout(speaking);
    speaking = setTimeout(() => { said.textContent = svg.querySelector(".caption")?.textContent ?? ""; }, 600);
  }

  const follow = () => {
    const row = Math.min(hand.positions - 1, Math.max(0, Math.round((slider.get("value") - hand.start) / hand.step)));
    if (row !== shown) ahead.drop(); // a slider that comes into the page says its number again
    show(row);
    tell();
  };

  // The player goes on from where the slider is. One that rests is told only when the slider does: it would draw its
  // buttons anew at each position of a drag.
  const lead = () => {
    if (player.get("value") === slider.get("value")) return;
    slider.set("value", player.get("value"));
    save();
  };
  function tell() {
    clearTimeout(telling);
    if (player?.get("playing")) player.set("value", slider.get("value"));
    else if (player) telling = setTimeout(() => player.set("value", slider.get("value")), RESTS);
  }

  const modelOf = (name) => name && model.widget_manager.get_model(name.slice("IPY_MODEL_".length));

  // Table, drawing and slider change hands together, and only for a table computed from what the other sliders say: one
  // that was let go may be ahead of its messages, which may come to Python late or in another order than they were sent,
  // and then a fresh table is on its way, or the slider is about to be set to what the table says.
  function take() {
    ahead.drop();
    change(model.get("hand"));
  }

  // A table that was drawn ahead of the press on its mark, or of the choice in the list, while no other is on its way.
  function early() {
    const table = wanted !== null && hand === model.get("hand") ? ahead.of(wanted) : null;
    if (table) change(table);
  }

  async function change(taken) {
    const turn = ++turns;
    letGo.forEach((other) => other.off("change:value", take));
    letGo = [];
    let found, plays, others;
    try {
      [found, plays, ...others] = await Promise.all([taken.slider, taken.player, ...Object.keys(taken.base)].map(modelOf));
    } catch { // sliders that are no more: of a table that has been replaced since, or of a kernel that has gone
      if (taken === model.get("hand")) rest(taken);
      return;
    }
    const stale = Object.values(taken.base).some((value, i) => Math.abs(others[i].get("value") - value) > 1e-6);
    if (turn !== turns) return;
    const said = taken === model.get("hand");
    if (said ? stale : !stale) { // what is shown ahead is true until one moves that was let go
      letGo = others;
      letGo.forEach((other) => other.on("change:value", take));
    }
    if (stale) return;
    if (said && hand?.early && taken.id === hand.id && taken.slider === hand.slider) { // it is shown already
      hand = taken;
      settle();
      return open();
    }
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset?.pick : null;
    slider?.off("change:value", follow);
    player?.off("change:value", lead);
    stuck = false;
    ahead.drop();
    hand = taken;
    slider = found;
    clearTimeout(telling);
    player = plays;
    sparing(slider);
    channels = Array.isArray(hand.channels) ? hand.channels : JSON.parse(new TextDecoder().decode(hand.channels));
    const bytes = hand.index;
    index = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    last = [];
    drags.leave(svg);
    root.insertAdjacentHTML("afterbegin", hand.markup);
    svg = root.firstElementChild;
    svg.dataset.control = hand.control;
    svg.classList.toggle("nnbp-moves", hand.moves);
    marks = [];
    for (const mark of svg.querySelectorAll("[data-mark]")) marks[mark.dataset.mark] = mark;
    settle();
    const picks = [...svg.querySelectorAll("[data-pick]")];
    const held = picks.find((mark) => mark.dataset.pick === hand.control) ?? picks[0];
    held?.setAttribute("tabindex", "0");
    if (focused) picks.find((mark) => mark.dataset.pick === focused)?.focus({ preventScroll: true });
    slider.on("change:value", follow);
    player?.on("change:value", lead);
    follow();
    panels.arrange();
    drags.table();
    present.table();
    if (said) open();
  }

  // A picture without its slider: as it was, and a sentence.
  function rest(taken) {
    if (!svg && taken.markup) root.insertAdjacentHTML("afterbegin", taken.markup);
    stuck = true;
    look();
  }

  function settle() {
    wanted = null;
    root.classList.remove("nnbp-asking");
    clearTimeout(asking);
  }

  // Python has drawn a table ahead, or says that nothing follows.
  function answered(content, buffers) {
    if (content?.ticket) return ahead.hear(content, buffers);
    settle();
    if (hand?.early) take();
  }

  // Whether it could be asked for.
  function ask(name) {
    if (!running()) return look() ?? false;
    root.classList.add("nnbp-asking");
    clearTimeout(asking);
    asking = setTimeout(settle, 20000); // Python was busy so long
    hurry();
    model.send({ pick: (wanted = name) });
    early();
    return true;
  }

  function press(mark) {
    if (hand && mark && mark.dataset.pick !== hand.control && mark.ariaPressed !== "true") ask(mark.dataset.pick);
  }

  // Where the pointer or the focus rests, a press may come soon: Python can draw for it now.
  function approach(mark) {
    const name = mark?.dataset.pick ?? mark?.dataset.of;
    if (name && name !== hand?.control && mark.ariaPressed !== "true" && running()) ahead.rest(name);
    else ahead.leave();
  }

  // A list that has the focus: the lines beside the present one are a key or two away.
  function open() {
    if (!beside.listing() || !running()) return;
    const at = hand.names.indexOf(hand.control);
    const near = hand.names.map((name, i) => [Math.abs(i - at), name]).sort(([a], [b]) => a - b).map(([, name]) => name);
    ahead.line(near.slice(1, 1 + LINES));
  }

  function choose(at) {
    wanted = hand.names[at];
    early();
  }

  root.addEventListener("pointerover", (event) => approach(event.target.closest("[data-pick], [data-of]")));
  root.addEventListener("focusin", (event) => approach(event.target.closest("[data-pick]")));
  root.addEventListener("click", (event) => press(event.target.closest("[data-pick]")));
  root.addEventListener("keydown", (event) => {
    const picks = [...(svg?.querySelectorAll("[data-pick]") ?? [])];
    const at = picks.indexOf(document.activeElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: picks.length - 1 }[event.key];
    if (event.key === "Enter" || event.key === " ") press(picks[at]);
    else if (event.key === "p") present.toggle();
    else if (to !== undefined) picks[(to + picks.length) % picks.length].focus();
    else if (event.key.length > 1) return; // letters stop here too: to JupyterLab they are commands, "d d" deletes the cell
    event.preventDefault();
    event.stopPropagation();
  });

  // Whether Python can answer: the page's own kernel is there, and it is the one that made this picture. Null for a moment,
  // when one has been shut down and the widgets have not heard of it.
  const kernel = () => model.widget_manager.kernel;
  const running = () => kernel() !== null && !el.closest(".jupyter-widgets-disconnected") && !["dead", "terminating", "restarting", "autorestarting"].includes(kernel()?.status);

  const hurry = () => slider?.hurry?.(); // what is asked of Python is asked of the numbers that the reader sees

  function look() {
    const without = !running(), told = stuck ? STILL : without ? ALONE : "";
    if (alone.textContent !== told) Object.assign(alone, { hidden: !told, textContent: told });
    root.classList.toggle("nnbp-without", without);
    if (without) settle();
    beside.able(!without);
  }

  const panels = arranging(root, now);
  const ahead = foreseeing((content) => (hurry(), model.send(content)), early);
  const drags = dragging(root, now, ask);
  const present = presenting(root, now, panels, () => beside.go());
  const beside = besides(root, {
    changed: look, opened: open, closed: () => ahead.line([]), chosen: choose, present: present.toggle,
    asked: (other) => (hurry(), other && ahead.drop()), // what was drawn ahead may be about to be untrue
  });

  const statusChanged = () => setTimeout(look); // when the widgets have heard of it too
  const listened = kernel();
  listened?.statusChanged?.connect(statusChanged);
  model.on("comm_live_update", statusChanged);
  take();
  model.on("change:hand", take);
  model.on("msg:custom", answered);
  return () => {
    clearTimeout(speaking);
    clearTimeout(asking);
    ahead.leave();
    clearTimeout(telling);
    beside.stop();
    present.stop();
    panels.stop();
    listened?.statusChanged?.disconnect(statusChanged);
    model.off("comm_live_update", statusChanged);
    model.off("change:hand", take);
    model.off("msg:custom", answered);
    letGo.forEach((other) => other.off("change:value", take));
    slider?.off("change:value", follow);
    player?.off("change:value", lead);
  };
}

export default { render };
