// Plays a recording from any turn, and shows which turn is being heard.
export function attach(players) {
  for (const player of players) {
    if (player.dataset.attached) continue;
    player.dataset.attached = "1";
    const buttons = [...document.querySelectorAll("[data-play-from]")];
    const starts = buttons.map((button) => Number(button.dataset.playFrom));
    let heard = null;
    const show = () => {
      let at = -1;
      starts.forEach((start, index) => { if (start <= player.currentTime + 0.05) at = index; });
      const turn = player.paused || at < 0 ? null : buttons[at].closest(".turn");
      if (turn === heard) return;
      heard?.classList.remove("heard");
      turn?.classList.add("heard");
      heard = turn;
    };
    buttons.forEach((button, index) => button.addEventListener("click", () => {
      player.currentTime = starts[index];
      player.play().catch(() => {});
    }));
    for (const name of ["timeupdate", "seeked", "play", "pause", "ended"]) player.addEventListener(name, show);
  }
}
