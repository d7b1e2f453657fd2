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

// Coming back with the browser's back button: the form stands there filled in, under a new key, and
// would be kept a second time. Until something in it is changed it carries the key under which it was
// sent, which the server answers with the record of the first. Never between two forms of one page:
// there the one with the old key might be the other.
const place = `tasuki-sent:${location.pathname}`;
const keys = () => document.querySelectorAll('form[method="post"] input[name="_once"]');

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && keys().length === 1 && event.target.contains(keys()[0])) {
    sessionStorage.setItem(place, keys()[0].value);
  }
});

function takeUp(again) {
  const [key] = keys();
  const sent = sessionStorage.getItem(place);
  if (keys().length !== 1 || !sent) {
    return;
  }
  const fresh = again ? [...crypto.getRandomValues(new Uint8Array(16))] : null;
  const next = fresh ? fresh.map((one) => one.toString(16).padStart(2, "0")).join("") : key.value;
  key.value = sent;
  key.form.addEventListener("input", () => (key.value = next), { once: true });
}

// Coming back, or after a swap of the form in place.
window.addEventListener("pageshow", (event) => {
  document.querySelectorAll("button.is-sent").forEach((button) => mark(button, false));
  const [came] = performance.getEntriesByType("navigation");
  if (event.persisted || came?.type === "back_forward") {
    takeUp(event.persisted);
  }
});

// A refused form stands in the history as the page that was sent, which the browser would ask to send
// again when somebody comes back to it. As an address it is simply opened: with the draft, which the
// server keeps of everything that was refused.
if (document.getElementById("error-summary")) {
  history.replaceState(history.state, "", location.href);
}

// What is wrong is read first.
document.getElementById("error-summary")?.focus();
