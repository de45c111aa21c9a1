"""HTML pages."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from tests.factories.documents import html
from tests.factories.transcripts import TALK


def test_strong_names_are_speakers():
    parsed = read_transcript(html(TALK).encode(), "talk.html")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        (turn.speaker, turn.text) for turn in TALK
    ]
    assert (parsed.format, parsed.language) == ("html", "en")


def test_breaks_headings_tables_and_scripts():
    page = (
        "<html><body><nav>Home</nav><script>var a = 'Anna: no'</script><h2>Task 2</h2>"
        "<p>Anna: Hi <em>there</em>.<br>Ben: Ho.</p>"
        "<table><tr><th>Time</th><th>Speaker</th><th>Text</th></tr>"
        "<tr><td>0:09</td><td>Cleo</td><td>He<b>y</b>.</td></tr></table></body></html>"
    )
    parsed = read_transcript(page.encode(), "talk.html")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        ("Anna", "Hi there."),
        ("Ben", "Ho."),
        ("Cleo", "Hey."),
    ]
    assert parsed.sections[0].is_task


def test_a_page_without_words_is_refused():
    with pytest.raises(UnreadableTranscript, match="no text"):
        read_transcript(b"<html><body><p> </p></body></html>", "talk.html")


def test_deep_pages_do_not_exhaust_the_reader():
    def page(depth: int) -> bytes:
        return b"<html><body>" + b"<div>" * depth + b"Anna: Hi.<p>Ben: Ho.</p>"

    assert len(read_transcript(page(1500), "talk.html").turns) == 2
    with pytest.raises(UnreadableTranscript, match="nested too deeply"):
        read_transcript(page(9000), "talk.html")
