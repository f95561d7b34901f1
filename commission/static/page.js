// Comforts that no page needs in order to work: unsaved text asks before it is left, Ctrl+Enter saves,
// letters that a keyboard lacks are inserted by a click.
"use strict";

let isSent = false;
const changed = new Set();

for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("input", () => { if (form.querySelector("textarea, input[type=text]")) changed.add(form); });
  form.addEventListener("submit", () => { isSent = true; });
}

window.addEventListener("beforeunload", (event) => {
  if (changed.size > 0 && !isSent) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const form = event.target.form;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form && form.method === "post") {
    event.preventDefault();
    const button = form.querySelector("button[data-main], button:not([name])");
    form.requestSubmit(button || undefined);
  }
});

let typedIn = null;
document.addEventListener("focusin", (event) => {
  if (event.target.matches("textarea, input[type=text]")) typedIn = event.target;
});
for (const strip of document.querySelectorAll("[data-letters]")) {
  strip.hidden = false;
  strip.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const field = typedIn && strip.closest("form").contains(typedIn) ? typedIn : strip.closest("form").querySelector("textarea");
    if (!button || !field) return;
    event.preventDefault();
    field.focus();
    field.setRangeText(button.textContent.trim(), field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
