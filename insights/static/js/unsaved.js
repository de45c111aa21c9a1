// Warns before a form with data-unsaved is left with changes that were not saved, and sends a form only once:
// again when it was changed since, as after an upload that somebody stopped.
const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form) return;
  delete form.dataset.sent;
  if (form.hasAttribute("data-unsaved")) changed.add(form);
});

document.addEventListener("submit", (event) => {
  changed.delete(event.target);
  // form.method would be the field of that name where a form has one
  if (event.defaultPrevented || event.target.getAttribute("method") !== "post") return;
  if (event.target.dataset.sent) { event.preventDefault(); return; }
  event.target.dataset.sent = "1";
});

addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});
