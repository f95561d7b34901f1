// The screen in the hall follows what a secretary chooses: it asks every two seconds, and only while it is in sight.
"use strict";

const stage = document.querySelector("[data-screen]");
const lost = document.querySelector("[data-lost]");
let tag = `"${stage.dataset.tag}"`;

async function follow() {
  if (document.hidden) return;
  const shown = stage.querySelector("[data-clause]");
  const told = shown ? `?clause=${shown.dataset.clause}&wording=${shown.dataset.wording}` : "";
  const answer = await fetch(stage.dataset.screen + told, { headers: { "If-None-Match": tag } }).catch(() => null);
  lost.hidden = Boolean(answer) && answer.status < 500;
  // signed out meanwhile: the page itself leads to signing in and back here
  if (answer && answer.redirected) location.reload();
  if (!answer || answer.status !== 200 || answer.redirected) return;
  tag = answer.headers.get("ETag");
  stage.innerHTML = await answer.text();
  const fresh = [...stage.querySelectorAll(".fresh")];
  setTimeout(() => fresh.forEach((mark) => mark.classList.remove("fresh")), 6000);
}

async function goOn() {
  await follow();
  setTimeout(goOn, 2000);
}

document.addEventListener("visibilitychange", follow);
setTimeout(goOn, 2000);
