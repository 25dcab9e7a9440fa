"use strict";
// Comfort only: the page is whole without it. Keys j and k walk through the findings; a pointer on a note lights up its words.
(() => {
  const cards = () => [...document.querySelectorAll(".card")].filter((card) => card.offsetParent !== null);
  let current = -1;
  const go = (step) => {
    const all = cards();
    if (!all.length) return;
    document.querySelectorAll(".card.now").forEach((card) => card.classList.remove("now"));
    current = Math.max(0, Math.min(all.length - 1, current + step));
    const card = all[current];
    card.classList.add("now");
    (card.closest(".block") || card).scrollIntoView({ block: "center" });
    const link = card.querySelector(".card-head a");
    if (link) link.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "j") go(1);
    if (event.key === "k") go(-1);
  });
  const light = (on) => (event) => {
    const finding = event.target.closest("[data-number]");
    if (!finding) return;
    for (const mark of finding.closest(".article").querySelectorAll(`[data-n~="${finding.dataset.number}"]`)) mark.classList.toggle("lit", on);
  };
  document.addEventListener("mouseover", light(true));
  document.addEventListener("mouseout", light(false));
  const keys = document.querySelector(".keys");
  if (keys) keys.hidden = false;
})();
