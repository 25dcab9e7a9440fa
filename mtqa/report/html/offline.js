"use strict";
// The report's backend for marking: decisions are kept in the browser and saved as a file that `mtqa verdicts import` reads.
(() => {
  const { start, show, said, word, card } = mtqaMarking;
  const PREFIX = "mtqa-verdict:";
  const place = document.getElementById("said");
  if (!place) return;
  const memory = new Map();
  let kept = true;
  const store = {
    get: (key) => { try { return kept ? localStorage.getItem(key) : memory.get(key) ?? null; } catch { kept = false; return null; } },
    set: (key, value) => {
      memory.set(key, value);
      try { localStorage.setItem(key, value); } catch { kept = false; }
    },
    drop: (key) => { memory.delete(key); try { localStorage.removeItem(key); } catch { kept = false; } },
  };
  const author = document.getElementById("author");
  const done = [];
  let unsaved = false;

  const items = () => document.querySelectorAll("[data-key]");
  const known = (item) => { const text = store.get(PREFIX + item.dataset.key); return text === null ? null : JSON.parse(text); };
  const words = (verdict) => {
    const parts = [word(`decision-${verdict.decision}`) + (verdict.reason ? ` (${word(`reason-${verdict.reason}`)})` : "")];
    return [...parts, verdict.author, verdict.comment, verdict.replacement].filter(Boolean).join(" · ");
  };
  const put = (item, verdict) => {
    const key = PREFIX + item.dataset.key;
    if (verdict) store.set(key, JSON.stringify(verdict)); else store.drop(key);
    show(item, verdict ? verdict.decision : "", verdict ? words(verdict) : "");
    said(kept ? place.dataset.kept : place.dataset.notKept);
    unsaved = true;
  };
  const severities = ["critical", "major", "minor"];
  const made = (item, values) => {
    const [code, hash, neighbours] = item.dataset.key.split(":");
    const home = card(item);
    const [sentence, around] = home ? home.dataset.sentence.split(":") : ["", ""];
    const quote = item.querySelector(":scope > .fix del");
    return {
      code, words: hash, neighbours, decision: values.decision, reason: values.reason || null, comment: values.comment || "",
      sentence, around, text: home ? home.dataset.text : "", quote: quote ? quote.textContent : "",
      replacement: values.replacement ?? null, severity: severities.find((name) => item.classList.contains(name)) || "",
      confidence: Number(item.dataset.confidence), article: item.closest(".article").dataset.path, author: author.value.trim(), date: new Date().toISOString(),
      features: home && home.dataset.features ? JSON.parse(home.dataset.features) : {},
    };
  };

  start({
    decide: (item, values) => {
      if (values.decision === "fix" && values.replacement === card(item).dataset.text) return said(word("unchanged"));
      done.push([item, known(item)]);
      put(item, made(item, values));
    },
    undo: () => {
      const last = done.pop();
      if (last) put(...last); else said(word("nothing"));
    },
  });
  author.value = store.get("mtqa-author") || "";
  author.addEventListener("change", () => store.set("mtqa-author", author.value.trim()));
  for (const item of items()) {
    const verdict = known(item);
    if (verdict) show(item, verdict.decision, words(verdict));
  }
  document.getElementById("save").addEventListener("click", () => {
    const lines = [...items()].map(known).filter(Boolean).map((verdict) => JSON.stringify(verdict));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines.map((line) => line + "\n").join("")], { type: "application/x-ndjson" }));
    link.download = "verdicts.jsonl";
    link.click();
    URL.revokeObjectURL(link.href);
    unsaved = false;
  });
  window.addEventListener("beforeunload", (event) => { if (unsaved && !kept) event.preventDefault(); });
})();
