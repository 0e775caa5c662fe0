// Search, without a server.
let texts = null;
function search(form) {
  const [input, list] = [form.querySelector("input"), form.querySelector("ol")];
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("focus", () => { texts ?? script("static/words.js").then(find, () => {}); });
  input.addEventListener("input", find);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.value = "";
    find();
  });
  function find() {
    const terms = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = terms.length && texts ? texts.filter(([, title, text]) => terms.every((term) => `${title} ${text}`.toLowerCase().includes(term))) : [];
    list.replaceChildren(...found.slice(0, 12).map(([href, title, text]) => {
      const from = Math.max(0, text.toLowerCase().indexOf(terms[0]) - 40);
      return make("li", {}, make("a", { href, textContent: title }), make("span", { textContent: `… ${text.slice(from, from + 110)} …` }));
    }));
    if (terms.length && texts && !found.length) list.replaceChildren(make("li", { textContent: "nothing found" }));
    list.hidden = !terms.length;
  }
}
