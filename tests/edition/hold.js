// Holds a page's pictures against drawings by Python. Gives back what differs, as sentences, the first few of each table.
window.held = (() => {
  const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
  const elements = (svg) => [...svg.querySelectorAll("*")];
  const parsed = (markup) => elements(new DOMParser().parseFromString(markup, "text/html").querySelector("svg"));

  async function until(ready, most = 500) {
    for (let tries = 0; tries < most; tries++) {
      if (ready()) return true;
      await sleep(20);
    }
    return false;
  }

  function differences(svg, wanted) {
    const found = elements(svg), wrong = [];
    if (wanted.length !== found.length) return [`${found.length} elements where there should be ${wanted.length}`];
    wanted.forEach((one, i) => {
      for (const { name, value } of one.attributes) {
        const shown = found[i].getAttribute(name);
        if (name !== "tabindex" && shown !== value) wrong.push(`${one.tagName} ${name}: ${shown} where ${value}`);
      }
      if (!one.children.length && one.textContent !== found[i].textContent) wrong.push(`${found[i].textContent} where ${one.textContent}`);
    });
    return wrong.slice(0, 3);
  }

  // event: "take w3.1.2", "press bad start", "choose beside init 2".
  function touch(figure, what, event) {
    const [kind, ...rest] = event.split(" "), option = kind === "choose" ? rest.pop() : null, name = rest.join(" ");
    if (kind === "press") figure.querySelector(`[data-action="${name}"]`).click();
    else if (kind === "mark") figure.querySelector(`svg [data-pick="${name}"]`).dispatchEvent(new MouseEvent("click", { bubbles: true }));
    else {
      const place = what.choices.findIndex(([choice]) => choice === name);
      const select = kind === "take" ? figure.querySelector(".hand > select") : figure.querySelectorAll(".bar label select")[place];
      select.value = kind === "take" ? name : option;
      select.dispatchEvent(new Event("change"));
    }
  }

  return async (name, tables) => {
    const figure = document.getElementById(`picture-${name}`), wrong = [];
    const what = JSON.parse(figure.querySelector("script").textContent);
    const svg = () => figure.querySelector("svg.nnbp-picture");
    const shows = (control, row) => svg()?.dataset.control === control && +svg().dataset.frame === row;
    const range = () => figure.querySelector("input[type=range]");
    async function hold(where, ready, markup) {
      const wanted = parsed(markup);
      const arrived = await until(() => ready() && !differences(svg(), wanted).length, 150);
      const found = arrived ? [] : ready() ? differences(svg(), wanted) : ["it is not reached"];
      wrong.push(...found.map((text) => `${name} ${where}: ${text}`));
    }
    function slide(row) {
      range().value = row;
      range().dispatchEvent(new Event("input"));
    }
    // Each is heard of before the next: one that came late would put back what has been done since.
    async function address(hash) {
      const heard = new Promise((done) => addEventListener("hashchange", done, { once: true })), before = location.hash;
      location.hash = hash;
      if (location.hash !== before) await heard;
    }
    async function go(node, [row, value]) {
      for (let tries = 0; tries < 9; tries++) {
        await address("#elsewhere"); // which is nowhere: the page stays where it is scrolled to
        await address(`#picture-${name}/${encodeURI(what.addresses[node])}=${value}`);
        if (await until(() => figure.dataset.node === `${node}` && +svg().dataset.frame === row, 100)) return;
      }
    }
    const told = figure.querySelector(".as-code"), pre = told.querySelector("pre");
    async function rebuilds(node, lines) {
      told.open = true;
      if (!(await until(() => pre.textContent === lines || pre.textContent.includes("# then: picture.set("), 100)))
        wrong.push(`${name} table ${node}: ${pre.textContent} where ${lines}`);
      told.open = false;
    }
    document.body.style.visibility = "hidden"; // attributes are compared: painting them would take as long again
    for (const { node, control, rows, events, lines } of tables) {
      await go(node, rows[0]);
      for (const [row, , markup] of rows) {
        slide(row);
        await hold(`table ${node} row ${row}`, () => figure.dataset.node === `${node}` && shows(control, row), markup);
      }
      if (node === 0) await rebuilds(node, lines);
      for (const [event, hand, row, markup] of events) {
        slide(what.row);
        await go(node, rows.find(([row]) => row !== what.row)); // it is on its way as long as the row is another
        slide(what.row);
        touch(figure, what, event);
        await hold(event, () => shows(hand, row), markup);
      }
    }
    document.body.style.visibility = "";
    return wrong;
  };
})();
