"""Comments and footnotes beside a document's text."""

from __future__ import annotations

from insights.transcripts.readers.margins import add_margins
from insights.transcripts.readers.parsed import Reading


def test_comments_and_footnotes_are_notes_and_counted():
    reading = Reading("docx")
    add_margins(reading, ["key  quote", " ", "ask again"], ["He points."])
    assert reading.notes == ["Comment: key quote", "Comment: ask again", "Footnote: He points."]
    assert reading.warnings[0].message == (
        "The document has 2 comments and 1 footnote: kept as notes, not as speech."
    )


def test_a_document_without_them_is_not_warned_of():
    reading = Reading("docx")
    add_margins(reading, [], [" "])
    assert not reading.notes
    assert not reading.warnings
