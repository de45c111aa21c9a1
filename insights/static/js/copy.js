// Copies a text and says so; where the browser keeps its clipboard to secure pages, by a selected field.
export async function copy(text, told = "Copied with its place.") {
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
  line.textContent = said.textContent = told;
  document.body.append(line);
  setTimeout(() => line.remove(), 2500);
}

// What a quote's card says: the words, who said them and where, and the address of the place.
function cited(figure) {
  const place = figure.querySelector("figcaption a:not(.actions a)");
  const where = [figure.querySelector(".quote-speaker"), place].filter(Boolean).map((part) => part.textContent.trim());
  const anchor = figure.closest("[id^=answer-]");
  const address = place?.href ?? location.href.split("#")[0] + (anchor ? `#${anchor.id}` : "");
  return `“${figure.querySelector("blockquote").textContent.trim()}” ${where.join(", ")}\n${address}`;
}

export function attach(figures) {
  for (const figure of figures) {
    if (figure.dataset.copies) continue;
    figure.dataset.copies = "1";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quote-copy";
    button.textContent = "Copy";
    button.setAttribute("aria-label", "Copy this quote");
    button.addEventListener("click", () => copy(cited(figure)));
    figure.querySelector("figcaption").append(button);
  }
}
