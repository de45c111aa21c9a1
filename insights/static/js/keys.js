// Shortcuts that the page declares: data-key="n" on a link, button or field; data-key="g s" for two in a row.
// j and k step through what bears data-step (turns, results, rows). All can be switched off in the help that "?" opens.
const OFF = "single-keys-off";
const PAUSE_MS = 900;
let before = "";
let beforeAt = 0;

function switchedOff() {
  try { return localStorage.getItem(OFF) === "1"; } catch { return false; }
}

function typing(target) {
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.nodeName)
    && !/^(checkbox|radio|button|submit)$/.test(target.type);
}

function declared(key) {
  return [...document.querySelectorAll("[data-key]")].find(
    (element) => element.dataset.key === key && element.getClientRects().length > 0 && !element.disabled);
}

function begins(key) {
  return [...document.querySelectorAll("[data-key]")].some((element) => element.dataset.key.startsWith(`${key} `));
}

function use(element) {
  if (typing(element)) { element.focus(); element.select?.(); }
  else { element.focus({ preventScroll: true }); element.click(); }
}

function label(element) {
  return element.dataset.keyLabel ?? element.getAttribute("aria-label") ?? element.textContent.trim();
}

function step(by) {
  const stops = [...document.querySelectorAll("[data-step]")].filter((stop) => stop.getClientRects().length > 0);
  const at = stops.indexOf(document.activeElement?.closest?.("[data-step]"));
  const below = stops.findIndex((stop) => stop.getBoundingClientRect().top > 60);
  const next = stops[at < 0 ? Math.max(below, 0) : Math.min(Math.max(at + by, 0), stops.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return next !== undefined;
}

function showHelp() {
  const dialog = document.getElementById("keys-help");
  if (!dialog || dialog.open) return;
  const list = dialog.querySelector("[data-keys-list]");
  list.replaceChildren();
  const known = new Map([["?", "Show this list"], ["Ctrl+K", "Search or go to, from anywhere"]]);
  if (document.querySelector("[data-step]")) known.set("j", "The next one of the list").set("k", "The one before");
  for (const element of document.querySelectorAll("[data-key]")) {
    if (!known.has(element.dataset.key)) known.set(element.dataset.key, label(element));
  }
  const onWords = [...document.querySelectorAll("[data-quote-key]")].map((element) => [element.dataset.quoteKey,
    `On selected words: ${element.dataset.quoteCode ?? element.firstChild.textContent.trim()}`]);
  for (const [key, what] of [...known, ...onWords]) {
    const row = document.createElement("div");
    const term = document.createElement("dt");
    const meaning = document.createElement("dd");
    for (const part of key.split(" ")) {
      const cap = document.createElement("kbd");
      cap.textContent = part;
      term.append(cap, " ");
    }
    meaning.textContent = what;
    row.append(term, meaning);
    list.append(row);
  }
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k" && declared("/")) {
    event.preventDefault();
    use(declared("/"));
    return;
  }
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (typing(event.target)) {
    if (event.key === "Escape" && event.target.dataset.key) event.target.blur();
    return;
  }
  if (switchedOff() || document.querySelector("dialog[open]")) return;
  const pair = Date.now() - beforeAt < PAUSE_MS ? `${before} ${event.key}` : "";
  const found = (pair && declared(pair)) || declared(event.key);
  if (found) { event.preventDefault(); before = ""; use(found); }
  else if (begins(event.key)) { before = event.key; beforeAt = Date.now(); }
  else if (event.key === "?") { event.preventDefault(); showHelp(); }
  else if (event.key === "j" || event.key === "k") { if (step(event.key === "j" ? 1 : -1)) event.preventDefault(); }
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-open-keys]")) showHelp();
});

const choice = document.querySelector("[data-keys-switch]");
if (choice) {
  choice.checked = !switchedOff();
  choice.addEventListener("change", () => {
    try { localStorage.setItem(OFF, choice.checked ? "0" : "1"); } catch { /* for this page only */ }
  });
}
