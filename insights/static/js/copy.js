// Copies a text and says so; where the browser keeps its clipboard to secure pages, by a selected field.
export async function copy(text) {
  const said = document.getElementById("said");
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "visually-hidden";
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
    before?.focus?.({ preventScroll: true });
  }
  const line = document.createElement("p");
  line.className = "toast";
  line.textContent = said.textContent = "Copied with its place.";
  document.body.append(line);
  setTimeout(() => line.remove(), 2500);
}
