"""Word documents."""

from __future__ import annotations

import pytest

from insights.transcripts.readers import UnreadableTranscript, read_transcript
from tests.factories.transcripts import (
    TALK,
    docx,
    docx_document,
    docx_teams,
    paragraph,
    run,
    table,
    zipped,
)

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(content: bytes):
    return read_transcript(content, "talk.docx")


def test_bold_labels_and_teams_layout():
    expected = [(turn.speaker, turn.text) for turn in TALK]
    for content in (docx(TALK), docx_teams(TALK)):
        parsed = read(content)
        assert [(turn.speaker, turn.text) for turn in parsed.turns] == expected
        assert parsed.format == "docx"


def test_rev_layout_has_the_time_beside_the_name():
    parsed = read(
        docx_document(
            [
                paragraph(run("Anna (00:05):")),
                paragraph(run("Hi.")),
                paragraph(run("Ben (00:07):")),
                paragraph(run("Hey.")),
            ]
        )
    )
    assert [tuple(turn) for turn in parsed.turns] == [("Anna", 5.0, None, "Hi."), ("Ben", 7.0, None, "Hey.")]


def test_names_with_times_and_full_width_signs():
    parsed = read(
        docx_document([paragraph(run("王小明（00:01:02）：你好")), paragraph(run("李雷(00:01:05):再见"))])
    )
    assert [(turn.speaker, turn.start) for turn in parsed.turns] == [("王小明", 62.0), ("李雷", 65.0)]


def test_tables_are_read_by_row():
    parsed = read(
        docx_document(
            [table([("Time", "Speaker", "Text"), ("0:05", "Anna", "Hi."), ("0:07", "Ben", "Hey.")])]
        )
    )
    assert [tuple(turn) for turn in parsed.turns] == [("Anna", 5.0, None, "Hi."), ("Ben", 7.0, None, "Hey.")]


def test_headings_by_style_are_sections_and_deleted_words_are_gone():
    deleted = f"<w:del>{run('never said')}</w:del>"
    parsed = read(
        docx_document(
            [
                paragraph(run("Task 1: Search"), style="Heading2"),
                paragraph(run("Anna: Hi."), deleted),
                paragraph(run("Ben: Hey.")),
            ]
        )
    )
    assert parsed.sections[0].is_task
    assert parsed.turns[0].text == "Hi."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (docx_document([]), "no text"),
        (docx_document(["<w:p>"]), "damaged"),
        (docx(TALK)[:-40], "damaged"),
        (zipped({"word/document.xml": b"\x00\x01"}), "damaged"),
        (zipped({"a.txt": b"x"}), "zip archive, not a transcript"),
    ],
)
def test_damaged_or_empty_documents_are_refused_with_a_reason(content, reason):
    with pytest.raises(UnreadableTranscript, match=reason):
        read(content)


def test_a_document_of_millions_of_paragraphs_is_refused_early():
    with pytest.raises(UnreadableTranscript, match="200,000 paragraphs"):
        read(docx_document(["<w:p/>" * 200_001]))


def test_an_entity_bomb_does_not_unfold():
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    body = docx_document([paragraph(run("Anna: Hi.")), "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"])
    assert b"aaaa" not in body
    import io
    import zipfile

    document = zipfile.ZipFile(io.BytesIO(body)).read("word/document.xml").decode()
    parsed = read(zipped({"word/document.xml": bomb + document}))
    assert "aaaa" not in str(parsed.turns)


def test_comments_and_footnotes_are_kept_apart_from_speech():
    talk = paragraph(run("Anna: Where?")) + paragraph(run("Ben: Here."))
    comment = f"<w:comment>{paragraph(run('key quote'))}</w:comment>"
    note = f"<w:footnote><w:p/></w:footnote><w:footnote>{paragraph(run('He points.'))}</w:footnote>"
    parts = {
        "word/document.xml": f"<w:document {_W}><w:body>{talk}</w:body></w:document>",
        "word/comments.xml": f"<w:comments {_W}>{comment}</w:comments>",
        "word/footnotes.xml": f"<w:footnotes {_W}>{note}</w:footnotes>",
    }
    parsed = read(zipped(parts))
    assert [turn.text for turn in parsed.turns] == ["Where?", "Here."]
    assert parsed.notes == ("Comment: key quote", "Footnote: He points.")


def test_a_text_box_is_read_once_though_word_writes_it_twice():
    box = f"<w:txbxContent>{paragraph(run('Anna: Where?'))}{paragraph(run('Ben: Here.'))}</w:txbxContent>"
    choice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<w:p><w:r><mc:AlternateContent xmlns:mc='m'>{choice}</mc:AlternateContent></w:r></w:p>"
    assert [turn.text for turn in read(docx_document([both])).turns] == ["Where?", "Here."]


def test_a_table_of_one_cell_is_only_a_frame():
    cell = paragraph(run("Anna: Where?")) + paragraph(run("Ben: Here."))
    framed = f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    assert [turn.speaker for turn in read(docx_document([framed])).turns] == ["Anna", "Ben"]
