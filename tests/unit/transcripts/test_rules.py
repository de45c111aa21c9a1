"""Titles, names and marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.transcripts import rules
from insights.transcripts.rules import Mark


@pytest.mark.parametrize(
    ("file_name", "title"),
    [
        ("interview_03 final.vtt", "Interview 03 final"),
        ("C:\\users\\ada\\Session 1.docx", "Session 1"),
        ("folder/.vtt", "Transcript"),
        ("usability-test.2.txt", "Usability-test.2"),
    ],
)
def test_a_file_name_becomes_a_readable_title(file_name: str, title: str) -> None:
    assert rules.title_of(file_name) == title


BEFORE = ("What did you try?", "I can not find the expor button. So I gave up.", "Thank you, really.", "Bye.")
AFTER = ("What did you try?", "I cannot find the export button.", "So I gave up.", "Bye.", "One more thing.")


@pytest.mark.parametrize(
    ("at", "words", "stands"),
    [
        (0, "did you try", (0, "did you try")),
        (1, "expor button", (1, "export button")),
        (1, "So I gave up.", (2, "So I gave up.")),
        (1, "I can not find the expor button. So I gave up.", (1, "I cannot find the export button.")),
        (2, "Thank you, really.", None),
        (3, "Bye.", (3, "Bye.")),
    ],
)
def test_a_stretch_stands_in_the_turn_of_the_newer_file_that_has_most_of_it(
    at: int, words: str, stands: tuple[int, str] | None
) -> None:
    told = rules.retold(BEFORE, AFTER)
    start = BEFORE[at].index(words)
    place = told.place(at, start, start + len(words))
    assert (place and (place.at, AFTER[place.at][place.start : place.end])) == stands


def test_what_became_of_the_turns_is_said_and_counted() -> None:
    told = rules.retold(BEFORE, AFTER)
    assert told.summary() == "Turns: 2 as before, 1 changed, 1 gone, 2 new."
    assert rules.retold([], ["Hi."]).summary() == "Turns: 1 new."
    assert rules.retold([], []).summary() == "Turns: none."


def test_two_talks_by_one_guide_are_not_taken_for_one_another() -> None:
    asked = "What did you try last? And what happened then?"
    mia = [f"I ordered chair {at} and its legs were missing." for at in range(9)]
    anna = [f"We never pay by card number {at} since the fee came." for at in range(9)]
    assert not rules.same_talk([asked, *mia], [asked, *anna])
    assert rules.same_talk([asked, *mia], [asked.upper(), " ".join(mia).replace("legs", "leg's")])
    assert rules.same_talk([asked, *mia], mia[:4])
    assert rules.same_talk(["Hello!"], ["hello"])
    assert not rules.same_talk(["Hello!"], [])
    assert not rules.same_talk(["Hello!"], ["Good bye"])


@given(
    st.lists(st.text("ab .", min_size=1, max_size=12), max_size=5),
    st.lists(st.text("ab .", min_size=1, max_size=12), max_size=5),
)
def test_every_stretch_stands_inside_a_turn_of_the_newer_file_or_nowhere(
    before: list[str], after: list[str]
) -> None:
    told = rules.retold(before, after)
    for at, text in enumerate(before):
        for start in range(len(text)):
            place = told.place(at, start, len(text))
            assert place is None or 0 <= place.start < place.end <= len(after[place.at])
    assert told.summary()


def test_moderators_are_named_by_their_part_and_people_by_pseudonym() -> None:
    assert rules.speaker_name("P07", False, 1) == "P07"
    assert rules.speaker_name("P07", True, 0) == "Moderator"
    assert rules.speaker_name(None, False, 1) == "Speaker 2"


@pytest.mark.parametrize(
    ("heading", "title"), [("Task 2: Pay", "Pay"), ("Aufgabe 1 – Suchen", "Suchen"), ("Task", "Task")]
)
def test_a_task_is_named_by_what_is_to_be_done(heading: str, title: str) -> None:
    assert rules.task_title(heading) == title


def test_overlapping_marks_cut_the_text_at_every_edge() -> None:
    first, second = Mark(0, 5, "a", ""), Mark(3, 8, "b", "")
    pieces = rules.pieces_of("abcdefghij", [first, second])
    assert [(p.text, p.marks) for p in pieces] == [
        ("abc", (first,)),
        ("de", (first, second)),
        ("fgh", (second,)),
        ("ij", ()),
    ]


marks = st.tuples(st.integers(-2, 30), st.integers(-2, 30)).map(lambda at: Mark(at[0], at[1], "", ""))


@given(st.text(max_size=25), st.lists(marks, max_size=5))
def test_no_character_is_lost_whatever_the_marks(text: str, given_marks: list[Mark]) -> None:
    assert "".join(piece.text for piece in rules.pieces_of(text, given_marks)) == text


def test_marks_that_deceive_are_taken_out_of_a_files_name() -> None:
    assert rules.clean_name("a\x00b\u202e\n c.vtt") == "ab c.vtt"
    assert rules.clean_name("\u200b") == "unnamed"
    assert len(rules.clean_name("x" * 400 + ".vtt")) == 255


def test_characters_that_no_database_keeps_are_dropped() -> None:
    read = {"turns": [{"text": "a\0b\ud800c", "start": 1.5}], "language": None}
    assert rules.storable(read) == {"turns": [{"text": "abc", "start": 1.5}], "language": None}


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"ID3\x04\0\0\0\0\0\0\0\0\0\0\0\0", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"RIFF\x24\0\0\0WAVEfmt ", "audio/wav"),
        (b"\0\0\0\x20ftypisom\0\0\0\0", "video/mp4"),
        (b"\0\0\0\x20ftypM4A \0\0\0\0", "audio/mp4"),
        (b"OggS\0\x02", "audio/ogg"),
        (b"fLaC\0\0", "audio/flac"),
        (b"\x1aE\xdf\xa3\x01", "video/webm"),
        (b"\xff\xfeW\0E\0B\0V\0", None),
        (b"WEBVTT\n\n", None),
        (b"", None),
    ],
)
def test_a_recording_is_known_by_its_first_bytes(head: bytes, kind: str | None) -> None:
    assert rules.media_type_of(head) == kind


def test_only_a_zip_is_taken_for_a_folder() -> None:
    assert rules.is_bundle("Interviews.ZIP")
    assert not rules.is_bundle("interview.docx")


def test_the_margin_names_each_mark_once_and_peoples_own_first() -> None:
    theme = Mark(0, 4, "Cost", "/themes/1", suggested=True)
    other = Mark(2, 5, "Login", "/themes/2", suggested=True)
    code, again = Mark(6, 9, "Cost", "/highlights/1"), Mark(11, 12, "Cost", "/highlights/2")
    assert rules.distinct_marks([theme, other, again, code]) == [code, other]
