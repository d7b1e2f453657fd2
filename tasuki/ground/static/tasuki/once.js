// A button that was pressed looks pressed. Pressing again does no harm: the server knows the form's
// one-time key and answers the second time with the record of the first.

function mark(button, sent) {
  button.classList.toggle("is-sent", sent);
  if (sent) {
    button.setAttribute("aria-disabled", "true");
  } else {
    button.removeAttribute("aria-disabled");
  }
}

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && event.submitter instanceof HTMLButtonElement) {
    mark(event.submitter, true);
  }
});

// Coming back with the browser's back button, or after a swap of the form in place.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("button.is-sent").forEach((button) => mark(button, false));
});

// What is wrong is read first.
document.getElementById("error-summary")?.focus();
