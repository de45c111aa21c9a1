// Lets files be dropped on a file field's box.
export function attach(zones) {
  for (const zone of zones) {
    if (zone.dataset.attached) continue;
    zone.dataset.attached = "1";
    const field = zone.querySelector("input[type=file]");
    const over = (on) => (event) => { event.preventDefault(); zone.classList.toggle("over", on); };
    zone.addEventListener("dragenter", over(true));
    zone.addEventListener("dragover", over(true));
    zone.addEventListener("dragleave", over(false));
    zone.addEventListener("drop", (event) => {
      over(false)(event);
      if (!event.dataTransfer.files.length) return;
      field.files = event.dataTransfer.files;
      for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    });
  }
}
