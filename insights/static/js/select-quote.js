// Selecting words of a turn shows a bar of actions; offsets count characters (code points) of the turn's text.
// With the keyboard: a turn's own button takes the whole turn, the bar's arrows move start and end by a word.
// Marks are made in place: only the turn is read anew, and the focus goes back to it.
import { copy } from "./copy.js";

const sources = new WeakSet();

function length(text) { return [...text].length; }

function offsetIn(turn, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(turn);
  range.setEnd(node, offset);
  return range.toString().length;
}

function pointAt(turn, offset) {
  const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last = null;
  while (walker.nextNode()) {
    last = walker.currentNode;
    if (left <= last.data.length) return [last, left];
    left -= last.data.length;
  }
  return [last ?? turn, last ? last.data.length : 0];
}

function turnOf(node) {
  return (node?.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest?.("[data-turn]");
}

// The selected part of the turn in which the selection begins, without the spaces at its ends; null when nothing is.
function picked(source) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const turn = turnOf(range.startContainer)
    ?? [...source.querySelectorAll("[data-turn]")].find((candidate) => range.intersectsNode(candidate));
  if (!turn || !source.contains(turn)) return null;
  const text = turn.textContent;
  let start = turn.contains(range.startContainer) ? offsetIn(turn, range.startContainer, range.startOffset) : 0;
  let end = turn.contains(range.endContainer) ? offsetIn(turn, range.endContainer, range.endOffset) : text.length;
  while (start < end && /\s/.test(text[start])) start += 1;
  while (end > start && /\s/.test(text[end - 1])) end -= 1;
  return end > start ? { turn, start, end, clipped: turnOf(range.endContainer) !== turn } : null;
}

function select(turn, start, end) {
  getSelection().setBaseAndExtent(...pointAt(turn, start), ...pointAt(turn, end));
}

function words(text) {
  return [...text.matchAll(/\S+/g)].map((match) => [match.index, match.index + match[0].length]);
}

function trimmed({ turn, start, end }, how) {
  const all = words(turn.textContent);
  let first = all.findIndex(([, wordEnd]) => wordEnd > start);
  let last = all.findLastIndex(([wordStart]) => wordStart < end);
  if (how === "start-back") first = Math.max(first - 1, 0);
  if (how === "start-on") first = Math.min(first + 1, last);
  if (how === "end-back") last = Math.max(last - 1, first);
  if (how === "end-on") last = Math.min(last + 1, all.length - 1);
  return { turn, start: all[first][0], end: all[last][1] };
}

function place(bar, { turn, start, end }) {
  const range = document.createRange();
  range.setStart(...pointAt(turn, start));
  range.setEnd(...pointAt(turn, end));
  const box = range.getBoundingClientRect();
  const top = box.top - bar.offsetHeight - 8;
  bar.style.top = `${Math.max(top < 8 ? box.bottom + 8 : top, 8)}px`;
  bar.style.left = `${Math.max(Math.min(box.left, innerWidth - bar.offsetWidth - 8), 8)}px`;
}

function setField(form, name, value) {
  const field = form.elements.namedItem(name)
    ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
  field.value = value;
}

// A quote with who said it, where and when, and the address of its place.
function cited({ turn, start, end }) {
  const row = turn.closest(".turn");
  const time = row.querySelector("[data-turn-pick]").textContent.trim();
  const where = [row.querySelector(".turn-speaker").textContent.trim(), document.querySelector("h1").textContent.trim(),
    /\d/.test(time) ? time : ""].filter(Boolean).join(", ");
  return `“${turn.textContent.slice(start, end)}” ${where}\n${location.href.split("#")[0]}#${row.id}`;
}

function send(formId, { turn, start, end }, action, button) {
  if (action === "copy") { copy(cited({ turn, start, end })); return; }
  if (button.dataset.quotePage) { location.assign(button.dataset.quotePage.replace("/0/", `/${turn.dataset.turn}/`)); return; }
  const form = document.getElementById(formId);
  const text = turn.textContent;
  setField(form, "turn_id", turn.dataset.turn);
  setField(form, "start", length(text.slice(0, start)));
  setField(form, "end", length(text.slice(0, end)));
  setField(form, "text", text.slice(start, end));
  setField(form, "action", action);
  form.action = button.dataset.quoteUrl ?? form.dataset.quoteForm;
  form.dataset.quoted = turn.dataset.turn;
  if (button.dataset.quoteCode) form.elements.namedItem("tags").value = button.dataset.quoteCode;
  if (action === "code") form.elements.namedItem("tags").focus();
  else if (action === "open" || button.dataset.quoteUrl) form.submit();
  else form.requestSubmit();
}

// After a mark: the form is empty again, and the focus is where the words are.
function followForm(form) {
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt !== form || !event.detail.successful) return;
    form.elements.namedItem("tags").value = "";
    setField(form, "turn_id", "");
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    const button = event.target.querySelector?.(`[data-turn-pick="${form.dataset.quoted}"]`);
    if (!button || /^(TEXTAREA|SELECT)$/.test(document.activeElement.nodeName)) return;
    button.focus({ preventScroll: true });
    button.scrollIntoView({ block: "nearest" });
  }, true);
}

function attachTo(source) {
  const formId = source.dataset.quoteSource;
  const bar = document.querySelector(`[data-quote-bar="${formId}"]`);
  if (!bar || sources.has(source)) return;
  sources.add(source);
  const codes = document.querySelector(`[data-quote-codes="${formId}"]`);
  followForm(document.getElementById(formId));
  // what higher features offer for a quote stands beside the page until the bar is there
  for (const offer of document.querySelectorAll(`[data-quote-join="${formId}"]`)) {
    bar.querySelector(".quote-trim").before(offer);
    offer.hidden = false;
  }
  let current = null;
  let opener = null;

  function show(next, focus = false) {
    current = next;
    bar.hidden = !next;
    if (!next) return;
    place(bar, next);
    const words = next.turn.textContent.slice(next.start, next.end);
    bar.querySelector("[data-quote-status]").textContent =
      `Selected: ${words}${next.clipped ? ". A quote stays within one turn." : ""}`;
    if (focus) bar.querySelector("button").focus();
  }

  function close() {
    show(null);
    getSelection().removeAllRanges();
    opener?.focus();
    opener = null;
  }

  source.addEventListener("pointerup", () => setTimeout(() => { if (picked(source)) show(picked(source)); }));
  source.addEventListener("keyup", (event) => { if (event.shiftKey && picked(source)) show(picked(source)); });
  source.addEventListener("click", (event) => {
    const button = event.target.closest("[data-turn-pick]");
    if (!button) return;
    const turn = source.querySelector(`[data-turn="${button.dataset.turnPick}"]`);
    opener = button;
    select(turn, 0, turn.textContent.length);
    show(picked(source), true);
  });
  bar.addEventListener("pointerdown", (event) => event.preventDefault());
  codes?.addEventListener("pointerdown", (event) => { if (event.target.closest("button")) event.preventDefault(); });
  codes?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-quote-code]");
    if (!button) return;
    if (current) { send(formId, current, "highlight", button); close(); }
    else document.getElementById("said").textContent = document.getElementById("marked").textContent = "Select words first.";
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !current) return;
    if (button.dataset.quoteTrim) {
      const next = trimmed(current, button.dataset.quoteTrim);
      select(next.turn, next.start, next.end);
      show(next);
    } else if (button.dataset.quoteAction) {
      send(formId, current, button.dataset.quoteAction, button);
      if (button.dataset.quoteAction === "code") show(null); else close();
    } else close();
  });
  document.addEventListener("selectionchange", () => {
    if (current && getSelection().isCollapsed && !bar.contains(document.activeElement)) show(null);
  });
  document.addEventListener("keydown", (event) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { event.preventDefault(); close(); return; }
    const key = `[data-quote-key="${CSS.escape(event.key)}"]`;
    const button = bar.querySelector(key) ?? codes?.querySelector(key);
    if (button && !/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.nodeName)) { event.preventDefault(); button.click(); }
  }, true);
  addEventListener("scroll", () => { if (current) place(bar, current); }, { passive: true });
}

export function attach(found) {
  for (const source of found) attachTo(source);
}
