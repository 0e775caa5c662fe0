// Random hands on all pictures of a page: each event is [kind, picture, share], where the share chooses among what is there.
async (events) => {
  const panel = jupyterapp.shell.currentWidget, kernel = () => panel.sessionContext.session.kernel;
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const of = (list, share) => list[Math.min(list.length - 1, Math.floor(share * list.length))];
  const acts = {
    mark: (box, share) => of([...box.querySelectorAll("svg.nnbp-picture [data-pick]")], share)?.dispatchEvent(new MouseEvent("click", { bubbles: true })),
    near: (box, share) => of([...box.querySelectorAll("svg.nnbp-picture [data-pick]")], share)?.dispatchEvent(new PointerEvent("pointerover", { bubbles: true })),
    slide(box, share) {
      const keys = ["Home", "End", "ArrowRight", "ArrowLeft", "PageUp", "PageDown"];
      of([...box.querySelectorAll(".noUi-handle")], share)?.dispatchEvent(new KeyboardEvent("keydown", { key: of(keys, (7 * share) % 1), bubbles: true, cancelable: true }));
    },
    list(box, share) {
      const list = of([...box.querySelectorAll("select:not(:disabled)")], share);
      if (!list) return;
      list.selectedIndex = Math.floor(((13 * share) % 1) * list.options.length);
      list.dispatchEvent(new Event("change", { bubbles: true }));
    },
    button: (box, share) => of([...box.querySelectorAll("button:not(.nnbp-present):not(:disabled)")], share)?.click(),
    busy: (box, share) => void kernel().requestExecute({ code: `import time; time.sleep(${0.4 * share})`, store_history: false }),
    async interrupt() {
      acts.busy(null, 1);
      await pause(60);
      await kernel().interrupt();
    },
    run(box, share, at) {
      panel.content.activeCellIndex = at;
      void jupyterapp.commands.execute("notebook:run-cell");
    },
  };
  for (const [kind, at, share] of events) {
    const cell = panel.content.widgets[at].node;
    await acts[kind](cell, share, at);
    await pause(share < 0.3 ? 30 : 0);
  }
}
