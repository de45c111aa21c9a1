import { copy } from "./copy.js";

// A button that copies what another element says; without a script it is not shown.
export function attach(buttons) {
  for (const button of buttons) {
    button.hidden = false;
    button.onclick = () => copy(document.getElementById(button.dataset.copyFrom).textContent.trim(), "Copied.");
  }
}
