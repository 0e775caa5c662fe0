// A picture by its number from the top: each of its controls, [name, label, lowest, step], taken in turn, by the list or by
// its mark, and moved to both ends and to a place between. Gives back what is not as the kernel's tables say, as sentences.
async ([number, controls]) => {
  const svg = () => document.querySelectorAll("svg.nnbp-picture")[number];
  const box = svg().closest(".jp-OutputArea-child"), list = box.querySelector(".widget-dropdown select");
  const offered = list.getClientRects().length > 0, wrong = [], seen = [];
  const labels = () => [...box.querySelectorAll(".widget-slider .widget-label")].map((each) => each.textContent);
  const held = ([name, label]) => svg().dataset.control === name && labels().join("|") === label; // its slider, and it alone

  // What waits in the page for the kernel has been sent: else a table of a number that is not the last comes first.
  const { kernel } = jupyterapp.shell.currentWidget.sessionContext.session;
  let sent = null;
  const hear = (_, { msg, direction }) => {
    const state = direction === "send" && msg.header.msg_type === "comm_msg" && msg.content.data.state;
    if (state && "value" in state) sent = state.value;
  };
  const told = ([, , lowest, step]) => Math.abs(sent - lowest - step * Number(svg().dataset.frame)) < 1e-6;

  async function until(ready, control) {
    for (const end = performance.now() + 60000; !ready(control); await new Promise((done) => setTimeout(done, 5)))
      if (performance.now() > end) throw new Error(`${control[0]} is not reached: ${svg().dataset.control}, ${labels()}, ${sent}`);
  }
  const read = () => ({
    row: Number(svg().dataset.frame),
    marks: new Map([...svg().querySelectorAll("[data-mark]")].map((mark) => {
      const told = new Map([...mark.attributes].map(({ name, value }) => [name, value]));
      return [mark.dataset.mark, told.set("text", mark.textContent)];
    })),
  });
  const press = (key) => box.querySelector(".noUi-handle").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  function between() {
    const few = Number(svg().dataset.frame) < 60;
    for (let presses = 0; presses < (few ? 1 : 6); presses++) press(few ? "ArrowLeft" : "PageDown");
  }

  kernel.anyMessage.connect(hear);
  document.body.style.visibility = "hidden"; // attributes are compared: painting them would take as long again
  for (const [at, control] of controls.entries()) {
    if (offered) {
      list.selectedIndex = at;
      list.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (svg().dataset.control !== control[0])
      svg().querySelector(`[data-pick="${control[0]}"]`).dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await until(held, control);
    seen.push([() => press("Home"), () => press("End"), between].map((go) => (go(), read())));
    box.querySelector(".noUi-handle").dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
    await until(told, control);
  }
  kernel.anyMessage.disconnect(hear);
  document.body.style.visibility = "";

  const rows = Object.fromEntries(controls.map(([name], k) => [name, seen[k].map(({ row }) => row)]));
  const tables = JSON.parse(await look.python(`_told(${number}, ${JSON.stringify(rows)})`));
  controls.forEach(([name], k) => {
    const { last, shown } = tables[name], [low, high, middle] = rows[name];
    if (low !== 0 || high !== last || middle <= low || middle >= high) wrong.push(`${name} went to ${rows[name]} of ${last}`);
    shown.forEach((entries, at) => {
      const { row, marks } = seen[k][at];
      const others = entries.filter(([mark, attribute, text]) => marks.get(String(mark))?.get(attribute) !== text);
      if (others.length) wrong.push(`${name} at ${row}: ${JSON.stringify(others.slice(0, 3))}`);
    });
  });
  return wrong;
}
