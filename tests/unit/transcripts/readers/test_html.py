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


def test_speakers_and_times_in_elements_classes_and_attributes_are_read():
    cited = (
        "<cite>Eva :</cite><time>0:09</time><p>We begin.</p><cite>Tom:</cite><time>0:15</time><p>Good.</p>"
    )
    parsed = read_transcript(cited.encode(), "talk.html")
    assert [tuple(turn) for turn in parsed.turns] == [
        ("Eva", 9.0, None, "We begin."), ("Tom", 15.0, None, "Good."),
    ]  # fmt: skip
    rows = "".join(
        f'<div class="item" data-start="{start}"><span class="speaker-name">{name}</span>'
        f'<span class="words">{words}</span></div>'
        for start, name, words in ((0.5, "Eva Lind", "We begin."), (4.25, "Tom Ray", "Good, let us."))
    )
    parsed = read_transcript(f"<html><body><h1>Kick-off</h1>{rows}</body></html>".encode(), "talk.html")
    assert [(turn.speaker, turn.start) for turn in parsed.turns] == [("Eva Lind", 0.5), ("Tom Ray", 4.25)]
    assert [turn.text for turn in parsed.turns] == ["We begin.", "Good, let us."]


def test_single_words_with_milliseconds_are_joined_with_the_start_of_their_paragraph():
    page = (
        '<article><h5 data-m="0">Talk</h5><p><span class="speaker" data-m="890">Eva: </span>'
        '<span data-m="890">So </span><span data-m="1100">we </span><span data-m="1400">begin.</span></p>'
        '<p><span class="speaker" data-m="5890">[Tom] </span><span data-m="5890">Good.</span></p></article>'
    )
    parsed = read_transcript(page.encode(), "talk.html")
    assert [tuple(turn) for turn in parsed.turns] == [
        ("Eva", 0.89, None, "So we begin."), ("Tom", 5.89, None, "Good."),
    ]  # fmt: skip
    assert [section.title for section in parsed.sections] == ["Talk"]


def test_contents_and_foot_of_a_page_are_left_out():
    page = (
        '<div id="toc"><a href="#a">1 Boats</a></div><p><b>Lund:</b></p><p>Where?</p><p><b>Moss:</b></p>'
        "<p>There.</p><p><b>Lund:</b></p><p>When?</p><p><b>Moss:</b></p><p>Then.</p>"
        '<div id="footer">Last edited in May</div><div role="navigation">Home</div>'
    )
    parsed = read_transcript(page.encode(), "moss.html")
    assert [turn.text for turn in parsed.turns] == ["Where?", "There.", "When?", "Then."]
