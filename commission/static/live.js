// The strip "A moment ago": asks every ten seconds what others changed, and marks their clauses on the page.
"use strict";

const strip = document.querySelector("[data-changes]");

function mark() {
  for (const line of strip.querySelectorAll("[data-new][data-clause]")) {
    const clause = document.getElementById(`clause-${line.dataset.clause}`);
    if (!clause || clause.classList.contains("fresh")) continue;
    const word = document.createElement("span");
    Object.assign(word, { className: "tag warn", textContent: strip.dataset.mark });
    clause.querySelector(".clause-head").append(word);
    clause.classList.add("fresh");
  }
  const stale = document.querySelector("[data-stale]");
  if (stale) stale.hidden = !strip.querySelector("[data-new]");
}

async function ask() {
  if (document.hidden) return;
  const answer = await fetch(strip.dataset.changes).catch(() => null);
  // who is signed out meanwhile is asked to sign in by the next page, not by this one
  if (answer && answer.redirected) clearInterval(asking);
  if (!answer || !answer.ok || answer.redirected) return;
  const told = await answer.text();
  // a reader of the screen aloud hears of a change, not of every question
  if (told.trim() === shown) return;
  shown = told.trim();
  strip.innerHTML = told;
  mark();
}

let shown = "";
let asking = 0;
if (strip) {
  asking = setInterval(ask, 10_000);
  document.addEventListener("visibilitychange", ask);
}
