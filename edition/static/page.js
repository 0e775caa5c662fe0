// A page of the edition, put together: its pictures, predictions, copy buttons, search, and what it is like on paper.
// What scrolls sideways can be reached by keys.
function reachable() {
  for (const part of document.querySelectorAll("pre, table, .stage")) {
    if (part.scrollWidth > part.clientWidth) part.tabIndex = 0;
    else part.removeAttribute("tabindex");
  }
}

// Print: solutions unfolded, pictures that have not been reached yet as stills.
let unfolded = [];
function print() {
  unfolded = [...document.querySelectorAll("section details:not([open], .hint, .signs, .as-code)")];
  for (const part of unfolded) part.open = true;
  for (const still of document.querySelectorAll("img[loading]")) still.loading = "eager";
}

function seek() {
  const [id, ...rest] = decodeURIComponent(location.hash.slice(1)).split("/"), figure = rest.length && document.getElementById(id);
  if (figure?.seek?.(rest.join("/"))) figure.scrollIntoView();
}

function begin() {
  const here = document.querySelector("header [aria-current]"), row = here?.parentElement;
  if (here) row.scrollLeft = here.offsetLeft - row.offsetLeft - row.clientWidth / 2;
  document.querySelectorAll("form.ask").forEach(ask);
  score();
  document.querySelectorAll("figure.live").forEach(live);
  document.querySelectorAll(".copied").forEach(copied);
  document.querySelectorAll("#search").forEach(search);
  reachable();
  addEventListener("resize", reachable);
  addEventListener("beforeprint", print);
  addEventListener("afterprint", () => unfolded.forEach((part) => { part.open = false; }));
  addEventListener("hashchange", seek);
  seek();
}

// What the files of tables and of words call.
globalThis.nnbp = {
  book(name, text) { expected[name] = text; },
  words(found) { texts = found; },
};
begin();
