"""A name that stands only where the speaker changes holds until the next name."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.carrying import carry_names
from insights.transcripts.readers.parsed import Reading, Turn


def speakers(*names: str | None, changes: tuple[int, ...] = ()) -> list[str | None]:
    reading = Reading("vtt", [Turn(name, None, None, "Well.") for name in names])
    carry_names(reading, changes)
    return [segment.speaker for segment in reading.segments]


def test_parts_without_a_name_go_to_the_person_named_before():
    assert speakers(None, "Anna", None, "Ben", None, None, "Anna") == [
        None, "Anna", "Anna", "Ben", "Ben", "Ben", "Anna",
    ]  # fmt: skip


def test_nothing_is_carried_where_names_are_repeated_or_too_few():
    assert speakers("Anna", "Anna", None, "Ben", None, "Anna")[2] is None
    assert speakers("Anna", None, None, "Ben")[1] is None
    assert speakers("Anna", "Ben", "Anna", None)[3] is None


def test_somebody_unnamed_who_begins_to_speak_ends_what_is_carried():
    assert speakers("Anna", None, None, "Ben", "Anna", changes=(1,)) == ["Anna", None, None, "Ben", "Anna"]


def test_captions_and_tables_with_names_at_changes_are_read_whole_and_say_so():
    vtt = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v INT>How is it?\n\n00:02.000 --> 00:03.000\n<v AB>Good.\n\n"
        "00:03.000 --> 00:04.000\nVery good.\n\n00:04.000 --> 00:05.000\nSo good.\n\n"
        "00:05.000 --> 00:06.000\n<v INT>Why?\n"
    )
    parsed = read_transcript(vtt.encode(), "a.vtt")
    assert [turn.speaker for turn in parsed.turns] == ["INT", "AB", "INT"]
    assert parsed.turns[1].text == "Good. Very good. So good."
    assert "2 parts without one" in parsed.warnings[-1].message
    table = "speaker,text\nINT,How is it?\nAB,Good.\n,Very good.\n,So good.\nINT,Why?\n"
    assert [turn.speaker for turn in read_transcript(table.encode(), "a.csv").turns] == ["INT", "AB", "INT"]


def test_chevrons_without_a_name_are_somebody_else():
    srt = "".join(
        f"{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{text}\n\n"
        for at, text in enumerate(
            (">> ANNA: Hello.", "And welcome.", ">> Hi.", ">> BEN: Hi.", "Yes.", ">> ANNA: Well."), 1
        )
    )
    parsed = read_transcript(srt.encode(), "a.srt")
    assert [turn.speaker for turn in parsed.turns] == ["ANNA", None, "BEN", "ANNA"]


def test_times_at_the_ends_of_paragraphs_are_the_beginnings_of_the_next():
    talk = b"Eva: Shall we? #00:00:03-2#\n\nTom: Yes. #00:00:12-0#\n\nEva: Well. #00:01:05-9#\n"
    parsed = read_transcript(talk, "talk.txt")
    assert [(turn.start, turn.end) for turn in parsed.turns] == [(0.0, 3.2), (3.2, 12.0), (12.0, 65.9)]
    assert "ends of paragraphs" in parsed.warnings[-1].message
