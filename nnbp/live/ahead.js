// Ahead of a press: Python draws for the mark that the pointer or the focus rests on, and for some lines of a list that
// is open, and the page keeps those tables. One is shown as soon as its mark is pressed, or its line chosen; what Python then
// says of it is the same table, or another, and counts.

const REST = 30; // ms: a pointer that stays so long on a mark may press it

// send(content): tell Python. came(): what to call when a table is there.
// Answers {rest, leave, line, drop, hear, of}: rest(name) on a mark, leave() it; line(names) that may be chosen, the
// likeliest first; drop() what was drawn, since it may be untrue by now, and what is on its way; hear(content, buffers)
// from Python, which may have no table to give; of(name): the table that is there for it, or null.
function foreseeing(send, came) {
  let resting = 0, asked = null, likely = null, lines = [], tables = new Map();

  const leave = () => clearTimeout(resting);

  function drop() {
    asked = likely = null;
    lines = [];
    tables.clear();
  }

  // One at a time: Python is never busy for longer than one of them takes.
  function next() {
    const near = [likely, ...lines].find((name) => name !== null && !tables.has(name));
    asked = near === undefined ? null : { near, ticket: Math.random() }; // what comes late is known by its ticket
    if (asked) send(asked);
  }

  function line(names) {
    lines = names;
    next();
  }

  function rest(name) {
    leave();
    if (name === asked?.near || tables.has(name)) return;
    resting = setTimeout(() => {
      likely = name;
      next();
    }, REST);
  }

  function hear(content, buffers) {
    if (!asked || content?.ticket !== asked.ticket) return;
    const [channels, index] = buffers ?? [];
    tables.set(asked.near, content.table ? { ...content.table, channels, index, early: true } : null);
    came();
    next();
  }

  return { rest, leave, line, drop, hear, of: (name) => tables.get(name) ?? null };
}
