// Predictions: kept on this device, and counted.
const kept = {
  get(key) { try { return localStorage.getItem(key); } catch { return null; } },
  set(key, value) { try { localStorage.setItem(key, value); } catch {} },
  drop(key) { try { localStorage.removeItem(key); } catch {} },
};

function ask(form) {
  const [notebook, name, truth, because] = JSON.parse(form.querySelector("script").textContent);
  const record = form.querySelector("button"), answer = form.querySelector(".said"), choices = [...form.querySelectorAll("input")];
  form.dataset.key = `nnbp prediction ${notebook} ${name}`;
  function reveal(chosen) {
    choices.forEach((choice, i) => { choice.checked = i === chosen; choice.disabled = true; });
    record.hidden = true;
    form.dataset.hit = +(chosen === truth);
    const verdict = chosen === truth ? "✓ A hit." : `✗ It is: ${choices[truth].parentElement.textContent.trim()}.`;
    answer.replaceChildren(make("b", { textContent: verdict }), " ", make("span", { innerHTML: because }));
    score();
  }
  form.addEventListener("change", () => { record.disabled = false; });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = choices.findIndex((choice) => choice.checked);
    if (chosen < 0 || form.dataset.hit !== undefined) return;
    kept.set(form.dataset.key, chosen);
    reveal(chosen);
  });
  const before = kept.get(form.dataset.key);
  if (before !== null && +before in choices) reveal(+before);
}

function score() {
  const forms = [...document.querySelectorAll("form.ask")], done = forms.filter((form) => form.dataset.hit !== undefined);
  for (const place of document.querySelectorAll(".score")) {
    const hits = done.filter((form) => form.dataset.hit === "1").length;
    place.textContent = `Predictions recorded: ${done.length} of ${place.dataset.of}; hits: ${hits}. `;
    if (!done.length) continue;
    const forget = make("button", { type: "button", textContent: "forget them" });
    forget.addEventListener("click", () => {
      forms.forEach((form) => kept.drop(form.dataset.key));
      location.reload();
    });
    place.append(forget);
  }
}
