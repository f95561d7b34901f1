// Comforts of taking minutes: one key opens the form of the next clause of a kind, a stock phrase is written at the
// cursor of both texts with its gap selected.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.matches("input, textarea, select") || document.querySelector("dialog[open]")) return;
  // the place of the letter on the keyboard: it is the same one while Russian or Kazakh is switched on
  const link = document.querySelector(`a[data-key="${event.code.replace("Key", "")}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});

for (const row of document.querySelectorAll("[data-formulae]")) {
  const choice = row.querySelector("select");
  const form = row.closest("form");
  row.querySelector("button").addEventListener("click", (event) => {
    event.preventDefault();
    const halves = [...form.querySelectorAll("textarea[name^=text_]")];
    halves.forEach((field) => begin(field, choice.selectedOptions[0].dataset[field.lang]));
    halves[0].focus();
  });
}

function begin(field, phrase) {
  const [before, after] = phrase.split("…");
  const start = field.selectionStart;
  const words = field.value.slice(start, field.selectionEnd);
  const gap = words || "…";
  field.setRangeText(before + gap + after, start, field.selectionEnd, "end");
  // what is typed next stands in the gap; what stood there already is left alone
  const place = start + before.length;
  field.setSelectionRange(words ? place + words.length : place, place + gap.length);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
