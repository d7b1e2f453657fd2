// Enter that ends a Japanese conversion is not Enter that sends the form; and in a long form
// (form[data-long]) Enter in a line sends nothing, only a focused button does.

const LINES = new Set(["text", "search", "tel", "email", "url", "number", "date", "time", "password"]);
let endedAt = -Infinity;

function isLine(element) {
  return element instanceof HTMLInputElement && LINES.has(element.type);
}

// Safari reports the Enter after the composition has ended; it comes within the same instant.
function converting(event) {
  return event.isComposing || event.keyCode === 229 || event.timeStamp - endedAt < 30;
}

document.addEventListener("compositionend", (event) => {
  endedAt = event.timeStamp;
});

document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Enter" || !isLine(event.target)) {
      return;
    }
    if (converting(event) || event.target.form?.hasAttribute("data-long")) {
      event.preventDefault();
    }
  },
  true,
);
