"""Twenty files of eight formats dropped at once, two of them broken: the page tells of each what happened."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from insights.kernel.actor import Role
from tests.factories import documents, studies, transcripts
from tests.factories.transcripts import TALK
from tests.fixtures.live import LiveServer

if TYPE_CHECKING:
    from playwright.sync_api import Page

DROP = """(zone, files) => {
  const dropped = new DataTransfer();
  for (const [name, bytes] of files) dropped.items.add(new File([new Uint8Array(bytes)], name));
  zone.dispatchEvent(new DragEvent('drop', {dataTransfer: dropped, bubbles: true, cancelable: true}));
}"""
BROKEN = {
    "10 interview.docx": (transcripts.docx(TALK)[:300], "damaged"),
    "20 interview.vtt": (b"", "The file is empty (0 bytes)."),
}


def written() -> dict[str, bytes]:
    """Twenty files: each says something of its own, so that none repeats another."""
    whisper = {"text": "", "segments": [{"start": t.start, "end": t.end, "text": t.text} for t in TALK]}
    makers: list[tuple[str, Callable[..., str | bytes]]] = [
        ("vtt", transcripts.vtt_by_label),
        ("srt", transcripts.srt),
        ("txt", transcripts.txt),
        ("md", transcripts.markdown),
        ("docx", transcripts.docx),
        ("html", documents.html),
        ("odt", documents.odt),
        ("json", lambda _: json.dumps(whisper)),
    ]
    files: dict[str, bytes] = {}
    for number in range(1, 21):
        ending, make = makers[(number - 1) % len(makers)]
        if number in (10, 20):
            ending = "docx" if number == 10 else "vtt"
        whisper["text"] = f"number {number}"
        said = [*TALK, TALK[-1]._replace(start=50.0, end=52.0, text=f"That was talk number {number}.")]
        content = make(said)
        name = f"{number:02d} interview.{ending}"
        files[name] = content.encode() if isinstance(content, str) else content
    return files | {name: content for name, (content, _) in BROKEN.items()}


def new_study(server: LiveServer) -> int:
    """A study of the researcher who signs in."""
    researcher = server.user(Role.RESEARCHER)
    with server.session() as session:
        return studies.study(session, researcher.as_actor()).id


def test_the_page_says_what_happened_to_each_of_twenty_files(
    live_server: LiveServer, signed_in: Callable[..., Page], assert_accessible: Callable[[Page], None]
) -> None:
    page, study_id = signed_in(Role.RESEARCHER), new_study(live_server)
    page.goto(f"/studies/{study_id}/transcripts/new")
    files = written()
    assert len({Path(name).suffix for name in files}) == 8
    page.locator("[data-drop-zone]").evaluate(DROP, [[name, list(body)] for name, body in files.items()])
    page.get_by_role("button", name="Upload").click()
    page.wait_for_url("**/transcripts/imports")
    rows = page.locator(".import-row")
    assert rows.count() == 20
    page.get_by_text("20 files: 18 read, 2 could not be read.").wait_for(timeout=180_000)
    for name in files:
        row = rows.filter(has_text=name)
        text = row.inner_text()
        if name in BROKEN:
            assert "Failed" in text
            assert BROKEN[name][1] in text
            assert row.get_by_role("link", name="Choose another file").count() == 1
            assert row.get_by_role("button", name="Try again").count() == 0
        else:
            assert "Done" in text
            assert row.get_by_role("link", name=name).count() == 1
    assert page.locator("[hx-get*='imports/lines']").count() == 0
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})
    rows.filter(has_text="05 interview.docx").get_by_role("link").click()
    page.get_by_text("That was talk number 5.").wait_for()
    page.goto(f"/studies/{study_id}/sessions")
    assert page.get_by_role("row").filter(has_text=re.compile("interview")).count() == 18
