// A picture presented, page after page: {pages, panels: has each been on one?, wrong: what is not fit for a hall, or was on no page}.
window.presented = async (name, least) => {
  const shown = [...document.querySelectorAll(".shown")].find((each) => each.dataset.name === name), root = shown.querySelector(".nnbp");
  for (const each of document.querySelectorAll(".shown")) each.style.display = each === shown ? "" : "none"; // the page is quick then
  const soon = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const until = async (there) => { while (!there()) await soon(); };
  const svg = root.querySelector("svg.nnbp-picture"), button = shown.querySelector("button.nnbp-present");
  button.click();
  await until(() => document.fullscreenElement === root);
  await soon();
  const told = root.querySelector(".nnbp-pager output"), pages = Number(told.textContent.split(" ").at(-1));
  const BESIDE = 15; // pixels that a text may stand out around the drawing, where the screen goes on
  const wrong = [], laid = new Set(), read = new Set(), drawn = new Set(), say = (...what) => wrong.push([told.textContent, ...what].join(" · "));
  const bar = root.querySelector(".nnbp-bar").getBoundingClientRect(), caption = root.querySelector(".nnbp-caption");
  for (let k = 0; k < pages; k++) {
    if (k) window.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", cancelable: true }));
    const view = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim() && text.getClientRects().length && getComputedStyle(text).visibility !== "hidden");
    const boxes = texts.map((text) => {
      const { left, right, top, bottom, height } = text.getBoundingClientRect();
      return { text, left, right, top: top + 0.24 * height, bottom: bottom - 0.24 * height };
    }).filter(({ top, bottom }) => bottom > view.top + 1 && top < view.bottom - 1);
    for (const panel of svg.querySelectorAll("[data-panel]")) if (panel.getClientRects().length) drawn.add(panel);
    texts.forEach((text) => laid.add(text));
    for (const { text, top, bottom } of boxes) if (top >= view.top - 1 && bottom <= view.bottom + 1) read.add(text);
    boxes.forEach((one, i) => {
      const size = parseFloat(getComputedStyle(one.text).fontSize) * one.text.getScreenCTM().d, what = one.text.textContent;
      if (size < least) say("small", what, size);
      if (one.left < view.left - BESIDE || one.right > view.right + BESIDE || one.top < view.top - BESIDE || one.bottom > view.bottom + BESIDE) say("cut", what);
      for (const other of boxes.slice(0, i))
        if (one.left < other.right - 1.5 && other.left < one.right - 1.5 && one.top < other.bottom - 1.5 && other.top < one.bottom - 1.5) say("over one another", other.text.textContent, what);
    });
    if (!boxes.length) say("nothing to read");
    if (parseFloat(getComputedStyle(caption).fontSize) < least || !caption.textContent.trim()) say("caption");
    const under = caption.getBoundingClientRect();
    if (view.bottom > under.top + 1 || under.bottom > bar.top + 1 || bar.bottom > innerHeight + 1 || view.top < 0) say("does not fit the screen");
  }
  for (const text of laid) if (!read.has(text)) say("on no page", text.textContent);
  const panels = [...svg.querySelectorAll("[data-panel]")].every((panel) => drawn.has(panel) || !panel.getBBox().width);
  button.click();
  await until(() => document.fullscreenElement === null);
  return { pages, panels, wrong };
};
