// A table that fits its place needs no scrolling of its own: its head may stick to the top of the page,
// and the keyboard need not stop at it.
const watched = new WeakSet();

function fit(box) {
  const table = box.querySelector("table");
  const fits = table !== null && table.scrollWidth <= box.clientWidth + 1;
  box.classList.toggle("fits", fits);
  if (fits) box.removeAttribute("tabindex");
  else box.tabIndex = 0;
}

const observer = new ResizeObserver((changes) => { for (const change of changes) fit(change.target); });

export function attach(boxes) {
  for (const box of boxes) {
    if (watched.has(box)) continue;
    watched.add(box);
    fit(box);
    observer.observe(box);
  }
}
