// Beside the picture: the list, the slider and the buttons, which are JupyterLab's. What can have the focus there has a name
// and keeps its keys; what needs Python is disabled while there is none.

const PLAYING = { "fa-play": "play or pause", "fa-pause": "play or pause", "fa-stop": "stop", "fa-retweet": "repeat" };
const ASKED = ["click", "change", "pointerup"]; // by buttons and lists, before they tell Python of it

// told: what is called: changed() when something there may have to be seen to; asked(other) before Python is, other: of
// something else than a mark or a line of the list; opened() and closed() the list; chosen(at) a line of it; present() pressed.
// Answers {able, listing, go, stop}: able(yes) can Python answer; listing() has the list the focus; go() presses the button
// that leads on; stop() listening.
function besides(root, told) {
  const stopped = new AbortController(), until = { signal: stopped.signal };
  let box = null, list = null, attended = null; // the last to have the focus

  function able(yes) {
    for (const part of box?.querySelectorAll("select, textarea, button") ?? []) {
      if (part.closest(".widget-play, .jupyter-widget-play, .nnbp, .nnbp-present")) continue;
      if (!yes && !part.disabled) part.dataset.nnbpOff = part.disabled = true;
      else if (yes && part.dataset.nnbpOff) part.disabled = delete part.dataset.nnbpOff && false;
    }
  }

  // The slider says its number as it is read beside it.
  function say(grip) {
    const read = grip.closest(".widget-slider")?.querySelector(".widget-readout")?.textContent;
    if (read && grip.getAttribute("aria-valuetext") !== read) grip.setAttribute("aria-valuetext", read);
  }

  function name() {
    for (const grip of box.querySelectorAll(".noUi-handle")) {
      grip.setAttribute("aria-label", grip.closest(".widget-slider")?.querySelector(".widget-label")?.textContent ?? "slider");
      say(grip);
    }
    for (const button of box.querySelectorAll("button:not([aria-label])")) {
      const icon = Object.keys(PLAYING).find((each) => button.querySelector(`.${each}`));
      if (!button.textContent.trim()) button.setAttribute("aria-label", PLAYING[icon] ?? button.title);
    }
    for (const each of box.querySelectorAll("select[title]:not([aria-label])")) each.setAttribute("aria-label", each.title);
    for (const part of box.querySelectorAll("select, button, .noUi-handle, textarea, .widget-readout"))
      part.setAttribute("data-lm-suppress-shortcuts", "true");
  }

  const dress = new MutationObserver((changes) => {
    changes = changes.filter(({ target }) => !root.contains(target)); // the picture itself moves
    if (changes.every(({ attributeName }) => attributeName === "aria-valuetext")) return changes.forEach(({ target }) => say(target));
    const lost = changes.find(({ target, attributeName }) => attributeName === "disabled" && target.disabled && target === attended);
    if (lost && [attended, document.body].includes(document.activeElement)) box.querySelector(".noUi-handle")?.focus();
    told.changed();
    name();
  });

  const dressing = requestAnimationFrame(() => {
    box = root.closest(".widget-vbox, .jupyter-widget-vbox") ?? root.parentElement;
    if (!box) return;
    box.addEventListener("focusin", ({ target }) => (attended = target), until);
    const asked = ({ target }) => told.asked(!root.contains(target) && target !== list);
    for (const event of ASKED) box.addEventListener(event, asked, { ...until, capture: true });
    dress.observe(box, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled", "aria-valuetext"] });
    list = box.querySelector(".nnbp-list select");
    list?.addEventListener("focus", told.opened, until);
    list?.addEventListener("blur", told.closed, until);
    list?.addEventListener("change", () => told.chosen(list.selectedIndex), until);
    box.querySelector("button.nnbp-present")?.addEventListener("click", told.present, until);
    told.changed();
    name();
  });

  function stop() {
    cancelAnimationFrame(dressing);
    dress.disconnect();
    stopped.abort();
  }

  const listing = () => list !== null && document.activeElement === list;
  const go = () => box?.querySelector("button.mod-primary:not(:disabled)")?.click();
  return { able, listing, go, stop };
}
