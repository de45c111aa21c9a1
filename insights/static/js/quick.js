// The list below the search field: arrows walk through it, Escape closes it, leaving the field closes it.
export function attach(forms) {
  for (const form of forms) {
    const field = form.querySelector("input[type=search]");
    const list = form.querySelector(".quick");
    if (!list || form.dataset.attached) continue;
    form.dataset.attached = "1";
    const close = () => list.replaceChildren();
    form.addEventListener("keydown", (event) => {
      const stops = [field, ...list.querySelectorAll("a")];
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by && stops.length > 1) {
        event.preventDefault();
        stops[(stops.indexOf(document.activeElement) + by + stops.length) % stops.length].focus();
      } else if (event.key === "Escape" && stops.length > 1) {
        event.preventDefault();
        field.focus();
        close();
      }
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) close(); });
  }
}
