"""Whole projects of QDA tools."""

from __future__ import annotations

import pytest

from insights.highlights.readers import Code, Quote, Talk, read_export
from insights.kernel.errors import UnreadableFile
from tests.factories.moves import SAID, TALK, marked, project

INTERVIEW = '<TextSource guid="s1" name="Interview 1" plainTextPath="internal://S1.txt">{}</TextSource>'
DRAFT = ("Pain", "Draft")
AT = TALK.index(SAID)


def test_a_source_is_a_talk_and_what_is_marked_in_it_a_quote_with_its_codes() -> None:
    source = INTERVIEW.format(marked(AT, AT + len(SAID)))
    export = read_export(project(source, files={"s1.txt": TALK}), "p.qdpx")
    turns = (("Anna", None, "What happens then?"), ("Ben", None, SAID), ("Anna", None, "And after that?"))
    assert export.talks == [Talk("Interview 1", turns)]
    assert export.quotes == [Quote("Interview 1", SAID, (DRAFT,))]
    assert export.codes == [Code(("Pain",)), Code(DRAFT, "Work is lost")]
    assert export.warnings == []


def test_what_is_marked_over_several_turns_is_a_quote_of_each_without_names_and_times() -> None:
    text = "[00:01] Anna: How?\n[00:03] Ben: By bus.\n[00:05] Anna: Good.\n"
    export = read_export(
        project(INTERVIEW.format(marked(0, text.index("Good"))), files={"s1.txt": text}), "p.qdpx"
    )
    assert [(quote.speaker, quote.text) for quote in export.quotes] == [("Anna", "How?"), ("Ben", "By bus.")]


def test_places_are_counted_in_characters_and_a_mark_at_the_start_is_none() -> None:
    text = "\ufeffÄh 😀 ja.\nNein.\n"
    export = read_export(project(INTERVIEW.format(marked(9, 14)), files={"s1.txt": text}), "p.qdpx")
    assert [quote.text for quote in export.quotes] == ["Nein."]


def test_two_codings_are_two_codes_and_notes_and_descriptions_are_the_note() -> None:
    inside = (
        "<Description>Said twice.</Description>"
        '<Coding><CodeRef targetGUID="c2"/></Coding><Coding><CodeRef targetGUID="c1"/></Coding>'
        '<NoteRef targetGUID="n1"/>'
    )
    notes = '<Notes><Note guid="n1" name="x"><PlainTextContent>Ask again.</PlainTextContent></Note></Notes>'
    source = INTERVIEW.format(marked(AT, AT + len(SAID), inside))
    [quote] = read_export(project(source, files={"s1.txt": TALK}, more=notes), "p.qdpx").quotes
    assert (quote.codes, quote.note) == ((DRAFT, ("Pain",)), "Said twice. Ask again.")


def test_pages_and_recordings_are_read_by_their_text_and_a_recording_by_its_points_of_time() -> None:
    page = (
        f'<PDFSource name="Report"><PDFSelection page="0"/><Representation name="r">'
        f"<PlainTextContent>{TALK}</PlainTextContent>{marked(AT, AT + 5)}</Representation></PDFSource>"
    )
    film = (
        f'<VideoSource name="Film"><Transcript name="t"><PlainTextContent>{TALK}</PlainTextContent>'
        f'<SyncPoint guid="p1" position="{AT}"/><SyncPoint guid="p2" position="{AT + 16}"/>'
        '<TranscriptSelection fromSyncPoint="p1" toSyncPoint="p2"/></Transcript></VideoSource>'
    )
    export = read_export(project(page + film), "p.qdpx")
    assert [(quote.session, quote.text) for quote in export.quotes] == [
        ("Report", SAID[:5].strip()),
        ("Film", SAID[:16]),
    ]
    assert "1 marked area" in export.warnings[0]["message"]


@pytest.mark.parametrize(
    "source",
    [
        INTERVIEW.format(""),
        INTERVIEW.format("").replace("internal", "relative"),
        INTERVIEW.format("").replace("S1.txt", "../../secret"),
    ],
)
def test_a_source_whose_text_is_elsewhere_is_told_by_name(source: str) -> None:
    export = read_export(project(source), "p.qdpx")
    assert export.warnings[0]["message"].startswith("Interview 1: its plain text is not in the project")
    assert export.talks == []


def test_marks_outside_the_text_and_codes_that_do_not_exist_change_nothing() -> None:
    odd = marked(5000, 6000) + marked(9, 3) + '<PlainTextSelection startPosition="-1" endPosition="x"/>'
    unknown = marked(AT, AT + 6, '<Coding><CodeRef targetGUID="c9"/></Coding>')
    export = read_export(project(INTERVIEW.format(odd + unknown), files={"s1.txt": TALK}), "p.qdpx")
    assert [(quote.text, quote.codes) for quote in export.quotes] == [("I lose", ())]


def test_a_damaged_project_is_refused() -> None:
    whole = project(INTERVIEW.format(""))
    with pytest.raises(UnreadableFile):
        read_export(whole[: len(whole) // 2], "p.qdpx")
    with pytest.raises(UnreadableFile):
        read_export(project("<TextSource>"), "p.qdpx")
