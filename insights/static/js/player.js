// Plays a recording from any turn, and shows which turn is being heard.
export function attach(players) {
  for (const player of players) {
    if (player.dataset.attached) continue;
    player.dataset.attached = "1";
    let heard = null;
    const show = () => {
      // turns may have been read anew since
      const begun = [...document.querySelectorAll("[data-play-from]")]
        .filter((button) => Number(button.dataset.playFrom) <= player.currentTime + 0.05);
      const turn = player.paused ? null : begun.at(-1)?.closest(".turn") ?? null;
      if (turn === heard) return;
      heard?.classList.remove("heard");
      turn?.classList.add("heard");
      heard = turn;
    };
    document.addEventListener("click", (event) => {
      const button = event.target.closest?.("[data-play-from]");
      if (!button) return;
      player.currentTime = Number(button.dataset.playFrom);
      player.play().catch(() => {});
    });
    for (const name of ["timeupdate", "seeked", "play", "pause", "ended"]) player.addEventListener(name, show);
  }
}
