"use strict"; // before the first paint: the theme that was chosen here before, or the system's
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try { chosen = localStorage.getItem("nnbp theme"); } catch {}
  const show = () => { document.documentElement.dataset.theme = chosen ?? (system.matches ? "dark" : "light"); };
  show();
  system.addEventListener("change", show);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#theme")) return;
    chosen = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("nnbp theme", chosen); } catch {}
    show();
  });
})();
