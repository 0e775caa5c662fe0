// What a slider in motion tells Python: where it is, four times a second at most, and where it stops.
// At the screen's rate each position would be a message to send, a kernel that is busy and idle again, a toolbar of
// JupyterLab's that is measured for it, and the picture would lose a frame in five.

const PAUSE = 250; // ms

// Gives a slider's model `hurry`: tell Python now what has waited.
function sparing(slider) {
  if (slider.hurry || !slider.save_changes) return; // seen to; or a model that has been closed
  const save = slider.save_changes.bind(slider);
  let pausing = null, waiting = null;
  function send() {
    pausing = null;
    if (!waiting) return;
    const told = waiting;
    waiting = null;
    if (slider.comm_live && !slider.comm) return; // closed since: its cell has run again
    pausing = setTimeout(send, PAUSE);
    save(...told);
  }
  slider.save_changes = (...told) => {
    waiting = told;
    if (pausing === null) send();
  };
  slider.hurry = () => {
    clearTimeout(pausing);
    send();
  };
}
