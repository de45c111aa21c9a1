// A table that fits its place needs no scrolling of its own: its head may stick to the top of the page,
// and the keyboard need not stop at it. On a narrow screen one that does not fit shows each row as a card.
const widths = new WeakMap();
const narrow = matchMedia("(max-width: 44rem)");

function nameCells(table) {
  const heads = [...table.querySelectorAll("thead th")].map((th) => th.querySelector(".visually-hidden") ? "" : th.textContent.trim().replace(/[?:]$/, ""));
  for (const row of table.tBodies[0]?.rows ?? []) {
    for (const cell of row.cells) {
      const head = heads[cell.cellIndex];
      if (cell.matches("td") && head && row.cells.length === heads.length && cell.textContent.trim()) cell.dataset.head = head;
    }
  }
}

function fit(box) {
  const table = box.querySelector("table");
  box.classList.remove("as-cards");
  const fits = table !== null && table.scrollWidth <= box.clientWidth + 1;
  const cards = !fits && table !== null && narrow.matches && !box.closest(".mapping, .board, .chart");
  if (cards) nameCells(table);
  box.classList.toggle("as-cards", cards);
  box.classList.toggle("fits", fits || cards);
  if (fits || cards) box.removeAttribute("tabindex");
  else box.tabIndex = 0;
}

const observer = new ResizeObserver((changes) => {
  for (const { target: box } of changes) {
    if (widths.get(box) === box.clientWidth) continue;
    widths.set(box, box.clientWidth);
    fit(box);
  }
});

export function attach(boxes) {
  for (const box of boxes) {
    if (widths.has(box)) continue;
    widths.set(box, box.clientWidth);
    fit(box);
    observer.observe(box);
  }
}
