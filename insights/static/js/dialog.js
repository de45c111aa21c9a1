// Opens dialogs by `command`/`commandfor` where the browser does not yet, and closes menus as people expect.
const native = "commandForElement" in HTMLButtonElement.prototype;

function openMenus() {
  return [...document.querySelectorAll("details.menu[open]")];
}

// a press that began in a dialog, as when words are selected, and ends beside it is no click beside it
let pressed = null;
document.addEventListener("pointerdown", (event) => { pressed = event.target; });

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[commandfor]");
  if (button && !native) {
    const dialog = document.getElementById(button.getAttribute("commandfor"));
    if (button.getAttribute("command") === "show-modal") dialog?.showModal();
    else dialog?.close();
  }
  if (event.target.nodeName === "DIALOG" && pressed === event.target && !inside(event, event.target)) event.target.close();
  for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

function inside(event, dialog) {
  const box = dialog.getBoundingClientRect();
  return event.clientX >= box.left && event.clientX <= box.right
    && event.clientY >= box.top && event.clientY <= box.bottom;
}

document.querySelector(".error-summary, .told-once")?.focus();
