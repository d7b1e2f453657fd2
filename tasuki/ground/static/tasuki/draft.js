// Keeps what is typed. form[data-draft] is sent to the server two seconds after the last change and
// when the page is left; <output id="draft"> says where it stands. While the network is away only
// ciphertext is kept in this browser, under a key that the server gave to the signed-in account and
// that stands in memory alone; it goes as soon as the server has the draft.

const WAIT = 2000;
const RETRY = 8000;
// After this the save that the page's former self sent on leaving has arrived, and none of its own.
const OVERTAKEN = 1000;

// The form's own bookkeeping (_once, …) is no text of anybody. The version is kept: it says on what
// the text was written, so that a draft never passes for an answer to what was saved since.
const own = (name) => name === "csrfmiddlewaretoken" || (name.startsWith("_") && name !== "_version");

// Two tabs on one form make two drafts.
function tab() {
  const name = sessionStorage.getItem("tasuki-tab") ?? crypto.getRandomValues(new Uint32Array(2)).join("");
  sessionStorage.setItem("tasuki-tab", name);
  return name;
}

const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));

function typed(form) {
  const fields = {};
  for (const element of form.elements) {
    const skipped = !element.name || own(element.name) || element.disabled;
    if (!skipped && !["file", "password", "submit", "button"].includes(element.type)) {
      fields[element.name] ??= [];
    }
  }
  for (const [name, value] of new FormData(form)) {
    if (name in fields && typeof value === "string") {
      fields[name].push(value);
    }
  }
  return fields;
}

function fillIn(form, fields) {
  for (const element of form.elements) {
    const values = fields[element.name];
    if (!values || own(element.name)) {
      continue;
    }
    if (element.type === "checkbox" || element.type === "radio") {
      element.checked = values.includes(element.value);
    } else if (element instanceof HTMLSelectElement && element.multiple) {
      Array.from(element.options).forEach((option) => (option.selected = values.includes(option.value)));
    } else if (element.name === "_version") {
      element.value = values[0] ?? element.value;
    } else if (!["file", "password", "hidden"].includes(element.type)) {
      element.value = values[0] ?? "";
      element.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

class Locker {
  // The browser's own store for the time without network. No key, no store.
  constructor(form) {
    this.name = ["tasuki", document.documentElement.dataset.town, form.dataset.draftForm, form.dataset.draftSubject];
    this.keyUrl = form.dataset.draftKeyUrl;
    this.key = null;
    this.place = "";
  }

  async open() {
    if (this.key || !this.keyUrl || !window.crypto?.subtle) {
      return this.key !== null;
    }
    const answer = await fetch(this.keyUrl, { headers: { Accept: "application/json" }, cache: "no-store" });
    if (!answer.ok || answer.redirected) {
      return false;
    }
    const raw = bytes((await answer.json()).key);
    const mark = await crypto.subtle.digest("SHA-256", raw);
    this.key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    this.place = [...this.name, text(mark).slice(0, 12)].join(":");
    return true;
  }

  async put(draft) {
    if (!this.key) {
      return;
    }
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = new TextEncoder().encode(JSON.stringify(draft));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, this.key, plain);
    localStorage.setItem(this.place, JSON.stringify({ iv: text(iv), sealed: text(sealed) }));
  }

  async take() {
    const kept = this.key && localStorage.getItem(this.place);
    if (!kept) {
      return null;
    }
    try {
      const { iv, sealed } = JSON.parse(kept);
      const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv) }, this.key, bytes(sealed));
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      return null;
    }
  }

  empty() {
    if (this.place) {
      localStorage.removeItem(this.place);
    }
  }
}

class Draft {
  constructor(form) {
    this.form = form;
    this.output = form.querySelector("#draft");
    this.locker = new Locker(form);
    this.sent = JSON.stringify(typed(form));
    this.timer = 0;
    this.busy = false;
    this.leaving = false;
    this.tab = tab();
    form.addEventListener("input", () => this.later(WAIT));
    form.addEventListener("change", () => this.later(WAIT));
    form.addEventListener("submit", () => {
      this.leaving = true;
      clearTimeout(this.timer);
    });
    window.addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.leave());
    window.addEventListener("pageshow", () => (this.leaving = false));
    window.addEventListener("online", () => this.save());
    this.offerKept();
    setTimeout(() => this.offerNewer(), OVERTAKEN);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  get fresh() {
    return JSON.stringify(typed(this.form)) !== this.sent;
  }

  request() {
    const { draftForm, draftSubject } = this.form.dataset;
    const page = location.pathname + location.search;
    return JSON.stringify({ form: draftForm, subject: draftSubject, fields: typed(this.form), page, tab: this.tab });
  }

  post(body, keepalive) {
    return fetch(this.form.dataset.draftUrl, {
      method: "POST",
      body,
      keepalive,
      redirect: "error",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value ?? "",
      },
    });
  }

  async save() {
    if (this.busy || this.leaving) {
      return;
    }
    if (!this.fresh) {
      return;
    }
    this.busy = true;
    const body = this.request();
    const fields = JSON.stringify(typed(this.form));
    this.say("saving");
    try {
      const answer = await this.post(body, false);
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      this.sent = fields;
      this.locker.empty();
      this.say("saved", (await answer.json()).at);
    } catch {
      await this.locker.put({ fields: JSON.parse(fields), at: new Date().toISOString() });
      this.say("offline");
      this.later(RETRY);
    } finally {
      this.busy = false;
    }
    if (this.fresh && this.output?.dataset.state !== "offline") {
      this.later(WAIT);
    }
  }

  // keepalive carries at most 64 KiB; a longer text was saved two seconds ago at the latest.
  leave() {
    if (!this.leaving && this.fresh) {
      this.post(this.request(), true).then(
        () => this.locker.empty(),
        () => undefined,
      );
    }
  }

  say(state, at) {
    if (!this.output) {
      return;
    }
    this.output.dataset.state = state;
    if (at) {
      this.output.dataset.at = at;
    }
    const clock = at ? new Date(at).toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" }) : "";
    this.output.textContent = this.output.dataset[state].replace("%s", clock);
  }

  // A page that is loaded again is drawn before what it saved on leaving has been kept.
  async offerNewer() {
    const { draftForm, draftSubject, draftNewerUrl } = this.form.dataset;
    const offer = document.getElementById("draft-newer");
    if (!draftNewerUrl || !offer) {
      return;
    }
    const since = this.output?.dataset.at ?? "";
    let newer = {};
    try {
      const asked = new URLSearchParams({ form: draftForm, subject: draftSubject, since });
      const answer = await fetch(`${draftNewerUrl}?${asked}`, {
        headers: { Accept: "application/json" },
        cache: "no-store",
      });
      newer = answer.ok && !answer.redirected ? await answer.json() : {};
    } catch {
      return;
    }
    if (!newer.fields || !this.lacks(newer.fields)) {
      return;
    }
    offer.hidden = false;
    if (!this.form.contains(document.activeElement)) {
      offer.scrollIntoView({ block: "center" });
    }
    offer.querySelector("[data-newer-at]").textContent = new Date(newer.at).toLocaleTimeString("ja-JP", { timeZone: "Asia/Tokyo" });
    offer.querySelector("[data-newer-use]").addEventListener("click", () => {
      fillIn(this.form, newer.fields);
      offer.hidden = true;
      this.later(0);
    });
    offer.querySelector("[data-newer-leave]").addEventListener("click", () => (offer.hidden = true));
  }

  // Whether something stands in these fields that does not stand in the form.
  lacks(fields) {
    const here = typed(this.form);
    return Object.entries(fields).some(
      ([name, values]) => !own(name) && name in here && values.join("") !== "" && values.join("\n") !== here[name].join("\n"),
    );
  }

  async offerKept() {
    try {
      if (!(await this.locker.open())) {
        return;
      }
    } catch {
      return;
    }
    const kept = await this.locker.take();
    const offer = document.getElementById("draft-kept");
    if (!kept || !offer) {
      return;
    }
    offer.hidden = false;
    offer.querySelector("[data-kept-at]").textContent = new Date(kept.at).toLocaleString("ja-JP", { timeZone: "Asia/Tokyo" });
    offer.querySelector("[data-kept-use]").addEventListener("click", () => {
      fillIn(this.form, kept.fields);
      offer.hidden = true;
      this.later(0);
    });
    offer.querySelector("[data-kept-drop]").addEventListener("click", () => {
      this.locker.empty();
      offer.hidden = true;
    });
  }
}

document.querySelectorAll("form[data-draft]").forEach((form) => new Draft(form));
