"""OpenDocument text."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from tests.factories.documents import odt, odt_document
from tests.factories.transcripts import TALK, zipped


def test_bold_labels_are_speakers():
    parsed = read_transcript(odt(TALK), "talk.odt")
    assert [(turn.speaker, turn.text) for turn in parsed.turns] == [
        (turn.speaker, turn.text) for turn in TALK
    ]
    assert parsed.format == "odt"


def test_headings_breaks_spaces_and_tables():
    body = (
        '<text:h text:outline-level="2">Task 1</text:h>'
        '<text:p>Anna<text:s text:c="2"/>0:05<text:line-break/>Hi there.'
        "<office:annotation><text:p>no</text:p>"
        "</office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>0:09</text:p></table:table-cell>"
        "<table:table-cell><text:p>Ben</text:p></table:table-cell><table:table-cell><text:p>Ho.</text:p>"
        "</table:table-cell></table:table-row></table:table>"
    )
    parsed = read_transcript(odt_document(body), "talk.odt")
    assert [tuple(turn) for turn in parsed.turns] == [
        ("Anna", 5.0, None, "Hi there."),
        ("Ben", 9.0, None, "Ho."),
    ]
    assert parsed.sections[0].is_task


def test_documents_without_text_are_refused():
    with pytest.raises(UnreadableTranscript, match="no text"):
        read_transcript(odt_document(""), "talk.odt")
    with pytest.raises(UnreadableTranscript, match="missing"):
        read_transcript(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "talk.odt")


def test_what_was_deleted_or_stands_in_the_margin_is_no_speech():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Anna: Where<office:annotation><text:p>key quote</text:p></office:annotation>?<text:note>"
        "<text:note-body><text:p>He points.</text:p></text:note-body></text:note></text:p>"
        "<text:p>Ben: Here.</text:p>"
    )
    parsed = read_transcript(odt_document(body), "talk.odt")
    assert [turn.text for turn in parsed.turns] == ["Where?", "Here."]
    assert parsed.notes == ("Comment: key quote", "Footnote: He points.")
