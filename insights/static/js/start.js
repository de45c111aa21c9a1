// Starts the small modules; those that few pages need are loaded where their marks stand in the page.
import "./dialog.js";
import "./keys.js";
import "./unsaved.js";

const WHERE_NEEDED = [
  ["[data-chart]", () => import("./chart.js")],
  ["[data-quote-source]", () => import("./select-quote.js")],
  ["figure.quote", () => import("./copy.js")],
  ["[data-copy-from]", () => import("./copy-from.js")],
  ["[data-player]", () => import("./player.js")],
  [".table-scroll", () => import("./tables.js")],
  [".top-search", () => import("./quick.js")],
  ["[data-drop-zone]", () => import("./drop-zone.js")],
];

async function attach(part) {
  for (const [mark, load] of WHERE_NEEDED) {
    const found = [...part.querySelectorAll(mark)];
    if (part.matches?.(mark)) found.push(part);
    if (found.length) (await load()).attach(found);
  }
}

attach(document.body);
document.addEventListener("htmx:afterSettle", (event) => {
  attach(event.target);
  if (!event.target.matches("[aria-busy]")) return;
  event.target.removeAttribute("aria-busy");
  // what the address points at may come after the page
  const place = location.hash && document.getElementById(location.hash.slice(1));
  if (place && event.target.contains(place)) place.scrollIntoView();
});

// What a reload of a part takes away the focus from, gives it back to; what it has to say is said once.
let lost = false;
document.addEventListener("htmx:beforeSwap", (event) => {
  lost = event.detail.target.contains(document.activeElement) && document.activeElement !== document.body;
});
document.addEventListener("htmx:afterSettle", (event) => {
  const part = event.target;
  if (lost && document.activeElement === document.body) {
    if (part.tabIndex < 0) part.tabIndex = -1;
    part.focus({ preventScroll: true });
  }
  lost = false;
  const words = part.closest?.("[data-say]") ?? part.querySelector?.("[data-say]");
  if (words) document.getElementById("said").textContent = words.dataset.say;
});

// A refused or lost request of a part of the page is told where messages stand; the page stays as it was.
function tell(text) {
  const line = document.createElement("p");
  line.className = "message bad";
  line.tabIndex = -1;
  line.textContent = text;
  document.getElementById("flashes")?.replaceChildren(line);
  line.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:responseError", (event) => {
  const answer = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const text = answer.body.textContent.trim();
  tell(text && text.length < 400 ? text : "This did not work. Reload the page and try again.");
});
document.addEventListener("htmx:sendError", () => tell("The server cannot be reached. Nothing was changed."));
