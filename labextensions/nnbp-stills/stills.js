// An extension of JupyterLab, written as it is loaded: no build, no dependency.
// A widget needs its model, from a running kernel or from state stored in the notebook. Where there is neither, JupyterLab
// writes "Error displaying widget: model not found", although the output holds a still picture too. Here the still is shown.
(() => {
  const WIDGET = "application/vnd.jupyter.widget-view+json";

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

  const plugin = {
    id: "nnbp-stills:plugin",
    autoStart: true,
    activate: (app) =>
      app.docRegistry.addWidgetExtension("Notebook", {
        createNew: ({ content: { rendermime } }) => {
          const create = rendermime.createRenderer.bind(rendermime);
          rendermime.createRenderer = (type) => (type === WIDGET ? withStill(create(type), rendermime) : create(type));
        },
      }),
  };

  (window._JUPYTERLAB ??= {})["nnbp-stills"] = { init() {}, get: async () => () => ({ __esModule: true, default: plugin }) };
})();
