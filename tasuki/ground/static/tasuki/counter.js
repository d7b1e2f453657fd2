// Counts a long text while it is typed, as the server does: by character, a line end once.
// Nothing is ever cut; the counter only says how much too much.

function fill(pattern, figures) {
  return figures.reduce((text, figure) => text.replace("%s", figure.toLocaleString("ja-JP", { useGrouping: false })), pattern);
}

function show(counter, field) {
  const limit = Number(counter.dataset.limit);
  const length = Array.from(field.value).length;
  const over = Math.max(0, length - limit);
  const before = counter.classList.contains("is-over");
  counter.textContent = over
    ? fill(counter.dataset.over, [length, limit, over])
    : fill(counter.dataset.within, [length, limit]);
  counter.classList.toggle("is-over", over > 0);
  // Read aloud only when it matters: on crossing the limit, not at every letter.
  if (before !== over > 0) {
    counter.setAttribute("role", over ? "alert" : "status");
  }
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) || !field.id) {
    return;
  }
  const counter = document.querySelector(`[data-counter="${CSS.escape(field.id)}"]`);
  if (counter) {
    show(counter, field);
  }
});
