"use strict";
// Walking and marking, alike on the editors' page and in the report; the page is whole without it. What is decided goes to a backend:
// decide(item, values) and undo(), which keep it and say so; `mtqaMarking.start(backend)` begins.
const mtqaMarking = (() => {
  const $ = (id) => document.getElementById(id);
  let items = [];
  let current = null;
  let backend = null;
  let busy = false;
  const waiting = [];
  const MOST_WAITING = 50;

  const shown = (item) => item.getClientRects().length > 0;
  const panelOf = (item) => item.querySelector(":scope > .marks > .panel");
  const card = (item) => item.closest(".card");
  const word = (name) => $("words").content.querySelector(`[data-word="${name}"]`).textContent;
  const said = (text) => { const place = $("said"); if (place) place.textContent = text; };

  // Highlights in the text that belong to a finding.
  const marksOf = (item) => {
    const number = item.dataset.number, article = item.closest(".article");
    return number && article ? article.querySelectorAll(`.run [data-n~="${number}"]`) : [];
  };
  const paint = (item) => {
    for (const mark of marksOf(item)) mark.classList.toggle("settled", item.dataset.decision === "dismiss");
  };

  const select = (item, focus = true) => {
    if (current && current !== item) {
      current.classList.remove("now");
      current.removeAttribute("aria-current");
      for (const mark of document.querySelectorAll(".lit")) mark.classList.remove("lit");
    }
    current = item;
    if (!item) return;
    item.classList.add("now");
    item.setAttribute("aria-current", "true");
    for (const mark of marksOf(item)) mark.classList.add("lit");
    if (focus) {
      item.focus({ preventScroll: true });
      item.scrollIntoView({ block: "center", behavior: "instant" });
    }
  };
  const go = (step) => {
    let at = current ? items.indexOf(current) : step > 0 ? -1 : items.length;
    for (at += step; at >= 0 && at < items.length; at += step) {
      if (shown(items[at])) return select(items[at]);
    }
  };

  const close = (item) => { const panel = panelOf(item); if (panel) panel.remove(); };
  const open = (item, name) => {
    close(item);
    item.querySelector(":scope > .marks").append($(`${name}-panel`).content.cloneNode(true));
    const panel = panelOf(item);
    if (name === "fix") {
      const area = panel.querySelector("textarea");
      area.value = draft(item);
      area.focus();
    } else panel.querySelector("button").focus();
  };
  // The sentence with the finding's suggestion already put in, where its words stand there once.
  const draft = (item) => {
    const text = card(item).dataset.text;
    const old = item.querySelector(":scope > .fix del"), made = item.querySelector(":scope > .fix ins");
    if (!old || !made || text.split(old.textContent).length !== 2) return text;
    return text.replace(old.textContent, () => made.textContent);
  };

  const press = (item, what) => {
    if (what === "cancel") { close(item); select(item); }
    else if (what === "accept") backend.decide(item, { decision: "accept" });
    else if (what === "dismiss" || card(item)) open(item, what);
  };
  const submit = (form, by) => {
    const item = form.closest("[data-key]");
    const name = form.querySelector("[name]");
    if (name.name === "comment") backend.decide(item, { decision: "dismiss", reason: by ? by.value : "other", comment: name.value });
    else backend.decide(item, { decision: "fix", replacement: name.value });
  };

  const filter = () => {
    const words = $("find").value.toLocaleLowerCase(), state = $("state").value;
    for (const item of items) {
      const done = Boolean(item.dataset.decision);
      item.classList.toggle("out", (state && done !== (state === "done")) || !(card(item) || item).textContent.toLocaleLowerCase().includes(words));
    }
    const any = Boolean(words || state);
    for (const each of document.querySelectorAll(".card")) {
      const own = each.matches("[data-key]") ? [each] : [...each.querySelectorAll("[data-key]")];
      each.classList.toggle("empty", any && own.every((item) => item.classList.contains("out")));
    }
    document.documentElement.classList.toggle("filtered", any);
  };

  const severities = () => {
    for (const box of document.querySelectorAll(".filters [type=radio], .filters [type=checkbox]")) {
      document.documentElement.classList.toggle(box.id, box.checked);
    }
  };

  // The items again after the page changed. The current one stays current, or the one that has its place now; `key` names one to go to.
  const refresh = (key) => {
    const place = current ? items.indexOf(current) : -1;
    items = [...document.querySelectorAll("[data-key]")];
    items.forEach((item) => { if (item.dataset.decision === "dismiss") paint(item); });
    filter();
    const known = (wanted) => items.find((item) => item.dataset.key === wanted);
    if (key && known(key)) return select(known(key));
    if (!current || current.isConnected) return;
    const next = known(current.dataset.key) || items[Math.min(Math.max(place, 0), items.length - 1)];
    if (next) select(next);
  };

  const keys = { j: () => go(1), k: () => go(-1), u: () => backend.undo(), "/": () => $("find").focus(), "?": () => $("help").showModal() };
  const presses = { a: "accept", d: "dismiss", f: "fix" };
  const onKey = (event) => {
    const field = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio" && event.target.type !== "checkbox";
    const item = event.target.closest(".panel") && event.target.closest("[data-key]");
    if (event.key === "Escape" && item) return press(item, "cancel");
    if (event.key === "Escape" && field) return event.target.blur();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && item) { event.preventDefault(); return submit(event.target.form, null); }
    if (field || event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
    if (busy) {
      if (!(event.key in keys || event.key in presses || /^[1-9]$/.test(event.key))) return;
      event.preventDefault();
      if (waiting.length < MOST_WAITING) waiting.push(event.key);
      return;
    }
    const choice = item && item.querySelectorAll(".choices button")[Number(event.key) - 1];
    if (choice) choice.click();
    else if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
    else if (presses[event.key] && current && shown(current)) { event.preventDefault(); press(current, presses[event.key]); }
  };

  // Between hold and release a decision is on its way and the page about to change: keys wait, and mean what they find afterwards.
  const hold = () => { busy = true; };
  const release = () => {
    busy = false;
    while (!busy && waiting.length) onKey({ key: waiting.shift(), target: document.activeElement || document.body, preventDefault: () => {} });
  };

  const light = (on) => (event) => {
    const item = event.target.closest(".finding[data-number]");
    if (item && item !== current) for (const mark of marksOf(item)) mark.classList.toggle("lit", on);
  };

  const start = (chosen) => {
    backend = chosen;
    document.documentElement.classList.add("live");
    document.addEventListener("keydown", onKey);
    document.addEventListener("mouseover", light(true));
    document.addEventListener("mouseout", light(false));
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-press]"), item = event.target.closest("[data-key]");
      if (item && item !== current) select(item, false);
      if (button && item) press(item, button.dataset.press);
    });
    document.addEventListener("submit", (event) => {
      if (event.target.method === "dialog") return;
      if (event.target.matches(".panel, .filters")) event.preventDefault();
      if (event.target.matches(".panel")) submit(event.target, event.submitter);
    });
    if (!$("find")) return;
    document.querySelector(".filters").addEventListener("change", severities);
    severities();
    $("find").addEventListener("input", filter);
    $("state").addEventListener("change", filter);
    $("undo").addEventListener("click", () => backend.undo());
    $("show-help").addEventListener("click", () => $("help").showModal());
    refresh();
  };

  // What an item shows of a decision that was taken in the browser.
  const show = (item, decision, text) => {
    close(item);
    item.dataset.decision = decision;
    item.querySelector(":scope > .marks > .decided").textContent = text;
    for (const button of item.querySelectorAll(":scope > .marks > .presses > button")) {
      button.setAttribute("aria-pressed", String(button.dataset.press === decision));
    }
    paint(item);
    filter();
    if (item === current) select(item);
  };

  return { start, refresh, show, said, word, card, hold, release };
})();
