// Added to the page's `look`: which position a picture itself shows, not its slider; and how long one step takes.
(() => {
  const canvas = new OffscreenCanvas(80, 1).getContext("2d", { willReadFrequently: true });

  // The number on the edge in hand, as a position.
  look.live = () => {
    const pill = [...(look.picture()?.querySelectorAll("text.strong") ?? [])].find((text) => text.textContent.startsWith("w³₁₂ = "));
    const value = pill && Number(pill.textContent.slice(7).replace("−", "-"));
    return pill ? Math.round((value + 5) / 0.02) : null;
  };

  // The ten squares at the bottom left of the figure.
  look.inline = () => {
    const image = document.querySelector(".jp-OutputArea-output img");
    if (!image?.complete || !image.naturalWidth) return null;
    canvas.drawImage(image, 0, image.naturalHeight - 4, 80, 1, 0, 0, 80, 1);
    const pixels = canvas.getImageData(0, 0, 80, 1).data;
    let row = 0;
    for (let bit = 0; bit < 10; bit++) row |= (pixels[4 * (8 * bit + 4)] > 127) << bit;
    return row;
  };

  // From the next key press until `read` answers `want` and a frame with that is painted, in ms.
  look.step = (want, read) =>
    new Promise((done) => {
      let pressed = null, found = false;
      addEventListener("keydown", (event) => { pressed = event.timeStamp; }, { capture: true, once: true });
      const check = () => {
        if (found || pressed === null || read() !== want) return;
        found = true;
        observer.disconnect();
        document.removeEventListener("load", check, true);
        requestAnimationFrame(() => {
          const painted = new MessageChannel();
          painted.port1.onmessage = () => done(performance.now() - pressed);
          painted.port2.postMessage(null);
        });
      };
      const observer = new MutationObserver(check);
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      document.addEventListener("load", check, true);
      requestAnimationFrame(function again() {
        check();
        if (!found) requestAnimationFrame(again);
      });
    });
})();
