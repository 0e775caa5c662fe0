// What is wrong with the pictures of a page as they stand: texts too small, out of shape, cut, over one another, or under a shape.
window.wrong = (least) => {
  const found = [], NEAR = 1.5; // pixels that do not matter
  const seen = (mark) => getComputedStyle(mark).visibility !== "hidden" && mark.getClientRects().length > 0;
  for (const shown of document.querySelectorAll(".shown")) {
    const svg = shown.querySelector("svg.nnbp-picture"), whole = svg.getBoundingClientRect();
    const say = (...what) => found.push([shown.dataset.name, ...what].join(" · "));
    const marks = [...svg.querySelectorAll("text, rect, circle, path")].filter((mark) => seen(mark) && !mark.matches(".reach, .grasp, .field, .aura, .arrows"));
    const box = (mark) => {
      const { left, right, top, bottom, height } = mark.getBoundingClientRect();
      const less = mark.tagName === "text" ? 0.24 * height : 0; // above and below the letters
      return { left, right, top: top + less, bottom: bottom - less };
    };
    const boxes = new Map(marks.map((mark) => [mark, box(mark)]));
    const meet = (a, b, room) => a.left < b.right - room && b.left < a.right - room && a.top < b.bottom - room && b.top < a.bottom - room;
    const texts = marks.filter((mark) => mark.tagName === "text" && mark.textContent.trim());
    texts.forEach((text, i) => {
      const own = boxes.get(text), { a, b, d } = text.getScreenCTM(), size = parseFloat(getComputedStyle(text).fontSize) * a;
      if (Math.abs(a / d - 1) > 0.02 || b) say("out of shape", text.textContent);
      if (size < least) say("small", text.textContent, size);
      if (own.left < whole.left - NEAR || own.right > whole.right + NEAR || own.top < whole.top || own.bottom > whole.bottom) say("cut", text.textContent);
      for (const other of texts.slice(0, i)) if (meet(own, boxes.get(other), NEAR)) say("over one another", other.textContent, text.textContent);
    });
    marks.forEach((shape, i) => {
      if (shape.tagName === "text" || shape.closest("svg svg")) return;
      const { fill, fillOpacity, opacity } = getComputedStyle(shape), own = boxes.get(shape);
      if (own.left < whole.left - NEAR || own.right > whole.right + NEAR) say("cut", shape.tagName, shape.getAttribute("class"));
      if (fill === "none" || fillOpacity * opacity < 0.3) return;
      for (const text of marks.slice(0, i)) if (text.tagName === "text" && meet(own, boxes.get(text), 3)) say("hidden", text.textContent, shape.getAttribute("class"));
    });
    if (svg.parentNode.scrollWidth > svg.parentNode.clientWidth) say("scrolls");
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls");
  return found;
};
