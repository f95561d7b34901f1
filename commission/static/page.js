// Comforts that no page needs in order to work: unsaved work asks before it is left, Ctrl+Enter saves,
// letters that a keyboard lacks are inserted by a click or by the arrow keys and Enter, agreed forms by a click.
"use strict";

// forms with something in them that is not saved yet
const changed = new Set();
let isLeaving = false;

for (const form of document.querySelectorAll("main form[method=post]")) {
  form.addEventListener("input", () => changed.add(form));
  // what was refused came back to the page unsaved
  if (document.querySelector(".summary") && form.querySelector(".field")) changed.add(form);
}

document.addEventListener("submit", (event) => {
  // the form that is sent is saved by that; the others, and whatever is left for another language, are not
  changed.delete(event.target);
  isLeaving = changed.size === 0;
});

window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0 && !isLeaving) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const form = event.target.form;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form && form.method === "post") {
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[data-main]") || form.querySelector("button:not([name], [type=button])"));
  }
});

const keys = document.getElementById("keys");
document.addEventListener("keydown", (event) => {
  if (event.key === "?" && keys && !event.target.matches("input, textarea, select")) keys.showModal();
});

let typedIn = null;
document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea, input[type=text]")) typedIn = event.target;
});

for (const strip of document.querySelectorAll("[data-letters]")) {
  const buttons = [...strip.querySelectorAll("button")];
  strip.hidden = false;
  // one stop of the Tab key; the arrows go from letter to letter
  buttons.forEach((button, place) => { button.tabIndex = place === 0 ? 0 : -1; });
  strip.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
    buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
    event.preventDefault();
  });
  strip.addEventListener("click", (event) => {
    const form = strip.closest("form");
    const field = typedIn && form.contains(typedIn) ? typedIn : form.querySelector("textarea");
    const button = event.target.closest("button");
    if (!button || !field) return;
    field.setRangeText(button.textContent.trim(), field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    // who came by the keyboard goes on there
    if (event.detail > 0) field.focus();
  });
}

// One box for all boxes of its form with a name.
for (const all of document.querySelectorAll("[data-all]")) {
  const boxes = () => all.closest("form").querySelectorAll(`input[type=checkbox][name="${all.dataset.all}"]`);
  all.hidden = boxes().length < 2;
  all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; });
}

// What the server says of a text, brought up to date while people type.
const keepUpToDate = (panel, address, found, then = () => {}) => {
  const form = panel.closest("form");
  let waiting = 0;
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea[lang], input[lang]")) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(address, { method: "POST", body: new FormData(form) }).catch(() => null);
      // who is signed out meanwhile, or without a network, keeps what is shown
      if (!answer || !answer.ok || answer.redirected) return;
      found.innerHTML = await answer.text();
      then();
    }, 800);
  });
};

for (const panel of document.querySelectorAll("[data-check]")) {
  keepUpToDate(panel, panel.dataset.check, panel.querySelector("[data-found]"));
}

// The agreed forms of a text: each becomes a button that writes it where its language was last typed in.
const typedInLanguage = {};
document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea[lang]")) typedInLanguage[event.target.lang] = event.target;
});

for (const panel of document.querySelectorAll("[data-agreed]")) {
  const form = panel.closest("form");
  const found = panel.querySelector("[data-agreed-found]");
  const offer = () => {
    for (const text of found.querySelectorAll("span[data-insert]")) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "link", lang: text.lang, textContent: text.textContent });
      text.replaceWith(button);
    }
  };
  found.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const field = typedInLanguage[button.lang] || form.querySelector(`textarea[lang="${button.lang}"]`);
    // nobody has put the cursor anywhere yet: the end is where one goes on writing
    if (!typedInLanguage[button.lang]) field.setSelectionRange(field.value.length, field.value.length);
    const touches = /[\p{L}\p{N}.,;:]$/u.test(field.value.slice(0, field.selectionStart));
    field.setRangeText((touches ? " " : "") + button.textContent, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (event.detail > 0) field.focus();
  });
  keepUpToDate(panel, panel.dataset.agreed, found, offer);
  offer();
}
