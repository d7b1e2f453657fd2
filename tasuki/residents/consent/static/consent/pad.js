// A pad to sign on with a finger, a pen or a mouse. What is drawn goes into the form as a picture;
// nothing is sent before the form is. Without this script the name is typed instead.

function start(pad) {
  const field = document.getElementById(pad.dataset.pad);
  const canvas = pad.querySelector("canvas");
  const pen = canvas.getContext("2d");
  let last = null;

  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    field.value = "";
  };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [
      ((event.clientX - box.left) * canvas.width) / box.width,
      ((event.clientY - box.top) * canvas.height) / box.height,
    ];
  };
  const line = (from, to) => {
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(...to);
    pen.stroke();
  };

  pen.lineWidth = 6;
  pen.lineCap = pen.lineJoin = "round";
  const before = field.value;
  clear();
  if (before.startsWith("data:image/png;base64,")) {
    // The form came back with something to put right: the signature is still there.
    const kept = new Image();
    kept.onload = () => {
      pen.drawImage(kept, 0, 0);
      field.value = before;
    };
    kept.src = before;
  }

  canvas.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    pen.strokeStyle = "#000";
    last = at(event);
    line(last, last);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (last) {
      const next = at(event);
      line(last, next);
      last = next;
    }
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, () => {
      if (last) {
        last = null;
        field.value = canvas.toDataURL("image/png");
      }
    });
  }
  pad.querySelector("[data-pad-clear]").addEventListener("click", clear);
  pad.hidden = false;
}

document.querySelectorAll("[data-pad]").forEach(start);
