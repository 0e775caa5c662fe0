// Copy buttons.
async function copy(text, button) {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = make("textarea", { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    button.focus();
  }
  const before = (button.dataset.text ??= button.textContent);
  button.textContent = "copied";
  setTimeout(() => { button.textContent = before; }, 1500);
}

function copied(place) {
  const button = make("button", { type: "button", className: "copy", textContent: "copy", ariaLabel: "copy this code" });
  button.addEventListener("click", () => copy(place.querySelector("pre").textContent, button));
  place.append(button);
}
