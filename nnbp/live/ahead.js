// Ahead of a press: Python draws for the mark that the pointer or the focus rests on, and the page keeps that table. It is
// shown as soon as the mark is pressed; what Python then says of the press is the same table, or another, and counts.

const REST = 50; // ms: a pointer that stays so long on a mark may press it

// send(content): tell Python. came(table): what to call when one is there.
// Answers {rest, leave, drop, hear, of}: rest(name) on a mark, leave() it; drop() what was drawn, since it may be untrue by
// now, and what is on its way; hear(content, buffers) from Python; of(name): the table that is there for it, or null.
function foreseeing(send, came) {
  let resting = 0, asked = null, table = null;

  const leave = () => clearTimeout(resting);

  function drop() {
    asked = table = null;
  }

  function rest(name) {
    leave();
    if (name === asked?.near) return;
    resting = setTimeout(() => {
      drop();
      send((asked = { near: name, ticket: Math.random() })); // what comes late is known by its ticket
    }, REST);
  }

  function hear(content, buffers) {
    if (!asked || content?.ticket !== asked.ticket) return;
    const [channels, index] = buffers;
    came((table = { ...content.table, channels, index, early: true }));
  }

  return { rest, leave, drop, hear, of: (name) => (asked?.near === name ? table : null) };
}
