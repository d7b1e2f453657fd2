// 「こちらを使う」 without a round trip: puts the other's value into the field. Without this file the
// same button sends the form and the page comes back with it.

function put(control, value) {
  const wanted = (Array.isArray(value) ? value : [value]).map((one) => (one === null ? "" : String(one)));
  if (control.type === "checkbox" || control.type === "radio") {
    control.checked = wanted.includes(control.value) || (wanted[0] === "true" && control.value === "on");
  } else {
    control.value = wanted.join("\n");
  }
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button[data-take]") : null;
  if (!button?.form) {
    return;
  }
  const controls = button.form.querySelectorAll(`[name="${CSS.escape(button.dataset.take)}"]`);
  if (controls.length === 0) {
    return;
  }
  event.preventDefault();
  const value = JSON.parse(button.dataset.value);
  controls.forEach((control) => put(control, value));
  controls[0].dispatchEvent(new Event("input", { bubbles: true }));
  button.closest(".theirs")?.classList.add("is-taken");
  controls[0].focus();
});
