"use strict";
// The editors' page's backend for marking: each decision goes to the server, which answers with what changed.
(() => {
  const { start, refresh, said, word, card, hold, release } = mtqaMarking;
  const author = document.getElementById("author");
  const remembered = (() => { try { return localStorage.getItem("mtqa-author"); } catch { return null; } })();
  if (remembered) author.value = remembered;
  author.addEventListener("change", () => { try { localStorage.setItem("mtqa-author", author.value.trim()); } catch { /* not kept */ } });
  document.getElementById("language").addEventListener("change", (event) => {
    htmx.ajax("POST", "/language", { swap: "none", values: { language: event.target.value } });
  });

  const home = () => document.querySelector("article");
  const address = (what) => `${location.pathname}/${what}`;
  const send = (what, values, target) => {
    hold();
    htmx.ajax("POST", address(what), { source: document.body, target, swap: "outerHTML", values: { ...values, author: author.value.trim() } });
  };

  start({
    decide: (item, values) => {
      const fix = card(item) && card(item).querySelector(".changed");
      const seen = { key: item.dataset.key, version: item.dataset.version, fix: fix ? fix.dataset.date : "" };
      const whole = values.decision === "fix" || item.matches(".card");
      send("verdicts", { ...seen, ...values }, whole ? home() : item);
    },
    undo: () => send("undo", {}, home()),
  });

  document.body.addEventListener("mtqa-decided", (event) => {
    refresh(event.detail.key || undefined);
    release();
  });
  document.body.addEventListener("htmx:sendError", () => said(word("unreachable")));
  document.body.addEventListener("htmx:responseError", (event) => said(event.detail.xhr.responseText.slice(0, 500)));
  for (const failed of ["htmx:sendError", "htmx:responseError", "htmx:swapError", "htmx:sendAbort"]) document.body.addEventListener(failed, release);
})();
