"""Who speaks: labels first, then other ways to set a name off."""

from __future__ import annotations

from insights.transcripts.readers import read_transcript
from insights.transcripts.readers.lines import Block, Line
from insights.transcripts.readers.marks import mark_of
from insights.transcripts.readers.people import with_people


def people_in(*texts: str) -> tuple[list[str | None], frozenset[str]]:
    lines = [Line(text, number) for number, text in enumerate(texts, 1)]
    blocks, people = with_people([Block(mark_of(line.text), line) for line in lines])
    return [block.label for block in blocks], people


def test_labels_come_before_other_ways_to_set_a_name_off():
    labels, people = people_in("Eva: Hi.", "[Tom] Hello.", "Ben: Yes.", "[Tom] So.", "Eva: Well.", "Ben: No.")
    assert (labels, people) == (["Eva", None, "Ben", None, "Eva", "Ben"], {"Eva", "Ben"})


def test_a_doubtful_label_is_of_a_person_who_speaks_elsewhere():
    labels, _ = people_in("Eva: Hi.", "Tom: Hello.", "Eva?: Maybe.", "Who then?: Nobody knows.", "Tom: So.")
    assert labels == ["Eva", "Tom", "Eva", None, "Tom"]


def test_names_without_labels_are_known_by_their_place():
    assert people_in("[Eva] Hi.", "[Tom] Hello.", "[Eva] So.", "[Tom] Yes.")[1] == {"Eva", "Tom"}
    assert people_in("We came.", "We stayed.")[1] == frozenset()


def test_what_only_numbers_stand_beside_is_no_person():
    assert people_in("T1: 5", "T2: 4", "T3: 5", "T1: 3", "T2: 2/5")[1] == frozenset()


def test_where_labels_stand_with_times_one_within_a_line_is_nobody():
    talk = (
        "Eva Moss: 00:01\n\nTwo books.\n\nThe Harbour Of Stone: A Life is the better one.\n\n"
        "Carl Lund: 00:09\n\nWhy?\n\nEva Moss: 00:12\n\nIt is short.\n\nCarl Lund: 00:20\n\nYes.\n"
    )
    parsed = read_transcript(talk.encode(), "books.txt")
    assert parsed.speakers == ("Eva Moss", "Carl Lund")
    assert parsed.turns[0].text == "Two books.\n\nThe Harbour Of Stone: A Life is the better one."


def test_small_names_alone_in_their_lines_are_people():
    talk = "eva:\nIt is a small thing.\nCarl:\nIs it?\neva:\nYes, and light.\nCarl:\nGood.\n"
    assert read_transcript(talk.encode(), "talk.txt").speakers == ("eva", "Carl")


def test_headings_that_ask_are_said_by_the_one_they_name():
    text = "# Talk\n\n## Interviewer: What?\n__Anna__: A tool.\n\n## Interviewer: Why?\n__Anna__: To.\n"
    parsed = read_transcript(text.encode(), "a.md")
    assert [(turn.speaker, turn.text) for turn in parsed.turns][:2] == [
        ("Interviewer", "What?"),
        ("Anna", "A tool."),
    ]
    assert [section.title for section in parsed.sections] == ["Talk"]
