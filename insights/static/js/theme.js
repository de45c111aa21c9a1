// The chosen appearance: "auto", "light" or "dark", kept in this browser only.
const KEY = "appearance";
const root = document.documentElement;

function stored() {
  try { return localStorage.getItem(KEY) ?? "auto"; } catch { return "auto"; }
}

function apply(choice) {
  if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  else delete root.dataset.theme;
  document.dispatchEvent(new CustomEvent("appearance"));
}

apply(stored());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => apply(stored()));

document.addEventListener("DOMContentLoaded", () => {
  for (const choice of document.querySelectorAll("[data-theme-choice] input")) {
    choice.checked = choice.value === stored();
    choice.addEventListener("change", () => {
      try { localStorage.setItem(KEY, choice.value); } catch { /* a private window: for this page only */ }
      apply(choice.value);
    });
  }
});
