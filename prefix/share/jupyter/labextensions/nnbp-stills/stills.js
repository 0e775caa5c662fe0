// An extension of JupyterLab and Notebook, written as it is loaded: no build, no dependency.
// A widget needs its model, from a running kernel or from state stored in the notebook. Where there is neither, JupyterLab
// writes "Error displaying widget: model not found", although the output holds a still picture too: here the still is
// shown. And a stored picture is shown with its words, to somebody who has not run or trusted the notebook too. Last, the
// letters of formulas have a tone of their own where the page is dark, which Markdown cannot say; and the keys are a
// question's while it has the focus: else "b" on a choice would insert a cell.
(() => {
  const WIDGET = "application/vnd.jupyter.widget-view+json";
  const DRAWING = "image/svg+xml";
  const DARK = { // of nnbp/live/palette.py
    "#707781": "#7e8995", "#188477": "#32e2b9", "#1e78ca": "#2585f4", "#9d58c7": "#eec3ff", "#b06317": "#f0a050", "#d73b52": "#ff7a85",
  };

  // Let a widget's renderer put the best other form of the output in the place of its error.
  function withStill(renderer, rendermime) {
    const live = renderer.renderModel.bind(renderer);
    renderer.renderModel = async (model) => {
      await live(model);
      if (!renderer.node.textContent.startsWith("Error displaying widget")) return;
      const { [WIDGET]: _, ...others } = model.data;
      const best = rendermime.preferredMimeType(others, model.trusted ? "any" : "ensure");
      if (!best) return;
      const still = rendermime.createRenderer(best);
      await still.renderModel(model);
      renderer.node.textContent = "";
      renderer.removeClass("jupyter-widgets");
      renderer.addWidget(still);
    };
    return renderer;
  }

  // Let an image say what JupyterLab leaves out: its alternative text, or the output's own.
  function withWords(renderer, type) {
    const draw = renderer.renderModel.bind(renderer);
    renderer.renderModel = async ({ data, metadata }) => {
      await draw({ data, metadata, trusted: true, setData() {} });
      const image = renderer.node.querySelector("img");
      if (image) image.alt = metadata[type]?.alt ?? data["text/plain"] ?? "";
    };
    return renderer;
  }

  function shade([tone, dark]) {
    const written = [1, 3, 5].map((at) => parseInt(tone.slice(at, at + 2), 16)).join(", ");
    return `body[data-jp-theme-light="false"] mjx-mstyle[style*="rgb(${written})"] { color: ${dark} !important; }`;
  }

  const plugin = {
    id: "nnbp-stills:plugin",
    autoStart: true,
    activate: (app) => {
      const style = document.createElement("style");
      style.textContent = Object.entries(DARK).map(shade).join("\n");
      document.head.append(style);
      document.addEventListener("focusin", ({ target }) => {
        if (target.closest?.(".nnbp-ask")) target.setAttribute("data-lm-suppress-shortcuts", "true");
      });
      app.docRegistry.addWidgetExtension("Notebook", {
        createNew: ({ content: { rendermime } }) => {
          for (const type of [DRAWING, "image/png"]) {
            const made = rendermime.getFactory(type);
            // a drawing needs no trust: it is shown as an image, in which no script runs
            if (made) rendermime.addFactory({ ...made, safe: true, mimeTypes: [type], createRenderer: (options) => withWords(made.createRenderer(options), type) }, rendermime.getRank?.(type));
          }
          const create = rendermime.createRenderer.bind(rendermime);
          rendermime.createRenderer = (type) => (type === WIDGET ? withStill(create(type), rendermime) : create(type));
        },
      });
    },
  };

  (window._JUPYTERLAB ??= {})["nnbp-stills"] = { init() {}, get: async () => () => ({ __esModule: true, default: plugin }) };
})();
